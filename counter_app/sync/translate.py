"""Our words to the wire's and back."""

from datetime import UTC, date, datetime, timedelta

from counter_app.domain.coming_in import Asked, Outcome, Told
from counter_app.domain.devices import Device, Organisation
from counter_app.domain.exchange import (
    Copy,
    Greeting,
    Pack,
    PackSignature,
    Pending,
)
from counter_app.domain.folding import nfc
from counter_app.domain.ids import DossierId, OfficerId
from counter_app.domain.numbers import Slot
from counter_app.domain.people import Role
from counter_app.domain.rosters import Duty, Roster
from counter_app.wire import codec
from counter_app.wire.messages import (
    CataloguePack,
    Enrolled,
    FeedPage,
    FeedRow,
    LeasedSlot,
    Operation,
    PortalTime,
    Result,
)
from counter_app.wire.messages import Roster as WireRoster
from counter_app.wire.officers import OfficerCode, OfficerProof


def image(pending: Pending) -> bytes:
    """Write an operation as the bytes that will be sent, now and ever after."""
    change = pending.change
    return codec.encode(
        Operation(
            id=change.id,
            dossier=change.dossier,
            tip=pending.tip,
            supersedes=[*change.supersedes],
            code=pending.code,
            changes=dict(change.fields),
            made_at=change.made_at.astimezone(UTC).isoformat(),
            made_by=change.made_by,
        )
    )


def copy_of(row: FeedRow) -> Copy:
    """Read a row of the feed."""
    return Copy(
        dossier=DossierId(row.dossier),
        version=row.version,
        tip=row.tip,
        fields=row.fields,
        complete=row.complete,
    )


def copy_in(result: Result, dossier: DossierId) -> Copy | None:
    """Read the portal's copy out of a conflict; None if the portal left it out."""
    if result.fields is None or result.tip is None:
        return None
    return Copy(
        dossier=dossier,
        version=result.version,
        tip=result.tip,
        fields=result.fields,
        complete=result.complete,
    )


def moment(text: str) -> datetime | None:
    """Read a time of the wire; None for what is no time with a zone."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    return read.astimezone(UTC) if read.tzinfo else None


def greeting(told: PortalTime | FeedPage) -> Greeting | None:
    """Read the portal's time and plans; None if the time is none."""
    now = moment(told.server_time)
    if now is None:
        return None
    return Greeting(
        now=now,
        closed_from=moment(told.closed_from),
        closed_until=moment(told.closed_until),
        notice=told.notice[:500],
    )


def roster(told: WireRoster) -> Roster:
    """Read a roster. Roles of a newer portal give nobody anything."""
    known = {role.value for role in Role}
    return Roster(
        mark=told.mark,
        duties={
            OfficerId(nfc(one.account).strip().lower()): Duty(
                roles=frozenset(Role(name) for name in one.roles if name in known),
                counters=frozenset(one.counters),
            )
            for one in told.officers
        },
    )


def slots(leased: list[LeasedSlot], incarnation: int, org: str) -> list[Slot]:
    """Read leased slots; ValueError for days that are none."""
    return [
        Slot(
            org=org,
            number=slot.number,
            incarnation=incarnation,
            valid_from=date.fromisoformat(slot.valid_from),
            valid_to=date.fromisoformat(slot.valid_to) if slot.valid_to else None,
        )
        for slot in leased
    ]


def device(enrolled: Enrolled) -> Device:
    """Read the identity given at enrolment."""
    office = enrolled.organisation
    return Device(
        id=enrolled.device,
        incarnation=enrolled.incarnation,
        counter=enrolled.counter,
        organisation=Organisation(
            code=office.code,
            name=office.name,
            parent_lines=tuple(office.parent_lines),
            office_lines=tuple(office.office_lines),
            place=office.place,
        ),
        epoch=enrolled.epoch,
    )


def pack(message: CataloguePack) -> Pack:
    """Read a catalogue pack."""
    return Pack(
        version=message.version,
        sha256=message.sha256,
        files=message.files,
        manifest=message.manifest,
        signatures=tuple(
            PackSignature(one.key, one.value) for one in message.signatures
        ),
        base=message.base,
        gone=tuple(message.gone),
    )


def asked(code: OfficerCode, address: str) -> Asked:
    """Return a code to show, with the address of its page; within sane bounds."""
    return Asked(
        secret=code.device_code,
        code=code.user_code,
        address=address,
        lasts=timedelta(seconds=min(code.expires_in, 600)),
        every=timedelta(seconds=min(max(code.interval, 1), 60)),
    )


def told_of_officer(proof: OfficerProof) -> Told:
    """Return what became of a code."""
    return Told(
        outcome=Outcome(proof.outcome), account=nfc(proof.account), name=nfc(proof.name)
    )
