# SPDX-License-Identifier: Apache-2.0
"""Every rule of decision 61 for what two computers did at once has its tests, and no row stands there without."""

import re
from pathlib import Path

import pytest

from tests.named_tests import named_in

ROOT = Path(__file__).parents[2]
_ROW = re.compile(r"^\| (?P<what>[^|]+) \| [^|]+ \| [^|]+ \|$", re.MULTILINE)

AGAIN = "store/joining/test_meeting_again.py::"
OTHERS = "services/keeping/test_other_computers.py::"
APPROVED = "services/keeping/test_approvals.py::"
EDITS: dict[str, tuple[str, ...]] = {
    "different fields of a record": (f"{AGAIN}test_different_fields_join",),
    "the same value twice": (f"{AGAIN}test_equal_values_are_no_difference",),
    "the same field from the same lines": (
        f"{AGAIN}test_the_same_field_stays_two_values_until_an_officer_decides",
        f"{OTHERS}test_a_difference_is_shown_with_who_when_and_where_and_decided_once",
    ),
    "an ordinary change of what is shown": (f"{AGAIN}test_the_same_field_stays_two_values_until_an_officer_decides",),
    "taken out here, changed there": (
        f"{AGAIN}test_taken_out_on_one_and_changed_on_the_other_stays_out_and_is_told",
        f"{OTHERS}test_taken_out_here_and_changed_there",
    ),
    "the same order, the same file, two exhibits with one number, two drafts of one statement": (
        f"{OTHERS}test_what_both_entered_is_one_or_two_as_an_officer_says",
        f"{OTHERS}test_what_one_entered_after_it_saw_the_others_is_not_asked_about",
    ),
    "the same person twice": (
        f"{OTHERS}test_somebody_entered_on_both_is_proposed_as_one_person_and_nothing_is_joined",
    ),
    "an erasure and an edit": (f"{AGAIN}test_what_belongs_to_something_erased_goes_with_it",),
    "a legal hold and an erasure": (
        f"{OTHERS}test_a_legal_hold_keeps_what_another_computer_erased_until_it_is_lifted",
        "exchange/test_unit_of_laptops.py::test_a_unit_of_laptops_through_whatever_comes",
    ),
    "a setting changed twice": (
        f"{AGAIN}test_a_setting_changed_on_both_stays_two_until_an_officer_decides",
        "exchange/test_meeting.py::"
        "test_turned_out_on_one_and_renamed_on_another_it_is_out_and_of_two_names_it_has_the_later",
    ),
    "a difference about a number, an address, a vehicle, whereabouts, what is protected or withheld, how she may "
    "safely be reached, a signed statement or its use": (
        f"{OTHERS}test_papers_wait_for_what_they_rest_on",
        f"{OTHERS}test_papers_of_a_case_that_shares_a_person_wait_too_and_those_of_no_other",
        f"{OTHERS}test_a_difference_in_an_account_stops_no_paper",
    ),
}
APPROVALS: dict[str, tuple[str, ...]] = {
    "answered by whoever asked, a reader, somebody who left or may not read the case": (
        f"{APPROVED}test_it_is_never_approved_by_whoever_asked",
        f"{APPROVED}test_neither_a_reader_nor_whoever_left_approves",
        f"{APPROVED}test_who_may_not_read_a_case_that_is_kept_apart_approves_nothing_of_it",
    ),
    "answered by an officer let in shortly before by whoever asked": (
        f"{APPROVED}test_an_officer_just_let_in_who_approves_is_told_with_who_let_them_in",
    ),
    "answered at a computer that was turned out, also before": (
        f"{APPROVED}test_a_computer_that_was_turned_out_neither_asks_nor_answers",
    ),
    "answered at a visit's laptop that was given back since": (
        f"{APPROVED}test_an_answer_of_a_laptop_that_was_given_back_since_counts",
    ),
    "answered twice": (f"{APPROVED}test_of_two_answers_the_refusal_counts",),
    "asked or answered, and that setting changed afterwards": (
        f"{APPROVED}test_an_answer_that_was_changed_afterwards_counts_for_nothing",
        f"{APPROVED}test_a_question_that_was_changed_afterwards_is_void",
    ),
    "not answered, or not done, within 14 days": (f"{APPROVED}test_it_lasts_for_some_days_and_no_longer",),
    "withdrawn while it was answered": (
        f"{APPROVED}test_what_is_withdrawn_is_answered_no_more_and_an_answer_that_crossed_it_allows_nothing",
    ),
    "what it is about changed meanwhile": (
        f"{APPROVED}test_where_the_record_changed_since_it_is_made_and_asked_anew",
        f"{APPROVED}test_controls_that_were_changed_since_stay",
        f"{APPROVED}test_people_of_whom_something_was_entered_since_are_not_joined",
        f"{APPROVED}test_what_was_added_since_is_not_erased_unseen",
    ),
    "the same asked on two computers": (f"{APPROVED}test_the_same_paper_asked_for_on_two_computers_is_two_questions",),
    "an erasure": (
        "store/joining/test_asked_files.py::test_an_erasure_takes_every_question_about_what_goes_and_every_file",
    ),
    "done by whoever approved it": (
        f"{APPROVED}test_it_is_answered_at_the_same_computer_too_once_another_officer_opened_it",
    ),
}


@pytest.mark.parametrize("tests", [EDITS, APPROVALS], ids=["edits", "approvals"])
def test_each_row_has_its_tests(tests: dict[str, tuple[str, ...]]) -> None:
    for what, named in tests.items():
        missing = [each for each in named if each.partition("::")[2] not in named_in(each.partition("::")[0])]
        assert missing == [], what


def test_the_decision_has_these_rows_and_no_other() -> None:
    text = (ROOT / "docs" / "decisions" / "0061-meeting-again.md").read_text(encoding="utf-8")
    rows = [found["what"].strip() for found in _ROW.finditer(text)]
    assert [each for each in rows if each not in ("what met", "what", "---")] == [*EDITS, *APPROVALS]
