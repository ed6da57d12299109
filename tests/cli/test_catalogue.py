"""The law as whoever maintains it types: real processes, no profile, no window."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from counter_app.catalogue.signing import read_trust
from counter_app.domain.exchange import PackSignature
from counter_app.wire.codec import decode
from counter_app.wire.packs import PackFile
from tests.cli.forks import told

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "resources" / "catalogue"


def law(*words):
    return told("catalogue", *words, place=ROOT)


@pytest.fixture
def pack(tmp_path):
    """A copy of the shipped pack, to be spoiled."""
    return shutil.copytree(SHIPPED, tmp_path / "pack")


def spoil(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_shipped_pack_has_no_problems():
    done = law("check")

    assert done.returncode == 0
    assert done.stdout.splitlines()[-1].startswith("87 procedures, ")
    assert done.stdout.splitlines()[-1].endswith(" forms, 0 problems")


def test_every_problem_is_told_with_its_file_and_place(pack):
    procedures = pack / "procedures"
    spoil(procedures / "2.000635.toml", "amount = 8000", "amount = -8000")
    spoil(procedures / "1.004222.toml", 'form = "ct01"', 'form = "ct99"')
    spoil(procedures / "1.000656.toml", 'cases = ["dung-han"]', 'cases = ["x"]')
    (procedures / "1.010038.toml").write_text("= hỏng", encoding="utf-8")
    (procedures / "thua.toml").write_text("", encoding="utf-8")
    spoil(pack / "forms" / "ct01" / "schema.json", "{", "")

    done = law("check", pack)

    *told, last = done.stdout.splitlines()
    assert done.returncode == 1
    assert last == f"87 procedures, 12 forms, {len(told)} problems"
    said = "\n".join(told)
    assert "procedures/2.000635.toml: offers/1/prices/0" in said
    assert "-8000 is less than the minimum" in said
    assert "procedures/1.004222.toml: form: there is no forms/ct99" in said
    assert "procedures/1.000656.toml: no case x" in said
    assert "procedures/1.010038.toml: " in said
    assert "procedures/thua.toml: not listed in pack.toml" in said
    assert "forms/ct01/schema.json: " in said


def test_a_pack_is_built_signed_and_checked(tmp_path):
    key, out = tmp_path / "k.pem", tmp_path / "law.pack"

    pinned = law("key", "--out", key, "--id", "thu").stdout
    built = law("build", "--out", out)
    signed = law("sign", out, "--key", key, "--id", "thu")
    checked = law("check", out)

    assert (built.returncode, signed.returncode, checked.returncode) == (0, 0, 0)
    file = decode(PackFile, out.read_bytes())
    trust = read_trust(pinned[pinned.index("[[keys]]") :])
    made = [PackSignature(one.key, one.value) for one in file.signatures]
    trust.check(file.manifest, made, date(2026, 11, 24))
    assert not any(path.startswith("schemas/") for path in file.files)
    assert key.stat().st_mode & 0o077 == 0


def test_a_broken_pack_is_not_built(pack, tmp_path):
    spoil(pack / "pack.toml", "serial = 1", "serial = 0")

    done = law("build", pack, "--out", tmp_path / "x.pack")

    assert done.returncode == 2
    assert "pack.toml: serial" in done.stderr
    assert not (tmp_path / "x.pack").exists()


def test_a_key_is_never_overwritten(tmp_path):
    key = tmp_path / "k.pem"
    key.write_text("quý", encoding="utf-8")

    done = law("key", "--out", key, "--id", "thu")

    assert done.returncode == 2
    assert key.read_text(encoding="utf-8") == "quý"


def test_a_procedure_is_told_with_every_value_and_its_source():
    done = law("explain", "1.004194", "--on", "2026-11-24")

    assert done.returncode == 0
    for words in (
        "Đăng ký tạm trú",
        "Thời hạn: 3 ngày làm việc (TTHC 9354/QĐ-BCA-C06)",
        "Mức thu: 15.000 đ",
        "Trường hợp: Theo danh sách",
        "Tờ khai CT01",
        "Lưu ý: ",
    ):
        assert words in done.stdout


def test_what_nobody_verified_says_so():
    done = law("explain", "2.001263")

    assert "không tính được, quản trị phải đặt" in done.stdout
    assert "chưa kiểm chứng" in done.stdout


def test_a_wrong_code_names_what_may_be_meant():
    done = law("explain", "tam tru")

    assert done.returncode == 2
    assert "1.004194 Đăng ký tạm trú" in done.stderr


@pytest.mark.parametrize("words", [("check", "/không/có"), ("sign", "x", "--key", "y")])
def test_a_wrong_command_says_what_is_wrong(words):
    done = law(*words)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_which_services_were_online_where_is_asked_for_any_day():
    then = law("rollout", "--on", "2017-03-15")
    now = law("rollout", "--on", "2026-11-24", "--unit", "Phường Ba Đình", "--names")

    assert "Đơn vị cấp xã đã nối: 584" in then.stdout
    assert "Dịch vụ trực tuyến: 100 chắc chắn, đến 120 có thể" in then.stdout
    assert "Phường Ba Đình: đã nối" in now.stdout
    assert "71 trên 85 thủ tục trong danh mục: đạt" in now.stdout
    assert "1.004194 · Đăng ký tạm trú · toàn trình" in now.stdout
