# SPDX-License-Identifier: Apache-2.0
"""The full and the short form of a social history: how long each is, and that the full one has lost no fact."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product

import pypdfium2
import pytest

from tests.papers.example_documents import REFERENCES, composed
from tests.typeset.tree_samples import written
from vlu_desktop.dates.when import When
from vlu_desktop.record.base import Record
from vlu_desktop.record.conduct import Charge, Exhibit, Incident, LifeEvent, RecordingPeriod
from vlu_desktop.record.offending import (
    Assessment,
    Breach,
    Conviction,
    Hearing,
    Movement,
    Order,
    OrderTerm,
    OrderVariation,
    Programme,
    Sentence,
    SentenceRequirement,
    Whereabouts,
)
from vlu_desktop.record.people import Relationship
from vlu_desktop.record.work import Meeting, Request, Statement
from vlu_desktop.services.documents.composing import ComposedDocument
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.font_book import FontBook
from vlu_desktop.typeset.pdf import PdfResult
from vlu_desktop.typeset.tree_content import content

LONGEST, ONE_ENTRY = "CVL/2024/0017", "CVL/2026/0119"
LONG = ((LONGEST, "court"), (LONGEST, "internal"), ("CVL/2022/0031", "parole"), ("CVL/2022/0031", "internal"))
"""The forms that are nearest to their bound."""
READERS = ("court", "parole", "internal")
SAMPLED = (LONGEST, "CVL/2022/0031", ONE_ENTRY)
PRINTED: dict[type[Record], str] = {
    Incident: "account words happened place police_reference weapon_detail injury_detail fear",
    Order: "court made served ended",
    OrderTerm: "number wording",
    OrderVariation: "made",
    Breach: "outcome_on sentence",
    Charge: "offence provision charged_on outcome_on",
    Conviction: "offence convicted court source source_on",
    Sentence: "passed expressed tariff suspended_for remand_time",
    SentenceRequirement: "detail",
    Whereabouts: "starts ends",
    Movement: "on detail",
    Hearing: "on",
    Programme: "name starts ends note",
    Assessment: "asked_by asked_on decided_on summary",
    LifeEvent: "happened account",
    Exhibit: "reference title taken_in sha256",
    RecordingPeriod: "starts ends note",
    Relationship: "description",
    Request: "wording reason asked_on decided_on decision_reason",
    Statement: "text signed_on",
    Meeting: "on area",
}
"""What earlier versions printed of each type of record in a social history, of what its reader has: all of it still
stands there.

Of a breach only an outcome that decided something has a day of its own; the latest statement alone is set out.
"""


def text_of(whole: ComposedDocument) -> str:
    """All it says on one line, in lower case, without what marks a sentence's end."""
    said = " ".join(cell for _, cells in content(whole.tree) for cell in cells)
    return folded(said)


def folded(text: str) -> str:
    return " ".join("".join(" " if char in ".,;:“”()" else char for char in text).lower().split())


def facts_of(whole: ComposedDocument) -> Iterator[tuple[str, str]]:
    """Each fact of the disclosed record that a social history prints, as it reads there."""
    file = whole.disclosed.file
    statements = [row for row in file.all(Statement) if row.signed_on]
    for cls, names in PRINTED.items():
        for row in file.all(cls):
            if isinstance(row, Statement) and row.signed_on != max(each.signed_on or date.min for each in statements):
                continue
            if isinstance(row, Relationship) and not {row.person_id, row.other_id} & set(file.victims):
                continue  # with somebody else: not this paper's matter
            for name in names.split():
                value = getattr(row, name)
                if not value or (name == "outcome_on" and getattr(row, "outcome", "") in ("reported", "nfa", "")):
                    continue
                for part in _parts(value):
                    yield f"{cls.__name__}.{name}", part


def _parts(value: object) -> Iterator[str]:
    if isinstance(value, When):
        yield value.display(short=True)
    elif isinstance(value, str):
        yield from (line for line in value.split("\n") if line.strip())
    else:
        yield When.on(value).display(short=True)  # type: ignore[arg-type]


every_case = pytest.mark.parametrize(
    "reference", [each if each in SAMPLED else pytest.param(each, marks=pytest.mark.soak) for each in REFERENCES]
)


@pytest.mark.parametrize("audience", READERS)
@every_case
def test_the_full_form_has_lost_no_fact(reference: str, audience: str) -> None:
    whole = composed(reference, "social-history", audience)
    said = text_of(whole)
    facts = list(facts_of(whole))
    assert len(facts) >= 2 * len(whole.disclosed.file.conduct)
    assert [each for each in facts if folded(each[1]) not in said] == []


@pytest.mark.parametrize(("reference", "audience"), LONG)
def test_the_example_s_longest_is_short_enough(reference: str, audience: str, fonts: FontBook) -> None:
    assert written(composed(reference, "social-history", audience).tree, fonts)[1].pages <= 18


@pytest.mark.parametrize(
    ("reference", "audience"),
    [each if each in LONG else pytest.param(*each, marks=pytest.mark.soak)
     for each in product(REFERENCES, READERS)],
)  # fmt: skip
def test_the_short_form_is_short_for_every_reader(reference: str, audience: str, fonts: FontBook) -> None:
    assert read_alone(composed(reference, "social-history", audience, {"form": "short"}), fonts).pages <= 6


