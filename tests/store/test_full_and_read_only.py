"""Disks that are full or may not be written: said, undone, and usable again."""

import os
import subprocess

import pytest

from counter_app.documents.files import EncryptedFiles
from counter_app.domain.errors import StoreFull, StoreReadOnly
from counter_app.machine import ProfileLock
from counter_app.store.opening import close_store, open_store
from counter_app.store.unit_of_work import SqlUnitOfWork
from counter_app.vault.sealing import Sealer

pytestmark = pytest.mark.mounts


@pytest.fixture
def small_disk(tmp_path):
    """A real disk of four megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    _run("mount", "-t", "tmpfs", "-o", "size=4m", "none", folder)
    yield folder
    _run("umount", "--lazy", folder)


def _run(*command):
    subprocess.run([*map(str, command)], check=True, capture_output=True)


def read_only(folder):
    _run("mount", "-o", "remount,bind,ro", folder)


def test_a_full_disk_undoes_the_work_and_keeps_what_was_there(
    small_disk, key, now, a_dossier
):
    engine = open_store(small_disk / "counter.db", key, now)
    with SqlUnitOfWork(engine, now.tzinfo) as work:
        work.dossiers.put(a_dossier(1))
        work.commit()
    free = os.statvfs(small_disk)
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes((free.f_bavail - 8) * free.f_bsize))

    with pytest.raises(StoreFull), SqlUnitOfWork(engine, now.tzinfo) as work:
        work.notes.put("long", "x" * 500_000)
        work.commit()

    ballast.unlink()
    with SqlUnitOfWork(engine, now.tzinfo) as work:
        assert work.dossiers.get(a_dossier(1).id) == a_dossier(1)
        assert work.notes.get("long") is None
        work.dossiers.put(a_dossier(2))
        work.commit()
    close_store(engine)


def test_a_file_that_does_not_fit_leaves_nothing_behind(small_disk):
    files = EncryptedFiles(small_disk, Sealer(bytes(32)))
    kept = files.keep(b"small")

    with pytest.raises(StoreFull):
        files.keep(os.urandom(5_000_000))

    assert files.read(kept) == b"small"
    assert [path for path in small_disk.rglob("*") if path.is_file()] == [
        small_disk / kept[:2] / kept
    ]


def test_a_profile_that_may_not_be_written_is_said_to_be_so(small_disk, key, now):
    close_store(open_store(small_disk / "counter.db", key, now))
    read_only(small_disk)
    files = EncryptedFiles(small_disk, Sealer(bytes(32)))

    with pytest.raises(StoreReadOnly):
        open_store(small_disk / "counter.db", key, now)
    with pytest.raises(StoreReadOnly):
        open_store(small_disk / "new.db", key, now)
    with pytest.raises(StoreReadOnly):
        files.keep(b"anything")
    with pytest.raises(StoreReadOnly), ProfileLock(small_disk):
        pass
