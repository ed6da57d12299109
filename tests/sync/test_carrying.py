"""What is not sent goes by hand: out on a stick here, in at another counter."""

import json
from pathlib import Path

import pytest

from counter_app.domain.errors import PortalRefused
from counter_app.domain.keeping_errors import QueueRefused, UnsentWork
from counter_app.domain.people import Role
from counter_app.services.carrying import Carrying
from counter_app.store.carrying import SqlQueue
from counter_app.sync.carrying import Carrier
from counter_app.vault.parcel import (
    by_city,
    by_code,
    new_code,
    read_parcel,
    write_parcel,
)
from counter_app.vault.recovery import CityKey, make_city_key
from tests.fakes.counter import PASSWORD, FakeCounter
from tests.sync.office import RealOffice, RealWay

NAME = "Nguyễn Thị Canary"
PARTS = [("queue.json", b"{}"), ("files/a", b"x" * 3_000_000), ("batches/1", b"y")]


class Stick:
    """Sealed files as bootstrap makes them."""

    def write(self, path, parts):
        code = new_code()
        write_parcel(path, "queue", parts, code=code)
        return code

    def read(self, path, opener):
        return read_parcel(path, "queue", opener)


class Pc:
    """A counter, its way, and what an officer may do there."""

    def __init__(self, counter, way):
        self.counter, self.way = counter, way
        way.signs = True
        counter.enrol(way, "one-time")
        signed = FakeCounter()
        officer = signed.session.who().officer
        every = type(officer)(
            id="quan.tri",
            name="Quản trị",
            roles=frozenset(Role),
            counters=frozenset(),
        )
        signed.session.enrol(every, PASSWORD)
        signed.session.sign_in("quan.tri", PASSWORD, "03")
        self.carrying = Carrying(
            queue=SqlQueue(counter.engine, counter.ledger),
            road=Carrier(way, counter.key, lambda: "", counter.ledger.device),
            parcels=Stick(),
            files=counter.files,
            session=signed.session,
            clock=counter.clock,
            counter=lambda: counter.number,
        )


@pytest.fixture
def office(tmp_path):
    office = RealOffice(tmp_path / "office")
    yield office
    office.close()


@pytest.fixture
def dead(make_counter, office):
    """A counter whose network is down."""
    return Pc(make_counter("03"), RealWay(office, "03"))


@pytest.fixture
def courier(make_counter, office):
    pc = Pc(make_counter("04"), RealWay(office, "04"))
    pc.counter.sync(pc.way)
    return pc


@pytest.fixture
def path(tmp_path):
    return tmp_path / "hang-doi.mcp"


def test_what_is_carried_out_is_brought_in_elsewhere_and_counts_once(
    dead, courier, office, path
):
    pc = dead.counter
    received = pc.receive(b"a scan", name=NAME)
    pc.edit(received.id, phone="0900 000 001")
    pc.receive(b"another")

    out = dead.carrying.carry_out(path)
    brought = courier.carrying.bring_in(path, by_code(out.code.lower()))
    again = courier.carrying.bring_in(path, by_code(out.code))
    twice = len(office.rows("SELECT id FROM operation"))
    pc.sync(dead.way)
    pc.sync(dead.way)

    assert (out.operations, out.files, out.parked) == (3, 2, 0)
    assert (brought.taken, brought.files, list(brought.refused)) == (3, 2, [])
    assert (again.taken, twice) == (3, 3)
    assert len(office.rows("SELECT id FROM operation")) == 3
    assert pc.outbox() == []
    [(_tip, _version, fields)] = [
        copy for name, copy in office.copies().items() if name == received.id
    ]
    assert fields["applicant.phone"] == "0900 000 001"
    assert office.blobs.has(pc.files.keep(b"a scan"))
    assert NAME.encode() not in path.read_bytes()


