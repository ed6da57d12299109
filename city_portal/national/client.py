"""Speaks to the national portal's service: a session, then one envelope a call.

POST {username, password} gives {session, error_code}; then every call is a POST of
{session, madonvi, service, isUpdating, data}. There is no open, official text of it:
these names are what three vendors' programs agree on.
"""

from dataclasses import dataclass, field
from typing import Any

import msgspec
import requests

from city_portal.rules.national import Record, Vocabulary

_WAIT = (5, 30)
_MOST = 32 * 1024 * 1024


class Unreachable(Exception):
    """No answer, or none of the service's: nobody knows whether it took effect."""


class NotLetIn(Exception):
    """The service does not accept user and password."""


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What the service said."""

    error_code: str = ""
    message: str = ""
    session: str = ""
    result: Any = None


@dataclass(slots=True, kw_only=True)
class Service:
    """One account of one unit at the service."""

    address: str
    unit: str
    user: str
    secret: str
    words: Vocabulary
    http: requests.Session = field(default_factory=requests.Session)
    _session: str = ""

    def call(self, name: str, data: Any, *, updating: bool = False) -> Answer:
        """Say one thing; sign in first, and once more when the session is over."""
        body = {"madonvi": self.unit, "service": name, "isUpdating": str(updating)}
        answer = self._within_session({**body, "data": data})
        over = self.words.says("session", answer.message)
        if over and not self.words.is_ok(answer.error_code):
            self._session = ""
            answer = self._within_session({**body, "data": data})
        return answer

    def procedures(self) -> list[Record]:
        """Return the service's list of procedures (LayDanhSachTTHC)."""
        return _records(self.call("LayDanhSachTTHC", []))

    def procedure(self, code: str) -> Record | None:
        """Return one procedure (LayThuTuc)."""
        found = _records(self.call("LayThuTuc", {"MaTTHC": code}))
        return found[0] if found else None

    def dossier(self, code: str) -> Record | None:
        """Return what the service knows of a dossier (TraCuuHoSo)."""
        found = _records(self.call("TraCuuHoSo", {"MaHoSo": code}))
        return found[0] if found else None

    def _within_session(self, body: dict[str, Any]) -> Answer:
        if not self._session:
            self._sign_in()
        return self._post({"session": self._session, **body})

    def _sign_in(self) -> None:
        answer = self._post({"username": self.user, "password": self.secret})
        if not self.words.is_ok(answer.error_code) or not answer.session:
            raise NotLetIn(answer.message or answer.error_code)
        self._session = answer.session

    def _post(self, body: dict[str, Any]) -> Answer:
        try:
            reply = self.http.post(self.address, json=body, timeout=_WAIT)
        except requests.RequestException as error:
            raise Unreachable(type(error).__name__) from error
        if reply.status_code != 200 or len(reply.content) > _MOST:
            raise Unreachable(f"HTTP {reply.status_code}")
        try:
            return msgspec.json.decode(reply.content, type=Answer)
        except msgspec.MsgspecError as error:
            raise Unreachable("this is no answer of the service") from error


def _records(answer: Answer) -> list[Record]:
    found = answer.result
    if isinstance(found, dict):
        return [found]
    return [one for one in found if isinstance(one, dict)] if found else []
