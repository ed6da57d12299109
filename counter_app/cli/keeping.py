"""The options of backups, restores, carried queues and giving a PC up."""

import argparse
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path


def add_backup(parser: argparse.ArgumentParser, by: str) -> None:
    """Describe ``backup now|list|verify``."""
    parser.add_argument("what", choices=["now", "list", "verify"])
    parser.add_argument("name", nargs="?", default="", help="which; else the newest")
    parser.add_argument("--in", dest="place", type=Path, metavar="DIR")
    parser.add_argument("--by", default="", metavar="ACCOUNT", help=by)


def add_restore(parser: argparse.ArgumentParser, by: str) -> None:
    """Describe ``restore --from DIR [--drill]`` and ``restore --confirm``."""
    parser.add_argument("--from", dest="place", type=Path, metavar="DIR")
    parser.add_argument("--backup", default="", metavar="NAME", help="else the newest")
    parser.add_argument(
        "--of", default="", metavar="ID", help="which profile, if there are several"
    )
    parser.add_argument("--drill", action="store_true", help="only rehearse and prove")
    parser.add_argument("--confirm", action="store_true", help="go on with the data")
    parser.add_argument("--by", required=True, metavar="ACCOUNT", help=by)
    parser.add_argument("--and", dest="other", default="", metavar="ACCOUNT")
    parser.add_argument("--key", type=Path, metavar="PEM", help="the city's key")


def add_queue(parser: argparse.ArgumentParser, by: str) -> None:
    """Describe ``queue export|import FILE``."""
    parser.add_argument("what", choices=["export", "import"])
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--by", required=True, metavar="ACCOUNT", help=by)
    parser.add_argument(
        "--key", type=Path, metavar="PEM", help="the city's key, in place of the code"
    )


def add_decommission(parser: argparse.ArgumentParser, by: str) -> None:
    """Describe ``decommission --counter NN``."""
    parser.add_argument(
        "--counter", required=True, metavar="NN", help="typed to show it is meant"
    )
    parser.add_argument("--by", required=True, metavar="ACCOUNT", help=by)
    parser.add_argument(
        "--without-portal",
        action="store_true",
        help="it cannot be reached; its administrator revokes this PC there",
    )


def add_bundle(parser: argparse.ArgumentParser, _by: str) -> None:
    """Describe ``bundle --out FILE | --preview | --open FILE --key PEM --out ZIP``."""
    parser.add_argument("--out", type=Path, metavar="FILE")
    parser.add_argument("--preview", action="store_true", help="show all of it")
    parser.add_argument("--open", dest="file", type=Path, metavar="FILE")
    parser.add_argument("--key", type=Path, metavar="PEM", help="the city's key")


def add_update(parser: argparse.ArgumentParser, _by: str) -> None:
    """Describe ``update check|fetch|install``."""
    parser.add_argument("what", choices=["check", "fetch", "install"])
    parser.add_argument(
        "--from", dest="source", default="", metavar="PLACE", help="URL or folder"
    )
    parser.add_argument("--out", type=Path, metavar="DIR")
    parser.add_argument(
        "--again", action="store_true", help="also the version this PC went back from"
    )
    parser.add_argument(
        "--scheduled",
        action="store_true",
        help="as the timer: obey auto_update, wait for the city",
    )


def add_publish(parser: argparse.ArgumentParser, _by: str) -> None:
    """Describe the signing room: ``publish key|begin|release|halt|…``."""
    acts = parser.add_subparsers(dest="what", required=True, metavar="COMMAND")
    key = acts.add_parser("key", help="make a key: FILE, and FILE.pub for the others")
    key.add_argument("--out", type=Path, required=True, metavar="FILE")
    begin = acts.add_parser("begin", help="the first root, or the next with other keys")
    for role in ("root", "targets", "online"):
        begin.add_argument(
            f"--{role}", type=Path, action="append", required=True, metavar="KEY"
        )
    begin.add_argument(
        "--key", type=Path, action="append", default=[], metavar="KEY",
        help="of the root before this one",
    )  # fmt: skip
    release = acts.add_parser("release", help="offer a package, wave by wave")
    release.add_argument("--package", type=Path, required=True, metavar="FILE")
    release.add_argument("--channel", default="stable", choices=["stable", "preview"])
    release.add_argument("--from-version", default="0", metavar="VERSION")
    for name, words in (
        ("halt", "stop the spread of what is offered"),
        ("resume", "let it go on"),
    ):
        acts.add_parser(name, help=words).add_argument(
            "--system", default="amd64.deb", metavar="SYSTEM"
        )
    waves = acts.add_parser("waves", help="tell the moments only, for a catalogue pack")
    for act in (release, waves):
        act.add_argument(
            "--begins", type=date.fromisoformat, metavar="YYYY-MM-DD", help="first wave"
        )
        act.add_argument("--urgent", action="store_true", help="all in two days")
    acts.add_parser("sign", help="add a signature to what waits for it")
    acts.add_parser("refresh", help="date what is in force anew, daily")
    acts.add_parser("tell", help="what is offered, what waits, until when it holds")
    for name, act in acts.choices.items():
        if name not in {"waves", "tell"}:
            act.add_argument(
                "--password-fd",
                type=int,
                metavar="N",
                help="read the keys' passwords there, a line each or one for all;"
                " else they are asked",
            )
        if name not in {"key", "waves"}:
            act.add_argument("--repository", type=Path, required=True, metavar="DIR")
        if name not in {"key", "waves", "begin", "tell"}:
            act.add_argument(
                "--key", type=Path, action="append", default=[], metavar="KEY"
            )


Add = Callable[[argparse.ArgumentParser, str], None]
ADD: Mapping[str, Add] = {
    "backup": add_backup,
    "restore": add_restore,
    "queue": add_queue,
    "decommission": add_decommission,
    "bundle": add_bundle,
    "update": add_update,
    "publish": add_publish,
}
