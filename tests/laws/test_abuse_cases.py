"""A law: the table of abuse cases is whole; ``make abuse`` says what is gone."""

from tests.abuse import answers, cases


def test_the_table_has_eighty_eight_rows():
    assert [number for number, *_rest in cases()] == [*range(1, 89)]


def test_a_row_that_nothing_answers_does_not_claim_to_be():
    by_case, _gone = answers()

    for number, attack, names, other in cases():
        assert not (other and (names or by_case[number])), attack
