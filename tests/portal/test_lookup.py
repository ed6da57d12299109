"""What a citizen sees, and what nobody sees."""

from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

import requests

PERSON = {
    "applicant.name": "Trần Thị Thử",
    "applicant.personal_id": "001190000001",
    "lookup_secret": "K7M2",
    "procedure_name": "Cấp bản sao <trích lục>",
    "due_at": "2026-11-25T10:00:00+07:00",
}


def ask(portal, code, secret, **more):
    body = {"code": code, "secret": secret, **more}
    return requests.post(f"{portal.url}/tra-cuu", data=body, timeout=20)


def test_code_and_secret_show_the_dossier_without_its_person(own_portal):
    device = own_portal.device()
    device.result(device.operation("d1", fields=PERSON))
    code = f"{device.org}-261123-{device.slots[0] * 100:04d}"

    page = ask(own_portal, f"  {code.lower()} ", "k7m2")
    english = ask(own_portal, code, "K7M2", lang="en")

    assert page.status_code == 200
    for words in ("Đã tiếp nhận", "10:00 25/11/2026", "T. T. T.", "Phường Thử"):
        assert words in page.text
    assert "Cấp bản sao &lt;trích lục&gt;" in page.text
    assert "Thử</dd>" not in page.text.replace("Phường Thử", "")
    assert "001190000001" not in page.text
    assert "Received" in english.text
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]


def test_a_citizen_reads_which_papers_to_bring_and_that_the_time_stands_still(
    own_portal,
):
    device = own_portal.device()
    wanted = [
        {"name": "Giấy chứng sinh", "what": "bản <gốc>"},
        {"name": "Tờ khai", "came": True},
    ]
    asked = {"status": "supplement", "supplement": {"wanted": wanted}}
    asked["supplement"]["until"] = "2026-11-30"
    device.result(device.operation("d1", fields=PERSON | asked))
    broken = {"status": "supplement", "supplement": {"wanted": 7, "until": 7}}
    device.result(device.operation("d2", sequence=1, fields=PERSON | broken))
    codes = [f"{device.org}-261123-{device.slots[0] * 100 + n:04d}" for n in (0, 1)]

    page, odd = (ask(own_portal, code, "K7M2") for code in codes)

    for words in ("Giấy chứng sinh: bản &lt;gốc&gt;", "30/11/2026", "Tạm dừng"):
        assert words in page.text
    assert "Tờ khai" not in page.text
    assert "10:00 25/11/2026" not in page.text
    assert odd.status_code == 200


def test_a_provisional_and_an_official_code_find_the_same_dossier(own_portal):
    device = own_portal.device()
    device.result(
        device.operation("d1", code="TAM-Q03.AB12-261123-0001", fields=PERSON)
    )
    (row,) = device.feed()["rows"]
    official = row["fields"]["official_code"]

    pages = [
        ask(own_portal, code, "K7M2") for code in ("TẠM-Q03.AB12-261123-0001", official)
    ]

    assert [page.status_code for page in pages] == [200, 200]
    assert all(official in page.text for page in pages)


def test_a_wrong_secret_and_an_unknown_code_answer_alike_then_not_at_all(own_portal):
    device = own_portal.device()
    device.result(device.operation("d1", fields=PERSON))
    code = f"{device.org}-261123-{device.slots[0] * 100:04d}"
    unknown = code[:-1] + "9"

    wrong = ask(own_portal, code, "AAAA")
    nobody = ask(own_portal, unknown, "AAAA")
    later = [ask(own_portal, code, "AAAA").status_code for _ in range(5)]
    right = ask(own_portal, code, "K7M2")

    assert wrong.status_code == nobody.status_code == 404
    assert wrong.text.replace(code, "") == nobody.text.replace(unknown, "")
    assert later == [404] * 4 + [429]
    assert right.status_code == 429


def asked_from(portal, source, code, forwarded):
    """Ask with a wrong secret from one address of this machine; return the status."""
    place = urlsplit(portal.url)
    line = HTTPConnection(place.hostname, place.port, 10, source_address=(source, 0))
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Forwarded-For": forwarded,
    }
    line.request(
        "POST", "/tra-cuu", urlencode({"code": code, "secret": "AAAA"}), headers
    )
    status = line.getresponse().status
    line.close()
    return status


def test_nobody_but_the_proxy_says_who_asks(own_portal):
    code = f"{own_portal.device().org}-261123-9001"

    forging = [
        asked_from(own_portal, "127.0.0.2", code, f"10.0.0.{at}") for at in range(8)
    ]
    by_proxy = [
        asked_from(own_portal, "127.0.0.1", code, f"10.1.0.{at}") for at in range(8)
    ]

    assert 429 in forging
    assert 429 not in by_proxy


def test_the_address_of_a_receipt_fills_the_code_in_safely(portal):
    page = requests.get(
        f"{portal.url}/tra-cuu", params={"code": '"><script>'}, timeout=20
    )

    assert page.status_code == 200
    assert "<script>" not in page.text
    assert "&lt;script&gt;" in page.text


def test_the_qr_of_a_paper_opens_the_page_with_its_code(portal):
    page = requests.get(f"{portal.url}/H/000.12.34.H26-261129-0100", timeout=20)

    assert page.status_code == 200
    assert 'value="000.12.34.H26-261129-0100"' in page.text


def test_the_page_comes_in_both_languages_with_its_looks(portal):
    vietnamese = requests.get(portal.url, timeout=20)
    english = requests.get(f"{portal.url}/?lang=en", timeout=20)
    style = requests.get(f"{portal.url}/style.css", timeout=20)

    assert '<html lang="vi">' in vietnamese.text
    assert '<html lang="en">' in english.text
    assert style.headers["Content-Type"].startswith("text/css")
