"""The 88 abuse cases of the threat model and what stands against each: ``make abuse``.

The table is docs/security/abuse-cases.md. A test answers a case by its name
(``test_case_14_…``) or by standing in the case's last column. The tests are run here; a
row is green when every one of them held, and nothing else makes it so.
"""

import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "docs" / "security" / "abuse-cases.md"
ROW = re.compile(r"^\| (\d+) \| (.+?) \| (.+?) \| (.*?) ?\|$", re.MULTILINE)
NAMED = re.compile(r"^def (test_\w+)\(", re.MULTILINE)


def cases():
    """Return number, attack, names of tests and other words of every row."""
    for number, attack, _holds, answer in ROW.findall(TABLE.read_text("utf-8")):
        names = re.findall(r"test_\w+", answer)
        yield int(number), attack, names, "" if names else answer.strip()


def places():
    """Return where each test of the house is defined, by its name."""
    found = defaultdict(list)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for name in NAMED.findall(path.read_text(encoding="utf-8")):
            found[name].append(path.relative_to(ROOT).as_posix())
    return found


def answers():
    """Return for each case the tests that answer it, and those that are gone."""
    where = places()
    by_case, gone = defaultdict(set), defaultdict(list)
    for name, paths in where.items():
        for number in re.findall(r"case_(\d+)_", name):
            by_case[int(number)] |= {f"{path}::{name}" for path in paths}
    for number, _attack, names, _other in cases():
        for name in names:
            by_case[number] |= {f"{path}::{name}" for path in where[name]}
            gone[number] += [] if where[name] else [name]
    return by_case, gone


def run(tests):
    """Run the tests; say of each whether every one of its inputs held, and why not."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        subprocess.run(
            [
                *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"),
                *("-o", "junit_family=xunit1", f"--junit-xml={report}"),
                *("-m", "not soak"),
                *sorted(tests),
            ],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            check=False,
        )
        held, why = {}, {}
        for case in ET.parse(report).iter("testcase"):
            name = f"{case.attrib['file']}::{case.attrib['name'].partition('[')[0]}"
            bad = [*case.iter("failure"), *case.iter("error"), *case.iter("skipped")]
            held[name] = held.get(name, True) and not bad
            if bad:
                why[name] = f"{case.attrib['name']}: {bad[0].attrib.get('message')}"
        return held, why


def main():
    """Print the table; 1 when a case that is answered does not hold."""
    by_case, gone = answers()
    held, reasons = run({test for tests in by_case.values() for test in tests})
    counts = {"green": 0, "RED": 0, "untested": 0}
    for number, attack, _names, other in cases():
        tests = by_case[number]
        state = "untested"
        if tests or gone[number]:
            green = not gone[number] and all(held.get(test, False) for test in tests)
            state = "green" if green else "RED"
        counts[state] += 1
        why = f"{len(tests)} tests" if tests else other or "no test yet"
        print(f"{number:>3}  {state:<9} {attack}  ({why})")
        for test in sorted(tests):
            if not held.get(test, False):
                print(f"     {test}: {reasons.get(test, 'was not run')}")
    print(", ".join(f"{count} {state}" for state, count in counts.items()))
    return 1 if counts["RED"] else 0


if __name__ == "__main__":
    sys.exit(main())
