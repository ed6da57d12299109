// The near side of the peer: FOLDER and the far side's PORT. Each line it is told holds
// documents; it writes them here, replicates them in batches of a hundred and answers
// how many milliseconds the replication took and how many documents it wrote.
const PouchDB = require("pouchdb");
const lines = require("readline").createInterface({ input: process.stdin });

const [folder, port] = process.argv.slice(2);
const near = new PouchDB(folder + "/near");
const far = new PouchDB(`http://127.0.0.1:${port}/office`);

async function replicate(documents) {
  for (const document of documents) {
    const found = await near.get(document._id).catch(() => null);
    if (found) document._rev = found._rev;
  }
  if (documents.length) await near.bulkDocs(documents);
  const begun = process.hrtime.bigint();
  const done = await PouchDB.replicate(near, far, { batch_size: 100 });
  const spent = Number(process.hrtime.bigint() - begun) / 1e6;
  return [spent, done.docs_written];
}

(async () => {
  for await (const line of lines)
    console.log(JSON.stringify(await replicate(JSON.parse(line))));
})();
