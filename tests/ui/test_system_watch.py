"""The system's own lock, sleep and screen saver lock the counter: a real bus."""

import subprocess

import pytest

from counter_app.rehearsal.keyring import CONFIG
from counter_app.ui.system_watch import SystemWatch


@pytest.fixture
def bus(tmp_path):
    config = tmp_path / "bus.conf"
    config.write_text(CONFIG.format(folder=tmp_path), encoding="utf-8")
    with subprocess.Popen(
        ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield process.stdout.readline().strip()
        process.kill()


def say(bus, signal, *words):
    subprocess.run(
        ["dbus-send", f"--bus={bus}", "--type=signal", "/a/b", signal, *words],
        check=True,
    )


@pytest.mark.parametrize(
    ("signal", "words"),
    [
        ("org.freedesktop.ScreenSaver.ActiveChanged", ["boolean:true"]),
        ("org.gnome.ScreenSaver.ActiveChanged", ["boolean:true"]),
        ("org.freedesktop.login1.Manager.PrepareForSleep", ["boolean:true"]),
        ("org.freedesktop.login1.Session.Lock", []),
    ],
)
def test_case_7_the_systems_own_lock_locks_the_counter(qtbot, bus, signal, words):
    watch = SystemWatch()
    watch.listen(session=bus, system=bus)

    with qtbot.waitSignal(watch.locked, timeout=10_000):
        say(bus, signal, *words)


def test_waking_up_locks_nothing(qtbot, bus):
    watch, told = SystemWatch(), []
    watch.locked.connect(lambda: told.append("locked"))
    watch.listen(session=bus, system=bus)

    say(bus, "org.freedesktop.login1.Manager.PrepareForSleep", "boolean:false")
    with qtbot.waitSignal(watch.locked, timeout=10_000):
        say(bus, "org.freedesktop.login1.Session.Lock")

    assert told == ["locked"]


def test_where_there_is_no_bus_nothing_is_told_and_nothing_breaks(tmp_path):
    SystemWatch().listen(session=f"unix:path={tmp_path}/no", system="unix:path=/no")
