"""Pages of a citizen who declares at home: choose, write, attach, submit, read."""

import asyncio
from collections.abc import Mapping
from typing import Annotated, Any

from litestar import Response, get, post
from litestar.params import QueryParameter, RawBody
from litestar.response import Redirect

from city_portal.pages import drawing
from city_portal.pages.home_words import WORDS
from city_portal.pages.sheets import answers_of, parts_of
from city_portal.pages.visiting import MOST, STATUS, Given, Visit, is_own
from city_portal.rules.refusals import Refused, Why
from city_portal.services.submitting import OPEN, Sent, Sheet, Submitting, missing

COOKIE = "__Host-nop"
HOME = "/nop-ho-so"
_MOST_SENT = 40 * 1024 * 1024
_LANG = Annotated[str, QueryParameter(max_length=10)]
_CODE = Annotated[str, QueryParameter(max_length=40)]


@get("/", sync_to_thread=True)
def choose(submitting: Given[Submitting], lang: _LANG = "vi") -> Response[str]:
    """Show the procedures offered online, and where a draft is opened again."""
    return _chosen(submitting, _lang(lang), {})


@post(
    "/",
    sync_to_thread=True,
    status_code=200,
    request_max_body_size=MOST,
)
def begin(
    request: Visit, body: RawBody, submitting: Given[Submitting]
) -> Response[Any]:
    """Begin a draft, or open one by both codes."""
    form = drawing.answers(body)
    lang, client = _lang(form.get("lang", "")), _client(request)
    try:
        _must_be_ours(request)
        if form.get("code"):
            code, secret = form["code"], form.get("secret", "")
            code = submitting.sheet(code, secret, client).row.code
        else:
            code, secret = submitting.start(
                form.get("procedure", ""), form.get("org", ""), client
            )
    except Refused as error:
        return _chosen(submitting, lang, form, error)
    answer: Response[Any] = Redirect(f"{HOME}/to-khai?lang={lang}", status_code=303)
    secret = "".join(secret.split()).upper()
    answer.cookies.append(drawing.cookie(COOKIE, f"{code}.{secret}"))
    return answer


@get("/to-khai", sync_to_thread=True)
def sheet(
    request: Visit,
    submitting: Given[Submitting],
    lang: _LANG = "vi",
    done: _CODE = "",
) -> Response[Any]:
    """Show the declaration as it stands."""
    lang = _lang(lang)
    keys = keys_of(request)
    try:
        found = submitting.sheet(*keys)
    except Refused:
        return Redirect(f"{HOME}?lang={lang}", status_code=303)
    return _drawn(found, keys[1], lang, done=done)


@post(
    "/to-khai",
    status_code=200,
    request_max_body_size=_MOST_SENT,
)
async def keep(request: Visit, submitting: Given[Submitting]) -> Response[Any]:
    """Keep what was written; submit it when that was asked."""
    form = await request.form()
    texts: dict[str, list[str]] = {}
    files: list[Sent] = []
    for name, value in form.multi_items():
        if isinstance(value, str):
            texts.setdefault(name, []).append(value)
        elif value.filename:
            row, content = name.removeprefix("paper:"), await value.read()
            files.append(Sent(row=row, name=value.filename, content=content))
    return await asyncio.to_thread(_kept, request, submitting, texts, files)


@post(
    "/dong",
    sync_to_thread=False,
    status_code=200,
    request_max_body_size=MOST,
)
def leave() -> Response[Any]:
    """Forget the codes on this computer."""
    answer: Response[Any] = Redirect(HOME, status_code=303)
    answer.cookies.append(drawing.cookie(COOKIE, ""))
    return answer


