"""Databases as administrators happen to make them."""

from tests.portal.conftest import founded


def test_a_database_made_under_the_locale_c_keeps_vietnamese_whole(postgres, tmp_path):
    address = postgres("--encoding=SQL_ASCII", "--template=template0")
    portal = founded(address, tmp_path / "files")
    portal.start()

    told = portal.device(name="Quầy 03").enrolled["organisation"]

    portal.kill()
    assert told["name"] == "Phường Thử"
