"""Pages for IT staff: one a task in both languages; every command on them exists."""

import argparse
import re
from pathlib import Path

import pytest

from city_portal.__main__ import _parser as portal_parser
from counter_app.__main__ import _parser as program_parser

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs/it").glob("*/*.md"))
COMMAND = re.compile(
    r"(mot-cua-phuong|(?:\.venv/bin/)?python main\.py|python -m city_portal)"
    r"((?: +(?:\\\n *)?[^`\n#]+)*)"
)
WORD = re.compile(r"[a-z][a-z-]*")
OPTION = re.compile(r"(?<!\S)--[a-z][a-z-]*")


def commands(text: str):
    """Return program, words and options of each command line in code."""
    text = text.replace("\\\n", " ")
    code = re.findall(r"`([^`]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    for fence in re.findall(r"```\w*\n(.*?)```", text, re.DOTALL):
        code += fence.splitlines()
    for line in code:
        if found := COMMAND.match(line.strip()):
            said = found[2].split("#")[0]
            words = [word.strip("[]|…") for word in said.split()]
            yield found[1], [word for word in words if word], OPTION.findall(said)


def parser_of(program: str, words: list[str]) -> argparse.ArgumentParser:
    return portal_parser() if "city_portal" in program else program_parser(words)


def leads(parser, words):
    """Return whether the words are verbs of this parser, and the options allowed."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            if not words:
                return True, _options(parser)  # the verb as a whole is spoken of
            verb = words[0].split("|")[0]
            if verb not in action.choices:
                return False, set()
            deeper, allowed = leads(action.choices[verb], words[1:])
            return deeper, allowed | _options(parser)
    return True, _options(parser)


def _options(parser):
    return {name for action in parser._actions for name in action.option_strings}


@pytest.mark.parametrize(
    "page", PAGES, ids=lambda page: f"{page.parent.name}/{page.stem}"
)
def test_every_command_of_a_page_exists_with_its_options(page):
    text = page.read_text(encoding="utf-8")

    for program, words, asked in commands(text):
        verbs = [word for word in words if not word.startswith("-")]
        if not verbs or not WORD.match(verbs[0]):
            continue  # the program's name alone
        held, allowed = leads(parser_of(program, words), verbs)
        assert held, f"{program} {' '.join(words)}"
        assert set(asked) <= allowed, f"{program} {' '.join(words)}"


def test_every_page_is_there_in_both_languages_and_both_lists_name_it():
    english, vietnamese = (
        {page.name for page in PAGES if page.parent.name == language}
        for language in ("en", "vi")
    )

    assert english == vietnamese
    for index in ("it-staff.md", "cntt.md"):
        text = (ROOT / "docs" / index).read_text(encoding="utf-8")
        missing = {name for name in english if f"/{name}" not in text}
        assert not missing, f"{index}: {missing}"
