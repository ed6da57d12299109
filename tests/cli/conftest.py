"""The commands as an administrator runs them: real processes, keyring and portal."""

import pytest

from counter_app.paths import RESOURCES
from counter_app.rehearsal.keyring import PrivateKeyring
from counter_app.rehearsal.portal import EmbeddedPortal
from tests.cli.forks import told


@pytest.fixture(scope="module")
def keyring(tmp_path_factory):
    """A keyring of this module's own; this process and its children use it."""
    keyring = PrivateKeyring(tmp_path_factory.mktemp("k"))
    keyring.open()
    yield keyring
    keyring.close()


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    folder = tmp_path_factory.mktemp("p") / "portal"
    portal = EmbeddedPortal(folder, RESOURCES / "catalogue")
    portal.found()
    portal.start()
    yield portal
    portal.stop()


@pytest.fixture
def profile(tmp_path):
    return tmp_path / "profile"


@pytest.fixture
def run(profile):
    """Run ``main.py`` on the profile; no terminal, only what is typed."""

    def run(*arguments, typed="", **variables):
        return told(
            "--profile",
            profile,
            *arguments,
            typed=typed,
            QT_QPA_PLATFORM="offscreen",
            **variables,
        )

    return run
