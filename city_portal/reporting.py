"""Commands of reports to the national service, by hand; ``work`` does it by itself.

``push`` says what is new, ``again`` lets what was refused be said once more, ``check``
asks the service for what it was told, ``procedures`` compares its list with the pack.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from city_portal import parts

if TYPE_CHECKING:
    from city_portal.national.client import Service
    from city_portal.services.telling import Telling


def add_commands(commands: Any, database: argparse.ArgumentParser) -> None:
    """Add ``national`` and what belongs to it."""
    national = commands.add_parser("national", help="reports to the national service")
    doing = national.add_subparsers(required=True, metavar="WHAT")
    for name, do, told in (
        ("push", _push, "say what is new and what was not confirmed"),
        ("again", _again, "let what was refused be said once more"),
        ("check", _check, "list dossiers the service has otherwise"),
        ("procedures", _procedures, "compare the service's list with the pack"),
    ):
        one = doing.add_parser(name, parents=[database], help=told)
        one.add_argument("--files", required=True, type=Path, metavar="DIR")
        one.add_argument("--catalogue", type=Path, metavar="PATH")
        one.add_argument("--org", required=True, metavar="CODE")
        if name != "again":
            one.add_argument("--address", required=True, metavar="URL")
            one.add_argument("--user", required=True)
            one.add_argument("--secret", required=True, type=Path, metavar="FILE")
        one.set_defaults(do=_said(do))


def _said(do: Any) -> Any:
    def run(asked: argparse.Namespace) -> int:
        from city_portal.national.client import NotLetIn, Unreachable
        from city_portal.services.telling import Busy

        try:
            return int(do(asked))
        except Unreachable as error:
            print(f"no answer ({error}); said again next time", file=sys.stderr)
        except NotLetIn as error:
            print(f"user or password is not accepted: {error}", file=sys.stderr)
        except Busy:
            print("it is told already, by another process", file=sys.stderr)
        except OSError as error:
            print(f"the secret cannot be read: {error}", file=sys.stderr)
        return 1

    return run


def _telling(asked: argparse.Namespace) -> Telling:
    engine = parts.opened(asked.database)
    return parts.telling(engine, asked.files, asked.catalogue)


def _way(asked: argparse.Namespace, telling: Telling) -> Service:
    from city_portal.national.client import Service

    return Service(
        address=asked.address,
        unit=asked.org,
        user=asked.user,
        secret=asked.secret.read_text(encoding="utf-8").strip(),
        words=telling.words,
    )


def _push(asked: argparse.Namespace) -> int:
    telling = _telling(asked)
    counts = telling.tell(_way(asked, telling), asked.org)
    print(" ".join(f"{state} {count}" for state, count in sorted(counts.items())))
    return 1 if counts.get("refused") else 0


def _again(asked: argparse.Namespace) -> int:
    print(_telling(asked).again(asked.org))
    return 0


def _check(asked: argparse.Namespace) -> int:
    telling = _telling(asked)
    found = telling.compare(_way(asked, telling), asked.org)
    for one in found:
        print(f"{one.code} here {one.here} there {one.there or 'nothing'}")
    return 1 if found else 0


def _procedures(asked: argparse.Namespace) -> int:
    telling = _telling(asked)
    listed = _way(asked, telling).procedures()
    there = {str(one.get("MATTHC", "")) for one in listed} - {""}
    here = {*telling.catalogue.procedures()}
    for code in sorted(here - there):
        print(f"{code} only here")
    for code in sorted(there - here):
        print(f"{code} only there")
    return 0
