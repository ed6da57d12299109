"""Background work is done by itself: by any number of processes, each thing once."""

import os
import pickle
import signal
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from city_portal import parts
from city_portal.rules.times import stamp
from city_portal.services.health import Health
from city_portal.store.alone import alone
from city_portal.store.database import open_engine
from city_portal.store.queue import open_queue
from city_portal.store.submissions import Submission, SubmissionBook
from tests.portal.conftest import ORG, OTHER, Portal, founded
from tests.portal.national_service import NationalService
from tests.portal.office import Clerk, OfficePortal
from tests.portal.postgres import private
from tests.portal.test_national import FIELDS
from tests.portal_process import PortalProcess, told

REPORT = "city_portal.services.rounds.report"


class Marker:
    """What a pickle does when it is opened."""

    def __init__(self, file):
        self.file = file

    def __reduce__(self):
        return (Path.write_text, (self.file, "ran"))


@pytest.fixture
def service():
    with NationalService() as service:
        yield service


@pytest.fixture
def portal(founded_database, tmp_path, service):
    """A portal on each kind of database, that knows where the service is."""
    portal = Portal(founded_database, tmp_path / "files")
    portal.start()
    name_service(portal.files, service)
    yield portal
    portal.kill()


@pytest.fixture
def working(portal):
    """Start ``work``; each is stopped at the end."""
    begun = []

    def work():
        begun.append(at_work(portal.database, portal.files))
        return begun[-1]

    yield work
    for child in begun:
        child.kill()


def name_service(files, service, secret="bi mat"):
    (files / "national.toml").write_text(
        f'address = "{service.address}"\nuser = "thu"\nsecret = "{secret}"\n'
    )


def at_work(database, files):
    places = ("--database", database, "--files", files)
    child = PortalProcess("work", *places, apart=True)
    assert child.stdout.readline() == "working\n"
    return child


def ended(child):
    """Let it end what it began; return how it ended."""
    os.kill(child.pid, signal.SIGTERM)
    return child.end().returncode


def received(portal, counter="03", org=ORG):
    device = portal.device(counter, org=org)
    device.result(device.operation(fields=FIELDS))
    return f"{org}-261123-{device.slots[0] * 100:04d}"


def rows(database, words):
    engine = open_engine(database)
    with engine.connect() as connection:
        found = connection.execute(text(words)).all()
    engine.dispose()
    return found


def test_what_the_counters_of_each_office_send_is_told_without_a_command(
    portal, service, working
):
    codes = {received(portal), received(portal, org=OTHER)}

    child = working()
    while len(service.effects) < 2 or len(service.steps) < 2:
        service.heard.get(timeout=30)
    status = ended(child)

    rounds = rows(portal.database, "SELECT org, outcome FROM round")
    assert {code for _, code in service.effects} == codes
    assert {(org, "done") for org in (ORG, OTHER)} <= {*map(tuple, rounds)}
    assert status == 0


def test_two_at_work_and_one_killed_in_the_middle_tell_each_thing_once(
    portal, service, working
):
    code = received(portal)
    service.open.clear()
    first = working()
    while service.came.get(timeout=30) != "DongBoHoSoMC":
        service.open.set()  # it signs in, then says the dossier
        service.open.clear()
    second = working()

    first.kill()
    ended(second)
    service.open.set()
    third = working()
    while len(service.steps) < 1:
        service.heard.get(timeout=30)
    ended(third)

    assert service.effects == [("dossier", code)]
    assert [one["MaHoSo"] for one in service.steps] == [code]
    assert rows(portal.database, "SELECT DISTINCT state FROM national") == [("done",)]


def test_told_to_stop_it_ends_what_it_began(portal, service, working):
    code = received(portal)
    service.open.clear()
    child = working()
    service.came.get(timeout=30)

    os.kill(child.pid, signal.SIGTERM)
    service.open.set()
    done = child.end()

    assert done.returncode == 0
    assert service.effects == [("dossier", code)]
    assert rows(portal.database, "SELECT DISTINCT state FROM national") == [("done",)]


def test_who_tells_by_hand_meanwhile_is_told_that_somebody_does(portal, service):
    received(portal)
    secret = portal.files / "secret"
    secret.write_text("bi mat")
    engine = open_engine(portal.database)
    words = ("--org", ORG, "--address", service.address, "--user", "thu")
    places = ("--database", portal.database, "--files", portal.files)
    with alone(engine, f"national {ORG}") as mine:
        refused = told("national", "push", *places, *words, "--secret", secret)
    pushed = told("national", "push", *places, *words, "--secret", secret)
    engine.dispose()

    assert mine
    assert refused.returncode == 1
    assert "another process" in refused.stderr
    assert pushed.stdout.strip() == "done 2"


def test_a_message_is_never_a_program(portal, service, working, tmp_path):
    engine = open_engine(portal.database)
    with closing(open_queue(engine).storage) as queue:
        queue.enqueue(pickle.dumps(Marker(tmp_path / "mark")))
        queue.enqueue(b'["1","os.system",["true"],null,null]')
    engine.dispose()
    code = received(portal)

    child = working()
    while len(service.effects) < 1:
        service.heard.get(timeout=30)
    ended(child)

    assert service.effects == [("dossier", code)]
    assert not (tmp_path / "mark").exists()


