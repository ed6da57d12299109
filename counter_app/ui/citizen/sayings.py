"""What the citizen's screen says: headings, marks and reasons."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from counter_app.domain.ratings import Mark, Reason
from counter_app.ui.citizen import scenes
from counter_app.ui.citizen.speech import Speech

MARKS = {
    Mark.VERY_GOOD: QT_TRANSLATE_NOOP("Citizen", "Very satisfied"),
    Mark.GOOD: QT_TRANSLATE_NOOP("Citizen", "Satisfied"),
    Mark.NEUTRAL: QT_TRANSLATE_NOOP("Citizen", "Neutral"),
    Mark.POOR: QT_TRANSLATE_NOOP("Citizen", "Dissatisfied"),
    Mark.VERY_POOR: QT_TRANSLATE_NOOP("Citizen", "Very dissatisfied"),
}
REASONS = {
    Reason.WAITING: QT_TRANSLATE_NOOP("Citizen", "Long wait"),
    Reason.GUIDANCE: QT_TRANSLATE_NOOP("Citizen", "Guidance not clear"),
    Reason.MANNER: QT_TRANSLATE_NOOP("Citizen", "Manner"),
    Reason.TRIPS: QT_TRANSLATE_NOOP("Citizen", "Too many trips"),
    Reason.OTHER: QT_TRANSLATE_NOOP("Citizen", "Other"),
}
HEADINGS: dict[type, object] = {
    scenes.Typing: QT_TRANSLATE_NOOP(
        "Citizen", "The officer is typing. Please see that it is right."
    ),
    scenes.Confirming: QT_TRANSLATE_NOOP("Citizen", "Please check the information"),
    scenes.Choosing: QT_TRANSLATE_NOOP("Citizen", "Choose how to submit"),
    scenes.Proving: QT_TRANSLATE_NOOP("Citizen", "Open VNeID and scan this code"),
    scenes.Paying: QT_TRANSLATE_NOOP("Citizen", "Amount to pay"),
    scenes.Given: QT_TRANSLATE_NOOP("Citizen", "✓ Your dossier is received"),
    scenes.Asking: QT_TRANSLATE_NOOP("Citizen", "How was the service today?"),
}
"""What stands over a scene, beside the counter's number."""
WHY = QT_TRANSLATE_NOOP("Citizen", "What was not good? (optional)")


def heading(scene: scenes.Scene, say: Speech) -> str:
    """Return what stands over a scene; nothing over one that speaks for itself."""
    if isinstance(scene, scenes.Asking):
        if scene.thanks:
            return ""
        if scene.why:
            return say.say(WHY)
    if isinstance(scene, scenes.Paying) and scene.paid:
        return ""
    source = HEADINGS.get(type(scene))
    return say.say(source) if source else ""
