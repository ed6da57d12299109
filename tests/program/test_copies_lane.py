"""The copy-certification lane in the real window, over a real store and portal."""

from counter_app.domain.changes import SyncState
from counter_app.domain.dossiers import Status
from tests.program.counter_process import opened, signed_in


def test_copies_are_certified_by_keys_alone_and_a_power_cut_loses_none(
    surroundings, profile
):
    child = surroundings.child("copying", profile)
    child.wait_for("handed over")
    child.kill()
    told = {line["what"]: line["text"] for line in child.said}

    counter = signed_in(opened(profile, surroundings.url))
    dossier = counter.lookup.dossier(told["dossier"])
    entries = counter.copy_work.certifying.entries_of(dossier.id)
    counter.syncing.now()
    sent = counter.lookup.sync_state(dossier.id)
    drafts = counter.lookup.drafts()
    counter.close()

    assert [one.number_text for one in entries] == told["certified"] == ["01", "02"]
    assert [(one.document, one.pages, one.copies) for one in entries] == [
        ("Thẻ căn cước", 2, 3),
        ("Bằng tốt nghiệp", 5, 1),
    ]
    assert (dossier.status, dossier.fee.amount) == (Status.RETURNED, 19_000)
    assert (dossier.owed, dossier.payments[0].slip) == (0, told["slip"])
    assert dossier.answers["giay_to"][1]["so_chung_thuc"] == "02"
    assert sent is SyncState.SENT
    assert not drafts
