"""A law: the table of abuse cases is whole; ``make abuse`` says what is gone."""

from tests.abuse import answers, cases


def test_the_table_has_eighty_eight_rows():
    assert [number for number, *_rest in cases()] == [*range(1, 89)]


def test_a_row_that_nothing_answers_does_not_claim_to_be():
    by_case, _gone = answers()

    for number, attack, names, other in cases():
        assert not (other and (names or by_case[number])), attack


def test_no_row_names_a_test_that_is_gone():
    _by_case, gone = answers()

    assert {number: names for number, names in gone.items() if names} == {}
