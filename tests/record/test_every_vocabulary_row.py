# SPDX-License-Identifier: Apache-2.0
"""Every table that must know a vocabulary knows every word of it, or leaves it out on purpose; none knows another.

To add a word to a vocabulary is to decide about it here: each line names a table, the vocabulary its keys come from,
and the words it leaves out knowingly.
"""

import re
from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any

import pytest

from vlu_desktop.disclosure.audiences import AUDIENCES
from vlu_desktop.papers.document_kinds import DOCUMENTS
from vlu_desktop.record.behaviours import BEHAVIOURS, LANES, RUNGS, SERIOUSNESS
from vlu_desktop.record.fields import Kind, specs
from vlu_desktop.record.record_types import RECORD_TYPES
from vlu_desktop.record.vocabulary import VOCABULARIES, vocabulary
from vlu_desktop.timeline.display_list import SEVERITY_ROLES, Role
from vlu_desktop.timeline.scene import SHAPES, SIZES

# table, vocabulary (several parted by spaces), words left out on purpose
TABLES = [
    # How far something is proved. What ended in acquittal is counted nowhere, so no count has a word for it.
    ("record.proof:PROOF", "proof", ""),
    ("record.proof:_BY_CHARGE", "charge-outcome", ""),
    ("record.proof:_BY_BREACH", "breach-outcome", ""),
    ("record.proof:PROVED_OR_ADMITTED", "breach-outcome",
     "not-reported reported nfa warned charged acquitted discontinued community-resolution recalled"),
    ("record.proof:_BREACH_BY_CHARGE", "charge-outcome", ""),
    ("analysis.breach_facts:_OUTCOMES", "breach-outcome", ""),
    ("analysis.rules.marac_threshold:_REPORTED", "proof", "not-asked not-known unreported acquitted observed"),
    ("papers.social_history.glossary:_PROOF", "proof", ""),
    ("papers.social_history.entry_counts:PROOF_WORDS", "proof", "acquitted"),
    ("papers.social_history.key_points:_SHORT", "proof", "acquitted"),
    ("papers.social_history.pattern:_PROOFS", "proof", "acquitted"),
    ("disclosure.row_filter:BEFORE_A_COURT", "breach-outcome",
     "not-reported reported nfa warned acquitted discontinued community-resolution recalled"),
    ("disclosure.row_filter:_CHARGES_BEFORE_A_COURT", "charge-outcome",
     "acquitted discontinued no-evidence community-resolution nfa quashed"),
    ("disclosure.row_filter:_IN_COURT_PAPERS", "proof", "not-asked not-known unreported reported observed"),
    # Whom a document is for.
    ("disclosure.audiences:_BY_KEY", "audience", ""),
    ("disclosure.row_filter:_ABOUT_THIS_VICTIM", "audience",
     "court parole parole-withheld tribunal marac police agency internal"),
    ("disclosure.row_filter:_WHOLE_LISTS", "audience",
     "court parole parole-withheld tribunal marac licence victim agency"),
    ("disclosure.row_policy:_ALL_NAMES", "audience",
     "court parole parole-withheld tribunal licence victim police agency"),
    ("papers.common.common_sections:_UNSIGNED", "audience",
     "court parole parole-withheld tribunal marac licence police internal"),
    ("ui.documents.particulars:_BEFORE_A_COURT", "audience", "marac licence victim police agency internal"),
    ("ui.documents.particulars:_TOLD_OF_MARAC", "audience", "court parole parole-withheld tribunal licence police"),
    ("disclosure.row_policy:_KINDS_OF_STATEMENT", "purpose", "marac police licence internal"),
    ("disclosure.row_policy:_BY_RELATIVES", "statement-kind", "court parole other"),
    ("disclosure.row_policy:_MAY_NAME_ITS_MAKER", "audience", "marac licence victim police agency"),
    # People: their parts, names and numbers.
    ("record.casefile:NAMES_BY_USE", "name-kind", ""),
    ("ui.entry.typed_choices:_TARGET_OF_ROLE", "role", "offender proxy"),
    ("disclosure.protected_values:_KNOWN_BY_OFFICE", "role",
     "offender victim child new-partner family friend colleague witness proxy other"),
    ("disclosure.masking_proposals:_TOLD_ANYWAY", "role",
     "child new-partner family friend colleague witness proxy other"),
    ("disclosure.protected_values:_CONTACT_KINDS", "contact-kind", "online other"),
    ("analysis.targets:NAMED", "target", "victim property"),
    # Where he was, and how he moved.
    ("analysis.finding_words:CUSTODY", "whereabouts",
     "at-large licence bail hostel hospital abroad unlawfully-at-large"),
    ("timeline.happenings:HELD", "whereabouts", "at-large licence bail hostel abroad unlawfully-at-large"),
    ("timeline.happenings:NOT_DRAWN", "whereabouts",
     "remand prison licence bail hostel hospital immigration abroad unlawfully-at-large"),
    ("analysis.rules.trigger_dates:_STAYS", "whereabouts", "at-large hospital abroad unlawfully-at-large"),
    # Of what a victim is told.
    ("record.telling_event:_BY_KEY", "telling-event", ""),
    ("due.telling_events:MOVES", "movement", "transfer"),
    ("due.telling_events:_GONE", "movement",
     "release early-release transfer open-conditions category hospital hospital-discharge temporary deported "
     "deportation-refused returned"),
    ("due.telling_events:_TO_COME", "movement",
     "release-error recall escape abscond transfer open-conditions category hospital deported deportation-refused "
     "returned"),
    ("due.court_tellings:PAROLE", "hearing-kind", "first plea trial sentence breach bail appeal order tribunal other"),
    ("due.court_tellings:_PANELS", "hearing-kind", "first plea trial sentence breach bail appeal order other"),
    ("due.court_tellings:_TOLD_OF", "hearing-kind", "first plea parole-paper parole-oral tribunal other"),
    ("ui.case_session.tell_window:_STAGES", "telling-event",
     "court-result request-decided release-error returned hospital-discharge deportation-refused tribunal-listed "
     "tribunal-deferred tribunal-decision"),
    # Police, courts and conduct. What has no rank of its own is labelled after the rest.
    ("timeline.happenings:POLICE_RANK", "police-contact", "other"),
    ("timeline.happenings:HEARING_RANK", "hearing-kind",
     "first plea bail appeal order parole-paper parole-oral tribunal other"),
    ("due.victim_lines:PAROLE", "hearing-kind", "first plea trial sentence breach bail appeal order tribunal other"),
    ("disclosure.row_filter:_HE_WAS_THERE", "police-contact", "report call attendance other"),
    ("analysis.rules.after_breach:_STEPS", "police-contact", "report call attendance other"),
    ("disclosure.row_filter:_SAYS_WHERE", "life-event",
     "illness separation new-relationship birth death anniversary hearing security other"),
    ("disclosure.row_policy:_PRIVATE", "life-event",
     "home-move number-change job-change school-change illness support separation death anniversary hearing security "
     "other"),
    ("disclosure.row_policy:_HER_OWN_WORD", "source", "police court prison probation family third-party observed"),
    ("analysis.rates.recording_spans:_NO_RATE", "recording-way", "diary phone police officer"),
    # Work to be done.
    ("record.work:UNFINISHED", "action-status", "complete not-possible not-done superseded"),
    ("due.victim_lines:REACHED", "contact-outcome", "no-answer declined returned wrong-number"),
    ("disclosure.row_policy:_CONDITIONS", "request-kind",
     "non-disclosure restraining assessment full-report contact-block information reasons reconsideration "
     "observe transcript lenient-sentence other"),
    ("disclosure.row_policy:_UNDECIDED", "request-decision", "granted varied refused withdrawn"),
    ("record.work:ANSWERED", "contact-outcome", "no-answer message-left sent returned wrong-number"),
    ("record.personal_connection:CONNECTED", "relationship", "acquaintances strangers colleagues professional other"),
    ("record.personal_connection:NOT_CONNECTED", "relationship",
     "partners former-partners married family parent-child other"),
    ("due.victim_lines:HELD_UNDER", "sentence-kind",
     "suspended community supervision conditional-discharge absolute-discharge fine restraining no-separate "
     "deferred awaiting other"),
    # Nobody prepares a release in error.
    ("due.offender_lines:RELEASES", "movement",
     "release-error recall transfer open-conditions category hospital abscond escape deported deportation-refused "
     "returned"),
    ("due.request_lines:CLOCKS", "request-kind",
     "no-contact exclusion other-condition non-disclosure restraining assessment full-report contact-block information "
     "transcript other"),
]  # fmt: skip


