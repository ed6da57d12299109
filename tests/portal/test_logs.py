"""What the portal's log says when something breaks: where, and nobody's data."""

import json

import psycopg

from tests.portal.conftest import Device
from tests.portal.test_back_office import FIELDS
from tests.portal_process import PortalProcess, say

SECRETS = (FIELDS["applicant.name"], FIELDS["applicant.personal_id"], "dossier-of-thu")


class Loud:
    """A portal whose standard error is read."""

    def __init__(self, database, files):
        self.database = database
        words = ("--port", 0, "--database", database, "--files", files)
        self.child = PortalProcess("serve", *words, apart=True)
        self.url = self.child.stdout.readline().split()[-1]

    def code(self):
        words = ("--org", "000.12.34.H26", "--counter", "03")
        return say("enrolment-code", "--database", self.database, *words)

    def ended(self):
        self.child._child.terminate()
        return self.child.end().stderr


def test_a_row_the_database_refuses_and_quotes_is_not_in_the_log(
    postgres, founded_template, tmp_path
):
    address = postgres("-T", founded_template)
    portal = Loud(address, tmp_path / "files")
    device = Device(portal, portal.code(), "03", "Quầy 3")
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE 'no room for %', NEW.fields; END $$"
        )
        connection.execute(
            "CREATE TRIGGER refused BEFORE INSERT ON dossier"
            " FOR EACH ROW EXECUTE FUNCTION refuse()"
        )
        body = device.operation("dossier-of-thu", fields=FIELDS)
        asked = b'{"epoch":%d,"operations":[%s]}' % (device.epoch, body)
        broken = device.ask("POST", "/v1/operations", data=asked)
    said = portal.ended()

    lines = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    (first,) = lines
    assert broken.status_code == 500
    assert (first["route"], first["status"]) == ("/v1/operations", 500)
    assert first["error"][-1] == "RaiseException P0001"
    assert any("services/pushing.py" in place for place in first["through"])
    assert not [secret for secret in SECRETS if secret in said]
