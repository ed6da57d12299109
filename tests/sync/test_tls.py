"""Who is not proved to be the portal hears nothing, and no setting changes that."""

import ssl

import pytest

from counter_app.domain.errors import PortalUnreachable
from counter_app.sync.portal_client import HttpPortal
from counter_app.sync.way import session_to_portal
from tests.sync.authority import DAY, NOW, Authority, Server


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("ca"))


@pytest.fixture
def told(authority):
    """Ask a server with this certificate for the time; return what it heard."""

    def ask(context, file=None, *, verify=True):
        file = authority.path if file is None else file
        server = Server(context)
        with (
            session_to_portal(str(file), lambda _url: ()) as session,
            pytest.raises(PortalUnreachable) as problem,
        ):
            session.verify = verify
            HttpPortal(f"https://localhost:{server.port}", session).greeting()
        server.join()
        return server.heard, str(problem.value)

    return ask


def test_a_portal_that_proves_itself_is_asked(told, authority):
    heard, why = told(authority.context())

    assert heard.startswith(b"GET /v1/time")
    assert "SSL" not in why


def self_signed(authority):
    return authority.context(own=True)


def expired(authority):
    return authority.context(until=NOW - DAY)


def of_another_host(authority):
    return authority.context(host="portal.example")


def old_tls(authority):
    context = authority.context()
    context.minimum_version = ssl.TLSVersion.TLSv1
    context.maximum_version = ssl.TLSVersion.TLSv1_1
    context.set_ciphers("ALL:@SECLEVEL=0")
    return context


def of_old_suites(authority):
    """TLS 1.2 without forward secrecy, or with a mode that is no longer advised."""
    context = authority.context()
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("AES128-GCM-SHA256:ECDHE-RSA-AES128-SHA256:AES256-SHA256")
    return context


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion.TLSv1:DeprecationWarning")
@pytest.mark.filterwarnings("ignore:ssl.TLSVersion.TLSv1_1:DeprecationWarning")
@pytest.mark.parametrize(
    "kind", [self_signed, expired, of_another_host, old_tls, of_old_suites]
)
def test_case_72_whoever_is_not_proved_to_be_the_portal_hears_nothing(
    told, authority, kind
):
    heard, why = told(kind(authority))

    assert heard == b""
    assert why == "SSLError"


def test_case_72_an_authority_nobody_named_is_not_trusted(told, authority):
    heard, why = told(authority.context(), "")

    assert heard == b""
    assert why == "SSLError"


@pytest.mark.parametrize("content", [None, b"", b"no certificate", b"\xff\xfe"])
def test_case_72_with_a_broken_file_of_authorities_nobody_is_trusted(
    told, authority, tmp_path, content
):
    file = tmp_path / "authorities.pem"
    if content is not None:
        file.write_bytes(content)

    heard, why = told(authority.context(), file)

    assert heard == b""
    assert why == "SSLError"


def test_case_72_a_session_told_not_to_check_checks_all_the_same(told, authority):
    heard, why = told(authority.context(own=True), verify=False)

    assert heard == b""
    assert why == "SSLError"


def test_an_authority_the_system_trusts_is_trusted(
    told, authority, tmp_path, monkeypatch
):
    system = tmp_path / "system.pem"
    system.write_bytes(authority.path.read_bytes())
    monkeypatch.setenv("SSL_CERT_FILE", str(system))

    heard, _why = told(authority.context(), "")

    assert heard.startswith(b"GET /v1/time")
