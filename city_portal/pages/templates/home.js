// Files go ahead of the form, in pieces by tus; where the line was cut, they go on.
// Nothing is kept in the browser. Without this script the form itself sends the files.
"use strict";

const form = document.getElementById("sheet");
const told = document.getElementById("sending");
const words = form ? form.dataset : {};
const PIECE = 512 * 1024;
const MOST = 10 * 1024 * 1024;
const PLACE = "/nop-ho-so/tep";
const TUS = { "Tus-Resumable": "1.0.0" };
const AGAIN = [409, 423]; // told to look again how far it is
const LOST = ["NotFoundError", "NotReadableError"]; // the file itself
const SAID = { 400: words.many, 413: words.size, 415: words.kind, 429: words.many };

let last = Promise.resolve(); // files go one after another
let under = 0;
let held = null; // the button pressed while files were under way

class Final extends Error {}

function asked(place, method, headers, body) {
  const signal = AbortSignal.timeout(60_000);
  return fetch(place, { method, headers: { ...TUS, ...headers }, body, signal });
}

async function good(answer) {
  if (answer.ok) return answer;
  if (answer.status < 500 && !AGAIN.includes(answer.status)) {
    throw new Final(SAID[answer.status] || words.old);
  }
  throw new Error(answer.status);
}

function base64(text) {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

async function hashed(file) {
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((one) => one.toString(16).padStart(2, "0")).join("");
}

function rested(times) {
  const wait = Math.min(30_000, 1000 * 2 ** times) * (0.5 + Math.random() / 2);
  return new Promise((go) => {
    const timer = setTimeout(go, wait);
    addEventListener("online", () => { clearTimeout(timer); go(); }, { once: true });
  });
}

async function gone(file, head, show) {
  const begun = await good(await asked(PLACE, "POST", head));
  const place = begun.headers.get("Location");
  let offset = Number(begun.headers.get("Upload-Offset"));
  if (offset === file.size) await good(await asked(place, "HEAD", {}));
  while (offset < file.size) {
    show(offset);
    const headers = {
      "Content-Type": "application/offset+octet-stream",
      "Upload-Offset": String(offset),
    };
    const piece = file.slice(offset, offset + PIECE);
    const answer = await good(await asked(place, "PATCH", headers, piece));
    offset = Number(answer.headers.get("Upload-Offset"));
  }
}

async function send(input, file) {
  const line = document.createElement("p");
  const bar = document.createElement("progress");
  const text = document.createElement("span");
  line.className = "sending";
  bar.max = file.size;
  bar.setAttribute("aria-label", file.name);
  line.append(bar, text);
  input.before(line);
  const show = (offset) => {
    bar.value = offset;
    text.textContent = `${file.name}: ${Math.floor((100 * offset) / file.size)} %`;
  };
  try {
    if (file.size > MOST) throw new Final(words.size);
    if (!file.size) throw new Final(words.kind);
    const sha256 = await hashed(file);
    const row = input.name.slice("paper:".length);
    const head = {
      "Upload-Length": String(file.size),
      "Upload-Metadata":
        `sha256 ${base64(sha256)},row ${base64(row)},filename ${base64(file.name)}`,
    };
    for (let times = 0; ; times += 1) {
      try {
        await file.slice(0, 1).arrayBuffer(); // one changed or taken away is no cut line
        await gone(file, head, show);
        break;
      } catch (error) {
        if (error instanceof Final || LOST.includes(error.name)) throw error;
        text.textContent = `${file.name}: ${words.cut}`;
        told.textContent = text.textContent;
        await rested(times);
      }
    }
    line.replaceWith(kept(file.name, sha256));
    told.textContent = `${words.here}: ${file.name}`;
  } catch (error) {
    bar.remove();
    line.className = "fault";
    text.textContent = `${file.name}: ${error instanceof Final ? error.message : words.old}`;
    told.textContent = text.textContent;
  }
}

function kept(name, sha256) {
  const label = document.createElement("label");
  const box = document.createElement("input");
  label.className = "pick";
  box.type = "checkbox";
  box.name = "drop";
  box.value = sha256;
  label.append(box, ` ${words.drop}: ${name}`);
  return label;
}

function chosen(event) {
  const input = event.target;
  const files = [...input.files];
  if (!files.length) return;
  under += 1;
  last = last.then(async () => {
    for (const file of files) await send(input, file);
    input.value = "";
    under -= 1;
    if (!under && held) {
      const button = held;
      held = null;
      form.requestSubmit(button);
    }
  });
}

if (form && crypto.subtle && AbortSignal.timeout) {
  for (const input of form.querySelectorAll("input[type=file]")) {
    input.addEventListener("change", chosen);
  }
  form.addEventListener("submit", (event) => {
    if (!under) return;
    event.preventDefault();
    held = event.submitter;
    told.textContent = words.hold;
  });
}
