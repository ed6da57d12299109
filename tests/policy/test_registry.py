"""What Windows' registry sets, read by the program's own code from an export of it."""

from dataclasses import fields

import pytest

from counter_app import paths
from counter_app.cli import explained
from counter_app.paths import RESOURCES, standard_profile
from counter_app.policy.levels import WINDOWS_ADVICE, WINDOWS_KEY, Level, of_registry
from counter_app.policy.reading import profile_of_this_user, read_policy
from counter_app.settings import Settings
from installers.windows import wxs
from tests.fakes.registry import ExportedRegistry

EXPORT = r"""Windows Registry Editor Version 5.00

[HKEY_LOCAL_MACHINE\SOFTWARE\Policies\MotCuaPhuong]
"idle_minutes"=dword:00000003
"update_channel"="preview"

[HKEY_LOCAL_MACHINE\SOFTWARE\Policies\MotCuaPhuong\Recommended]
"portal_url"="https://portal.example"
"point_id"="P0123"
"update_ring"="0"
"update_channel"="stable"
"auto_update"="0"
"update_source"="\\\\share\\motcua\\updates"
"data_scope"="machine"
"proxy_mode"="http://proxy.example:3128"
"ca_bundle"="C:\\city.pem"
"answer_file"="\\\\share\\motcua\\P0123.toml"
"""


@pytest.fixture
def registry():
    return ExportedRegistry(EXPORT)


def test_every_property_of_the_installer_is_obeyed_and_its_source_is_told(registry):
    policy = read_policy(RESOURCES, {}, registry=registry)

    assert policy.refused == ()
    kept = policy.settings
    assert (kept.portal_url, kept.point_id, kept.update_ring, kept.auto_update) == (
        *("https://portal.example", "P0123", 0, 0),
    )
    assert kept.answer_file == r"\\share\motcua\P0123.toml"
    for name in wxs.OBEYED.values():
        one = policy.resolved[name]
        assert one.said.level in {Level.MACHINE, Level.MACHINE_ADVICE}, name
    told = explained.as_text(explained.row(policy.resolved["update_channel"]))
    assert told.splitlines() == [
        "update_channel = 'preview'",
        rf"    set by machine-policy (HKLM\{WINDOWS_KEY}), locked",
        rf"    overrode 'stable' of machine-recommended (HKLM\{WINDOWS_ADVICE})",
        "    overrode 'stable' of built-in (the program)",
    ]


def test_the_installer_writes_where_the_program_reads_and_names_real_settings():
    assert wxs.POLICIES == WINDOWS_ADVICE
    assert set(wxs.OBEYED.values()) <= {one.name for one in fields(Settings)}


def test_an_officers_own_choice_stands_over_the_installers_advice(registry):
    policy = read_policy(RESOURCES, {"update_ring": 2}, registry=registry)

    assert policy.settings.update_ring == 2


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('"update_ring"="9"', "at most 3"),
        ('"update_ring"="two"', "must be int"),
        ('"printer"=dword:00000007', "must be str"),
        ('"data_scope"="roaming"', "user or machine"),
        ('"proxy_mode"="http://user:secret@proxy:3128"', "http://host:port"),
        ('"proxy_mode"="socks5://proxy:1080"', "http://host:port"),
        ('"DATASCOPE"="user"', "no setting"),
    ],
)
def test_a_value_that_cannot_be_is_told_with_its_key_and_the_others_count(line, why):
    head = rf"[HKEY_LOCAL_MACHINE\{WINDOWS_KEY}]"
    registry = ExportedRegistry(f'{head}\n{line}\n"counter"="07"\n')

    policy = read_policy(RESOURCES, {}, registry=registry)

    assert policy.settings.counter == "07"
    [refused] = policy.refused
    assert refused.source == rf"HKLM\{WINDOWS_KEY}"
    assert why in refused.why


def test_a_key_that_cannot_be_read_is_told_and_the_other_still_counts(registry):
    class Half:
        def values(self, key):
            if key == WINDOWS_KEY:
                raise PermissionError("denied")
            return registry.values(key)

    given, [refused] = of_registry(Half())

    assert [one.level for one in given] == [Level.MACHINE_ADVICE]
    assert "denied" in refused.why


def test_only_the_machine_says_whether_profiles_lie_in_a_folder_of_the_pc(
    registry, tmp_path, monkeypatch
):
    monkeypatch.setattr(paths, "machine_wide", lambda: tmp_path / "profiles")
    nowhere = (tmp_path / "no", tmp_path / "none")

    assert profile_of_this_user(nowhere) == standard_profile()
    chosen = profile_of_this_user(nowhere, registry)

    assert chosen.parent == tmp_path / "profiles"
    assert (
        paths.Paths(chosen).second_copy == paths.Paths(standard_profile()).second_copy
    )