@pytest.mark.soak
@pytest.mark.parametrize(("reference", "audience"), tuple(product(REFERENCES, ("court", "parole"))))
def test_the_first_two_pages_of_a_full_form_can_be_read_alone(reference: str, audience: str, fonts: FontBook) -> None:
    read_alone(composed(reference, "social-history", audience), fonts)


def read_alone(whole: ComposedDocument, fonts: FontBook) -> PdfResult:
    """Chart, key points, orders and the latest statement, as much of it as stands there, end on the second page; of a
    case in which nothing happened there is no chart."""
    body = whole.tree.body
    before = next(place for place, block in enumerate(body) if getattr(block, "id", "") == "before")
    said = body[before - 1]
    assert isinstance(said, t.Paragraph)
    ended = replace(said, text=(*((said.text,) if isinstance(said.text, str) else said.text), " Zzyzx."))
    pdf, result = written(replace(whole.tree, body=(*body[: before - 1], ended, *body[before:])), fonts)
    first = {"key-points", "orders-first", *(["chart"] if whole.disclosed.file.conduct else [])}
    assert {key for key in first if result.places[key] > 2} == set()
    opened = pypdfium2.PdfDocument(pdf)
    assert any("Zzyzx." in opened[page].get_textpage().get_text_range() for page in range(2))
    opened.close()
    return result


@pytest.mark.parametrize("audience", READERS)
def test_one_entry_gives_two_pages(audience: str, fonts: FontBook) -> None:
    assert written(composed(ONE_ENTRY, "social-history", audience).tree, fonts)[1].pages == 2


@pytest.mark.soak
@pytest.mark.parametrize(("reference", "audience"), tuple(product(REFERENCES, READERS)))
def test_no_full_form_is_longer(reference: str, audience: str, fonts: FontBook) -> None:
    assert written(composed(reference, "social-history", audience).tree, fonts)[1].pages <= 18


def test_the_first_pages_are_two(fonts: FontBook) -> None:
    """What stands before the chronology: chart, key points, what came before, orders, statement."""
    for reference in (LONGEST, "CVL/2019/0044"):
        assert written(composed(reference, "social-history", "court").tree, fonts)[1].places["chronology"] <= 3


@every_case
def test_the_short_form_says_nothing_that_the_full_one_does_not(reference: str) -> None:
    """Its counts and its spans are its own; its words about what happened are all in the full form."""
    full, short = (composed(reference, "social-history", "court", {"form": form}) for form in ("full", "short"))
    said = text_of(full)
    rows = [cells for kind, cells in content(short.tree) if kind == "row" and len(cells) == 4 and cells[0].isdigit()]
    assert len(rows) > 5 or reference != LONGEST
    assert rows or not short.disclosed.file.conduct
    assert [cells[2] for cells in rows if folded(cells[2]) not in said] == []


@every_case
def test_the_short_form_has_every_fact_but_accounts_it_tells_together_and_what_only_sets_out(reference: str) -> None:
    short = composed(reference, "social-history", "court", {"form": "short"})
    said = text_of(short)
    whole = {int(row[0]) for kind, row in content(short.tree) if kind == "row" and row[0].isdigit()}
    missing = [each for each in facts_of(short) if each[0].split(".")[0] in KEPT and folded(each[1]) not in said]
    assert missing == []
    for incident in short.disclosed.file.all(Incident):
        if short_number(short, incident) in whole:
            assert [line for line in _parts(incident.account) if folded(line) not in said] == []


KEPT = frozenset(
    cls.__name__
    for cls in (
        *(Order, OrderVariation, Charge, Conviction, Sentence, SentenceRequirement, Hearing),
        *(Whereabouts, Movement, Request, Statement),
    )
)
"""What the short form tells as the full one does. It leaves out the terms of orders, the single breaches, programmes,
assessments, exhibits and the tables that set the same out again."""


def short_number(whole: ComposedDocument, incident: Incident) -> int:
    """The place of an entry in the chronology; those acquitted of come last."""
    conduct = whole.disclosed.file.conduct
    ordered = sorted(conduct, key=lambda each: each.proof == "acquitted")
    return [each.id for each in ordered].index(incident.id) + 1


@every_case
def test_the_short_form_counts_every_entry(reference: str) -> None:
    short = composed(reference, "social-history", "court", {"form": "short"})
    cells = [row[2] for kind, row in content(short.tree) if kind == "row" and len(row) == 4 and "Entries " in row[2]]
    whole = [row[0] for kind, row in content(short.tree) if kind == "row" and len(row) >= 4 and row[0].isdigit()]
    together = [number for cell in cells for number in _numbers(cell.partition(":")[0])]
    assert sorted([*map(int, whole), *together]) == list(range(1, len(short.disclosed.file.conduct) + 1))


def _numbers(said: str) -> Iterator[int]:
    for part in re.split(", | and ", said.removeprefix("Entries ")):
        first, _, last = part.partition(" to ")
        yield from range(int(first), int(last or first) + 1)
