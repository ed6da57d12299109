"""Laws of words: every error has a sentence, every sentence both languages."""

import ast
import inspect
import re
import subprocess
import sys
from pathlib import Path
from string import Formatter
from xml.etree import ElementTree as ET

import pytest

from counter_app.domain import camera_errors, errors, keeping_errors, money_errors
from counter_app.domain.afterwards import Hindrance
from counter_app.domain.camera_errors import CameraProblem
from counter_app.domain.errors import (
    AmountFault,
    AmountRefused,
    CounterError,
    DeviceFault,
    FileFault,
    FileRefused,
    Hindered,
    PrinterProblem,
    ScannerProblem,
)
from counter_app.ui.amount_sentences import AMOUNT_FAULTS
from counter_app.ui.device_sentences import FILE_FAULTS, PRINTER_FAULTS, SCANNER_FAULTS
from counter_app.ui.hindrance_sentences import HINDRANCES
from counter_app.ui.problem_sentences import SENTENCES

ROOT = Path(__file__).parents[2]
WORDS = ROOT / "resources" / "i18n"
TOOLS = Path(sys.executable).parent
BY_FAULT = {
    AmountRefused,
    CameraProblem,
    FileRefused,
    Hindered,
    ScannerProblem,
    PrinterProblem,
}


def leaves():
    kinds = [
        kind
        for tree in (errors, camera_errors, money_errors, keeping_errors)
        for _, kind in inspect.getmembers(tree, inspect.isclass)
        if issubclass(kind, CounterError)
    ]
    return [kind for kind in kinds if not kind.__subclasses__()]


def messages(*files):
    """Return {(context, source): translation} of .ts files."""
    found = {}
    for file in files:
        for context in ET.parse(file).getroot().iter("context"):
            name = context.findtext("name")
            for message in context.iter("message"):
                key = (name, message.findtext("source"))
                found[key] = message.findtext("translation") or ""
    return found


@pytest.fixture(scope="module")
def vietnamese():
    return messages(*sorted((WORDS / "vi").glob("*.ts")))


@pytest.fixture(scope="module")
def spoken(tmp_path_factory):
    """Every literal the screens translate, as lupdate finds them."""
    out = tmp_path_factory.mktemp("words") / "found.ts"
    sources = sorted(str(path) for path in (ROOT / "counter_app" / "ui").rglob("*.py"))
    subprocess.run(
        [TOOLS / "pyside6-lupdate", *sources, "-ts", out],
        check=True,
        capture_output=True,
    )
    return messages(out)


def test_every_error_that_is_raised_has_a_sentence():
    silent = [kind for kind in leaves() if kind not in SENTENCES.keys() | BY_FAULT]

    assert silent == []


def test_no_sentence_belongs_to_an_error_that_is_not_raised():
    assert set(SENTENCES) <= set(leaves())


def test_every_fault_of_a_number_a_file_or_a_device_has_a_sentence():
    assert set(AMOUNT_FAULTS) == set(AmountFault)
    assert set(FILE_FAULTS) == set(FileFault)
    assert set(SCANNER_FAULTS) == set(DeviceFault)
    assert set(PRINTER_FAULTS) == set(DeviceFault)
    assert set(HINDRANCES) == set(Hindrance)


def test_no_two_problems_share_a_code():
    tables = (
        SENTENCES,
        AMOUNT_FAULTS,
        FILE_FAULTS,
        SCANNER_FAULTS,
        PRINTER_FAULTS,
        HINDRANCES,
    )
    codes = [code for table in tables for code, _ in table.values()]

    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"MC-\d{3}", code) for code in codes)


def test_c08_every_word_of_the_screens_is_said_in_vietnamese(spoken, vietnamese):
    missing = sorted(key for key in spoken if not vietnamese.get(key))

    assert spoken
    assert missing == []


def test_no_word_hides_from_lupdate_inside_an_f_string():
    hidden = []
    for path in (ROOT / "counter_app" / "ui").rglob("*.py"):
        for text in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(text, ast.JoinedStr):
                calls = (part for part in ast.walk(text) if isinstance(part, ast.Call))
                hidden += [
                    f"{path.name}:{text.lineno}"
                    for call in calls
                    if isinstance(call.func, ast.Attribute)
                    and call.func.attr in {"tr", "translate"}
                ]

    assert hidden == []


def test_c08_the_translation_fills_in_the_same_facts(vietnamese):
    def facts(text):
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}

    odd = [
        key for key, said in vietnamese.items() if facts(key[1] or "") != facts(said)
    ]

    assert odd == []


def test_nothing_is_said_that_the_writing_rules_forbid(vietnamese):
    forbidden = re.compile(
        # "Văn bản xin lỗi" is the name of a legal paper (Mẫu 04).
        r"vui lòng|(?<!văn bản )xin lỗi|không hợp lệ|!",
        re.IGNORECASE,
    )

    assert [said for said in vietnamese.values() if forbidden.search(said)] == []


def test_a_word_to_press_with_alt_can_be_pressed(vietnamese):
    marked = [said for said in vietnamese.values() if "&" in said]

    assert all(re.search(r"&[A-Za-z]", said) for said in marked)


def test_the_compiled_words_are_made_of_these_sources(tmp_path):
    made = tmp_path / "vi.qm"
    subprocess.run(
        [
            TOOLS / "pyside6-lrelease",
            "-silent",
            *sorted((WORDS / "vi").glob("*.ts")),
            "-qm",
            made,
        ],
        check=True,
        capture_output=True,
    )

    assert made.read_bytes() == (WORDS / "vi.qm").read_bytes(), "run: make words"
