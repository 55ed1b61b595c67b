# SPDX-License-Identifier: Apache-2.0
"""What is asked before a document leaves: only of what its kind uses, and for the reader it is for."""

from dataclasses import replace
from datetime import date

import pytest

from vlu_desktop.dates.when import When
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.papers.document_kinds import DOCUMENTS, Check
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.conduct import (
    Charge,
    ChargeIncident,
    Exhibit,
    Incident,
    IncidentBehaviour,
    IncidentUse,
    LifeEvent,
)
from vlu_desktop.record.offending import Breach, Conviction, Order, Whereabouts
from vlu_desktop.record.people import Case, ContactPoint, Involvement, Person, PersonName
from vlu_desktop.record.work import Action, Request, Statement, StatementUse
from vlu_desktop.services.documents.document_checks import ASKED, checks

TODAY = date(2026, 11, 2)


def asked(kind: str, audience: str, *rows: Record) -> str:
    found: dict[type[Record], tuple[Record, ...]] = {}
    for row in (Involvement(id=RecordId("him"), person_id="him", role="offender"), *rows):
        found[type(row)] = (*found.get(type(row), ()), row)
    file = CaseFile(case=Case(title="A. and B.", safe_contact="Any time"), rows=found)
    return "\n".join(checks(file, (), TODAY, kind, audience))


def signed(kind: str, on: date, agreed: str = "yes") -> tuple[Record, ...]:
    return (
        Statement(id=RecordId("s"), kind=kind, status="signed", signed_on=on, text="It has changed my days."),
        StatementUse(id=RecordId("su"), statement_id="s", purpose=kind, agreed=agreed),
    )


def rang(on: date, id: str = "i", **more: str) -> Incident:
    return Incident(id=RecordId(id), happened=When.on(on), account="He rang.", source="victim", **more)  # type: ignore[arg-type]


def test_every_question_can_be_asked_and_is_asked_of_some_kind() -> None:
    assert set(ASKED) == set(Check) == {check for kind in DOCUMENTS for check in kind.checks}


def test_a_kind_that_is_not_there_or_not_for_this_reader_is_asked_nothing_and_refused() -> None:
    with pytest.raises(UserError, match="There is no document “contact-log”"):
        asked("contact-log", "court")
    with pytest.raises(UserError, match="is made for"):
        asked("victim-copy", "court")


@pytest.mark.parametrize(("kind", "audience"), [(kind.key, each) for kind in DOCUMENTS for each in kind.audiences])
def test_a_statement_is_spoken_of_where_one_is_used_and_nowhere_else(kind: str, audience: str) -> None:
    said = asked(kind, audience, rang(date(2026, 3, 3)))
    uses = kind in ("social-history", "key-points", "victim-statement")
    assert ("No signed" in said) is uses


def test_of_several_victims_it_is_asked_who_told_what_nobody_is_named_for() -> None:
    victims = [Involvement(id=RecordId(who), person_id=who, role="victim") for who in ("ana", "briar")]
    people = [
        row for who in ("ana", "briar") for row in (Person(id=RecordId(who)), PersonName(person_id=who, given=who))
    ]
    rows = (*victims, *people, rang(date(2026, 3, 3)), rang(date(2026, 3, 4), "j", source_detail="Ana, on a visit"))
    assert "Of 1 incident told by a victim nothing says by which" in asked("victim-copy", "victim", *rows)
    told = asked("victim-copy", "victim", *rows[:-2], rows[-1])
    assert "several victims" in told
    assert "by which" not in told
    assert "several" not in asked("victim-copy", "victim", *rows[:1], *rows[-2:])


def test_of_several_victims_it_is_said_which_events_are_in_no_copy() -> None:
    first, second = (Involvement(id=RecordId(who), person_id=who, role="victim") for who in ("ana", "briar"))
    moved, left = (LifeEvent(id=RecordId(each), kind="home-move", because="yes") for each in "ml")
    hers = replace(left, person_id="ana")
    assert "1 event in a victim’s life says of no victim" in asked("victim-copy", "victim", first, second, moved, hers)
    assert "2 events in a victim’s life say" in asked("victim-copy", "victim", first, second, moved, left)
    for rows in ((first, second, hers), (first, moved), (first, second, replace(moved, because="no"))):
        assert "life" not in asked("victim-copy", "victim", *rows)


