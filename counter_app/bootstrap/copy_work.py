"""The use cases of certified copies, joined."""

from dataclasses import dataclass
from datetime import tzinfo

from counter_app.domain.vietqr import account_of
from counter_app.paper.payment_qr import payment_png
from counter_app.services.certifying import Certifying
from counter_app.services.paying import Paying
from counter_app.services.ports import Announce, Begin, Catalogue, Clock, Ids
from counter_app.services.session import Session
from counter_app.settings import Settings


@dataclass(frozen=True, slots=True)
class CopyGround:
    """What they stand on."""

    begin: Begin
    catalogue: Catalogue
    session: Session
    clock: Clock
    ids: Ids
    zone: tzinfo
    announce: Announce


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyWork:
    """Everything the copy-certification lane does but print."""

    certifying: Certifying
    paying: Paying


def assemble_copy_work(ground: CopyGround, settings: Settings) -> CopyWork:
    """Join them."""
    return CopyWork(
        certifying=Certifying(
            begin=ground.begin,
            catalogue=ground.catalogue,
            session=ground.session,
            clock=ground.clock,
            ids=ground.ids,
            zone=ground.zone,
            announce=ground.announce,
        ),
        paying=Paying(
            begin=ground.begin,
            session=ground.session,
            account=account_of(settings.bank_account),
            draw=payment_png,
        ),
    )
