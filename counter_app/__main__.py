"""The command line: what was asked, and the exit status.

0 done, 1 a sentence says why not, 2 the command line was wrong.
"""

import argparse
import gc
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from counter_app.bootstrap.city_profile import place_of
from counter_app.cli.name import typed_name
from counter_app.paths import Paths
from counter_app.policy.reading import profile_of_this_user
from counter_app.settings import Settings, SettingsBroken

if TYPE_CHECKING:
    from counter_app.bootstrap.program import Program

Verb = Callable[[argparse.Namespace], int]
KEEPING = {
    "backup": "back up now, list, read back",
    "restore": "get a backup back, or rehearse it",
    "queue": "carry what is not sent by hand: export here, import elsewhere",
    "bundle": "what helps to find a fault: no person in it, shown first, sealed",
    "update": "a newer version, as the city signed it: check, fetch, install",
    "publish": "the city's signing room: keys, versions, waves, halts",
    "decommission": "give this PC up: shut out, keys and data erased",
}
ABOUT = "Một cửa phường: the ward's one-stop counter."
BY = "an officer enrolled here, who types their password first"


def main(arguments: Sequence[str]) -> int:
    """Run the program as asked and return its exit status."""
    _speak_utf8()
    parser = _parser(arguments)
    given = parser.parse_args(arguments)
    verb: Verb = given.verb
    try:
        return verb(given)
    except (ValueError, SettingsBroken) as error:
        print(f"{parser.prog}: {error}", file=sys.stderr)
        return 2


def _speak_utf8() -> None:
    """Let names come out whole where the locale cannot: a file on Windows, old ones."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=typed_name(), description=ABOUT)
    parser.add_argument("--profile", type=Path, metavar="DIR", help="profile folder")
    parser.set_defaults(verb=_start)
    verbs = parser.add_subparsers(title="commands")

    rehearse = verbs.add_parser(
        "rehearse", help="a throw-away counter; without a display, the self-test"
    )
    rehearse.add_argument("--out", type=Path, default=Path("out/selftest"))
    rehearse.set_defaults(verb=_rehearse)

    selftest = verbs.add_parser("selftest", help="do the main job and report")
    if "selftest" in arguments:  # the officer's start does not wait for its options
        from counter_app.selftest.inputs import add_arguments

        add_arguments(selftest)
    selftest.set_defaults(verb=_selftest)

    enrol = verbs.add_parser("enrol", help="give this PC its identity at the portal")
    enrol.add_argument("--portal", default="", metavar="URL")
    enrol.add_argument(
        "--code", default="", help="one-time enrolment code; without it, it is asked"
    )
    enrol.add_argument("--counter", default="", metavar="NN")
    enrol.add_argument("--answers", type=Path, metavar="TOML", help="all from a file")
    enrol.add_argument(
        "--sheet", type=Path, metavar="SVG", help="write the answers as a QR code"
    )
    enrol.add_argument("--scan", action="store_true", help="scan such a sheet")
    enrol.add_argument("--by", default="", metavar="ACCOUNT", help=BY)
    enrol.set_defaults(verb=_enrol)

    officer = verbs.add_parser("officer", help="let an officer sign in on this PC")
    officer.add_argument("--account", required=True)
    officer.add_argument("--name", required=True)
    officer.add_argument("--counter", action="append", default=[], metavar="NN")
    if "officer" in arguments:
        from counter_app.domain.people import Role

        roles = [role.value for role in Role]
        officer.add_argument("--role", action="append", default=[], choices=roles)
    officer.add_argument("--by", default="", metavar="ACCOUNT", help=BY)
    officer.set_defaults(verb=_officer)

    password = verbs.add_parser("password", help="change one's own password")
    password.add_argument("--account", required=True)
    password.set_defaults(verb=_password)

    due = verbs.add_parser("due", help="count a promised date and say why")
    if "due" in arguments:
        from counter_app.cli.due import add_arguments as add_due_arguments

        add_due_arguments(due)
    due.set_defaults(verb=_due)

    _add_law(verbs, arguments)

    _add_security(verbs)
    _add_support(verbs)
    _add_keeping(verbs, arguments)
    return parser


def _add_security(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    key = verbs.add_parser("recovery-key", help="make the city's key pair")
    key.add_argument("--out", type=Path, required=True, metavar="PEM")
    key.set_defaults(verb=_recovery_key)

    audit = verbs.add_parser(
        "audit", help="is the journal whole, and what is behind it"
    )
    audit.add_argument("what", choices=["verify", "explain", "accept"])
    audit.add_argument("witness", nargs="?", default="", help="the letters on a paper")
    audit.add_argument("--by", required=True, metavar="ACCOUNT", help=BY)
    audit.add_argument("--and", dest="other", default="", metavar="ACCOUNT")
    audit.set_defaults(verb=_audit)

    privacy = verbs.add_parser("privacy", help="hand out one person's data")
    privacy.add_argument("what", choices=["export"])
    privacy.add_argument(
        "--ground", required=True, choices=["subject", "authority", "inspection"]
    )
    privacy.add_argument("--reference", required=True, help="number of the request")
    privacy.add_argument(
        "--out", type=Path, required=True, help="FILE.pdf: encrypted; else a new folder"
    )
    privacy.add_argument("--by", required=True, metavar="ACCOUNT", help=BY)
    privacy.add_argument("--and", dest="other", required=True, metavar="ACCOUNT")
    privacy.set_defaults(verb=_privacy)

    recover = verbs.add_parser("recover", help="open a profile with the city's key")
    recover.add_argument("--key", type=Path, required=True, metavar="PEM")
    recover.add_argument("--account", required=True, help="who shall sign in again")
    recover.set_defaults(verb=_recover)


def _add_support(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe what IT staff type to see and steer a PC."""
    doctor = verbs.add_parser("doctor", help="look at this PC and say what is wrong")
    doctor.add_argument("--json", action="store_true")
    doctor.add_argument(
        "--post-install", action="store_true", help="only what needs no profile"
    )
    doctor.add_argument("--language", choices=("vi", "en"), default="vi")
    doctor.set_defaults(verb=_doctor)

    policy = verbs.add_parser("policy", help="which setting counts, and who set it")
    acts = policy.add_subparsers(title="what about it", required=True)
    explain = acts.add_parser("explain", help="one key, or all")
    explain.add_argument("key", nargs="?", default="", metavar="KEY")
    explain.add_argument("--json", action="store_true")
    explain.set_defaults(verb=_explain)
    templates = acts.add_parser("templates", help="write ADMX, ADML and JSON schema")
    templates.add_argument("--out", type=Path, required=True, metavar="DIR")
    templates.set_defaults(verb=_templates)


