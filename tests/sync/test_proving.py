"""The proof at the end of a day: the portal holds exactly these."""

import pytest

from counter_app.domain.errors import PortalUnreachable
from counter_app.sync.portal_client import HttpPortal
from counter_app.sync.proving import PortalProof
from tests.sync.conftest import TODAY


@pytest.fixture
def prove(counter, portal, session):
    def assertion():
        device = counter.ledger.device().id
        return counter.key.assertion(device, counter.clock.now(), counter.ids.new())

    way = HttpPortal(portal.url, session)
    return lambda: PortalProof(counter.books, way, assertion, counter.clock).of(TODAY)


def test_a_day_is_proven_when_dossiers_and_files_are_the_same_on_both_sides(
    counter, way, prove
):
    counter.receive(b"%PDF-1.7 one", b"%PDF-1.7 two")
    counter.receive(b"%PDF-1.7 one")
    counter.sync(way)

    proof = prove()

    assert proof.proven
    assert (proof.dossiers, proof.files, len(proof.digest)) == (2, 2, 64)


def test_what_is_not_sent_or_only_here_is_named(counter, way, prove):
    sent = counter.receive()
    counter.sync(way)
    counter.edit(sent.id, phone="0900 000 001")
    waiting = counter.receive()

    proof = prove()

    assert not proof.proven
    assert proof.unsent == tuple(sorted((sent.code, waiting.code)))


def test_a_file_the_portal_lost_is_noticed_although_the_dossier_is_there(
    counter, portal, way, prove
):
    dossier = counter.receive(b"%PDF-1.7 scan")
    counter.sync(way)
    whole = prove()
    for path in (portal.files / "blobs").rglob("*"):
        if path.is_file():
            path.unlink()

    proof = prove()

    assert whole.proven
    assert proof.without_files == (dossier.code,)


def test_what_another_counter_sent_meanwhile_is_named_until_it_is_read(
    counter, make_counter, portal, way, session, prove
):
    counter.receive()
    counter.sync(way)
    other = make_counter("04")
    other_way = HttpPortal(portal.url, session)
    other.enrol(other_way, portal.codes["04"])
    elsewhere = other.receive()
    other.sync(other_way)

    before = prove()
    counter.sync(way)

    assert before.missing_here == (elsewhere.code,)
    assert prove().proven


def test_no_proof_without_the_portal(counter, portal, prove):
    portal.kill()

    with pytest.raises(PortalUnreachable):
        prove()
