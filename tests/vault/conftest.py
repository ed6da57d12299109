"""A real Secret Service of the tests' own: D-Bus and gnome-keyring, nothing faked."""

import subprocess

import pytest

from counter_app.rehearsal.keyring import CONFIG, wait_for_owner

PASSWORD = "only for these tests"


def _bus_config(home):
    # CONFIG starts no service by itself: no second, locked keyring may come up.
    path = home / "bus.conf"
    path.write_text(CONFIG.format(folder=home), encoding="utf-8")
    return path


class SecretServiceProcesses:
    """A session bus with an unlocked keyring; may be ended in mid-test."""

    def __init__(self, home):
        home.mkdir(mode=0o700)
        self.bus = subprocess.Popen(
            [
                "dbus-daemon",
                f"--config-file={_bus_config(home)}",
                "--nofork",
                "--print-address=1",
            ],
            stdout=subprocess.PIPE,
            text=True,
        )
        self.address = self.bus.stdout.readline().strip()
        self.env = {
            "PATH": "/usr/bin:/bin",
            "HOME": str(home),
            "XDG_DATA_HOME": str(home),
            "XDG_RUNTIME_DIR": str(home),
            "DBUS_SESSION_BUS_ADDRESS": self.address,
        }
        self.keyring = subprocess.Popen(
            [
                "gnome-keyring-daemon",
                "--foreground",
                "--unlock",
                "--components=secrets",
                f"--control-directory={home}",
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=self.env,
        )
        self.keyring.stdin.write(PASSWORD)
        self.keyring.stdin.close()
        assert self.keyring.stdout.readline(), "gnome-keyring-daemon did not start"
        wait_for_owner(self.env)

    def lock(self):
        """Lock every collection, as a desktop does when its user goes away."""
        subprocess.run(
            [
                "dbus-send",
                "--session",
                "--print-reply",
                "--dest=org.freedesktop.secrets",
                "/org/freedesktop/secrets",
                "org.freedesktop.Secret.Service.Lock",
                "array:objpath:/org/freedesktop/secrets/collection/login",
            ],
            env=self.env,
            check=True,
            capture_output=True,
        )

    def end(self):
        """End both processes and close their pipes."""
        for process in (self.keyring, self.bus):
            process.kill()
            process.wait()
            process.stdout.close()


@pytest.fixture(scope="session")
def running_service(tmp_path_factory):
    service = SecretServiceProcesses(tmp_path_factory.mktemp("service") / "home")
    yield service
    service.end()


@pytest.fixture
def secret_service(running_service, monkeypatch):
    """The keyring that most tests share."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", running_service.address)
    return running_service


@pytest.fixture
def own_service(tmp_path, monkeypatch):
    """A keyring for one test, which may spoil it."""
    service = SecretServiceProcesses(tmp_path / "home")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", service.address)
    yield service
    service.end()
