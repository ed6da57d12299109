"""Papers on disk: encrypted, written once, and never handed out damaged."""

import hashlib
import stat

import pytest

from counter_app.documents.files import EncryptedFiles
from counter_app.domain.errors import FileDamaged, NotFound
from counter_app.vault.sealing import Sealer

PAPER = "%PDF-1.7 Đặng Thị Hoà Ngát".encode() * 20


@pytest.fixture
def files(tmp_path):
    return EncryptedFiles(tmp_path, Sealer(bytes(range(32))))


def the_file(tmp_path):
    [path] = [path for path in tmp_path.rglob("*") if path.is_file()]
    return path


@pytest.mark.parametrize("content", [b"", b"\0", PAPER, bytes(3_000_000)])
def test_a_paper_comes_back_as_it_was_and_is_named_by_its_hash(files, content):
    name = files.keep(content)

    assert name == hashlib.sha256(content).hexdigest()
    assert files.has(name)
    assert files.read(name) == content


def test_a_paper_on_disk_is_unreadable_and_this_users_only(files, tmp_path):
    files.keep(PAPER)

    path = the_file(tmp_path)
    assert "Đặng".encode() not in path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_the_same_paper_is_written_once(files, tmp_path):
    files.keep(PAPER)
    written = the_file(tmp_path).read_bytes()

    files.keep(PAPER)

    assert the_file(tmp_path).read_bytes() == written


@pytest.mark.parametrize(
    "spoil",
    [
        lambda sealed: bytes(len(sealed)),
        lambda sealed: sealed[:-1],
        lambda sealed: b"",
        lambda sealed: sealed[:3],
        lambda sealed: sealed[:20],
        lambda sealed: sealed + b"\0",
        lambda sealed: sealed[:10] + bytes([sealed[10] ^ 1]) + sealed[11:],
        lambda sealed: sealed[:50] + bytes([sealed[50] ^ 1]) + sealed[51:],
        lambda sealed: sealed[:-5] + bytes([sealed[-5] ^ 1]) + sealed[-4:],
    ],
)
def test_a_paper_changed_on_disk_is_refused_and_can_be_kept_anew(
    files, tmp_path, spoil
):
    name = files.keep(PAPER)
    path = the_file(tmp_path)
    path.write_bytes(spoil(path.read_bytes()))

    with pytest.raises(FileDamaged):
        files.read(name)

    assert files.keep(PAPER) == name
    assert files.read(name) == PAPER


def test_two_papers_whose_files_were_swapped_are_refused(files, tmp_path):
    one, two = files.keep(b"one"), files.keep(b"two")
    (tmp_path / one[:2] / one).write_bytes((tmp_path / two[:2] / two).read_bytes())

    with pytest.raises(FileDamaged):
        files.read(one)


def test_another_profiles_key_opens_nothing(files, tmp_path):
    name = files.keep(PAPER)

    with pytest.raises(FileDamaged):
        EncryptedFiles(tmp_path, Sealer(bytes(32))).read(name)


@pytest.mark.parametrize("name", ["ab" * 32, "", "../counter.db", "AB" * 32, "ab"])
def test_a_paper_that_is_not_there_is_not_found(files, name):
    with pytest.raises(NotFound):
        files.read(name)
