"""Every setting can be governed: it stands in the table of policy keys."""

import tomllib
from dataclasses import fields
from pathlib import Path

from counter_app.settings import Settings

KEYS = Path(__file__).parents[2] / "resources" / "policy" / "keys.toml"


def test_every_setting_has_its_row_with_words_in_both_languages():
    table = tomllib.loads(KEYS.read_text(encoding="utf-8"))

    assert table.keys() == {one.name for one in fields(Settings)}
    for row in table.values():
        assert row["title"].keys() == row["help"].keys() == {"vi", "en"}
