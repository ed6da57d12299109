"""A dossier in the words of the national portal's service: strings only.

Fields and codes are those three vendors agree on (resources/portal/national.toml says
from where and that no official text was seen). What this portal does not know is empty.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from city_portal.rules.statuses import Statuses
from city_portal.rules.times import HANOI

PAYMENTS = "payments."
"""Before a payment's id: the name of its field."""
Record = dict[str, Any]
"""One HoSo: strings, and lists of records of strings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is needed beside the dossier's own fields."""

    code: str
    office: str
    field_code: str = ""
    field_name: str = ""
    papers: Mapping[str, str]
    """Id of a row of the checklist to its name."""
    vouched: str = ""
    """Who vouched for the citizen of what came from home."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The mapping tables and how to write by them."""

    tables: Mapping[str, Any]
    statuses: Statuses

    @property
    def batch(self) -> int:
        """Return how many records go at once."""
        return int(self.tables["batches"]["most"])

    def is_ok(self, code: str) -> bool:
        """Say whether an error_code is none."""
        return code in self.tables["answers"]["ok"]

    def says(self, what: str, message: str) -> bool:
        """Say whether a message tells that: ``exists`` or ``session``."""
        folded = message.casefold()
        return any(word in folded for word in self.tables["answers"][what])

    def moment(self, text: object) -> str:
        """Write an ISO moment as yyyyMMddHHmmss in Hà Nội; empty for none."""
        if not isinstance(text, str) or not text:
            return ""
        try:
            at = datetime.fromisoformat(text)
        except ValueError:
            return ""
        if at.tzinfo is None:
            return ""
        return at.astimezone(HANOI).strftime(self.tables["dates"]["format"])

    def status(self, word: str) -> str:
        """Return the national code of a state; empty for an unknown one."""
        known = self.statuses.get(word)
        return known.code if known else ""

    def dossier(self, fields: Mapping[str, Any], told: Told) -> Record:
        """Write a HoSo."""
        channel = _text(fields, "channel")
        personal_id = _text(fields, "applicant.personal_id")
        result, ending = _part(fields, "handover"), _part(fields, "ending")
        ended = fields.get("result_at") or result.get("at") or ending.get("at")
        files = [*_files(fields, told.papers)]
        refused = fields.get("status") == "refused"
        by_post = "post" if channel == "post" or _delivered(fields) else "other"
        record: Record = {
            "MaHoSo": told.code,
            "MaTTHC": _text(fields, "procedure"),
            "TenTTHC": _text(fields, "procedure_name"),
            "MaLinhVuc": told.field_code,
            "TenLinhVuc": told.field_name,
            "KenhThucHien": self.tables["channels"].get(channel, "1"),
            "SoGiayToChuHoSo": personal_id,
            "ChuHoSo": _text(fields, "applicant.name"),
            "LoaiDoiTuong": self.tables["applicant"]["kind"],
            "MaDoiTuong": "",
            "ThongTinKhac": "",
            "Email": "",
            "Fax": "",
            "SoDienThoai": _text(fields, "applicant.phone"),
            "TrichYeuHoSo": _text(fields, "procedure_name"),
            "NgayTiepNhan": self.moment(fields.get("received_at")),
            "NgayHenTra": self.moment(fields.get("due_at")),
            "TrangThaiHoSo": self.status(_text(fields, "status")),
            "NgayTra": self.moment(result.get("at")),
            "ThongTinTra": "",
            "HinhThuc": self.tables["hand_over"][by_post],
            "NgayKetThucXuLy": self.moment(ended),
            "DonViXuLy": told.office,
            "GhiChu": str(ending.get("reason", "")),
            "NoiNopHoSo": "",
            "HoSoCoThanhPhanSoHoa": "1" if files else "0",
            "TaiKhoanDuocXacThucVoiVNeID": self._vouched(fields, told.vouched),
            "DuocThanhToanTrucTuyen": "",
            "NgayTuChoi": self.moment(ending.get("at")) if refused else "",
            "NgayNopHoSo": self.moment(fields.get("received_at")),
            "DinhDanhCHS": self._identity(personal_id),
            "DSKetNoiCSDL": [],
            "TaiLieuNop": files,
            "DanhSachLePhi": [*self._fees(fields)],
            "DanhSachTepDinhKemKhac": [],
            "DanhSachHoSoBoSung": self._supplements(fields),
            "DanhSachGiayToKetQua": [*_results(fields)],
        }
        return self._short(record)

    def progress(
        self, fields: Mapping[str, Any], told: Told, word: str, at: str, by: str
    ) -> Record:
        """Write one step of CapNhatTienDoHoSoMC."""
        known = self.statuses.get(word)
        record = {
            "MaHoSo": told.code,
            "NguoiXuLy": by,
            "ChucDanh": "",
            "ThoiDiemXuLy": self.moment(at),
            "PhongBanXuLy": told.office,
            "NoiDungXuLy": known.vi if known else "",
            "TrangThai": known.code if known else "",
            "NgayBatDau": self.moment(fields.get("received_at")),
            "NgayKetThucTheoQuyDinh": self.moment(fields.get("due_at")),
        }
        return self._short(record)

    def _identity(self, number: str) -> list[Record]:
        kind = self.tables["identity"].get(str(len(number)))
        return [{"LoaiDinhDanh": kind, "SoDinhDanh": number}] if kind else []

    def _vouched(self, fields: Mapping[str, Any], by: str) -> str:
        """Say whether VNeID vouched, for the declaration or for the dossier."""
        known = {by, _part(fields, "citizen_confirmed").get("by")}
        return "1" if known & {*self.tables["vneid"]["providers"]} else "0"

    def _fees(self, fields: Mapping[str, Any]) -> Iterator[Record]:
        """Write the price, if one is known; never that of one let off as taken."""
        fee = _part(fields, "fee")
        amount = fee.get("amount")
        if not isinstance(amount, int):
            return
        words = self.tables["fees"]
        if fee.get("exemption"):
            how = words["exempt"]
        elif not amount:
            how = words["none"]
        else:
            result = fields.get("result_at") or _part(fields, "handover").get("at")
            ended = self.moment(result)
            paid = min(map(self.moment, _paid(fields)), default="")
            is_early = paid and (not ended or paid < ended)
            how = words["before" if is_early else "after"]
        yield {
            "TenPhiLePhi": words["name"],
            "MaPhiLePhi": "",
            "HinhThucThu": how,
            "Gia": str(amount),
            "LoaiPhiLePhi": "",
        }

    def _supplements(self, fields: Mapping[str, Any]) -> list[Record]:
        asked = _part(fields, "supplement")
        if not asked:
            return []
        wanted = asked.get("wanted")
        names = [
            str(one.get("name", ""))
            for one in (wanted if isinstance(wanted, list) else [])
            if isinstance(one, dict)
        ]
        came = self.moment(asked.get("complete_at"))
        return [
            {
                "HoSoBoSungId": "1",
                "NguoiYeuCauBoSung": str(asked.get("asked_by", "")),
                "NoiDungBoSung": "; ".join([str(asked.get("reason", "")), *names]),
                "NgayBoSung": self.moment(asked.get("asked_at")),
                "NguoiTiepNhanBoSung": "",
                "ThongTinTiepNhan": "",
                "NgayTiepNhanBoSung": came,
                "TrangThaiBoSung": "1" if came else "0",
                "NgayHenTraTruoc": "",
                "NgayHenTraMoi": self.moment(fields.get("due_at")) if came else "",
            }
        ]

    def _short(self, record: Record) -> Record:
        longest = self.tables["longest"]
        return {
            name: value[: longest[name]] if name in longest else value
            for name, value in record.items()
        }


