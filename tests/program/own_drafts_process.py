"""Two officers of one system account, each in a process of their own. Not a test.

``typing``: the first leaves a form half typed and stays at work, until told to go.
``prying``: the second opens the vault by their own password and the keyring of the
account they share, and says what of the first can be had: by the program, in every
table of the opened database, and in every file of the profile.
``open``: a program that holds the words and hides nothing, to see that one is found.
"""

import ctypes
import json
import sys
from dataclasses import replace
from pathlib import Path

from counter_app.domain.errors import NotYours
from counter_app.domain.ids import OfficerId
from counter_app.domain.people import Citizen, Source
from counter_app.rehearsal.people import OFFICER
from counter_app.store.database import open_engine
from counter_app.vault.keys import profile_keyring
from counter_app.vault.slots import floor_cost
from counter_app.vault.vault import Vault
from tests.program.counter_process import opened, say, signed_in

BINH = replace(OFFICER, id=OfficerId("binhtv.rieng"), name="Trần Văn Bình")
BINHS_WORD = "câu riêng của Bình"
SET_PTRACER = 0x59616D61
"""PR_SET_PTRACER."""
MARK = "ChimyếnGiữaTrưa"


def spelt():
    """The mark as a file or a memory may hold it."""
    return [
        *(MARK.encode(how) for how in ("utf-8", "utf-16-le", "utf-32-le")),
        json.dumps(MARK)[1:-1].encode(),
    ]


def typing(profile, portal):
    counter = signed_in(opened(profile, portal))
    counter.session.enrol(BINH, BINHS_WORD)
    draft = counter.intake.start(Citizen(name=MARK, source=Source.TYPED))
    held = counter.intake.resume(draft.id).citizen.name
    say("typed", [draft.id, held == MARK])
    sys.stdin.readline()
    counter.close()
    say("gone", "")


def prying(profile, portal, draft):
    keys = []
    vault = Vault(
        profile, profile_keyring(profile), cost=floor_cost, opened=keys.append
    )
    assert vault.admit(BINH.id, BINHS_WORD)
    with open_engine(profile / "counter.db", keys[0].database).connect() as connection:
        tables = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
        ).scalars()
        dumped = {
            name: repr(connection.exec_driver_sql(f'SELECT * FROM "{name}"').all())
            for name in tables.all()
        }
    files = [path.read_bytes() for path in profile.rglob("*") if path.is_file()]
    counter = opened(profile, portal)
    counter.session.sign_in(BINH.id, BINHS_WORD, "03")
    try:
        given = counter.intake.resume(draft).citizen.name
    except NotYours:
        given = "not yours"
    listed = repr(list(counter.lookup.drafts()))
    counter.close()
    said = {
        "is there": any(draft in rows for rows in dumped.values()),
        "tables": [name for name, rows in dumped.items() if MARK in rows],
        "files": sum(any(one in file for one in spelt()) for file in files),
        "given": given,
        "listed": MARK in listed,
    }
    say("pried", said)


def unhidden():
    # Where only parents may look into a process, this one lets anybody.
    ctypes.CDLL(None).prctl(SET_PTRACER, ctypes.c_ulong(-1), 0, 0, 0)
    kept = [MARK * 3]
    say("typed", kept[0][:1])
    sys.stdin.readline()


if __name__ == "__main__":
    if sys.argv[1] == "open":
        unhidden()
    elif sys.argv[1] == "typing":
        typing(Path(sys.argv[2]), sys.argv[3])
    else:
        prying(Path(sys.argv[2]), sys.argv[3], sys.argv[4])
