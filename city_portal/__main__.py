"""The city portal's command line.

``serve`` prints one line, ``listening on http://…``, when it answers. The others are an
administrator's commands; they work beside a running portal.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from city_portal import logs, parts
from city_portal.clock import SystemClock
from city_portal.files.rosters import ROLES
from city_portal.halting import add_rollout
from city_portal.planning import add_plans
from city_portal.reporting import add_commands
from city_portal.rules.refusals import DatabaseTooNew, Refused, Why
from city_portal.rules.roles import Role
from city_portal.rules.times import is_moment, stamp
from city_portal.working import add_work


def main(words: Sequence[str] | None = None) -> int:
    """Do what the command line says; return the exit status."""
    logs.set_up(sys.stderr)
    asked = _parser().parse_args(words)
    try:
        return int(asked.do(asked))
    except Refused as refused:
        print(refused.detail, file=sys.stderr)
    except DatabaseTooNew as found:
        print(f"the database is of a newer portal (step {found})", file=sys.stderr)
    return 1


def _serve(asked: argparse.Namespace) -> int:
    from city_portal.serving import serve

    return serve(asked)


def _organisation(asked: argparse.Namespace) -> int:
    from counter_app.wire.messages import Organisation

    engine = parts.opened(asked.database)
    office = Organisation(
        code=asked.org,
        name=asked.name,
        parent_lines=asked.parent_line,
        office_lines=asked.office_line,
        place=asked.place,
    )
    parts.enrolment(engine).found(office)
    print(office.code)
    return 0


def _enrolment_code(asked: argparse.Namespace) -> int:
    engine = parts.opened(asked.database)
    print(parts.enrolment(engine).code(asked.org, asked.counter, asked.name))
    return 0


def _revoke(asked: argparse.Namespace) -> int:
    engine = parts.opened(asked.database)
    parts.devices(engine, asked.files).revoke(asked.device)
    return 0


def _fleet_key(asked: argparse.Namespace) -> int:
    print(parts.fleet_key(asked.files).make())
    return 0


def _roster(asked: argparse.Namespace) -> int:
    from counter_app.wire.messages import Duty

    book = parts.rosters(asked.files)
    try:
        if asked.put:
            roles, counters = sorted(set(asked.role)), sorted(set(asked.counter))
            duty = Duty(
                account=asked.put.strip().lower(), roles=roles, counters=counters
            )
            book.put(asked.org, duty)
        if asked.remove:
            now = stamp(SystemClock().now())
            book.remove(asked.org, asked.remove.strip().lower(), now)
    except ValueError as error:
        raise Refused(Why.INVALID, f"no office is called {error}") from error
    kept = book.read(asked.org)
    for one in kept.officers if kept else ():
        print(
            one.account, ",".join(one.roles), ",".join(one.counters) or "every counter"
        )
    for stranger in parts.naming(asked.files).unknown(asked.org).get(asked.org, ()):
        print(
            "not on it, and named by", stranger.device, stranger.account,
            "last", stranger.last_at, "in", stranger.operation,
        )  # fmt: skip
    return 0


def _publish(asked: argparse.Namespace) -> int:
    from city_portal.services.publishing import publish

    try:
        content = asked.pack.read_bytes()
    except OSError as error:
        raise Refused(Why.NOT_FOUND, str(error)) from error
    waves = dict(one.partition("=")[::2] for one in asked.wave)
    manifest = publish(parts.packs(asked.files), content, waves)
    print(f"catalogue {manifest.version}, number {manifest.serial}, is in force")
    for ring, moment in sorted(waves.items()):
        print(f"  wave {ring}: counters from {moment}")
    return 0


def _restore_epoch(asked: argparse.Namespace) -> int:
    print(f"epoch {parts.kept(asked.files).next_epoch()}")
    if asked.database:
        engine = parts.opened(asked.database)
        parts.devices(engine, asked.files).remember()
        parts.accounts(engine, asked.files).remember()
    return 0


def _announce(asked: argparse.Namespace) -> int:
    from city_portal.files.announced import Closure

    closure = Closure(begins=asked.begins, ends=asked.ends, notice=asked.notice)
    for moment in (closure.begins, closure.ends):
        if moment and not is_moment(moment):
            raise Refused(Why.INVALID, f"{moment} is not ISO 8601 with an offset")
    parts.announcements(asked.files).write(closure)
    return 0


def _backed_up(asked: argparse.Namespace) -> int:
    from city_portal.services.backups import cover

    live = parts.opened(asked.database)
    backup = parts.opened(asked.backup)
    for org, sequence in cover(live, backup).items():
        print(f"{org} {sequence}")
    return 0


def _staff_add(asked: argparse.Namespace) -> int:
    accounts = parts.accounts(parts.opened(asked.database))
    print(accounts.add(asked.login, asked.name, Role(asked.role), asked.org))
    return 0


def _staff_reset(asked: argparse.Namespace) -> int:
    print(parts.accounts(parts.opened(asked.database)).reset(asked.login))
    return 0


def _staff_close(asked: argparse.Namespace) -> int:
    accounts = parts.accounts(parts.opened(asked.database), asked.files)
    accounts.close(asked.login)
    return 0


def _add_staff(commands: Any, database: argparse.ArgumentParser) -> None:
    staff = commands.add_parser("staff", help="accounts of the back office")
    doing = staff.add_subparsers(required=True, metavar="WHAT")
    add = doing.add_parser(
        "add", parents=[database], help="print a first password, to be changed at once"
    )
    add.add_argument("--login", required=True)
    add.add_argument("--name", required=True)
    add.add_argument("--role", required=True, choices=[role.value for role in Role])
    add.add_argument("--org", default="", metavar="CODE", help="none: of the city")
    add.set_defaults(do=_staff_add)
    for name, do, told in (
        ("reset", _staff_reset, "print another first password"),
        ("close", _staff_close, "shut an account"),
    ):
        one = doing.add_parser(name, parents=[database], help=told)
        one.add_argument("--login", required=True)
        if name == "close":
            one.add_argument("--files", required=True, type=Path, metavar="DIR")
        one.set_defaults(do=do)


def _add_roster(commands: Any, files: argparse.ArgumentParser) -> None:
    roster = commands.add_parser(
        "roster", parents=[files], help="who may work at an office's counters"
    )
    roster.add_argument("--org", required=True, metavar="CODE")
    roster.add_argument("--put", metavar="ACCOUNT", help="on the roster, or changed")
    roster.add_argument("--remove", metavar="ACCOUNT", help="out with the next pass")
    roster.add_argument("--role", action="append", default=[], choices=ROLES)
    roster.add_argument("--counter", action="append", default=[], metavar="03")
    roster.set_defaults(do=_roster)


def _add_publish(commands: Any, files: argparse.ArgumentParser) -> None:
    publishing = commands.add_parser(
        "publish", parents=[files], help="put a signed catalogue pack in force"
    )
    publishing.add_argument("--pack", required=True, type=Path, metavar="FILE")
    publishing.add_argument(
        "--wave",
        action="append",
        default=[],
        metavar="RING=MOMENT",
        help="from when on this wave of counters gets it; without any, all at once",
    )
    publishing.set_defaults(do=_publish)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="city_portal", description="The city portal.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    database = argparse.ArgumentParser(add_help=False)
    database.add_argument("--database", required=True, metavar="URL")
    files = argparse.ArgumentParser(add_help=False)
    files.add_argument("--files", required=True, type=Path, metavar="DIR")

    serve = commands.add_parser("serve", parents=[database, files], help="serve")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8080, help="0: any free one")
    serve.add_argument(
        "--catalogue",
        type=Path,
        metavar="PATH",
        help="a folder or a pack, handed out until one is published",
    )
    serve.add_argument(
        "--public-url",
        default="",
        metavar="URL",
        help="how counters call this portal, if a proxy stands in between",
    )
    serve.add_argument(
        "--metrics-port",
        type=int,
        metavar="PORT",
        help="answer Prometheus there; never to be reached from outside",
    )
    serve.add_argument("--metrics-host", default="127.0.0.1")
    serve.add_argument(
        "--auto-decide",
        type=float,
        metavar="SECONDS",
        help="rehearsals only: every dossier is ready after this long",
    )
    serve.set_defaults(do=_serve)

    office = commands.add_parser(
        "organisation", parents=[database], help="create or change an office"
    )
    office.add_argument("--org", required=True, metavar="CODE")
    office.add_argument("--name", required=True)
    office.add_argument("--parent-line", action="append", default=[])
    office.add_argument("--office-line", action="append", default=[])
    office.add_argument("--place", required=True)
    office.set_defaults(do=_organisation)

    code = commands.add_parser(
        "enrolment-code", parents=[database], help="print a one-time code, good 24 h"
    )
    code.add_argument("--org", required=True, metavar="CODE")
    code.add_argument("--counter", required=True, metavar="03")
    code.add_argument("--name", default="")
    code.set_defaults(do=_enrolment_code)

    revoke = commands.add_parser(
        "revoke", parents=[database, files], help="shut a device out for good"
    )
    revoke.add_argument("--device", required=True)
    revoke.set_defaults(do=_revoke)

    looking = commands.add_parser(
        "fleet-key",
        parents=[files],
        help="make the key that shows every PC, and print it",
    )
    looking.set_defaults(do=_fleet_key)

    _add_publish(commands, files)

    restore = commands.add_parser(
        "restore-epoch", parents=[files], help="after restoring the database"
    )
    restore.add_argument("--database", metavar="URL")
    restore.set_defaults(do=_restore_epoch)

    announce = commands.add_parser(
        "announce",
        parents=[files],
        help="tell counters of planned work, or that none is",
    )
    announce.add_argument("--begins", default="", metavar="ISO-8601")
    announce.add_argument("--ends", default="", metavar="ISO-8601")
    announce.add_argument("--notice", default="")
    announce.set_defaults(do=_announce)

    add_rollout(commands, [database, files])
    add_plans(commands, [database, files])
    _add_staff(commands, database)
    _add_roster(commands, files)
    add_commands(commands, database)
    add_work(commands, [database, files])

    backed_up = commands.add_parser(
        "backed-up", parents=[database], help="note what a tested backup covers"
    )
    backed_up.add_argument("--backup", required=True, metavar="URL")
    backed_up.set_defaults(do=_backed_up)
    return parser


if __name__ == "__main__":
    sys.exit(main())
