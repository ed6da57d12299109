"""Who may set what, and which of two values counts."""

import json
import os
from xml.etree import ElementTree as ET

import pytest

from counter_app.paths import RESOURCES
from counter_app.policy import levels
from counter_app.policy.keys import read_keys
from counter_app.policy.levels import Given, Level
from counter_app.policy.reading import read_policy, settings_in_force
from counter_app.policy.resolving import resolve
from counter_app.policy.templates import NAMESPACE, adml, admx, json_schema
from counter_app.settings import Settings

KEYS = read_keys(RESOURCES)


@pytest.fixture
def places(tmp_path, monkeypatch):
    """The two folders of this machine; whoever runs this is its root."""
    monkeypatch.setattr(levels, "TRUSTED", os.getuid())
    folders = tmp_path / "policy.d", tmp_path / "recommended.d"
    for folder in folders:
        folder.mkdir(mode=0o755)
    return folders


def put(folder, name, **values):
    file = folder / name
    file.write_text(json.dumps(values), encoding="utf-8")
    file.chmod(0o644)
    return file


def said(*given):
    return resolve(
        KEYS, [Given(level, str(level), values) for level, values in given]
    ).resolved


def test_the_machine_overrules_the_city_and_the_city_the_officer():
    resolved = said(
        (Level.PROFILE, {"printer": "Own"}),
        (Level.CITY, {"printer": "City"}),
        (Level.MACHINE, {"printer": "Machine"}),
    )

    assert resolved["printer"].said.value == "Machine"
    assert [one.value for one in resolved["printer"].overrode] == ["City", "Own", ""]
    assert resolved["printer"].locked


def test_the_officer_overrules_a_recommendation_and_may_change_it():
    resolved = said(
        (Level.MACHINE_ADVICE, {"language": "en"}), (Level.PROFILE, {"language": "vi"})
    )

    assert resolved["language"].said.level is Level.PROFILE
    assert not resolved["language"].locked


@pytest.mark.parametrize(("officer", "machine"), [(2, 10), (10, 2)])
def test_of_a_key_of_security_the_stricter_value_counts_whoever_set_it(
    officer, machine
):
    resolved = said(
        (Level.PROFILE, {"idle_minutes": officer}),
        (Level.MACHINE, {"idle_minutes": machine}),
    )

    assert resolved["idle_minutes"].said.value == 2


@pytest.mark.parametrize(
    ("city", "machine", "counts"), [(0, 90, 90), (90, 0, 90), (30, 90, 30), (0, 0, 0)]
)
def test_days_without_end_are_more_than_any_number_of_days(city, machine, counts):
    resolved = said(
        (Level.CITY, {"keep_content_days": city}),
        (Level.MACHINE, {"keep_content_days": machine}),
    )

    assert resolved["keep_content_days"].said.value == counts


@pytest.mark.parametrize(
    "values", [{"colour": "red"}, {"receipt_size": "A3"}, {"idle_minutes": 600}]
)
def test_a_value_that_cannot_be_is_told_and_the_others_still_count(places, values):
    put(places[0], "10-office.json", printer="Quay1", **values)

    policy = read_policy(RESOURCES, {}, places=places)

    assert policy.settings.printer == "Quay1"
    [refused] = policy.refused
    assert refused.source.endswith("10-office.json")
    assert next(iter(values)) in refused.why


def test_a_later_file_overrules_an_earlier_one(places):
    put(places[0], "10-office.json", printer="Ten")
    put(places[0], "20-ward.json", printer="Twenty")

    assert read_policy(RESOURCES, {}, places=places).settings.printer == "Twenty"


def test_a_file_others_could_have_written_is_not_obeyed(places):
    put(places[0], "10-office.json", portal_url="https://evil.example").chmod(0o666)

    policy = read_policy(RESOURCES, {}, places=places)

    assert policy.settings.portal_url == ""
    assert "must belong to root" in policy.refused[0].why


@pytest.mark.parametrize("text", ["", "[]", "{", "\x00", "[" * 100_000])
def test_a_file_that_is_no_policy_stops_nothing(places, text):
    put(places[0], "10-office.json").write_text(text)
    profile = places[0].parent / "settings.toml"
    profile.write_text('printer = "Quay1"\n')

    settings = settings_in_force(RESOURCES, profile, places)

    assert settings == Settings(printer="Quay1")


def test_every_key_is_in_the_templates_of_windows_in_both_languages():
    definitions = ET.fromstring(admx(KEYS.values()))
    found = definitions.iter(f"{{{NAMESPACE}}}policy")

    assert [one.get("name") for one in found] == list(KEYS)
    for language in ("vi", "en"):
        words = ET.fromstring(adml(KEYS.values(), language))
        ids = {one.get("id") for one in words.iter(f"{{{NAMESPACE}}}string")}
        asked = set()
        for one in definitions.iter():
            for text in one.attrib.values():
                if text.startswith("$(string."):
                    asked.add(text.removeprefix("$(string.").removesuffix(")"))
        assert asked == ids


def test_the_schema_and_the_program_agree_on_what_may_be_set():
    import jsonschema

    schema = json_schema(KEYS.values())
    good = {key.name: key.standard for key in KEYS.values()}

    jsonschema.validate(good, schema)
    for wrong in ({"colour": 1}, {"receipt_size": "A3"}, {"idle_minutes": 61}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema)
