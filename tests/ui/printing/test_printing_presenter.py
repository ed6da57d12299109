"""What the printing screen decides."""

from datetime import date

import pytest

from counter_app.domain.errors import DeviceFault, PrinterProblem
from counter_app.domain.outlets import Job, Outlet
from counter_app.domain.printed import Form, Outcome
from counter_app.ui.printing.presenter import PrintingPresenter, Uses, Workers
from tests.fakes.counter import BINH, PASSWORD, FakeCounter
from tests.fakes.tasks import LaterTasks
from tests.fakes.view import NotingView

SILENT = PrinterProblem("QuayThu", DeviceFault.BUSY, unsure=True)
DAY = date(2026, 11, 23)


class Room:
    """The screen of printing, with everything around it."""

    def __init__(self) -> None:
        counter = self.counter = FakeCounter()
        self.view = NotingView()
        self.local, self.devices, self.books = LaterTasks(), LaterTasks(), LaterTasks()
        uses = Uses(
            printing=counter.printing,
            receipting=counter.receipting,
            slips=counter.slips,
            registering=counter.registering,
            numbering=counter.numbering,
            outlets=counter.outlets,
            printer=counter.printer,
            lookup=counter.lookup,
        )
        workers = Workers(
            local=self.local,
            devices=self.devices,
            books=self.books,
            call=lambda act: act(),
        )
        self.presenter = PrintingPresenter(uses, workers)
        self.presenter.attach(self.view)
        self.dossier = counter.received()

    def finish(self):
        for lane in (self.devices, self.local, self.books, self.local):
            lane.finish_all()

    @property
    def records(self):
        return self.counter.work.prints.records


@pytest.fixture
def room():
    return Room()


def test_todays_prints_are_listed_newest_first_with_their_codes(room):
    room.counter.receipting.issue(room.dossier.id)
    room.counter.slips.print(Form.FEE, room.dossier.id)

    room.presenter.refresh()
    room.finish()

    [printed] = room.view.last("show_printed")
    assert [one.form for one in printed.prints] == [Form.FEE, Form.RECEIPT]
    assert printed.codes == {room.dossier.id: room.dossier.code}


def test_what_nobody_answered_yesterday_is_still_asked(room):
    room.counter.printer.problem = SILENT
    room.counter.receipting.issue(room.dossier.id)
    room.counter.clock.move(days=1)

    room.presenter.refresh()
    room.finish()

    [printed] = room.view.last("show_printed")
    assert [one.outcome for one in printed.prints] == [Outcome.UNKNOWN]


def test_the_answer_is_kept_and_the_list_read_anew(room):
    room.counter.printer.problem = SILENT
    issued = room.counter.receipting.issue(room.dossier.id)

    room.presenter.answer(issued.record, came_out=False)
    room.finish()

    assert room.records[0].outcome is Outcome.FAILED
    assert "show_printed" in room.view.names()


def test_a_receipt_printed_again_says_which_copy_it_is(room):
    room.counter.receipting.issue(room.dossier.id)
    room.presenter.refresh()
    room.finish()

    room.presenter.again(room.records[0])
    room.finish()

    assert [one.copy for one in room.records] == [1, 2]


def test_what_never_came_out_is_sent_again_as_it_is(room):
    room.counter.printer.problem = PrinterProblem("QuayThu", DeviceFault.GONE)
    failed = room.counter.slips.print(Form.FEE, room.dossier.id)
    room.counter.printer.problem = None

    room.presenter.again(failed.record)
    room.finish()

    assert [(one.number, one.copy) for one in room.records] == [
        (failed.record.number, 1)
    ] * 2
    assert room.counter.printer.sent[0][0] == failed.pdf


def test_a_fee_slip_that_came_out_is_not_sent_a_second_time_unmarked(room):
    issued = room.counter.slips.print(Form.FEE, room.dossier.id)
    room.counter.printing.follow()

    room.presenter.again(room.records[0])
    room.finish()

    [_, (copy, _, _)] = room.counter.printer.sent
    assert copy == issued.pdf + b" copy 2 09:41"
    assert room.view.last("show_issued")[0].record.number == issued.record.number


def test_a_second_press_while_it_prints_is_nothing(room):
    room.counter.receipting.issue(room.dossier.id)
    record = room.records[0]

    room.presenter.again(record)
    room.presenter.again(record)
    room.finish()

    assert len(room.records) == 2


def test_a_number_is_voided_with_a_colleague(room):
    record = room.counter.slips.print(Form.FEE, room.dossier.id).record

    room.presenter.void(record, "in hỏng", BINH.id, PASSWORD)
    room.finish()

    assert "show_voided" in room.view.names()
    assert room.counter.work.paper_numbers.find("fee", record.number).void


def test_the_register_is_drawn_with_its_progress(room):
    room.presenter.draw_register(DAY, DAY)
    room.finish()

    assert room.view.last("show_drawing") == (1, 1)
    [pdf] = room.view.last("show_register")
    assert room.dossier.code.encode() in pdf


def test_a_register_that_is_stopped_tells_no_more(room):
    room.presenter.draw_register(DAY, DAY)
    room.presenter.stop_register()
    room.books.finish_all()

    # The fake book draws what it has; the real one stops: see tests/paper.
    assert room.view.names().count("show_register") == 1


def test_printers_are_read_and_kept(room):
    room.presenter.read_choices()
    room.finish()
    [choices] = room.view.last("show_choices")
    labels = Outlet(printer="Nhan")

    room.presenter.keep({**choices.outlets, Job.LABELS: labels})
    room.finish()

    assert "show_kept" in room.view.names()
    assert room.counter.outlets.chosen(Job.LABELS) == labels


def test_the_test_page_comes_out_where_it_is_asked_for(room):
    room.presenter.test(Job.LABELS, Outlet(printer="Nhan"))
    room.finish()

    assert [printer for _, _, printer in room.counter.printer.sent] == ["Nhan"]
    assert room.records[0].form is Form.TEST
