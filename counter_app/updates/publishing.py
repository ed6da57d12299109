"""The city's signing room: a repository of The Update Framework, made and kept.

Keys stay with their holders. What needs several signatures (root, targets) waits in
``pending/`` until enough have signed; then the online key dates it (snapshot and
timestamp). Nothing in ``pending/`` is believed by any PC.
"""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)
from securesystemslib.signer import CryptoSigner, SSlibKey  # type: ignore[attr-defined]
from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import (  # type: ignore[attr-defined]
    Metadata,
    MetaFile,
    Root,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)

from counter_app.domain.updates import ordered
from counter_app.updates.repository import NAME, NEWEST

ONLINE = ("snapshot", "timestamp")
ROLES = ("root", "targets", *ONLINE)
HASHES = ["sha256"]
SHORTEST = 16
"""Letters of a key's password."""


class CannotPublish(ValueError):
    """What was asked cannot be signed; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Lives:
    """Days that each role holds, and how many keys must sign it."""

    expires: Mapping[str, int]
    threshold: Mapping[str, int]
    """``root``, ``targets``, ``online``."""


def make_key(place: Path, password: str) -> str:
    """Write a new private key (mode 0600) and its public half beside it (``.pub``).

    The private half is PKCS#8, encrypted with the password: PBKDF2 in 2,048 rounds, as
    the library writes it, so that the length of the password is what counts. Returns
    the key's identifier. CannotPublish when there is a file already.
    """
    if len(password) < SHORTEST:
        raise CannotPublish(f"a key's password needs {SHORTEST} letters at least")
    private = Ed25519PrivateKey.generate()
    secret = BestAvailableEncryption(password.encode())
    public = private.public_key()
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, secret)
    half = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    for path, content, mode in ((place, pem, 0o600), (_half(place), half, 0o644)):
        try:
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
            with os.fdopen(os.open(path, flags, mode), "wb") as file:
                file.write(content)
        except OSError as error:
            raise CannotPublish(f"{path}: {error.strerror}") from error
    return str(SSlibKey.from_crypto(public).keyid)


def _half(place: Path) -> Path:
    return place.with_name(place.name + ".pub")


def _nobody(place: Path) -> str:
    raise CannotPublish(f"{place}: its password is wanted")


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys read from files: public halves by identifier, and who can sign."""

    public: Mapping[str, SSlibKey]
    signers: Mapping[str, CryptoSigner]

    @classmethod
    def read(
        cls, places: Iterable[Path], password: Callable[[Path], str] = _nobody
    ) -> "Keys":
        """Read PEM files, private or public (Ed25519); CannotPublish.

        ``password`` is asked for each file that has one.
        """
        public: dict[str, SSlibKey] = {}
        signers: dict[str, CryptoSigner] = {}
        for place in places:
            try:
                pem = place.read_bytes()
                if b"PRIVATE" in pem:
                    secret = None
                    if b"ENCRYPTED" in pem:
                        secret = password(place).encode()
                    private = load_pem_private_key(pem, password=secret)
                    if not isinstance(private, Ed25519PrivateKey):
                        raise CannotPublish(f"{place} is no Ed25519 key")
                    signer = CryptoSigner(private)
                    signers[signer.public_key.keyid] = signer
                    public[signer.public_key.keyid] = signer.public_key
                else:
                    half = load_pem_public_key(pem)
                    if not isinstance(half, Ed25519PublicKey):
                        raise CannotPublish(f"{place} is no Ed25519 key")
                    key = SSlibKey.from_crypto(half)
                    public[key.keyid] = key
            except (OSError, ValueError, TypeError) as error:
                raise CannotPublish(f"{place}: {error}") from error
        return cls(public, signers)


@dataclass(frozen=True, slots=True)
class Waits:
    """What still lacks signatures."""

    role: str
    has: int
    needs: int


