# SPDX-License-Identifier: Apache-2.0
"""The modules whose mutants must die, each with the tests that are nearest to it."""

_DATES = ("tests/dates/test_when.py", "tests/dates/test_window_law.py", "tests/dates/test_phrase_tables.py")
_READING = (
    "tests/dates/reading/test_readings_recorded.py",
    "tests/dates/test_outcomes.py",
    "tests/dates/test_reading_guards.py",
)
_ORDERS = (
    "tests/record/test_order_meaning.py",
    "tests/record/test_order_ends.py",
    "tests/record/test_every_vocabulary_row.py",
    "tests/due/test_due.py",
)
_COUNTS = ("tests/record/test_count.py",)
_DISCLOSED = (
    "tests/disclosure/test_disclosure_table.py",
    "tests/disclosure/test_disclosure_fields.py",
    "tests/disclosure/test_guarded_table.py",
    "tests/disclosure/test_disclose.py",
    "tests/disclosure/test_audiences.py",
)
_GUARDED = ("tests/disclosure/test_guarded_table.py", "tests/disclosure/test_disclose.py")
_ERASED = ("tests/store/records/test_erasure_table.py", "tests/store/records/test_erasure.py")
_ACTS = ("tests/store/records/test_acts.py", "tests/store/records/test_undo.py")
_RATES = ("tests/analysis/test_rates_table.py", "tests/analysis/test_rules.py", "tests/statistics/test_hearing.py")
_SPELLINGS = ("tests/text/test_spellings_table.py", "tests/text/test_spellings.py")
_INTAKE = (
    "tests/intake/test_intake_table.py",
    "tests/intake/test_diary.py",
    "tests/intake/test_sheets.py",
    "tests/intake/test_importers.py",
    "tests/intake/test_repeats.py",
    "tests/intake/mapping/test_column_mapping.py",
    "tests/intake/mapping/test_date_cells.py",
    "tests/intake/mapping/test_lent_years.py",
    "tests/intake/test_kept_diaries.py",
    "tests/intake/test_other_diaries.py",
)
_DIARY = (
    "tests/intake/test_diary.py",
    "tests/intake/test_kept_diaries.py",
    "tests/intake/test_other_diaries.py",
    "tests/intake/test_repeats.py",
)
_DOUBTS = ("tests/intake/mapping/test_date_doubts.py", *_INTAKE)
_WRITTEN = ("tests/intake/mapping/test_written_diaries.py", "tests/intake/test_other_diaries.py")
_OWN_READERS = (
    "tests/intake/formats/test_own_readers.py",
    "tests/intake/formats/test_bounded_book.py",
    "tests/intake/test_kept_diaries.py",
    "tests/intake/test_other_diaries.py",
)
_DUE = (
    "tests/due/test_due_edges.py",
    "tests/due/test_due_table.py",
    "tests/due/test_due.py",
    "tests/due/test_every_deadline.py",
    "tests/services/cases/test_today_service.py",
)
_LEAKS = ("tests/leaks/test_leak_table.py", "tests/leaks/test_leaks_hidden.py")
_GUARDS = (
    "tests/services/cases/test_guards_table.py",
    "tests/services/cases/test_same_person.py",
    "tests/services/cases/test_records.py",
    "tests/services/cases/test_incidents_service.py",
)
_ERASING = ("tests/services/keeping/test_erasing_and_retaining.py", "tests/services/cases/test_guards_table.py")

