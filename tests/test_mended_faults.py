# SPDX-License-Identifier: Apache-2.0
"""What once could have hurt somebody, as it was found when the program was held against the work: each has its tests.

The first part was found when the duties of an officer were tried, the second when the histories of the briefing of 2011
were entered and their papers read, the third in three days at a desk with the commonest screen, the fourth by keyboard
and screen reader, at every size and in every theme, the fifth when files and dates were given to it as people really
keep and say them. A fault is told as it was; its tests hold what is right instead. The last were found when every
finding was simulated and argued against, and when two hundred papers were read as an opponent would: they stand by
their numbers, with what must be true now.
"""

import pytest

from tests.named_tests import named_in

EVERY_SCREEN = "ui/shell/test_every_screen.py::test_every_screen_once"
"""The walk over every page, tab and window."""

DUTIES: dict[str, tuple[str, ...]] = {
    "A1: A letter went to the address she had left, which stood over the case as safe as well": (
        "papers/test_letters.py::test_no_letter_goes_to_an_address_that_has_ended_or_may_have",
        "papers/test_letters.py::test_of_two_addresses_that_are_safe_now_one_is_to_be_chosen",
        "papers/test_letters.py::test_a_home_that_changed_since_is_asked_about_before_a_letter_goes",
        "papers/test_letters.py::test_of_two_victims_each_has_a_letter_to_her_own_address",
        "due/test_telling.py::test_a_line_names_the_safe_way_of_the_day_and_nothing_that_has_ended",
        "services/cases/test_telling_acts.py::test_nothing_that_ended_and_nothing_of_somebody_else_is_offered_or_taken",
        "ui/case/test_case_header.py::test_what_has_ended_does_not_stand_over_the_case_as_safe",
    ),
    "A2: Telling one victim silenced the other, whose copy then said that she was told": (
        "due/test_telling.py::test_telling_one_victim_does_not_tell_the_other",
        "services/cases/test_telling_acts.py::test_telling_the_victim_of_one_case_leaves_the_line_of_the_other",
        "disclosure/test_audiences.py::test_a_release_is_in_her_copy_once_she_was_told_of_it",
    ),
    "A3: A parole decision was recorded and nobody was reminded to tell her, nor of the 21 days": (
        "due/test_telling.py::test_what_happened_is_told_by_its_own_day",
        "due/test_telling.py::test_a_parole_decision_can_be_challenged_for_twenty_one_days_unless_that_was_asked",
        "due/test_telling.py::test_what_was_asked_after_an_earlier_decision_is_not_asked_of_this_one",
        "papers/test_letters.py::test_a_decision_of_the_board_says_what_it_was_and_until_when_it_can_be_challenged",
    ),
    "A4: One unanswered call ended first contact for ever": (
        "due/test_telling.py::test_first_contact_of_each_victim_stays_until_somebody_answered_or_a_manager_ended_it",
        "due/test_telling.py::test_an_attempt_that_reached_nobody_ends_nothing_and_says_what_comes_next",
        "due/test_due.py::test_first_contact_by_each_scheme",
    ),
    "A5: The code of one licence condition was sent with the words of another": (
        "rules/test_licence_menu.py::test_the_menu_holds_these_codes_and_no_other",
        "rules/test_licence_menu.py::test_a_code_is_that_of_its_condition",
    ),
    "A6: No letter told her how to answer": (
        "papers/test_letters.py::test_a_letter_says_how_to_answer_and_a_first_one_how_to_complain",
        "papers/test_letters.py::test_every_paper_says_how_the_unit_is_reached",
        "papers/test_letters.py::test_a_paper_that_he_reads_has_the_unit_s_number_and_not_the_officer_s",
    ),
    "A7: An escape on a Friday was to be told on the Tuesday": (
        "due/test_telling.py::test_what_has_to_be_told_at_once_waits_for_no_next_step",
        "due/test_telling.py::test_what_happened_is_told_by_its_own_day",
        "due/test_telling.py::test_a_death_in_a_month_is_told_and_not_only_that_nothing_follows_it",
        "due/test_telling.py::test_whom_safety_concerns_is_asked_for_at_every_level_and_by_a_manager_alone_where_none_is_wanted",
    ),
    "A8: Bail and a licence ran out without a word": (
        "due/test_due_edges.py::test_every_line_at_its_edge",
        "due/test_telling.py::test_the_end_of_a_licence_that_was_moved_by_a_day_is_told_anew",
    ),
    "A9: A statement for a tribunal or by a family was a trap once it was signed": (
        "services/documents/test_hearing_pack.py::test_a_tribunal_is_given_a_statement_for_it_and_nothing_that_a_court_is",
        "papers/test_family_statement.py::test_it_is_given_to_the_reader_it_was_agreed_for_in_her_own_name",
        "papers/test_family_statement.py::test_a_relative_s_statement_for_a_tribunal_is_its_alone_and_says_what_it_bears_on",
    ),
    "A10: The level of contact that she chose was not kept": (
        "due/test_telling.py::test_a_level_is_kept_and_safety_is_told_at_every_one",
        "due/test_telling.py::test_who_is_told_and_at_which_level",
        "due/test_telling.py::test_a_victim_s_own_level_stands_before_the_case_s_and_a_bereaved_relative_with_one_is_told",
        "due/test_telling.py::test_who_chose_a_level_of_her_own_is_in_touch_whatever_the_case_says",
    ),
    "A11: The last day to charge was wrong for one reported assault": (
        "due/test_charge_limits.py::test_one_assault_alone_is_no_course_of_conduct",
        "due/test_charge_limits.py::test_an_assault_between_strangers_has_six_months_and_a_domestic_one_those_from_the_statement",
        "due/test_charge_limits.py::test_a_domestic_assault_told_late_is_never_charged_after_two_years",
    ),
    "A12: A repeat at MARAC was counted by days in one place and by months in another": (
        "papers/test_marac_referral.py::test_a_repeat_is_told_by_the_months_of_the_calendar_as_today_tells_it",
        "record/test_marac_referrals.py::test_what_it_is_counted_from",
    ),
    "A13: A recall before the law changed had no line": (
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
    "1: What nobody answered was printed as not reported": (
        "papers/test_nothing_entered.py::test_only_a_no_is_told_as_not_reported",
        "record/test_proof.py::test_what_nobody_asked_is_no_answer",
        "record/test_proof.py::test_without_charge_or_breach",
    ),
    "2: A convicted wounding of this very victim went out as not reported": (
        "record/test_convictions.py::test_an_incident_that_a_conviction_is_for_is_convicted_and_no_other",
        "record/test_proof.py::test_a_conviction_linked_to_it_proves_it_whatever_else_is_known",
    ),
    "3: Whom a conviction was against was not printed, nor for what a sentence was": (
        "papers/test_history_in_brief.py::test_convictions_stand_apart_by_whom_they_were_against_and_name_nobody_else",
        "papers/test_known_besides.py::test_counts_and_the_index_offence_stand_with_a_charge_an_order_a_sentence_and_a_breach",
        "papers/test_known_besides.py::test_whom_a_conviction_was_against_and_for_what_a_sentence_was_is_printed",
    ),
    "4: The page of two minutes left out the history": (
        "papers/test_history_in_brief.py::test_sentences_recalls_programmes_and_what_was_refused_stand_on_it",
        "papers/test_history_in_brief.py::test_of_a_long_history_the_latest_is_named_and_the_rest_counted",
    ),
    "5: The ladder stated an order that the dates did not give": (
        "analysis/test_rules.py::test_a_rule_says_what_its_example_says",
        "analysis/test_rules.py::test_the_order_of_entry_does_not_matter",
    ),
    "6: The ladder named what had not happened": (
        "papers/test_one_story.py::test_the_ladder_names_what_was_said_and_not_the_step_it_stands_on",
        "analysis/test_rules.py::test_an_alarm_is_named_by_the_kind_that_is_recorded_and_no_graver_one",
    ),
    "7: The number of an entry was given to one of its kinds, and scores was once": (
        "analysis/test_rules.py::test_a_rule_says_what_its_example_says",
        "record/test_count.py::test_the_words_are_kept_where_they_say_more_than_the_number",
    ),
    "8: A breach entered as several counted as one, and outcomes did not agree": (
        "analysis/test_rules.py::test_a_rule_says_what_its_example_says",
        "papers/test_known_besides.py::test_a_breach_counted_as_several_is_in_the_sums_and_nothing_more_is_proved_by_it",
        "papers/test_breaches_agree.py::test_the_breaches_of_an_order_are_as_many_wherever_they_are_counted",
        "analysis/unit_briefing/test_unit_tables.py::"
        "test_a_breach_counted_as_several_is_so_many_of_its_outcome_and_an_incident_of_many_texts_is_one",
    ),
    "10: A charge that was proved could only be convicted after trial": (
        "record/test_proof.py::test_what_a_charge_proves",
        "papers/test_known_besides.py::test_a_charge_proved_whose_plea_is_not_known_says_that_and_no_trial",
    ),
    "11: Her copy said that no order protected her, where whom it protects was not entered": (
        "papers/test_nothing_entered.py::"
        "test_an_order_of_which_nobody_entered_whom_it_protects_is_no_all_clear_in_her_copy",
        "papers/test_persons.py::test_an_order_says_whom_it_protects_and_names_nobody_else",
    ),
    "12: A printed chart had no key to its worst mark": (
        "papers/test_printed_chart.py::test_the_key_holds_every_mark_drawn_and_only_those",
        "papers/test_printed_chart.py::test_no_label_is_cut",
        "papers/test_printed_chart.py::test_in_large_print_no_rule_between_rows_goes_through_a_name",
    ),
    "14: A witness who was intimidated was told as proceedings used": (
        "analysis/test_rules.py::test_a_rule_says_what_its_example_says",
    ),
    "19: Small words were wrong: no date as a date, time on remand twice": (
        "papers/test_nothing_entered.py::test_time_on_remand_is_told_once_and_two_stays_without_an_end_say_so_each",
        "analysis/test_rules.py::test_a_rule_says_what_its_example_says",
    ),
    "13: Letters from prison could not be said without dates, and a block on them stood in no paper": (
        "analysis/test_rules.py::test_a_rule_says_what_its_example_says",
        "disclosure/test_audiences.py::test_a_block_on_his_letters_is_told_without_whom_it_names",
        "disclosure/test_disclosure_table.py::test_a_block_on_his_letters_is_told_where_it_is_in_place",
    ),
    "15: The same man was missed with a slip in his birthday or a short form of his name": (
        "analysis/test_likeness.py::test_a_birthday_with_a_slip_in_it_is_proposed_and_the_slip_told",
        "analysis/test_likeness.py::test_entries_that_may_be_one_person_are_proposed",
        "analysis/test_likeness.py::test_an_age_told_as_a_range_agrees_or_stands_against_it",
        "analysis/test_likeness.py::test_people_who_only_look_alike_are_not",
    ),
    "17: Nothing could say that there were none": (
        "papers/test_known_besides.py::test_that_there_are_no_previous_convictions_is_said_and_by_whom",
        "papers/test_known_besides.py::test_what_there_is_none_of_stands_with_his_tables_and_what_concerns_others_last",
        "papers/test_history_in_brief.py::test_that_there_are_none_is_said_with_who_knows_it",
    ),
    "18a: What was attempted could only be entered as done": (
        "record/test_attempts.py::test_every_kind_has_one_attempt_whose_name_begins_with_it",
        "analysis/test_rules.py::test_an_attempt_is_told_as_one_and_nowhere_as_done",
        "ui/entry/test_entry_incident.py::test_an_attempt_is_typed_saved_and_shown_again_beside_what_was_done",
        "papers/test_attempts.py::test_a_stone_that_missed_is_no_damage_in_any_paper",
    ),
    "18b: What the police did at a call-out stood in no paper": (
        "papers/test_known_besides.py::test_what_the_police_were_called_to_and_what_they_did_stands_in_the_chronology",
    ),
    "16: A number told in words was lost": (
        "record/test_count.py::test_the_words_are_kept_where_they_say_more_than_the_number",
    ),
    "9: What has no date was numbered as if its order were known": (
        "papers/test_known_besides.py::test_entries_without_a_date_stand_and_are_numbered_in_the_order_that_was_told",
        "papers/test_known_besides.py::test_one_without_a_date_has_no_number_where_the_order_of_all_was_not_told",
    ),
}

DESK: dict[str, tuple[str, ...]] = {
    "A request for licence conditions said that the day of release was not known, which was recorded": (
        "papers/test_chronology.py::test_what_is_planned_survives_the_last_day_of_the_record",
    ),
    "A chronology printed “not known” where she had said when, or how often": (
        "papers/test_chronology.py::test_the_words_of_a_date_are_printed_where_they_say_what_its_reading_does_not",
        "papers/test_chronology.py::test_words_that_give_no_number_are_printed_and_masked_as_any_text_is",
    ),
    "The phrases in which the police give a day and a time were not read": (
        "dates/test_phrase_tables.py::test_what_is_read_of_each_phrase",
    ),
    "Days that were not read went with a backlog without a word": (
        "ui/entry/test_entry_backlog.py::test_the_date_is_read_while_it_is_typed",
        "ui/entry/test_entry_backlog.py::test_words_that_give_no_date_or_number_are_kept",
        "ui/entry/test_entry_backlog.py::test_saving_counts_the_open_questions_first_and_goes_to_one",
    ),
    "That nobody had asked was printed as not reported": (
        "record/test_proof.py::test_without_charge_or_breach",
        "record/test_proof.py::test_what_nobody_asked_is_no_answer",
    ),
    "A follow-up of a MARAC was kept as a repeat referral": (
        "services/cases/test_statements_and_meetings.py::test_a_follow_up_is_a_meeting_of_its_own",
    ),
    "A statement with her protected address was signed without a word": (
        "ui/case/test_statements_tab.py::test_her_protected_address_is_pointed_out_before_it_is_signed",
        "services/documents/test_doubts.py::test_her_protected_address_in_a_statement_to_sign_is_pointed_out_with_the_paper",
    ),
    "A bundle called her statement by his name": (
        "papers/test_handled_papers.py::test_the_statement_stands_first_and_what_handles_it_on_a_page_of_its_own",
        "papers/test_bundle.py::test_a_document_in_a_bundle_says_what_it_says_alone",
    ),
    "The time typed with the day of a hearing was dropped": (
        "ui/tables/test_editing_cells.py::test_a_time_typed_with_the_day_of_a_hearing_is_kept",
        "journey/test_by_hand.py::test_a_hearing_in_three_weeks",
    ),
    "Windows were larger than the screen, and what saves was below its edge": (
        "ui/widgets/test_screen_room.py::test_a_window_is_as_usual_or_as_large_as_its_screen_has_room_for",
        "ui/widgets/test_screen_room.py::test_a_window_too_large_for_the_screen_stands_whole_within_it_with_its_own_field_ready",
        EVERY_SCREEN,
    ),
    "Stray windows came up with a casebook and took the keyboard": (EVERY_SCREEN,),
    "Neither the casebook nor where one was in it was remembered": (
        "ui/shell/test_remembered.py::test_the_casebook_is_offered_while_its_file_is_there",
        "ui/shell/test_remembered.py::test_after_a_lock_the_case_is_at_its_tab_and_after_a_start_it_is_offered",
        "ui/widgets/test_screen_room.py::test_the_main_window_comes_up_as_it_was_left",
        "ui/widgets/test_column_choice.py::test_columns_come_back_as_they_were_chosen",
    ),
    "Lock took the window away, said nothing, and came back elsewhere": (
        "ui/shell/test_window.py::test_lock_asks_for_the_passphrase_again",
        "ui/shell/test_remembered.py::test_after_a_lock_the_case_is_at_its_tab_and_after_a_start_it_is_offered",
    ),
    "A message lay over what was to be pressed, or behind the page": (
        "ui/case_session/test_act_news.py::test_a_save_names_its_record_and_case_and_is_heard",
        EVERY_SCREEN,
    ),
    "Words and letters were cut": (
        "ui/widgets/test_misfits.py::test_what_is_outside_or_cut_is_found",
        "ui/widgets/test_basics.py::test_a_field_and_a_button_hold_a_whole_line_however_little_room_there_is",
        EVERY_SCREEN,
    ),
    "One undo took a whole statement, and the other key did not bring it back": (
        "ui/widgets/test_text_undo.py::test_words_go_one_by_one_and_come_back",
    ),
    "After a recovery sheet was made the program went on that there was none, and would not back up": (
        "ui/shell/test_window.py::test_where_backups_are_it_is_known_at_once_that_there_is_a_recovery_sheet",
        "ui/backup/test_backup.py::test_without_a_sheet_it_says_what_comes_first",
    ),
    "A window began in no field, and the first words were lost": (
        EVERY_SCREEN,
        "ui/widgets/test_first_focus.py::test_what_is_typed_stands_in_the_place_of_what_was_chosen_beforehand",
    ),
    "A choice that was typed was shown and not taken": (
        "ui/fields/test_list_editor.py::test_what_is_typed",
        "ui/entry/test_entry_incident.py::test_plain_one_by_keyboard",
    ),
    "An incident was saved without a word": (
        "ui/shell/test_window.py::test_an_incident_from_the_keyboard_is_saved_named_and_undone",
        "ui/case_session/test_act_news.py::test_how_many_there_were_is_said_once",
    ),
    "It said that an incident had no date under the date that was read": (
        "ui/entry/test_entry_incident.py::test_that_there_is_no_date_is_said_of_an_order_only_until_there_is_one",
    ),
    "What was taken back was not named": (
        "services/cases/test_reading_services.py::test_undo_and_redo_say_which_record_of_which_case_they_would_change",
        "services/cases/test_reading_services.py::test_several_entries_of_one_act_are_counted",
    ),
    "A record's window could be closed over what was typed, and a lock lost it": (
        "ui/shell/test_commands.py::test_a_record_s_window_closes_at_once_unless_something_was_typed",
        "ui/case/test_record_window_drafts.py::test_a_change_under_way_is_kept_and_taken_up_again",
    ),
    "A hearing was refused until there was a proceeding": (
        "services/cases/test_records.py::test_a_hearing_needs_no_proceeding_first_and_undo_takes_both_back",
    ),
    "Find or do anything did little and said neither case nor day": (
        "ui/case/test_tabs_of_records.py::test_whatever_an_officer_records_can_be_added_from_anywhere",
        "services/cases/test_reading_services.py::test_a_slip_of_the_hand_a_kind_of_conduct_and_a_document_made_find_theirs",
        "services/cases/test_reading_services.py::test_what_hangs_on_a_person_says_in_which_cases_and_when",
    ),
    "A right click offered nothing but the history": (
        "ui/shell/test_commands.py::test_rows_parts_and_letters_are_reached_by_the_one_registry",
    ),
    "A chase was not recorded": (
        "ui/home/test_today.py::test_a_chase_is_two_keys_and_its_words_and_the_line_waits_then",
        "ui/case/test_meetings_tab.py::test_an_action_is_chased_where_it_stands_and_says_so",
        "ui/case/test_meetings_tab.py::test_late_actions_are_told_in_words",
    ),
    "A release in five weeks was nowhere to be seen": (
        "due/test_due_edges.py::test_every_line_at_its_edge",
        "ui/home/test_calendar.py::test_the_agenda_lists_what_is_to_come_by_kind",
    ),
    "What was recorded of a hearing was asked for again for each paper": (
        "ui/documents/test_bundle_maker.py::test_the_pack_for_a_hearing_is_made_at_once_with_what_is_recorded_of_it",
        "services/documents/test_hearing_pack.py::test_the_particulars_come_from_the_next_hearing_before_that_reader",
        "ui/case/test_findings_screens.py::test_the_analysis_for_a_hearing_is_made_once_told_and_kept",
    ),
    "The words of officers found no kind, and a killing was one key away": (
        "ui/entry/test_entry_incident.py::test_words_that_officers_say_find_their_kind_and_a_killing_only_its_name",
        "ui/entry/test_entry_incident.py::test_what_may_be_a_killing_is_offered_last",
    ),
    "What has no date lay below the edge of the timeline": (
        "timeline/test_layout.py::test_on_the_screen_what_has_no_date_is_in_view_however_many_rows_there_are_and_on_paper_last",
    ),
    "A new casebook could not be put elsewhere but by typing, nor its passphrase be seen, and Enter did nothing": (
        "ui/keys/test_keys_card.py::test_where_a_casebook_is_to_lie_is_chosen_in_the_systems_own_window",
        "ui/keys/test_keys_card.py::test_a_casebook_is_made_from_the_keyboard_with_words_drawn_by_chance",
    ),
    "It was said that a casebook holds 1 cases": (
        "language/test_catalogue.py::test_a_number_before_a_plural_can_be_one",
    ),
    "Windows for files opened where the program had been started": (
        "ui/widgets/test_usual_place.py::test_each_is_told_where_to_open",
    ),
    "A number that is none was taken as one": ("record/test_count.py::test_words_are_counted_no_surer_than_they_are",),
}
ACCESS: dict[str, tuple[str, ...]] = {
    "Tab never came to what saves an incident": (
        EVERY_SCREEN,
        "ui/test_by_ear.py::test_an_incident",
    ),
    "An incident, or a paper, was begun in the case looked at last, which was nowhere named": (
        "ui/shell/test_no_case_assumed.py::test_every_act_in_a_case_asks_which_and_its_window_names_it",
        "ui/shell/test_no_case_assumed.py::test_an_incident_begun_in_one_case_is_saved_in_the_one_it_was_changed_to",
    ),
    "Undo took back what anybody had done last, in any case": (
        "services/cases/test_reading_services.py::test_undo_reaches_nothing_that_was_there_when_the_casebook_was_opened",
        "services/cases/test_reading_services.py::test_undo_reaches_no_other_officers_acts",
        "ui/case_session/test_act_news.py::test_what_is_out_of_view_is_asked_about_by_name",
    ),
    "A timeline was nothing to a screen reader": (
        "ui/timeline/test_timeline_widget.py::test_each_incident_is_an_item_of_a_list_that_says_when_what_how_serious_and_how_proved",
        "hearing/test_orca.py::test_the_arrows_are_heard",
    ),
    "A save, an undo and a refusal were not heard, and the field in question was not shown": (
        "ui/widgets/test_announcing.py::test_a_sentence_is_seen_described_and_heard",
        "ui/widgets/test_announcing.py::test_what_is_wrong_is_heard_once_wherever_it_stands",
        "ui/case_session/test_record_window.py::test_what_cannot_be_saved_is_marked_at_its_field",
    ),
    "Enter in a cell threw away what could not be read, and opened a window": (
        "ui/tables/test_editing_cells.py::test_enter_takes_the_value_and_goes_down_and_opens_nothing",
        "ui/tables/test_editing_cells.py::test_what_cannot_be_read_keeps_its_cell_open_marked_and_said",
    ),
    "Text could not be made larger, and the size of the system was passed over": (
        "ui/widgets/test_text_size.py::test_an_open_window_grows_with_its_letters_and_comes_back",
        "ui/widgets/test_text_size.py::test_letters_are_as_large_as_the_systems_where_those_are_larger",
    ),
    "In a narrow window her name was cut first": (
        "ui/case/test_case_header.py::test_actions_fold_into_the_menu_before_the_name_is_cut_and_come_back",
    ),
    "In high contrast what could not be pressed was black on black, and it could not be chosen": (
        "ui/widgets/test_contrast.py::test_no_rule_of_the_sheet_sets_words_on_a_ground_they_do_not_stand_out_from",
        "ui/widgets/test_contrast.py::test_high_contrast_can_be_chosen_light_or_dark",
    ),
    "The focus was seen twice, or not at all, or stood on what has no name": (
        "ui/widgets/test_focus_seen.py::test_focus_is_seen_where_it_is_and_nowhere_else",
        "ui/timeline/test_timeline_widget.py::test_its_ring_is_there_while_it_has_the_keyboard_and_no_longer",
        EVERY_SCREEN,
    ),
    "A window began on its main button": (EVERY_SCREEN,),
    "Delete took an incident out at once": (
        "ui/tables/test_editing_cells.py::test_delete_asks_once_and_names_the_record",
    ),
    "Nobody was told for how long something was overdue": (
        "ui/home/test_today.py::test_a_line_says_how_late_it_is_and_under_which_heading",
    ),
    "One of several to choose from was heard as a box to tick, and a button by other words than its own": (
        EVERY_SCREEN,
    ),
    "The window of a document was read from right to left": (
        "ui/documents/test_document_maker.py::test_it_is_read_in_the_order_it_is_seen_in",
        "ui/widgets/test_wrapped_check.py::test_parts_are_read_in_the_order_they_are_seen_in",
        EVERY_SCREEN,
    ),
    "Borders, marks and what is chosen did not stand out": (
        "ui/widgets/test_contrast.py::test_words_edges_and_marks_stand_out",
    ),
    "The first notice on Today led in a circle": (
        "ui/backup/test_backup.py::test_without_a_sheet_it_says_what_comes_first",
    ),
    "A journal in which nothing fits was an empty grid": (
        "ui/audit/test_audit.py::test_it_is_filtered_by_act_officer_case_and_day",
    ),
    "Neither Alt nor F10 did anything, the menu came up at the pointer, and no key went from part to part": (
        "ui/shell/test_commands.py::test_rows_parts_and_letters_are_reached_by_the_one_registry",
    ),
    "Columns were hidden beyond an edge without a sign, while their pane stood empty": (
        "ui/widgets/test_column_choice.py::test_the_main_column_takes_what_the_others_leave_and_never_less_than_it_had",
        "ui/widgets/test_column_choice.py::test_a_button_says_how_many_columns_are_hidden",
        "ui/tables/test_inspector.py::test_it_is_there_only_where_there_is_room_and_stays_away_once_put_away",
    ),
    "The program's windows had no picture of their own": (
        "ui/shell/test_first_window.py::test_every_window_is_known_by_the_programs_own_picture",
    ),
    "A timeline had no zoom, no range and no filter to be seen, and two steps of seriousness looked alike": (
        "ui/case/test_timeline_tab.py::test_nearer_farther_and_the_ranges_are_seen_and_the_mark_chosen_is_told",
        "ui/case/test_timeline_tab.py::test_what_is_filtered_is_said_and_is_left_out_of_drawing_table_and_picture",
        "timeline/test_signs.py::test_no_two_steps_of_seriousness_have_one_shape",
    ),
    "Why a record matters was not seen at a glance": (
        "ui/case/test_findings_screens.py::test_what_is_pressing_stands_first_and_leads_to_its_card",
        "analysis/test_glance.py::test_what_stands_first",
    ),
    "No sentence could be translated, and none was looked at for room": (
        "language/test_no_literals.py::test_no_words_stand_in_the_code_of_a_room",
        EVERY_SCREEN,
    ),
    "There was no help but a list of keys": (
        "ui/shell/test_guide.py::test_f1_opens_the_guide_where_one_is_and_the_steps_are_gone_once_something_is_told",
        "ui/shell/test_guide.py::test_each_of_the_five_steps_leads_to_where_it_is_done_and_says_when_it_is",
    ),
}

_CASES = "intake/test_cases.py::test_a_case_is_read_as_a_careful_colleague_would"
_PHRASES = "dates/test_phrase_tables.py::test_what_is_read_of_each_phrase"
WAY_IN: dict[str, tuple[str, ...]] = {
    "Denied threats, her own acts and quiet days became kinds that an officer was said to have chosen": (
        "intake/test_cases.py::test_no_kind_is_suggested_of_what_was_denied_or_is_her_own",
        "services/cases/test_suggestions.py::test_a_suggestion_is_in_no_part_of_the_case_that_others_read",
        "intake/accounts/test_safety.py::test_no_threat_or_violence",
    ),
    "The question of the reader of dates was thrown away by every window and by the import": (
        "ui/fields/test_date_editors.py::test_the_question_stands_under_the_field_with_its_choices",
        "ui/fields/test_date_editors.py::test_a_choice_by_alt_and_its_number",
        "ui/entry/test_entry_backlog.py::test_saving_counts_the_open_questions_first_and_goes_to_one",
        "intake/test_kept_diaries.py::test_a_question_of_the_readers_is_asked_and_what_its_answers_share_is_kept",
    ),
    "“Sunday 8th” was the 15th: a day of the month was read as an hour": (
        "intake/test_other_diaries.py::test_an_ordinal_is_a_day_and_never_an_hour",
        _PHRASES,
    ),
    "A follow-up on 10 December was last year's": (
        "ui/fields/test_date_editors.py::test_a_field_looks_back_or_ahead",
        "ui/fields/test_date_editors.py::test_every_day_of_the_record_looks_the_way_it_lies",
    ),
    "“Yesterday” in a diary of 2024 was last week": (
        "intake/test_kept_diaries.py::test_words_that_count_from_a_day_not_given",
        "intake/test_kept_diaries.py::test_words_count_from_the_day_they_were_written_down_where_it_is_given",
    ),
    "Half past midnight, typed as 0.30, was 7:12am, and 20.10 was 20 January": (
        "intake/test_kept_diaries.py::test_a_time_typed_with_a_dot_is_no_share_of_the_day",
        "intake/test_kept_diaries.py::test_a_date_typed_with_a_dot_may_have_lost_a_nought",
    ),
    "A time in a column, such as 8.30, was of the morning and nobody was asked": (
        "intake/mapping/test_clock_halves.py::"
        "test_in_a_diary_it_is_one_question_and_the_time_stays_in_the_words_until_somebody_answers",
        "intake/mapping/test_clock_halves.py::test_a_column_that_shows_its_clock_is_read_by_it",
    ),
    "Her own messages became his conduct, and an account was cut at its commas": (
        "intake/test_kept_diaries.py::test_what_the_victim_sent_is_no_conduct",
        "intake/test_kept_diaries.py::test_an_account_is_never_cut_at_a_comma_nobody_quoted",
        _CASES,
    ),
    "“Since before Christmas” was since Christmas: words before a date were dropped": (
        "dates/test_reading_law.py::test_a_word_that_is_not_known_refuses_the_whole",
        _PHRASES,
    ),
    "What was told as every day in a month went on after it was told": (
        "dates/test_reading_law.py::test_nothing_that_is_told_goes_on_after_it_was_told",
    ),
    "A question mark behind a date was dropped": ("dates/test_reading_law.py::test_doubt_is_never_lost",),
    "1927, 1905 and half past seven as a year were taken without a word": (
        "intake/mapping/test_date_doubts.py::test_a_date_long_past_is_asked_about",
        "intake/test_kept_diaries.py::test_a_year_typed_in_a_cell_for_dates_is_no_day_of_1905",
        "intake/test_kept_diaries.py::test_years_that_can_hardly_be_are_asked_about",
    ),
    "A year at the top of a page was not that of the rows below": (
        "intake/test_kept_diaries.py::test_a_year_at_the_top_of_the_page_is_lent_to_the_rows_below",
    ),
    "Ten past midnight below a ditto came before the evening, and the order of a day was that of its letters": (
        "intake/test_kept_diaries.py::test_after_midnight_a_ditto_is_the_next_day",
        "intake/mapping/test_clock_halves.py::"
        "test_below_an_evening_a_time_that_is_said_to_be_after_midnight_is_of_the_next_day",
        "record/test_casefile.py::test_what_is_of_one_day_keeps_the_order_it_came_in_whatever_its_words",
    ),
    "Universal time was the clock here, and the hour of the clocks' change was taken unsaid": (
        "intake/test_kept_diaries.py::test_a_zone_in_the_time_column_counts_too",
        "intake/test_kept_diaries.py::test_the_hour_that_the_clocks_changed_is_asked_about_once",
    ),
    "Words of .ods cells ran together; notes, struck-out words and hidden columns were passed over": (
        "intake/test_kept_diaries.py::test_an_open_document_sheet_keeps_its_lines_tabs_spaces_and_notes",
        "intake/test_kept_diaries.py::test_notes_struck_words_and_what_is_hidden",
        "intake/test_kept_diaries.py::test_words_struck_out_within_a_cell_are_not_taken_as_said",
    ),
    "A number in a book of 1904 was four years early, and a formula without a result was the date above": (
        "intake/test_kept_diaries.py::test_a_bare_day_of_a_book_that_counts_from_1904",
        "intake/test_kept_diaries.py::test_a_formula_without_a_result_is_no_empty_cell",
    ),
    "Two dates were one, and Friday a week ago was three days ago": (
        "intake/test_other_diaries.py::test_more_than_one_day_is_never_one",
        "dates/test_reading_law.py::test_so_many_weekdays_ago_is_such_a_day_so_many_weeks_back",
    ),
    "Correcting the words of a date moved it to today": (
        "ui/fields/test_date_editors.py::test_correcting_the_words_keeps_the_day_they_were_said",
    ),
    "A row's number and a collar number were police references; a telephone number was how often": (
        "intake/test_kept_diaries.py::test_a_row_number_is_no_police_reference",
        "intake/test_kept_diaries.py::test_what_the_police_columns_say",
        "intake/test_kept_diaries.py::test_a_telephone_number_is_no_number_of_times",
        "intake/test_other_diaries.py::test_a_reference_that_a_spreadsheet_spoilt_is_said",
    ),
    "A form's stamp and a sheet's month dated nothing": (
        "intake/test_kept_diaries.py::test_a_google_forms_timestamp_is_the_date_where_there_is_no_other",
        "intake/test_kept_diaries.py::test_a_sheet_of_a_month_lends_it",
    ),
    "What he was arrested for or did to himself was violence to her, a court a professional whom he threatened": (
        "intake/accounts/test_reader.py::"
        "test_a_court_is_nobody_he_threatens_and_what_he_was_arrested_for_is_no_violence_told",
        "intake/accounts/test_reader.py::test_what_he_does_to_himself_is_no_violence_to_her",
    ),
}

BY_NUMBER: dict[str, dict[str, tuple[str, ...]]] = {
    "findings": {
        "1: no pattern of a record ends findings, the timeline or a paper; one that fails costs itself and says so": (
            "analysis/test_run_rules.py::test_episodes_that_each_hold_as_much_that_is_grave_as_not_cost_no_finding",
            "analysis/test_run_rules.py::test_a_rule_that_fails_costs_its_own_findings_and_says_so_in_its_place",
            "analysis/test_run_rules.py::test_no_rule_fails_over_any_record",
            "analysis/test_run_rules.py::test_no_rule_fails_whatever_stands_in_every_text_field",
            "papers/test_any_record.py::test_a_document_is_made_of_any_record_or_refused_with_a_sentence",
        ),
        "2: the greater the rise, the surer it is told, silence and its end too, at no more false alarms": (
            "statistics/test_guarantees.py::test_one_look_sees_what_lewis_and_robinsons_test_sees",
            "statistics/test_guarantees.py::test_a_large_rise_is_told_by_itself",
            "statistics/test_whole_table.py::test_one_look_sees_no_less_than_the_yardstick",
            "analysis/rates/test_large_rises.py::test_silence_and_its_end_are_no_episodes_about_the_rise_that_fits",
            "analysis/rates/test_interim_looks.py::test_silence_and_its_end_are_seen_by_the_statistic_for_large_rises",
        ),
        "3: what ended in acquittal is no breach, and what was done about the others is told": (
            "analysis/examples/breaches.py::near miss: the third was charged, and ended in acquittal",
            "analysis/examples/breaches.py::an incident of an acquittal is no breach that anything followed",
            "analysis/examples/breaches.py::a charge that failed decides over what was entered beside the breach",
        ),
        "4: a sentence names the kind of conduct; grades are numbers with their kinds, on paper and on the timeline": (
            "analysis/rates/test_severity.py::"
            "test_a_grade_is_told_by_the_kinds_that_have_it_or_where_an_officer_set_it_by_those_there_are",
            "analysis/test_rules.py::test_an_alarm_is_named_by_the_kind_that_is_recorded_and_no_graver_one",
            "analysis/examples/alarms.py::history 1: an attempt to pay for a killing",
            "analysis/examples/alarms.py::brake pipes cut",
            "papers/test_one_story.py::test_the_ladder_names_what_was_said_and_not_the_step_it_stands_on",
            "papers/test_printed_chart.py::test_the_key_holds_every_mark_drawn_and_only_those",
            "timeline/test_table_and_svg.py::test_what_nobody_has_graded_has_no_grade",
        ),
        "5: a look says from when to when, and that nothing later is compared": (
            "statistics/test_hearing.py::test_a_rise_is_told_with_its_counts_its_range_and_its_chance",
            "analysis/rates/test_hearing.py::"
            "test_a_span_that_ends_a_day_before_the_last_whole_one_says_that_nothing_later_is_compared",
        ),
        "6: a range that contradicts the sentence is not printed, nor one of too few days; days are no incidents": (
            "analysis/rates/test_rate_wording.py::test_a_range_that_would_contradict_what_was_told_is_not_printed",
            "analysis/rates/test_rate_wording.py::test_how_many_times_is_told",
            "analysis/rates/test_rate_ratio.py::test_with_fewer_than_two_days_before_there_is_no_range",
            "analysis/rates/test_rate_ratio.py::"
            "test_days_that_come_together_count_for_less_before_it_is_asked_whether_there_were_two",
        ),
        "7: only what a test has told stands under more often and more serious; firsts stand apart": (
            "analysis/test_glance.py::test_only_what_a_test_has_told_stands_under_more_often_and_more_serious",
        ),
        "8: a highlight has its date and what came since, and is led with while later looks show it": (
            "analysis/rates/test_interim_looks.py::"
            "test_whether_it_still_shows_is_asked_of_all_days_up_to_now_at_the_level_of_the_look",
            "analysis/examples/rates.py::calls that come faster and faster through a diary",
            "papers/test_cross_examined.py::test_a_rise_that_no_longer_shows_is_no_reason_for_anything_now",
        ),
        "9: a range wholly below one is told as fewer days, with what it may mean": (
            "analysis/rates/test_hearing.py::test_fewer_days_later_are_told_only_wherever_the_vague_ones_lie",
            "analysis/rates/test_hearing.py::"
            "test_fewer_days_after_an_order_are_told_where_something_came_before_and_nothing_is_vague",
        ),
        "10: seriousness parts custody as rates do, says what grades that persist cost, and is of his conduct alone": (
            "analysis/rates/test_severity.py::"
            "test_where_there_was_custody_what_can_be_done_from_inside_is_graded_apart",
            "analysis/rates/test_hearing.py::test_letters_from_prison_and_visits_after_it_are_no_rise_in_seriousness",
            "analysis/test_rules.py::test_what_a_test_promises_is_told_with_what_it_does_not_hold_for",
            "analysis/examples/by_others.py::near miss: a third person or an unknown hand",
            "analysis/examples/by_others.py::another person who is named strangled her, and nobody chose who did it",
            "analysis/test_properties.py::test_what_somebody_else_did_is_said_to_be_so_or_not_told",
        ),
        "11: dense records hold, what does not is said, why this date is asked, a part with no day takes no level": (
            "statistics/test_guarantees.py::test_one_look_calls_few_dense_records_rising",
            "statistics/test_whole_table.py::test_one_look_on_dense_records",
            "analysis/test_rules.py::test_what_a_test_promises_is_told_with_what_it_does_not_hold_for",
            "services/cases/test_findings_kept.py::test_no_look_is_made_before_it_is_said_why_this_date",
            "analysis/rates/test_hearing.py::test_why_this_date_is_told_with_what_it_costs",
            "analysis/rates/test_days_at_risk.py::"
            "test_where_no_day_is_at_risk_for_what_is_done_in_person_there_is_nothing_to_compare_of_it",
        ),
        "12: kinds are not compared across a change of recording, nor with a single call": (
            "analysis/examples/stretches.py::near miss: one call from memory, and a diary begun within the last months",
            "analysis/examples/stretches.py::near miss: the whole history is one call the day before",
        ),
        "13: the method told is the method used, and so are the days": (
            "analysis/test_rates_table.py::test_both_sides_are_as_long_at_most_a_year_and_at_least_four_weeks",
            "analysis/rates/test_before_after.py::test_each_side_needs_four_weeks_at_risk",
            "analysis/test_rules.py::test_days_that_a_sentence_counts_are_those_from_its_first_date_to_its_last",
        ),
        "14: the analysis for a hearing is in its papers where it is chosen, with its limits": (
            "services/documents/test_hearing_analysis.py::"
            "test_a_social_history_has_it_with_words_figures_and_limits_only_where_it_is_chosen",
            "services/documents/test_hearing_analysis.py::test_key_points_say_its_words_and_where_its_limits_stand",
            "services/documents/test_hearing_analysis.py::test_a_bundle_holds_it_where_a_part_was_asked_for_with_it",
        ),
        "15: before service, after the end and on the day nothing is counted as a breach that is not surely one; "
        "requests, licences and deportation have their own words": (
            "analysis/examples/orders_in_force.py::three incidents before it was served are no breaches of it",
            "analysis/examples/orders_in_force.py::"
            "one in force; the rest before it was made, after it ended, without a date and by somebody not known",
            "analysis/examples/orders_in_force.py::on the day it was made nobody knows which came first",
            "analysis/examples/orders_in_force.py::a request to a prison and a deportation order forbid no contact",
            "analysis/test_properties.py::test_what_counts_as_a_breach_came_while_the_order_was_in_force_or_was_proved",
        ),
        "16: what is known of custody is said, one day is one occasion, and titles claim no more than was chosen": (
            "analysis/examples/stretches.py::quiet since the day he went in",
            "analysis/examples/stretches.py::in prison on every day of the time counted",
            "analysis/examples/stretches.py::near miss: one day, or one entry made twice, is one occasion",
            "analysis/examples/stretches.py::two of her family are told together",
            "analysis/examples/alarms.py::exposure is one too, and told as that",
            "analysis/examples/alarms.py::histories 8 and 29: a fire tried and a fire threatened",
            "analysis/test_rules.py::test_what_reaches_nobody_is_no_contact_from_custody",
            "analysis/test_rules.py::test_a_call_aimed_at_a_pet_is_not_called_harm_to_one_and_no_more",
            "analysis/test_glance.py::"
            "test_an_order_its_service_and_its_sentence_within_a_week_are_one_card_with_its_breaches",
        ),
        "B: few cards, the three that matter on top, plates where it happened and alarms first": (
            "services/example/test_glance_of_the_examples.py::test_the_three_that_matter_stand_on_top",
            "services/example/test_glance_of_the_examples.py::test_there_are_few_cards_and_every_finding_is_in_one",
            "timeline/test_plates.py::"
            "test_one_night_has_a_bar_no_wider_than_a_mark_at_its_month_with_its_name_beside_it",
            "timeline/test_plates.py::"
            "test_where_there_is_no_room_for_all_alarms_are_drawn_before_windows_and_those_as_they_were_given",
        ),
    },
    "leaks of documents": {
        "L1: apostrophes, Saint, first and 1st, & and and, joined and parted words, articles": (
            "services/documents/test_spellings_in_papers.py::test_what_once_stood_in_clear_is_marked",
            "disclosure/test_strangers_spellings.py::test_what_people_wrote_is_marked_or_asked_about",
            "text/test_rewritten_values.py::test_what_people_write_for_a_value_is_found",
            "text/test_spellings_by_kind.py::test_an_address",
            "text/test_spellings_recorded.py::test_every_value_is_spelled_as_it_is_recorded",
        ),
        "L2: of two values in one field the entry is refused": (
            "services/documents/test_spellings_in_papers.py::"
            "test_two_values_in_one_field_are_refused_where_they_are_entered",
            "record/test_one_value.py::test_several_are_named_with_what_to_do",
            "services/cases/test_records.py::"
            "test_several_values_in_a_field_for_one_are_refused_and_older_ones_stay_as_they_were",
            "papers/test_example_shows_all.py::test_no_field_of_the_example_for_one_value_holds_several",
        ),
        "L3: foreign numbers in home form, local ones without their code": (
            "services/documents/test_spellings_in_papers.py::test_what_once_stood_in_clear_is_marked",
            "text/test_spellings_table.py::test_a_number",
            "text/test_rewritten_values.py::test_what_people_write_for_a_value_is_found",
        ),
        "L4: handles, local parts and addresses of one account": (
            "services/documents/test_spellings_in_papers.py::test_what_once_stood_in_clear_is_marked",
            "text/test_spellings_by_kind.py::test_a_value_of_any_other_kind",
            "disclosure/test_guarded_table.py::test_a_contact_detail_is_looked_for_in_the_spellings_of_its_sort",
        ),
        "L5: half of a double-barrelled name": (
            "services/documents/test_spellings_in_papers.py::test_what_once_stood_in_clear_is_marked",
            "disclosure/test_guarded_table.py::test_either_half_of_a_double_surname_stands_for_it",
            "text/test_spellings_by_kind.py::test_halves_of_a_double_surname",
        ),
        "L6: a school or a surgery by its short name": (
            "services/documents/test_spellings_in_papers.py::test_what_once_stood_in_clear_is_marked",
            "text/test_spellings_by_kind.py::test_a_place",
            "text/test_told_otherwise.py::test_the_first_letters_of_an_institution",
        ),
        "L7: her own words to her are not cut for a name that is a place's": (
            "disclosure/test_exemptions.py::test_in_her_own_words_to_her_a_name_that_is_a_place_s_stands",
            "services/documents/test_record_words.py::test_her_own_words_to_her_leave_with_a_second_officer_alone",
        ),
        "L8: what is filled into a form is text": (
            "services/documents/test_bundles.py::test_words_on_a_page_of_an_exhibit_are_searched_for_what_is_withheld",
            "foreign/test_foreign.py::test_a_form_comes_as_it_looks_and_nothing_in_it_runs_or_rides_along",
        ),
        "L9: O and 0 both ways, inflected names, M.A.R.A.C.": (
            "services/documents/test_spellings_in_papers.py::test_what_once_stood_in_clear_is_marked",
            "text/test_near_codes.py::test_figures_are_read_as_the_letters_they_look_like",
            "text/test_spellings_by_kind.py::test_forms_of_a_surname",
            "text/test_spellings_by_kind.py::test_the_cases_of_a_name_that_ends_in_a_consonant",
            "disclosure/test_guarded_table.py::test_that_there_is_a_marac_is_looked_for_in_each_of_its_words",
        ),
    },
    "stops of documents": {
        "F1: no word the program prints stops a file, and every refusal has a way on": (
            "services/documents/test_record_words.py::test_a_town_called_as_the_program_speaks_stops_no_file",
            "services/documents/test_record_words.py::test_a_protected_surname_that_heads_a_table_stops_no_file",
            "services/documents/test_record_words.py::"
            "test_every_word_that_a_composer_prints_and_no_record_holds_may_be_somebody_s_name",
            "services/documents/test_refusals.py::test_a_refusal_names_a_way_on",
        ),
        "F2: terms he was served stand as he has them, house numbers cut": (
            "disclosure/test_exemptions.py::test_a_term_stands_as_he_has_it_but_for_numbers",
            "disclosure/test_exemptions.py::test_only_what_the_man_this_paper_concerns_was_served_stands",
            "disclosure/test_exemptions.py::test_whatever_may_reach_him_has_the_term_as_he_has_it",
        ),
        "F3: a village called Fence cuts no fence": (
            "disclosure/test_marks_are_as_rare_as_values.py::"
            "test_values_that_are_ordinary_words_are_not_found_in_small_letters",
            "disclosure/test_guarded_table.py::test_an_ordinary_word_is_a_house_only_with_a_capital",
        ),
    },
    "what documents said": {
        "O-A: one man is one, by each of his names": ("papers/test_persons.py::test_a_man_entered_twice_is_one_man",),
        "O-B: another woman's orders are not hers, and whom an order protects is said": (
            "papers/test_persons.py::test_an_order_says_whom_it_protects_and_names_nobody_else",
            "disclosure/test_orders_elsewhere.py::test_nothing_is_found_from_an_order_made_for_somebody_else",
            "analysis/examples/orders_in_force.py::near miss: breaches of an order made for another woman are not hers",
        ),
        "O1: an entry, its charge and its breach have one outcome": (
            "papers/test_one_story.py::"
            "test_a_breach_and_its_charge_have_one_outcome_and_proved_one_meaning_wherever_they_are_told",
            "papers/test_breaches_agree.py::test_the_breaches_of_an_order_are_as_many_wherever_they_are_counted",
            "analysis/test_cautions.py::test_a_breach_and_its_charge_that_say_two_things_are_asked_about",
        ),
        "O2: nothing is made of no date": (
            "analysis/examples/conduct.py::an email with no date is in no stay, however likely",
            "analysis/test_run_rules.py::test_what_only_may_be_is_not_told_of_entries_none_of_which_has_a_date",
            "analysis/test_properties.py::test_nothing_without_a_date_is_placed_inside_custody_or_behind_an_order",
        ),
        "O3: a request and a licence are no orders that were broken": (
            "papers/test_one_story.py::test_what_forbids_by_no_court_is_no_order_that_was_broken",
            "papers/test_read_by_counsel.py::test_a_condition_that_a_court_made_is_not_called_no_order_of_a_court",
        ),
        "O4: a veiled threat is called that": (
            "papers/test_one_story.py::test_the_ladder_names_what_was_said_and_not_the_step_it_stands_on",
        ),
        "O5: what the chart draws is in the chronology": (
            "papers/test_one_story.py::test_all_that_the_chart_draws_has_its_day_in_the_chronology",
        ),
        "O6: what was never entered is to be asked": (
            "papers/test_persons.py::test_a_referral_that_nobody_filled_in_says_ask_and_never_none",
            "papers/test_persons.py::test_children_told_of_and_not_entered_are_not_lost_to_the_referral",
        ),
        "O7: a source that is recorded is named": (
            "papers/test_read_by_counsel.py::test_a_licence_request_says_the_source_that_is_recorded",
        ),
        "O8: proved is one word with one meaning": (
            "papers/test_one_story.py::"
            "test_a_breach_and_its_charge_have_one_outcome_and_proved_one_meaning_wherever_they_are_told",
        ),
    },
    "broken documents": {
        "B1: an action list holds what it counts": (
            "papers/test_handled_papers.py::test_an_action_list_holds_every_action_it_counts",
        ),
        "B2: no heading without text": ("papers/test_handled_papers.py::test_no_heading_stands_without_text",),
        "B3: the statement first, its handling apart": (
            "papers/test_handled_papers.py::test_the_statement_stands_first_and_what_handles_it_on_a_page_of_its_own",
        ),
        "B4: an index has no empty page, and an addition is told by what it adds": (
            "papers/test_bundle.py::test_an_index_of_nine_entries_is_one_page_and_nothing_follows_it_empty",
            "papers/test_bundle.py::test_later_additions_stand_at_the_end_and_no_page_changes_its_number",
        ),
        "B5: a long download goes in with progress, and a refusal names its limit": (
            "foreign/test_foreign.py::test_while_an_answer_comes_its_pages_are_counted_and_whoever_waits_may_stop_it",
            "services/documents/test_refusals.py::test_a_refusal_names_the_limit_that_was_met",
        ),
    },
    "layout, length and wording": {
        "length: 18 pages in full, 6 in short, two to be read alone, two for one entry, and no fact lost": (
            "papers/test_two_forms.py::test_no_full_form_is_longer",
            "papers/test_two_forms.py::test_the_short_form_is_short_for_every_reader",
            "papers/test_two_forms.py::test_the_first_two_pages_of_a_full_form_can_be_read_alone",
            "papers/test_two_forms.py::test_one_entry_gives_two_pages",
            "papers/test_two_forms.py::test_the_full_form_has_lost_no_fact",
        ),
        "told once: breaches, and one source": (
            "papers/test_read_by_counsel.py::test_the_breaches_of_one_order_are_counted_in_one_paragraph",
            "papers/test_chronology.py::test_one_source_is_a_sentence_and_several_are_a_column",
        ),
        "chronology: all that happened, in order of time": (
            "papers/test_chronology.py::test_everything_stands_in_order_of_time",
        ),
        "layout: tables begin and go on as tables, pages are full enough, one first heading, large enough": (
            "papers/test_layout.py::test_every_page_of_every_kind_is_laid_out_by_the_rules",
            "papers/test_layout.py::test_every_page_of_every_example_case_is",
            "papers/test_layout.py::test_nothing_that_is_read_is_small",
            "papers/test_layout.py::test_what_leads_to_a_table_never_stands_at_a_page_s_foot_without_it",
            "papers/test_layout.py::test_no_heading_stands_at_a_page_s_foot_without_what_it_is_over",
            "papers/test_layout.py::test_no_short_word_of_a_cell_is_broken_where_there_is_room_for_it",
            "papers/test_layout.py::test_under_a_heading_on_a_page_hardly_begun_its_table_begins",
        ),
        "chart: no label cut, a scale, axes in line, a key to what is drawn": (
            "papers/test_printed_chart.py::test_no_label_is_cut",
            "papers/test_printed_chart.py::test_the_highest_bar_has_its_number_and_the_axis_a_nought",
            "papers/test_printed_chart.py::test_the_years_over_the_bars_stand_over_the_years_of_the_lanes",
            "papers/test_printed_chart.py::test_nothing_is_drawn_past_the_record_s_last_day_but_a_margin",
            "papers/test_printed_chart.py::test_what_is_drawn_and_stands_in_no_key_is_told_beneath_the_chart",
        ),
        "wording: sentences with verbs, one and many": (
            "papers/test_handled_papers.py::test_an_order_and_an_entry_without_dates_read_as_sentences",
            "papers/test_cross_examined.py::test_one_entry_is_no_entries",
            "papers/test_cross_examined.py::test_one_mark_of_withholding_is_told_in_a_sentence",
            "papers/test_read_by_counsel.py::test_how_many_actions_are_late_is_said_of_those_that_are_open",
        ),
        "validity: both standards, and text in scans": (
            "papers/test_every_file.py::test_it_says_what_it_should_opens_clean_and_looks_as_it_did",
            "services/documents/test_bundles.py::test_words_in_a_picture_are_found_read_and_searched",
        ),
        "missing: spreadsheets, text for editing, large print, Welsh, a log of marks, near misses, letters": (
            "services/documents/test_other_forms.py::test_a_spreadsheet_holds_the_rows_the_marking_and_a_digest",
            "services/documents/test_other_forms.py::"
            "test_a_text_for_editing_needs_the_unit_s_leave_and_says_that_it_is_no_copy_of_the_register",
            "papers/test_layout.py::test_every_kind_can_be_had_in_large_print_with_the_same_words",
            "papers/test_languages.py::test_no_english_sentence_is_left_in_it",
            "typeset/test_office.py::test_what_a_document_says_beside_its_tables_goes_with_its_rows",
            "services/documents/test_doubts.py::test_the_log_tells_each_mark_and_no_value",
            "services/documents/test_doubts.py::test_the_log_names_the_page_of_each_mark_and_says_which_are_on_none",
            "services/documents/test_doubts.py::test_a_slip_of_a_street_is_told_with_its_page",
            "papers/test_chronology.py::test_entries_can_be_chosen_and_the_paper_says_so",
            "papers/test_example_shows_all.py::test_each_letter_can_be_made_in_each",
        ),
    },
    "papers of the histories": {
        "1: what nobody asked or answered is told as that, and apart": (
            "record/test_proof.py::test_what_nobody_asked_is_no_answer",
            "analysis/test_cautions.py::test_what_nobody_asked_is_said_apart_from_what_was_not_reported",
        ),
        "5: the ladder gives no order that the dates do not": (
            "analysis/examples/conduct.py::near miss: damage that may have come before both leaves no order at all",
            "analysis/examples/conduct.py::calls surely came first; of what followed the dates settle no order",
        ),
        "6: a step is told by its kind, a killing as one, and what was tried as tried": (
            "papers/test_one_story.py::test_the_ladder_names_what_was_said_and_not_the_step_it_stands_on",
            "analysis/test_rules.py::test_an_alarm_is_named_by_the_kind_that_is_recorded_and_no_graver_one",
            "analysis/test_rules.py::test_the_steps_are_named_by_what_stands_on_them",
        ),
        "7: a number of several kinds is that of no one of them, and scores is not once": (
            "analysis/examples/conduct.py::"
            "history 13: the number of an entry of several kinds is that of no one of them",
            "analysis/examples/conduct.py::history 39: scores of times is no number, and is not once",
        ),
        "8: breaches are counted by their number, and a blank outcome is one thing everywhere": (
            "analysis/examples/orders_in_force.py::history 16: one entry stands for three, and another for one",
            "papers/test_breaches_agree.py::test_the_breaches_of_an_order_are_as_many_wherever_they_are_counted",
        ),
        "9: what has no date has no number, and undated events no order and no day in common": (
            "papers/test_chronology.py::test_breaches_without_a_date_have_no_number",
            "papers/test_chronology.py::"
            "test_what_has_no_date_is_a_line_each_and_a_stay_without_days_is_not_told_as_one_that_goes_on",
        ),
        "11: her copy never says that nothing protects her where nobody entered whom an order protects": (
            "papers/test_handled_papers.py::"
            "test_her_copy_never_says_that_nothing_protects_her_where_nobody_entered_whom_an_order_protects",
        ),
        "12: a printed chart has the key to its worst mark": (
            "papers/test_printed_chart.py::test_the_key_holds_every_mark_drawn_and_only_those",
        ),
        "14: intimidating a witness is no use of proceedings": (
            "analysis/examples/stretches.py::near miss: a witness is threatened, and no court or authority is used",
        ),
        "16: number words are kept": (
            "papers/test_chronology.py::test_words_that_give_no_number_are_printed_and_masked_as_any_text_is",
            "record/test_count.py::test_the_words_are_kept_where_they_say_more_than_the_number",
        ),
        "19: undated things read as sentences, nothing is said twice, and a stay without days does not go on": (
            "analysis/examples/orders_in_force.py::two proved, and neither with a date",
            "papers/test_handled_papers.py::test_an_order_and_an_entry_without_dates_read_as_sentences",
            "papers/test_handled_papers.py::test_time_on_remand_is_not_said_twice",
            "papers/test_chronology.py::"
            "test_what_has_no_date_is_a_line_each_and_a_stay_without_days_is_not_told_as_one_that_goes_on",
        ),
    },
    "facts of the duty": {
        "B1: bank holidays are computed to 2028, and a day past them still has its line": (
            "rules/test_facts_of_the_duty.py::test_for_which_years_bank_holidays_are_known",
            "due/test_due.py::test_a_day_whose_bank_holidays_are_not_known_still_has_its_line",
        ),
        "B2: every deadline that is shown as in force is counted by": (
            "due/test_every_deadline.py::test_every_deadline_that_the_program_carries_is_in_the_table_above",
            "due/test_every_deadline.py::test_a_line_counts_by_it",
        ),
        "B3: the contact of the notification scheme is not called checked": (
            "rules/test_facts_of_the_duty.py::test_a_deadline_says_how_far_it_is_known",
        ),
        "B4: an application to withhold is the Secretary of State’s, and the officer’s own day is before it": (
            "rules/test_facts_of_the_duty.py::test_a_deadline_says_how_far_it_is_known",
            "rules/test_deadlines.py::test_what_is_due_when",
        ),
        "B5: fifty-six days begin with the day he returned": ("rules/test_deadlines.py::test_what_is_due_when",),
        "B6: a violence protection order ends, and a stalking one is notified, by what was read of the law": (
            "rules/test_facts_of_the_duty.py::test_a_deadline_says_how_far_it_is_known",
            "rules/test_lawful_ends.py::test_the_last_day_the_law_allows",
        ),
        "B7: notification of a domestic abuse order names where and until when it was piloted": (
            "rules/test_facts_of_the_duty.py::test_notification_of_a_domestic_abuse_order_names_where_it_was_piloted",
            "rules/test_facts_of_the_duty.py::test_a_deadline_says_how_far_it_is_known",
        ),
        "B8: a stalking order on conviction can not be entered before it is shown to be in force": (
            "rules/test_facts_of_the_duty.py::"
            "test_no_order_can_be_entered_as_made_by_a_route_that_was_not_shown_to_be_in_force",
        ),
        "B9: a lenient sentence and a transcript have their days, and say which day was not found": (
            "rules/test_facts_of_the_duty.py::test_a_deadline_says_how_far_it_is_known",
            "due/test_every_deadline.py::test_a_line_counts_by_it",
        ),
        "B10: release at a third is counted nowhere, and the list to confirm says so": (
            "rules/test_facts_of_the_duty.py::test_what_was_not_found_is_on_the_list_of_what_to_confirm",
        ),
        "B11: observing is a request with its day and its presumption": (
            "rules/test_facts_of_the_duty.py::test_a_deadline_says_how_far_it_is_known",
            "due/test_every_deadline.py::test_a_line_counts_by_it",
        ),
        "B12: an area counts what was reported or every incident, each area for itself": (
            "analysis/test_params.py::test_an_area_counts_what_was_reported_or_every_incident",
            "services/cases/test_areas_of_a_unit.py::test_each_case_has_the_repeat_and_the_threshold_of_its_own_area",
            "services/cases/test_areas_of_a_unit.py::"
            "test_the_unit_s_own_change_does_not_reach_an_area_that_has_its_own",
        ),
        "B13: a referral says whose tool, with what result, and asks for needs and a child’s school": (
            "papers/test_marac_referral.py::test_whose_checklist_with_what_result_by_whom_and_when",
            "papers/test_marac_referral.py::test_what_she_needs_is_given_or_to_be_asked",
            "papers/test_marac_referral.py::test_children_have_their_school_apart_and_what_is_missing_is_asked",
        ),
        "B14: what was not found stands on the list of what to confirm": (
            "rules/test_facts_of_the_duty.py::test_what_was_not_found_is_on_the_list_of_what_to_confirm",
            "rules/test_to_confirm.py::test_the_list_is_as_the_rules_are",
        ),
        "B15: what officers say is found": (
            "ui/case/test_tabs_of_records.py::test_what_officers_say_finds_the_tab_that_has_it",
            "ui/case/test_tabs_of_records.py::test_the_letters_that_officers_say_stand_with_the_words_they_choose",
        ),
        "B16: moves, sentences, requirements, requests, functions and outcomes of the work can be chosen": (
            "rules/test_facts_of_the_duty.py::test_what_the_work_speaks_of_can_be_chosen",
            "rules/test_licence_menu.py::test_the_menu_holds_these_codes_and_no_other",
        ),
    },
    "tasks of the duty": {
        "C1: the scheme is offered on time, until somebody was reached": (
            "due/test_telling.py::"
            "test_first_contact_of_each_victim_stays_until_somebody_answered_or_a_manager_ended_it",
        ),
        "C2: who did not answer or whose letter came back is tried another way": (
            "due/test_telling.py::test_an_attempt_that_reached_nobody_ends_nothing_and_says_what_comes_next",
            "due/test_telling.py::test_a_letter_to_her_chosen_safe_address_counts_once_it_has_not_come_back",
            "services/cases/test_telling_acts.py::test_an_attempt_without_its_next_step_or_its_facts_is_not_saved",
        ),
        "C3: the right name, the right address and a safe way": (
            "papers/test_letters.py::test_no_letter_goes_to_an_address_that_has_ended_or_may_have",
            "papers/test_letters.py::test_of_two_victims_each_has_a_letter_to_her_own_address",
        ),
        "C4: a letter says what it means and how to answer": (
            "papers/test_letters.py::test_a_letter_says_how_to_answer_and_a_first_one_how_to_complain",
            "papers/test_letters.py::test_a_decision_of_the_board_says_what_it_was_and_until_when_it_can_be_challenged",
        ),
        "C5: a sentence, and the result of a hearing, is told": (
            "due/test_telling.py::test_what_happened_is_told_by_its_own_day",
            "due/test_telling.py::"
            "test_whom_an_order_or_sentence_of_the_day_does_not_concern_is_told_the_result_of_the_hearing",
        ),
        "C6: a year’s contact": ("due/test_due.py::test_annual_contact_counts_from_the_last_one_made",),
        "C7: open conditions, a category and a temporary release are told": (
            "due/test_telling.py::test_every_move_but_a_transfer_is_a_kind_of_event",
            "due/test_telling.py::test_what_happened_is_told_by_its_own_day",
        ),
        "C8: parole listed, deferred and decided, each by a letter of its own": (
            "due/test_telling.py::test_what_happened_is_told_by_its_own_day",
            "papers/test_letters.py::test_every_letter_is_filled_from_the_record_and_names_nobody_but_its_reader",
        ),
        "C9: a parole statement, its ten minutes and its twenty-eight days": (
            "ui/case/test_statements_tab.py::test_parole_is_measured_against_ten_minutes",
            "due/test_due.py::test_a_parole_hearing_has_its_own_deadlines_to_be_confirmed",
        ),
        "C10: observing a hearing, and a representative": (
            "due/test_every_deadline.py::test_a_line_counts_by_it",
            "rules/test_facts_of_the_duty.py::test_what_the_work_speaks_of_can_be_chosen",
        ),
        "C11: the challenge of twenty-one days, and the reasons": (
            "due/test_telling.py::test_a_parole_decision_can_be_challenged_for_twenty_one_days_unless_that_was_asked",
            "due/test_due.py::test_a_parole_decision_whose_reasons_can_be_asked_for",
        ),
        "C12: licence conditions are asked for, chased and told with the reason": (
            "due/test_due.py::test_requests_to_send_to_wait_for_and_to_pass_on",
            "rules/test_licence_menu.py::test_a_code_is_that_of_its_condition",
        ),
        "C13: an area asked for has its map, was looked at, and is drawn around no home": (
            "services/documents/test_withholding_checks.py::test_an_area_asks_whether_it_reveals_where_somebody_lives",
            "services/documents/test_withholding_checks.py::test_an_area_drawn_around_a_place_points_at_it",
            "papers/test_licence_areas.py::test_no_paper_asks_for_an_area_that_nobody_looked_at",
            "papers/test_licence_areas.py::test_no_paper_asks_for_an_area_around_a_home",
            "papers/test_licence_areas.py::test_no_paper_asks_for_an_area_whose_words_name_her_home",
            "papers/test_licence_areas.py::test_the_paper_names_the_map_that_goes_with_it_and_that_it_was_looked_at",
        ),
        "C14: the offender manager and the prison are told that there is a victim, and never who": (
            "papers/test_letters.py::test_a_letter_to_an_agency_knows_him_by_his_number_and_never_names_her",
            "papers/test_letters.py::test_it_goes_to_whoever_holds_the_office",
        ),
        "C15: release, recall and release in error at short notice": (
            "due/test_telling.py::test_what_has_to_be_told_at_once_waits_for_no_next_step",
            "due/test_due.py::test_a_release_is_prepared_for_until_nobody_is_to_be_told_any_more",
        ),
        "C16: several victims of one man, each told for herself": (
            "due/test_telling.py::test_telling_one_victim_does_not_tell_the_other",
            "services/cases/test_telling_acts.py::test_telling_the_victim_of_one_case_leaves_the_line_of_the_other",
        ),
        "C17: short sentences, by the scheme that they belong to": (
            "due/test_due.py::test_first_contact_by_each_scheme",
            "papers/test_letters.py::test_a_letter_to_an_agency_knows_him_by_his_number_and_never_names_her",
        ),
        "C18: what a MARAC agreed is chased until it is done": (
            "due/test_due.py::test_an_action_overdue_is_chased_one_to_come_is_opened_and_one_without_a_day_is_given_one",
            "services/cases/test_statements_and_meetings.py::test_a_meeting_without_its_follow_up_is_not_closed",
        ),
        "C19: what she needs is asked once and used": (
            "papers/test_letters.py::test_large_print_is_proposed_where_she_needs_it",
            "papers/test_marac_referral.py::test_what_she_needs_is_given_or_to_be_asked",
        ),
        "C20: cases are given to another, covered, and counted by officer; a complaint is recorded, with its days": (
            "due/test_complaints.py::test_what_comes_next_and_by_when",
            "due/test_complaints.py::test_closing_a_case_answers_nobody",
            "disclosure/test_audiences.py::test_of_two_victims_each_has_her_own_copy",
            "services/cases/test_caseload.py::test_cases_are_given_to_another_by_one_act_that_undo_takes_back",
            "services/cases/test_caseload.py::test_who_covers_has_the_other_s_cases_on_those_days_and_on_no_other",
            "papers/test_letters.py::test_a_letter_says_how_to_answer_and_a_first_one_how_to_complain",
        ),
    },
}
"""By what they are of, then each by its number: what must be true, and the tests that hold it. An example of a rule is
named by its file and its name."""


FAULTS: dict[str, tuple[str, ...]] = {
    **DUTIES,
    **HISTORIES,
    **DESK,
    **ACCESS,
    **WAY_IN,
    **{f"{part} {fault}": tests for part, faults in BY_NUMBER.items() for fault, tests in faults.items()},
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_has_its_tests(fault: str) -> None:
    assert FAULTS[fault]
    missing = [each for each in FAULTS[fault] if each.partition("::")[2] not in named_in(each.partition("::")[0])]
    assert missing == []


@pytest.mark.parametrize(
    ("part", "numbers"),
    [
        ("findings", [*map(str, range(1, 17)), "B"]),
        ("leaks of documents", [f"L{n}" for n in range(1, 10)]),
        ("stops of documents", ["F1", "F2", "F3"]),
        ("what documents said", ["O-A", "O-B", *(f"O{n}" for n in range(1, 9))]),
        ("broken documents", [f"B{n}" for n in range(1, 6)]),
        ("papers of the histories", ["1", "5", "6", "7", "8", "9", "11", "12", "14", "16", "19"]),
        ("facts of the duty", [f"B{n}" for n in range(1, 17)]),
        ("tasks of the duty", [f"C{n}" for n in range(1, 21)]),
    ],
)
def test_none_that_was_numbered_is_left_out(part: str, numbers: list[str]) -> None:
    assert [fault.partition(":")[0] for fault in BY_NUMBER[part]] == numbers


@pytest.mark.parametrize(
    ("faults", "numbers"),
    [
        (DUTIES, [f"A{n}" for n in range(1, 14)]),
        (HISTORIES, [*map(str, range(1, 18)), "18a", "18b", "19"]),
    ],
)
def test_every_fault_that_was_found_by_a_number_has_its_tests(
    faults: dict[str, tuple[str, ...]], numbers: list[str]
) -> None:
    """The duties by the lines of what was found of them, the histories by their numbers; the rest came with those."""
    found = [number for fault in faults if (number := fault.partition(":")[0]) in numbers]
    assert sorted(found) == sorted(numbers)
