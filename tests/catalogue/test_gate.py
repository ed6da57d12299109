import json
from dataclasses import replace
from datetime import date

import pytest

from counter_app.catalogue.signing import new_key, pinned, read_trust, sign
from counter_app.domain.exchange import Pack, PackFault, PackRefused, PackSignature
from counter_app.wire.packs import hash_of
from tests.fakes.law import COPY, SHIPPED, TODAY, Counter

SHIPPED_TRUST = SHIPPED.parent / "trust" / "catalogue.toml"
BOMB = {"type": "object", "properties": {"a": {"$ref": "#/$defs/x"}}}


def fault_of(counter, pack):
    with pytest.raises(PackRefused) as refused:
        counter.take(pack)
    return refused.value.fault


def test_a_newer_pack_that_is_signed_is_let_in(counter, maintainer, law):
    pack = maintainer.pack(law)

    assert counter.take(pack).version == "2026.12.1"


def test_one_changed_letter_is_noticed_and_the_old_pack_stays(counter, maintainer, law):
    good = counter.take(maintainer.pack(law))
    evil = maintainer.pack(law, 3)
    files = {**evil.files, COPY: evil.files[COPY].replace("8000", "80000")}

    forged = replace(evil, files=files, sha256=hash_of(files))

    assert fault_of(counter, replace(evil, files=files)) is PackFault.TAMPERED
    assert fault_of(counter, forged) is PackFault.TAMPERED
    assert counter.kept is good


def test_a_pack_cut_off_is_noticed(counter, maintainer, law):
    pack = maintainer.pack(law)
    files = dict([*pack.files.items()][:-5])

    assert fault_of(counter, replace(pack, files=files)) is PackFault.TAMPERED


@pytest.mark.parametrize("serial", [1, 4, 5])
def test_an_older_pack_or_another_of_the_same_number_is_a_downgrade(
    counter, maintainer, law, serial
):
    counter.take(maintainer.pack(law, 5))
    other = {**law, "forms/README.json": "{}"}

    assert fault_of(counter, maintainer.pack(other, serial)) is PackFault.OLDER


def test_the_same_pack_again_is_no_downgrade(counter, maintainer, law):
    pack = counter.take(maintainer.pack(law, 5))

    assert counter.take(pack) is pack


def test_the_pack_the_program_came_with_may_be_signed_and_sent(
    counter, maintainer, law
):
    assert counter.take(maintainer.pack(law, 1, version="2026.11.1"))


def test_what_came_with_the_program_needs_no_signature(counter):
    files = dict(counter.catalogue.shipped)

    assert counter.take(Pack(version="x", sha256=hash_of(files), files=files))


def test_a_pack_nobody_signed_is_refused(counter, law):
    files = {**law, "forms/README.json": "{}"}
    pack = Pack(version="1", sha256=hash_of(files), files=files)

    assert fault_of(counter, pack) is PackFault.UNSIGNED


def test_a_stranger_cannot_sign(counter, maintainer, law):
    unknown = maintainer.pack(law, key=maintainer.strangers_key, name="ai-do")
    posing = maintainer.pack(law, key=maintainer.strangers_key)

    assert fault_of(counter, unknown) is PackFault.UNKNOWN_KEY
    assert fault_of(counter, posing) is PackFault.BAD_SIGNATURE


@pytest.mark.parametrize("value", ["", "AAAA", "không phải base64", "A" * 86 + "=="])
def test_a_mangled_signature_is_a_wrong_one(counter, maintainer, law, value):
    pack = replace(maintainer.pack(law), signatures=(PackSignature("thu-1", value),))

    assert fault_of(counter, pack) is PackFault.BAD_SIGNATURE


def test_a_signature_of_another_pack_does_not_fit(counter, maintainer, law):
    older, newer = maintainer.pack(law, 2), maintainer.pack(law, 3)

    pack = replace(newer, signatures=older.signatures)

    assert fault_of(counter, pack) is PackFault.BAD_SIGNATURE


def test_a_key_signs_only_on_its_days(maintainer, law):
    key, public = new_key()
    text = pinned("cu", public) + "valid_to = 2026-06-30\n"
    counter = Counter(read_trust(text))

    pack = maintainer.pack(law, key=key, name="cu")

    assert fault_of(counter, pack) is PackFault.UNKNOWN_KEY


