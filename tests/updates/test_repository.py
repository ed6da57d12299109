"""Twelve repositories that must be refused, and the one that must not.

Source of the attacks: The Update Framework's specification, section 1.5.
"""

import shutil
from datetime import UTC, datetime, timedelta

import pytest
from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import (
    Metadata,
    MetaFile,
    Root,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)

from counter_app.domain.keeping_errors import UpdateRefused
from counter_app.domain.updates import Not, hindrance, ordered
from counter_app.updates.repository import Repository

NOW = datetime.now(UTC)
ROLES = ("root", "timestamp", "snapshot", "targets")
PACKAGE = b"a package" * 1000
NAME = "mot-cua-phuong_0.2.0_amd64.deb"
SYSTEM = "amd64.deb"
RING = {"0": "2026-01-01T00:00:00+07:00", "1": "2126-01-01T00:00:00+07:00"}


class City:
    """The city's signing room: keys, and the files of a repository."""

    def __init__(self, folder):
        self.folder = folder
        self.keys = {
            role: [CryptoSigner.generate_ed25519() for _ in range(3)] for role in ROLES
        }
        later = NOW + timedelta(days=30)
        self.root = Root(expires=later, consistent_snapshot=True)
        for role in ROLES:
            for signer in self.keys[role]:
                self.root.add_key(signer.public_key, role)
            self.root.roles[role].threshold = 2
        self.targets = Targets(expires=later)
        self.snapshot = Snapshot(expires=later)
        self.timestamp = Timestamp(expires=later)
        self.release("0.2.0")

    def release(self, offered, **custom):
        for name, content in (
            (NAME, PACKAGE),
            (f"{SYSTEM}/newest.json", offered.encode()),
        ):
            target = TargetFile.from_data(name, content, ["sha256"])
            place = self.folder / "targets" / name
            place = place.with_name(f"{target.hashes['sha256']}.{place.name}")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
            if name != NAME:
                target.unrecognized_fields["custom"] = {
                    "package": NAME,
                    "version": offered,
                    "size": len(PACKAGE),
                    "not_before": RING,
                    **custom,
                }
            self.targets.targets[name] = target

    def signed(self, role, part, signers=None):
        metadata = Metadata(part)
        for signer in signers if signers is not None else self.keys[role][:2]:
            metadata.sign(signer, append=True)
        return metadata.to_bytes()

    def put(self, name, content):
        place = self.folder / "metadata" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)

    def publish(self, **signers):
        """Write everything, as the next version of the dated roles."""
        self.put(f"{self.root.version}.root.json", self.signed("root", self.root))
        targets = self.signed("targets", self.targets, signers.get("targets"))
        self.put(f"{self.targets.version}.targets.json", targets)
        self.snapshot.meta["targets.json"] = MetaFile(self.targets.version)
        snapshot = self.signed("snapshot", self.snapshot, signers.get("snapshot"))
        self.put(f"{self.snapshot.version}.snapshot.json", snapshot)
        self.timestamp.snapshot_meta = MetaFile(self.snapshot.version)
        stamp = self.signed("timestamp", self.timestamp, signers.get("timestamp"))
        self.put("timestamp.json", stamp)

    def next(self):
        for part in (self.targets, self.snapshot, self.timestamp):
            part.version += 1


@pytest.fixture
def city(tmp_path):
    city = City(tmp_path / "repository")
    city.publish()
    return city


@pytest.fixture
def first_root(city):
    return (city.folder / "metadata" / "1.root.json").read_bytes()


@pytest.fixture
def pc(city, first_root, tmp_path):
    """A PC that asks anew each time and remembers what it trusted."""
    return lambda: Repository(first_root, tmp_path / "state", str(city.folder))


def refused(pc):
    with pytest.raises(UpdateRefused) as caught:
        pc().offer(SYSTEM)
    return caught.value.why


def test_what_the_city_signed_is_offered_and_fetched(pc, tmp_path):
    repository = pc()

    offer = repository.offer(SYSTEM)
    place = repository.fetch(offer, tmp_path / "out")
    again = repository.fetch(offer, tmp_path / "out")

    assert (offer.version, offer.size, offer.halt) == ("0.2.0", len(PACKAGE), False)
    assert place.read_bytes() == PACKAGE
    assert again == place
    assert repository.offer("win_amd64.msi") is None


def test_case_83_1_a_timestamp_of_before_is_refused(city, pc):
    old = (city.folder / "metadata" / "timestamp.json").read_bytes()
    city.next()
    city.publish()
    pc().offer(SYSTEM)
    city.put("timestamp.json", old)

    assert refused(pc) == "BadVersionNumberError"


def test_case_83_2_a_snapshot_of_before_is_refused(city, pc):
    city.next()
    city.publish()
    pc().offer(SYSTEM)
    city.snapshot.version = 1
    city.timestamp.version += 1
    city.publish()

    assert refused(pc) == "BadVersionNumberError"


def test_case_83_3_targets_of_before_are_refused(city, pc):
    city.next()
    city.publish()
    pc().offer(SYSTEM)
    city.targets.version = 1
    city.snapshot.version += 1
    city.timestamp.version += 1
    city.publish()

    assert refused(pc) == "BadVersionNumberError"


@pytest.mark.parametrize("role", ["timestamp", "snapshot", "targets"])
def test_case_83_4_a_frozen_repository_is_refused_when_its_date_ran_out(city, pc, role):
    getattr(city, role).expires = NOW - timedelta(days=1)
    city.next()
    city.publish()

    assert refused(pc) == "ExpiredMetadataError"


