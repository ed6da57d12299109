"""The scan folder: only whole files, nothing taken twice, nothing in the way."""

import os

from counter_app.documents.scan_folder import REFUSED, WatchedFolder


def test_no_folder_is_an_empty_one():
    assert WatchedFolder("").waiting() == []
    assert WatchedFolder("/no/such/folder").waiting() == []


def test_a_file_waits_until_it_has_not_changed_between_two_looks(tmp_path):
    folder = WatchedFolder(str(tmp_path), quiet=0)
    path = tmp_path / "quet.pdf"
    path.write_bytes(b"a")
    slow = WatchedFolder(str(tmp_path), quiet=3600)

    assert folder.waiting() == [path]
    assert slow.waiting() == []
    assert slow.waiting() == []


def test_older_files_come_first_and_unfinished_ones_not_at_all(tmp_path):
    for name, age in (("b.pdf", 2), ("a.pdf", 1), ("c.pdf.part", 3), (".d.pdf", 4)):
        path = tmp_path / name
        path.write_bytes(b"x")
        os.utime(path, (1000 - age, 1000 - age))
    (tmp_path / "empty.pdf").touch()
    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "link.pdf").symlink_to(tmp_path / "a.pdf")

    found = WatchedFolder(str(tmp_path), quiet=0).waiting()

    assert [path.name for path in found] == ["b.pdf", "a.pdf"]


def test_what_is_kept_leaves_and_what_is_refused_is_put_aside(tmp_path):
    folder = WatchedFolder(str(tmp_path), quiet=0)
    for content in (b"1", b"2"):
        bad = tmp_path / "xấu.pdf"
        bad.write_bytes(content)
        folder.refused(bad)
    good = tmp_path / "tốt.pdf"
    good.write_bytes(b"3")
    folder.done(good)

    assert folder.waiting() == []
    aside = sorted(path.name for path in (tmp_path / REFUSED).iterdir())
    assert aside == ["xấu-2.pdf", "xấu.pdf"]
