"""What the city signs for all its counters: from its desk to the settings in force."""

import argparse
from dataclasses import replace
from datetime import timedelta

import pytest

from counter_app.bootstrap.catalogue import run_catalogue
from counter_app.bootstrap.city_profile import city_levels, keep_city_profile
from counter_app.catalogue.city_profile import (
    FILE,
    CityProfile,
    joined,
    read_city_profile,
    statement_of,
)
from counter_app.catalogue.signing import Trust, new_key, pinned, read_trust, sign
from counter_app.domain.exchange import Pack, PackFault, PackRefused
from counter_app.paths import RESOURCES, Paths
from counter_app.policy.levels import Level, Refused
from counter_app.policy.reading import read_policy, settings_in_force
from tests.fakes.law import TODAY, Counter, Maintainer, shipped_law

WISHED = """
[mandatory]
idle_minutes = 4
heartbeat = "on"
[recommended]
language = "en"
"""


@pytest.fixture
def maintainer():
    return Maintainer()


@pytest.fixture
def paths(tmp_path):
    (tmp_path / "profile").mkdir()
    return Paths(tmp_path / "profile")


@pytest.fixture
def signed(tmp_path, maintainer):
    """Sign what a TOML says, as the city types it; return the file's text."""

    def signed(text=WISHED, *, key=None, name="thu-1"):
        (tmp_path / "city.toml").write_text(text, encoding="utf-8")
        (tmp_path / "key.pem").write_bytes(key or maintainer.key)
        given = argparse.Namespace(
            what="profile",
            settings=tmp_path / "city.toml",
            out=tmp_path / FILE,
            key=tmp_path / "key.pem",
            id=name,
        )
        assert run_catalogue(given) == 0
        return (tmp_path / FILE).read_text(encoding="utf-8")

    return signed


def nowhere(tmp_path):
    return tmp_path / "no-policy.d", tmp_path / "no-recommended.d"


def test_the_citys_settings_come_with_a_pack_and_stand_above_the_officers(
    signed, maintainer, paths, tmp_path
):
    pack = Counter(maintainer.trust).take(
        maintainer.pack({**shipped_law(), FILE: signed()})
    )

    keep_city_profile(paths, maintainer.trust, pack)

    paths.settings.write_text('heartbeat = "off"\nidle_minutes = 3\nlanguage = "vi"\n')
    city = city_levels(paths, maintainer.trust)
    own = {"heartbeat": "off", "idle_minutes": 3, "language": "vi"}
    resolved = read_policy(RESOURCES, own, city, nowhere(tmp_path)).resolved
    assert resolved["heartbeat"].said.level is Level.CITY
    assert resolved["heartbeat"].said.source == str(paths.city_profile)
    assert resolved["heartbeat"].locked
    assert resolved["idle_minutes"].said.value == 3  # the stricter one
    assert resolved["language"].said.level is Level.PROFILE
    assert resolved["language"].overrode[0].level is Level.CITY_ADVICE
    settings = settings_in_force(
        RESOURCES, paths.settings, nowhere(tmp_path), city=city
    )
    assert (settings.heartbeat, settings.idle_minutes) == ("on", 3)


def test_what_somebody_changed_at_the_pc_is_refused_told_and_mended(
    signed, maintainer, paths
):
    pack = maintainer.pack({**shipped_law(), FILE: signed()})
    keep_city_profile(paths, maintainer.trust, pack)
    good = paths.city_profile.read_text()
    loosened = good.replace(r"idle_minutes\":4", r"idle_minutes\":9")
    assert loosened != good
    paths.city_profile.write_text(loosened)

    [refused] = city_levels(paths, maintainer.trust)
    keep_city_profile(paths, maintainer.trust, pack)

    assert isinstance(refused, Refused)
    assert "not as the city signed it: bad-signature: thu-1" in refused.why
    assert paths.city_profile.read_text() == good


def test_a_pack_without_it_takes_it_away_but_the_law_of_the_program_does_not(
    signed, maintainer, paths
):
    law = shipped_law()
    keep_city_profile(paths, maintainer.trust, maintainer.pack({**law, FILE: signed()}))

    keep_city_profile(paths, maintainer.trust, Pack(version="", sha256="", files=law))
    assert paths.city_profile.exists()
    keep_city_profile(paths, maintainer.trust, maintainer.pack(law, 3))

    assert not paths.city_profile.exists()
    assert city_levels(paths, maintainer.trust) == ()


def test_a_strangers_settings_in_a_pack_leave_what_the_city_said(
    signed, maintainer, paths, caplog
):
    law = shipped_law()
    good = signed()
    keep_city_profile(paths, maintainer.trust, maintainer.pack({**law, FILE: good}))
    evil = signed("[mandatory]\nidle_minutes = 9\n", key=maintainer.strangers_key)

    keep_city_profile(paths, maintainer.trust, maintainer.pack({**law, FILE: evil}, 3))

    assert paths.city_profile.read_text() == good
    assert "the city's settings are not taken over: bad-signature" in caplog.text


def test_as_many_must_sign_as_the_law_needs_and_a_lapsed_key_changes_nothing(signed):
    keys = {f"thu-{n}": new_key() for n in (1, 2)}
    pins = "".join(pinned(name, public) for name, (_pem, public) in keys.items())
    trust = read_trust(f"threshold = 2\n{pins}")
    one = signed(key=keys["thu-1"][0], name="thu-1")
    with pytest.raises(PackRefused) as refused:
        read_city_profile(one, trust)
    assert refused.value.fault is PackFault.UNSIGNED

    both = signed(key=keys["thu-2"][0], name="thu-2")

    said = read_city_profile(both, trust)
    assert said.mandatory == {"idle_minutes": 4, "heartbeat": "on"}
    ended = {
        name: replace(key, valid_to=said.issued) for name, key in trust.keys.items()
    }
    assert read_city_profile(both, Trust(ended, 2)) == said
    with pytest.raises(PackRefused, match="unknown-key"):
        read_city_profile(both, Trust(ended, 2), said.issued + timedelta(days=1))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[mandatory]\nidle_minuten = 4\n", "there is no setting 'idle_minuten'"),
        ("[mandatory]\nidle_minutes = 0\n", "idle_minutes must be at least 1"),
        ("[optional]\nidle_minutes = 4\n", "there is no optional"),
        ("[mandatory\n", "Expected"),
    ],
)
def test_what_no_counter_could_obey_is_not_signed(signed, tmp_path, text, why):
    with pytest.raises(ValueError, match=why):
        signed(text)

    assert not (tmp_path / FILE).exists()


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[" * 90_000, '{"statement": "{}", "signatures": []}', "x" * 10**6],
)
def test_whatever_lies_there_stops_no_counter(paths, maintainer, text):
    paths.city_profile.write_text(text)

    [refused] = city_levels(paths, maintainer.trust)

    assert isinstance(refused, Refused)


def test_a_packs_signature_never_stands_for_one_of_settings(maintainer):
    """The same keys sign both; the text that is signed begins differently."""
    statement = statement_of(
        CityProfile(issued=TODAY, mandatory={"idle_minutes": 60}, recommended={})
    )
    as_a_manifest = sign(maintainer.key, "thu-1", statement)

    with pytest.raises(PackRefused, match="bad-signature"):
        read_city_profile(joined("", statement, as_a_manifest), maintainer.trust)
