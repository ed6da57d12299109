"""A backup's list of contents that is none is refused in words, whatever it holds."""

import json

import pytest

from counter_app.backups.contents import Contents, Part
from counter_app.domain.keeping_errors import BackupBroken

KEY = bytes(32)
GOOD = Contents(
    version="0.1.0",
    counter="03",
    revision="9",
    parts={"counter.db": Part(size=4096, sha256="ab" * 32, changed=7)},
)


@pytest.mark.parametrize("field", ["parts", "files"])
@pytest.mark.parametrize("value", ["ab" * 32, 7, [], None, {"counter.db": 1}])
def test_what_stands_where_files_are_listed_may_be_anything(tmp_path, field, value):
    path = tmp_path / "contents.json"
    said = json.loads(GOOD.signed(KEY))
    path.write_text(json.dumps({**said, field: value}))

    with pytest.raises(BackupBroken):
        Contents.read(path)


def test_a_list_that_was_written_is_read_again(tmp_path):
    path = tmp_path / "contents.json"
    path.write_bytes(GOOD.signed(KEY))

    read = Contents.read(path)

    assert read.parts == GOOD.parts
    assert read.mac == GOOD.mac_by(KEY)