def table(where: str) -> Any:
    module, _, name = where.partition(":")
    return getattr(import_module(f"vlu_desktop.{module}"), name)


def words_of(names: str) -> set[str]:
    return {key for name in names.split() for key, _ in vocabulary(name).terms}


@pytest.mark.parametrize(("where", "names", "left_out"), TABLES, ids=[row[0] for row in TABLES])
def test_a_table_knows_every_word_or_leaves_it_out_on_purpose(where: str, names: str, left_out: str) -> None:
    keys, left = set(table(where)) - {""}, set(left_out.split())
    assert not keys & left, "left out and there as well"
    assert keys | left == words_of(names)


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: kind.key)
def test_every_field_to_choose_in_has_its_vocabulary(kind: Any) -> None:
    for spec in specs(kind.cls):
        if spec.kind is Kind.CHOICE or spec.vocabulary:
            assert vocabulary(spec.vocabulary).terms, spec.name


def test_every_vocabulary_is_chosen_from_somewhere() -> None:
    used = {spec.vocabulary for kind in RECORD_TYPES for spec in specs(kind.cls)}
    # How far something is proved is worked out; what an entry is, is suggested. Neither is entered by hand.
    assert {each.key for each in VOCABULARIES} - used == {"proof", "entry"}


def test_no_key_or_label_comes_twice_in_a_vocabulary() -> None:
    assert len({each.key for each in VOCABULARIES}) == len(VOCABULARIES)
    for each in VOCABULARIES:
        keys, labels = zip(*each.terms, strict=True)
        assert len(set(keys)) == len(keys), each.key
        assert len(set(labels)) == len(labels), each.key
        assert all(keys), each.key
        assert all(label.strip() == label != "" for label in labels), each.key