def _files(fields: Mapping[str, Any], papers: Mapping[str, str]) -> list[Record]:
    found = []
    for name, paper in sorted(fields.items()):
        files = paper.get("files") if isinstance(paper, dict) else None
        if not name.startswith("papers.") or not isinstance(files, list):
            continue
        row = name.removeprefix("papers.")
        found += [
            {
                "TepDinhKemId": str(file.get("sha256", "")),
                "TenTepDinhKem": papers.get(row, row),
                "IsDeleted": "False",
                "MaThanhPhanHoSo": row,
                "DuongDanTaiTepTin": "",
                "DuocSoHoa": "1",
                "DuocTaiSuDung": "0",
                "DuocLayTuKhoDMQG": "0",
                "MaKetQuaThayThe": "",
            }
            for file in files
            if isinstance(file, dict)
        ]
    return found


def _results(fields: Mapping[str, Any]) -> list[Record]:
    files = _part(fields, "result").get("files")
    return [
        {
            "TenGiayTo": str(file.get("name", "")),
            "MaThanhPhanHoSo": "",
            "GiayToId": str(file.get("sha256", "")),
            "DuongDanTepTinKetQua": "",
            "MaGiayToKetQua": "",
        }
        for file in (files if isinstance(files, list) else [])
        if isinstance(file, dict)
    ]


def _paid(fields: Mapping[str, Any]) -> Iterator[object]:
    """Return when money was taken and not given back."""
    paid = {
        name.removeprefix(PAYMENTS): one
        for name, one in fields.items()
        if name.startswith(PAYMENTS) and isinstance(one, dict)
    }
    back = {one.get("reverses") for one in paid.values()}
    for name, one in paid.items():
        if one.get("kind") == "taken" and name not in back:
            yield one.get("at")


def _text(fields: Mapping[str, Any], name: str) -> str:
    value = fields.get(name)
    return value if isinstance(value, str) else ""


def _delivered(fields: Mapping[str, Any]) -> bool:
    """Say whether the post brought the result to its citizen."""
    sent = fields.get("post")
    last = sent[-1] if isinstance(sent, list) and sent else None
    return isinstance(last, dict) and last.get("end") == "delivered"


def _part(fields: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = fields.get(name)
    return value if isinstance(value, dict) else {}
