"""The MSI's source for wixl, written from what is laid out: the same bytes each time.

Identifiers come from paths, so that an upgrade knows what is the same file.
"""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from uuid import UUID, uuid5
from xml.etree import ElementTree as ET

NAMESPACE = "http://schemas.microsoft.com/wix/2006/wi"
HOUSE = UUID("6f1f8a5e-3c0e-5c55-9f0b-0d6b1f2f7a11")
"""Ours; every other identifier is derived from it."""
UPGRADE = uuid5(HOUSE, "upgrade")
NAME = "Mot cua phuong"
"""ASCII: wixl dies of any other product name. Shortcuts have the real one."""
POLICIES = r"SOFTWARE\Policies\MotCuaPhuong\Recommended"
SETUP = r"SOFTWARE\MotCuaPhuong\Setup"

TASK = r"MotCuaPhuong\Update"
TASK_FILE = "update-task.xml"

OBEYED: Mapping[str, str] = {
    "PORTAL_URL": "portal_url",
    "POINT_ID": "point_id",
    "RING": "update_ring",
    "CHANNEL": "update_channel",
    "AUTOUPDATE": "auto_update",
    "UPDATE_SOURCE": "update_source",
    "DATASCOPE": "data_scope",
    "PROXY_MODE": "proxy_mode",
    "CA_BUNDLE": "ca_bundle",
    "ANSWERFILE": "answer_file",
}
"""Public properties, and the settings of the machine they recommend.

All are written as texts, numbers too: so an upgrade finds them again as they were.
"""
SWITCHES = ("DESKTOPSHORTCUT", "AUTOSTART")
PUBLIC = (*OBEYED, *SWITCHES)
KEPT = "KEPT_"
"""Before the name of a property: what the version before was told."""
HIDDEN = ("ANSWERFILE", f"{KEPT}ANSWERFILE")
"""Kept out of the installer's log."""
DOCTOR = (
    "-I -X utf8 -c &quot;import sys; from counter_app.__main__ import main;"
    " sys.exit(main(['doctor', '--post-install']) &gt; 1)&quot;"
)
SHORTCUTS = {
    "ProgramMenuFolder": "Menu",
    "DesktopFolder": "Desktop",
    "StartupFolder": "Autostart",
}
CONDITIONS = {
    "shortcut Desktop": 'DESKTOPSHORTCUT = "1"',
    "shortcut Autostart": 'AUTOSTART = "1"',
    **{f"property {name}": name for name in OBEYED},
}
"""When a component is installed; wixl knows no Condition: put in afterwards."""
START = "-I -X utf8 -m counter_app"


def identifier(path: str) -> str:
    """Return an identifier of the MSI for a path."""
    return "i" + hashlib.sha256(path.encode()).hexdigest()[:32]


def guid(path: str) -> str:
    """Return a component's GUID for a path."""
    return str(uuid5(HOUSE, path)).upper()


def package_code(tree: Path) -> str:
    """Return the package's own code: another one for every other content."""
    whole = hashlib.sha256()
    for path in sorted(tree.rglob("*")):
        if path.is_file():
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            whole.update(f"{path.relative_to(tree)} {digest}\n".encode())
    return f"{{{str(uuid5(HOUSE, whole.hexdigest())).upper()}}}"