def _kept(
    request: Visit,
    submitting: Submitting,
    form: Mapping[str, list[str]],
    files: list[Sent],
) -> Response[Any]:
    def said(name: str) -> str:
        return form.get(name, [""])[0]

    lang, keys = _lang(said("lang")), keys_of(request)
    try:
        _must_be_ours(request)
        before = submitting.sheet(*keys)
    except Refused:
        return Redirect(f"{HOME}?lang={lang}", status_code=303)
    person = {name: said(name) for name in ("name", "personal_id", "phone")}
    answers = answers_of(before.asked, form)
    is_last = said("do") == "submit"
    try:
        found = submitting.save(keys, person, answers, files, form.get("drop", []))
        if is_last:
            submitting.submit(keys)
    except Refused as error:
        # What was written is kept even where a file or the handing in was refused.
        if error.detail != "faults" and before.row.status in OPEN:
            submitting.save(keys, person, answers)
        return _drawn(submitting.sheet(*keys), keys[1], lang, refused=error)
    if not is_last and found.asked.declaration != before.asked.declaration:
        return _drawn(found, keys[1], lang, done="saved")
    done = "submitted" if is_last else "saved"
    return Redirect(f"{HOME}/to-khai?lang={lang}&done={done}", status_code=303)


def _drawn(
    found: Sheet,
    secret: str,
    lang: str,
    *,
    done: str = "",
    refused: Refused | None = None,
) -> Response[str]:
    words = WORDS[lang]
    shows = refused is not None and refused.detail == "faults"
    faults = faults_of(found, words) if shows else []
    said = {pointer: text for pointer, text in faults if pointer}
    html = drawing.ENVIRONMENT.get_template("home_sheet.html").render(
        words=words,
        lang=lang,
        row=found.row,
        office=found.office,
        secret=secret,
        is_open=found.row.status in OPEN,
        parts=parts_of(found.asked, said),
        title=found.asked.declaration.title,
        papers=found.papers,
        files=found.files,
        provider=found.provider,
        faults=faults,
        wrong=[pointer for pointer, _text in faults],
        done=words[done] if done in {"saved", "submitted"} else "",
        problem=problem(refused, words) if refused else "",
    )
    status = STATUS[refused.why] if refused else 200
    return drawing.page(html, status, "same-origin", is_scripted=True)


def faults_of(found: Sheet, words: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return (pointer, sentence) of all that is not right; of the person, a name."""
    said = [
        (name, words["fault_missing"].format(label=words[name]))
        for name in missing(found.row)
    ]
    for fault in found.asked.faults:
        sentence = words.get(f"fault_{fault.kind.value}", words["fault_other"])
        said.append(
            (fault.pointer, fault.message or sentence.format(label=fault.label))
        )
    return said


def problem(refused: Refused, words: Mapping[str, str]) -> str:
    """Return what to tell about a refusal."""
    return words.get(f"problem_{refused.detail}", words["problem_step"])


def _chosen(
    submitting: Submitting,
    lang: str,
    given: Mapping[str, str],
    refused: Refused | None = None,
) -> Response[str]:
    groups, offices = submitting.offers()
    words = WORDS[lang]
    html = drawing.ENVIRONMENT.get_template("home_choose.html").render(
        words=words,
        lang=lang,
        groups=groups,
        offices=offices,
        given=given,
        problem=problem(refused, words) if refused else "",
    )
    status = STATUS[refused.why] if refused else 200
    return drawing.page(html, status, "same-origin")


def _must_be_ours(request: Visit) -> None:
    if not is_own(request):
        raise Refused(Why.FORBIDDEN, "csrf")


def keys_of(request: Visit) -> tuple[str, str, str]:
    """Return the codes the browser holds, and whose it is."""
    code, _, secret = request.cookies.get(COOKIE, "").partition(".")
    return code, secret, _client(request)


def own_keys(request: Visit) -> tuple[str, str, str]:
    """Return the same, once it is known that a page of this portal asks."""
    _must_be_ours(request)
    return keys_of(request)


def _client(request: Visit) -> str:
    return request.client.host if request.client else ""


def _lang(asked: str) -> str:
    return asked if asked in WORDS else "vi"


HANDLERS = (choose, begin, sheet, keep, leave)
