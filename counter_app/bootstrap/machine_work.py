"""What the PC does by itself for whoever looks after it: back up, tell how it is."""

from collections.abc import Callable
from dataclasses import dataclass

import requests

from counter_app.bootstrap.backup_work import BackupGround, assemble_backing_up
from counter_app.bootstrap.beat_work import BeatGround, assemble_beating
from counter_app.bootstrap.vital_signs import VitalSigns
from counter_app.machine import RandomIds
from counter_app.paths import Paths
from counter_app.services.backing_up import BackingUp
from counter_app.services.beating import Beating
from counter_app.services.ports import Clock
from counter_app.services.session import Session
from counter_app.services.syncing import Syncing
from counter_app.settings import Settings
from counter_app.store.ledger import SqlLedger
from counter_app.store.opening import LateStore
from counter_app.vault.device_key import DeviceKey
from counter_app.vault.keys import Keys


@dataclass(frozen=True, slots=True)
class MachineGround:
    """What it stands on."""

    paths: Paths
    settings: Settings
    signs: VitalSigns
    store: LateStore
    keys: Callable[[], Keys]
    """Once the vault is open."""
    session: Session
    clock: Clock
    ledger: SqlLedger
    device_key: DeviceKey
    ids: RandomIds
    syncing: Syncing


def assemble_machine_work(
    ground: MachineGround, web: requests.Session
) -> tuple[BackingUp, Beating]:
    """Join both."""
    backing_up = assemble_backing_up(
        BackupGround(
            ground.paths,
            ground.settings,
            ground.store,
            ground.keys,
            ground.session,
            ground.clock,
        ),
        ground.signs,
    )
    beating = assemble_beating(
        BeatGround(
            paths=ground.paths,
            settings=ground.settings,
            signs=ground.signs,
            session=ground.session,
            clock=ground.clock,
            device=lambda: ground.ledger.device().id,
            device_key=ground.device_key,
            new_id=ground.ids.new,
            online=lambda: ground.syncing.online,
        ),
        web,
    )
    return backing_up, beating
