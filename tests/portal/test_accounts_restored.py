"""A restore drill of the back office's accounts."""

import sqlite3
from contextlib import closing

from city_portal import parts
from city_portal.rules.roles import Role
from city_portal.store.staff import StaffBook
from tests.portal.conftest import copied
from tests.portal_process import say, told


def test_an_account_shut_since_the_backup_is_shut_after_the_restore(
    founded_file, tmp_path
):
    address, files = copied(founded_file, tmp_path), tmp_path / "files"
    engine = parts.opened(address)
    for login in ("gone.b", "stays.b"):
        parts.accounts(engine).add(login, "Người Thử", Role.IT, "")
    backup = tmp_path / "backup.db"
    with (
        closing(sqlite3.connect(tmp_path / founded_file.name)) as live,
        closing(sqlite3.connect(backup)) as copy,
    ):
        live.backup(copy)
    where = ("--database", address, "--files", files)
    say("staff", "close", "--login", "gone.b", *where)
    engine.dispose()

    for stale in tmp_path.glob(f"{founded_file.name}*"):
        stale.unlink()
    backup.rename(tmp_path / founded_file.name)
    bare = told("staff", "close", "--login", "stays.b", "--database", address)
    say("restore-epoch", *where)
    with engine.begin() as connection:
        book = StaffBook(connection)
        active = {one.login: one.active for one in book.all()}
    engine.dispose()

    assert active == {"gone.b": 0, "stays.b": 1}
    assert bare.returncode == 2
    assert "--files" in bare.stderr
