"""The tabs of a dossier: declaration, papers, progress, log."""

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtWidgets import QTabWidget

from counter_app.domain import journal
from counter_app.domain.dossiers import Dossier
from counter_app.domain.posting import PostEnd
from counter_app.services.reading import Reading
from counter_app.ui import wording
from counter_app.ui.dossier.facts import answers, entries
from counter_app.ui.widgets.facts import Fact, Facts

DONE, OPEN = "●", "○"
FORM, PAPERS, PROGRESS, LOG = range(4)


class DossierParts(QTabWidget):
    """Begins with the progress: what an officer is asked about most."""

    def __init__(self) -> None:
        super().__init__()
        self._form, self._papers = Facts(), Facts()
        self._progress, self._log = Facts(), Facts()
        self._parts = (self._form, self._papers, self._progress, self._log)
        for part in self._parts:
            self.addTab(part, "")
        self.setCurrentIndex(PROGRESS)

    @property
    def shows_form(self) -> bool:
        """Whether the declaration is in front."""
        return self.currentIndex() == FORM

    def begin(self) -> None:
        """Show the progress of another dossier."""
        self.setCurrentIndex(PROGRESS)

    def retranslate(self) -> None:
        """Take the words of the language now set."""
        self.setAccessibleName(self.tr("Parts of the dossier"))

    def show_reading(self, reading: Reading) -> None:
        """Show this dossier."""
        self._form.show_facts(
            tuple(answers(reading)),
            nothing=self.tr("This procedure has no declaration."),
        )
        self._papers.show_facts(
            tuple(self._paper_facts(reading)),
            nothing=self.tr("This procedure asks for no papers."),
        )
        self._progress.show_facts(tuple(self._steps(reading)))
        self._log.show_facts(
            tuple(entries(reading)), nothing=self.tr("Nothing was noted yet.")
        )
        names = (
            self.tr("Form"),
            self.tr("Papers ({n})").format(n=len(reading.whole.dossier.papers)),
            self.tr("Progress"),
            self.tr("Log"),
        )
        for tab, name in enumerate(names):
            self.setTabText(tab, name)
            self._parts[tab].setAccessibleName(name)

    def _paper_facts(self, reading: Reading) -> Iterator[Fact]:
        rows = reading.procedure.checklist if reading.procedure else ()
        names = {row.id: row.short_name for row in rows}
        dossier = reading.whole.dossier
        for paper in dossier.papers:
            yield names.get(paper.row, paper.row), wording.paper_chip(paper.state)
            for file in paper.files:
                words = self.tr("{name}, {n} pages")
                yield "", words.format(name=file.name, n=file.pages)
        if dossier.missing_reason:
            yield self.tr("Accepted without, because"), dossier.missing_reason
        if dossier.request:
            for one in dossier.request.wanted:
                told = self.tr("brought") if one.came else self.tr("not brought yet")
                parts = (one.name, one.what, told)
                yield self.tr("Asked for"), " · ".join(filter(None, parts))

    def _steps(self, reading: Reading) -> Iterator[Fact]:
        done = sorted(self._done(reading), key=lambda step: step[0])
        for at, words in done:
            yield f"{DONE} {wording.clock(at)}  {wording.day(at)}", words
        for words in self._open(reading):
            yield OPEN, words

    def _done(self, reading: Reading) -> Iterator[tuple[datetime, str]]:
        """Yield what has happened, and when."""
        dossier = reading.whole.dossier
        yield dossier.received_at, self.tr("Received")
        sent = self._sent(reading)
        if sent:
            yield sent, self.tr("Sent")
        yield from self._asked_and_put_off(dossier)
        for one in dossier.corrections:
            words = self.tr("Corrected: {reason}")
            yield one.at, words.format(reason=one.reason)
        if dossier.result_at:
            yield dossier.result_at, self.tr("Result")
        yield from self._posted(dossier)
        if dossier.handover:
            yield dossier.handover.at, self.tr("Handed over")
        if dossier.ending:
            status = wording.status(dossier.status)
            yield dossier.ending.at, f"{status}: {dossier.ending.reason}"

    def _posted(self, dossier: Dossier) -> Iterator[tuple[datetime, str]]:
        for one in dossier.postings:
            words = self.tr("Given to the post: {item}")
            yield one.at, words.format(item=one.number)
            if one.end is PostEnd.CAME_BACK and one.ended_at:
                words = self.tr("Came back from the post: {item}")
                yield one.ended_at, words.format(item=one.number)

    def _asked_and_put_off(self, dossier: Dossier) -> Iterator[tuple[datetime, str]]:
        request, extension = dossier.request, dossier.extension
        if request:
            words = self.tr("Papers asked for: {reason}")
            yield request.asked_at, words.format(reason=request.reason)
        if request and request.complete_at:
            yield request.complete_at, self.tr("Everything asked for is here")
        if extension:
            words = self.tr("Date put off from {day}: {reason}").format(
                day=wording.day(extension.due_before), reason=extension.reason
            )
            yield extension.at, words
        if apology := dossier.apology:
            words = self.tr("Apologised for {n} days' delay: {reason}")
            said = words.format(n=apology.days, reason=apology.reason)
            yield apology.at, said

    def _open(self, reading: Reading) -> Iterator[str]:
        """Yield what is still to come, unless it has ended."""
        dossier = reading.whole.dossier
        if dossier.ending:
            return
        if self._sent(reading) is None:
            yield self.tr("Sent")
        if dossier.request and dossier.request.open:
            yield self.tr("Everything asked for is here")
        if dossier.result_at is None:
            yield self.tr("Result")
        if dossier.handover is None:
            yield self.tr("Handed over")

    @staticmethod
    def _sent(reading: Reading) -> datetime | None:
        sent = (one.at for one in reading.whole.journal if one.act is journal.Act.SENT)
        return next(sent, None)
