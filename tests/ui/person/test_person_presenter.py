from dataclasses import replace

import pytest

from counter_app.domain.errors import StoreFull
from counter_app.domain.identity import IdentityWarning
from counter_app.domain.people import Citizen, Source
from counter_app.ui.person.presenter import PersonFaults, PersonPresenter
from counter_app.ui.walk import Walk
from tests.fakes.counter import MAU, THU, FakeCounter
from tests.fakes.tasks import LaterTasks
from tests.fakes.view import NotingView

TYPED = Citizen(name="LÊ VĂN GÕ", birth="1970")


class Room:
    """The citizen's screen, with everything around it."""

    def __init__(self) -> None:
        self.counter = FakeCounter()
        self.walk, self.tasks, self.view = Walk(), LaterTasks(), NotingView()
        self.presenter = PersonPresenter(
            self.walk, self.counter.intake, self.counter.lookup, self.tasks
        )
        self.presenter.attach(self.view)

    def drafts(self):
        return list(self.counter.work.drafts.kept.values())


@pytest.fixture
def room():
    return Room()


def test_a_scanned_card_is_shown_before_the_disk_has_answered(room):
    room.presenter.serve(THU)

    assert room.view.last("show_citizen")[0] == THU
    assert room.walk.draft is None


def test_a_scanned_card_becomes_the_walk_in(room):
    room.presenter.serve(THU)
    room.tasks.finish_all()

    assert room.walk.draft.citizen == THU
    assert room.drafts() == [room.walk.draft]


def test_coming_to_the_screen_while_the_draft_is_made_shows_the_card(room):
    room.presenter.serve(THU)
    room.view.forget()

    room.presenter.open()

    assert room.view.last("show_citizen")[0] == THU
    assert "show_nobody" not in room.view.names()


def test_nobody_is_shown_when_nobody_is_there(room):
    room.presenter.open()

    assert room.view.names() == ["show_nobody"]


def test_the_citizen_of_a_resumed_draft_is_shown_with_who_holds_the_card(room):
    draft = room.counter.intake.start(THU)
    room.walk.begin(
        room.counter.intake.identify(draft.id, THU, card_holder_present=False)
    )

    room.presenter.open()

    assert room.view.last("show_citizen")[0] == THU
    assert room.view.last("show_card_holder") == (False,)


def test_earlier_dossiers_of_a_scanned_citizen_are_shown(room):
    dossier = room.counter.received(THU)
    room.presenter.serve(THU)
    room.tasks.finish_all()

    [line] = room.view.last("show_past")[0]
    assert line.id == dossier.id


def test_earlier_dossiers_of_the_citizen_before_are_not_shown(room):
    room.counter.received(THU)
    room.presenter.serve(THU)
    late = room.tasks.answer_later(0)
    room.presenter.serve(MAU)

    late()
    room.tasks.finish_all()

    shown = [facts[0] for name, facts in room.view.told if name == "show_past"]
    assert not any(shown)


def test_a_second_card_is_the_next_citizen_whatever_comes_late(room):
    room.presenter.serve(THU)
    late = room.tasks.answer_later(1)
    room.presenter.serve(MAU)
    room.tasks.finish_all()

    late()

    assert room.walk.draft.citizen == MAU


def test_a_new_card_never_goes_into_the_draft_of_the_citizen_before(room):
    room.presenter.serve(THU)
    room.tasks.finish_all()
    before = room.walk.draft

    room.presenter.serve(MAU)
    room.presenter.correct(replace(MAU, phone="0912345678"))
    room.tasks.finish_all()

    assert room.counter.work.drafts.kept[before.id] == before
    assert room.walk.draft.id != before.id
    assert room.walk.draft.citizen == replace(MAU, phone="0912345678")


def test_a_citizen_who_left_at_once_does_not_come_back(room):
    room.presenter.serve(THU)

    room.walk.clear()
    room.tasks.finish_all()

    assert room.walk.draft is None


def test_leaving_for_the_next_person_begins_nobody_anew(room):
    room.presenter.serve(THU)
    room.tasks.finish_all()
    room.walk.clear()

    room.presenter.correct(replace(THU, phone="0912345678"))
    room.tasks.finish_all()

    [draft] = room.drafts()
    assert draft.citizen.phone == "0912345678"
    assert room.walk.draft is None


def test_leaving_before_the_draft_is_made_begins_nobody_anew(room):
    room.presenter.serve(THU)
    room.walk.clear()

    room.presenter.correct(THU)
    room.tasks.finish_all()

    assert len(room.drafts()) == 1
    assert room.walk.draft is None


