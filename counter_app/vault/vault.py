"""The vault: one master key, a slot for each officer, one for the city, none in plain.

Closed when the program starts; an officer's password opens it. Locking forgets the
master key and the officer's own; the two keys that sending needs stay until ``shut``,
so that what was received at noon is sent over lunch (decision 0009).
"""

from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from secrets import token_bytes

from cryptography.hazmat.primitives.keywrap import (
    InvalidUnwrap,
    aes_key_unwrap,
    aes_key_wrap,
)

from counter_app.domain.errors import (
    NotSignedIn,
    NotYours,
    RecoveryRefused,
    SecretLost,
    SlotTampered,
)
from counter_app.vault.keyring_choice import SystemKeyring
from counter_app.vault.keys import LENGTH, Keys, derived
from counter_app.vault.recovery import CityKey, sealed
from counter_app.vault.slot_file import Recovery, SlotFile
from counter_app.vault.slots import Cost, Slot, new_slot, slot_from_phc

FILE = "vault.json"
SECRET = "device-secret"  # noqa: S105 -- the entry's name
OLD_SECRET = "profile-secret"  # noqa: S105 -- of profiles without slots
SALT = bytes(16)


@dataclass(frozen=True, slots=True)
class _Open:
    """What only an officer at work has in memory."""

    master: bytes
    officer: str = ""
    own: bytes = b""