def _add_keeping(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]",
    arguments: Sequence[str],
) -> None:
    """Describe what keeps a PC's data when the PC is lost."""
    for verb, what in KEEPING.items():
        parser = verbs.add_parser(verb, help=what)
        parser.set_defaults(verb=_keep, kept=verb)
        if verb in arguments:
            from counter_app.cli.keeping import ADD

            ADD[verb](parser, BY)


def _add_law(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]",
    arguments: Sequence[str],
) -> None:
    override = verbs.add_parser("override", help="set a value of the law by hand")
    if "override" in arguments:
        from counter_app.cli.overriding import add_arguments as add_override_arguments

        add_override_arguments(override, BY)
    override.set_defaults(verb=_override)

    law = verbs.add_parser("catalogue", help="check, build, sign or explain the law")
    if "catalogue" in arguments:
        from counter_app.cli.catalogue import add_arguments as add_law_arguments

        add_law_arguments(law)
    law.set_defaults(verb=_catalogue)


def _place(given: argparse.Namespace) -> tuple[Paths, Settings]:
    return place_of(given.profile)


def _start(given: argparse.Namespace) -> int:
    return start(*_place(given))


def start(
    paths: Paths,
    settings: Settings,
    *,
    watch: "Callable[[Program], None] | None" = None,
) -> int:
    """Run the program; see run_program."""
    # While modules are loaded there is no garbage to speak of; looking for it takes a
    # tenth of the start. The program looks again as soon as the profile is open.
    gc.disable()
    from counter_app.ui.plain_imports import import_plainly

    import_plainly()
    from counter_app.bootstrap.program import run_program

    return run_program(paths, settings, watch=watch)


def _rehearse(given: argparse.Namespace) -> int:
    from counter_app.rehearsal.displays import has_display

    if has_display():
        from counter_app.rehearsal.window import rehearse

        return rehearse()
    print("No display here: the self-test does the main job instead.")
    from counter_app.selftest.inputs import Inputs
    from counter_app.selftest.run import run_selftest

    return run_selftest(Inputs(out=given.out))