def test_a_panel_is_asked_for_its_own_kind_of_statement() -> None:
    court = signed("court", date(2026, 5, 1))
    assert "No signed statement to the Parole Board" in asked("social-history", "parole", *court)
    assert "No signed" not in asked("social-history", "parole", *signed("parole", date(2026, 5, 1)))


@pytest.mark.parametrize("agreed", ["no", "not-asked", ""])
def test_a_statement_nobody_agreed_to_have_used_is_named_as_such(agreed: str) -> None:
    said = asked("victim-statement", "court", *signed("court", date(2026, 5, 1), agreed))
    assert "nothing says that its maker agrees" in said


def test_a_statement_older_than_the_last_incident_is_told() -> None:
    rows = signed("court", date(2026, 5, 1))
    assert "before 1 incident. Offer an update." in asked("victim-statement", "court", *rows, rang(date(2026, 6, 1)))
    assert asked("victim-statement", "court", *rows, rang(date(2026, 4, 1))) == ""


def test_convictions_without_a_source_are_told_where_they_stand() -> None:
    bare = Conviction(id=RecordId("c"), offence="Harassment")
    assert "1 conviction without a source" in asked("social-history", "court", bare)
    assert "conviction" not in asked("chronology", "court", bare)
    assert "conviction" not in asked("victim-copy", "victim", bare)


def test_orders_without_terms_or_service_are_told() -> None:
    said = asked("breaches", "court", Order(id=RecordId("o"), kind="nmo", status="in-force"))
    assert "1 order without terms" in said
    assert "without a day of service" in said


def test_where_nothing_was_agreed_to_it_says_that_nothing_is_left() -> None:
    row = rang(date(2026, 3, 3))
    use = IncidentUse(id=RecordId("u"), incident_id="i", purpose="police", agreed="no")
    assert "all but empty" in asked("chronology", "police", row, use)
    assert "all but empty" not in asked("chronology", "court", row, use)


def test_where_nobody_asked_it_says_so() -> None:
    use = IncidentUse(id=RecordId("u"), incident_id="i", purpose="court", agreed="yes")
    assert "Of 1 incident told by the victim nobody noted" in asked("chronology", "court", rang(date(2026, 3, 3)))
    assert "nobody noted" not in asked("chronology", "court", rang(date(2026, 3, 3)), use)


@pytest.mark.parametrize(
    ("kind", "audience", "row", "said"),
    [
        ("exhibits", "court", Exhibit(id=RecordId("e"), title="A card"), "1 exhibit without a reference"),
        ("exhibits", "court", Request(id=RecordId("r")), "No exhibit is entered"),
        ("licence-request", "licence", Request(id=RecordId("r"), kind="no-contact"), "1 condition without a reason"),
        ("licence-request", "licence", Request(id=RecordId("r"), kind="no-contact"), "no incident named in support"),
        ("licence-request", "licence", Request(id=RecordId("r"), kind="exclusion", map_id="m"), "digest alone"),
        ("licence-request", "licence", Exhibit(id=RecordId("e")), "No condition is waiting"),
        ("marac-referral", "marac", ContactPoint(id=RecordId("p"), kind="mobile", value="1"), "whether it is safe"),
        ("marac-referral", "marac", Involvement(id=RecordId("k"), role="child"), "birth of 1 child"),
        ("action-list", "agency", Action(id=RecordId("a"), what="Locks"), "1 action without an agency"),
        ("action-list", "agency", Action(id=RecordId("a"), what="Locks", agency="X"), "without a day by which"),
        ("action-list", "agency", Exhibit(id=RecordId("e")), "No action is recorded"),
        ("statement-draft", "victim", Statement(id=RecordId("s"), status="draft", text="x"), "was told who may see"),
        ("chronology", "court", rang(date(2026, 3, 3)), "no kind of conduct chosen"),
    ],
)  # fmt: skip
def test_each_kind_has_questions_of_its_own(kind: str, audience: str, row: Record, said: str) -> None:
    assert said in asked(kind, audience, row)


