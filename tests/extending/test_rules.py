# SPDX-License-Identifier: Apache-2.0
"""A finding is a module and a line in RULES: a throw-away one is found, shown, reviewed, kept and put in a document."""

import dataclasses
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial

import pytest
from PySide6.QtWidgets import QLabel

from tests.extending.waiting import waited_for
from tests.papers.readback import read_pdf
from tests.ui.conftest import TODAY, Bench
from vlu_desktop.analysis import run_rules as finding
from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.analysis.rules import RULES
from vlu_desktop.analysis.thresholds import DEFAULTS
from vlu_desktop.dates.when import When
from vlu_desktop.record.conduct import Incident, IncidentBehaviour
from vlu_desktop.record.finding import Finding
from vlu_desktop.record.work import KeptFinding
from vlu_desktop.services.cases.findings import Findings, FindingView
from vlu_desktop.services.cases.incidents import IncidentEntry
from vlu_desktop.services.documents.document_order import Order
from vlu_desktop.services.documents.documents import Documents
from vlu_desktop.typeset.font_book import FontBook
from vlu_desktop.ui.case.findings_panel import FindingsPanel

SENTENCE = "2 incidents happened on a Sunday."


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    entries = [entry for entry in view.entries if entry.exact and entry.first_day and entry.first_day.weekday() == 6]
    if len(entries) > 1:
        yield rule.finding(sentence=f"{len(entries)} incidents happened on a Sunday.", entries=entries, certain=True)


SUNDAYS = Rule(
    key="sundays",
    title="On a Sunday",
    method="Incidents whose one day is a Sunday, from two on.",
    limits="A day of the week says nothing by itself.",
    source="A test.",
    find=_find,
)


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one line that a new rule is."""
    monkeypatch.setattr(finding, "RULES", (*RULES, SUNDAYS))


@pytest.fixture
def sundays(bench: Bench) -> Findings:
    """A case with two incidents on Sundays and one on a Monday."""
    for day in (1, 8, 9):
        told = Incident(case_id=bench.case_id, account="He rang.", happened=When.on(date(2026, 3, day)))
        bench.publish(
            partial(bench.incidents.save, IncidentEntry(incident=told, parts=(IncidentBehaviour(kind="call"),)))
        )
    return Findings(bench.store, DEFAULTS)


def found(bench: Bench) -> FindingView:
    every = Findings(bench.store, DEFAULTS).of(bench.file(), TODAY)
    return next(each for each in every if each.finding.rule == "sundays")


def test_it_is_found_reviewed_and_kept_and_lapses_with_its_version(
    bench: Bench, sundays: Findings, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, shown = bench.file(), found(bench)
    assert shown.finding.sentence == SENTENCE
    assert len(shown.finding.incident_ids) == 2
    bench.publish(lambda: sundays.review(bench.case_id, [shown.finding], "agreed", "", TODAY))
    bench.publish(lambda: sundays.keep(file, [shown], TODAY))
    assert [row.sentence for row in bench.all(KeptFinding)] == [SENTENCE]
    assert found(bench).review is not None
    monkeypatch.setattr(finding, "RULES", (*RULES, dataclasses.replace(SUNDAYS, version="2")))
    assert found(bench).review is None
    assert found(bench).lapsed is not None


def test_it_is_shown_on_screen_with_its_sentence_and_its_rule(bench: Bench, sundays: Findings) -> None:
    panel = FindingsPanel()
    bench.show(panel)
    found = sundays.of(bench.file(), TODAY)
    panel.show_findings("3 incidents", found, sundays.cards(bench.file(), found, TODAY), ())
    assert ("sundays", "") in panel._frames
    assert any(SENTENCE in each.text() for each in panel.findChildren(QLabel))


@pytest.mark.parametrize(("internal", "there"), [(False, True), (True, False)])
def test_a_document_has_it_unless_the_rule_is_for_the_unit_alone(
    internal: bool, there: bool, bench: Bench, sundays: Findings, fonts: FontBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "RULES", (*RULES, dataclasses.replace(SUNDAYS, internal=internal)))
    order = Order(case_id=bench.case_id, kind="social-history", audience="court", data_to=TODAY)
    documents = Documents(bench.store, DEFAULTS, fonts)
    draft = waited_for(bench, lambda: documents.draft(order, datetime(2026, 8, 3, 9, tzinfo=UTC)))
    said = " ".join(cell for _, cells in read_pdf(draft.pdf).content() for cell in cells)
    assert (SENTENCE in said) is there
