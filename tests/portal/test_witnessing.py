"""A counter shows the head of its journal; two pasts of one counter are noticed."""

import json
import time

import pytest
from joserfc import jws, jwt
from joserfc.jwk import ECKey

HEAD, OTHER = "ab" * 32, "cd" * 32


def signed(device, seq, head=HEAD, key=None, **header):
    claims = {"seq": seq, "head": head, "iat": int(time.time())}
    header = {"alg": "ES256", "typ": "audit", **header}
    return jwt.encode(header, claims, key or device.key)


def show(device, *given, **more):
    body = {"signed": signed(device, *given, **more)}
    return device.ask("POST", "/v1/checkpoints", json=body)


def test_a_head_is_countersigned_and_the_receipt_says_whose_it_is(portal, device):
    answer = show(device, 7)

    receipt = jws.extract_compact(answer.json()["receipt"].encode())
    said = json.loads(receipt.payload)
    assert answer.status_code == 200
    assert (said["dev"], said["inc"], said["seq"], said["head"]) == (
        device.id,
        1,
        7,
        HEAD,
    )
    assert receipt.headers()["typ"] == "audit-receipt"


def test_the_same_head_may_be_shown_again_and_a_longer_one_later(device):
    codes = [show(device, seq).status_code for seq in (3, 3, 9)]

    assert codes == [200, 200, 200]


def test_case_38_two_pasts_of_one_counter_are_told_apart(device):
    show(device, 10)

    assert show(device, 10, OTHER).status_code == 409
    assert show(device, 4).status_code == 409
    assert show(device, 10).status_code == 200


def test_case_38_even_a_restored_portal_remembers(own_portal):
    device = own_portal.device()
    show(device, 10)
    own_portal.kill()
    own_portal.start()
    device.token = device.sign_in().json()["accessToken"]

    assert show(device, 10, OTHER).status_code == 409


@pytest.mark.parametrize(
    ("head", "more"),
    [
        ("zz", {}),
        ("-" * 64, {}),
        (HEAD, {"typ": "JWT"}),
        (HEAD, {"key": ECKey.generate_key("P-256")}),
    ],
)
def test_what_this_counter_did_not_sign_is_refused(device, head, more):
    assert show(device, 20, head, **more).status_code == 403


@pytest.mark.parametrize("body", [{"signed": ""}, {"signed": "a b.c"}, {}])
def test_what_is_no_signature_is_refused(device, body):
    assert device.ask("POST", "/v1/checkpoints", json=body).status_code == 400


def test_nobody_without_a_token_is_heard(device):
    device.token = "none"

    assert show(device, 1).status_code == 401
