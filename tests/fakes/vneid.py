"""A test provider of OpenID Connect on a socket, as strict as a real one would be.

It signs in whoever it is told is in front of it; code flow, PKCE S256, nonce, codes
used once. ``forge`` changes what it says, for tests of what must not be believed.
"""

import base64
import hashlib
import json
import secrets
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "cong-thu", "bi-mat-thu"


class TestProvider:
    """One provider and the person who sits before it."""

    __test__ = False
    shared = RSAKey.generate_key(2048, {"kid": "1"})

    def __init__(self):
        self.key, self.forge, self.codes = self.shared, {}, {}
        self.person = {"name": "Trần Thị Thử", "personal_id": "001190000001"}
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                provider.get(self)

            def do_POST(self):
                provider.post(self)

            def log_message(self, *_words):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, args=(0.05,)).start()
        return self

    def __exit__(self, *_error):
        self.server.shutdown()
        self.server.server_close()

    def config(self):
        return "\n".join(
            f'{name} = "{value}"'
            for name, value in {
                "name": "VNeID thử",
                "issuer": self.issuer,
                "client_id": CLIENT,
                "client_secret": SECRET,
            }.items()
        )

    def get(self, request):
        at = urlsplit(request.path)
        asked = {name: values[0] for name, values in parse_qs(at.query).items()}
        if at.path == "/.well-known/openid-configuration":
            ends = ("authorization_endpoint", "token_endpoint", "jwks_uri")
            facts = {end: f"{self.issuer}/{end}" for end in ends}
            say(request, {"issuer": self.issuer, **facts})
        elif at.path == "/jwks_uri":
            say(request, {"keys": [self.shared.as_dict(private=False)]})
        elif at.path == "/authorization_endpoint":
            assert asked["response_type"] == "code", asked
            assert asked["client_id"] == CLIENT, asked
            assert asked["code_challenge_method"] == "S256", asked
            code = secrets.token_urlsafe(16)
            self.codes[code] = asked
            back = urlencode({"code": code, "state": asked["state"]})
            request.send_response(302)
            request.send_header("Location", f"{asked['redirect_uri']}?{back}")
            request.end_headers()

    def post(self, request):
        body = request.rfile.read(int(request.headers["Content-Length"])).decode()
        asked = {name: values[0] for name, values in parse_qs(body).items()}
        begun = self.codes.pop(asked["code"], None)
        digest = hashlib.sha256(asked.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        if (
            begun is None
            or begun["code_challenge"] != challenge
            or begun["redirect_uri"] != asked["redirect_uri"]
            or request.headers.get("Authorization") != f"Basic {basic}"
        ):
            say(request, {"error": "invalid_grant"}, 400)
            return
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": "cd-1",
            "iat": now,
            "exp": now + 300,
            "nonce": begun["nonce"],
            **self.person,
            **self.forge,
        }
        token = jwt.encode({"alg": "RS256", "kid": "1"}, claims, self.key)
        say(request, {"access_token": "x", "token_type": "Bearer", "id_token": token})


def say(request, said, status=200):
    body = json.dumps(said).encode()
    request.send_response(status)
    request.send_header("Content-Type", "application/json")
    request.send_header("Content-Length", str(len(body)))
    request.end_headers()
    request.wfile.write(body)
