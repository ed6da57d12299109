"""The verbs that keep a PC's data when the PC is lost or given up."""

import argparse

from counter_app.bootstrap import (
    backing,
    bundling,
    parting,
    publishing,
    restoring,
    updating,
)
from counter_app.paths import Paths
from counter_app.settings import Settings


def run_keeping(given: argparse.Namespace, paths: Paths, settings: Settings) -> int:
    """Do what the command line says; return the exit status."""
    verbs = {
        "backup": _backup,
        "restore": _restore,
        "queue": _queue,
        "bundle": _bundle,
        "update": _update,
        "publish": lambda given, paths, _: publishing.publish(given, paths.resources),
        "decommission": _decommission,
    }
    return verbs[given.kept](given, paths, settings)


def _queue(given: argparse.Namespace, paths: Paths, settings: Settings) -> int:
    if given.what == "export":
        return parting.carry_out(paths, settings, given.file, given.by)
    return parting.bring_in(paths, settings, given.file, given.by, given.key)


def _update(given: argparse.Namespace, paths: Paths, settings: Settings) -> int:
    wish = updating.Wish(
        what=given.what,
        source=given.source,
        out=given.out,
        again=given.again,
        scheduled=given.scheduled,
    )
    return updating.update(paths, settings, wish)


def _decommission(given: argparse.Namespace, paths: Paths, settings: Settings) -> int:
    return parting.decommission(
        paths, settings, given.counter, given.by, alone=given.without_portal
    )


def _bundle(given: argparse.Namespace, paths: Paths, settings: Settings) -> int:
    if given.file is None:
        if given.out is None and not given.preview:
            raise ValueError("say --preview to see it, or --out FILE to write it")
        return bundling.bundle(paths, settings, given.out, preview=given.preview)
    if given.key is None or given.out is None:
        raise ValueError("opening takes --key PEM and --out ZIP")
    return bundling.open_bundle(given.file, given.key, given.out)


def _backup(given: argparse.Namespace, paths: Paths, settings: Settings) -> int:
    if given.what == "now":
        return backing.backup_now(paths, settings, given.by)
    if given.what == "list":
        return backing.list_backups(paths, settings, given.place)
    return backing.verify_backup(paths, settings, given.place, given.name)


def _restore(given: argparse.Namespace, paths: Paths, settings: Settings) -> int:
    if given.confirm:
        return restoring.confirm(paths, settings, given.by)
    if given.place is None:
        raise ValueError("say with --from where the backups are")
    wanted = restoring.Asked(
        place=given.place.resolve(),
        profile=given.of,
        name=given.backup,
        by=given.by,
        other=given.other,
        key=given.key,
    )
    if given.drill:
        return restoring.drill(paths, wanted)
    if not (given.other or given.key):
        raise ValueError("a second officer (--and) or the city's key (--key) is needed")
    return restoring.restore(paths, wanted)
