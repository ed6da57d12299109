from datetime import date
from pathlib import Path

import pytest

from counter_app.catalogue.catalogue import PackCatalogue
from counter_app.catalogue.packs import PackBroken, files_of, read_pack
from counter_app.domain.checklists import first_rows, missing_rows
from counter_app.domain.errors import ProcedureUnavailable
from counter_app.domain.papers import PaperState
from counter_app.domain.pricing import fee_of
from counter_app.domain.procedures import Channel, LimitKind

SHIPPED = Path(__file__).parents[2] / "resources" / "catalogue"
TODAY = date(2026, 11, 23)
COPY = "procedures/2.000635.toml"


@pytest.fixture
def files():
    return files_of(SHIPPED)


@pytest.fixture
def catalogue():
    return PackCatalogue(SHIPPED, lambda: TODAY)


def test_the_shipped_pack_has_eighty_seven_procedures_of_nineteen_fields(catalogue):
    procedures = catalogue.procedures(TODAY)

    assert len({procedure.code for procedure in procedures}) == 87
    assert len({procedure.field for procedure in procedures}) == 19


@pytest.mark.parametrize(
    ("channel", "copies", "amount", "verified"),
    [
        (Channel.ASSISTED, 3, 0, False),
        (Channel.PAPER, 3, 24000, True),
        (Channel.POST, 1, 8000, True),
    ],
)
def test_a_copy_costs_what_its_channel_says(
    catalogue, channel, copies, amount, verified
):
    offer = catalogue.procedure("2.000635").offer(channel)

    fee = fee_of(offer, {"so_luong": copies})

    assert (fee.amount, fee.verified) == (amount, verified)


@pytest.mark.parametrize("channel", [Channel.ASSISTED, Channel.PAPER, Channel.POST])
def test_a_birth_is_free_in_time_and_of_unknown_price_when_late(catalogue, channel):
    offer = catalogue.procedure("1.001193").offer(channel)

    assert fee_of(offer, {"loai_dang_ky": "dung_han"}).amount == 0
    assert fee_of(offer, {"loai_dang_ky": "qua_han"}).amount is None


@pytest.mark.parametrize("code", ["2.000635", "1.001193"])
def test_every_limit_is_the_same_day_until_fifteen_hundred(catalogue, code):
    limits = [offer.limit for offer in catalogue.procedure(code).offers]

    assert {(one.kind, one.cutoff.hour, one.cutoff_inclusive) for one in limits} == {
        (LimitKind.SAME_DAY, 15, True)
    }


@pytest.mark.parametrize("code", ["2.000635", "1.001193"])
@pytest.mark.parametrize("channel", [Channel.ASSISTED, Channel.PAPER, Channel.POST])
def test_every_channel_asks_for_exactly_one_declaration(catalogue, code, channel):
    rows = [paper.row for paper in first_rows(catalogue.procedure(code), channel)]

    assert len([row for row in rows if row.startswith("to-khai")]) == 1
    assert len(rows) == len(set(rows))


def test_an_assisted_copy_wants_the_identity_paper_only(catalogue):
    procedure = catalogue.procedure("2.000635")

    wanting = missing_rows(procedure, first_rows(procedure, Channel.ASSISTED))

    assert wanting == ("giay-to-tuy-than",)


def test_identity_papers_are_looked_at_and_returned_not_taken(catalogue):
    for code in ("2.000635", "1.001193"):
        rows = {row.id: row for row in catalogue.procedure(code).checklist}

        assert PaperState.SEEN in rows["giay-to-tuy-than"].states
        assert PaperState.ORIGINAL not in rows["giay-to-tuy-than"].states


def test_the_calendar_knows_holidays_and_makeup_days(catalogue):
    calendar = catalogue.calendar()

    assert calendar.days_off[date(2026, 11, 24)] == "Ngày Văn hóa Việt Nam"
    assert date(2025, 4, 26) in calendar.makeup_days
    assert date(2026, 1, 2) not in calendar.days_off
    assert calendar.known_until < date(2028, 1, 1)


def test_the_form_set_changes_with_the_day(catalogue):
    assert catalogue.form_set(date(2025, 6, 30)) == "TT01-2018"
    assert catalogue.form_set(date(2025, 7, 1)) == "TT03-2025"


def test_personal_numbers_begin_with_sixty_three_codes(catalogue):
    assert len(catalogue.provinces) == 63
    assert catalogue.provinces["001"] == "Hà Nội"


def test_an_unknown_procedure_or_version_is_refused(catalogue):
    with pytest.raises(ProcedureUnavailable):
        catalogue.procedure("9.999999")
    with pytest.raises(ProcedureUnavailable):
        catalogue.procedure("2.000635", "bản không có")