TARGETS: dict[str, tuple[str, ...]] = {
    "vlu_desktop.record.proof": ("tests/record/test_proof.py",),
    "vlu_desktop.record.count": _COUNTS,
    "vlu_desktop.dates.when": _DATES,
    "vlu_desktop.dates.civil_clock": _DATES,
    "vlu_desktop.dates.date_display": _DATES,
    "vlu_desktop.dates.reading.ago_rules": _READING,
    "vlu_desktop.dates.reading.agreement": _READING,
    "vlu_desktop.dates.reading.calendar_day": _READING,
    "vlu_desktop.dates.reading.clock_changes": _READING,
    "vlu_desktop.dates.reading.clock_rules": _READING,
    "vlu_desktop.dates.reading.extents": _READING,
    "vlu_desktop.dates.reading.going_on": _READING,
    "vlu_desktop.dates.reading.day_rules": _READING,
    "vlu_desktop.dates.reading.derived_places": _READING,
    "vlu_desktop.dates.reading.ends": _READING,
    "vlu_desktop.dates.reading.feast_rules": _READING,
    "vlu_desktop.dates.reading.feasts": _READING,
    "vlu_desktop.dates.reading.lengths": _READING,
    "vlu_desktop.dates.reading.lexer": _READING,
    "vlu_desktop.dates.reading.misspelling": _READING,
    "vlu_desktop.dates.reading.number_words": _READING,
    "vlu_desktop.dates.reading.one_day": _READING,
    "vlu_desktop.dates.reading.open_ends": _READING,
    "vlu_desktop.dates.reading.outcome": _READING,
    "vlu_desktop.dates.reading.period_rules": _READING,
    "vlu_desktop.dates.reading.phrase": _READING,
    "vlu_desktop.dates.reading.places": _READING,
    "vlu_desktop.dates.reading.points": _READING,
    "vlu_desktop.dates.reading.asking": _READING,
    "vlu_desktop.dates.reading.ranges": _READING,
    "vlu_desktop.dates.reading.lists": _READING,
    "vlu_desktop.dates.reading.nights": _READING,
    "vlu_desktop.dates.reading.reader": _READING,
    "vlu_desktop.dates.reading.rules": _READING,
    "vlu_desktop.dates.reading.spans": _READING,
    "vlu_desktop.dates.reading.told": _READING,
    "vlu_desktop.dates.reading.word_kinds": _READING,
    "vlu_desktop.dates.reading.weekday_rules": _READING,
    "vlu_desktop.dates.reading.years_beside": _READING,
    "vlu_desktop.dates.date_words": _DATES,
    "vlu_desktop.dates.date_parts": _DATES,
    "vlu_desktop.dates.window_law": _DATES,
    "vlu_desktop.record.in_force": _ORDERS,
    "vlu_desktop.record.order_kind": _ORDERS,
    "vlu_desktop.record.order_status": _ORDERS,
    "vlu_desktop.disclosure.audiences": _DISCLOSED,
    "vlu_desktop.disclosure.disclose": _DISCLOSED,
    "vlu_desktop.disclosure.protected_values": _DISCLOSED,
    "vlu_desktop.disclosure.row_policy": _DISCLOSED,
    "vlu_desktop.disclosure.masking": _GUARDED,
    "vlu_desktop.disclosure.row_filter": _DISCLOSED,
    "vlu_desktop.disclosure.address_parts": _GUARDED,
    "vlu_desktop.leaks.embedded_parts": _LEAKS,
    "vlu_desktop.leaks.leak_search": _LEAKS,
    "vlu_desktop.leaks.pdf_texts": _LEAKS,
    "vlu_desktop.store.records.erasure": _ERASED,
    "vlu_desktop.store.records.acts": _ACTS,
    "vlu_desktop.analysis.rates.chance": (
        "tests/analysis/rates/test_chance_limits.py",
        "tests/statistics/test_chance.py",
    ),
    "vlu_desktop.analysis.rates.days_at_risk": (
        "tests/analysis/rates/test_days_at_risk.py",
        "tests/analysis/test_rates_table.py",
    ),
    "vlu_desktop.analysis.rates.grading": (
        "tests/analysis/rates/test_grading.py",
        "tests/analysis/test_rates_table.py",
    ),
    "vlu_desktop.analysis.rates.severity": ("tests/analysis/rates/test_severity.py",),
    "vlu_desktop.analysis.rates.hearing": (
        "tests/analysis/rates/test_hearing.py",
        "tests/statistics/test_hearing.py",
        "tests/analysis/test_rates_table.py",
    ),
    "vlu_desktop.analysis.rates.interim_looks": (
        "tests/analysis/rates/test_interim_looks.py",
        "tests/analysis/test_rates_table.py",
    ),
    "vlu_desktop.analysis.rates.rate_ratio": (
        "tests/analysis/rates/test_rate_ratio.py",
        "tests/analysis/test_rates_table.py",
    ),
    "vlu_desktop.analysis.rates.recording_spans": (
        "tests/analysis/rates/test_recording_spans.py",
        "tests/analysis/test_rates_table.py",
    ),
    "vlu_desktop.analysis.rates.before_after": (
        "tests/analysis/rates/test_before_after.py",
        "tests/analysis/test_rates_table.py",
    ),
    "vlu_desktop.analysis.rates.rate_wording": ("tests/analysis/rates/test_rate_wording.py", *_RATES),
    "vlu_desktop.analysis.rates.trend": ("tests/analysis/rates/test_trend.py",),
    "vlu_desktop.analysis.rates.large_rises": ("tests/analysis/rates/test_large_rises.py",),
    "vlu_desktop.analysis.rates.critical_values": (
        "tests/analysis/rates/test_large_rises.py",
        "tests/analysis/rates/test_hearing.py",
        "tests/analysis/rates/test_rate_ratio.py",
    ),
    "vlu_desktop.analysis.rates.likelihood_ratio": ("tests/analysis/rates/test_likelihood_ratio.py",),
    "vlu_desktop.text.spellings": _SPELLINGS,
    "vlu_desktop.text.transliteration": _SPELLINGS,
    "vlu_desktop.intake.mapping.column_dates": (
        "tests/intake/mapping/test_column_dates.py",
        "tests/intake/test_intake_table.py",
        "tests/intake/mapping/test_date_cells.py",
    ),
    "vlu_desktop.intake.mapping.cell_words": ("tests/intake/mapping/test_cell_words.py",),
    "vlu_desktop.intake.mapping.column_contents": ("tests/intake/mapping/test_column_contents.py",),
    "vlu_desktop.intake.mapping.date_answers": ("tests/intake/mapping/test_date_answers.py",),
    "vlu_desktop.intake.mapping.date_cells": _INTAKE,
    "vlu_desktop.intake.mapping.date_doubts": _DOUBTS,
    "vlu_desktop.intake.mapping.figures": (
        "tests/intake/test_intake_table.py",
        "tests/intake/mapping/test_date_cells.py",
    ),
    "vlu_desktop.intake.mapping.heading_zone": _WRITTEN,
    "vlu_desktop.intake.mapping.leading_date": _WRITTEN,
    "vlu_desktop.intake.mapping.lent_years": ("tests/intake/mapping/test_lent_years.py",),
    "vlu_desktop.intake.mapping.number_cells": ("tests/intake/mapping/test_number_cells.py",),
    "vlu_desktop.intake.mapping.prose_lines": _WRITTEN,
    "vlu_desktop.intake.mapping.section_rows": _WRITTEN,
    "vlu_desktop.intake.mapping.sheet_month": ("tests/intake/mapping/test_sheet_month.py",),
    "vlu_desktop.intake.mapping.told_words": (
        "tests/intake/mapping/test_date_answers.py",
        "tests/intake/mapping/test_date_cells.py",
    ),
    "vlu_desktop.intake.diary_questions": ("tests/intake/test_diary_questions.py",),
    "vlu_desktop.intake.diary_row": ("tests/intake/test_diary_row.py",),
    "vlu_desktop.intake.diary_sheet": ("tests/intake/test_diary_sheet.py",),
    "vlu_desktop.intake.formats.book_frames": ("tests/intake/formats/test_book_frames.py", *_OWN_READERS),
    "vlu_desktop.intake.formats.old_marks": ("tests/intake/formats/test_old_workbooks.py",),
    "vlu_desktop.intake.formats.open_document": ("tests/intake/formats/test_open_document.py",),
    "vlu_desktop.intake.formats.sheet_marks": ("tests/intake/formats/test_sheet_marks.py", *_OWN_READERS),
    "vlu_desktop.intake.formats.word_tables": ("tests/intake/formats/test_word_tables.py", *_OWN_READERS),
    "vlu_desktop.intake.formats.xml_events": ("tests/intake/formats/test_xml_events.py", *_OWN_READERS),
    "vlu_desktop.intake.formats.delimited": ("tests/intake/formats/test_delimited.py",),
    "vlu_desktop.intake.diary": (
        *_DIARY,
        "tests/intake/test_diary_row.py",
        "tests/intake/mapping/test_column_mapping.py",
    ),
    "vlu_desktop.intake.formats.grid": ("tests/intake/formats/test_grid.py", *_INTAKE),
    "vlu_desktop.intake.mapping.headings": _INTAKE,
    "vlu_desktop.intake.accounts.kind_suggestions": ("tests/intake/accounts/test_kind_suggestions.py",),
    "vlu_desktop.intake.mapping.column_mapping": ("tests/intake/mapping/test_column_mapping.py",),
    "vlu_desktop.intake.mapping.police_column": ("tests/intake/mapping/test_column_mapping.py",),
    "vlu_desktop.intake.proposal": ("tests/intake/test_proposal.py",),
    "vlu_desktop.intake.repeats": _INTAKE,
    "vlu_desktop.dates.working_days": ("tests/dates/test_working_days.py", "tests/due/test_due_table.py"),
    "vlu_desktop.rules.deadlines": ("tests/rules/test_deadlines.py", "tests/due/test_due_table.py"),
    "vlu_desktop.rules.lawful_ends": ("tests/rules/test_lawful_ends.py", "tests/record/test_order_ends.py"),
    "vlu_desktop.due.due_lines": _DUE,
    "vlu_desktop.due.victim_lines": _DUE,
    "vlu_desktop.due.due_line": _DUE,
    "vlu_desktop.due.meeting_lines": _DUE,
    "vlu_desktop.due.offender_lines": _DUE,
    "vlu_desktop.due.retention": _DUE,
    "vlu_desktop.services.cases.incidents": _GUARDS,
    "vlu_desktop.services.cases.same_person": _GUARDS,
    "vlu_desktop.services.cases.records": _GUARDS,
    "vlu_desktop.services.keeping.erasing": _ERASING,
}
