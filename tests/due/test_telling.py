# SPDX-License-Identifier: Apache-2.0
"""Who must be told of what, by when, at which level: a line for each victim, until she answered or a reason ends it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.analysis.casemaker import OFFENDER, VICTIM, Made, day, filed, when
from vlu_desktop.dates.working_days import Holidays
from vlu_desktop.due.calendar_days import calendar_days
from vlu_desktop.due.due_line import Diary, DueItem
from vlu_desktop.due.due_lines import due_items
from vlu_desktop.due.telling_events import MOVES
from vlu_desktop.due.telling_lines import ASKED_SINCE, TELL, TellingState, asked_since, duties, parole_decisions
from vlu_desktop.due.told_event import Event
from vlu_desktop.due.who_is_told import recipients
from vlu_desktop.platform.paths import resources
from vlu_desktop.record.offending import (
    Conviction,
    Hearing,
    Movement,
    OrderProtected,
    OrderVariation,
    Proceeding,
    Sentence,
    Whereabouts,
)
from vlu_desktop.record.people import ContactPoint, Involvement, Person, PersonName, SameAs
from vlu_desktop.record.telling_event import TELLING_EVENTS
from vlu_desktop.record.vocabulary import vocabulary
from vlu_desktop.record.work import Contact, Request, RuleSetting, Telling
from vlu_desktop.rules.deadlines import Rules

MONDAY = date(2026, 8, 3)
RULES = Rules.from_toml((resources() / "rules" / "deadlines.toml").read_text(encoding="utf-8"))
HOLIDAYS = Holidays.from_toml((resources() / "rules" / "bank_holidays.toml").read_text(encoding="utf-8"))
OTHER = "p-other"


def case_of(made: Made, **case: Any) -> Any:
    values: dict[str, Any] = {"status": "active", "opened": day("2026-01-05")} | case
    return filed(replace(made.case, **values), made.rows)


def diary(made: Made, today: date = MONDAY, **case: Any) -> Diary:
    return Diary(case_file=case_of(made, **case), today=today, rules=RULES, holidays=HOLIDAYS)


def lines(made: Made, today: date = MONDAY, **case: Any) -> list[DueItem]:
    return [item for item in due_items(case_of(made, **case), today, RULES, HOLIDAYS) if item.kind == TELL]


def told(made: Made, today: date = MONDAY, **case: Any) -> list[tuple[str, str]]:
    return [(item.title, item.due.isoformat() if item.due else "") for item in lines(made, today, **case)]


def named(made: Made, person: str, name: str) -> None:
    made.add(PersonName, person_id=person, given=name, family="Example")


def standings(made: Made) -> list[TellingState]:
    return [duty.standing for duty in duties(diary(made))]


def two() -> Made:
    made = Made(VICTIM, OTHER)
    named(made, VICTIM, "Anna")
    named(made, OTHER, "Bea")
    return made


def contact(made: Made, outcome: str, on: str = "2026-08-01", person: str = VICTIM, **more: Any) -> str:
    return made.add(Contact, person_id=person, happened=when(on), outcome=outcome, **({"channel": "phone"} | more))


def telling(
    made: Made, event: str, record: tuple[str, str], contact_id: str = "", person: str = VICTIM, **more: Any
) -> None:
    values = {"why": "contact", "contact_id": contact_id} | more
    made.add(Telling, person_id=person, event=event, record_type=record[0], record_id=record[1], **values)


def noon(on: str) -> datetime:
    return datetime.fromisoformat(f"{on}T12:00+00:00")


def parole(made: Made, on: str, **more: Any) -> str:
    return made.add(Hearing, proceeding_id=made.add(Proceeding, kind="parole"), kind="parole-oral", on=day(on), **more)


def tribunal(made: Made, on: str, **more: Any) -> str:
    return made.add(Hearing, proceeding_id=made.add(Proceeding, kind="tribunal"), kind="tribunal", on=day(on), **more)


def trial(made: Made, on: str, **more: Any) -> str:
    return made.add(Hearing, proceeding_id=made.add(Proceeding), kind="trial", on=day(on), **more)


# What happened, and the line of it on 3 August 2026: what is told and by when. Nothing: no line.
EVENTS: list[tuple[str, Any, str, str]] = [
    ("sentence", lambda m: m.add(Sentence, kind="imprisonment", passed=when("2026-07-30"), expressed="16 months"),
     "sentence", "2026-08-03"),
    ("sentence without a day", lambda m: m.add(Sentence, passed=when("2026-07")), "sentence", "2026-07-03"),
    ("sentence without a day, entered in its month",
     lambda m: m.add(Sentence, passed=when("2026-07"), recorded_at=datetime(2026, 7, 30, 9, tzinfo=UTC)),
     "sentence", "2026-08-03"),
    ("sentence of a month to come", lambda m: m.add(Sentence, passed=when("2026-09")), "", ""),
    ("sentence of no date", lambda m: m.add(Sentence, kind="imprisonment"), "sentence", "2026-08-05"),
    ("sentence of no date, run out", lambda m: m.add(Sentence, kind="imprisonment", ends=day("2026-08-02")), "", ""),
    ("sentence of no date, ends today", lambda m: m.add(Sentence, kind="imprisonment", ends=MONDAY), "sentence",
     "2026-08-05"),
    ("sentence of no date for history", lambda m: m.add(
        Sentence, conviction_id=m.add(Conviction, offence="Theft", convicted=when("1998"))), "", ""),
    ("sentence of no date for many taken together", lambda m: m.add(
        Sentence, kind="imprisonment", conviction_id=m.add(Conviction, offence="Theft", aggregate=True)), "", ""),
    ("sentence of no date for what was found lately", lambda m: m.add(
        Sentence, conviction_id=m.add(Conviction, offence="Stalking", convicted=when("2025-06-01"))), "sentence",
     "2026-08-05"),
    ("order of no day", lambda m: m.order("", "nmo"), "non-molestation order", "2026-08-05"),
    ("order of no day, as entered", lambda m: m.order("", recorded_at=noon("2026-07-30")),
     "restraining order on conviction", "2026-08-03"),
    ("order of no day, served", lambda m: m.order("", served=day("2026-07-30")),
     "restraining order on conviction", "2026-08-05"),
    ("order of no day, served before the case", lambda m: m.order("", served=day("2026-01-04")), "", ""),
    ("order of no day, run out", lambda m: m.order("", copy_received_on=MONDAY, expires=day("2026-08-02")), "", ""),
    ("order of no day applied for", lambda m: m.order("", status="applied"), "", ""),
    ("bail of no day", lambda m: m.order("", "bail-court"), "", ""),
    ("discharged on no day", lambda m: m.order("2025-01-01", status="discharged"),
     "restraining order on conviction ended", ""),
    ("discharged on no day, and over since", lambda m: m.order("2025-01-01", status="discharged", expires=MONDAY),
     "", ""),
    ("run out on no day", lambda m: m.order("2025-01-01", status="expired"), "", ""),
    ("refused on no day", lambda m: m.order("", status="refused"), "", ""),
    ("release of no day", lambda m: m.add(Movement, kind="release"), "release", "2026-08-05"),
    ("release of no day, as entered", lambda m: m.add(Movement, kind="release", recorded_at=noon("2026-07-30")),
     "release", "2026-08-03"),
    ("transfer of no day", lambda m: m.add(Movement, kind="transfer"), "", ""),
    ("trial of no day", lambda m: m.add(Hearing, proceeding_id=m.add(Proceeding), kind="trial", result="Guilty"),
     "trial hearing", "2026-08-05"),
    ("trial of no day without a result", lambda m: m.add(Hearing, proceeding_id=m.add(Proceeding), kind="trial"),
     "", ""),
    ("trial of no day, decided on one", lambda m: m.add(
        Hearing, proceeding_id=m.add(Proceeding), kind="trial", result="Guilty", decided_on=day("2026-07-31")),
     "trial hearing", "2026-08-04"),
    ("first hearing of no day", lambda m: m.add(
        Hearing, proceeding_id=m.add(Proceeding), kind="first", result="Adjourned"), "", ""),
    *((f"{panel} of no day {outcome}", lambda m, panel=panel, outcome=outcome: m.add(
        Hearing, proceeding_id=m.add(Proceeding, kind=panel), kind="tribunal" if panel == "tribunal" else "parole-oral",
        outcome=outcome), f"{panel} {called}", "2026-08-05") for panel in ("parole", "tribunal") for outcome, called in
      (("", "hearing listed"), ("deferred", "hearing put off"), ("no-release", "decision"))),
    ("awaiting", lambda m: m.add(Sentence, kind="awaiting", passed=when("2026-07-30")), "", ""),
    ("order", lambda m: m.order("2026-07-31", "nmo", copy_received_on=day("2026-07-31")), "non-molestation order",
     "2026-08-04"),
    ("order of another", lambda m: m.add(OrderProtected, order_id=m.order("2026-07-31"), person_id="p-else"), "", ""),
    ("quashed", lambda m: m.order("2026-07-31", status="quashed"), "restraining order on conviction ended", ""),
    ("licence made", lambda m: m.order("2026-07-31", "licence"), "", ""),
    ("bail", lambda m: m.order("2026-07-31", "bail-court"), "", ""),
    ("to be made", lambda m: m.order("2026-08-04"), "", ""),
    ("variation", lambda m: m.add(OrderVariation, order_id=m.order("2025-01-01"), made=day("2026-07-31")),
     "restraining order on conviction varied", "2026-08-04"),
    ("licence varied",
     lambda m: m.add(OrderVariation, order_id=m.order("2025-01-01", "licence"), made=day("2026-07-31")),
     "licence conditions varied", "2026-08-04"),
    ("discharged", lambda m: m.order("2025-01-01", status="discharged", ended=day("2026-07-31")),
     "restraining order on conviction ended", "2026-08-04"),
    ("run out", lambda m: m.order("2025-01-01", status="expired", ended=day("2026-07-31"), expires=day("2026-07-31")),
     "", ""),
    ("licence ends", lambda m: m.order("2025-01-01", "licence", expires=day("2026-08-23")),
     "end of the licence on 23 August 2026", "2026-08-23"),
    ("refused", lambda m: m.add(Request, kind="exclusion", decision="refused", decided_on=day("2026-07-31")),
     "exclusion zone", "2026-08-04"),
    ("waiting", lambda m: m.add(Request, kind="exclusion", decision="waiting"), "", ""),
    ("withdrawn", lambda m: m.add(Request, kind="exclusion", decision="withdrawn"), "", ""),
    ("temporary", lambda m: m.add(Movement, kind="temporary", on=day("2026-08-20")),
     "temporary release on 20 August 2026", "2026-08-20"),
    ("escape", lambda m: m.add(Movement, kind="escape", on=day("2026-08-01")), "escape", "2026-08-01"),
    ("abscond", lambda m: m.add(Movement, kind="abscond", on=MONDAY), "absconded", "2026-08-03"),
    ("error", lambda m: m.add(Movement, kind="release-error", on=MONDAY), "released in error", "2026-08-03"),
    ("at large", lambda m: m.add(Whereabouts, kind="unlawfully-at-large", starts=MONDAY), "unlawfully at large",
     "2026-08-03"),
    ("recall, not back", lambda m: m.add(Movement, kind="recall", on=MONDAY), "recall", "2026-08-03"),
    ("transfer", lambda m: m.add(Movement, kind="transfer", on=MONDAY), "", ""),
    ("open", lambda m: m.add(Movement, kind="open-conditions", on=MONDAY), "move to open conditions", "2026-08-05"),
    ("deported", lambda m: m.add(Movement, kind="deported", on=MONDAY), "removal from the country", "2026-08-05"),
    ("listed", lambda m: parole(m, "2026-10-05"), "parole hearing listed on 5 October 2026", "2026-10-05"),
    ("deferred", lambda m: parole(m, "2026-07-30", outcome="deferred"), "parole hearing put off", "2026-08-03"),
    ("decided", lambda m: parole(m, "2026-07-30", result="Release directed"), "parole decision", "2026-08-03"),
    ("decided later", lambda m: parole(m, "2026-07-20", outcome="no-release", decided_on=day("2026-07-31")),
     "parole decision", "2026-08-04"),
    ("tribunal listed", lambda m: tribunal(m, "2026-10-05"), "tribunal hearing listed on 5 October 2026", "2026-10-05"),
    ("tribunal adjourned", lambda m: tribunal(m, "2026-07-30", outcome="adjourned"), "tribunal hearing put off",
     "2026-08-03"),
    ("tribunal decided", lambda m: tribunal(m, "2026-07-30", result="Not discharged"), "tribunal decision",
     "2026-08-03"),
    ("trial", lambda m: m.add(Hearing, proceeding_id=m.add(Proceeding), kind="trial", on=day("2026-07-31"),
                              result="Guilty"),
     "trial hearing", "2026-08-04"),
    ("first hearing", lambda m: m.add(Hearing, proceeding_id=m.add(Proceeding), kind="first", on=day("2026-07-31"),
                                      result="Adjourned"), "", ""),
    ("before the case", lambda m: m.order("2026-01-04"), "", ""),
    ("sentence to come", lambda m: m.add(Sentence, kind="imprisonment", passed=when("2026-08-04")), "", ""),
    ("order of today", lambda m: m.order("2026-08-03", copy_received_on=MONDAY), "restraining order on conviction",
     "2026-08-05"),
    ("made and ended", lambda m: m.order("2026-07-30", ended=day("2026-07-31")),
     "restraining order on conviction ended", "2026-08-04"),
    ("ended early", lambda m: m.order("2025-01-01", ended=MONDAY, expires=day("2026-08-04")),
     "restraining order on conviction ended", "2026-08-05"),
    ("to end early", lambda m: m.order("2025-01-01", ended=day("2026-08-04"), expires=day("2026-08-05")), "", ""),
    ("variation to come", lambda m: m.add(OrderVariation, order_id=m.order("2025-01-01"), made=day("2026-08-04")),
     "", ""),
    ("variation of no day", lambda m: m.add(OrderVariation, order_id=m.order("2025-01-01")),
     "restraining order on conviction varied", "2026-08-05"),
    ("variation of today", lambda m: m.add(OrderVariation, order_id=m.order("2025-01-01"), made=MONDAY),
     "restraining order on conviction varied", "2026-08-05"),
    ("licence ended", lambda m: m.order("2025-01-01", "licence", expires=day("2026-07-31")),
     "end of the licence", "2026-08-04"),
    ("licence revoked", lambda m: m.order("2025-01-01", "licence", expires=day("2026-08-23"), status="discharged"),
     "licence conditions ended", ""),
    ("decided in time to come",
     lambda m: m.add(Request, kind="exclusion", decision="refused", decided_on=day("2026-08-04")), "", ""),
    ("decided today", lambda m: m.add(Request, kind="exclusion", decision="refused", decided_on=MONDAY),
     "exclusion zone", "2026-08-05"),
    ("decided on no day", lambda m: m.add(Request, kind="exclusion", decision="refused"), "exclusion zone",
     "2026-08-05"),
    ("abscond to come", lambda m: m.add(Movement, kind="abscond", on=day("2026-08-04")), "", ""),
    ("gone since no day", lambda m: m.add(Movement, kind="abscond"), "absconded", "2026-08-03"),
    ("gone since no day, as entered",
     lambda m: m.add(Movement, kind="release-error", recorded_at=datetime(2026, 7, 31, 9, tzinfo=UTC)),
     "released in error", "2026-07-31"),
    ("gone once, and held now", lambda m: (m.add(Movement, kind="escape"),
                                           m.add(Whereabouts, kind="prison", starts=day("2026-01-04"))), "", ""),
    ("gone, and held no more", lambda m: (
        m.add(Movement, kind="escape"),
        m.add(Whereabouts, kind="prison", starts=day("2026-01-04"), ends=day("2026-08-02"))), "escape", "2026-08-03"),
    ("gone, and to be held", lambda m: (m.add(Movement, kind="escape"),
                                        m.add(Whereabouts, kind="prison", starts=day("2026-08-04"))),
     "escape", "2026-08-03"),
    ("another is held", lambda m: (m.add(Movement, kind="escape"),
                                   m.add(Whereabouts, kind="prison", offender_id="p-else", starts=day("2026-01-04"))),
     "escape", "2026-08-03"),
    ("move of no day", lambda m: m.add(Movement, kind="category"), "change of category", "2026-08-05"),
    ("at large since no day, held now", lambda m: (m.add(Whereabouts, kind="unlawfully-at-large"),
                                                   m.add(Whereabouts, kind="remand", starts=MONDAY)), "", ""),
    ("at large to come", lambda m: m.add(Whereabouts, kind="unlawfully-at-large", starts=day("2026-08-04")), "", ""),
    ("at large and over", lambda m: m.add(Whereabouts, kind="unlawfully-at-large", starts=MONDAY, ends=MONDAY), "", ""),
    ("at large since no day", lambda m: m.add(Whereabouts, kind="unlawfully-at-large"), "unlawfully at large",
     "2026-08-03"),
    ("in prison", lambda m: m.add(Whereabouts, kind="prison", starts=MONDAY), "", ""),
    ("parole of today", lambda m: parole(m, "2026-08-03"), "", ""),
    ("listed and put off", lambda m: parole(m, "2026-10-05", outcome="adjourned"), "parole hearing put off",
     "2026-08-05"),
    ("put off on a day", lambda m: parole(m, "2026-10-05", outcome="deferred", decided_on=day("2026-07-30")),
     "parole hearing put off", "2026-08-03"),
    ("decided but not yet", lambda m: parole(m, "2026-10-05", outcome="no-release", decided_on=day("2026-09-05")),
     "parole hearing listed on 5 October 2026", "2026-10-05"),
    ("trial without a result", lambda m: trial(m, "2026-07-31"), "", ""),
    ("trial of today", lambda m: trial(m, "2026-08-03", result="Guilty"), "trial hearing", "2026-08-05"),
    ("trial to come", lambda m: trial(m, "2026-08-04", result="Guilty"), "", ""),
    ("trial decided later", lambda m: trial(m, "2026-07-20", result="Guilty", decided_on=day("2026-07-31")),
     "trial hearing", "2026-08-04"),
    ("quashed on a day",
     lambda m: m.order("2025-01-01", status="quashed", ended=day("2026-07-31"), expires=day("2027-01-01")),
     "restraining order on conviction ended", "2026-08-04"),
    ("variation of what was quashed", lambda m: m.add(
        OrderVariation, order_id=m.order("2025-01-01", status="quashed", ended=day("2026-01-01")),
        made=day("2026-07-31")), "", ""),
    ("licence noted as run out", lambda m: m.order("2025-01-01", "licence", expires=day("2026-07-31"),
                                                   status="expired"), "end of the licence", "2026-08-04"),
    ("trial and bail", lambda m: (trial(m, "2026-07-31", result="Guilty"), m.order("2026-07-31", "bail-court")),
     "trial hearing", "2026-08-04"),
    ("trial and an order applied for",
     lambda m: (trial(m, "2026-07-31", result="Guilty"), m.order("2026-07-31", status="applied")),
     "trial hearing", "2026-08-04"),
    ("trial and a sentence to come", lambda m: (
        trial(m, "2026-07-31", result="Guilty"), m.add(Sentence, kind="awaiting", passed=when("2026-07-31"))),
     "trial hearing", "2026-08-04"),
    ("trial with an order", lambda m: (trial(m, "2026-01-04", result="Guilty", decided_on=day("2026-07-31")),
                                       m.order("2026-07-31", status="quashed", ended=day("2026-01-04"))), "", ""),
    ("trial with a sentence awaited",
     lambda m: (trial(m, "2026-01-04", result="Guilty", decided_on=day("2026-07-31")),
                m.add(Sentence, kind="awaiting", passed=when("2026-07-31"))),
     "trial hearing", "2026-08-04"),
    ("trial and a sentence of a month before it opened", lambda m: (trial(m, "2026-07-31", result="Guilty"),
                                                                    m.add(Sentence, passed=when("2025-12"))),
     "trial hearing", "2026-08-04"),
    ("sentence of today", lambda m: m.add(Sentence, kind="imprisonment", passed=when("2026-08-03")), "sentence",
     "2026-08-05"),
    ("licence that ends today", lambda m: m.order("2025-01-01", "licence", expires=MONDAY),
     "end of the licence on 3 August 2026", "2026-08-03"),
    ("recall, back on remand", lambda m: (m.add(Movement, kind="recall", on=day("2026-07-30")),
                                          m.add(Whereabouts, kind="remand", starts=day("2026-07-31"))),
     "recall", "2026-08-03"),
    ("at large beside a transfer", lambda m: (m.add(Movement, kind="transfer", on=MONDAY),
                                              m.add(Whereabouts, kind="unlawfully-at-large", starts=MONDAY)),
     "unlawfully at large", "2026-08-03"),
    ("parole decided today", lambda m: parole(m, "2026-08-03", result="Release directed"), "parole decision",
     "2026-08-05"),
    ("no decision but its day", lambda m: m.add(Request, kind="exclusion", decided_on=day("2026-07-31")), "", ""),
    ("applied for and ended", lambda m: m.order("2025-01-01", status="withdrawn", ended=day("2026-07-31")), "", ""),
    ("bail ended early", lambda m: m.order("2025-01-01", "bail-court", ended=day("2026-07-31")), "", ""),
    ("made but run out", lambda m: m.order("2026-07-31", status="expired"), "", ""),
    ("order of no kind", lambda m: m.order("2026-07-31", "", copy_received_on=day("2026-07-31")), "order",
     "2026-08-04"),
    ("trial and a sentence of no day", lambda m: (trial(m, "2026-07-31", result="Guilty"),
                                                  m.add(Sentence, ends=day("2026-08-02"))),
     "trial hearing", "2026-08-04"),
    ("trial and a sentence of another day",
     lambda m: (trial(m, "2026-07-31", result="Guilty"), m.add(Sentence, passed=when("2026-01-04"))),
     "trial hearing", "2026-08-04"),
    ("trial and an order of another day",
     lambda m: (trial(m, "2026-07-31", result="Guilty"), m.order("2026-01-04", copy_received_on=MONDAY)),
     "trial hearing", "2026-08-04"),
    ("put off on its day", lambda m: parole(m, "2026-08-03", outcome="deferred", recorded_at=noon("2026-07-30")),
     "parole hearing put off", "2026-08-05"),
    ("put off before its day", lambda m: parole(m, "2026-10-05", outcome="deferred", recorded_at=noon("2026-07-30")),
     "parole hearing put off", "2026-08-03"),
    ("listed and entered", lambda m: parole(m, "2026-10-05", recorded_at=noon("2026-07-30")),
     "parole hearing listed on 5 October 2026", "2026-08-03"),
    ("decided on no day but entered",
     lambda m: m.add(Request, kind="exclusion", decision="refused", recorded_at=noon("2026-07-30")), "exclusion zone",
     "2026-08-03"),
    ("open, known before", lambda m: m.add(Movement, kind="open-conditions", on=day("2026-07-31"),
                                           recorded_at=noon("2026-07-29")), "move to open conditions", "2026-08-04"),
    *((f"{kind} hearing", lambda m, kind=kind: m.add(
        Hearing, proceeding_id=m.add(Proceeding), kind=kind, on=day("2026-07-31"), result="So held"),
       called, "2026-08-04") for kind, called in
      (("sentence", "sentence hearing"), ("breach", "breach hearing"), ("bail", "bail hearing"),
       ("appeal", "appeal hearing"), ("order", "order application hearing"))),
    *((f"{kind}, and back", lambda m, kind=kind: (
        m.add(Movement, kind=kind, on=day("2026-08-01")), m.add(Whereabouts, kind="prison", starts=day("2026-08-02"))),
       called, "2026-08-01") for kind, called in
      (("release-error", "released in error"), ("escape", "escape"), ("abscond", "absconded"))),
    # What is passed over ends nothing that stands behind it.
    ("order behind bail", lambda m: (m.order("2026-07-31", "bail-court"),
                                     m.order("2026-07-31", "nmo", copy_received_on=day("2026-07-31"))),
     "non-molestation order", "2026-08-04"),
    ("at large beside an escape of no day", lambda m: (m.add(Movement, kind="escape"),
                                                       m.add(Whereabouts, kind="unlawfully-at-large", starts=MONDAY)),
     "unlawfully at large", "2026-08-03"),
    ("sentence behind one of no day", lambda m: (m.add(Sentence, passed=when("2025-12")),
                                                 m.add(Sentence, passed=when("2026-07-30"))), "sentence", "2026-08-03"),
    ("order behind a quashed one", lambda m: (m.order("2026-07-31", status="quashed", ended=day("2026-01-04")),
                                              m.order("2026-07-31", "nmo", copy_received_on=day("2026-07-31"))),
     "non-molestation order", "2026-08-04"),
    ("escape behind moves that are not told", lambda m: [
        m.add(Movement, kind=kind, on=day(on)) for kind, on in
        (("transfer", "2026-08-01"), ("abscond", "2026-08-04"), ("escape", "2026-08-01"))], "escape", "2026-08-01"),
    ("at large behind a stay", lambda m: [m.add(Whereabouts, kind=kind, starts=MONDAY)
                                          for kind in ("remand", "unlawfully-at-large")],
     "unlawfully at large", "2026-08-03"),
    ("trial behind a hearing of no day", lambda m: (m.add(Hearing, kind="trial", proceeding_id=m.add(Proceeding)),
                                                    trial(m, "2026-07-31", result="Guilty")),
     "trial hearing", "2026-08-04"),
    ("refused behind what is not decided", lambda m: [
        m.add(Request, kind=kind, decision=decision, decided_on=day(on)) for kind, decision, on in
        (("observe", "waiting", "2026-07-31"), ("observe", "refused", "2026-08-04"),
         ("exclusion", "refused", "2026-07-31"))], "exclusion zone", "2026-08-04"),
]  # fmt: skip


@pytest.mark.parametrize(("build", "what", "due"), [row[1:] for row in EVENTS], ids=[row[0] for row in EVENTS])
def test_what_happened_is_told_by_its_own_day(build: Any, what: str, due: str) -> None:
    made = Made()
    build(made)
    assert told(made) == ([(f"Tell the victim: {what}", due)] if what else [])


@pytest.mark.parametrize(
    ("build", "said"),
    [
        (lambda m: m.add(Sentence, kind="custody", passed=when("2026-07-30"), expressed=" 16 months "), "16 months"),
        (lambda m: m.add(Sentence, kind="imprisonment", passed=when("2026-07-30")), "mprisonment"),
        (lambda m: m.add(Sentence, passed=when("2026-07-30")), "On 30 July 2026."),
        (lambda m: m.add(Movement, kind="recall", on=MONDAY), "On 3 August 2026, and not known to be back"),
        (lambda m: m.add(Movement, kind="abscond", on=MONDAY), "On 3 August 2026, and not known to be back"),
        (lambda m: m.add(Movement, kind="release-error", on=MONDAY), "On 3 August 2026, and not known to be back"),
        (lambda m: m.add(Movement, kind="deported", on=MONDAY), "On 3 August 2026."),
        (lambda m: m.add(Movement, kind="release", on=MONDAY), "Released on 3 August 2026."),
        (lambda m: m.add(Movement, kind="temporary", on=MONDAY), "On 3 August 2026."),
        (lambda m: m.add(Movement, kind="temporary", on=day("2026-08-04")), "Expected on 4 August 2026."),
    ],
)  # fmt: skip
def test_what_is_told_is_said_as_it_is_recorded(build: Any, said: str) -> None:
    made = Made()
    build(made)
    assert [item for item in lines(made) if said not in item.detail] == []
    assert lines(made)


def test_a_release_is_told_ahead_with_its_conditions_and_a_death_is_told() -> None:
    made = Made()
    made.add(Movement, kind="release", on=day("2026-08-31"))
    made.add(Movement, kind="early-release", on=day("2026-09-01"))
    assert told(made) == [
        ("Tell the victim: conditions of the release that concern her or him on 31 August 2026", "2026-08-31"),
        ("Tell the victim: release on 31 August 2026", "2026-08-31"),
    ]
    assert told(made, day("2026-09-02"))[0] == ("Tell the victim: conditions of the release that concern her or him",
                                                "2026-09-02")  # fmt: skip
    dead = Made()
    dead.rows[0] = replace(dead.rows[0], died=when("2026-07-31"))  # type: ignore[call-arg]
    assert told(dead) == [("Tell the victim: death of the offender", "2026-08-04")]


@pytest.mark.parametrize(("person", "died", "is_told"), [
    (OFFENDER, "2026-08-03", True), (OFFENDER, "2026-08-04", False), (OFFENDER, "2026-07", True),
    (OFFENDER, "2026-08", True), (OFFENDER, "2026-09", False), ("another", "2026-07-31", False),
])  # fmt: skip
def test_the_death_of_the_offender_is_told_also_where_its_day_is_not_known(
    person: str, died: str, is_told: bool
) -> None:
    made = Made()
    made.add(Person, id="another")
    made.rows = [replace(row, died=when(died)) if row.id == person else row for row in made.rows]  # type: ignore[call-arg]
    assert bool(told(made)) is is_told


@pytest.mark.parametrize(
    ("moved", "lines_of"),
    [
        ("2026-07-30", ["at-large", "escape"]),
        ("2026-07-31", ["escape"]),
        ("2026-08-06", []),
        ("2026-08-07", ["at-large"]),
    ],
)
def test_who_is_at_large_by_a_move_of_about_that_day_is_told_of_once(moved: str, lines_of: list[str]) -> None:
    made = Made()
    made.add(Movement, kind="escape", on=day(moved))
    made.add(Whereabouts, kind="unlawfully-at-large", starts=MONDAY)
    assert sorted(item.event for item in lines(made)) == lines_of


def test_every_move_but_a_transfer_is_a_kind_of_event() -> None:
    assert {"transfer"} | MOVES == {key for key, _ in vocabulary("movement").terms}
    assert {row.key for row in TELLING_EVENTS} >= MOVES


def test_a_recall_that_brought_him_back_is_no_matter_of_safety() -> None:
    made = Made()
    made.add(Movement, kind="recall", on=day("2026-07-31"))
    (out,) = lines(made)
    assert "not known to be back in custody" in out.detail
    made.add(Whereabouts, kind="prison", starts=day("2026-08-01"))
    assert told(made) == [("Tell the victim: recall", "2026-08-04")]
    assert told(made, contact_level="release-month") == []


def test_the_return_of_another_brings_nobody_back() -> None:
    made = Made()
    made.add(Movement, kind="recall", on=day("2026-07-31"))
    made.add(Movement, kind="returned", on=day("2026-08-01"), offender_id="another")
    assert {item.event: item.due for item in lines(made)}["recall"] == day("2026-07-31")


def test_telling_one_victim_does_not_tell_the_other() -> None:
    made = two()
    order = made.order("2026-07-31", copy_received_on=day("2026-07-31"))
    what = "restraining order on conviction"
    assert [title for title, _ in told(made)] == [f"Tell Anna Example: {what}", f"Tell Bea Example: {what}"]
    telling(made, "order-made", ("order", order), contact(made, "spoke"))
    assert [title for title, _ in told(made)] == [f"Tell Bea Example: {what}"]
    nobody = contact(made, "spoke", person="")
    telling(made, "order-made", ("order", order), nobody, person=OTHER)
    assert len(told(made)) == 1, "a contact that names nobody speaks for neither of two"


def test_a_day_that_an_earlier_version_noted_tells_nobody() -> None:
    made = two()
    made.add(Movement, kind="escape", on=day("2026-08-01"), victim_told_on=day("2026-08-02"))
    found = lines(made)
    assert len(found) == 2
    assert all("An earlier version noted 2 August 2026 for a victim of this offender" in item.detail for item in found)
    telling(made, "escape", (found[0].target), contact(made, "no-answer"))
    assert ["earlier version" in item.detail for item in lines(made)] == [False, True]


@pytest.mark.parametrize("outcome", ["no-answer", "message-left", "sent", "returned", "wrong-number", ""])
def test_an_attempt_that_reached_nobody_ends_nothing_and_says_what_comes_next(outcome: str) -> None:
    made = Made()
    order = made.order("2026-07-31", copy_received_on=day("2026-07-31"))
    telling(made, "order-made", ("order", order),
            contact(made, outcome, next_step="text", follow_up_on=day("2026-08-06")))  # fmt: skip
    (line,) = lines(made)
    assert "Tried on 1 August 2026, phone: " in line.detail
    assert "Next: Text message on 6 August 2026." in line.detail
    assert line.waits_until == day("2026-08-06")
    assert [item.kind for item in due_items(case_of(made), MONDAY, RULES, HOLIDAYS)] == [TELL], "and is asked once"


def test_an_attempt_of_no_day_is_told_as_one() -> None:
    made = Made()
    order = made.order("2026-07-31", copy_received_on=day("2026-07-31"))
    telling(made, "order-made", ("order", order), contact(made, "no-answer", on=""))
    (line,) = lines(made)
    assert "Made on 31 July 2026. Tried once, not reached. No safe way is recorded" in line.detail


def test_of_two_victims_each_is_told_by_name_of_a_release_to_come() -> None:
    made = two()
    made.add(Movement, kind="release", on=day("2026-08-20"))
    ahead = [f"Tell {name} Example: release on 20 August 2026" for name in ("Anna", "Bea")]
    assert [title for title, _ in told(made) if "conditions" not in title] == ahead


def test_what_has_to_be_told_at_once_waits_for_no_next_step() -> None:
    made = Made()
    escape = made.add(Movement, kind="escape", on=day("2026-08-01"))
    telling(made, "escape", ("movement", escape), contact(made, "no-answer", follow_up_on=day("2026-08-06")))
    (line,) = lines(made)
    assert (line.waits_until, line.overdue) == (None, True)


LETTER: dict[str, Any] = {"outcome": "sent", "channel": "letter", "contact_point_id": "post"}


@pytest.mark.parametrize(
    ("point", "letter", "ended"),
    [
        ({}, {}, True),
        ({}, {"outcome": "returned"}, False),
        ({"safe": "not-asked"}, {}, False),
        ({"kind": "email"}, {}, False),
        ({"person_id": OTHER}, {}, False),
        ({"until": when("2026-07-01")}, {}, False),
        ({}, {"contact_point_id": ""}, False),
        ({}, {"channel": "text"}, False),
        ({"until": when("2027-07-01")}, {"on": ""}, False),
    ],
)
def test_a_letter_to_her_chosen_safe_address_counts_once_it_has_not_come_back(
    point: dict[str, Any], letter: dict[str, Any], ended: bool
) -> None:
    made = Made()
    made.add(
        ContactPoint, id="post", **({"person_id": VICTIM, "kind": "post", "value": "9 New", "safe": "yes"} | point)
    )
    order = made.order("2026-07-09", copy_received_on=day("2026-07-31"))
    sent = contact(made, **({"on": "2026-07-10"} | LETTER | letter))
    telling(made, "order-made", ("order", order), sent)
    assert (lines(made, day("2026-07-24")) == []) is ended
    early = lines(made, day("2026-07-23"))
    assert len(early) == 1
    if ended:
        assert "It counts as told on 24 July 2026 unless it comes back." in early[0].detail


def test_only_a_manager_with_a_reason_says_that_she_is_not_told() -> None:
    ended: dict[str, Any] = {"reason": "Abroad", "manager": "R. Ozen"}
    plain: dict[str, Any] = {"why": "not-told", "on": MONDAY}
    for more, left in (({}, 1), ({"reason": "She is abroad"}, 1), ({"manager": "R. Ozen"}, 1), (ended, 0),
                       ({"why": "contact"} | ended, 1)):  # fmt: skip
        made = Made()
        order = made.order("2026-07-31", copy_received_on=day("2026-07-31"))
        telling(
            made,
            "order-made",
            ("order", order),
            **(plain | more),
        )
        assert len(lines(made)) == left
    assert standings(made)[0] == TellingState(how="To be told")


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ({"why": "earlier", "on": day("2026-08-02")},
         TellingState(ended=True, told_on=day("2026-08-02"), how="Told on 2 August 2026")),
        ({"why": "earlier"}, TellingState(ended=True, how="Told, day not known")),
        ({"why": "not-told", "on": MONDAY, "reason": "Abroad", "manager": "R. Ozen"},
         TellingState(ended=True, how="Not to be told: R. Ozen")),
    ],
)  # fmt: skip
def test_what_ends_a_line_without_a_contact_is_said(more: dict[str, Any], state: TellingState) -> None:
    made = Made()
    order = made.order("2026-07-31", copy_received_on=day("2026-07-31"))
    telling(made, "order-made", ("order", order), **more)
    assert standings(made) == [state]


def test_who_is_told_without_an_entry_was_told_by_any_contact_and_only_where_nobody_else_is() -> None:
    made = Made()
    made.rows = [row for row in made.rows if not (isinstance(row, Involvement) and row.role == "victim")]
    order = made.order("2026-07-31", copy_received_on=day("2026-07-31"))
    before = list(made.rows)
    telling(made, "order-made", ("order", order), contact(made, "spoke"), person=VICTIM)
    assert len(lines(made)) == 1, "the telling is of another"
    telling(made, "order-made", ("order", order), contact(made, "spoke"), person="")
    assert lines(made) == []
    made.rows = before
    for person in ("", VICTIM):
        made.add(Involvement, person_id=person, role="victim")
    telling(made, "order-made", ("order", order), contact(made, "spoke"), person="")
    assert [each.ended for each in standings(made)] == [False, False]


def test_a_telling_of_nobody_tells_no_victim() -> None:
    made = Made()
    order = made.order("2026-07-31", copy_received_on=day("2026-07-31"))
    telling(made, "order-made", ("order", order), contact(made, "spoke"), person="")
    assert len(lines(made)) == 1


def test_what_was_tried_is_said_by_its_last() -> None:
    made = two()
    order = made.order("2026-07-31", copy_received_on=day("2026-07-31"))

    def tried(*on: str, **more: Any) -> str:
        trial = two()
        trial.rows = list(made.rows)
        for number, each in enumerate(on):
            telling(trial, "order-made", ("order", order), contact(trial, "no-answer", each, id=f"c{number}", **more))
        return lines(trial)[0].detail

    assert "Tried 2 times, last on 2 August 2026, phone: no answer." in tried("2026-08-02", "2026-08-01")
    assert "Tried 2 times, last on 1 August 2026, phone: no answer." in tried("2026-08-01", "")
    assert "Tried on 1 August 2026, contact: no answer." in tried("2026-08-01", channel="")
    assert "Next: Phone on 6 August 2026." in tried("2026-08-01", follow_up_on=day("2026-08-06"))


@pytest.mark.parametrize(("follow_up", "waits"), [("2026-08-02", None), ("2026-08-03", None),
                                                  ("2026-08-04", day("2026-08-04"))])  # fmt: skip
def test_a_next_step_is_waited_for_until_its_day(follow_up: str, waits: date | None) -> None:
    made = Made()
    order = made.order("2026-07-31", copy_received_on=day("2026-07-31"))
    telling(made, "order-made", ("order", order), contact(made, "no-answer", follow_up_on=day(follow_up)))
    assert [item.waits_until for item in lines(made)] == [waits]


def test_of_letters_the_last_is_waited_for_and_after_a_call_its_next_step() -> None:
    made = Made()
    made.add(ContactPoint, id="post", person_id=VICTIM, kind="post", value="9 New", safe="yes")
    order = made.order("2026-07-09", copy_received_on=day("2026-07-31"))
    for on in ("2026-07-10", "2026-07-20"):
        telling(made, "order-made", ("order", order), contact(made, on=on, **LETTER))
    (line,) = lines(made, day("2026-07-21"))
    assert "A letter went on 20 July 2026. It counts as told on 3 August 2026" in line.detail
    telling(
        made,
        "order-made",
        ("order", order),
        contact(made, "no-answer", "2026-07-21", follow_up_on=day("2026-07-23")),
    )
    (line,) = lines(made, day("2026-07-21"))
    assert "A letter went" not in line.detail
    assert "Next: Phone on 23 July 2026." in line.detail


def test_what_was_told_of_another_month_or_another_event_is_told_anew() -> None:
    made = Made()
    release = made.add(Movement, kind="release", on=day("2026-08-20"))
    spoke = contact(made, "spoke")
    for on, left in (("2026-08-01", 1), ("2026-09-01", 2)):
        trial = Made()
        trial.rows = list(made.rows)
        telling(trial, "release", ("movement", release), spoke, event_on=day(on))
        assert len(lines(trial)) == left
    telling(made, "release", ("movement", "another"), spoke)
    assert len(lines(made)) == 2
    telling(made, "release", ("movement", release), spoke)
    assert len(lines(made)) == 2, "who was told without a day is told of the day"
    telling(made, "release", ("movement", release), spoke, event_on=day("2026-08-20"))
    assert [item.event for item in lines(made)] == ["release-conditions"]


@pytest.mark.parametrize(
    "build",
    [
        lambda m: m.order(""),
        lambda m: m.order("2025-01-01", status="discharged"),
        lambda m: m.add(OrderVariation, order_id=m.order("2025-01-01")),
        lambda m: m.add(Hearing, proceeding_id=m.add(Proceeding), kind="trial", result="Guilty"),
        lambda m: m.add(Hearing, proceeding_id=m.add(Proceeding, kind="parole"), kind="parole-oral"),
        lambda m: m.add(Movement, kind="release"),
        lambda m: m.add(Movement, kind="open-conditions"),
        lambda m: m.add(Sentence, kind="imprisonment"),
    ],
)
def test_what_has_no_day_makes_a_line_for_each_victim_that_asks_for_it(build: Any) -> None:
    made = two()
    build(made)
    found = lines(made)
    assert sorted(item.person_id for item in found) == sorted((VICTIM, OTHER))
    assert all("Its day is not entered: ask for it." in item.detail and item.event_on is None for item in found)
    spoke = contact(made, "spoke")
    telling(made, found[0].event, found[0].target, spoke, person=VICTIM)
    assert [item.person_id for item in lines(made)] == [OTHER]


def test_an_order_without_a_day_is_told_to_whom_it_protects() -> None:
    made = two()
    made.add(OrderProtected, order_id=made.order(""), person_id=OTHER)
    assert [item.person_id for item in lines(made)] == [OTHER]


@pytest.mark.parametrize(("on", "left"), [("2026-08-23", []), ("2026-08-22", ["What was told was of another day."])])
def test_the_end_of_a_licence_that_was_moved_by_a_day_is_told_anew(on: str, left: list[str]) -> None:
    made = Made()
    licence = made.order("2025-01-01", "licence", expires=day("2026-08-23"))
    telling(made, "licence-end", ("order", licence), contact(made, "spoke"), event_on=day(on))
    assert [sentence for item in standings(made) for sentence in item.sentences] == left


def test_of_what_does_not_move_any_day_counts() -> None:
    made = Made()
    order = made.order("2026-07-31", copy_received_on=day("2026-07-31"))
    telling(made, "order-made", ("order", order), contact(made, "spoke"), event_on=day("2026-06-01"))
    assert lines(made) == []


LEVELS = {"key-stages": True, "": True, "annual": None, "release-month": False, "none": False}


@pytest.mark.parametrize("level", LEVELS)
def test_a_level_is_kept_and_safety_is_told_at_every_one(level: str) -> None:
    made = Made()
    made.order("2026-07-31", copy_received_on=day("2026-07-31"))
    made.add(Movement, kind="category", on=MONDAY)
    made.add(Movement, kind="release", on=day("2026-08-20"))
    made.add(Movement, kind="escape", on=MONDAY)
    found = {item.event: item for item in lines(made, contact_level=level)}
    expected = {"key-stages": {"order-made", "category", "release", "release-conditions", "escape"},
                "annual": {"order-made", "release", "release-conditions", "escape"},
                "release-month": {"release", "release-conditions", "escape"}, "none": {"escape"}}  # fmt: skip
    assert set(found) == expected[level or "key-stages"]
    asked = found["escape"].title.startswith("Ask a manager whether the victim is told")
    assert asked is (level == "none")


def test_a_victim_s_own_level_stands_before_the_case_s_and_a_bereaved_relative_with_one_is_told() -> None:
    made = two()
    made.rows = [
        replace(row, contact_level="release-month") if isinstance(row, Involvement) and row.person_id == OTHER else row
        for row in made.rows
    ]
    made.order("2026-07-31", copy_received_on=day("2026-07-31"))
    assert [title for title, _ in told(made)] == ["Tell Anna Example: restraining order on conviction"]
    made.add(Person, id="p-mother")
    named(made, "p-mother", "Una")
    made.add(Involvement, person_id="p-mother", role="family", contact_level="key-stages")
    assert [title for title, _ in told(made)][-1] == "Tell Una Example: restraining order on conviction"


def test_of_two_victims_an_order_and_a_sentence_concern_whom_they_are_for() -> None:
    made = two()
    order = made.order("2026-07-31", copy_received_on=day("2026-07-31"))
    made.add(OrderProtected, order_id=order, person_id=OTHER)
    conviction = made.add(Conviction, offence="Stalking", against_id=VICTIM)
    made.add(Sentence, kind="imprisonment", passed=when("2026-07-31"), conviction_id=conviction)
    assert [title for title, _ in told(made)] == [
        "Tell Anna Example: sentence", "Tell Bea Example: restraining order on conviction",
    ]  # fmt: skip


def test_whom_an_order_or_sentence_of_the_day_does_not_concern_is_told_the_result_of_the_hearing() -> None:
    made = two()
    trial(made, "2026-07-31", result="Guilty")
    order = made.order("2026-07-31")
    made.add(OrderProtected, order_id=order, person_id=OTHER)
    assert [title for title, _ in told(made)] == [
        "Tell Anna Example: trial hearing", "Tell Bea Example: restraining order on conviction",
    ]  # fmt: skip
    against = made.add(Conviction, offence="Stalking", against_id=VICTIM)
    made.add(Sentence, kind="imprisonment", passed=when("2026-07-31"), conviction_id=against)
    assert [title for title, _ in told(made)] == [
        "Tell Anna Example: sentence", "Tell Bea Example: restraining order on conviction",
    ]  # fmt: skip


@pytest.mark.parametrize(("entered", "due"), [("2026-07-29", "2026-07-31"), ("2026-07-31", "2026-08-04"),
                                              ("", "2026-08-04")])  # fmt: skip
def test_what_was_known_before_is_late_once_its_day_is_over(entered: str, due: str) -> None:
    made, at = Made(), datetime.fromisoformat(f"{entered}T12:00+00:00") if entered else None
    made.add(Movement, kind="release", on=day("2026-07-31"), recorded_at=at)
    licence = made.order("2025-01-01", "licence", expires=day("2026-07-31"), recorded_at=at)
    assert {(item.event, item.due) for item in lines(made)} == {
        (event, day(due)) for event in ("release", "release-conditions", "licence-end")
    }
    assert {item.target[1] for item in lines(made) if item.event == "licence-end"} == {licence}


def test_nothing_that_was_expected_after_his_death_is_told() -> None:
    made = Made()
    made.add(Movement, kind="release", on=day("2026-08-20"))
    made.add(Movement, kind="category", on=day("2026-07-29"))
    parole(made, "2026-10-05")
    made.order("2025-01-01", "licence", expires=day("2026-08-23"))
    assert len(lines(made)) == 5
    made.add(Movement, kind="hospital", on=day("2026-07-31"))
    made.add(Person, id="another", died=when("2026-07-01"))
    made.rows[0] = replace(made.rows[0], died=when(""))  # type: ignore[call-arg]
    assert [item.event for item in lines(made)].count("death") == 1, "that he died, whatever is known of when"
    assert len(lines(made)) == 7
    made.rows[0] = replace(made.rows[0], died=when("2026-07-31"))  # type: ignore[call-arg]
    assert sorted(item.event for item in lines(made)) == ["category", "death", "hospital"]
    made.add(Person, id="the-other-offender")
    made.add(Involvement, person_id="the-other-offender", role="offender")
    assert "death" in {item.event for item in lines(made)}, "of two offenders one has died"


def test_a_death_in_a_month_is_told_and_not_only_that_nothing_follows_it() -> None:
    made = Made()
    made.add(Movement, kind="release", on=day("2026-08-20"))
    made.rows = [replace(row, died=when("2026-07")) if row.id == OFFENDER else row for row in made.rows]  # type: ignore[call-arg]
    (item,) = lines(made)
    assert (item.title, item.detail.split(").")[0]) == ("Tell the victim: death of the offender",
                                                        "Its day is not entered (July 2026")  # fmt: skip


def test_of_two_entries_of_one_man_he_died_on_the_day_that_came_first() -> None:
    made = Made()
    made.add(Movement, kind="release", on=day("2026-08-20"))
    made.add(Person, id="again", died=when("2026-08-21"))
    made.add(SameAs, person_id=OFFENDER, other_id="again")
    assert "release" in {item.event for item in lines(made)}
    made.rows[0] = replace(made.rows[0], died=when("2026-07-31"))  # type: ignore[call-arg]
    assert {item.event for item in lines(made)} == {"death"}


def test_a_line_names_the_safe_way_of_the_day_and_nothing_that_has_ended() -> None:
    made = Made()
    made.order("2026-07-31", copy_received_on=day("2026-07-31"))
    made.add(ContactPoint, person_id=VICTIM, kind="mobile", value="07700 900111", safe="yes", until=when("2026-07-01"))
    assert lines(made)[0].detail == "Made on 31 July 2026. No safe way is recorded: ask first."
    made.add(ContactPoint, person_id=VICTIM, kind="mobile", value="07700 900222", safe="yes", safe_when="after six")
    assert lines(made)[0].detail == "Made on 31 July 2026. Safe: 07700 900222, after six."
    made.add(ContactPoint, person_id=VICTIM, kind="mobile", value="07700 900333", safe="yes")
    assert lines(made)[0].detail == "Made on 31 July 2026. Safe: 07700 900222, after six."


def test_first_contact_of_each_victim_stays_until_somebody_answered_or_a_manager_ended_it() -> None:
    made = two()
    new: dict[str, Any] = {"scheme": "vcs", "status": "referred", "opened": MONDAY}

    def left() -> list[str]:
        found = due_items(case_of(made, **new), MONDAY, RULES, HOLIDAYS)
        return [item.title for item in found if item.kind == "first-contact"]

    assert left() == ["First contact: Anna Example", "First contact: Bea Example"]
    contact(made, "no-answer")
    contact(made, "spoke", person="")
    assert len(left()) == 2
    contact(made, "spoke")
    assert left() == ["First contact: Bea Example"]
    telling(
        made, "first-contact", ("case", "case"), person=OTHER, why="not-told", reason="No address", manager="R. Ozen"
    )
    assert left() == []


def test_a_parole_decision_can_be_challenged_for_twenty_one_days_unless_that_was_asked() -> None:
    made = Made()
    parole(made, "2026-07-30", outcome="release-directed")

    def challenge(today: date) -> list[tuple[str, date | None, bool]]:
        found = due_items(case_of(made), today, RULES, HOLIDAYS)
        return [(item.title, item.due, item.confirm) for item in found if item.kind == "parole"]

    line = ("A challenge to the parole decision can be asked for", day("2026-08-20"), True)
    assert challenge(day("2026-07-31")) == challenge(day("2026-08-20")) == [line]
    assert challenge(day("2026-08-21")) == []
    made.add(Movement, kind="category", on=day("2026-07-29"))
    assert challenge(MONDAY) == [line], "another event before it"
    trial(made, "2026-07-31", result="Guilty")
    assert [on for _, on in parole_decisions(diary(made))] == [day("2026-07-30")]
    assert [item for item in due_items(case_of(made, contact_level="none"), MONDAY, RULES, HOLIDAYS)
            if item.kind == "parole"] == []  # fmt: skip
    made.add(Request, kind="reconsideration", decision="waiting")
    assert challenge(MONDAY) == []


@pytest.mark.parametrize(
    ("request_made", "left"),
    [
        ({"decision": "refused", "asked_on": "2024-05-01", "decided_on": "2024-06-01"}, 1),
        ({"decision": "refused", "sent_on": "2026-07-29"}, 1),
        ({"decision": "refused", "asked_on": "2026-07-29", "decided_on": "2026-07-30"}, 0),
        ({"decision": "granted"}, 0),
        ({"decision": "waiting", "asked_on": "2024-05-01"}, 0),
        ({"asked_on": "2026-07-31", "decision": "withdrawn"}, 0),
    ],
)
@pytest.mark.parametrize(
    ("kind", "title", "today"),
    [
        ("reconsideration", "A challenge to the parole decision can be asked for", "2026-08-10"),
        ("reasons", "Summary of the parole decision can be asked for", "2026-12-01"),
        ("lenient-sentence", "Review of the sentence can be asked for", "2026-08-10"),
    ],
)
def test_what_was_asked_after_an_earlier_decision_is_not_asked_of_this_one(
    kind: str, title: str, today: str, request_made: dict[str, str], left: int
) -> None:
    made = Made()
    parole(made, "2026-07-30", outcome="release-directed")
    made.add(Sentence, kind="imprisonment", passed=when("2026-07-30"))
    dated = {name: value if name == "decision" else day(value) for name, value in request_made.items()}
    made.add(Request, kind=kind, **dated)
    found = due_items(case_of(made), date.fromisoformat(today), RULES, HOLIDAYS)
    assert [item.title for item in found].count(title) == left


def test_who_asked_to_observe_the_last_hearing_is_asked_about_the_next() -> None:
    made = Made()
    parole(made, "2026-11-20")
    made.add(Request, kind="observe", decision="granted", decided_on=day("2024-03-01"))

    def asked() -> int:
        return sum(item.target[0] == "hearing" and item.kind == "parole" and "bserv" in item.title
                   for item in due_items(case_of(made), MONDAY, RULES, HOLIDAYS))  # fmt: skip

    assert asked() == 0, "granted once, and no hearing was heard since"
    parole(made, "2026-03-01", outcome="deferred")
    assert asked() == 0, "what was put off is still to be heard"
    parole(made, "2024-05-01", outcome="no-release")
    assert asked() == 1


@pytest.mark.parametrize(
    ("heard", "decided", "asked"),
    [
        ([("2024-05-01", "no-release", "parole-oral")], "2024-05-01", 1),
        ([("2024-05-01", "no-release", "parole-oral")], "2024-05-02", 0),
        ([("2022-05-01", "no-release", "parole-oral"), ("2024-05-01", "no-release", "parole-oral")], "2023-01-01", 1),
        ([("2024-05-01", "no-release", "parole-paper")], "2024-01-01", 0),
        ([(MONDAY.isoformat(), "", "parole-oral")], "2024-01-01", 0),
        ([(MONDAY.isoformat(), "no-release", "parole-oral")], "2024-01-01", 0),
    ],
)
def test_a_hearing_is_observed_anew_only_after_the_last_oral_one_was_heard(
    heard: list[tuple[str, str, str]], decided: str, asked: int
) -> None:
    made = Made()
    next_one = parole(made, "2026-11-20")
    made.add(Request, kind="observe", decision="granted", decided_on=day(decided))
    for on, outcome, kind in heard:
        made.add(
            Hearing, proceeding_id=made.add(Proceeding, kind="parole"), kind=kind, on=day(on), outcome=outcome
        )  # fmt: skip
    items = due_items(case_of(made), MONDAY, RULES, HOLIDAYS)
    about = [each for each in items if each.target == ("hearing", next_one)]
    assert sum("bserv" in each.title for each in about) == asked


def test_who_chose_a_level_of_her_own_is_in_touch_whatever_the_case_says() -> None:
    made = two()
    parole(made, "2026-07-30", outcome="release-directed")

    def challenges_of(**case: Any) -> int:
        return sum(item.kind == "parole" for item in due_items(case_of(made, **case), MONDAY, RULES, HOLIDAYS))

    assert (challenges_of(), challenges_of(contact_level="none")) == (1, 0)
    own: dict[str, str] = {OTHER: "annual", VICTIM: "none"}
    made.rows = [
        replace(row, contact_level=own[row.person_id]) if isinstance(row, Involvement) and row.role == "victim" else row
        for row in made.rows
    ]
    assert (challenges_of(), challenges_of(contact_level="none"), challenges_of(status="opted-out")) == (1, 1, 0)
    own[OTHER] = "none"
    made.rows = [
        replace(row, contact_level="none") if isinstance(row, Involvement) and row.role == "victim" else row
        for row in made.rows
    ]
    assert challenges_of() == 0


@pytest.mark.parametrize(
    ("role", "until", "is_told"),
    [
        ("family", "2026-07-01", False),
        ("family", "2026-12-01", True),
        ("family", "", True),
        ("victim", "2026-07-01", True),
    ],
)
def test_whose_part_has_ended_is_told_no_more_but_for_a_victim(role: str, until: str, is_told: bool) -> None:
    made = Made()
    made.add(Person, id=OTHER)
    named(made, OTHER, "Bea")
    made.add(Involvement, person_id=OTHER, role=role, contact_level="annual", until=when(until) if until else None)
    made.add(Movement, kind="escape", on=MONDAY)
    assert (OTHER in {item.person_id for item in lines(made)}) is is_told


def test_what_nobody_asked_for_before_is_asked_for_from_when_the_casebook_was_brought_up_to_date() -> None:
    made = Made()
    made.add(Sentence, kind="imprisonment", passed=when("2026-03-01"))
    made.add(Movement, kind="escape", on=day("2026-03-01"))
    assert len(lines(made)) == 2
    made.add(RuleSetting, name=ASKED_SINCE, value="x", reason="x", since=day("2026-07-01"))
    assert [item.event for item in lines(made)] == ["escape"]
    made.add(Sentence, kind="imprisonment", passed=when("2026-07-01"))
    made.add(Sentence, kind="imprisonment", passed=when("2026-06-30"))
    assert [item.event for item in lines(made)] == ["escape", "sentence"]
    for name, on in ((ASKED_SINCE, "2026-02-01"), (ASKED_SINCE, ""), ("another", "2026-08-01")):
        made.add(RuleSetting, name=name, value="x", reason="x", since=day(on) if on else None)
    assert asked_since(made.file) == day("2026-07-01"), "of several the latest"


def test_who_was_gone_on_no_day_is_not_asked_about_where_that_was_entered_before_it_was_asked() -> None:
    made = Made()
    made.add(RuleSetting, name=ASKED_SINCE, value="x", reason="x", since=day("2026-07-01"))
    made.add(Movement, kind="escape", recorded_at=datetime(2026, 6, 30, 9, tzinfo=UTC))
    assert told(made) == []
    made.add(Movement, kind="abscond", recorded_at=datetime(2026, 7, 1, 9, tzinfo=UTC))
    assert told(made) == [("Tell the victim: absconded", "2026-07-01")]


def test_what_is_far_ahead_hides_nothing_behind_it_and_a_day_that_no_rule_counts_is_its_own() -> None:
    made = Made()
    made.add(Movement, kind="release", on=day("2026-12-01"))
    parole(made, "2035-10-05")
    assert told(made) == [("Tell the victim: parole hearing listed on 5 October 2035", "2035-10-05")]
    made.order("2025-01-01", "licence", expires=day("2026-09-28"))
    assert len(told(made)) == 2, "the end of a licence is told earlier than a release"
    assert len(told(made, day("2026-08-02"))) == 1


def test_an_order_that_protects_both_is_told_to_both() -> None:
    made = two()
    order = made.order("2026-07-31", copy_received_on=day("2026-07-31"))
    for person in (VICTIM, OTHER):
        made.add(OrderProtected, order_id=order, person_id=person)
    assert len(told(made)) == 2


def test_whom_safety_concerns_is_asked_for_at_every_level_and_by_a_manager_alone_where_none_is_wanted() -> None:
    made = two()
    made.add(Movement, kind="recall", on=MONDAY)
    assert [(duty.asked, duty.by_manager) for duty in duties(diary(made, contact_level="release-month"))] == [
        (True, False), (True, False),
    ]  # fmt: skip
    assert [(duty.asked, duty.by_manager) for duty in duties(diary(made, contact_level="none"))] == [
        (False, True), (False, True),
    ]  # fmt: skip
    assert [title for title, _ in told(made, contact_level="none")] == [
        "Ask a manager whether Anna Example is told: recall", "Ask a manager whether Bea Example is told: recall",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("build", "events"),
    [
        (lambda m: m.order("2026-03-01", copy_received_on=MONDAY), ["order-made"]),
        (lambda m: m.add(Movement, kind="release", on=day("2026-03-01")), ["release", "release-conditions"]),
        (lambda m: m.add(Movement, kind="temporary", on=day("2026-03-01")), ["temporary"]),
        (lambda m: m.add(Movement, kind="recall", on=day("2026-03-01")), ["recall"]),
        (lambda m: m.add(Movement, kind="abscond", on=day("2026-03-01")), ["abscond"]),
        (lambda m: m.add(Movement, kind="deported", on=day("2026-03-01")), ["deported"]),
        (lambda m: m.add(Request, kind="exclusion", decision="refused", decided_on=day("2026-03-01")),
         ["request-decided"]),
        (lambda m: m.add(OrderVariation, order_id=m.order("2025-01-01"), made=day("2026-03-01")), []),
    ],
)  # fmt: skip
def test_what_was_asked_for_before_is_asked_for_still(build: Any, events: list[str]) -> None:
    made = Made()
    build(made)
    made.add(RuleSetting, name=ASKED_SINCE, value="x", reason="x", since=day("2026-07-01"))
    assert sorted(item.event for item in lines(made)) == events


def test_whom_a_sentence_does_not_concern_is_told_the_result_of_its_hearing() -> None:
    made = two()
    trial(made, "2026-07-31", result="Guilty")
    against = made.add(Conviction, offence="Stalking", against_id=VICTIM)
    made.add(Sentence, kind="imprisonment", passed=when("2026-07-31"), conviction_id=against)
    assert [title for title, _ in told(made)] == ["Tell Anna Example: sentence", "Tell Bea Example: trial hearing"]


# Kinds of events with a clock and a level of their own: told at once at every level, or anew when the day was moved.
def test_what_each_kind_implies() -> None:
    assert {row.key for row in TELLING_EVENTS if row.safety} == {"release-error", "escape", "abscond", "at-large"}
    events = [Event(kind=row, record=("", ""), on=date(2026, 3, 3), known=date(2026, 3, 3)) for row in TELLING_EVENTS]
    assert [each.safety for each in events] == [row.safety for row in TELLING_EVENTS], "also once he is back"
    assert all(replace(each, not_back=True).safety for each in events)
    assert {row.key: row.moves for row in TELLING_EVENTS if row.moves} == {
        "licence-end": "day", "release": "month", "early-release": "month", "temporary": "day",
        "hospital-discharge": "month", "parole-listed": "day", "tribunal-listed": "day",
    }  # fmt: skip


def test_the_calendar_has_the_day_by_which_each_is_told() -> None:
    made = two()
    made.add(Movement, kind="escape", on=day("2026-08-01"))
    found = [each for each in calendar_days(diary(made)) if each.kind == "tell"]
    assert [(each.on, each.what) for each in found] == [
        (day("2026-08-01"), "Tell Anna Example: escape"), (day("2026-08-01"), "Tell Bea Example: escape"),
    ]  # fmt: skip


def test_the_sheet_has_what_is_done_and_what_the_level_leaves_out() -> None:
    made = two()
    order = made.order("2026-07-31", copy_received_on=day("2026-07-31"))
    telling(made, "order-made", ("order", order), contact(made, "spoke"))
    made.rows = [
        replace(row, contact_level="release-month") if isinstance(row, Involvement) and row.person_id == OTHER else row
        for row in made.rows
    ]
    found = [(duty.who.name, duty.standing.how, duty.asked) for duty in duties(diary(made))]
    assert found == [("Anna Example", "Told on 1 August 2026", True), ("Bea Example", "To be told", False)]


def test_nobody_who_died_is_told_and_an_offender_never_is() -> None:
    made = Made()
    made.rows = [replace(row, died=when("2026-02")) if row.id == VICTIM else row for row in made.rows]  # type: ignore[call-arg]
    made.add(Movement, kind="escape", on=MONDAY)
    assert lines(made) == []
    made.add(Involvement, person_id=OFFENDER, role="offender", contact_level="key-stages")
    assert lines(made) == []


@pytest.mark.parametrize(
    ("roles", "case", "found"),
    [
        ([("victim", "annual")], {}, [("annual", True)]),
        ([("victim", "")], {"contact_level": "annual"}, [("annual", True)]),
        ([("victim", "")], {}, [("key-stages", True)]),
        ([("victim", "annual")], {"status": "opted-out"}, [("none", True)]),
        ([("victim", "release-month"), ("victim", "annual")], {}, [("release-month", True)]),
        ([("victim", ""), ("victim", "annual")], {}, [("annual", True)]),
        ([("family", "annual")], {}, [("annual", True)]),
        ([("family", "")], {}, [("key-stages", True)]),
        ([("proxy", "annual")], {}, [("key-stages", True)]),
        ([("professional", "annual")], {}, [("key-stages", True)]),
    ],
)
def test_who_is_told_and_at_which_level(
    roles: list[tuple[str, str]], case: dict[str, Any], found: list[tuple[str, bool]]
) -> None:
    made = Made()
    made.rows = made.rows[:3]
    for role, level in roles:
        made.add(Involvement, person_id=VICTIM, role=role, contact_level=level)
    assert [(who.level, who.alone) for who in recipients(case_of(made, **case), MONDAY)] == found
    told_by_name = any(role == "victim" or (role == "family" and level) for role, level in roles)
    assert [bool(who.person_id) for who in recipients(case_of(made, **case), MONDAY)] == [told_by_name]
