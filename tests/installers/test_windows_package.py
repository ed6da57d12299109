"""The MSI, as far as it can be looked at without Windows: its source and its tables."""

import hashlib
import shlex
import subprocess
import zipfile
from xml.etree import ElementTree as ET

import pytest

from counter_app.__main__ import _parser
from counter_app.bootstrap import updating
from installers.linux.libraries import CannotBuild
from installers.windows import build_msi, layout, update_task, wxs

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
    # Windows' own tool, deferred (1024), not as the user (2048), passed over when it
    # fails (64); the one of the rollback besides (256).
    tasks = {name: actions.pop(name) for name in ("TakeTask", "UntakeTask", "DropTask")}
    kinds = {"TakeTask": "3170", "UntakeTask": "3426", "DropTask": "3170"}
    assert {name: row[1] for name, row in tasks.items()} == kinds
    assert all(row[3].startswith('"[System64Folder]schtasks') for row in tasks.values())
    assert r"[INSTALLDIR]app\update-task.xml" in tasks["TakeTask"][3]
    # All others only set a property, unless it was typed: none runs a program.
    assert {row[1] for row in actions.values()} == {"51"}
    assert actions["KeepRING"][2:4] == ["RING", "[KEPT_RING]"]
    # An installed file, deferred, not as the user, and its status counts.
    assert doctor[1:3] == ["3090", "PythonExe"]
    order = {row[0]: int(row[2]) for row in table("InstallExecuteSequence")}
    assert order["AppSearch"] < order["KeepRING"] < order["CostInitialize"]
    assert order["WriteRegistryValues"] < order["Doctor"] < order["InstallFinalize"]
    assert "ScheduleReboot" not in order
    # Inside the transaction: an upgrade that fails brings the version before back.
    assert order["InstallInitialize"] < order["RemoveExistingProducts"]
    assert order["InstallFiles"] < order["TakeTask"] < order["Doctor"]
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


def test_the_evenings_task_runs_as_the_system_what_no_officer_may_change():
    task = ET.fromstring(update_task.task())  # UTF-16, as schtasks wants it
    inside = {"t": update_task.NAMESPACE}

    assert task.findtext(".//t:UserId", namespaces=inside) == "S-1-5-18"
    assert task.findtext(".//t:StartWhenAvailable", namespaces=inside) == "true"
    commands = [one.text for one in task.iterfind(".//t:Command", inside)]
    assert [one.split("\\")[0] for one in commands] == [
        "%ProgramFiles%",
        "%SystemRoot%",
    ]
    words = [one.text for one in task.iterfind(".//t:Arguments", inside)]
    typed = shlex.split(words[0])[5:]  # after -I -X utf8 -m counter_app
    given = _parser(typed).parse_args(typed)
    assert (given.what, given.scheduled) == ("install", True)
    assert "REBOOT=ReallySuppress" in words[1]
    assert words[1].split('"')[1].endswith(updating.NEXT)


def test_a_package_for_windows_is_put_there_whole_and_replaces_the_one_before(tmp_path):
    (tmp_path / "package.msi").write_bytes(b"new" * 1000)
    (tmp_path / updating.NEXT).write_bytes(b"old")

    assert updating.stage(tmp_path / "package.msi", tmp_path) == 0

    assert (tmp_path / updating.NEXT).read_bytes() == b"new" * 1000
    assert {one.name for one in tmp_path.iterdir()} == {"package.msi", updating.NEXT}
