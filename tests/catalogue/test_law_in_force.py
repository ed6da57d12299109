import json
import logging
from datetime import date
from pathlib import Path

import pytest

from counter_app.bootstrap.law import LawInForce
from counter_app.catalogue.catalogue import PackCatalogue
from counter_app.catalogue.packs import files_of
from counter_app.domain.exchange import Pack
from counter_app.forms.in_force import FormsInForce

SHIPPED = Path(__file__).parents[2] / "resources" / "catalogue"
SCHEMA = "forms/to_khai_trich_luc/schema.json"
FORM = "to_khai_trich_luc"
BIRTH = "1.001193"


class Post:
    """The pack the portal sent last."""

    def __init__(self):
        self.pack = None

    def bring(self, sha256, files):
        self.pack = Pack(version="2026.12.1", sha256=sha256, files=files)


@pytest.fixture
def post():
    return Post()


@pytest.fixture
def catalogue():
    return PackCatalogue(SHIPPED, lambda: date(2026, 11, 23))


@pytest.fixture
def forms(catalogue):
    return FormsInForce(catalogue.files)


@pytest.fixture
def law(post, catalogue, forms):
    return LawInForce(lambda: post.pack, catalogue, forms)


@pytest.fixture
def newer():
    """A pack without the birth, whose extract demands one more answer."""
    files = files_of(SHIPPED)
    head = files["pack.toml"].replace('"2026.11.1"', '"2026.12.1"')
    files["pack.toml"] = head.replace(f'"procedures/{BIRTH}.toml",', "")
    schema = json.loads(files[SCHEMA])
    schema["properties"]["ly_do_moi"] = {"type": "string"}
    schema["required"] = [*schema["required"], "ly_do_moi"]
    files[SCHEMA] = json.dumps(schema)
    return files


def asked(forms):
    faults = forms.faults(FORM, {}, date(2026, 11, 23))
    return {fault.pointer for fault in faults}


def test_a_new_pack_changes_procedures_and_declarations(
    law, post, catalogue, forms, newer
):
    assert "/ly_do_moi" not in asked(forms)
    post.bring("1" * 64, newer)

    law.refresh()

    assert catalogue.version == "2026.12.1"
    assert "/ly_do_moi" in asked(forms)


def test_the_same_version_with_other_files_is_taken_over(law, post, forms, newer):
    newer["pack.toml"] = files_of(SHIPPED)["pack.toml"]
    post.bring("1" * 64, newer)

    law.refresh()

    assert "/ly_do_moi" in asked(forms)


def test_a_broken_pack_is_refused_once_and_changes_neither(
    law, post, catalogue, forms, newer, caplog
):
    newer["calendars/hanoi.toml"] = "= no calendar"
    post.bring("2" * 64, newer)

    with caplog.at_level(logging.WARNING):
        law.refresh()
        law.refresh()

    assert catalogue.version == "2026.11.1"
    assert "/ly_do_moi" not in asked(forms)
    assert len(caplog.records) == 1


def test_a_good_pack_after_a_broken_one_is_taken_over(
    law, post, catalogue, forms, newer
):
    post.bring("2" * 64, newer | {"calendars/hanoi.toml": "= no calendar"})
    law.refresh()
    post.bring("3" * 64, newer)

    law.refresh()

    assert catalogue.version == "2026.12.1"
    assert "/ly_do_moi" in asked(forms)