def test_case_83_5_a_root_whose_date_ran_out_is_refused(city, pc):
    city.root.version = 2
    city.root.expires = NOW - timedelta(days=1)
    city.publish()

    assert refused(pc) == "ExpiredMetadataError"


def test_case_83_6_a_mix_of_two_releases_is_refused(city, pc):
    city.targets.version = 2
    fresh = city.signed("targets", city.targets)
    city.publish()
    city.put("1.targets.json", fresh)  # of the next release, beside this snapshot
    city.targets.version = 1
    city.snapshot.meta["targets.json"] = MetaFile(1)
    city.put("1.snapshot.json", city.signed("snapshot", city.snapshot))

    assert refused(pc) == "BadVersionNumberError"


@pytest.mark.parametrize("role", ["timestamp", "snapshot", "targets"])
def test_case_83_7_strangers_keys_sign_nothing(city, pc, role):
    strangers = [CryptoSigner.generate_ed25519() for _ in range(2)]
    city.next()
    city.publish(**{role: strangers})

    assert refused(pc) == "UnsignedMetadataError"


@pytest.mark.parametrize("role", ["timestamp", "snapshot", "targets"])
def test_case_83_8_one_signature_of_two_is_too_few(city, pc, role):
    city.next()
    city.publish(**{role: city.keys[role][:1]})

    assert refused(pc) == "UnsignedMetadataError"


def test_case_83_9_a_root_the_old_keys_did_not_sign_is_refused(city, pc):
    usurper = City(city.folder.with_name("usurper"))
    usurper.root.version = 2
    city.put("2.root.json", usurper.signed("root", usurper.root))

    assert refused(pc) == "UnsignedMetadataError"


@pytest.mark.parametrize("change", [b"x" * len(PACKAGE), PACKAGE[:-1]])
def test_case_83_10_a_package_of_other_bytes_is_refused(city, pc, tmp_path, change):
    repository = pc()
    offer = repository.offer(SYSTEM)
    [place] = (city.folder / "targets").glob(f"*{NAME}")
    place.write_bytes(change)

    with pytest.raises(UpdateRefused):
        repository.fetch(offer, tmp_path / "out")

    assert not (tmp_path / "out" / NAME).exists()


def test_case_83_11_an_endless_package_or_list_is_cut_off(city, pc, tmp_path):
    repository = pc()
    offer = repository.offer(SYSTEM)
    [place] = (city.folder / "targets").glob(f"*{NAME}")
    place.write_bytes(PACKAGE * 50)
    with pytest.raises(UpdateRefused):
        repository.fetch(offer, tmp_path / "out")
    city.put("timestamp.json", b"[" * 1_000_000)

    assert refused(pc) == "DownloadLengthMismatchError"


def test_case_83_12_after_a_fast_forward_new_keys_lead_back(city, pc):
    city.timestamp.version = city.snapshot.version = 1_000_000
    city.publish()
    pc().offer(SYSTEM)  # the stolen key's version is believed
    for role in ("timestamp", "snapshot"):
        for signer in city.keys[role]:
            city.root.revoke_key(signer.public_key.keyid, role)
        city.keys[role] = [CryptoSigner.generate_ed25519() for _ in range(2)]
        for signer in city.keys[role]:
            city.root.add_key(signer.public_key, role)
    city.root.version = 2
    city.timestamp.version = city.snapshot.version = 2
    city.publish()

    assert pc().offer(SYSTEM).version == "0.2.0"


def test_a_mirror_that_is_away_or_talks_nonsense_offers_nothing(city, pc):
    city.put("timestamp.json", b"<html>a captive page</html>")
    nonsense = refused(pc)
    shutil.rmtree(city.folder)

    assert (nonsense, refused(pc)) == (
        "DeserializationError",
        "DownloadHTTPError",
    )


@pytest.mark.parametrize(
    "custom",
    [
        {"package": "../../etc/cron.d/x"},
        {"version": "1.x"},
        {"not_before": {"0": "2026-01-01"}},
        {"not_before": None},
        {"size": "big"},
    ],
)
def test_an_offer_that_cannot_be_is_refused_though_it_is_signed(city, pc, custom):
    city.release("0.2.0", **custom)
    city.next()
    city.publish()

    assert refused(pc) == "the offer cannot be read"


EVENING = datetime.fromisoformat("2026-11-23T20:00:00+07:00")


@pytest.mark.parametrize(
    ("custom", "this_pc", "why"),
    [
        ({}, ("0.1.0", 0, EVENING), None),
        ({}, ("0.2", 0, EVENING), Not.NOT_NEWER),
        ({}, ("0.10.0", 0, EVENING), Not.NOT_NEWER),
        ({}, ("0.1.0", 1, EVENING), Not.NOT_YET),
        ({}, ("0.1.0", 3, EVENING), Not.NOT_YET),
        ({"halt": True}, ("0.1.0", 0, EVENING), Not.HALTED),
        ({"from_version": "0.1.5"}, ("0.1.0", 0, EVENING), Not.TOO_OLD),
        ({}, ("0.1.0", 0, EVENING.replace(hour=10)), Not.WORKING_HOURS),
    ],
)
def test_an_offer_is_taken_by_ring_day_and_hour_and_never_a_lower_version(
    city, pc, custom, this_pc, why
):
    city.release("0.2.0", **custom)
    city.next()
    city.publish()

    assert hindrance(pc().offer(SYSTEM), *this_pc) is why


@pytest.mark.parametrize("text", ["", "1..2", "1.-2", "v1", "1.2.3.4.5.6", "١.٢"])
def test_what_is_no_version_is_not_compared(text):
    with pytest.raises(ValueError, match=r"^"):
        ordered(text)
