"""The ``catalogue`` command: for whoever keeps the law of the counters in order."""

import argparse
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from counter_app.bootstrap.city_profile import sign_city_profile
from counter_app.bootstrap.doors import ZONE
from counter_app.catalogue.building import built, pack_file, read_pack_file
from counter_app.catalogue.checking import check
from counter_app.catalogue.packs import PackBroken, files_of, open_pack
from counter_app.catalogue.plans import rollout_of
from counter_app.catalogue.signing import new_key, pinned, sign
from counter_app.cli import catalogue as words
from counter_app.domain.exchange import PackSignature
from counter_app.domain.ids import ProcedureCode
from counter_app.domain.search import ProcedureIndex
from counter_app.machine import SystemClock
from counter_app.paths import RESOURCES
from counter_app.wire.codec import encode
from counter_app.wire.messages import PackSignature as SignatureMessage
from counter_app.wire.packs import PackFile

SHIPPED = RESOURCES / "catalogue"


def run_catalogue(given: argparse.Namespace) -> int:
    """Do what was asked; ValueError with a sentence for what cannot be done."""
    acts: dict[str, Callable[[argparse.Namespace], int]] = {
        "check": _check,
        "build": _build,
        "sign": _sign,
        "key": _key,
        "profile": _profile,
        "explain": _explain,
        "rollout": _rollout,
    }
    try:
        return acts[given.what](given)
    except PackBroken as fault:
        raise ValueError(str(fault)) from fault
    except OSError as error:
        raise ValueError(f"{error.filename}: {error.strerror}") from error


def _check(given: argparse.Namespace) -> int:
    found = check(_files(given.pack))
    for problem in found.problems:
        _say(problem)
    _say(words.summary(found.procedures, found.forms, len(found.problems)))
    return 1 if found.problems else 0


def _build(given: argparse.Namespace) -> int:
    content = pack_file(built(_files(given.pack)))
    _write(given.out, content)
    _say(f"{given.out}: {len(content)} bytes, not signed yet")
    return 0


def _sign(given: argparse.Namespace) -> int:
    file = read_pack_file(given.pack.read_bytes())
    made = sign(given.key.read_bytes(), given.id, file.manifest)
    _write(given.pack, encode(_signed(file, made)))
    _say(f"{given.pack}: signed by {made.key}")
    return 0


def _key(given: argparse.Namespace) -> int:
    private, public = new_key()
    if given.out.exists():
        raise ValueError(f"{given.out} is there already; a key is never overwritten")
    _write(given.out, private)
    _say(f"{given.out} holds the private key: keep it off every counter and portal.")
    _say("Pin its public half in resources/trust/catalogue.toml:")
    _say(pinned(given.id, public))
    return 0


def _profile(given: argparse.Namespace) -> int:
    return sign_city_profile(given, SystemClock().now().astimezone(ZONE).date())


def _explain(given: argparse.Namespace) -> int:
    day = given.on or SystemClock().now().astimezone(ZONE).date()
    shelf = open_pack(_files(given.pack)).shelf
    versions = shelf.versions(ProcedureCode(given.code.strip()))
    if not versions:
        near = words.nearest(ProcedureIndex(shelf.every()).find(given.code))
        maybe = f"; perhaps {near}" if near else ""
        raise ValueError(f"the catalogue has no procedure {given.code}{maybe}")
    for version in sorted(versions, key=lambda one: one.valid_from):
        for line in words.explained(version, day):
            _say(line)
    return 0


def _rollout(given: argparse.Namespace) -> int:
    day = given.on or SystemClock().now().astimezone(ZONE).date()
    files = _files(given.pack)
    procedures = open_pack(files).shelf.every()
    try:
        found = rollout_of(files).online(day, procedures, given.unit)
    except ValueError as unknown:
        raise ValueError(f"no list of that day knows {unknown}") from unknown
    if found is None:
        raise ValueError(f"no plan of the catalogue tells of {day}")
    for line in words.rolled_out(found, procedures):
        _say(line)
    for one in found.procedures if given.names else ():
        _say(f"    {one.code} · {one.short_name} · {words.LEVELS[one.online]}")
    return 0


def rehearsal_pack(folder: Path, profile: Path) -> Path:
    """Sign what is shipped with a key made here and now; return the pack's file.

    The key's public half is left where only this rehearsal's counter looks, its
    private half nowhere.
    """
    private, public = new_key()
    name = "rehearsal-city"
    plain = pack_file(_law(files_of(SHIPPED)))
    file = read_pack_file(plain)
    pack = folder / "catalogue.pack"
    _write(pack, encode(_signed(file, sign(private, name, file.manifest))))
    profile.mkdir(mode=0o700, parents=True, exist_ok=True)
    _write(profile / "rehearsal-trust.toml", pinned(name, public).encode())
    return pack


def _signed(file: PackFile, made: PackSignature) -> PackFile:
    others = [one for one in file.signatures if one.key != made.key]
    return PackFile(
        manifest=file.manifest,
        signatures=[*others, SignatureMessage(key=made.key, value=made.value)],
        files=file.files,
    )


def _files(place: Path | None) -> Mapping[str, str]:
    """Return a pack's files; what packs are measured by comes with the program."""
    shipped = files_of(SHIPPED)
    if place is None:
        return shipped
    if place.is_file():
        found = read_pack_file(place.read_bytes()).files
    elif place.is_dir():
        found = files_of(place)
    else:
        raise ValueError(f"{place} is not there")
    measures = {
        path: text for path, text in shipped.items() if path.startswith("schemas/")
    }
    return {**found, **measures}


def _law(files: Mapping[str, str]) -> dict[str, str]:
    return {
        path: text for path, text in files.items() if not path.startswith("schemas/")
    }


def _write(path: Path, content: bytes) -> None:
    """Write a file only its owner may read, all or nothing."""
    fresh = path.with_name(path.name + ".new")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
