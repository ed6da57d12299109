"""The rail says how many prints wait for the officer's answer."""

from types import SimpleNamespace

from counter_app.bootstrap.prints_watch import EVERY, PrintsWatch
from counter_app.domain.errors import NotSignedIn
from tests.fakes.tasks import NowTasks


def window(retranslate):
    return SimpleNamespace(rail=SimpleNamespace(retranslate=retranslate))


def test_what_waits_for_an_answer_is_told_once_it_changes(qapp):
    told, counts = [], iter([2, 2, 0])
    watch = PrintsWatch(NowTasks(), window(lambda: told.append(watch.text())))

    for _ in range(3 * EVERY):
        watch.tick(lambda: next(counts))

    assert told == ["In ấn (2)", "In ấn"]


def test_while_nobody_is_signed_in_nothing_is_told(qapp):
    def nobody():
        raise NotSignedIn

    told = []
    watch = PrintsWatch(NowTasks(), window(lambda: told.append(1)))

    watch.tick(nobody)

    assert told == []
    assert watch.text() == "In ấn"
