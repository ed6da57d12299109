"""The national service hears of every dossier and step once, in its own words."""

import re

import pytest
import requests

from city_portal import parts
from city_portal.national.client import NotLetIn, Unreachable
from tests.portal.conftest import ORG
from tests.portal.national_service import NationalService, way_to
from tests.portal.office import OfficePortal

FIELDS = {
    "applicant.name": "Trần Thị Thử",
    "applicant.personal_id": "001190000001",
    "applicant.phone": "0912 345 678",
    "procedure": "2.000635",
    "procedure_name": "Cấp bản sao",
    "channel": "assisted",
    "received_at": "2026-11-23T02:41:00+00:00",
    "due_at": "2026-11-23T17:00:00+07:00",
}
TAKEN = {"kind": "taken", "amount": 8000, "at": "2026-11-23T03:00:00+00:00"}
GIVEN_BACK = {**TAKEN, "kind": "reversed", "reverses": "p1"}


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    with OfficePortal(tmp_path_factory.mktemp("national")) as portal:
        yield portal


@pytest.fixture
def told(portal):
    """What tells, with everything of earlier tests said already."""
    telling = parts.telling(portal.engine, portal.files)
    with NationalService() as service, requests.Session() as http:
        telling.tell(way_to(service, http, telling), ORG)
    return telling


@pytest.fixture
def service():
    with NationalService() as service:
        yield service


@pytest.fixture
def way(service, told):
    with requests.Session() as http:
        yield way_to(service, http, told)


def received(device, count):
    """Let a counter receive dossiers; return their codes."""
    images = [device.operation(sequence=n, fields=FIELDS) for n in range(count)]
    results = device.push(*images)["results"]
    assert {one["outcome"] for one in results} == {"ok"}
    return [
        f"{device.org}-261123-{device.slots[0] * 100 + n:04d}" for n in range(count)
    ]


def test_dossiers_go_in_tens_as_strings_in_the_services_words(
    device, told, service, way
):
    codes = received(device, 12)

    counts = told.tell(way, ORG)

    record = service.dossiers[codes[0]]
    sizes = [size for name, _, size in service.calls if name == "DongBoHoSoMC"]
    assert {*service.dossiers} == {*codes}
    assert sizes == [10, 2]
    assert counts.keys() == {"done"}
    assert record["KenhThucHien"] == "2"
    assert record["TrangThaiHoSo"] == "2"
    assert record["NgayTiepNhan"] == "20261123094100"
    assert record["DinhDanhCHS"] == [
        {"LoaiDinhDanh": "1", "SoDinhDanh": "001190000001"}
    ]
    assert all(isinstance(value, str | list) for value in record.values())
    assert all(re.fullmatch(r"\d{14}", one["ThoiDiemXuLy"]) for one in service.steps)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"fee": {"amount": 8000}}, ("Thu sau", "8000")),
        ({"fee": {"amount": 8000}, "payments.p1": TAKEN}, ("Thu trước", "8000")),
        (
            {"fee": {"amount": 8000}, "payments.p1": TAKEN, "payments.p2": GIVEN_BACK},
            ("Thu sau", "8000"),
        ),
        ({"fee": {"amount": 0}}, ("Không thu phí", "0")),
        (
            {"fee": {"amount": 0, "exemption": "hộ nghèo"}},
            ("Đối tượng miễn phí", "0"),
        ),
    ],
)
def test_the_price_goes_with_how_it_is_taken(device, told, service, way, fields, said):
    device.result(device.operation(fields={**FIELDS, **fields}))
    told.tell(way, ORG)
    (record,) = service.dossiers.values()

    assert record["DanhSachLePhi"] == [
        {
            "TenPhiLePhi": "Phí, lệ phí",
            "MaPhiLePhi": "",
            "HinhThucThu": said[0],
            "Gia": said[1],
            "LoaiPhiLePhi": "",
        }
    ]


@pytest.mark.parametrize(
    ("by", "code"), [("VNeID", "1"), ("VNeID thử", "0"), (None, "0")]
)
def test_it_is_vneid_that_vouched_or_nobody(device, told, service, way, by, code):
    more = {"citizen_confirmed": {"by": by, "at": "2026-11-23T03:00:00Z"}} if by else {}
    device.result(device.operation(fields={**FIELDS, **more}))
    told.tell(way, ORG)
    (record,) = service.dossiers.values()

    assert record["TaiKhoanDuocXacThucVoiVNeID"] == code
    assert record["DanhSachLePhi"] == []  # no price is known


def test_a_lost_answer_is_said_again_as_an_update_and_counts_once(
    device, told, service, way
):
    codes = received(device, 2)
    for fault in ("drop", "lost"):
        service.faults.append(fault)
        with pytest.raises(Unreachable):
            told.tell(way, ORG)

    counts = told.tell(way, ORG)
    again = told.tell(way, ORG)

    assert sorted(service.effects) == [("dossier", code) for code in codes]
    assert len(service.steps) == 2
    assert ("DongBoHoSoMC", "True", 1) in service.calls
    assert counts.keys() == again.keys() == {"done"}


def test_every_step_is_told_once_in_its_order(device, told, service, way):
    code = f"{device.org}-261123-{device.slots[0] * 100:04d}"
    first = device.result(device.operation("p1", fields=FIELDS))
    told.tell(way, ORG)
    second = device.result(
        device.operation("p1", tip=first["id"], fields={"status": "processing"})
    )
    ready = {"status": "ready", "result_at": "2026-11-23T08:00:00Z"}
    device.result(device.operation("p1", tip=second["id"], fields=ready))

    told.tell(way, ORG)

    record = service.dossiers[code]
    assert [one["TrangThai"] for one in service.steps] == ["2", "4", "9"]
    assert record["TrangThaiHoSo"] == "9"
    assert record["NgayKetThucXuLy"] == "20261123150000"
    assert service.effects == [("dossier", code)]
    assert code not in {one.code for one in told.compare(way, ORG)}


def test_a_record_that_is_refused_holds_back_no_other_and_is_said_again_on_demand(
    device, told, service, way
):
    codes = received(device, 3)
    service.refuses = {codes[1]}

    told.tell(way, ORG)
    first = {*service.dossiers}
    service.refuses = set()
    told.again(ORG)
    counts = told.tell(way, ORG)

    assert first == {codes[0], codes[2]}
    assert {*service.dossiers} == {*codes}
    assert counts.keys() == {"done"}


def test_a_session_that_ended_is_opened_again_and_a_wrong_secret_says_so(
    device, told, service, way
):
    (code,) = received(device, 1)
    way.procedures()
    service.sessions.clear()

    told.tell(way, ORG)

    assert code in service.dossiers
    assert way.procedure("2.000635") == {"MATTHC": "2.000635"}
    with requests.Session() as http, pytest.raises(NotLetIn):
        way_to(service, http, told, "sai").procedures()


def test_a_dossier_the_service_has_otherwise_is_found(device, told, service, way):
    (code,) = received(device, 1)
    told.tell(way, ORG)
    service.dossiers[code]["TrangThaiHoSo"] = "8"

    found = {one.code: (one.here, one.there) for one in told.compare(way, ORG)}

    assert found[code] == ("2", "8")