class Vault:
    """The vault of one profile. Every method is slow; none is for the GUI thread."""

    def __init__(
        self,
        profile: Path,
        keyring: SystemKeyring,
        *,
        cost: Callable[[], Cost],
        city_key: str = "",
        opened: Callable[[Keys], None],
    ) -> None:
        """Read the slots; ``opened`` is told the keys when the first officer comes.

        Raises SecretLost, SlotTampered, KeyringMissing or KeyringLocked.
        """
        self._path = profile / FILE
        self._keyring = keyring
        self._cost = cost
        self._city_key = city_key
        self._opened = opened
        self._file = SlotFile()
        self._secret = b""
        self._keys: Keys | None = None
        self._open: _Open | None = None
        self._read()

    # -- what is there

    @property
    def is_founded(self) -> bool:
        """Whether there are slots at all."""
        return bool(self._file.slots or self._file.founding)

    @property
    def officers(self) -> frozenset[str]:
        """Who has a slot."""
        return frozenset(self._file.slots)

    @property
    def is_open(self) -> bool:
        """Whether the machine's own work can go on. Quick."""
        return self._keys is not None

    @property
    def keys(self) -> Keys:
        """The keys of the machine's own work, or raise NotSignedIn. Quick."""
        if self._keys is None:
            raise NotSignedIn
        return self._keys

    def own(self, officer: str) -> bytes:
        """Return the key of this officer's drafts; NotYours unless they are at work."""
        if self._open is None or self._open.officer != officer:
            raise NotYours(officer)
        return self._open.own

    # -- officers

    def found(self) -> None:
        """Open a new vault, or one no officer has come to yet, by this PC alone."""
        if self._open or self._file.slots:
            return
        if not self._file.founding:
            self._secret = token_bytes(LENGTH)
            self._keyring.put(SECRET, b64encode(self._secret).decode("ascii"))
            master = token_bytes(LENGTH)
            wrapped = aes_key_wrap(derived(self._secret, b"founding"), master)
            self._keep(SlotFile(founding=b64encode(wrapped).decode("ascii")))
        self._hold(_Open(self._founding_key()))

    def enrol(self, officer: str, password: str) -> None:
        """Make a slot or change its password; NotSignedIn unless the vault is open.

        An officer who changes the password keeps the key of their drafts. Somebody
        else's password cannot be changed without losing it, except to the city.
        """
        if not self._file.slots:
            self.found()
        if self._open is None:
            raise NotSignedIn
        held = self._open
        own = held.own if held.officer == officer else token_bytes(LENGTH)
        keys = (held.master, own)
        slot = new_slot(officer, password, self._secret, keys, self._cost())
        slots = {**self._file.slots, officer: slot}
        self._keep(replace(self._file, slots=slots, founding=""), officer, own)

    def dismiss(self, officer: str) -> None:
        """Take an officer's slot away: their password opens nothing any more.

        The last slot stays, or nobody could open what is here but the city; whoever
        lets officers in asks their account first, and it is revoked.
        """
        slots = {n: slot for n, slot in self._file.slots.items() if n != officer}
        if not slots or slots == self._file.slots:
            return
        self._keep(replace(self._file, slots=slots))

    def admit(self, officer: str, password: str) -> bool:
        """Open the vault to this officer, or say no; as slow for one nobody knows."""
        slot = self._file.slots.get(officer)
        keys = (slot or self._nobody()).opened(password, self._secret)
        if slot is None or keys is None:
            return False
        master, own = keys
        self._hold(_Open(master, officer, own))
        if self._city_key and not self._is_sealed(officer):
            self._keep(self._file, officer, own)
        return True

    def proves(self, officer: str, password: str) -> bool:
        """Say whether this is the officer's password; opens nothing."""
        slot = self._file.slots.get(officer)
        keys = (slot or self._nobody()).opened(password, self._secret)
        return slot is not None and keys is not None

    def lock(self) -> None:
        """Forget what only the officer at work may have. Quick."""
        self._open = None

    def shut(self) -> None:
        """Forget every key. Quick."""
        self._open = self._keys = None

    # -- from earlier profiles, and back from a lost keyring

    @property
    def old_keys(self) -> Keys | None:
        """The keys of a profile made before there were slots, if it is one."""
        old = self._old_secret()
        return None if self.is_founded or old is None else Keys.of(old)

    def adopt(self, hashes: Mapping[str, str]) -> None:
        """Make a slot from each officer's password hash of an earlier profile.

        The old secret becomes the master key, so nothing is encrypted anew; a fresh
        device secret takes its place in the keyring, and the old entry goes last.
        """
        master = self._old_secret()
        if master is None or self.is_founded:
            return
        self._secret = token_bytes(LENGTH)
        self._keyring.put(SECRET, b64encode(self._secret).decode("ascii"))
        slots = {
            officer: slot_from_phc(
                officer, hashed, self._secret, (master, token_bytes(LENGTH))
            )
            for officer, hashed in hashes.items()
        }
        founding = ""
        if not slots:
            wrapped = aes_key_wrap(derived(self._secret, b"founding"), master)
            founding = b64encode(wrapped).decode("ascii")
        self._keep(SlotFile(slots=slots, founding=founding))
        self._keyring.remove(OLD_SECRET)

    # -- inside

    def _read(self) -> None:
        kept = self._keyring.get(SECRET)
        if not self._path.exists():
            return
        if kept is None:
            raise SecretLost("the keyring no longer holds this PC's secret")
        self._secret = _decoded(kept)
        self._file = SlotFile.read(self._path, self._secret)
        if self._keyring.get(OLD_SECRET) is not None:
            # The last run was cut off between the slots and this line.
            self._keyring.remove(OLD_SECRET)

    def _old_secret(self) -> bytes | None:
        kept = self._keyring.get(OLD_SECRET)
        return None if kept is None else _decoded(kept)

    def _founding_key(self) -> bytes:
        try:
            wrapped = b64decode(self._file.founding, validate=True)
            return aes_key_unwrap(derived(self._secret, b"founding"), wrapped)
        except (InvalidUnwrap, ValueError) as error:
            raise SlotTampered("the founding slot cannot be opened") from error

    def _hold(self, held: _Open) -> None:
        keys = Keys.of(held.master)
        if self._keys is not None and self._keys != keys:
            raise SlotTampered("this slot is of another vault")
        first = self._keys is None
        self._keys = keys
        if first:
            try:
                self._opened(keys)
            except BaseException:
                self.shut()
                raise
        self._open = held

    def _keep(self, file: SlotFile, officer: str = "", own: bytes = b"") -> None:
        """Write the file, the city's slot brought up to date with what is open."""
        if self._city_key and self._open is not None:
            before = file.recovery
            if before is None or before.city_key != self._city_key:
                master = sealed(self._open.master, self._city_key, "master")
                before = Recovery(city_key=self._city_key, master=master)
            if officer:
                owned = sealed(own, self._city_key, f"own {officer}")
                before = replace(before, own={**before.own, officer: owned})
            file = replace(file, recovery=before)
        file.write(self._path, self._secret)
        self._file = file

    def _is_sealed(self, officer: str) -> bool:
        found = self._file.recovery
        return (
            found is not None
            and found.city_key == self._city_key
            and officer in found.own
        )

    def _nobody(self) -> Slot:
        """Return a slot that no password opens, as slow as the others."""
        known = next(iter(self._file.slots.values()), None)
        cost = known.cost if known else self._cost()
        return Slot(officer="", cost=cost, salt=SALT, master=SALT, own=SALT)


def recover(
    profile: Path, keyring: SystemKeyring, city: CityKey, given: tuple[str, str, Cost]
) -> Keys:
    """Let one officer in again by the city's key, on this PC or a new one.

    ``given`` is account, new password and its cost. The other slots are worthless
    without the old keyring and go; their officers are enrolled anew. Returns the keys,
    for the caller to prove on the database. RecoveryRefused when nothing was sealed to
    this key; then nothing is changed.
    """
    officer, password, cost = given
    path = profile / FILE
    found = SlotFile.unproven(path).recovery
    if found is None:
        raise RecoveryRefused("nothing was sealed to the city here")
    master = city.opened(found.master, "master")
    own = token_bytes(LENGTH)
    if officer in found.own:
        own = city.opened(found.own[officer], f"own {officer}")
    secret = token_bytes(LENGTH)
    slot = new_slot(officer, password, secret, (master, own), cost)
    keyring.put(SECRET, b64encode(secret).decode("ascii"))
    SlotFile(slots={officer: slot}, recovery=found).write(path, secret)
    return Keys.of(master)


def _decoded(kept: str) -> bytes:
    try:
        secret = b64decode(kept, validate=True)
    except ValueError:
        secret = b""
    if len(secret) != LENGTH:
        raise SecretLost("the keyring's secret of this profile is none")
    return secret
