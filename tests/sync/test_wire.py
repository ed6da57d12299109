"""The messages themselves, against samples written by hand.

Counter and portal share the codec, so a mistake in it would agree with itself.
"""

import json
from pathlib import Path

import msgspec
import pytest

from counter_app.wire import codec, manners, messages

ADDED_LATER = {
    "Day": ("files", "filesDigest"),
    "Token": ("tokenType",),
    "PushRequest": ("read",),
    "PushReply": ("page",),
    "FeedPage": ("catalogue", "closedFrom", "closedUntil", "notice"),
}
"""What a side of the version before does not say."""
SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.json"))
KINDS = {
    name: kind
    for name, kind in vars(messages).items()
    if isinstance(kind, type)
    and issubclass(kind, manners.Message)
    and kind is not manners.Message
}
PARTS = {
    "Organisation",
    "LeasedSlot",
    "Result",
    "FeedRow",
    "DayDigest",
    "DayRow",
    "PackSignature",
    "RatingGiven",
    "Duty",
    "Reading",
}
"""Said only inside other messages."""


def test_every_message_has_a_sample():
    assert {path.stem for path in SAMPLES} == KINDS.keys() - PARTS


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_read_and_written_as_it_stands(path):
    sample = json.loads(path.read_text(encoding="utf-8"))

    message = codec.decode(KINDS[path.stem], path.read_bytes())

    assert json.loads(codec.encode(message)) == sample


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_what_a_newer_side_adds_is_let_be(path):
    sample = json.loads(path.read_text(encoding="utf-8"))

    newer = json.dumps(sample | {"of next year": {"x": 1}}).encode()
    message = codec.decode(KINDS[path.stem], newer)

    assert json.loads(codec.encode(message)) == sample


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_cut_short_or_without_a_key_is_refused(path):
    whole = path.read_bytes()
    sample = json.loads(whole)
    later = {"schema", *ADDED_LATER.get(path.stem, ())}
    needed = [name for name in sample if name not in later]

    for cut in (whole[:-3], b"", b"<html></html>", b"\xff" + whole):
        with pytest.raises(codec.Unreadable):
            codec.decode(KINDS[path.stem], cut)
    for name in needed:
        rest = {key: value for key, value in sample.items() if key != name}
        with pytest.raises(codec.Unreadable):
            codec.decode(KINDS[path.stem], json.dumps(rest).encode())


@pytest.mark.parametrize("body", [b"[" * 100_000, b'{"a":' * 100_000])
def test_what_nests_without_end_is_refused(body):
    with pytest.raises(codec.Unreadable):
        codec.decode(messages.FeedPage, body)


def test_frozen_bytes_travel_as_they_are():
    images = [b'{"id":"a.1.1" , "b":1.50}', '{"tên":"Đặng"}'.encode()]

    body = codec.encode(
        messages.PushRequest(epoch=1, operations=[msgspec.Raw(i) for i in images])
    )
    arrived = codec.decode(messages.PushRequest, body).operations

    assert all(image in body for image in images)
    assert [bytes(image) for image in arrived] == images
