"""The law as counters get it, and who signs it."""

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from counter_app.catalogue.building import built, manifest_of
from counter_app.catalogue.catalogue import PackCatalogue
from counter_app.catalogue.gate import Gate
from counter_app.catalogue.packs import files_of
from counter_app.catalogue.signing import new_key, pinned, read_trust, sign
from counter_app.domain.exchange import Pack
from counter_app.wire.messages import PackSignature
from counter_app.wire.packs import PackFile, hash_of

SHIPPED = Path(__file__).parents[2] / "resources" / "catalogue"
TODAY = date(2026, 11, 24)
COPY = "procedures/2.000635.json"


@cache
def shipped_law():
    """The shipped law as counters get it."""
    return built(files_of(SHIPPED))


@dataclass
class Maintainer:
    """Somebody with a key whose packs this counter takes, and one it does not know."""

    key: bytes = b""
    trust: object = None
    strangers_key: bytes = field(default_factory=lambda: new_key()[0])

    def __post_init__(self):
        self.key, public = new_key()
        self.trust = read_trust(pinned("thu-1", public))

    def pack(self, files, serial=2, *, key=None, name="thu-1", version="2026.12.1"):
        """A pack with this number, signed."""
        head = files["pack.toml"].replace("serial = 1", f"serial = {serial}")
        head = head.replace('"2026.11.1"', f'"{version}"')
        files = {**files, "pack.toml": head}
        manifest = manifest_of(files)
        made = sign(key or self.key, name, manifest)
        return Pack(
            version=version,
            sha256=hash_of(files),
            files=files,
            manifest=manifest,
            signatures=(made,),
        )


def as_file(pack):
    """The pack as the file a portal publishes."""
    signatures = [PackSignature(key=s.key, value=s.value) for s in pack.signatures]
    return PackFile(
        manifest=pack.manifest, signatures=signatures, files=dict(pack.files)
    )


class Counter:
    """A counter's gate with the packs it let in."""

    def __init__(self, trust):
        self.kept = None
        self.catalogue = PackCatalogue(SHIPPED, lambda: TODAY)
        self.gate = Gate(trust, self.catalogue, lambda: self.kept, lambda: TODAY)

    def take(self, pack):
        self.kept = self.gate.admit(pack)
        return self.kept
