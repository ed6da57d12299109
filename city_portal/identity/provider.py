"""An OpenID Connect provider: authorization code flow with PKCE, state and nonce.

Which one is data: ``identity.toml`` beside the portal's files. A token is believed when
it is signed by a key the provider publishes (asymmetric only) and says this issuer,
this client, this nonce and a time that is not over (OpenID Connect Core 1.0, 3.1.3.7).
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import requests
from authlib.integrations.base_client.errors import OAuthError
from authlib.integrations.requests_client import OAuth2Session
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from city_portal.rules.identity import Person
from city_portal.rules.refusals import Refused, Why

ALGORITHMS = ["RS256", "PS256", "ES256"]
SECONDS = 10


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """What ``identity.toml`` says."""

    name: str
    """How citizens know it, e.g. ``VNeID``."""
    issuer: str
    client_id: str
    client_secret: str = ""
    scope: str = "openid profile"
    name_claim: str = "name"
    personal_id_claim: str = "personal_id"


class Provider:
    """Asks one provider. Nothing is asked before a citizen wants it."""

    def __init__(self, config: Config, web: requests.Session) -> None:
        self.name = config.name
        self._config = config
        self._web = web

    def begin(self, redirect: str, state: str, nonce: str, verifier: str) -> str:
        """Return where the citizen signs in."""
        session = self._session(redirect)
        address, _state = session.create_authorization_url(
            self._facts()["authorization_endpoint"],
            state=state,
            nonce=nonce,
            code_verifier=verifier,
        )
        return str(address)

    def finish(self, redirect: str, code: str, nonce: str, verifier: str) -> Person:
        """Return who signed in; Refused with FORBIDDEN for what is not believed."""
        facts = self._facts()
        try:
            token = self._session(redirect).fetch_token(
                facts["token_endpoint"],
                code=code,
                code_verifier=verifier,
                timeout=SECONDS,
            )
            keys = KeySet.import_key_set(self._keys(facts["jwks_uri"]))
            read = jwt.decode(token["id_token"], keys, algorithms=ALGORITHMS)
            self._rules(nonce).validate(read.claims)
        except (OAuthError, JoseError, KeyError, ValueError) as error:
            raise Refused(Why.FORBIDDEN, "identity") from error
        except requests.RequestException as error:
            raise Refused(Why.BUSY, "identity-away") from error
        said = read.claims
        number = "".join(str(said.get(self._config.personal_id_claim, "")).split())
        name = " ".join(str(said.get(self._config.name_claim, "")).split())[:100]
        if not (number.isascii() and number.isdigit() and len(number) == 12 and name):
            raise Refused(Why.FORBIDDEN, "identity")
        return Person(provider=self.name, name=name, personal_id=number)

    def _rules(self, nonce: str) -> jwt.JWTClaimsRegistry:
        return jwt.JWTClaimsRegistry(
            leeway=60,
            iss={"essential": True, "value": self._config.issuer},
            aud={"essential": True, "value": self._config.client_id},
            nonce={"essential": True, "value": nonce},
            exp={"essential": True},
            sub={"essential": True},
        )

    def _session(self, redirect: str) -> OAuth2Session:
        session = OAuth2Session(
            self._config.client_id,
            self._config.client_secret or None,
            scope=self._config.scope,
            redirect_uri=redirect,
            code_challenge_method="S256",
            token_endpoint_auth_method=(
                "client_secret_basic" if self._config.client_secret else "none"
            ),
        )
        session.verify = self._web.verify
        return session

    def _facts(self) -> Mapping[str, Any]:
        issuer = self._config.issuer
        facts = self._asked(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
        if facts.get("issuer") != issuer:
            raise Refused(Why.FORBIDDEN, "identity")
        return facts

    def _keys(self, address: str) -> Any:
        return self._asked(address)

    def _asked(self, address: str) -> dict[str, Any]:
        try:
            answer = self._web.get(address, timeout=SECONDS)
            answer.raise_for_status()
            said: dict[str, Any] = answer.json()
        except requests.RequestException as error:
            raise Refused(Why.BUSY, "identity-away") from error
        return said


def provider_of(file: Path) -> Provider | None:
    """Return the provider this portal goes by; None when none is configured."""
    if not file.is_file():
        return None
    said = tomllib.loads(file.read_text(encoding="utf-8"))
    return Provider(msgspec.convert(said, Config), requests.Session())
