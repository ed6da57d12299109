"""A second start, a disk that is full or read only, no keyring, a newer database."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from counter_app.domain.errors import (
    AlreadyRunning,
    SecretLost,
    StoreReadOnly,
    StoreTooNew,
)
from counter_app.domain.people import Citizen, Source
from counter_app.rehearsal.people import OFFICER
from counter_app.vault.device_key import ENTRY as DEVICE_KEY
from counter_app.vault.keys import profile_keyring
from counter_app.vault.recovery import make_city_key
from counter_app.vault.vault import SECRET
from tests.program.canary_day import Day, found
from tests.program.canary_process import canary
from tests.program.counter_process import opened, receive, signed_in

SCRIPT = Path(__file__).with_name("full_disk_process.py")
ROOT = Path(__file__).parents[2]


def mounted(folder, *options):
    subprocess.run(["mount", *options, str(folder)], check=True, capture_output=True)


def unmount(folder):
    subprocess.run(["umount", "--lazy", str(folder)], check=True, capture_output=True)


def run_program(surroundings, profile, what, **variables):
    done = subprocess.run(
        [sys.executable, str(SCRIPT), what, str(profile), surroundings.url],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **variables},
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_second_start_on_one_profile_is_refused_in_words(surroundings, profile):
    counter = opened(profile, surroundings.url)

    with pytest.raises(AlreadyRunning):
        opened(profile, surroundings.url)
    said = run_program(surroundings, profile, "sign-in")
    counter.close()

    assert "đang mở" in said or "đang chạy" in said


@pytest.mark.mounts
def test_a_profile_that_may_not_be_written_is_refused_in_words(surroundings, profile):
    mounted(profile, "--bind", str(profile))
    mounted(profile, "-o", "remount,bind,ro")
    try:
        with pytest.raises(StoreReadOnly):
            opened(profile, surroundings.url)
        said = run_program(surroundings, profile, "sign-in")
    finally:
        unmount(profile)

    assert "ghi" in said
    opened(profile, surroundings.url).close()


def test_without_a_keyring_nothing_is_kept_in_the_clear(surroundings, tmp_path):
    fresh = tmp_path / "fresh"

    said = run_program(
        surroundings,
        fresh,
        "sign-in",
        DBUS_SESSION_BUS_ADDRESS=f"unix:path={tmp_path}/nobody",
    )

    assert "kho khoá" in said.lower() or "kho khóa" in said.lower()
    assert not (fresh / "counter.db").exists()


def test_a_profile_of_a_newer_program_is_left_as_it_is(surroundings, profile, tmp_path):
    copy = tmp_path / "newer"
    shutil.copytree(profile, copy)
    run_program(surroundings, copy, "make-newer")
    before = (copy / "counter.db").read_bytes()

    counter = opened(copy, surroundings.url)
    with pytest.raises(StoreTooNew):
        signed_in(counter)
    counter.close()

    assert (copy / "counter.db").read_bytes() == before


@pytest.mark.mounts
def test_a_full_disk_loses_nothing_on_the_screen_and_passes(surroundings, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted(disk, "-t", "tmpfs", "-o", "size=24m", "none")
    try:
        profile = surroundings.settled(disk / "profile")
        said = run_program(surroundings, profile, "fill").splitlines()
        counter = signed_in(opened(profile, surroundings.url))
        answers = [
            counter.intake.resume(line.id).answers for line in counter.lookup.drafts()
        ]
        counter.close()
    finally:
        unmount(disk)

    assert "banner while full" in said
    assert "screen kept" in said
    assert "banner gone" in said
    assert [kept.get("dk_so") for kept in answers] == ["trước khi đầy và sau"]


@pytest.fixture
def day(tmp_path, surroundings, profile):
    day = Day(tmp_path, profile, surroundings)
    yield day
    day.child.kill()
    day.child.wait()
    day.errors.close()


def test_case_17_no_word_of_a_day_is_in_the_clear_anywhere(day):
    held = day.hear("held")
    handed = day.hear("handed")
    day.hear("around")

    at_work = day.sinks()
    day.close()
    after = day.sinks()

    assert (held, handed) == (26, 1)  # so many were there to be found
    assert found({"a file in the clear": f"x{canary(3)}".encode()})
    assert len(at_work) >= 12
    assert {name for name, content in after.items() if len(content) < 1} <= {
        "home",
        "temporary",
        "standard error",
        "the portal's log",
        "the printer's queue",
    }
    assert found(at_work) == set()
    assert found(after) == set()


def everything(counter, kept):
    """What a profile holds of the dossiers, the draft and the file that were kept."""
    dossiers, draft, file = kept
    with counter.lookup.begin() as work:
        found = [work.dossiers.get(one) for one in dossiers]
        half = work.drafts.get(draft)
    return found, half, counter.paper_work.printing.files.read(file)


def test_case_23_a_broken_keyring_ends_with_every_dossier_recovered(
    surroundings, tmp_path
):
    private, public = make_city_key("khoá của thành phố")
    pem, profile = tmp_path / "city.pem", tmp_path / "profile"
    pem.write_text(private)
    counter = opened(profile, surroundings.url, recovery_key=public)
    surroundings.rehearsal.settle(counter)
    signed_in(counter)
    dossiers = [receive(counter).id for _ in range(5)]
    draft = counter.intake.start(Citizen(name="LÊ ĐANG GÕ", source=Source.TYPED))
    file = counter.paper_work.printing.files.keep(b"%PDF-1.7 a paper of theirs")
    kept = (dossiers, draft.id, file)
    before = everything(counter, kept)
    counter.close()

    broken = profile_keyring(profile)
    for name in (SECRET, "witness", DEVICE_KEY):
        broken.remove(name)
    with pytest.raises(SecretLost):
        opened(profile, surroundings.url)
    done = subprocess.run(
        [
            *(sys.executable, "main.py", "--profile", str(profile)),
            *("recover", "--key", str(pem), "--account", OFFICER.id),
        ],
        cwd=ROOT,
        input="khoá của thành phố\n" + "một câu mới\n" * 2,
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    again = opened(profile, surroundings.url)
    again.session.sign_in(OFFICER.id, "một câu mới", "03")

    assert everything(again, kept) == before
    assert len(before[0]) == 5
    again.close()
