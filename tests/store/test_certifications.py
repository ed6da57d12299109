"""The book of certified copies in a real file."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from counter_app.domain.copies import RegisterEntry
from counter_app.domain.errors import NotEnrolled, StoreFailed

DAY = date(2026, 11, 23)
ENTRY = RegisterEntry(
    book="03.DEVC",
    year=2026,
    number=1,
    day=DAY,
    dossier="6f0e8f0a-0000-4000-8000-000000000001",
    place=0,
    document="Thẻ căn cước",
    pages=2,
    copies=3,
    applicant="Đỗ Thị Phượng",
)


def test_lines_come_back_as_they_were_written(begin):
    second = replace(ENTRY, number=2, place=1, document="Bằng tốt nghiệp")
    with begin() as work:
        work.certifications.add(ENTRY)
        work.certifications.add(second)
        work.commit()

    with begin() as work:
        assert work.certifications.of(ENTRY.dossier) == [ENTRY, second]
        assert work.certifications.on(DAY) == [second, ENTRY]
        assert work.certifications.on(date(2026, 11, 24)) == []


def test_a_pc_without_an_identity_keeps_no_book(begin):
    with begin() as work, pytest.raises(NotEnrolled):
        work.certifications.next("03", 2026)


def test_numbers_go_on_in_a_book_of_the_counter_the_year_and_this_pc(begin, enrolled):
    with begin() as work:
        book, number = work.certifications.next("03", 2026)
        work.certifications.add(replace(ENTRY, book=book, number=number))
        work.commit()

    with begin() as work:
        assert work.certifications.next("03", 2026) == (book, 2)
        assert work.certifications.next("03", 2027) == (book, 1)
        assert work.certifications.next("04", 2026)[1] == 1
        assert book.startswith("03.")


def test_what_was_not_committed_leaves_no_gap(begin, enrolled):
    with begin() as work:
        book, number = work.certifications.next("03", 2026)
        work.certifications.add(replace(ENTRY, book=book, number=number))

    with begin() as work:
        assert work.certifications.next("03", 2026) == (book, 1)


def test_a_number_is_not_given_twice(begin):
    with begin() as work:
        work.certifications.add(ENTRY)
        work.commit()

    with pytest.raises(StoreFailed), begin() as work:
        work.certifications.add(replace(ENTRY, place=1))


@pytest.mark.parametrize(
    "statement",
    ["UPDATE certification SET document = 'x'", "DELETE FROM certification"],
)
def test_the_table_itself_refuses_changes(begin, engine, statement):
    with begin() as work:
        work.certifications.add(ENTRY)
        work.commit()

    with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
        connection.execute(text(statement))
