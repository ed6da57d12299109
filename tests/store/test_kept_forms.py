"""Dossiers keep the declaration they were received with, each version once."""

import pytest
from sqlalchemy import func, select

from counter_app.domain.ids import DossierId, FormId
from counter_app.store import schema

FORM = FormId("to_khai_trich_luc")
OLD = {"forms/to_khai_trich_luc/schema.json": '{"title": "Mẫu cũ"}'}
NEW = {"forms/to_khai_trich_luc/schema.json": '{"title": "Mẫu mới"}'}
FIRST, SECOND, THIRD = (DossierId(f"d-{number}") for number in range(3))


@pytest.fixture
def kept(begin):
    with begin() as work:
        work.kept_forms.keep(FIRST, FORM, OLD)
        work.kept_forms.keep(SECOND, FORM, OLD)
        work.kept_forms.keep(THIRD, FORM, NEW)
        work.commit()
    return begin


def test_each_dossier_has_the_version_it_was_received_with(kept):
    with kept() as work:
        found = [work.kept_forms.of(one) for one in (FIRST, SECOND, THIRD)]

    assert found == [(FORM, OLD), (FORM, OLD), (FORM, NEW)]


def test_a_version_many_dossiers_share_is_there_once(kept, engine):
    with engine.connect() as connection:
        versions = connection.scalar(select(func.count()).select_from(schema.kept_form))

    assert versions == 2


def test_what_a_dossier_was_received_with_is_never_exchanged(kept):
    with kept() as work:
        work.kept_forms.keep(FIRST, FORM, NEW)
        work.commit()

    with kept() as work:
        assert work.kept_forms.of(FIRST) == (FORM, OLD)


def test_a_dossier_received_elsewhere_has_none(kept):
    with kept() as work:
        assert work.kept_forms.of(DossierId("another")) is None
