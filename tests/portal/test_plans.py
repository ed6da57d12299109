"""Phases and batches of the roll-out plans: who is of which, and how each does."""

import csv
import io

import pytest

from tests.portal.conftest import ORG, OTHER
from tests.portal.office import Clerk, OfficePortal
from tests.portal.test_oversight import CATALOGUE, DOSSIERS
from tests.portal_process import told

PERIOD = "first=2026-11-01&last=2026-11-30"
PLACED = (
    f"ke-hoach-2017 giai-doan-1 {ORG}\r\n"
    f"ke-hoach-2017 giai-doan-2 {OTHER}\r\n"
    "ke-hoach-2017 dot-1 2.000635\r\n"
    f"hai-cap-2025 tat-ca {ORG}\r\n"
    f"hai-cap-2025 tat-ca {OTHER}\r\n"
)


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    """One office with dossiers and two PCs, another with a PC that is behind."""
    with OfficePortal(tmp_path_factory.mktemp("plans"), CATALOGUE) as portal:
        device = portal.device()
        images = [
            device.operation(sequence=n, fields=one) for n, one in enumerate(DOSSIERS)
        ]
        assert {r["outcome"] for r in device.push(*images)["results"]} == {"ok"}
        pcs = [
            (device, "1.5.0"),
            (portal.device("04", "Quầy 4"), "1.4.0"),
            (portal.device("01", "Quầy 1", OTHER), "1.4.0"),
        ]
        for pc, version in pcs:
            beat = {"version": version, "ring": 3, "numbersLeft": 90}
            assert pc.ask("POST", "/v1/beat", json=beat).status_code == 200
        yield portal


@pytest.fixture
def place(portal, tmp_path):
    """Give the portal a list of members by its command line; return what it says."""

    def placed(text):
        file = tmp_path / "plans.txt"
        file.write_text(text, encoding="utf-8-sig", newline="")
        words = ("--database", portal.database, "--files", portal.files)
        return told("plans", *words, "--catalogue", CATALOGUE, "--put", file)

    return placed


def rows_of(page, heading):
    """Return the cells of each row below a heading."""
    table = page.partition(f"<h2>{heading}</h2>")[2].partition("</table>")[0]
    return [
        [part.rpartition(">")[2].strip() for part in row.split("</t")]
        for row in table.split("<tr>")[2:]
    ]


def test_each_phase_and_batch_has_its_figures_once_the_city_says_what_is_in_it(
    portal, place
):
    leader = Clerk(portal, "leader.plans", "leader", "")
    place("")
    before = leader.get(f"/thong-ke?{PERIOD}").text
    said = place(PLACED)
    after = leader.get(f"/thong-ke?{PERIOD}").text

    assert "Gạch ngang: thành phố chưa nêu điểm nào" in before
    assert rows_of(before, "Theo giai đoạn của kế hoạch")[0][2:5] == ["24", "–", "–"]
    assert "ke-hoach-2017 giai-doan-1: 1 of 24" in said.stdout
    assert "ke-hoach-2017 dot-1: 1 of 27" in said.stdout
    first, second, *_rest = rows_of(after, "Theo giai đoạn của kế hoạch")
    # Offices planned, named, with a dossier online; PCs; then the sums of the period.
    assert first[2:9] == [
        "24",
        "1",
        "1 (100,0 %)",
        "2",
        "6",
        "3 (50,0 %)",
        "2 (50,0 %)",
    ]
    assert second[2:7] == ["144", "1", "0 (0,0 %)", "1", "0"]
    (batch, *_others) = rows_of(after, "Theo đợt mở dịch vụ")
    assert batch[2:7] == ["27", "1", "1 (100,0 %)", "6", "3 (50,0 %)"]


def test_the_table_to_take_away_has_them_too(portal, place):
    place(PLACED)
    leader = Clerk(portal, "leader.csv", "leader", "")
    answer = leader.get(f"/thong-ke.csv?{PERIOD}").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(answer)))

    phases = rows[rows.index(["Theo giai đoạn của kế hoạch"]) + 2 :]
    batches = rows[rows.index(["Theo đợt mở dịch vụ"]) + 2 :]
    assert phases[0][0].startswith("24 phường")
    assert phases[0][1:5] == ["6", "1", "2", "3"]
    assert batches[0][:2] == ["Đợt 1", "6"]


def test_an_office_sees_its_own_phases_only(portal, place):
    place(PLACED)
    page = Clerk(portal, "leader.ward", "leader").get(f"/thong-ke?{PERIOD}").text

    names = [row[0] for row in rows_of(page, "Theo giai đoạn của kế hoạch")]
    assert len(names) == 2
    assert names[0].startswith("24 phường")
    assert names[1].startswith("126 xã")


def test_pcs_are_counted_by_phase_and_how_many_have_the_newest_version(portal, place):
    place(PLACED)
    page = Clerk(portal, "it.plans", "it", "").get("/phien-ban").text

    first, second, third, *_rest = rows_of(page, "Các đợt của kế hoạch")
    # Points planned and named; PCs, and those on the newest version.
    assert first[3:7] == ["24", "1", "2", "1"]
    assert second[3:7] == ["144", "1", "1", "0"]
    assert third[3:7] == ["139", "–", "–", "–"]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("ke-hoach-2017 giai-doan-1", "line 2: a line is a plan, a part"),
        (f"ke-hoach-2017 dot-9 {ORG}", "line 2: the pack has no dot-9"),
        ("ke-hoach-2017 giai-doan-2 000.99", "line 2: no office is called 000.99"),
        ("ke-hoach-2017 dot-2 9.999999", "line 2: no procedure is called 9.999999"),
        (f"ke-hoach-2017 giai-doan-2 {ORG}", f"line 2: {ORG} is in giai-doan-1"),
    ],
)
def test_a_list_that_does_not_fit_changes_nothing_and_says_where(
    portal, place, row, why
):
    place(PLACED)
    kept = (portal.files / "kept" / "plans.json").read_bytes()
    said = place(f"ke-hoach-2017 giai-doan-1 {ORG}\n{row}\n")

    assert said.returncode == 1
    assert why in said.stderr
    assert (portal.files / "kept" / "plans.json").read_bytes() == kept
