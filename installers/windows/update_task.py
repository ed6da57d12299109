"""The evening's task of Windows: fetch what the city signed, then let it be installed.

Two programs one after the other, because an installer must not replace the Python it is
started from: ours puts a proven package at a fixed place or takes away what lies there,
then Windows' own installer takes it (Task Scheduler's schema 1.2).
"""

from xml.etree import ElementTree as ET

NAMESPACE = "http://schemas.microsoft.com/windows/2004/02/mit/task"
SYSTEM = "S-1-5-18"
PYTHON = r"%ProgramFiles%\MotCuaPhuong\python\python.exe"
NEXT = r"%ProgramFiles%\MotCuaPhuong updates\next.msi"
"""Where only administrators write, and only there."""
ACTIONS = (
    (PYTHON, "-I -X utf8 -m counter_app update install --scheduled"),
    (r"%SystemRoot%\System32\msiexec.exe", f'/i "{NEXT}" /qn REBOOT=ReallySuppress'),
)
TRIGGER = {"StartBoundary": "2026-01-01T17:40:00", "Enabled": "true"}
"""Local time; the program refuses between 07:30 and 17:30 by itself."""
DELAY = "PT4H"
SETTINGS = {
    "MultipleInstancesPolicy": "IgnoreNew",
    "DisallowStartIfOnBatteries": "true",
    "StopIfGoingOnBatteries": "false",
    "StartWhenAvailable": "true",
    "RunOnlyIfNetworkAvailable": "false",
    "ExecutionTimeLimit": "PT1H",
    "Priority": "7",
}


def task() -> bytes:
    """Return the definition for ``schtasks /Create /XML``: UTF-16, as it wants it."""
    root = ET.Element("Task", version="1.2", xmlns=NAMESPACE)
    about = ET.SubElement(root, "RegistrationInfo")
    ET.SubElement(about, "Description").text = "Mot cua phuong: updates"
    triggers = ET.SubElement(root, "Triggers")
    trigger = ET.SubElement(triggers, "CalendarTrigger")
    for name, text in TRIGGER.items():
        ET.SubElement(trigger, name).text = text
    ET.SubElement(trigger, "RandomDelay").text = DELAY
    daily = ET.SubElement(trigger, "ScheduleByDay")
    ET.SubElement(daily, "DaysInterval").text = "1"
    principals = ET.SubElement(root, "Principals")
    principal = ET.SubElement(principals, "Principal", id="System")
    ET.SubElement(principal, "UserId").text = SYSTEM
    ET.SubElement(principal, "RunLevel").text = "HighestAvailable"
    settings = ET.SubElement(root, "Settings")
    for name, text in SETTINGS.items():
        ET.SubElement(settings, name).text = text
    actions = ET.SubElement(root, "Actions", Context="System")
    for command, arguments in ACTIONS:
        one = ET.SubElement(actions, "Exec")
        ET.SubElement(one, "Command").text = command
        ET.SubElement(one, "Arguments").text = arguments
    ET.indent(root)
    return (
        ET.tostring(root, encoding="unicode", xml_declaration=True)
        .replace("encoding='utf-8'", "encoding='UTF-16'")
        .encode("utf-16")
    )
