"""Prints with their outcome, numbers of papers, and the report of gaps; real files."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import delete, text
from sqlalchemy.exc import DBAPIError

from counter_app.domain.errors import NotFound, StoreFailed
from counter_app.domain.printed import Form, Numbered, Outcome, Print, Void
from counter_app.store import schema
from counter_app.store.tallies import SqlTallies
from tests.store.conftest import DOSSIER, NOW

DAY = date(2026, 11, 23)
pytestmark = pytest.mark.usefixtures("enrolled")

PRINT = Print(
    dossier="d",
    copy=1,
    sha256="ab" * 32,
    form_set="TT03-2025",
    printed_at=NOW,
    printer="Quay",
    form=Form.FEE,
    number="03A-0001",
    outcome=Outcome.INTENDED,
    by="hant",
)
ASKED = Numbered(
    series="fee",
    scope="03",
    period="2026",
    number=0,
    dossier="d",
    at=NOW,
    by="hant",
)


def numbers(begin, count):
    taken = []
    for _ in range(count):
        with begin() as work:
            taken.append(work.paper_numbers.take(ASKED))
            work.commit()
    return taken


def test_the_outcome_of_a_print_is_kept_beside_it(begin):
    with begin() as work:
        key = work.prints.add(PRINT)
        work.prints.settle(
            replace(PRINT, key=key, outcome=Outcome.QUEUED, job="Quay-1")
        )
        work.commit()

    with begin() as work:
        found = work.prints.get(key)
        assert (found.outcome, found.job, found.number) == (
            Outcome.QUEUED,
            "Quay-1",
            "03A-0001",
        )
        assert work.prints.numbered(Form.FEE, "03A-0001") == [found]
        assert work.prints.with_outcome(Outcome.QUEUED) == [found]
        assert work.prints.of("d", Form.FEE) == [found]
        assert work.prints.of("d") == []
        assert work.prints.since(NOW) == [found]


def test_a_print_nobody_noted_is_said(begin):
    with begin() as work, pytest.raises(NotFound):
        work.prints.get(7)


def test_numbers_follow_one_another_and_say_whose_they_are(begin):
    taken = numbers(begin, 3)

    assert [one.number for one in taken] == [1, 2, 3]
    assert len({one.scope for one in taken}) == 1
    assert taken[0].scope.startswith("03")
    assert taken[0].scope != "03"  # another PC at this counter has another


def test_a_number_that_was_not_committed_was_never_taken(begin):
    with begin() as work:
        work.paper_numbers.take(ASKED)

    assert numbers(begin, 1)[0].number == 1


def test_a_voided_number_keeps_its_place_and_says_who_agreed(begin):
    [taken] = numbers(begin, 1)
    void = Void(reason="in hỏng", by="hant", second="binhtv", at=NOW)

    with begin() as work:
        work.paper_numbers.put(replace(taken, void=void))
        work.commit()

    with begin() as work:
        assert work.paper_numbers.find("fee", taken.text) == replace(taken, void=void)
        assert work.paper_numbers.find("fee", "03-0001x") is None
        assert work.paper_numbers.find("refusal", taken.text) is None
    assert numbers(begin, 1)[0].number == 2


def test_one_officer_cannot_be_both(begin):
    [taken] = numbers(begin, 1)
    void = Void(reason="in hỏng", by="hant", second="hant", at=NOW)

    with pytest.raises((DBAPIError, StoreFailed)), begin() as work:
        work.paper_numbers.put(replace(taken, void=void))


def test_every_number_is_accounted_for(begin, engine):
    taken = numbers(begin, 5)
    void = Void(reason="in hỏng", by="hant", second="binhtv", at=NOW)
    with begin() as work:
        work.paper_numbers.put(replace(taken[1], void=void))
        work.commit()

    [series] = SqlTallies(engine).series(DAY, DAY)

    assert (series.name, series.first, series.last) == ("fee", 1, 5)
    assert series.missing == ()
    assert [one.number for one in series.void] == [2]


def test_a_number_somebody_took_out_of_the_file_is_reported_missing(begin, engine):
    numbers(begin, 5)
    table = schema.paper_number
    with engine.begin() as connection:
        connection.execute(delete(table).where(table.c.number.in_([2, 4])))

    [series] = SqlTallies(engine).series(DAY, DAY)

    assert series.missing == (2, 4)


def test_lines_of_the_register_and_codes_are_reported_as_well(begin, engine):
    with begin() as work:
        for number in range(3):
            work.numbers.register_line(DAY, "03")
            code = work.numbers.take(DAY, "03")
            if number != 1:
                work.dossiers.put(
                    replace(
                        DOSSIER, id=f"d{number}", code=code, register_number=number + 1
                    )
                )
        work.commit()

    found = {one.name: one for one in SqlTallies(engine).series(DAY, DAY)}

    assert found["register"].missing == (2,)
    assert found["code"].missing == (found["code"].first + 1,)


def test_a_code_two_officers_voided_is_no_gap_and_its_receipt_is_void(begin, engine):
    with begin() as work:
        codes = [work.numbers.take(DAY, "03") for _ in range(2)]
        work.dossiers.put(replace(DOSSIER, code=codes[0]))
        work.commit()
    tallies = SqlTallies(engine)
    [series] = tallies.series(DAY, DAY)
    first, second = series.first, series.last
    assert series.missing == (second,)
    void = Void(reason="mất điện", by="hant", second="binhtv", at=NOW)

    with begin() as work:
        for number in (first, second):
            work.paper_numbers.put(
                replace(
                    ASKED,
                    series=series.name,
                    scope=series.scope,
                    period=series.period,
                    number=number,
                    void=void,
                )
            )
        work.commit()

    [after] = tallies.series(DAY, DAY)
    assert after.missing == ()
    assert [one.number for one in after.void] == [first, second]
    assert tallies.holder(series, first) == DOSSIER.id
    assert tallies.holder(series, second) is None
    with begin() as work:
        assert all(map(work.paper_numbers.is_void, codes))
        assert not work.paper_numbers.is_void("000.00.00.H26-261123-9999")
        assert not work.paper_numbers.is_void("not a code")
        assert work.paper_numbers.at(series, first).void == void


def test_provisional_codes_are_reported_too(begin, engine):
    with begin() as work:
        for number in range(1, 210):
            code = work.numbers.take(DAY, "03")
            if code.startswith("TAM-") and number % 2:
                work.dossiers.put(replace(DOSSIER, id=f"d{number}", code=code))
        work.commit()

    found = {one.name: one for one in SqlTallies(engine).series(DAY, DAY)}

    series = found["provisional"]
    assert series.scope.startswith("TAM-Q03.")
    assert series.first == 1
    assert len(series.missing) == series.last // 2


def test_a_register_line_knows_its_dossier(begin, engine):
    with begin() as work:
        line = work.numbers.register_line(DAY, "03")
        work.dossiers.put(replace(DOSSIER, counter="03", register_number=line))
        work.commit()
    tallies = SqlTallies(engine)
    [series] = tallies.series(DAY, DAY)

    assert tallies.holder(series, line) == DOSSIER.id


def test_other_days_do_not_come_in(begin, engine):
    numbers(begin, 1)

    assert SqlTallies(engine).series(date(2027, 1, 1), date(2027, 1, 2)) == []


def test_receipts_printed_before_outcomes_were_kept_are_taken_over(begin, engine):
    """The columns as the migration fills them for rows of the first version."""
    with engine.begin() as connection:
        for printer, outcome in (("Quay", "out"), ("", "failed")):
            connection.execute(
                text(
                    "INSERT INTO print (dossier, copy, sha256, form_set, printed_at,"
                    " printer, form, number, outcome, job) VALUES"
                    " ('old', 1, 'x', 'TT03-2025', :at, :printer, 'receipt', '',"
                    " :outcome, '')"
                ),
                {"at": NOW.isoformat(), "printer": printer, "outcome": outcome},
            )

    with begin() as work:
        assert [one.outcome for one in work.prints.of("old")] == [
            Outcome.OUT,
            Outcome.FAILED,
        ]
