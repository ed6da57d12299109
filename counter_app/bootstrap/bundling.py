"""What IT staff type to hand a PC's state to whoever helps: shown, then sealed."""

import io
import json
import platform
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from counter_app.bootstrap.examining import examine_this_pc
from counter_app.bootstrap.signing_in import asked
from counter_app.bootstrap.version import program_version
from counter_app.bootstrap.vital_signs import read_signs
from counter_app.cli import sentences
from counter_app.doctor import bundling
from counter_app.doctor.examination import Examined
from counter_app.domain.errors import CounterError
from counter_app.paths import RESOURCES, Paths
from counter_app.settings import Settings
from counter_app.vault.parcel import by_city, read_parcel, write_parcel
from counter_app.vault.recovery import CityKey

KIND = "bundle"
LARGEST = 2 * 1024 * 1024
LOG_BYTES = 1_000_000
Parts = Sequence[tuple[str, bytes]]


def bundle(paths: Paths, settings: Settings, out: Path | None, *, preview: bool) -> int:
    """Print what would be in it, or write it; sealed when the city's key is set."""
    parts = parts_of(paths, settings, examine_this_pc(paths, settings))
    if preview or out is None:
        for name, content in parts:
            sys.stdout.write(f"--- {name} ({len(content)} bytes)\n")
            sys.stdout.write(f"{content.decode()}\n")
        return 0
    packed = _zip(parts)
    if len(packed) > LARGEST:
        raise ValueError(f"{len(packed)} bytes are more than a bundle may have")
    try:
        if settings.recovery_key:
            write_parcel(
                out, KIND, [("bundle.zip", packed)], city_key=settings.recovery_key
            )
        else:
            out.write_bytes(packed)
    except OSError as error:
        raise ValueError(f"{out} cannot be written: {error.strerror}") from error
    how = "sealed to the city's key" if settings.recovery_key else "not sealed: no key"
    sys.stdout.write(f"{out}: {out.stat().st_size} bytes, {how}\n")
    return 0


def open_bundle(path: Path, key: Path, out: Path) -> int:
    """Write what is in a sealed bundle as a zip, with the city's private key."""
    try:
        city = CityKey(key, asked("Password of the city's key: "))
        [(_name, content)] = read_parcel(path, KIND, by_city(city))
    except CounterError as problem:
        sys.stderr.write(f"{sentences.said(problem)}\n")
        return 1
    out.write_bytes(content)
    return 0


def parts_of(paths: Paths, settings: Settings, found: Sequence[Examined]) -> Parts:
    """Return every part, made anew of what is on the allow-list."""
    rows = [(one.code, one.finding.ok, one.finding.facts) for one in found]
    about = {
        "version": program_version(),
        "python": platform.python_version(),
        "system": platform.system(),
        "release": platform.release(),
        "machine": platform.machine(),
        "counter": settings.counter if settings.counter.isdigit() else "",
    }
    words = bundling.vocabulary(RESOURCES.parent / "counter_app")
    log = "\n".join(bundling.log_lines(_log(paths.logs), words))
    return [
        ("about.json", _json(about)),
        ("doctor.json", _json(bundling.examined(rows))),
        ("signs.json", _json(bundling.signs(read_signs(paths.vital_signs)))),
        ("settings.json", _json(bundling.settings(asdict(settings)))),
        ("log.txt", log.encode()),
    ]


def _log(folder: Path) -> str:
    try:
        return (folder / "counter.log").read_text(encoding="utf-8", errors="replace")[
            -LOG_BYTES:
        ]
    except OSError:
        return ""


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def _zip(parts: Parts) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts:
            file.writestr(name, content)
    return packed.getvalue()
