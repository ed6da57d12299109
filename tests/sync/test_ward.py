"""The product itself, not its model, under the rules of SYNC.md 2.9."""

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from counter_app.domain.exchange import Side
from tests.sync.ward import NUMBERS, Ward


def run(machine, *, schedules, steps, first=1):
    @seed(first)
    def once():
        run_state_machine_as_test(
            seed(first)(machine),
            settings=settings(
                max_examples=schedules,
                stateful_step_count=steps,
                deadline=None,
                database=None,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
                report_multiple_bugs=False,
                print_blob=False,
            ),
        )

    once()


def test_whatever_happens_the_ward_and_its_portal_come_to_agree():
    run(Ward, schedules=12, steps=25)


# Traces the model check shrank to, each for the flaw of an earlier design.


def played(trace, ward=None):
    ward = ward or Ward()
    ward.open()
    try:
        trace(ward)
        for name in dir(Ward):
            check = getattr(Ward, name)
            if hasattr(check, "hypothesis_stateful_invariant"):
                check(ward)
    except BaseException:
        with_no_more = Ward.teardown
        ward._agree_in_the_end = lambda: None
        with_no_more(ward)
        raise
    ward.teardown()


def pulled_while_sent_again(ward):
    ward.receive("03", False)
    ward._pass("03")
    ward._pass("04")
    ward.back_up()
    ward.restore()
    (dossier,) = ward.received
    ward._edit("03", dossier, "phone")


def the_same_version_twice(ward):
    ward.receive("03", False)
    (dossier,) = ward.received
    for number in NUMBERS:
        ward._pass(number)
    ward.back_up()
    ward._edit("04", dossier, "reason")
    ward._pass("04")
    ward._pass("03")
    ward.restore()
    ward._edit("05", dossier, "reason")
    ward._pass("05")
    ward._edit("03", dossier, "reason")
    ward._pass("03")


def the_base_is_replaced(ward):
    ward.receive("03", False)
    (dossier,) = ward.received
    for number in NUMBERS:
        ward._pass(number)
    ward.back_up()
    ward._edit("04", dossier, "reason")
    ward._pass("04")
    ward._pass("03")
    ward.restore()
    ward._edit("05", dossier, "phone")
    ward._pass("05")
    ward._pass("04")
    ward._edit("03", dossier, "status")
    ward._pass("03")


def a_copy_comes_while_work_waits(ward):
    ward.receive("03", False)
    (dossier,) = ward.received
    ward._pass("03")
    ward._pass("04")
    ward._edit("04", dossier, "reason")
    ward._edit("03", dossier, "phone")
    ward.ways["03"].faults.append(("push", "lose"))
    ward._pass("03")
    ward._pass("04")
    ward._pass("03")


def a_late_page_after_a_newer_copy(ward):
    ward.receive("03", False)
    (dossier,) = ward.received
    ward._pass("03")
    ward._edit("03", dossier, "phone")
    ward.ways["03"].faults.append(("push", "swallow"))
    ward._pass("03")
    ward._edit("03", dossier, "reason")
    ward._pass("03")


def an_answer_is_lost_and_the_officer_goes_on(ward):
    ward.receive("03", False)
    (dossier,) = ward.received
    ward.ways["03"].faults.append(("push", "swallow"))
    ward._pass("03")
    ward._edit("03", dossier, "phone")
    ward._pass("03")
    ward._pass("03")


def a_held_up_copy_comes_after_the_merge(ward):
    ward.receive("03", False)
    (dossier,) = ward.received
    ward._pass("03")
    ward._pass("04")
    ward._edit("04", dossier, "reason")
    ward._edit("03", dossier, "phone")
    ward._pass("04")
    ward.ways["03"].faults.append(("push", "late"))
    ward._pass("03")
    ward._pass("03")
    ward.what_was_held_up_arrives("03")
    ward._pass("04")


def a_scan_is_damaged_on_its_way(ward):
    ward.receive("03", True)
    ward.ways["03"].faults.append(("append", "corrupt"))
    ward._pass("03")
    ward._pass("03")


def a_restore_loses_files_too(ward):
    ward.receive("03", False)
    ward._pass("03")
    ward.back_up()
    ward.receive("04", True)
    ward._pass("04")
    ward.restore()


def a_restore_loses_a_decision_between_two_of_ours(ward):
    ward.back_up()
    ward.receive("03", False)
    (dossier,) = ward.received
    ward._edit("03", dossier, "phone")
    ward._pass("03")
    ward.office.decide(dossier, "processing")
    ward._pass("03")
    ward.restore()


def the_power_fails_after_the_cursor(ward):
    ward.receive("03", False)
    ward._pass("03")
    for number in NUMBERS:
        ward._pass(number)
    ward.receive("04", False)
    ward._pass("04")
    for number in NUMBERS:
        ward._pass(number)


