"""Power cuts below the database: what was written and not synced is really gone."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.soak.cutting import mount, run
from tests.sync.conftest import ROOT
from tests.sync.kills import save
from tests.sync.test_faults import nothing_is_lost

pytestmark = pytest.mark.soak
CUTS = int(os.environ.get("SOAK_CUTS", "100"))


@pytest.fixture
def disk(tmp_path):
    """An image of 64 MB with an ext4 of its own, mounted."""
    image, folder = tmp_path / "disk.img", tmp_path / "disk"
    with image.open("wb") as file:
        file.truncate(64 * 1024 * 1024)
    run("mkfs.ext4", "-q", "-F", image)
    folder.mkdir()
    mount(image, folder)
    yield image, folder
    run("umount", "--lazy", folder)


def test_no_power_cut_loses_what_was_printed(counter, portal, way, disk):
    image, folder = disk
    save(counter)
    counter.switch_off()
    shutil.copytree(counter.folder, folder / "profile")
    os.sync()

    told = subprocess.run(
        [
            *(sys.executable, "-m", "tests.soak.cutting"),
            *(str(image), str(folder), portal.url, str(CUTS), "1"),
        ],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )

    found = json.loads(told.stdout)
    assert found["cuts"] == CUTS
    assert found["missing"] == []
    # The cuts cut: of what nobody synced most was lost.
    assert found["gone"] > CUTS / 2
    shutil.rmtree(counter.folder)
    shutil.copytree(folder / "profile", counter.folder)
    counter.switch_on()
    nothing_is_lost(counter, portal, way, found["printed"])
