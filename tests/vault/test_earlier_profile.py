"""A profile made by the release before the vault: nothing lost, nothing left open.

``profile_2a214e5`` was made by that release's own code: two officers, one dossier with
its receipt, one draft half typed. Its keyring entries lie beside it.
"""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey
from sqlalchemy import text

from counter_app.bootstrap.doors import Doors
from counter_app.bootstrap.use_cases import Opening, open_counter
from counter_app.domain.errors import NotSignedIn, NotYours, SecretLost, WrongPassword
from counter_app.machine import SystemClock
from counter_app.paths import Paths
from counter_app.settings import Settings
from counter_app.store.database import open_engine
from counter_app.vault.device_key import ENTRIES as DEVICE_KEY
from counter_app.vault.device_key import PLAIN
from counter_app.vault.keys import Keys, profile_keyring
from counter_app.vault.vault import FILE, OLD_SECRET, SECRET

MADE = Path(__file__).parent / "profile_2a214e5"
KEPT = json.loads((MADE / "keyring.json").read_text())
NOW, NAME = datetime(2026, 11, 30, tzinfo=UTC), "6f0e8f0a-0000-4000-8000-000000000001"
HA, HAS_WORD = "hant.vmqtg", "tap-duot-2026"
BINH, BINHS_WORD = "binhtv.vmqtg", "mat-khau-cua-binh"


@pytest.fixture
def profile(tmp_path, secret_service):
    profile = tmp_path / "profile"
    shutil.copytree(MADE, profile, ignore=shutil.ignore_patterns("keyring.json"))
    ring = profile_keyring(profile)
    for name in (OLD_SECRET, PLAIN):
        ring.put(name, KEPT[name])
    yield profile
    for name in (OLD_SECRET, SECRET, *DEVICE_KEY, "witness"):
        ring.remove(name)


@pytest.fixture
def opened(profile):
    counters = []

    def opened():
        clock = SystemClock()
        counters.append(
            open_counter(
                Opening(
                    paths=Paths(profile),
                    settings=Settings(counter="03"),
                    announce=lambda _news: None,
                    doors=Doors(clock),
                    clock=clock,
                    rehearsal=True,
                )
            )
        )
        return counters[-1]

    yield opened
    for counter in counters:
        counter.close()


def test_every_officer_signs_in_with_the_password_of_before(opened):
    counter = opened()

    assert counter.session.sign_in(BINH, BINHS_WORD, "07").officer.id == BINH
    assert counter.session.sign_in(HA, HAS_WORD, "03").officer.name == "Nguyễn Thu Hà"
    with pytest.raises(WrongPassword):
        counter.session.sign_in(HA, BINHS_WORD, "03")


def test_dossier_receipt_and_draft_are_as_they_were(opened):
    counter = opened()
    counter.session.sign_in(HA, HAS_WORD, "03")

    dossier = counter.lookup.dossier(KEPT["dossier"])
    receipt = counter.receipting.latest(KEPT["dossier"])
    draft = counter.intake.resume(KEPT["draft"])

    assert dossier.code == KEPT["code"]
    assert receipt.startswith(b"%PDF")
    assert draft.answers["ghi_chu"] == "chữ gõ dở"
    assert draft.citizen.name == "TRẦN THỊ MẪU"


def test_a_draft_of_before_is_its_officers_alone_once_they_have_been_here(opened):
    counter = opened()
    counter.session.sign_in(HA, HAS_WORD, "03")
    counter.session.sign_in(BINH, BINHS_WORD, "07")

    with pytest.raises(NotYours):
        counter.intake.resume(KEPT["draft"])
    with counter.intake.begin() as work, pytest.raises(NotYours):
        work.drafts.get(KEPT["draft"])


def test_the_keyring_alone_no_longer_opens_the_data(opened, profile):
    opened()
    ring = profile_keyring(profile)

    assert ring.get(OLD_SECRET) is None
    assert ring.get(SECRET) != KEPT[OLD_SECRET]
    assert KEPT[OLD_SECRET] not in (profile / FILE).read_text()


def test_the_pcs_key_is_sealed_at_the_first_sign_in_and_is_the_same(opened, profile):
    counter, ring = opened(), profile_keyring(profile)
    assert counter.is_enrolled()
    assert ring.get(PLAIN) == KEPT[PLAIN]

    counter.session.sign_in(HA, HAS_WORD, "03")

    assert ring.get(PLAIN) is None
    assert KEPT[PLAIN] not in ring.get(DEVICE_KEY[0])
    signed = counter.enrolment.keys.assertion("pc", NOW, NAME)
    assert jwt.decode(signed, ECKey.import_key(KEPT[PLAIN]), algorithms=["ES256"])
    assert counter.is_enrolled()
    counter.close()
    with pytest.raises(NotSignedIn):
        opened().enrolment.keys.assertion("pc", NOW, NAME)


def test_a_backup_that_opens_is_made_first_and_no_hash_stays(opened, profile):
    counter = opened()
    counter.session.sign_in(HA, HAS_WORD, "03")
    counter.close()

    from base64 import b64decode

    key = Keys.of(b64decode(KEPT[OLD_SECRET])).database
    [backup] = profile.glob("counter-before-*.db")
    engine = open_engine(backup, key)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM dossier")).scalar() == 1
    engine.dispose()
    engine = open_engine(profile / "counter.db", key)
    with engine.connect() as connection:
        columns = connection.execute(text("SELECT * FROM account")).keys()
    engine.dispose()
    assert "password_hash" not in columns


def test_data_without_slots_and_without_a_secret_are_said_to_be_recoverable(
    opened, profile
):
    profile_keyring(profile).remove(OLD_SECRET)

    with pytest.raises(SecretLost):
        opened()

    assert not (profile / FILE).exists()
