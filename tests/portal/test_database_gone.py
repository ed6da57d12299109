"""PostgreSQL goes away under a running portal and comes back."""

import psycopg
import requests

from tests.portal.conftest import Portal


def shut(address, *, allow):
    """Let the database take connections or not; those it has are cut at once."""
    server, name = address.rsplit("/", 1)
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS {allow}")
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
            [name],
        )


def test_a_counter_is_told_to_come_again_and_its_batch_takes_effect_once(
    postgres, founded_template, tmp_path
):
    address = postgres("-T", founded_template)
    portal = Portal(address, tmp_path / "files")
    portal.start()
    device = portal.device()
    image = device.operation("d1")
    body = b'{"epoch":%d,"operations":[%s]}' % (device.epoch, image)

    shut(address, allow=False)
    gone = [device.ask("POST", "/v1/operations", data=body) for _ in range(2)]
    page = requests.get(
        f"{portal.url}/nop-ho-so", headers={"Accept": "text/html"}, timeout=20
    )
    shut(address, allow=True)
    again = device.result(image)
    once = device.result(image)
    rows = device.feed()["rows"]
    portal.kill()

    assert [one.status_code for one in gone] == [503, 503]
    assert {one.headers["Retry-After"] for one in gone} == {"5"}
    assert gone[0].headers["Content-Type"] == "application/problem+json"
    assert gone[0].json()["code"] == "unavailable"
    assert (page.status_code, page.headers["Retry-After"]) == (503, "5")
    assert "Cổng đang bận" in page.text
    assert (again["outcome"], once["version"], len(rows)) == ("ok", 1, 1)
