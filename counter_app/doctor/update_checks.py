"""Do updates reach this PC, and did the last one hold?"""

from counter_app.doctor.surroundings import (
    NOTHING_TO_CHECK,
    Finding,
    Surroundings,
    bad,
    good,
)


def held(around: Surroundings) -> Finding:
    """DR-043: the last update did its main job, or there was none."""
    if not around.update:
        return NOTHING_TO_CHECK
    version = str(around.update.get("version", "?"))
    before = str(around.update.get("before", "?"))
    if around.update.get("result") == "installed":
        return good(version=version, before=before)
    return bad(version=version, before=before)


def believed(around: Surroundings) -> Finding:
    """DR-044: a PC that is told where updates are also has the city's root."""
    if not around.settings.get("update_source"):
        return NOTHING_TO_CHECK
    return Finding(around.city_root.is_file(), {"file": around.city_root})
