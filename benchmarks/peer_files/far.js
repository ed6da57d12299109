// The far side of the peer: says its port. FOLDER is where it keeps its databases.
const express = require("express");
const PouchDB = require("pouchdb");

const prefix = process.argv[2] + "/far-";
const app = express();
app.use(
  require("express-pouchdb")(PouchDB.defaults({ prefix }), {
    mode: "minimumForPouchDB",
    configPath: prefix + "config.json",
    logPath: prefix + "log.txt",
  })
);
const server = app.listen(0, "127.0.0.1", () =>
  console.log(server.address().port)
);
