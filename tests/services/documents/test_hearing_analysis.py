# SPDX-License-Identifier: Apache-2.0
"""The analysis for a hearing in the papers: chosen, with its words, figures and limits, and nothing withheld."""

from datetime import date, timedelta

import pytest

from tests.papers.readback import read_pdf
from tests.services.conftest import Office
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.conduct import IncidentBehaviour, IncidentUse, RecordingPeriod
from vlu_desktop.record.finding import Finding
from vlu_desktop.record.work import KeptFinding
from vlu_desktop.services.documents.bundle_order import BundleOrder, DocumentChoice, PartGroup
from vlu_desktop.services.documents.document_order import Order

HEARING = date(2026, 12, 7)
GAPS = [60, 50, 40, 30, 20, 9, 7, 6, 5, 4, 4, 3, 3, 2, 2, 3, 2]


@pytest.fixture
def found(office: Office) -> tuple[Finding, ...]:
    """Calls that come faster through a diary, and the analysis made of them."""
    office.add(RecordingPeriod(case_id=office.case_id, way="diary", starts=date(2026, 2, 1)))
    on = date(2026, 2, 1)
    for gap in GAPS:
        on += timedelta(days=gap)
        office.incident(day=on)
    insight = office.services.insight.findings
    return insight.for_hearing(office.file(), HEARING, office.today, "fixed", "listed in May")


def kept(office: Office) -> KeptFinding:
    return next(row for row in office.file().all(KeptFinding) if row.rule == "rate-one-look")


def order(office: Office, kind: str, answer: str) -> Order:
    answers = {"hearing_analysis": answer} if answer else {}
    return Order(case_id=office.case_id, kind=kind, audience="court", data_to=office.today, answers=answers)


def text(office: Office, kind: str, answer: str) -> str:
    pdf = office.services.papers.documents.draft(order(office, kind, answer), office.now).pdf
    return " ".join(cell for _, cells in read_pdf(pdf).content() for cell in cells)


def test_it_is_offered_by_the_hearing_and_the_day_it_was_made(office: Office, found: tuple[Finding, ...]) -> None:
    for kind in ("social-history", "key-points"):
        asked = office.services.papers.documents.questions(office.case_id, kind, "court")
        question = next(each for each in asked if each.key == "hearing_analysis")
        assert [label for _, label in question.options] == [
            "For the hearing on 7 December 2026, made on 2 November 2026"
        ]


def test_a_social_history_has_it_with_words_figures_and_limits_only_where_it_is_chosen(
    office: Office, found: tuple[Finding, ...]
) -> None:
    without, chosen = text(office, "social-history", ""), text(office, "social-history", kept(office).id)
    assert "Analysis for the hearing" not in without
    first, graver, *_ = found
    for said in (first.sentence, first.figures, graver.sentence):
        assert said in chosen
    assert "as the officer says: listed in May." in chosen
    assert "at most 5.5 in 100 are said to show it" in chosen
    assert "Made on 2 November 2026 for the hearing on 7 December 2026, as of 2 November 2026. Words that can" in chosen
    assert chosen.index(first.sentence) < chosen.index(first.figures) < chosen.index("listed in May")


def test_key_points_say_its_words_and_where_its_limits_stand(office: Office, found: tuple[Finding, ...]) -> None:
    assert "Looked at once" not in text(office, "key-points", "")
    said = text(office, "key-points", kept(office).id)
    assert f"Looked at once, for the hearing on 7 December 2026. {found[0].sentence}" in said
    assert ", with its limits]." in said


def test_a_bundle_holds_it_where_a_part_was_asked_for_with_it(office: Office, found: tuple[Finding, ...]) -> None:
    part = DocumentChoice(kind="social-history", answers={"hearing_analysis": kept(office).id})
    asked = BundleOrder(
        case_id=office.case_id, audience="court", title="Sentence bundle", recipient="Pellow Crown Court",
        purpose="Sentence", lots=(PartGroup(parts=(part,), data_to=office.today),),
    )  # fmt: skip
    pdf = office.services.papers.bundles.draft(asked, office.now).pdf
    assert found[0].sentence in " ".join(cell for _, cells in read_pdf(pdf).content() for cell in cells)


def test_what_is_withheld_is_not_counted_in_it_and_it_says_that_it_was_worked_out_anew(
    office: Office, found: tuple[Finding, ...]
) -> None:
    last = max(office.file().conduct, key=lambda each: each.reach.last)
    office.add(IncidentUse(incident_id=last.id, purpose="court", agreed="no"))
    said = text(office, "social-history", kept(office).id)
    assert found[0].sentence not in said
    assert "What stands here was worked out in the same way as of the same day, from the entries that this" in said
    assert "14 of the last" in said


def test_an_entry_made_since_changes_nothing_of_a_look_taken_before_it(
    office: Office, found: tuple[Finding, ...]
) -> None:
    told = office.incident(day=office.today)
    office.add(IncidentBehaviour(incident_id=told.id, kind="call"))
    said = text(office, "social-history", kept(office).id)
    assert found[0].sentence in said
    assert "Words that can be read out" in said


def test_a_later_look_says_how_many_went_before_it_and_the_first_does_not(
    office: Office, found: tuple[Finding, ...]
) -> None:
    first = kept(office)
    office.services.insight.findings.for_hearing(office.file(), HEARING, office.today, "followed")
    rows = [row for row in office.file().all(KeptFinding) if row.rule == "rate-one-look"]
    (second,) = (row for row in rows if row.id != first.id)
    assert "1 such analysis was made of this case before" in text(office, "social-history", second.id)
    assert "made of this case before" not in text(office, "social-history", first.id)


def test_one_of_another_case_can_not_be_chosen(office: Office) -> None:
    with pytest.raises(UserError, match="no answer to “Analysis for a hearing”"):
        text(office, "social-history", "not-there")