def test_two_signatures_are_asked_where_two_are_wanted(maintainer, law):
    (one, first), (two, second) = new_key(), new_key()
    text = "threshold = 2\n" + pinned("mot", first) + pinned("hai", second)
    counter = Counter(read_trust(text))
    pack = maintainer.pack(law, key=one, name="mot")

    both = (*pack.signatures, sign(two, "hai", pack.manifest))

    assert fault_of(counter, pack) is PackFault.UNSIGNED
    assert fault_of(counter, replace(pack, signatures=pack.signatures * 2))
    assert counter.take(replace(pack, signatures=both))


def broken(law, path, change):
    return {**law, path: change(law[path])}


@pytest.mark.parametrize(
    ("path", "change"),
    [
        (COPY, lambda text: text.replace('"amount": 8000', '"amount": -1')),
        (COPY, lambda text: text.replace('"same-day"', '"some-day"')),
        (COPY, lambda text: text[: len(text) // 2]),
        (COPY, lambda _text: "[]"),
        ("pack.toml", lambda text: text.replace("form_sets", "forms_set")),
        ("pack.toml", lambda text: text.replace("hanoi.toml", "huế.toml")),
        ("identity.json", lambda _text: "["),
        ("forms/to_khai_chung/schema.json", lambda _text: "{"),
        ("forms/to_khai_chung/schema.json", lambda _text: '{"type": 7}'),
    ],
)
def test_a_signed_pack_that_is_no_law_is_refused_whole(
    counter, maintainer, law, path, change
):
    files = broken(law, path, change)
    assert files[path] != law[path]

    assert fault_of(counter, maintainer.pack(files)) is PackFault.BROKEN
    assert counter.catalogue.procedure("2.000635")


def circle(**defs):
    return json.dumps({**BOMB, "$defs": defs})


@pytest.mark.parametrize(
    "schema",
    [
        circle(x={"$ref": "#/$defs/y"}, y={"$ref": "#/$defs/x"}),
        circle(x={"$ref": "#/$defs/x"}),
        circle(x={"properties": {"con": {"$ref": "#"}}}),
        circle(x={"items": {"anyOf": [{"$ref": "#/$defs/x"}]}}),
        circle(x={"$ref": "#/$defs/không_có"}),
    ],
)
def test_a_declaration_that_leads_in_a_circle_or_nowhere_is_refused(
    counter, maintainer, law, schema
):
    files = {**law, "forms/to_khai_chung/schema.json": schema}

    with pytest.raises(PackRefused, match=r"\$ref") as refused:
        counter.take(maintainer.pack(files))

    assert refused.value.fault is PackFault.BROKEN


@pytest.mark.parametrize("name", ["../evil.toml", "/etc/passwd", "a/../../b", "", "~"])
def test_a_file_with_a_wandering_name_is_refused(counter, maintainer, law, name):
    assert fault_of(counter, maintainer.pack({**law, name: "x"})) is PackFault.BROKEN


def test_a_giant_is_refused_before_anything_is_read(counter, maintainer, law):
    files = {**law, "forms/to.json": "x" * (33 * 1024 * 1024)}

    assert fault_of(counter, maintainer.pack(files)) is PackFault.TOO_LARGE


def test_a_manifest_of_a_later_kind_is_told_apart(counter, maintainer, law):
    pack = maintainer.pack(law)
    manifest = pack.manifest.replace('"format":1', '"format":2')
    made = sign(maintainer.key, "thu-1", manifest)

    later = replace(pack, manifest=manifest, signatures=(made,))

    assert fault_of(counter, later) is PackFault.NEWER_FORMAT


def test_changes_are_joined_to_the_pack_they_change(counter, maintainer, law):
    counter.take(maintainer.pack({**law, "wards/cu.json": "{}"}))
    whole = maintainer.pack(law, 3)
    sent = {"pack.toml": whole.files["pack.toml"]}
    changes = replace(
        whole, files=sent, base=counter.kept.sha256, gone=("wards/cu.json",)
    )

    taken = counter.take(changes)

    assert taken.files == whole.files


def test_changes_of_a_pack_not_kept_here_are_refused(counter, maintainer, law):
    counter.take(maintainer.pack(law))
    stray = replace(maintainer.pack(law, 3), base="0" * 64)

    assert fault_of(counter, stray) is PackFault.TAMPERED


def test_the_pinned_keys_of_the_program_can_be_read():
    text = (SHIPPED_TRUST).read_text(encoding="utf-8")

    trust = read_trust(text)

    assert trust.threshold == 1
    assert all(len(key.public) == 32 for key in trust.keys.values())
    assert all(key.holds(date(TODAY.year, 1, 1)) for key in trust.keys.values())
