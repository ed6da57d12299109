"""What an update run by root believes, and where it puts what it will install."""

import os

import pytest

from counter_app.bootstrap.updating import own_folder, trusted_file


def test_case_86_a_root_others_could_have_written_is_not_believed(tmp_path):
    path = tmp_path / "root.json"
    path.write_bytes(b"signed")
    path.chmod(0o644)
    assert trusted_file(path) == b"signed"

    for mode in (0o664, 0o646, 0o666):
        path.chmod(mode)
        with pytest.raises(ValueError, match="must belong to root"):
            trusted_file(path)


def test_case_86_a_link_in_the_place_of_the_root_is_not_followed(tmp_path):
    (tmp_path / "theirs").write_bytes(b"signed")
    (tmp_path / "root.json").symlink_to(tmp_path / "theirs")

    with pytest.raises(ValueError, match=r"root\.json"):
        trusted_file(tmp_path / "root.json")
    with pytest.raises(ValueError, match="gone"):
        trusted_file(tmp_path / "gone")


def test_case_85_a_folder_prepared_by_somebody_else_takes_no_package(tmp_path):
    own_folder(tmp_path / "a" / "updates")
    own_folder(tmp_path / "a" / "updates")
    assert (tmp_path / "a" / "updates").stat().st_mode & 0o077 == 0

    (tmp_path / "open").mkdir()
    (tmp_path / "open").chmod(0o777)
    (tmp_path / "link").symlink_to(tmp_path / "a")
    (tmp_path / "file").write_bytes(b"")
    for name in ("open", "link", "file"):
        with pytest.raises(ValueError, match=name):
            own_folder(tmp_path / name)


def test_case_85_somebody_elses_folder_takes_no_package(tmp_path, monkeypatch):
    own_folder(tmp_path / "updates")
    if os.geteuid() == 0:
        os.chown(tmp_path / "updates", 12345, 12345)
    else:
        monkeypatch.setattr(os, "geteuid", lambda: 12345)

    with pytest.raises(ValueError, match="must belong to root"):
        own_folder(tmp_path / "updates")
