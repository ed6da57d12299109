import json

import pytest

from counter_app.domain.drafts import Stage
from counter_app.domain.errors import StoreFull
from counter_app.domain.procedures import Channel
from counter_app.forms.in_force import FormsInForce
from counter_app.ui.declaration.presenter import DeclarationPresenter
from counter_app.ui.walk import Walk
from tests.fakes.counter import BIRTH, MAU, THU, FakeCounter, declarations, shipped
from tests.fakes.tasks import LaterTasks
from tests.fakes.view import NotingView

AT = "UBND phường Thử Nghiệm"


class Room:
    """The declaration, with everything around it."""

    def __init__(self) -> None:
        self.counter = FakeCounter()
        self.walk, self.tasks, self.view = Walk(), LaterTasks(), NotingView()
        self.presenter = DeclarationPresenter(
            self.walk, self.counter.intake, declarations(), self.tasks
        )
        self.presenter.attach(self.view)
        self.draft = self.counter.chosen(THU)
        self.walk.begin(self.draft, self.counter.procedure())
        self.open()

    def open(self) -> None:
        self.presenter.open()
        self.tasks.finish_all()
        self.view.forget()

    def kept(self, pointer="dk_tai"):
        return self.counter.work.drafts.kept[self.draft.id].answers.get(pointer)


@pytest.fixture
def room():
    return Room()


def test_opening_asks_what_the_form_asks_with_what_the_card_said(room):
    room.presenter.open()

    declaration, answers, sources = room.view.last("show_declaration")
    assert declaration.pages
    assert answers["nyc_ho_ten"] == THU.name
    assert sources["/nyc_ho_ten"] == "name"


def test_the_step_is_remembered(room):
    assert room.counter.work.drafts.kept[room.draft.id].stage is Stage.FORM


def test_an_answer_is_shown_at_once_and_kept_soon(room):
    room.presenter.answered("/dk_tai", AT)
    at_once = room.view.names()
    room.tasks.finish_all()

    assert at_once == ["show_declaration", "show_saving"]
    assert room.view.last("show_saved") == (room.counter.clock.now(),)
    assert room.kept() == AT


def test_while_more_is_typed_it_is_not_called_saved(room):
    room.presenter.answered("/dk_tai", "UBND")
    room.presenter.answered("/dk_tai", AT)

    room.tasks.finish()
    early = "show_saved" in room.view.names()
    room.tasks.finish_all()

    assert not early
    assert room.view.names().count("show_saved") == 1


def test_what_is_kept_is_not_kept_again(room):
    room.presenter.answered("/dk_tai", AT)
    room.presenter.save()
    room.tasks.finish_all()

    room.presenter.save()

    assert room.tasks.waiting == 0


def test_a_draft_that_could_not_be_saved_is_said_and_tried_again(room):
    room.counter.work.full = True
    room.presenter.answered("/dk_tai", AT)
    room.tasks.finish_all()
    said = room.view.last("show_not_saved")[0]
    room.counter.work.full = False

    room.presenter.save()
    room.tasks.finish_all()

    assert isinstance(said, StoreFull)
    assert room.view.names()[-2:] == ["show_saving", "show_saved"]
    assert room.kept() == AT


def test_after_a_failure_a_later_success_is_enough(room):
    room.presenter.answered("/dk_tai", "UBND")
    room.presenter.answered("/dk_tai", AT)
    room.counter.work.full = True
    room.tasks.finish()
    room.counter.work.full = False
    room.tasks.finish_all()

    assert room.view.names()[-2:] == ["show_not_saved", "show_saved"]
    assert room.kept() == AT


def test_what_could_not_be_saved_is_still_there_on_coming_back(room):
    room.counter.work.full = True
    room.presenter.answered("/dk_tai", AT)
    room.tasks.finish_all()
    room.counter.work.full = False

    room.presenter.open()
    room.tasks.finish_all()

    assert room.presenter.answers["dk_tai"] == AT
    assert room.kept() == AT