def with_a_later_version(files):
    later = files[COPY].replace('"163/QĐ-BTP"', '"2027-BTP"', 1)
    later = later.replace("valid_from = 2026-01-15", "valid_from = 2027-03-01")
    return files | {
        "procedures/2027.toml": later,
        "pack.toml": files["pack.toml"].replace(
            "procedures = [", 'procedures = ["procedures/2027.toml", '
        ),
    }


def test_a_version_not_yet_in_force_waits_for_its_day(files):
    day = [TODAY]
    catalogue = PackCatalogue(SHIPPED, lambda: day[0])
    assert catalogue.replace(with_a_later_version(files))

    today = catalogue.procedure("2.000635").version
    day[0] = date(2027, 3, 1)

    assert today == "163/QĐ-BTP"
    assert catalogue.procedure("2.000635").version == "2027-BTP"
    assert catalogue.procedure("2.000635", "163/QĐ-BTP").version == "163/QĐ-BTP"


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("pack.toml", "version =", "vers ="),
        ("pack.toml", "[[form_sets]]", "[[form_sets]"),
        ("pack.toml", "procedures/2.000635.toml", "procedures/none.toml"),
        ("pack.toml", "procedures/1.001193.toml", "procedures/2.000635.toml"),
        ("procedures/1.000656.toml", 'cases = ["dung-han"]', 'cases = ["nao-do"]'),
        ("procedures/1.000656.toml", 'id = "qua-han"', 'id = "dung-han"'),
        (COPY, 'kind = "same-day"', 'kind = "some-day"'),
        (COPY, "amount = 8000", "amount = -1"),
        (COPY, "amount = 8000", 'amount = "8.000"'),
        (COPY, 'id = "to-khai-giay"', 'id = "to-khai-dien-tu"'),
        (COPY, 'channel = "post"', 'channel = "paper"'),
        (COPY, 'states = ["electronic"]', 'states = ["lost"]'),
        (COPY, "cutoff = 15:00:00", 'cutoff = "ba giờ"'),
        (COPY, "valid_from = 2026-01-15", 'valid_from = "hôm qua"'),
        ("calendars/hanoi.toml", "2026-11-24 =", "2026-13-24 ="),
        ("calendars/hanoi.toml", '"17:00"]]', '"7:00"]]'),
        ("calendars/hanoi.toml", '["13:30"', '["11:00"'),
        ("calendars/hanoi.toml", '["07:00", "11:30"]', '["11:30", "07:00"]'),
        ("calendars/hanoi-sang-thu-bay.toml", "weekdays = [5]", "weekdays = [4]"),
        ("calendars/hanoi-sang-thu-bay.toml", "hanoi-sang-thu-bay", "hanoi"),
        ("calendars/hanoi.toml", "makeup_days =", "other_days ="),
        ("identity.json", "{", "["),
    ],
)
def test_a_broken_pack_is_refused_and_the_last_good_one_stays(files, path, old, new):
    assert old in files[path]
    broken = files | {path: files[path].replace(old, new, 1)}
    catalogue = PackCatalogue(SHIPPED, lambda: TODAY)

    taken = catalogue.replace(broken)

    assert not taken
    assert catalogue.procedure("2.000635").offer(Channel.PAPER)
    with pytest.raises(PackBroken):
        read_pack(broken)


@pytest.mark.parametrize("path", ["pack.toml", COPY, "calendars/hanoi.toml"])
def test_a_pack_with_a_file_missing_says_which(files, path):
    with pytest.raises(PackBroken, match=path):
        read_pack({name: text for name, text in files.items() if name != path})


def test_a_pack_does_not_bring_the_schema_it_is_measured_by(files):
    lax = files | {
        "schemas/procedure.schema.json": "{}",
        COPY: files[COPY].replace("amount = 8000", "amount = -1", 1),
    }

    assert not PackCatalogue(SHIPPED, lambda: TODAY).replace(lax)


def test_a_schema_that_is_none_is_a_broken_pack(files):
    with pytest.raises(PackBroken):
        read_pack(files | {"schemas/procedure.schema.json": "["})


def test_a_version_the_newest_pack_dropped_is_found_in_a_pack_kept(files):
    catalogue = PackCatalogue(SHIPPED, lambda: TODAY)
    newer = files | {COPY: files[COPY].replace('"163/QĐ-BTP"', '"2027-BTP"', 1)}
    assert catalogue.replace(newer)
    with pytest.raises(ProcedureUnavailable):
        catalogue.procedure("2.000635", "163/QĐ-BTP")

    catalogue.look_back(lambda: [{"pack.toml": "= hỏng"}, files])

    assert catalogue.procedure("2.000635").version == "2027-BTP"
    assert catalogue.procedure("2.000635", "163/QĐ-BTP").version == "163/QĐ-BTP"