def _selftest(given: argparse.Namespace) -> int:
    from counter_app.selftest.inputs import read_arguments
    from counter_app.selftest.run import run_selftest

    return run_selftest(read_arguments(given))


def _override(given: argparse.Namespace) -> int:
    from counter_app.bootstrap.commands import end_law, list_law, set_law

    if given.what == "end":
        return end_law(*_place(given), given.number, given.by)
    if given.what == "list":
        return list_law(*_place(given), given.by)
    return set_law(*_place(given), given)


def _catalogue(given: argparse.Namespace) -> int:
    from counter_app.bootstrap.catalogue import run_catalogue

    return run_catalogue(given)


def _enrol(given: argparse.Namespace) -> int:
    if given.answers or given.scan:
        return _enrol_as_told(given)
    paths, settings = _place(given)
    if settings.answer_file and not (given.portal or given.counter):
        given.answers = Path(settings.answer_file)
        return _enrol_as_told(given)
    if not (given.portal and given.counter):
        raise ValueError("--portal and --counter are needed, or --answers, or --scan")
    from counter_app.bootstrap.commands import enrol

    code = given.code or _typed("Enrolment code: ")
    return enrol(paths, settings, given.portal, code, given.counter, given.by)


def _enrol_as_told(given: argparse.Namespace) -> int:
    from counter_app.bootstrap import answering

    if given.sheet:
        return answering.write_sheet(given.answers, given.sheet)
    place = _place(given)
    if given.answers:
        return answering.enrol_by_answers(*place, given.answers, given.code, given.by)
    line = _typed("Scan the sheet: ")
    code = given.code or _typed("Enrolment code: ")
    return answering.enrol_by_sheet(*place, line, code, given.by)


def _officer(given: argparse.Namespace) -> int:
    from counter_app.bootstrap.commands import add_officer
    from counter_app.domain.ids import OfficerId
    from counter_app.domain.people import Officer, Role

    paths, settings = _place(given)
    wanted = given.role or [Role.INTAKE, Role.HANDOVER]
    officer = Officer(
        id=OfficerId(given.account),
        name=given.name,
        roles=frozenset(Role(role) for role in wanted),
        counters=frozenset(given.counter),
    )
    return add_officer(paths, settings, officer, given.by)


def _password(given: argparse.Namespace) -> int:
    from counter_app.bootstrap.commands import change_password

    return change_password(*_place(given), given.account)


def _recovery_key(given: argparse.Namespace) -> int:
    from counter_app.bootstrap.commands import make_recovery_key

    return make_recovery_key(given.out)


def _audit(given: argparse.Namespace) -> int:
    from counter_app.bootstrap import inspecting

    place = _place(given)
    if given.what == "verify":
        return inspecting.verify(*place, given.by)
    if given.what == "accept":
        return inspecting.accept(*place, given.by, given.other)
    return inspecting.explain(*place, given.by, given.witness)


def _privacy(given: argparse.Namespace) -> int:
    from counter_app.bootstrap.person_work import export
    from counter_app.domain.personal_data import Asked, Ground

    ground, reference = Ground(given.ground), given.reference
    # Asked for, not an argument: everybody on this PC may read the list of processes.
    asked = Asked(
        personal_id=_typed("Personal number: "), ground=ground, reference=reference
    )
    return export(*_place(given), asked, given.out, given.by, given.other)


def _typed(question: str) -> str:
    try:
        return input(question).strip()
    except EOFError as error:
        raise ValueError("nothing was typed") from error


def _recover(given: argparse.Namespace) -> int:
    from counter_app.bootstrap.commands import recover_profile

    return recover_profile(_place(given)[0], given.key, given.account)


def _due(given: argparse.Namespace) -> int:
    from counter_app.bootstrap.due import tell_due

    return tell_due(given)


def _keep(given: argparse.Namespace) -> int:
    from counter_app.bootstrap.keeping import run_keeping

    return run_keeping(given, *_place(given))


def _doctor(given: argparse.Namespace) -> int:
    from counter_app.bootstrap.support import doctor

    return doctor(
        given.profile,
        after_installing=given.post_install,
        as_json=given.json,
        language=given.language,
    )


def _explain(given: argparse.Namespace) -> int:
    from counter_app.bootstrap.support import explain_policy

    paths = Paths(given.profile or profile_of_this_user())
    return explain_policy(paths, given.key, as_json=given.json)


def _templates(given: argparse.Namespace) -> int:
    from counter_app.bootstrap.support import write_templates

    return write_templates(given.out)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
