"""The vault of a profile that is being opened, and its ways to the portal."""

from collections.abc import Callable
from contextlib import ExitStack

import requests

from counter_app.bootstrap.system_proxies import session_by
from counter_app.domain.errors import SecretLost
from counter_app.paths import Paths
from counter_app.settings import Settings
from counter_app.store.opening import old_hashes
from counter_app.vault.keyring_choice import SystemKeyring
from counter_app.vault.keys import Keys
from counter_app.vault.slots import cost_of_this_pc, floor_cost
from counter_app.vault.vault import Vault


def way_to_portal(closing: ExitStack, settings: Settings) -> requests.Session:
    """Return a way to the portal, by the settings' authorities and proxy.

    Each thread that asks has its own.
    """
    web = session_by(settings)
    closing.callback(web.close)
    return web


def vault_of(
    paths: Paths,
    keyring: SystemKeyring,
    opened: Callable[[Keys], None],
    *,
    city_key: str,
    rehearsal: bool,
) -> Vault:
    """Read the slots; an earlier profile's officers get theirs."""
    vault = Vault(
        paths.profile,
        keyring,
        cost=floor_cost if rehearsal else cost_of_this_pc,
        city_key=city_key,
        opened=opened,
    )
    _move_in(vault, paths)
    return vault


def _move_in(vault: Vault, paths: Paths) -> None:
    """Give the officers of a profile made before there were slots their slots.

    Raises SecretLost when there are data and nothing that could open them.
    """
    if vault.is_founded or not paths.database.exists():
        return
    keys = vault.old_keys
    if keys is None:
        raise SecretLost("there are data, and neither slots nor a secret")
    vault.adopt(old_hashes(paths.database, keys.database))
