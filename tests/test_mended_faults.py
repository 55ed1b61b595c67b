# SPDX-License-Identifier: Apache-2.0
"""What once could have hurt somebody, as it was found when the program was held against the work: each has its tests.

The first part was found when the duties of an officer were tried, the second when the histories of the briefing of 2011
were entered and their papers read. A fault is told as it was; its tests hold what is right instead.
"""

import ast
from functools import cache
from pathlib import Path

import pytest

HERE = Path(__file__).parent

DUTIES: dict[str, tuple[str, ...]] = {
    "A letter went to the address she had left, which stood over the case as safe as well": (
        "papers/test_letters.py::test_no_letter_goes_to_an_address_that_has_ended_or_may_have",
        "papers/test_letters.py::test_of_two_addresses_that_are_safe_now_one_is_to_be_chosen",
        "papers/test_letters.py::test_a_home_that_changed_since_is_asked_about_before_a_letter_goes",
        "papers/test_letters.py::test_of_two_victims_each_has_a_letter_to_her_own_address",
        "due/test_telling.py::test_a_line_names_the_safe_way_of_the_day_and_nothing_that_has_ended",
        "services/cases/test_telling_acts.py::test_nothing_that_ended_and_nothing_of_somebody_else_is_offered_or_taken",
        "ui/case/test_case_header.py::test_what_has_ended_does_not_stand_over_the_case_as_safe",
    ),
    "Telling one victim silenced the other, whose copy then said that she was told": (
        "due/test_telling.py::test_telling_one_victim_does_not_tell_the_other",
        "services/cases/test_telling_acts.py::test_telling_the_victim_of_one_case_leaves_the_line_of_the_other",
        "disclosure/test_audiences.py::test_a_release_is_in_her_copy_once_she_was_told_of_it",
    ),
    "A parole decision was recorded and nobody was reminded to tell her, nor of the 21 days": (
        "due/test_telling.py::test_what_happened_is_told_by_its_own_day",
        "due/test_telling.py::test_a_parole_decision_can_be_challenged_for_twenty_one_days_unless_that_was_asked",
        "papers/test_letters.py::test_a_decision_of_the_board_says_what_it_was_and_until_when_it_can_be_challenged",
    ),
    "One unanswered call ended first contact for ever": (
        "due/test_telling.py::test_first_contact_of_each_victim_stays_until_somebody_answered_or_a_manager_ended_it",
        "due/test_telling.py::test_an_attempt_that_reached_nobody_ends_nothing_and_says_what_comes_next",
        "due/test_due.py::test_first_contact_by_each_scheme",
    ),
    "The code of one licence condition was sent with the words of another": (
        "rules/test_licence_menu.py::test_the_menu_holds_these_codes_and_no_other",
        "rules/test_licence_menu.py::test_a_code_is_that_of_its_condition",
    ),
    "No letter told her how to answer": (
        "papers/test_letters.py::test_a_letter_says_how_to_answer_and_a_first_one_how_to_complain",
        "papers/test_letters.py::test_a_paper_that_he_reads_has_the_unit_s_number_and_not_the_officer_s",
    ),
    "An escape on a Friday was to be told on the Tuesday": (
        "due/test_telling.py::test_what_has_to_be_told_at_once_waits_for_no_next_step",
        "due/test_telling.py::test_what_happened_is_told_by_its_own_day",
        "due/test_telling.py::test_whom_safety_concerns_is_asked_for_at_every_level_and_by_a_manager_alone_where_none_is_wanted",
    ),
    "Bail and a licence ran out without a word": (
        "due/test_due_edges.py::test_every_line_at_its_edge",
        "due/test_telling.py::test_the_end_of_a_licence_that_was_moved_by_a_day_is_told_anew",
    ),
    "A statement for a tribunal or by a family was a trap once it was signed": (
        "services/documents/test_hearing_pack.py::test_a_tribunal_is_given_a_statement_for_it_and_nothing_that_a_court_is",
        "papers/test_family_statement.py::test_it_is_given_to_the_reader_it_was_agreed_for_in_her_own_name",
        "papers/test_family_statement.py::test_a_relative_s_statement_for_a_tribunal_is_its_alone_and_says_what_it_bears_on",
    ),
    "The level of contact that she chose was not kept": (
        "due/test_telling.py::test_a_level_is_kept_and_safety_is_told_at_every_one",
        "due/test_telling.py::test_who_is_told_and_at_which_level",
        "due/test_telling.py::test_a_victim_s_own_level_stands_before_the_case_s_and_a_bereaved_relative_with_one_is_told",
    ),
    "The last day to charge was wrong for one reported assault": (
        "due/test_charge_limits.py::test_one_assault_alone_is_no_course_of_conduct",
        "due/test_charge_limits.py::test_an_assault_between_strangers_has_six_months_and_a_domestic_one_those_from_the_statement",
        "due/test_charge_limits.py::test_a_domestic_assault_told_late_is_never_charged_after_two_years",
    ),
    "A repeat at MARAC was counted by days in one place and by months in another": (
        "papers/test_marac_referral.py::test_a_repeat_is_told_by_the_months_of_the_calendar_as_today_tells_it",
        "record/test_marac_referrals.py::test_what_it_is_counted_from",
    ),
    "A recall before the law changed had no line": (
        "due/test_due.py::test_a_recall_before_the_law_changed_is_counted_by_the_rule_of_its_day",
        "rules/test_deadlines.py::test_the_rule_is_the_one_in_force_on_the_day",
    ),
    "Deadlines were shown as in force that no code used": (
        "due/test_every_deadline.py::test_every_deadline_that_the_program_carries_is_in_the_table_above",
        "due/test_every_deadline.py::test_a_line_counts_by_it",
        "analysis/test_rules.py::test_every_setting_that_the_program_carries_changes_what_a_rule_says",
        "rules/test_rule_sources.py::test_every_file_of_rules_says_so_once",
    ),
    "A day past the bank holidays that are known had no line": (
        "due/test_due.py::test_a_day_whose_bank_holidays_are_not_known_still_has_its_line",
    ),
    "An area that counts every incident towards a MARAC could not say so": (
        "analysis/test_params.py::test_an_area_counts_what_was_reported_or_every_incident",
    ),
    "A referral had no place for a tool's result, for needs or for a child's school": (
        "papers/test_marac_referral.py::test_whose_checklist_with_what_result_by_whom_and_when",
        "papers/test_marac_referral.py::test_no_question_of_anybody_s_checklist_is_in_it",
        "papers/test_marac_referral.py::test_what_she_needs_is_given_or_to_be_asked",
        "papers/test_marac_referral.py::test_children_have_their_school_apart_and_what_is_missing_is_asked",
        "papers/test_persons.py::test_a_referral_that_nobody_filled_in_says_ask_and_never_none",
    ),
    "The words that officers say were nowhere": (
        "ui/case/test_tabs_of_records.py::test_what_officers_say_finds_the_tab_that_has_it",
        "ui/case/test_tabs_of_records.py::test_the_letters_that_officers_say_stand_with_the_words_they_choose",
    ),
    "A request to observe, to challenge or for a transcript had no kind and no clock": (
        "due/test_every_deadline.py::test_a_line_counts_by_it",
        "due/test_telling.py::test_what_nobody_asked_for_before_is_asked_for_from_when_the_casebook_was_brought_up_to_date",
    ),
}
HISTORIES: dict[str, tuple[str, ...]] = {
    "A convicted wounding of this very victim went out as not reported": (
        "record/test_convictions.py::test_an_incident_that_a_conviction_is_for_is_convicted_and_no_other",
        "record/test_proof.py::test_a_conviction_linked_to_it_proves_it_whatever_else_is_known",
    ),
    "Whom a conviction was against was not printed, nor for what a sentence was": (
        "papers/test_history_in_brief.py::test_convictions_stand_apart_by_whom_they_were_against_and_name_nobody_else",
        "papers/test_known_besides.py::test_counts_and_the_index_offence_stand_with_a_charge_an_order_a_sentence_and_a_breach",
        "papers/test_known_besides.py::test_whom_a_conviction_was_against_and_for_what_a_sentence_was_is_printed",
    ),
    "The page of two minutes left out the history": (
        "papers/test_history_in_brief.py::test_sentences_recalls_programmes_and_what_was_refused_stand_on_it",
        "papers/test_history_in_brief.py::test_of_a_long_history_the_latest_is_named_and_the_rest_counted",
    ),
    "A charge that was proved could only be convicted after trial": (
        "record/test_proof.py::test_what_a_charge_proves",
        "papers/test_known_besides.py::test_a_charge_proved_whose_plea_is_not_known_says_that_and_no_trial",
    ),
    "Letters from prison could not be said without dates, and a block on them stood in no paper": (
        "analysis/test_rules.py::test_a_rule_says_what_its_example_says",
        "disclosure/test_audiences.py::test_a_block_on_his_letters_is_told_without_whom_it_names",
        "disclosure/test_disclosure_table.py::test_a_block_on_his_letters_is_told_where_it_is_in_place",
    ),
    "The same man was missed with a slip in his birthday or a short form of his name": (
        "analysis/test_likeness.py::test_a_birthday_with_a_slip_in_it_is_proposed_and_the_slip_told",
        "analysis/test_likeness.py::test_entries_that_may_be_one_person_are_proposed",
        "analysis/test_likeness.py::test_an_age_told_as_a_range_agrees_or_stands_against_it",
        "analysis/test_likeness.py::test_people_who_only_look_alike_are_not",
    ),
    "Nothing could say that there were none": (
        "papers/test_known_besides.py::test_that_there_are_no_previous_convictions_is_said_and_by_whom",
        "papers/test_known_besides.py::test_what_there_is_none_of_stands_with_his_tables_and_what_concerns_others_last",
        "papers/test_history_in_brief.py::test_that_there_are_none_is_said_with_who_knows_it",
    ),
    "What was attempted could only be entered as done": (
        "record/test_attempts.py::test_every_kind_has_one_attempt_whose_name_begins_with_it",
        "analysis/test_rules.py::test_an_attempt_is_told_as_one_and_nowhere_as_done",
        "ui/entry/test_entry_incident.py::test_an_attempt_is_typed_saved_and_shown_again_beside_what_was_done",
        "papers/test_attempts.py::test_a_stone_that_missed_is_no_damage_in_any_paper",
    ),
    "What the police did at a call-out stood in no paper": (
        "papers/test_known_besides.py::test_what_the_police_were_called_to_and_what_they_did_stands_in_the_chronology",
    ),
    "A number told in words was lost": (
        "record/test_count.py::test_the_words_are_kept_where_they_say_more_than_the_number",
    ),
    "What has no date was numbered as if its order were known": (
        "papers/test_known_besides.py::test_entries_without_a_date_stand_and_are_numbered_in_the_order_that_was_told",
        "papers/test_known_besides.py::test_one_without_a_date_has_no_number_where_the_order_of_all_was_not_told",
    ),
}


@cache
def _tests_in(file: str) -> frozenset[str]:
    """The tests of a file, by name, as they are collected."""
    tree = ast.parse((HERE / file).read_text(encoding="utf-8"))
    return frozenset(
        each.name for each in tree.body if isinstance(each, ast.FunctionDef) and each.name.startswith("test_")
    )


@pytest.mark.parametrize("fault", [*DUTIES, *HISTORIES])
def test_each_has_its_tests(fault: str) -> None:
    named = (DUTIES | HISTORIES)[fault]
    assert named
    missing = [each for each in named if each.partition("::")[2] not in _tests_in(each.partition("::")[0])]
    assert missing == []