def test_what_is_being_saved_is_still_there_on_coming_back(room):
    room.presenter.answered("/dk_tai", AT)
    room.presenter.open()

    assert room.presenter.answers["dk_tai"] == AT


def test_many_answers_at_once_are_shown_and_kept(room):
    room.presenter.take({"dk_tai": AT, "so_luong": 3})
    room.tasks.finish_all()

    assert (room.kept(), room.kept("so_luong")) == (AT, 3)


def test_faults_are_listed_and_nobody_goes_on(room):
    room.presenter.go_on()
    room.tasks.finish_all()

    [faults] = room.view.last("show_faults")
    assert [fault.pointer for fault in faults] == ["/dk_tai"]
    assert "go_on" not in room.view.names()


def test_with_everything_right_it_goes_on_to_the_missing_papers(room):
    room.presenter.answered("/dk_tai", AT)
    room.presenter.go_on()
    room.tasks.finish_all()

    assert room.view.last("go_on") == (True,)


def test_with_every_paper_there_it_goes_on_to_the_check(room):
    draft = room.counter.filled(MAU)
    room.walk.begin(draft, room.counter.procedure())
    room.open()

    room.presenter.go_on()
    room.tasks.finish_all()

    assert room.view.last("go_on") == (False,)


def test_going_on_twice_goes_on_once(room):
    room.presenter.answered("/dk_tai", AT)
    room.presenter.go_on()
    room.presenter.go_on()
    room.tasks.finish_all()

    assert room.view.names().count("go_on") == 1


def test_nobody_goes_on_from_what_is_not_on_disk(room):
    room.presenter.answered("/dk_tai", AT)
    room.tasks.finish_all()
    room.presenter.answered("/dk_tai", "UBND phường khác")
    room.counter.work.full = True
    room.presenter.go_on()
    room.tasks.finish_all()
    stayed = room.view.names()
    room.counter.work.full = False

    room.presenter.go_on()
    room.tasks.finish_all()

    assert "go_on" not in stayed
    assert room.view.names().count("go_on") == 1
    assert room.kept() == "UBND phường khác"


def test_going_on_without_a_change_keeps_the_confirmation(room):
    ready = room.counter.ready(MAU)
    room.walk.begin(ready, room.counter.procedure())
    room.open()

    room.presenter.go_on()
    room.tasks.finish_all()

    assert room.counter.work.drafts.kept[ready.id].confirmed is ready.confirmed


def test_a_late_save_of_the_citizen_before_touches_nobody(room):
    room.presenter.answered("/dk_tai", AT)
    following = room.counter.chosen(MAU)
    room.walk.begin(following, room.counter.procedure())
    room.presenter.open()
    room.view.forget()

    room.tasks.finish_all()

    assert room.walk.draft.id == following.id
    assert "show_saved" not in room.view.names()
    assert room.presenter.answers == following.answers
    assert room.kept() == AT


def test_answers_are_only_ever_kept_in_the_draft_they_were_typed_for(room):
    room.counter.work.full = True
    room.presenter.answered("/dk_tai", AT)
    room.tasks.finish_all()
    room.counter.work.full = False
    following = room.counter.chosen(MAU)
    room.walk.begin(following, room.counter.procedure())
    room.view.forget()

    room.presenter.save()
    room.tasks.finish_all()

    assert room.kept() == AT
    assert room.counter.work.drafts.kept[following.id] == following
    assert room.view.told == []


def test_a_word_finished_after_the_next_citizen_came_is_not_theirs(room):
    following = room.counter.chosen(MAU)
    room.walk.begin(following, room.counter.procedure())

    room.presenter.answered("/dk_tai", AT)
    room.presenter.go_on()
    room.tasks.finish_all()

    assert room.kept() == AT
    assert room.counter.work.drafts.kept[following.id] == following
    assert room.view.told == []


