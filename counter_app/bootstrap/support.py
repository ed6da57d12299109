"""What IT staff type to see and steer a PC: doctor, policy."""

import json
import sys
from pathlib import Path

from counter_app.bootstrap.city_profile import city_levels, settings_of
from counter_app.bootstrap.examining import examine_this_pc
from counter_app.cli import examined, explained
from counter_app.paths import RESOURCES, Paths
from counter_app.policy.keys import read_keys
from counter_app.policy.reading import profile_of_this_user, read_policy
from counter_app.policy.templates import LANGUAGES, adml, admx, json_schema
from counter_app.settings import Settings, SettingsBroken, read_values

ADMX = "mot-cua-phuong.admx"


def doctor(
    profile: Path | None, *, after_installing: bool, as_json: bool, language: str
) -> int:
    """Examine this PC and print what was found; the exit status is the worst of it.

    0 nothing wrong, or hints only; 1 warnings; 2 errors.
    """
    paths = Paths(profile or profile_of_this_user())
    try:
        settings = settings_of(paths)
    except SettingsBroken as fault:
        # A broken file is what a doctor is called for: go on without it, and say so.
        sys.stderr.write(f"{fault}\n")
        settings = Settings()
    found = examine_this_pc(paths, settings, after_installing=after_installing)
    rows = examined.told(found, paths.resources, language)
    text = examined.as_json(rows) if as_json else examined.as_text(rows, language)
    sys.stdout.write(f"{text}\n")
    return examined.status(rows)


def explain_policy(paths: Paths, key: str, *, as_json: bool) -> int:
    """Print what counts for one key or all, who set it and what it overrode."""
    own = read_values(paths.settings)
    policy = read_policy(paths.resources, own, city_levels(paths))
    if key and key not in policy.resolved:
        known = ", ".join(policy.resolved)
        raise ValueError(f"there is no setting {key!r}; there are {known}")
    chosen = [policy.resolved[key]] if key else list(policy.resolved.values())
    rows = [explained.row(one) for one in chosen]
    if as_json:
        refused = [{"source": one.source, "why": one.why} for one in policy.refused]
        report = {"settings": rows, "refused": refused}
        sys.stdout.write(json.dumps(report, ensure_ascii=False, indent=2) + "\n")
        return 0
    for row in rows:
        sys.stdout.write(explained.as_text(row) + "\n")
    for one in policy.refused:
        sys.stdout.write(f"not obeyed: {one.source}: {one.why}\n")
    return 0


def write_templates(out: Path) -> int:
    """Write the ADMX, its ADML in two languages and the JSON schema of a policy."""
    keys = read_keys(RESOURCES).values()
    files = {
        ADMX: admx(keys),
        "policy.schema.json": json.dumps(
            json_schema(keys), ensure_ascii=False, indent=2
        ).encode(),
        **{
            f"{place}/mot-cua-phuong.adml": adml(keys, language)
            for language, place in LANGUAGES.items()
        },
    }
    for name, content in files.items():
        file = out / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        sys.stdout.write(f"{file}\n")
    return 0