def test_what_was_typed_for_one_citizen_never_goes_into_anothers_draft(room):
    room.presenter.serve(THU)
    room.tasks.finish_all()
    other = room.counter.intake.start(MAU)
    room.walk.begin(other)

    room.presenter.correct(replace(THU, phone="0912345678"))
    room.tasks.finish_all()

    assert room.walk.draft == room.counter.work.drafts.kept[other.id] == other


def test_after_somebody_left_the_next_one_may_be_typed_in(room):
    room.presenter.serve(THU)
    room.walk.clear()
    room.tasks.finish_all()
    room.presenter.open()

    room.presenter.go_on(TYPED)
    room.tasks.finish_all()

    assert room.walk.draft.citizen.name == TYPED.name


def test_a_draft_resumed_meanwhile_is_not_pushed_aside(room):
    other = room.counter.intake.start(MAU)
    room.presenter.serve(THU)
    room.walk.begin(other)

    room.tasks.finish_all()

    assert room.walk.draft == other


def test_somebody_typed_in_goes_on_once_there_is_a_draft(room):
    room.presenter.go_on(TYPED, card_holder_present=False)
    early = "go_on" in room.view.names()
    room.tasks.finish_all()

    assert not early
    assert room.view.names().count("go_on") == 1
    assert room.walk.draft.citizen == replace(TYPED, source=Source.TYPED)
    assert not room.walk.draft.card_holder_present


def test_typing_leaving_and_going_on_make_one_draft(room):
    room.presenter.go_on(TYPED)
    room.presenter.correct(TYPED)
    room.presenter.go_on(TYPED)
    room.tasks.finish_all()

    assert len(room.drafts()) == 1


def test_going_on_with_a_known_citizen_keeps_what_was_typed_first(room):
    room.presenter.serve(THU)
    room.tasks.finish_all()
    corrected = replace(THU, phone="0912345678")

    room.presenter.go_on(corrected)
    room.tasks.finish_all()

    assert "go_on" in room.view.names()
    assert room.drafts()[0].citizen == corrected


def test_nothing_is_written_when_nothing_changed(room):
    room.presenter.serve(THU)
    room.tasks.finish_all()

    room.presenter.correct(THU)

    assert room.tasks.waiting == 0


def test_a_doubtful_fact_is_settled_by_typing_it(room):
    mangled = replace(THU, name="", address="", doubtful=frozenset({"name", "address"}))
    room.presenter.serve(mangled)
    room.tasks.finish_all()

    room.presenter.correct(replace(mangled, name="NGUYỄN THỊ THỬ"))
    room.tasks.finish_all()

    assert room.walk.draft.citizen.doubtful == {"address"}


def test_a_draft_that_could_not_be_made_is_said_and_tried_again(room):
    room.counter.work.full = True
    room.presenter.go_on(TYPED)
    room.tasks.finish_all()
    said = room.view.last("show_problem")
    room.counter.work.full = False

    room.presenter.go_on(TYPED)
    room.tasks.finish_all()

    assert isinstance(said[0], StoreFull)
    assert room.view.names().count("go_on") == 1
    assert room.walk.draft is not None


@pytest.mark.parametrize(
    ("typed", "faults"),
    [
        (replace(TYPED, name="  "), PersonFaults(name_missing=True)),
        (replace(TYPED, personal_id="12345"), PersonFaults(id_length=5)),
        (replace(TYPED, phone="12"), PersonFaults(phone_wrong=True)),
        (
            Citizen(name="", personal_id="1", phone="x"),
            PersonFaults(name_missing=True, id_length=1, phone_wrong=True),
        ),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_begun(room, typed, faults):
    room.presenter.go_on(typed)

    assert room.view.told == [("show_faults", (faults,))]
    assert room.tasks.waiting == 0


def test_a_number_from_no_province_is_a_reason_to_look():
    room = Room()
    presenter = PersonPresenter(
        room.walk,
        room.counter.intake,
        room.counter.lookup,
        room.tasks,
        provinces=lambda: {"002": "Hà Giang"},
    )
    presenter.attach(room.view)

    presenter.serve(THU)

    assert IdentityWarning.PATTERN in room.view.last("show_citizen")[1]


def test_without_a_list_of_provinces_any_will_do(room):
    room.presenter.serve(THU)

    assert room.view.last("show_citizen")[1] == ()


def test_answers_for_a_screen_that_is_gone_are_dropped(room):
    room.presenter.serve(THU)
    room.view.forget()
    room.presenter.detach()

    room.tasks.finish_all()

    assert room.view.told == []