class SigningRoom:
    """One repository folder: ``metadata/``, ``targets/`` and what waits."""

    def __init__(self, folder: Path, lives: Lives, now: datetime) -> None:
        """``now`` is aware; metadata are dated from it."""
        self._metadata = folder / "metadata"
        self._targets = folder / "targets"
        self._pending = folder / "pending"
        self._lives = lives
        self._now = now.astimezone(UTC)

    def begin(self, keys: Mapping[str, Keys]) -> Sequence[Waits]:
        """Make the first root, or the next one with these keys in place of the old.

        ``keys``: ``root``, ``targets`` and ``online``. Later roots take the signatures
        of enough old and enough new keys: private ones of both are wanted in the end.
        """
        old = self._newest("root")
        root = Root(
            version=old.signed.version + 1 if old else 1,
            expires=self._until("root"),
            consistent_snapshot=True,
        )
        for role in ROLES:
            group = "online" if role in ONLINE else role
            given = keys[group].public.values()
            threshold = self._lives.threshold[group]
            if len(given) < threshold:
                raise CannotPublish(f"{group}: {threshold} different keys are needed")
            for key in given:
                root.add_key(key, role)
            root.roles[role].threshold = threshold
        self._wait("root", Metadata(root))
        if old is None:
            self._wait("targets", Metadata(Targets(expires=self._until("targets"))))
        every = {k: s for one in keys.values() for k, s in one.signers.items()}
        return self.sign(Keys({}, every))

    def release(
        self, system: str, package: Path, offer: Mapping[str, Any]
    ) -> Sequence[Waits]:
        """Offer a package (or a catalogue pack) to a system; it waits for signatures.

        ``offer``: ``version``, ``not_before`` (moment by ring) and, if wanted,
        ``from_version``. A version that is not higher is refused.
        """
        if not NAME.fullmatch(package.name):
            raise CannotPublish(f"{package.name}: letters, digits and . _ + - only")
        targets = self._next_targets()
        last = self._offered(targets, system)
        version = str(offer["version"])
        if last and ordered(version) <= ordered(str(last["version"])):
            raise CannotPublish(f"{last['version']} was offered already; go up")
        content = package.read_bytes()
        self._put_target(targets, package.name, content)
        said = {"package": package.name, "size": len(content), "halt": False, **offer}
        self._say(targets, system, said)
        self._wait("targets", Metadata(targets))
        return self.waiting()

    def halt(self, system: str, *, halted: bool) -> Sequence[Waits]:
        """Stop the spread of what is offered, or let it go on."""
        targets = self._next_targets()
        offered = self._offered(targets, system)
        if not offered:
            raise CannotPublish(f"nothing is offered to {system}")
        self._say(targets, system, {**offered, "halt": halted})
        self._wait("targets", Metadata(targets))
        return self.waiting()

    def sign(self, keys: Keys) -> Sequence[Waits]:
        """Sign what waits with the keys that may; put in force what has enough."""
        for role in ("root", "targets"):
            waiting = self._waiting(role)
            if waiting is None:
                continue
            for keyid in self._holders(role, waiting) & keys.signers.keys():
                waiting.sign(keys.signers[keyid], append=True)
            waiting.to_file(str(self._pending / f"{role}.json"))
            if self._is_enough(role, waiting):
                name = f"{waiting.signed.version}.{role}.json"
                self._put(self._metadata / name, waiting.to_bytes())
                (self._pending / f"{role}.json").unlink()
        return self.waiting()

    def refresh(self, keys: Keys) -> datetime:
        """Date what is in force anew, with an online key; return until when it holds.

        Every day: a timestamp holds one. CannotPublish without the key.
        """
        targets = self._newest("targets")
        if targets is None:
            raise CannotPublish("no targets are signed yet")
        old = self._newest("snapshot")
        snapshot = Snapshot(
            version=old.signed.version + 1 if old else 1,
            expires=self._until("snapshot"),
            meta={"targets.json": MetaFile(targets.signed.version)},
        )
        name = f"{snapshot.version}.snapshot.json"
        self._put(self._metadata / name, self._online("snapshot", snapshot, keys))
        place = self._metadata / "timestamp.json"
        before = Metadata[Timestamp].from_file(str(place)) if place.exists() else None
        timestamp = Timestamp(
            version=before.signed.version + 1 if before else 1,
            expires=self._until("timestamp"),
            snapshot_meta=MetaFile(snapshot.version),
        )
        self._put(place, self._online("timestamp", timestamp, keys))
        return timestamp.expires

    def dates(self, keys: Keys) -> bool:
        """Say whether one of these keys may date what is in force."""
        root = self._newest("root")
        if root is None or self._newest("targets") is None:
            return False
        return bool(set(root.signed.roles["timestamp"].keyids) & keys.signers.keys())

    def waiting(self) -> Sequence[Waits]:
        """Return what lacks signatures."""
        waiting = ((role, self._waiting(role)) for role in ("root", "targets"))
        return [self._lack(role, one) for role, one in waiting if one is not None]

    def offers(self) -> Mapping[str, Mapping[str, Any]]:
        """Return what is in force, by system."""
        targets = self._newest("targets")
        names = targets.signed.targets if targets else {}
        return {
            name.removesuffix(f"/{NEWEST}"): target.custom or {}
            for name, target in names.items()
            if name.endswith(f"/{NEWEST}")
        }

    def _next_targets(self) -> Targets:
        if self._waiting("targets") is not None:
            raise CannotPublish("something waits for signatures: sign it first")
        newest = self._newest("targets")
        if newest is None:
            raise CannotPublish("there is no repository here yet: begin")
        if not self._is_enough("targets", newest):
            raise CannotPublish("the list in force is not as it was signed; look why")
        targets: Targets = newest.signed
        targets.version += 1
        targets.expires = self._until("targets")
        return targets

    def _offered(self, targets: Targets, system: str) -> Mapping[str, Any]:
        target = targets.targets.get(f"{system}/{NEWEST}")
        return (target.custom or {}) if target else {}

    def _say(self, targets: Targets, system: str, said: Mapping[str, Any]) -> None:
        name = f"{system}/{NEWEST}"
        self._put_target(targets, name, f"{said['version']}\n".encode())
        targets.targets[name].unrecognized_fields["custom"] = dict(said)

    def _put_target(self, targets: Targets, name: str, content: bytes) -> None:
        target = TargetFile.from_data(name, content, HASHES)
        place = self._targets / name
        self._put(place.with_name(f"{target.hashes['sha256']}.{place.name}"), content)
        targets.targets[name] = target

    def _holders(self, role: str, waiting: Metadata[Any]) -> set[str]:
        """Return whose signatures count: of a later root also those of the one before.

        The one before is asked for as well, or nobody would follow.
        """
        holders = set(self._rules(role, waiting).roles[role].keyids)
        if role == "root" and (old := self._newest("root")):
            holders |= set(old.signed.roles[role].keyids)
        return holders

    def _is_enough(self, role: str, waiting: Metadata[Any]) -> bool:
        old = self._newest("root")
        asked = [self._rules(role, waiting)]
        asked += [old.signed] if role == "root" and old else []
        try:
            for rules in asked:
                rules.verify_delegate(role, waiting.signed_bytes, waiting.signatures)
        except (RepositoryError, ValueError):
            return False
        return True

    def _lack(self, role: str, waiting: Metadata[Any]) -> Waits:
        """Return the rules that lack most: those of the root before it count, too."""
        old = self._newest("root") if role == "root" else None
        asked = [self._rules(role, waiting), *([old.signed] if old else [])]
        signed = waiting.signatures.keys()
        counts = [
            (len(signed & set(rules.roles[role].keyids)), rules.roles[role].threshold)
            for rules in asked
        ]
        has, needs = min(counts, key=lambda one: one[0] - one[1])
        return Waits(role, has, needs)

    def _rules(self, role: str, waiting: Metadata[Any]) -> Root:
        """Return the root that says who signs: a root speaks for itself."""
        if role == "root":
            return waiting.signed  # type: ignore[no-any-return]
        root = self._newest("root") or self._waiting("root")
        if root is None:
            raise CannotPublish("there is no root yet: begin")
        return root.signed  # type: ignore[no-any-return]

    def _online(self, role: str, part: Any, keys: Keys) -> bytes:
        root = self._newest("root")
        may = set(root.signed.roles[role].keyids) if root else set()
        if not may & keys.signers.keys():
            raise CannotPublish(f"none of these keys signs the {role}")
        metadata = Metadata(part)
        for keyid in sorted(may & keys.signers.keys()):
            metadata.sign(keys.signers[keyid], append=True)
        return metadata.to_bytes()

    def _until(self, role: str) -> datetime:
        after = timedelta(days=self._lives.expires[role])
        return (self._now + after).replace(microsecond=0)

    def _newest(self, role: str) -> Metadata[Any] | None:
        numbered = [
            (int(path.name.partition(".")[0]), path)
            for path in self._metadata.glob(f"*.{role}.json")
        ]
        return Metadata.from_file(str(max(numbered)[1])) if numbered else None

    def _waiting(self, role: str) -> Metadata[Any] | None:
        place = self._pending / f"{role}.json"
        return Metadata.from_file(str(place)) if place.exists() else None

    def _wait(self, role: str, metadata: Metadata[Any]) -> None:
        self._put(self._pending / f"{role}.json", metadata.to_bytes())

    def _put(self, place: Path, content: bytes) -> None:
        """Write beside and rename: a mirror never copies half a file."""
        place.parent.mkdir(parents=True, exist_ok=True)
        beside = place.with_name(f".{place.name}.new")
        beside.write_bytes(content)
        beside.replace(place)
