"""The description tells the truth: Schemathesis, given a token, finds nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.portal.office import OfficePortal

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "resources" / "catalogue"
HOOKS = {"SCHEMATHESIS_HOOKS": "tests.portal.tus_writer", "PYTHONPATH": str(ROOT)}
LASTS = "/v1/(retirement|incarnations)"
"""What ends the device that asks, so it comes last."""


@pytest.mark.soak
def test_schemathesis_finds_nothing_in_what_the_portal_describes(tmp_path):
    with OfficePortal(tmp_path, CATALOGUE, most_a_second=100_000) as portal:
        device = portal.device()
        run = [
            *(sys.executable, "-m", "schemathesis.cli"),
            *("--config-file", ROOT / "tests/portal/schemathesis.toml", "run"),
            f"{portal.url}/openapi.json",
            *("--header", f"Authorization: Bearer {device.token}"),
            *("--phases", "coverage,fuzzing", "--checks", "all", "--max-examples"),
            os.environ.get("EXAMPLES", "40"),
            *("--seed", "1", "--no-color", "--continue-on-failure"),
        ]
        done = [
            subprocess.run(
                [*run, *chosen],
                cwd=tmp_path,
                env={**os.environ, **HOOKS},
                capture_output=True,
                text=True,
                timeout=900,
                check=False,
            )
            for chosen in (
                ("--exclude-path-regex", LASTS),
                ("--include-path-regex", LASTS),
            )
        ]

    for one in done:
        sys.stdout.write(one.stdout)
        assert one.returncode == 0, one.stdout[-20_000:] + one.stderr[-2000:]
