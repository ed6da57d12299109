"""What a tested backup covers: counters may forget only that."""

from sqlalchemy import Engine

from city_portal.store.offices import Offices


def cover(live: Engine, backup: Engine) -> dict[str, int]:
    """Read from a restored backup how far it goes, and note it for each office.

    That the backup could be opened and read is the test. Returns the sequences.
    """
    with backup.begin() as connection:
        offices = Offices(connection)
        reached = {code: offices.position(code)[0] for code in offices.codes()}
    with live.begin() as connection:
        offices = Offices(connection)
        for code in offices.codes():
            head = offices.lock(code)["head"]
            reached[code] = min(reached.get(code, 0), head)
            offices.covered(code, reached[code])
    return reached