@pytest.mark.parametrize(
    ("account", "answers", "said"),
    [
        (
            "I gave it to the police.",
            {"reported": "no"},
            "1 incident recorded as not reported to the police, whose",
        ),
        ("I rang 101 and was given a number.", {"reported": "no"}, "whose own words speak of them"),
        ("I rang 101 and was given a number.", {"reported": "yes"}, ""),
        ("He rang at 1016.", {"reported": "no"}, ""),
        ("Somebody sat in a grey car.", {}, "1 incident told of as done by somebody"),
        ("Somebody sat in a grey car.", {"certainty": "suspected"}, ""),
        ("He rang, and somebody laughed.", {}, ""),
    ],
)
def test_answers_that_the_words_of_an_entry_may_contradict_are_asked_about(
    account: str, answers: dict[str, str], said: str
) -> None:
    row = Incident(id=RecordId("i"), happened=When.on(date(2026, 3, 3)), account=account, **answers)  # type: ignore[arg-type]
    asks = [each for each in asked("chronology", "court", row).splitlines() if "words" in each or "somebody" in each]
    assert len(asks) == bool(said)
    assert said in "".join(asks)


@pytest.mark.parametrize(
    ("outcome", "offence", "tied", "asks"),
    [
        ("convicted", "Stalking", "", True),
        ("admitted", "Stalking", "", True),
        ("reported", "Stalking", "", False),
        ("convicted", "Breach of restraining order", "", False),
        ("convicted", "Stalking", "charge", False),
        ("convicted", "", "", False),
    ],
)
def test_a_breach_proved_by_a_charge_of_something_else_is_asked_about(
    outcome: str, offence: str, tied: str, asks: bool
) -> None:
    charge = Charge(id=RecordId("charge"), offence=offence, outcome="convicted")
    rows = (
        rang(date(2026, 3, 3)),
        Order(id=RecordId("o"), kind="ro-conviction", status="in-force", served=date(2026, 1, 1)),
        Breach(id=RecordId("b"), order_id="o", incident_id="i", outcome=outcome, charge_id=tied),
        *((charge, ChargeIncident(id=RecordId("ci"), charge_id="charge", incident_id="i")) if offence else ()),
    )
    assert ("A conviction of that proves no breach" in asked("breaches", "court", *rows)) is asks


def test_what_is_in_order_asks_nothing() -> None:
    rows = (
        *signed("court", date(2026, 5, 1)), rang(date(2026, 4, 1)),
        IncidentBehaviour(id=RecordId("b"), incident_id="i", kind="phone"),
        IncidentUse(id=RecordId("u"), incident_id="i", purpose="court", agreed="yes"),
    )  # fmt: skip
    assert asked("social-history", "court", *rows) == ""


@pytest.mark.parametrize(
    ("kind", "starts", "ends", "is_asked"),
    [
        ("prison", date(2026, 1, 5), None, False),
        ("remand", None, TODAY, False),
        ("prison", date(2026, 1, 5), date(2026, 11, 1), True),
        ("prison", date(2026, 11, 3), None, True),
        ("community", date(2026, 1, 5), None, True),
    ],
)
def test_before_a_letter_to_an_agency_it_is_said_that_no_stay_in_prison_is_entered(
    kind: str, starts: date | None, ends: date | None, is_asked: bool
) -> None:
    """A letter to a prison said that somebody is held there who had a suspended sentence."""
    stay = Whereabouts(id=RecordId("w"), offender_id="him", kind=kind, starts=starts, ends=ends)
    assert ("No stay in prison" in asked("agency-letter", "agency", stay)) is is_asked
    assert "No stay in prison" in asked("agency-letter", "agency")
    assert "No stay in prison" not in asked("chronology", "court")
