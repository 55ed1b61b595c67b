# SPDX-License-Identifier: Apache-2.0
"""The referral as a coordinator accepts it: needs, children, checklist and history, each given or to be asked."""

import re
from datetime import date

import pytest

from tests.disclosure.disclosed_samples import CASE, CHILD, HER, HIM, view_of
from tests.papers.whole_case import REFERENCE, made
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.papers.document_kinds import document_kind
from vlu_desktop.record import offending as o
from vlu_desktop.record import people as p
from vlu_desktop.record import work as w
from vlu_desktop.record.base import Record
from vlu_desktop.typeset.tree_content import content


def said(*rows: Record, **answers: str) -> str:
    tree = made(view_of(*rows), "marac-referral", "marac", {"criterion": "judgement", **answers})
    return " ".join(cell for _, cells in content(tree) for cell in cells)


def test_what_she_needs_is_given_or_to_be_asked() -> None:
    nothing = said()
    for name in ("Needs", "Disability", "Ethnicity", "Gender", "Orientation", "Religion or belief", "GP", "Language"):
        assert f"{name} not entered; ask" in nothing, name
    text = said(p.Person(id=RecordId(HER), access_needs="Large print", ethnicity="White Welsh", gp="Dr Pennant",
                         language="Welsh", interpreter="no"))  # fmt: skip
    assert "Needs Large print" in text
    assert "GP Dr Pennant" in text
    assert "Disability not entered; ask" in text
    assert "Language Welsh, interpreter needed: no" in text


def test_not_asked_is_an_answer_and_stands_for_nothing_else() -> None:
    """What nobody entered is said in one way, wherever it is missing."""
    nothing = said(
        p.Person(id=RecordId(HER), language="Welsh"), p.ContactPoint(id=RecordId("c"), person_id=HER, kind="mobile")
    )
    assert not re.search(r"not (asked(?! whether)|recorded|said)\b", nothing, re.IGNORECASE)
    assert "The victim knows of it not entered; ask" in nothing
    assert "IDVA not entered; ask" in nothing
    assert "Not entered: whether the victim agrees to it." in nothing
    asked = said(p.Person(id=RecordId(HER), language="Welsh", interpreter="not-asked"), agrees="not-asked")
    assert "The victim agrees Not asked" in asked
    assert "Not asked: whether the victim agrees to it." in asked
    assert "interpreter needed: not asked" in asked


def test_what_is_asked_of_her_is_told_of_nobody_else() -> None:
    him = p.Person(id=RecordId(HIM), ethnicity="Not hers to tell", gp="Dr Other", age_told="About 40 in 2011")
    text = said(him)
    assert "Not hers" not in text
    assert "Dr Other" not in text
    assert "Born not entered; age as told: About 40 in 2011" in text


def test_children_have_their_school_apart_and_what_is_missing_is_asked() -> None:
    school = p.Address(id=RecordId("sch"), person_id=CHILD, kind="school", lines="Ysgol Bryn Sygun")
    text = said(school)
    assert "Name Born Where School Wren Marchbanks not entered; ask not entered; ask School or college: Ysgol" in text


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, "Risk checklist not entered; ask"),
        ({"tool": "none"}, "Risk checklist None known of"),
        (
            {"tool": "dash", "score": "17 yes"},
            "DASH. Result: 17 yes. Filled in by and held by: not entered; ask. On: not entered; ask",
        ),
        (
            {"tool": "dara", "score": "High", "scored_by": "PC Sample, police", "scored_on": "3 May 2026"},
            "DARA. Result: High. Filled in by and held by: PC Sample, police. On: 3 May 2026",
        ),
    ],
)
def test_whose_checklist_with_what_result_by_whom_and_when(answers: dict[str, str], expected: str) -> None:
    text = said(**answers)
    assert expected in text
    assert ("this record holds none of its own" in text) is (not answers)


def test_no_question_of_anybody_s_checklist_is_in_it() -> None:
    asks = [ask for ask in document_kind("marac-referral", "marac").asks(REFERENCE) if ask.key in ("tool", "score")]
    assert all("?" not in ask.label + ask.help for ask in asks)


def test_convictions_and_what_is_weaker_than_one_are_told_apart() -> None:
    assert "not entered; ask the police" in said()
    text = said(
        o.Conviction(id=RecordId("c"), offender_id=HIM, offence="Assault", against_id=HER),
        o.OffenderHistory(id=RecordId("h"), offender_id=HIM, kind="weapons", account="Keeps a crossbow.",
                          source="His brother", reliability="second-hand"),
        o.NoneKnown(id=RecordId("n"), offender_id=HIM, what="programmes", source="Prison", on=date(2026, 9, 1)),
    )  # fmt: skip
    assert "Conviction: Assault (against Ottoline Marchbanks)." in text
    assert "Known without a conviction, weapons: Keeps a crossbow (His brother, second hand)." in text
    assert "No programmes attended, as far as was known on 1 Sep 2026 (source: Prison)." in text


@pytest.mark.parametrize(
    ("referred", "until"),
    [(date(2025, 11, 2), "Until 2 November 2026"), (date(2025, 11, 1), "ended on 1 November 2026: a new referral")],
)
def test_a_repeat_is_told_by_the_months_of_the_calendar_as_today_tells_it(referred: date, until: str) -> None:
    meeting = w.Meeting(
        id=RecordId("m"), case_id=CASE, kind="marac", on=date(2025, 12, 1), referred_on=referred, status="held"
    )  # fmt: skip
    assert until in said(meeting)


@pytest.mark.parametrize(
    ("on", "told"),
    [
        (date(2025, 11, 2), "Until 2 November 2026, counted from the MARAC of 2 November 2025:"),
        (date(2025, 11, 1), "a repeat, counted from the MARAC of 1 November 2025, ended on 1 November 2026"),
    ],
)
def test_a_meeting_whose_referral_has_no_day_is_named_and_no_referral_of_that_day(on: date, told: str) -> None:
    meeting = w.Meeting(id=RecordId("m"), case_id=CASE, kind="marac", on=on, status="held")
    assert told in " ".join(said(meeting).split())
