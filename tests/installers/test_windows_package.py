"""The MSI, as far as it can be looked at without Windows: its source and its tables."""

import hashlib
import subprocess
import zipfile

import pytest

from installers.linux.libraries import CannotBuild
from installers.windows import build_msi, layout, wxs

MOMENT = 1_790_000_000
LOCK = """\
always==1 \\
    --hash=sha256:aa
linux-only==2 ; sys_platform == 'linux' \\
    --hash=sha256:bb
windows-only==3 ; sys_platform == 'win32' \\
    --hash=sha256:cc
cpython-only==4 ; implementation_name != 'pypy' and python_full_version < '3.12'
"""


def test_the_lock_for_windows_has_what_windows_needs_with_its_hashes():
    assert layout.lock_for_windows(LOCK) == (
        "always==1 \\\n    --hash=sha256:aa\n"
        "windows-only==3 \\\n    --hash=sha256:cc\n"
        "cpython-only==4\n"
    )


@pytest.fixture
def runtime(tmp_path):
    """An archive as a runtime comes, and the pin of exactly these bytes."""
    place = tmp_path / "embed.zip"
    with zipfile.ZipFile(place, "w") as archive:
        archive.writestr("cp311/python.exe", b"MZ")
        archive.writestr("cp311/python311._pth", b"python311.zip\nimport site\n")
    digest = hashlib.sha256(place.read_bytes()).hexdigest()
    pins = tmp_path / "runtime.toml"
    pins.write_text(
        f'[[runtime]]\nsha256 = "{digest}"\nfolder = "cp311/"\npython = "3.11.9"\n'
    )
    return place, pins


def test_a_pinned_runtime_is_unpacked_and_imports_from_program_files_only(
    runtime, tmp_path
):
    place, pins = runtime
    assert layout.runtime(place, tmp_path / "python", pins) == "3.11.9"
    assert (tmp_path / "python/python.exe").read_bytes() == b"MZ"
    assert "site\n" not in (tmp_path / "python/python311._pth").read_text()


def test_a_runtime_of_other_bytes_is_refused(runtime, tmp_path):
    place, pins = runtime
    place.write_bytes(place.read_bytes() + b"x")
    with pytest.raises(CannotBuild, match="no pinned runtime"):
        layout.runtime(place, tmp_path / "python", pins)


def test_the_same_file_is_the_same_component_in_every_version(tmp_path):
    tree = tmp_path / "tree"
    build_msi.stand_in(tree, MOMENT)
    old, new = (wxs.source(tree, version, "x") for version in ("0.1.0", "0.2.0"))

    assert wxs.guid("python/python.exe").encode() in old
    assert wxs.guid("python/python.exe").encode() in new
    assert str(wxs.UPGRADE).upper().encode() in old
    assert old.isascii()  # wixl dies of a product's name that is not
    assert old != new


def test_two_builds_are_the_same_bytes_and_the_tables_say_what_it_does(tmp_path):
    made = []
    for name in ("first", "second"):
        tree = tmp_path / name / "tree"
        build_msi.stand_in(tree, MOMENT)
        place = tmp_path / name / "x.msi"
        made.append(build_msi.pack(tree, place, "0.1.0", MOMENT))

    def table(name):
        told = subprocess.run(
            ["msiinfo", "export", made[0], name],
            capture_output=True,
            text=True,
            check=True,
        )
        return [line.rstrip("\r").split("\t") for line in told.stdout.splitlines()[3:]]

    assert made[0].read_bytes() == made[1].read_bytes()
    properties = dict(table("Property"))
    assert properties["ALLUSERS"] == "1"
    assert properties["REBOOT"] == "ReallySuppress"
    assert set(wxs.PUBLIC) <= set(properties["SecureCustomProperties"].split(";"))
    assert properties["MsiHiddenProperties"] == "ANSWERFILE;KEPT_ANSWERFILE"
    actions = {row[0]: row for row in table("CustomAction")}
    doctor = actions.pop("Doctor")
    # All others only set a property, unless it was typed: none runs a program.
    assert {row[1] for row in actions.values()} == {"51"}
    assert actions["KeepRING"][2:4] == ["RING", "[KEPT_RING]"]
    # An installed file, deferred, not as the user, and its status counts.
    assert doctor[1:3] == ["3090", "PythonExe"]
    order = {row[0]: int(row[2]) for row in table("InstallExecuteSequence")}
    assert order["AppSearch"] < order["KeepRING"] < order["CostInitialize"]
    assert order["WriteRegistryValues"] < order["Doctor"] < order["InstallFinalize"]
    assert "ScheduleReboot" not in order
    assert [row[-1] for row in table("Upgrade")] == [
        "WIX_UPGRADE_DETECTED",
        "WIX_DOWNGRADE_DETECTED",
    ]
    keys = {(row[2], row[3]): row[5] for row in table("Registry")}
    ring = keys[wxs.POLICIES, "update_ring"]
    conditions = {row[0]: row[4] for row in table("Component")}
    assert conditions[ring] == "RING"
    # An upgrade looks up, in the 64-bit view, what the version before was told.
    [asked] = [row for row in table("RegLocator") if row[0] == "SearchRING"]
    assert asked[1:] == ["2", wxs.POLICIES, "update_ring", "18"]