def test_a_message_nobody_took_in_time_is_dropped(portal, service, working):
    engine = open_engine(portal.database)
    past = datetime.now(UTC).replace(tzinfo=None) - timedelta(minutes=5)
    late = f'["1","{REPORT}",["000.99"],60.0,"{past.isoformat()}"]'
    with closing(open_queue(engine).storage) as queue:
        queue.enqueue(late.encode())
    engine.dispose()
    received(portal)

    child = working()
    while len(service.effects) < 1:
        service.heard.get(timeout=30)
    ended(child)

    reported = rows(portal.database, "SELECT org FROM round WHERE name = 'report'")
    assert reported == [(ORG,)]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("address =", "Invalid value"),
        ('address = "http://127.0.0.1"\nuser = "thu"\n', "secret"),
        ('address = "a"\nuser = "b"\nsecret = "c"\npassword = "d"\n', "password"),
    ],
)
def test_a_configuration_that_cannot_be_read_is_said_and_nothing_begins(
    founded_file, tmp_path, content, said
):
    (tmp_path / "national.toml").write_text(content)
    address = f"sqlite:///{tmp_path / 'portal.db'}"

    done = told("work", "--database", address, "--files", tmp_path)

    assert done.returncode == 1
    assert done.stderr.startswith("national.toml: ")
    assert said in done.stderr


def test_without_a_service_nobody_is_told_and_the_rest_is_done(portal, tmp_path):
    (portal.files / "national.toml").unlink()
    received(portal)
    engine = parts.opened(portal.database)
    rounds = parts.rounds(engine, portal.files)

    outcome, counted = rounds.report(ORG), rounds.count()
    rounds.tidy()

    ages = Health(engine=engine, files=portal.files).counts()["seconds_since_work"]
    engine.dispose()
    assert (outcome, counted, {*ages}) == ("", 1, {"count", "tidy"})
    assert all(0 <= age < 60 for age in ages.values())


def test_forgotten_drafts_go_without_anybody_beginning_another(tmp_path):
    with OfficePortal(tmp_path) as portal:
        now = datetime.now(UTC)
        with portal.engine.begin() as connection:
            for code, status, days in (
                ("TN-1", "draft", 31),
                ("TN-2", "draft", 29),
                ("TN-3", "received", 91),
                ("TN-4", "submitted", 400),
            ):
                one = Submission(
                    code=code,
                    secret="",
                    org=ORG,
                    procedure="2.000635",
                    procedure_name="Cấp bản sao",
                    form="to_khai_chung",
                    status=status,
                    changed_at=stamp(now - timedelta(days=days)),
                )
                SubmissionBook(connection).add(one)

        parts.rounds(portal.engine, portal.files).tidy()

        with portal.engine.connect() as connection:
            left = connection.scalars(text("SELECT code FROM submission"))
            assert {*left} == {"TN-2", "TN-4"}


@pytest.mark.parametrize(
    ("org", "secret", "faults", "said"),
    [
        ("", "bi mat", [], "đã báo hết"),
        (ORG, "bi mat", ["drop"], "cổng quốc gia không trả lời"),
        (ORG, "sai", [], "không nhận tài khoản"),
        (OTHER, "bi mat", [], "chưa báo lần nào"),
    ],
)
def test_the_back_office_reads_when_it_was_last_told_and_what_came_of_it(
    tmp_path, service, org, secret, faults, said
):
    with OfficePortal(tmp_path) as portal:
        portal.files.mkdir(exist_ok=True)
        name_service(portal.files, service, secret)
        device = portal.device()
        device.result(device.operation(fields=FIELDS))
        service.faults.extend(faults)
        clerk = Clerk(portal, "it.nt", "it", org)

        rounds = parts.rounds(portal.engine, portal.files)
        for one in rounds.owed():
            rounds.report(one)

        assert said in clerk.get("/lien-thong").text


def test_postgresql_killed_while_it_tells_finds_it_at_work_again(tmp_path, service):
    server = private().start()
    portal = founded(server.database(), tmp_path / "files")
    portal.start()
    code = received(portal)
    portal.kill()
    name_service(portal.files, service)
    service.open.clear()
    child = at_work(portal.database, portal.files)
    service.came.get(timeout=30)
    server.kill()
    service.open.set()  # what was heard cannot be noted
    while service.heard.get(timeout=30) != "DongBoHoSoMC":
        pass
    server.comes_back()
    engine = open_engine(portal.database)
    with closing(open_queue(engine).storage) as queue:
        queue.enqueue(f'["1","{REPORT}",["{ORG}"],null,null]'.encode())

    while len(service.steps) < 1:
        service.heard.get(timeout=30)
    status = ended(child)

    engine.dispose()
    server.stop()
    assert status == 0
    assert service.effects == [("dossier", code)]
