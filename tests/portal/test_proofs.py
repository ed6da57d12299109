"""A token taken from a counter is worth nothing without the counter's own key."""

import secrets
import time
from base64 import urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from types import SimpleNamespace
from uuid import uuid4

import pytest
import requests
from joserfc import jwt
from joserfc.jwk import ECKey
from litestar.datastructures import Headers

from city_portal.api.asking import proof_of
from counter_app.sync.portal_client import HttpPortal
from tests.vault.pocket import PocketKeyring, device_key

FEED = "/v1/feed"


@pytest.fixture(scope="module")
def device(portal):
    """One device for all; each test buys its own token."""
    return portal.device(name="Quầy có khoá")


def proof(device, method, path, token="", *, key=None, header=None, late=0, **claims):
    key = key or device.key
    said = {
        "htm": method,
        "htu": device.portal.url + path,
        "iat": int(time.time()) - late,
        "jti": secrets.token_hex(8),
        **claims,
    }
    if token and "ath" not in said:
        hashed = sha256(token.encode()).digest()
        said["ath"] = urlsafe_b64encode(hashed).rstrip(b"=").decode()
    head = {"alg": "ES256", "typ": "dpop+jwt", "jwk": key.as_dict(private=False)}
    return jwt.encode({**head, **(header or {})}, said, key)


def bought(device):
    answer = requests.post(
        f"{device.portal.url}/v1/token",
        json={"assertion": device.assertion()},
        headers={"DPoP": proof(device, "POST", "/v1/token")},
        timeout=20,
    )
    assert answer.json()["tokenType"] == "DPoP"
    return answer.json()["accessToken"]


def ask(device, token, *proofs, scheme="DPoP"):
    headers = {"Authorization": f"{scheme} {token}"}
    if proofs:
        headers["DPoP"] = ", ".join(proofs)
    return requests.get(device.portal.url + FEED, headers=headers, timeout=20)


@pytest.fixture
def token(device):
    return bought(device)


def test_a_token_with_the_devices_own_proof_is_good(device, token):
    answers = [ask(device, token, proof(device, "GET", FEED, token)) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]


def test_case_74_a_stolen_token_is_refused_without_the_devices_key(device, token):
    thief = ECKey.generate_key("P-256")
    own_header = {"jwk": device.key.as_dict(private=False)}

    codes = [
        ask(device, token).status_code,
        ask(device, token, scheme="Bearer").status_code,
        ask(device, token, proof(device, "GET", FEED, token, key=thief)).status_code,
        ask(
            device,
            token,
            proof(device, "GET", FEED, token, key=thief, header=own_header),
        ).status_code,
    ]

    assert codes == [401] * 4


def test_case_74_a_bare_token_is_not_dressed_up(device):
    bare = device.sign_in().json()["accessToken"]

    assert ask(device, bare, proof(device, "GET", FEED, bare)).status_code == 401


@pytest.mark.parametrize(
    "wrong",
    [
        {"htm": "POST"},
        {"htu": "https://elsewhere.example/v1/feed"},
        {"htu": "no address"},
        {"htu": "http://[portal/v1/feed"},
        {"late": 3600},
        {"late": -3600},
        {"ath": "of another token"},
        {"ath": ""},
        {"jti": ""},
        {"jti": "j" * 101},
        {"jti": 7},
        {"header": {"typ": "JWT"}},
        {"header": {"jwk": {"kty": "oct", "k": "AAAA"}}},
    ],
    ids=str,
)
def test_case_75_a_proof_of_something_else_is_refused(device, token, wrong):
    answer = ask(device, token, proof(device, "GET", FEED, token, **wrong))

    assert answer.status_code == 401


def test_case_75_a_proof_is_good_once_alone_and_never_with_a_private_key(device, token):
    once = proof(device, "GET", FEED, token)
    private = {"jwk": device.key.as_dict(private=True)}

    codes = [
        ask(device, token, once).status_code,
        ask(device, token, once).status_code,
        ask(device, token, "no.proof.atall").status_code,
        ask(
            device, token, proof(device, "GET", FEED, token, header=private)
        ).status_code,
        ask(
            device, token, *(proof(device, "GET", FEED, token) for _ in "ab")
        ).status_code,
    ]

    assert codes == [200, 401, 401, 401, 401]


def test_case_76_an_assertion_shown_twice_ends_every_token_of_the_device(device, token):
    taken = device.assertion()
    assert device.sign_in(taken).status_code == 200

    assert device.sign_in(taken).status_code == 401

    after = ask(device, token, proof(device, "GET", FEED, token))
    assert after.status_code == 401
    fresh = bought(device)
    assert ask(device, fresh, proof(device, "GET", FEED, fresh)).status_code == 200


@pytest.mark.parametrize(
    ("public_url", "address"),
    [
        ("", "http://10.1.2.3:8080/v1/feed"),
        ("https://cong.example/quay/", "https://cong.example/quay/v1/feed"),
    ],
)
def test_a_portal_behind_a_proxy_is_told_its_own_name(public_url, address):
    request = SimpleNamespace(
        method="GET",
        base_url="http://10.1.2.3:8080/",
        url=SimpleNamespace(path=FEED),
        headers=Headers({"dpop": "x"}),
    )

    assert proof_of(request, public_url).address == address


def test_case_76_a_counter_with_a_wrong_clock_whose_tokens_were_ended_goes_on(portal):
    def wrong():
        return datetime.now(UTC) - timedelta(hours=1)

    def assertion():
        return key.assertion(mine.id, datetime.now(UTC), str(uuid4()))

    key = device_key(PocketKeyring(), wrong)
    with requests.Session() as session:
        way = HttpPortal(portal.url, session, key.prove)
        mine, _slots = way.enrol(portal.code(), "03", "Quầy chứng minh", key.make())
        way.greeting()
        way.sign_in(assertion)
        first, scheme = way._bearer.token, way._bearer.scheme
        way.feed("")
        taken = assertion()
        for _ in range(2):
            requests.post(
                f"{portal.url}/v1/token", json={"assertion": taken}, timeout=20
            )

        way.feed("")

        assert scheme == "DPoP"
        assert way._bearer.token != first
