"""The proxy this system names for an address, PAC and WPAD included, asked through Qt.

On Windows that is WinHTTP with the user's own settings; elsewhere Qt knows what the
variables say. Slow where a script has to be fetched: never on the GUI thread.
"""

import logging
from collections.abc import Sequence
from urllib.parse import quote

import requests

from counter_app.settings import Settings
from counter_app.sync.way import session_to_portal

log = logging.getLogger(__name__)


def session_by(settings: Settings) -> requests.Session:
    """Return a session that goes by the settings' authorities and ``proxy_mode``.

    What IT staff set there is stronger than a variable of the user's.
    """
    mode = settings.proxy_mode
    if mode == "system":
        return session_to_portal(settings.ca_bundle, system_proxies)
    named = [""] if mode == "direct" else [mode]
    return session_to_portal(settings.ca_bundle, lambda _url: named, variables=False)


def system_proxies(url: str) -> Sequence[str]:
    """Return proxies as ``http://host:port``, best first; "" stands for none."""
    from PySide6.QtCore import QUrl
    from PySide6.QtNetwork import QNetworkProxyFactory, QNetworkProxyQuery

    query = QNetworkProxyQuery(QUrl(url))
    return written(QNetworkProxyFactory.systemProxyForQuery(query))


def written(named: Sequence[object]) -> Sequence[str]:
    """Return Qt's proxies as addresses; kinds that carry no HTTP are left out."""
    from PySide6.QtNetwork import QNetworkProxy

    kinds = QNetworkProxy.ProxyType
    found = []
    for one in named:
        if not isinstance(one, QNetworkProxy):
            raise TypeError(one)
        if one.type() in {kinds.NoProxy, kinds.DefaultProxy}:
            found.append("")
        elif one.type() in {kinds.HttpProxy, kinds.HttpCachingProxy}:
            found.append(
                _address(one.hostName(), one.port(), one.user(), one.password())
            )
        else:
            log.warning("a proxy of kind %s is not used", one.type().name)
    return found


def _address(host: str, port: int, user: str, password: str) -> str:
    name = f"[{host}]" if ":" in host else host
    who = f"{quote(user, safe='')}:{quote(password, safe='')}@" if user else ""
    return f"http://{who}{name}:{port}"
