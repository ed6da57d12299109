"""What is said of a dossier's next act, and of how it came to it."""

from PySide6.QtCore import QCoreApplication

from counter_app.domain.dossiers import Dossier, Status
from counter_app.ui import wording
from counter_app.ui.dossier.presenter import Next

translate = QCoreApplication.translate


def act_words(act: Next) -> str:
    """Name the next act, as its button does."""
    if act is Next.HAND_OVER:
        return translate("DossierPage", "Hand over the result")
    if act is Next.IN_POST:
        return translate("DossierPage", "Note what the post did")
    if act is Next.BRING:
        return translate("DossierPage", "Take in the papers brought")
    return translate("DossierPage", "Note that the result is here")


def sentence(dossier: Dossier, act: Next, place: int) -> str:
    """Say what is to be known before the next act; ``place`` of the shelf, 0: none."""
    item = dossier.in_post
    if item:
        words = translate(
            "DossierPage", "The post has the result since {time}, {day}; number {item}."
        )
        return words.format(
            time=wording.clock(item.at), day=wording.day(item.at), item=item.number
        )
    if dossier.status is Status.READY and dossier.result_at:
        words = translate(
            "DossierPage", "The result came to the counter at {time}, {day}."
        )
        came = words.format(
            time=wording.clock(dossier.result_at),
            day=wording.day(dossier.result_at),
        )
        return f"{came} {wording.lies_in(place)}".rstrip()
    if dossier.handover or dossier.ending:
        return _over(dossier)
    if act is Next.BRING and dossier.request:
        left = [one.name for one in dossier.request.wanted if not one.came]
        words = translate("DossierPage", "Still to be brought: {papers}.")
        return words.format(papers="; ".join(left))
    if act is Next.RESULT_ARRIVED:
        words = translate("DossierPage", "Due {when}.")
        return words.format(when=wording.due(dossier.due.at))
    return wording.status(dossier.status)


def _over(dossier: Dossier) -> str:
    if dossier.handover:
        words = translate("DossierPage", "Handed over to {name} at {time}, {day}.")
        at = dossier.handover.at
        return words.format(
            name=dossier.handover.to_name, time=wording.clock(at), day=wording.day(at)
        )
    if dossier.ending:
        words = translate("DossierPage", "{status} at {time}, {day}: {reason}")
        at = dossier.ending.at
        return words.format(
            status=wording.status(dossier.status),
            time=wording.clock(at),
            day=wording.day(at),
            reason=dossier.ending.reason,
        )
    return wording.status(dossier.status)
