from datetime import timedelta

from counter_app.domain.exchange import PackFault
from counter_app.domain.law import LAW_ASKED, PACK_REFUSED
from counter_app.services.law_status import LawWatch


def watch(counter, **notes):
    with counter.work.begin() as work:
        for name, value in notes.items():
            work.notes.put(name, value)
        work.commit()
    return LawWatch(
        begin=counter.work.begin, catalogue=counter.catalogue, clock=counter.clock
    ).status()


def test_a_counter_that_never_heard_of_the_portal_says_nothing_of_days(counter):
    status = watch(counter)

    assert (status.version, status.days, status.refused) == ("2026.11.1", None, None)


def test_days_are_counted_from_the_last_word_of_the_portal(counter):
    asked = counter.clock.now() - timedelta(days=5, hours=3)

    assert watch(counter, **{LAW_ASKED: asked.isoformat()}).days == 5


def test_a_refusal_is_told_with_its_reason(counter):
    told = (
        '{"sha256":"00","version":"2026.12.1","fault":"older","words":"number 1",'
        '"at":"2026-11-24T01:00:00+00:00"}'
    )

    refused = watch(counter, **{PACK_REFUSED: told}).refused

    assert (refused.version, refused.fault) == ("2026.12.1", PackFault.OLDER)