def source(tree: Path, version: str, program_name: str) -> bytes:
    """Return the source: a component for each file, shortcuts, settings, doctor."""
    root = ET.Element("Wix", xmlns=NAMESPACE)
    product = ET.SubElement(
        root,
        "Product",
        {
            "Name": NAME,
            "Id": str(uuid5(HOUSE, f"product {version}")).upper(),
            "UpgradeCode": str(UPGRADE).upper(),
            "Language": "1033",
            "Codepage": "1252",
            "Version": version,
            "Manufacturer": NAME,
        },
    )
    ET.SubElement(
        product,
        "Package",
        {
            "Id": str(uuid5(HOUSE, f"package {version}")).upper(),
            "InstallerVersion": "500",
            "Compressed": "yes",
            "InstallScope": "perMachine",
            "Description": NAME,
            "Manufacturer": NAME,
        },
    )
    ET.SubElement(
        product,
        "MajorUpgrade",
        DowngradeErrorMessage="A newer version is installed. Nothing was changed.",
    )
    ET.SubElement(product, "Media", Id="1", Cabinet="all.cab", EmbedCab="yes")
    for name, value in (("REBOOT", "ReallySuppress"), ("ARPNOREPAIR", "1")):
        ET.SubElement(product, "Property", Id=name, Value=value)
    for name, value in OBEYED.items():
        _search(product, name, value)
    feature = ET.SubElement(product, "Feature", Id="Whole", Level="1", Title=NAME)
    _folders(product, feature, tree, program_name)
    _doctor(product)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _folders(
    product: ET.Element, feature: ET.Element, tree: Path, program_name: str
) -> None:
    top = ET.SubElement(product, "Directory", Id="TARGETDIR", Name="SourceDir")
    ET.SubElement(top, "Directory", Id="System64Folder")
    programs = ET.SubElement(top, "Directory", Id="ProgramFiles64Folder")
    home = ET.SubElement(programs, "Directory", Id="INSTALLDIR", Name="MotCuaPhuong")
    _fill(home, feature, tree, tree)
    for folder, name in SHORTCUTS.items():
        place = ET.SubElement(top, "Directory", Id=folder)
        _shortcut(place, feature, name, program_name)
    for name, value in OBEYED.items():
        _registry(home, feature, name, value)


def _fill(parent: ET.Element, feature: ET.Element, folder: Path, tree: Path) -> None:
    for path in sorted(folder.iterdir()):
        name = path.relative_to(tree).as_posix()
        if path.is_dir():
            inner = ET.SubElement(
                parent, "Directory", Id=identifier(name), Name=path.name
            )
            _fill(inner, feature, path, tree)
            continue
        component = _component(parent, feature, name)
        ET.SubElement(
            component,
            "File",
            {
                "Id": _file_id(name),
                "Name": path.name,
                "Source": f"{tree.name}/{name}",
                "KeyPath": "yes",
            },
        )


def _file_id(name: str) -> str:
    known = {"python/python.exe": "PythonExe", "python/pythonw.exe": "PythonwExe"}
    return known.get(name, "f" + identifier(name))


def _component(parent: ET.Element, feature: ET.Element, name: str) -> ET.Element:
    made = ET.SubElement(
        parent,
        "Component",
        {"Id": "c" + identifier(name), "Guid": guid(name), "Win64": "yes"},
    )
    ET.SubElement(feature, "ComponentRef", Id="c" + identifier(name))
    return made


def _shortcut(
    place: ET.Element, feature: ET.Element, name: str, program_name: str
) -> None:
    component = _component(place, feature, f"shortcut {name}")
    ET.SubElement(
        component,
        "Shortcut",
        {
            "Id": f"Shortcut{name}",
            "Name": program_name,
            "Target": "[#PythonwExe]",
            "Arguments": START,
            "WorkingDirectory": "INSTALLDIR",
        },
    )
    ET.SubElement(
        component,
        "RegistryValue",
        {
            "Root": "HKLM",
            "Key": SETUP,
            "Name": f"Shortcut{name}",
            "Type": "integer",
            "Value": "1",
            "KeyPath": "yes",
        },
    )


def _search(product: ET.Element, name: str, value: str) -> None:
    """Look up what the version before was told: an upgrade must not forget it."""
    kept = ET.SubElement(product, "Property", Id=f"{KEPT}{name}")
    ET.SubElement(
        kept,
        "RegistrySearch",
        {
            "Id": f"Search{name}",
            "Root": "HKLM",
            "Key": POLICIES,
            "Name": value,
            "Type": "raw",
            "Win64": "yes",
        },
    )


def _registry(place: ET.Element, feature: ET.Element, name: str, value: str) -> None:
    component = _component(place, feature, f"property {name}")
    ET.SubElement(
        component,
        "RegistryValue",
        {
            "Root": "HKLM",
            "Key": POLICIES,
            "Name": value,
            "Type": "string",
            "Value": f"[{name}]",
            "KeyPath": "yes",
        },
    )


