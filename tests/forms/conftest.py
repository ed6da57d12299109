"""Forms written for one test, and the forms of the pack."""

import json
from datetime import date
from pathlib import Path

import pytest

from counter_app.domain.people import Citizen, Gender, Source
from counter_app.forms.library import FormLibrary

CATALOGUE = Path(__file__).parents[2] / "resources" / "catalogue"
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def pack():
    return {
        path.relative_to(CATALOGUE).as_posix(): path.read_text(encoding="utf-8")
        for path in CATALOGUE.rglob("*.json")
    }


@pytest.fixture
def library(pack):
    return FormLibrary(pack)


@pytest.fixture
def made():
    """Return a library with one form named ``t``."""

    def make(schema, ui=None, **files):
        told = {"forms/t/schema.json": json.dumps(schema)}
        if ui is not None:
            told["forms/t/ui.json"] = json.dumps(ui)
        return FormLibrary(told | {name: json.dumps(x) for name, x in files.items()})

    return make


@pytest.fixture
def phuong():
    return Citizen(
        name="Đỗ Thị Phượng",
        personal_id="001187012901",
        birth="1987-03-05",
        gender=Gender.FEMALE,
        address="Số 12, Phường Hàng Bột, Quận Đống Đa, Hà Nội",
        card_issued="2021-05-10",
        source=Source.CARD,
    )