def test_answers_to_one_procedure_are_not_kept_for_another(room):
    room.counter.work.full = True
    room.presenter.answered("/dk_tai", AT)
    room.tasks.finish_all()
    room.counter.work.full = False
    after = room.counter.intake.choose(room.draft.id, BIRTH, Channel.PAPER)
    room.walk.take(after, room.counter.procedure(BIRTH))

    room.presenter.save()
    room.tasks.finish_all()

    assert room.counter.work.drafts.kept[room.draft.id] == after


def test_a_late_failure_of_the_citizen_before_is_not_said_of_the_next(room):
    room.presenter.answered("/dk_tai", AT)
    room.walk.begin(room.counter.chosen(MAU), room.counter.procedure())
    room.counter.work.full = True
    room.tasks.finish()

    assert "show_not_saved" not in room.view.names()


def test_a_late_judgement_of_the_citizen_before_does_not_move_the_screen(room):
    room.presenter.answered("/dk_tai", AT)
    room.tasks.finish_all()
    room.presenter.go_on()
    room.walk.begin(room.counter.chosen(MAU), room.counter.procedure())
    room.view.forget()

    room.tasks.finish_all()

    assert room.view.told == []


def test_answers_of_one_procedure_do_not_stay_for_another(room):
    room.counter.work.full = True
    room.presenter.answered("/dk_tai", AT)
    room.tasks.finish_all()
    room.counter.work.full = False
    after = room.counter.intake.choose(room.draft.id, BIRTH, Channel.PAPER)
    room.walk.take(after, room.counter.procedure(BIRTH))

    room.presenter.open()

    assert room.presenter.answers == after.answers


def test_a_procedure_without_a_declaration_says_so(room):
    class Bare:
        form = None

    room.walk.procedure = Bare()

    room.presenter.open()

    assert room.view.names() == ["show_nothing_to_fill"]


def test_with_nobody_at_the_counter_nothing_happens(room):
    room.walk.clear()

    room.presenter.open()
    room.presenter.save()
    room.presenter.go_on()

    assert (room.tasks.waiting, room.view.told) == (0, [])


def newer_files(*, without=""):
    """The pack with one question more in the extract's declaration, one maybe gone."""
    folder = "forms/to_khai_trich_luc"
    schema, ui = (
        json.loads(shipped().files[f"{folder}/{name}.json"])
        for name in ("schema", "ui")
    )
    schema["properties"]["nguon_moi"] = {"type": "string", "title": "Căn cứ mới"}
    schema["properties"].pop(without, None)
    ui["elements"].append({"type": "Control", "scope": "#/properties/nguon_moi"})
    return {
        **shipped().files,
        f"{folder}/schema.json": json.dumps(schema),
        f"{folder}/ui.json": json.dumps(ui),
    }


def test_a_draft_opened_with_a_newer_form_is_told_what_is_new_and_keeps_its_answers(
    room,
):
    forms = FormsInForce(newer_files(without="dk_tai"))
    room.counter.intake.answer(room.draft.id, {"dk_tai": AT})
    room.walk.begin(room.counter.intake.resume(room.draft.id), room.counter.procedure())
    later = DeclarationPresenter(room.walk, room.counter.intake, forms, room.tasks)
    later.attach(room.view)

    later.open()
    room.tasks.finish_all()

    (renewal,) = room.view.last("show_renewal")
    assert renewal.asks == (("/nguon_moi", "Căn cứ mới"),)
    assert renewal.drops == ("Nơi đã đăng ký hộ tịch",)
    assert room.kept() == AT


def test_a_form_that_changes_while_it_is_filled_in_is_told_with_the_next_answer():
    room = Room()
    forms = FormsInForce(shipped().files)
    now = DeclarationPresenter(room.walk, room.counter.intake, forms, room.tasks)
    now.attach(room.view)
    now.open()
    silent = "show_renewal" not in room.view.names()

    forms.replace(newer_files())
    now.answered("/dk_tai", AT)

    assert silent
    assert room.view.last("show_renewal")[0].asks == (("/nguon_moi", "Căn cứ mới"),)