def _doctor(product: ET.Element) -> None:
    """Let doctor decide whether it is installed; it runs from Program Files."""
    ET.SubElement(
        product,
        "CustomAction",
        {
            "Id": "Doctor",
            "FileKey": "PythonExe",
            "ExeCommand": DOCTOR.replace("&quot;", '"').replace("&gt;", ">"),
            "Execute": "deferred",
            "Impersonate": "no",
            "Return": "check",
        },
    )


def repairs() -> Iterator[str]:
    """Return what wixl leaves out, as statements for ``msibuild -q``."""
    upgrades = ("WIX_DOWNGRADE_DETECTED", "WIX_UPGRADE_DETECTED")
    kept = [f"{KEPT}{name}" for name in OBEYED]
    secure = ";".join(sorted([*upgrades, *PUBLIC, *kept]))
    yield _set("Property", "Value", secure, "SecureCustomProperties")
    yield (
        "INSERT INTO `Property` (`Property`, `Value`)"  # noqa: S608 -- our own words
        f" VALUES ('MsiHiddenProperties', '{';'.join(HIDDEN)}')"
    )
    # wixl puts an action anywhere it may be, elsewhere each time; this is its place.
    yield (
        "INSERT INTO `InstallExecuteSequence` (`Action`, `Condition`, `Sequence`)"
        " VALUES ('Doctor', 'NOT REMOVE = \"ALL\"', 6590)"
    )
    # wixl removes the version before outside the transaction: an upgrade that failed
    # would leave neither. Inside it, a failure brings the old one back.
    yield (
        "UPDATE `InstallExecuteSequence` SET `Sequence` = 1501"
        " WHERE `Action` = 'RemoveExistingProducts'"
    )
    yield from _task()
    # What is typed now wins over what the version before was told (AppSearch is at 50).
    for sequence, name in enumerate(OBEYED, start=60):
        yield (
            "INSERT INTO `CustomAction` (`Action`, `Type`, `Source`, `Target`)"  # noqa: S608
            f" VALUES ('Keep{name}', 51, '{name}', '[{KEPT}{name}]')"
        )
        yield (
            "INSERT INTO `InstallExecuteSequence` (`Action`, `Condition`, `Sequence`)"  # noqa: S608
            f" VALUES ('Keep{name}', 'NOT {name}', {sequence})"
        )
    for name, condition in CONDITIONS.items():
        yield _set("Component", "Condition", condition, "c" + identifier(name))


def _task() -> Iterator[str]:
    """Register the evening's task with Windows' own tool; a PC without it still works.

    Deferred, as the system; a failure is passed over (64); taken back with the rest.
    """
    tool = f'"[System64Folder]schtasks.exe" {{}} /TN "{TASK}" /F'
    create = tool.format(f'/Create /XML "[INSTALLDIR]app\\{TASK_FILE}"')
    delete = tool.format("/Delete")
    deferred = 34 + 1024 + 2048 + 64
    for action, kind, command, condition, sequence in (
        ("UntakeTask", deferred + 256, delete, 'NOT REMOVE = "ALL"', 6570),
        ("TakeTask", deferred, create, 'NOT REMOVE = "ALL"', 6580),
        ("DropTask", deferred, delete, 'REMOVE = "ALL"', 1610),
    ):
        yield (
            "INSERT INTO `CustomAction` (`Action`, `Type`, `Source`, `Target`)"  # noqa: S608
            f" VALUES ('{action}', {kind}, 'System64Folder', '{command}')"
        )
        yield (
            "INSERT INTO `InstallExecuteSequence` (`Action`, `Condition`, `Sequence`)"  # noqa: S608
            f" VALUES ('{action}', '{condition}', {sequence})"
        )


def _set(table: str, column: str, value: str, key: str) -> str:
    return (
        f"UPDATE `{table}` SET `{column}` = '{value}'"  # noqa: S608 -- our own words
        f" WHERE `{table}` = '{key}'"
    )