def test_what_an_audience_is_made_of_are_words_of_the_vocabularies() -> None:
    assert {each.key for each in AUDIENCES} == words_of("audience")
    for each in AUDIENCES:
        assert each.kept_from <= words_of("protected-from"), each.key
        assert {each.purpose} - {""} <= words_of("purpose"), each.key
        assert each.people - {"*"} <= words_of("role"), each.key
        assert each.findable - {"*"} <= words_of("role"), each.key


def test_every_audience_has_a_document_and_no_document_another_audience() -> None:
    made_for = {audience for kind in DOCUMENTS for audience in kind.audiences}
    assert made_for == words_of("audience")


@pytest.mark.parametrize("where", ["papers.social_history.key_points:_ALARMS", "papers.social_history.requests:_NONE"])
def test_the_social_history_has_its_words_for_each_of_its_readers(where: str) -> None:
    history = next(kind for kind in DOCUMENTS if kind.key == "social-history")
    assert set(table(where)) == set(history.audiences)


def test_what_a_court_or_panel_is_asked_for_are_requests_to_audiences() -> None:
    asked: Mapping[str, Iterable[str]] = table("disclosure.row_policy:_ASKED_OF")
    assert set(asked) <= words_of("audience")
    assert {kind for kinds in asked.values() for kind in kinds} <= words_of("request-kind")


def test_targets_by_kind_are_kinds_and_targets() -> None:
    kinds = {each.key for each in BEHAVIOURS}
    for where in (
        "analysis.targets:_BY_KIND",
        "analysis.targets:_OPEN",
        "intake.accounts.aims:_BY_KIND",
    ):
        aimed: Mapping[str, str] = table(where)
        assert set(aimed) <= kinds, where
        assert set(aimed.values()) <= words_of("target"), where
    assert set(table("ui.entry.typed_choices:_TARGET_OF_ROLE").values()) <= words_of("target")
    # What is taken from a file is aimed where the rules aim it; damage is aimed at things, which no rule counts.
    known = table("analysis.targets:_BY_KIND")
    aims = table("intake.accounts.aims:_BY_KIND")
    assert {kind: aim for kind, aim in aims.items() if aim != "property"}.items() <= known.items()


def test_answers_are_worded_alike_wherever_they_are_chosen_or_shown() -> None:
    assert set(table("rules.form_templates:CHOICES")) <= set(vocabulary("answer").terms)
    assert set(table("papers.marac_referral:_YES_NO")) <= words_of("answer")


def test_every_kind_of_conduct_has_a_lane_a_rung_and_a_seriousness_and_every_lane_a_kind() -> None:
    assert {each.lane for each in BEHAVIOURS} == {lane.key for lane in LANES}
    assert {each.rung for each in BEHAVIOURS} <= {rung.number for rung in RUNGS}
    assert [rung.number for rung in RUNGS] == list(range(1, len(RUNGS) + 1))
    assert {rung.seriousness for rung in RUNGS} == set(range(1, len(SERIOUSNESS) + 1))


def test_no_word_guesses_whether_somebody_is_he_or_she() -> None:
    """ "Her or him" is no guess."""
    words = [label for each in VOCABULARIES for _, label in each.terms]
    his, hers = (re.compile(rf"\b(?:{one})\b", re.IGNORECASE) for one in ("he|him|his", "she|her|hers"))
    assert [each for each in words if bool(his.search(each)) is not bool(hers.search(each))] == []


def test_every_seriousness_has_its_shape_its_size_and_its_colours() -> None:
    steps = len(vocabulary("seriousness").terms)
    assert len(SERIOUSNESS) == len(SEVERITY_ROLES) == len(SHAPES) == len(SIZES) == steps
    assert set(table("ui.entry.chip_field:_TONES")) == set(range(steps + 1))


def test_every_role_of_the_timeline_has_a_colour_in_every_theme_and_on_paper() -> None:
    shared = set(table("ui.timeline.timeline_colours:_SHARED"))
    themes = table("ui.timeline.timeline_colours:_BY_THEME")
    assert set(themes) == set(table("ui.widgets.theme:THEMES"))
    for key, colours in themes.items():
        assert set(colours) | shared == set(Role), key
        assert not set(colours) & shared, key
    assert set(table("timeline.svg:PAPER_COLOURS")) == set(Role)