def test_a_file_with_the_wrong_code_or_a_turned_byte_brings_nothing(
    dead, courier, office, path
):
    dead.counter.receive()
    code = dead.carrying.carry_out(path).code
    with pytest.raises(QueueRefused):
        courier.carrying.bring_in(path, by_code(new_code()))
    whole = path.read_bytes()

    for place in (5, len(whole) // 2, len(whole) - 1):
        turned = bytearray(whole)
        turned[place] ^= 1
        path.write_bytes(turned)
        with pytest.raises(QueueRefused):
            courier.carrying.bring_in(path, by_code(code))
    for cut in (10, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:cut])
        with pytest.raises(QueueRefused):
            courier.carrying.bring_in(path, by_code(code))

    assert office.copies() == {}


def test_a_batch_somebody_else_signed_or_changed_is_not_taken(
    dead, courier, office, path, tmp_path
):
    dead.counter.receive(name=NAME)
    code = dead.carrying.carry_out(path).code
    forged = []
    for name, content in read_parcel(path, "queue", by_code(code)):
        fresh = content
        if name.startswith("batches/"):
            batch = json.loads(content)
            batch["operations"][0] = batch["operations"][0].replace("Canary", "Khác")
            fresh = json.dumps(batch).encode()
        forged.append((name, fresh))
    other = tmp_path / "forged"
    write_parcel(other, "queue", forged, code=code)

    with pytest.raises(PortalRefused):
        courier.carrying.bring_in(other, by_code(code))

    assert office.copies() == {}


def test_what_an_officer_must_decide_first_stays_and_is_counted(dead, path):
    pc = dead.counter
    first = pc.receive()
    pc.sync(dead.way)
    pc.edit(first.id, phone="0900 000 002")
    [(operation, _state, _reason)] = pc.outbox()
    pc.ledger.freeze({operation: b"{}"})
    with pc.ledger.settling() as settling:
        settling.refuse(operation, "forbidden")

    out = dead.carrying.carry_out(path)

    assert (out.operations, out.parked) == (0, 1)
    about = dict(read_parcel(path, "queue", by_code(out.code)))["queue.json"]
    assert json.loads(about)["parked"][0]["operation"] == operation


def test_a_pc_is_given_up_only_with_nothing_left_and_its_stick_still_counts(
    dead, courier, office, path
):
    received = dead.counter.receive(b"a scan")
    with pytest.raises(UnsentWork):
        dead.carrying.retire()
    code = dead.carrying.carry_out(path).code
    dead.counter.receive()
    with pytest.raises(UnsentWork):
        dead.carrying.must_be_empty()
    code = dead.carrying.carry_out(path).code

    dead.carrying.retire()
    brought = courier.carrying.bring_in(path, by_code(code))

    assert office.device(dead.way.name).revoked == 1
    assert brought.taken == 2
    assert received.id in office.copies()


def test_a_stolen_pc_that_was_shut_out_can_have_nothing_brought(
    dead, courier, office, path
):
    dead.counter.receive()
    office.devices.revoke(dead.way.name)
    code = dead.carrying.carry_out(path).code

    with pytest.raises(PortalRefused):
        courier.carrying.bring_in(path, by_code(code))


def test_the_citys_key_opens_a_file_whose_code_was_lost(tmp_path, path):
    private, public = make_city_key("")
    pem = tmp_path / "city.pem"
    pem.write_text(private)
    write_parcel(path, "queue", PARTS, code=new_code(), city_key=public)
    other = tmp_path / "other.pem"
    other.write_text(make_city_key("")[0])

    read = list(read_parcel(path, "queue", by_city(CityKey(pem, ""))))

    assert read == PARTS
    with pytest.raises(QueueRefused):
        list(read_parcel(path, "queue", by_city(CityKey(other, ""))))
    with pytest.raises(QueueRefused):
        list(read_parcel(path, "bundle", by_city(CityKey(pem, ""))))


def test_a_stick_that_is_not_there_is_said_and_nothing_is_noted(dead):
    dead.counter.receive()

    with pytest.raises(QueueRefused):
        dead.carrying.carry_out(Path("/nowhere/stick/queue"))

    with pytest.raises(UnsentWork):
        dead.carrying.must_be_empty()