def a_disk_is_lost_and_the_clock_goes_back(ward):
    ward.receive("03", False)
    ward._pass("03")
    ward.the_clock_jumps(1)
    ward.the_clock_jumps(-1)
    ward.receive("03", False)
    ward._pass("03")
    ward.lose_the_disk("03")
    ward.receive("03", False)
    ward._pass("03")


def blocks_are_leased_between_backup_and_restore(ward):
    ward.receive("04", False)
    ward._pass("04")
    ward.back_up()
    ward.lose_the_disk("03")
    ward.receive("03", False)
    ward._pass("03")
    ward.restore()
    ward.lose_the_disk("05")
    ward.receive("05", False)
    ward._pass("05")


def papers_are_printed_off_line_and_an_older_disk_is_put_back(ward):
    ward.receive("03", False)
    ward._pass("03")
    ward.copy_the_disk("03")
    (first,) = ward.received
    ward.receive("03", False)
    ward._edit("03", first, "phone")
    ward.ways["03"].faults.append(("push", "swallow"))
    ward._pass("03")
    ward.receive("03", False)
    ward.put_the_disk_back("03")
    ward.receive("03", False)
    ward._pass("03")
    ward.receive("03", False)


def two_acts_wait_and_the_first_clashes(ward):
    ward.receive("03", False)
    (dossier,) = ward.received
    ward._edit("03", dossier, "phone")
    ward._edit("03", dossier, "phone")
    ward._pass("03")
    ward._pass("03")


def an_answer_is_lost_and_a_colleague_goes_on(ward):
    ward.receive("03", False)
    (dossier,) = ward.received
    ward._pass("03")
    ward._edit("03", dossier, "phone")
    ward.ways["03"].faults.append(("push", "swallow"))
    ward._pass("03")
    ward._pass("04")
    ward._edit("04", dossier, "phone")
    ward._pass("04")
    ward._pass("03")


def the_portal_forgets_a_dossier_without_a_word(ward):
    ward.office.bumps = False
    ward.back_up()
    ward.receive("03", False)
    (dossier,) = ward.received
    ward._pass("03")
    ward._edit("03", dossier, "phone")
    ward.ends[dossier, "applicant.phone"] = str(ward.values)
    ward.restore()
    ward._pass("03")


def a_copy_comes_while_a_scan_is_held_up(ward):
    ward.receive("03", True)
    (dossier,) = ward.received
    ward._pass("03")
    ward._pass("04")
    ward._edit("04", dossier, "reason")
    ward._pass("04")
    ward.back_up()
    ward.restore()
    ward.ways["03"].faults.append(("has_file", "lose"))
    ward._pass("03")


def an_old_page_comes_after_a_newer_copy(ward):
    ward.receive("03", False)
    (dossier,) = ward.received
    ward._pass("03")
    ward._pass("04")
    old_page = ward.ways["04"].stale["feed"]
    ward._edit("04", dossier, "phone")
    ward._pass("04")
    ward.ways["04"].stale["feed"] = old_page
    ward.what_was_promised_holds()
    ward.ways["04"].faults.append(("feed", "stale"))
    ward._pass("04")


def the_portal_loses_the_scans_only(ward):
    ward.receive("03", True)
    ward._pass("03")
    ward.the_portal_loses_its_files()


TRACES = (
    pulled_while_sent_again,
    the_same_version_twice,
    the_base_is_replaced,
    a_copy_comes_while_work_waits,
    a_late_page_after_a_newer_copy,
    an_answer_is_lost_and_the_officer_goes_on,
    a_held_up_copy_comes_after_the_merge,
    a_scan_is_damaged_on_its_way,
    a_restore_loses_files_too,
    a_restore_loses_a_decision_between_two_of_ours,
    the_power_fails_after_the_cursor,
    a_disk_is_lost_and_the_clock_goes_back,
    blocks_are_leased_between_backup_and_restore,
    two_acts_wait_and_the_first_clashes,
    papers_are_printed_off_line_and_an_older_disk_is_put_back,
    an_answer_is_lost_and_a_colleague_goes_on,
    the_portal_forgets_a_dossier_without_a_word,
    a_copy_comes_while_a_scan_is_held_up,
    an_old_page_comes_after_a_newer_copy,
    the_portal_loses_the_scans_only,
)


@pytest.mark.parametrize("trace", TRACES, ids=lambda trace: trace.__name__)
def test_what_broke_an_earlier_design_does_not_break_this_one(trace):
    played(trace)


def test_officers_decisions_end_every_conflict():
    ward = Ward()
    ward.open()
    ward.receive("03", False)
    (dossier,) = ward.received
    for number in NUMBERS:
        ward._pass(number)
    for number in NUMBERS:
        ward._edit(number, dossier, "phone")
    for number in NUMBERS:
        ward._pass(number)
        ward.resolve(number, Side.MINE)

    ward.teardown()

    assert not ward.folder.exists()
