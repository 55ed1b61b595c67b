# SPDX-License-Identifier: Apache-2.0
"""Each line of Today at its edges: a row is what a case holds and every line it makes, told on 3 August 2026."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest

from tests.analysis.casemaker import VICTIM, Made, day, filed, when
from vlu_desktop.dates.working_days import Holidays
from vlu_desktop.due.due_groups import sorts
from vlu_desktop.due.due_lines import due_items
from vlu_desktop.due.telling_lines import TELL
from vlu_desktop.language.phrases import lower_first
from vlu_desktop.platform.paths import resources
from vlu_desktop.record.base import Record
from vlu_desktop.record.conduct import Charge
from vlu_desktop.record.fields import Kind, specs
from vlu_desktop.record.offending import Hearing, Movement, Order, OrderProtected, Sentence, Whereabouts
from vlu_desktop.record.people import Involvement, Person, SameAs
from vlu_desktop.record.vocabulary import label
from vlu_desktop.record.work import (
    Action,
    Contact,
    FormAnswers,
    Meeting,
    Questioning,
    Request,
    Statement,
    StatementOffer,
    Telling,
)
from vlu_desktop.rules.deadlines import Rules
from vlu_desktop.rules.lawful_ends import with_lawful_ends

TODAY = date(2026, 8, 3)
RULES = Rules.from_toml((resources() / "rules" / "deadlines.toml").read_text(encoding="utf-8"))
HOLIDAYS = Holidays.from_toml((resources() / "rules" / "bank_holidays.toml").read_text(encoding="utf-8"))
NO_RULES = Rules(())

Held = tuple[type[Record], dict[str, Any]]
Line = tuple[str, str, str, str]
"""Title, detail, the day or "" where it waits for none, and what its button says; a "!" before it: to be confirmed."""


@dataclass(frozen=True)
class Row:
    """What a case holds, the lines it makes, and how the case stands."""

    held: tuple[Held, ...]
    lines: tuple[Line, ...]
    case: dict[str, Any] = field(default_factory=dict)
    incidents: tuple[tuple[str, str, dict[str, Any]], ...] = ()
    rules: Rules = RULES


def typed(cls: type[Record], values: dict[str, Any]) -> dict[str, Any]:
    """Days and uncertain dates from their short text."""
    kinds = {spec.name: spec.kind for spec in specs(cls)}
    made = {Kind.DATE: lambda text: day(text) if text else None, Kind.WHEN: when}
    return {
        name: made[kinds[name]](value) if isinstance(value, str) and kinds.get(name) in made else value
        for name, value in values.items()
    }


def told(row: Row) -> list[Line]:
    made = Made()
    for cls, values in row.held:
        made.add(cls, **typed(cls, values))
    for on, kinds, more in row.incidents:
        made.incident(on, kinds, **more)
    case: dict[str, Any] = {"status": "active", "opened": "2026-01-05"} | row.case
    file = filed(replace(made.case, **{**case, "opened": day(case["opened"]) if case["opened"] else None}), made.rows)
    # Who is told of what has a table of its own: test_telling.py.
    file = with_lawful_ends(file, row.rules, HOLIDAYS)
    found = [item for item in due_items(file, TODAY, row.rules, HOLIDAYS) if item.kind != TELL]
    for item in found:
        assert item.kind in sorts()
        assert item.alarm is (item.kind == "questioning")
        assert item.overdue is (item.due is not None and item.due < TODAY)
        assert item.case_id == "case"
        assert (item.event == "first-contact") is (item.kind == "first-contact")
    return [
        (item.title, item.detail, item.due.isoformat() if item.due else "", "!" * item.confirm + item.action)
        for item in found
    ]


def contact(**more: Any) -> Held:
    return Contact, {"happened": "2026-01-06", "channel": "phone"} | more


def follow(on: str, detail: str) -> Line:
    return "Follow up a contact", detail, on, "record-contact"


def first(said: str, due: str) -> Line:
    return "First contact", said, due, "!record-contact" if due else "record-contact"


def annual(said: str, due: str) -> Line:
    return "Annual contact", said, due, "!record-contact" if due else "record-contact"


NEW: dict[str, Any] = {"status": "referred", "opened": "2026-07-30"}
YEARLY: dict[str, Any] = {"contact_level": "annual"}
CONTACTS = [
    Row((contact(follow_up_on="2026-11-03"),), (follow("2026-11-03", "Phone of 6 January 2026"),)),
    Row((contact(follow_up_on="2026-11-04"),), ()),
    Row((contact(follow_up_on="2026-08-04", follow_up_done=True),), ()),
    Row((contact(follow_up_on="2026-08-04", channel="", happened=None),), (follow("2026-08-04", "Contact"),)),
    Row((contact(follow_up_on="2026-08-02", channel="letter", happened=""),), (follow("2026-08-02", "Letter"),)),
    Row((contact(follow_up_on="2026-08-04"),), (follow("2026-08-04", "Phone of 6 January 2026"),),
        {"status": "opted-out"}),
    Row((), (first("Referred on 30 July 2026", "2026-08-27"),), NEW | {"scheme": "vcs"}),
    Row((), (first("Referred on 30 July 2026", "2026-08-27"),), NEW | {"scheme": "vcs", "status": ""}),
    Row((), (first("Referred on 30 July 2026", ""),), NEW | {"scheme": "vcs"}, rules=NO_RULES),
    Row((), (first("No date of referral", ""),), NEW | {"scheme": "vcs", "opened": None}),
    # No status that an officer set, and no call that nobody took, is an answer.
    *(
        Row((), (first("Referred on 30 July 2026", "2026-08-27"),), NEW | {"scheme": "vcs", "status": status})
        for status in ("contacted", "no-response")
    ),
    Row((contact(outcome="spoke"),), (), NEW | {"scheme": "vcs", "status": "contacted"}),
    Row((), (), {"scheme": "vcs"}),
    Row(((Involvement, {"person_id": VICTIM, "role": "victim", "contact_level": "none"}),), (),
        NEW | {"scheme": "vcs"}),
    Row((contact(id="c", follow_up_on="2026-08-04"),
         (Telling, {"contact_id": "c", "event": "recall", "record_type": "movement", "why": "told"}),
         contact(follow_up_on="2026-08-05")),
        (follow("2026-08-05", "Phone of 6 January 2026"),)),
    *(Row((contact(outcome=outcome),), (), NEW | {"scheme": "vcs"}) for outcome in ("reply-received", "declined")),
    *(
        Row((contact(outcome=outcome),),
            (first(f"Referred on 30 July 2026. Tried on 6 January 2026, phone: {said}.", "2026-08-27"),),
            NEW | {"scheme": "vcs"})
        for outcome, said in (("no-answer", "no answer"), ("message-left", "message left"), ("sent", "sent"),
                              ("returned", "returned undelivered"), ("wrong-number", "wrong number"))
    ),
    Row((contact(outcome="no-answer"), contact(outcome="no-answer", happened="2026-02-06", channel="text")),
        (first("Referred on 30 July 2026. Tried 2 times, last on 6 February 2026, text message: no answer.",
               "2026-08-27"),), NEW | {"scheme": "vcs"}),
    Row(((Sentence, {"kind": "imprisonment", "passed": "2026-07-28"}),), (), rules=NO_RULES),
    Row((), (), NEW | {"scheme": "vcs", "status": "opted-out"}),
    Row((), (), NEW | {"scheme": "vcs", "contact_level": "none"}),
    *(
        Row((), (("First contact", "Case opened on 30 July 2026", "2026-08-27", "record-contact"),),
            NEW | {"scheme": scheme})
        for scheme in ("other", "discretionary")
    ),
    Row((), (), NEW),
    Row((contact(),), (first("Referred on 30 July 2026. Tried on 6 January 2026, phone: outcome not entered.",
                             "2026-08-27"),), NEW | {"scheme": "vcs"}),
    Row((), (first("Case opened on 30 July 2026", "2026-08-14"),), NEW | {"scheme": "vns"}),
    Row((), (first("No date of referral", ""),), NEW | {"scheme": "vns", "opened": None}),
    Row(((Sentence, {"passed": "2026-07-20"}), (Sentence, {"passed": "2026-07-28"})),
        (first("Sentence of 28 July 2026", "2026-08-12"),), NEW | {"scheme": "vns"}),
    Row(((Sentence, {"passed": "2026-07"}), (Sentence, {"passed": None})),
        (first("Case opened on 30 July 2026", "2026-08-14"),), NEW | {"scheme": "vns"}),
    Row((), (annual("None recorded since the case was opened", "2026-11-03"),), YEARLY | {"opened": "2025-11-03"}),
    Row((), (), YEARLY | {"opened": "2025-11-04"}),
    Row((), (annual("None recorded since the case was opened", ""),), YEARLY | {"opened": None}),
    Row((), (), YEARLY | {"opened": "2025-08-10", "status": "opted-out"}),
    *(
        Row((contact(happened="2025-09-01", key_stage="annual", outcome=outcome),),
            (annual("Last on 1 September 2025", "2026-09-01"),), YEARLY | {"opened": "2025-02-01"})
        for outcome in ("", "spoke", "sent", "message-left", "reply-received")
    ),
    *(
        Row((contact(key_stage=stage, outcome=outcome, happened=on),),
            (annual("None recorded since the case was opened", "2026-02-01"),), YEARLY | {"opened": "2025-02-01"})
        for stage, outcome, on in (
            ("annual", "no-answer", "2025-09-01"), ("", "spoke", "2025-09-01"), ("annual", "spoke", None),
            ("annual", "spoke", ""), ("annual", "spoke", "2026-08-04"), ("annual", "declined", "2025-09-01"),
        )
    ),
    Row((contact(key_stage="annual", happened="2025-09-01", person_id="another"),),
        (annual("None recorded since the case was opened", "2026-02-01"),), YEARLY | {"opened": "2025-02-01"}),
    Row((contact(key_stage="annual", happened="2026-08-03"),), (), YEARLY | {"opened": "2025-02-01"}),
    Row((contact(key_stage="annual", happened="2025-09-01"), contact(key_stage="annual", happened="2025-09-02")),
        (annual("Last on 2 September 2025", "2026-09-02"),), YEARLY | {"opened": "2025-02-01"}),
]  # fmt: skip


def heard(on: str, kind: str = "sentence", result: str = "") -> Held:
    return Hearing, {"proceeding_id": "p", "on": on, "kind": kind, "result": result}


def coming(on: str, said: str, name: str = "Sentence") -> Line:
    return f"{name} on {said}", "", on, "open"


def offer(detail: str, due: str, update: bool = True) -> Line:
    return "Offer a statement update" if update else "Offer a statement", detail, due, "record-offer"


def signed(on: str = "2026-01-10", **more: Any) -> Held:
    return Statement, {"kind": "court", "status": "signed", "signed_on": on} | more


SEPT = coming("2026-09-28", "28 September 2026")
BEFORE = [
    Row((heard("2026-09-28"),), (offer("None signed; hearing 28 September 2026", "2026-08-31", False), SEPT)),
    Row((heard("2026-09-28"),), (SEPT,), {"contact_level": "none"}),
    Row((heard("2026-09-28"),), (offer("None signed; hearing 28 September 2026", "2026-09-28", False), SEPT),
        rules=NO_RULES),
    Row((heard("2026-09-28"), signed("2026-08-02")),
        (offer("Last signed 2 August 2026; hearing 28 September 2026", "2026-08-31"), SEPT)),
    Row((heard("2026-09-28"), signed("2026-08-03")), (SEPT,)),
    Row((heard("2026-09-28"), signed("2026-08-02")),
        (offer("Last signed 2 August 2026; hearing 28 September 2026", "2026-09-28"), SEPT), rules=NO_RULES),
    Row((heard("2026-09-28"), signed("2026-08-03")), (SEPT,), rules=NO_RULES),
    Row((heard("2026-09-28"), (StatementOffer, {"offered_on": "2026-08-03", "result": "later"})), (SEPT,)),
    Row((heard("2026-09-28"), (StatementOffer, {"offered_on": "2026-08-02", "result": "later"})),
        (offer("None signed; hearing 28 September 2026", "2026-08-31", False), SEPT)),
    Row((heard("2026-09-28"), (StatementOffer, {"offered_on": None, "result": "later"})),
        (offer("None signed; hearing 28 September 2026", "2026-08-31", False), SEPT)),
    Row((heard("2026-09-28"), signed("2026-03-12"), signed("2026-02-12"), signed(status="draft", on="2026-08-03")),
        (offer("Last signed 12 March 2026; hearing 28 September 2026", "2026-08-31"), SEPT)),
    Row((heard("2026-09-28"), signed("")),
        (offer("None signed; hearing 28 September 2026", "2026-08-31", False), SEPT)),
    Row((heard("2026-08-03"),),
        (offer("None signed; hearing 3 August 2026", "2026-07-06", False), coming("2026-08-03", "3 August 2026"))),
    Row((heard("2026-08-02", result="Adjourned"),), ()),
    Row((heard("2026-11-03"),),
        (offer("None signed; hearing 3 November 2026", "2026-10-06", False), coming("2026-11-03", "3 November 2026"))),
    Row((heard("2026-11-04"),), ()),
    Row((heard(""),), ()),
]  # fmt: skip


def since(said: str) -> tuple[Line, ...]:
    return offer(f"Last signed 12 March 2026{said}; hearing 28 September 2026", "2026-08-31"), SEPT


UPDATED = (heard("2026-09-28"), signed("2026-03-12"))
SINCE = [
    Row(UPDATED, since(said), {}, tuple((on, kinds, {}) for on, kinds in incidents))
    for incidents, said in (
        ((("2026-03-13", "threat-violence"),), "; threat of violence since"),
        ((("2026-03-12", "threat-violence"),), ""),
        ((("2026-08-03", "threat-violence"),), "; threat of violence since"),
        ((("2026-08-04", "threat-violence"),), ""),
        ((("2026-03-13", "hide-nearby"),), ""),
        ((("", "threat-violence"),), ""),
        ((("2026-05-01", "threat-to-kill"), ("2026-05-02", "threat-violence")), "; threat to kill since"),
    )
] + [
    Row((heard("2026-09-28"),), (offer("None signed; hearing 28 September 2026", "2026-08-31", False), SEPT), {},
        (("2026-05-01", "threat-violence", {}),)),
]  # fmt: skip
NEXT = [
    Row((signed("2026-03-12", next_offer="2026-11-03"),), (offer("Last signed 12 March 2026", "2026-11-03"),)),
    Row((signed("2026-03-12", next_offer="2026-11-03"),),
        (offer("Last signed 12 March 2026; threat of violence since", "2026-11-03"),), {},
        (("2026-05-01", "threat-violence", {}),)),
    Row((signed("2026-03-12", next_offer="2026-11-04"),), ()),
    Row((signed("2026-03-12", next_offer="2026-08-07"),), (), {"status": "opted-out"}),
    Row((signed("2026-03-12", next_offer="2026-08-07", status="draft"),), ()),
    Row((signed("2026-03-12", next_offer="2026-06-07"), (StatementOffer, {"offered_on": "2026-06-06"})),
        (offer("Last signed 12 March 2026", "2026-06-07"),)),
    Row((signed("2026-03-12", next_offer="2026-06-07"), (StatementOffer, {"offered_on": "2026-06-07"})), ()),
    Row((signed("2026-03-12", id="s", next_offer="2026-08-07"), signed("2026-04-12", supplements_id="s")), ()),
    Row((signed("2026-03-12", id="s", next_offer="2026-08-07"), signed("2026-04-12", supplements_id="other")),
        (offer("Last signed 12 March 2026", "2026-08-07"),)),
]  # fmt: skip

PANEL = "2026-10-05"
SENT = ("Parole statement to be sent", "Parole hearing 5 October 2026", "2026-09-07", "!open")
SITS = ("Parole, oral hearing on 5 October 2026", "", PANEL, "open")
APPLIED = ("Application to withhold the statement", "Parole hearing 5 October 2026", "2026-08-10", "!open")
WITHHELD = (
    "What is to be withheld: send it to the casework section",
    "Parole hearing 5 October 2026; the last day for the application is 10 August 2026", "2026-07-27", "!open",
)  # fmt: skip
ASKED = ("Request not sent: statement withheld from the prisoner", "", "", "open")


def panel(*held: Held) -> tuple[Held, ...]:
    return (heard(PANEL, "parole-oral"), *held)


PAROLE = [
    Row(panel(), (SENT, SITS)),
    Row((heard(PANEL, "parole-paper"),), (SENT, ("Parole, on the papers on 5 October 2026", "", PANEL, "open"))),
    Row(panel(), (SITS,), {"contact_level": "none"}),
    Row(panel(), (SITS, (*SENT[:2], PANEL, "open"))[::-1], rules=NO_RULES),
    Row(panel(signed("2025-10-05", kind="parole")), (SITS,)),
    Row(panel(signed("2025-10-04", kind="parole")), (SENT, SITS)),
    Row(panel(signed("2026-10-05", kind="parole")), (SITS,)),
    Row(panel(signed("2026-10-06", kind="parole")), (SENT, SITS)),
    Row(panel(signed("2026-05-05", kind="court")), (SENT, SITS)),
    Row(panel((StatementOffer, {"offered_on": "2025-10-05", "result": "no-change"})), (SITS,)),
    Row(panel((StatementOffer, {"offered_on": "2025-10-04", "result": "no-change"})), (SENT, SITS)),
    Row(panel((StatementOffer, {"offered_on": None, "result": "no-change"})), (SENT, SITS)),
    Row(panel((StatementOffer, {"offered_on": "2026-05-05", "result": "later"})), (SENT, SITS)),
    Row(panel((Request, {"kind": "non-disclosure"})), (WITHHELD, SENT, SITS, ASKED)),
    Row(panel((Request, {"kind": "non-disclosure", "decision": "waiting"})), (WITHHELD, SENT, SITS, ASKED)),
    Row(panel((Request, {"kind": "non-disclosure", "decision": "withdrawn"})), (SENT, SITS)),
    Row(panel((Request, {"kind": "non-disclosure", "sent_on": "2026-07-20"})),
        (APPLIED, SENT, SITS,
         ("No decision yet: statement withheld from the prisoner", "Sent on 20 July 2026", "", "chase"))),
    Row(panel((Request, {"kind": "non-disclosure"})),
        ((*WITHHELD[:2], "2026-08-10", "!open"), SENT, SITS, ASKED),
        rules=Rules(tuple(each for each in RULES.rules if each.key != "to_casework"))),
    Row(panel((Request, {"kind": "exclusion"})), (SENT, SITS, ("Request not sent: exclusion zone", "", "", "open"))),
    Row(panel((Request, {"kind": "non-disclosure"})),
        ((*APPLIED[:2], PANEL, "open"), (*SENT[:2], PANEL, "open"), SITS, ASKED), rules=NO_RULES),
]  # fmt: skip


def unwritten(on: str, said: str, name: str = "Trial") -> Line:
    return f"{name}: result not recorded", f"Heard on {said}", on, "open"


def summary(on: str, due: str) -> Line:
    return "Summary of the parole decision can be asked for", f"Decided on {on}", due, "!open"


OUT: dict[str, Any] = {"contact_level": "none"}
DECIDED = heard("2026-03-10", "parole-oral", "Not released")
HEARINGS = [
    Row((heard("2026-08-03", "trial"),), (coming("2026-08-03", "3 August 2026", "Trial"),), OUT),
    Row((heard("2026-11-03", "trial"),), (coming("2026-11-03", "3 November 2026", "Trial"),), OUT),
    Row((heard("2026-11-04", "trial"),), (), OUT),
    Row((heard("2026-08-04", ""),), (coming("2026-08-04", "4 August 2026", "Hearing"),), OUT),
    Row((heard("2026-08-04", "other"),), (coming("2026-08-04", "4 August 2026", "Hearing"),), OUT),
    Row((heard("2026-08-02", "trial"),), (unwritten("2026-08-02", "2 August 2026"),), OUT),
    Row((heard("2026-08-02", "trial", " "),), (unwritten("2026-08-02", "2 August 2026"),), OUT),
    Row((heard("2026-08-02", "trial", "Adjourned"),), (), OUT),
    Row(((Hearing, {"proceeding_id": "p", "on": "2026-08-02", "kind": "trial", "outcome": "adjourned"}),), (), OUT),
    Row((heard("2026-01-05", "trial"),), (unwritten("2026-01-05", "5 January 2026"),), OUT),
    Row((heard("2026-01-04", "trial"),), (), OUT),
    Row((heard("2025-08-03", "trial"),), (unwritten("2025-08-03", "3 August 2025"),), OUT | {"opened": None}),
    Row((heard("2025-08-02", "trial"),), (), OUT | {"opened": None}),
    Row((DECIDED,), (summary("10 March 2026", "2026-09-10"),)),
    Row((DECIDED,), (), OUT),
    Row((heard("2026-03-10", "trial", "Guilty"),), ()),
    Row((DECIDED,), (), {"opened": "2026-03-11"}),
    Row((DECIDED,), (), rules=NO_RULES),
    Row((DECIDED, (Request, {"kind": "reasons", "decision": "withdrawn"})), ()),
    Row((DECIDED, (Request, {"kind": "information", "decision": "withdrawn"})),
        (summary("10 March 2026", "2026-09-10"),)),
    Row((heard("2026-02-03", "parole-paper", "No"),), (summary("3 February 2026", "2026-08-03"),)),
    Row((heard("2026-02-01", "parole-oral", "No"),), (summary("1 February 2026", "2026-08-03"),)),
    Row((heard("2026-01-30", "parole-oral", "No"),), ()),
    Row((heard("2026-05-03", "parole-oral", "No"),), (summary("3 May 2026", "2026-11-03"),)),
    Row((heard("2026-05-04", "parole-oral", "No"),), ()),
]  # fmt: skip

KNOWN: dict[str, Any] = {"copy_received_on": "2026-01-06"}


def order(**more: Any) -> Held:
    return Order, {"kind": "nmo", "made": "2026-01-06"} | KNOWN | more


def expires(on: str, said: str, made: str = " of 6 January 2026") -> Line:
    title = f"Non-molestation order expires on {said}"
    return title, f"The order{made}; renewal or end not recorded", on, "open"


def expired(on: str, said: str) -> Line:
    return "Non-molestation order has expired", f"On {said}; renewal or end not recorded", on, "open"


def to_come(said: str, since: str, on: str) -> Line:
    return f"Non-molestation order expires on {said}", f"To come; to be seen to from {since}", on, "open"


NO_COPY = ("Copy not received: non-molestation order", "Made on 30 July 2026", "", "chase")
MADE: dict[str, Any] = {"made": "2026-07-30", "copy_received_on": None}
TO_COME = to_come("29 September 2026", "4 August 2026", "2026-09-29")
ORDERS = [
    Row((order(expires="2026-08-03"),), (expires("2026-08-03", "3 August 2026"),)),
    Row((order(expires="2026-08-02"),), (expired("2026-08-02", "2 August 2026"),)),
    Row((order(expires="2026-09-28"),), (expires("2026-09-28", "28 September 2026"),)),
    Row((order(expires="2026-09-29"),), (TO_COME,)),
    Row((order(expires="2026-11-03"),), (to_come("3 November 2026", "8 September 2026", "2026-11-03"),)),
    Row((order(expires="2026-11-04"),), ()),
    Row((order(expires="2026-09-28"),), (expires("2026-09-28", "28 September 2026"),), rules=NO_RULES),
    Row((order(expires="2026-09-29"),), (TO_COME,), rules=NO_RULES),
    Row((order(expires="2026-08-04", made=None),), (expires("2026-08-04", "4 August 2026", ""),)),
    Row((order(expires="2026-01-05", made=None),), (expired("2026-01-05", "5 January 2026"),)),
    Row((order(expires="2026-01-04", made=None),), ()),
    Row((order(expires="2026-08-04", renewal=" "),), (expires("2026-08-04", "4 August 2026"),)),
    Row((order(expires="2026-08-04", renewal="Asked for"),), ()),
    Row((order(expires="2026-08-04", ended="2026-07-04"),), ()),
    Row((order(expires="2026-08-04", status="quashed"),), ()),
    Row((order(expires="2026-08-04", kind="bail-court"),),
        (("Court bail conditions expire on 4 August 2026",
          "Those of 6 January 2026; renewal or end not recorded", "2026-08-04", "open"),)),
    Row((order(expires="2026-08-02", kind="licence", made=None),),
        (("Licence conditions have expired", "On 2 August 2026; renewal or end not recorded", "2026-08-02", "open"),)),
    # A condition that protects her is spoken of as an order, and has its copy.
    Row((order(expires="2026-08-04", kind="co-exclusion"),),
        ((f"{label('order-kind', 'co-exclusion')} expires on 4 August 2026",
          "The order of 6 January 2026; renewal or end not recorded", "2026-08-04", "open"),)),
    Row((order(kind="co-exclusion", **MADE),),
        ((f"Copy not received: {lower_first(label('order-kind', 'co-exclusion'))}", "Made on 30 July 2026", "",
          "chase"),)),
    Row((order(expires="2026-08-04", kind="deportation"),), ()),
    Row((order(kind="dvpo", made="2026-07-20"),),
        ((f"{label('order-kind', 'dvpo')} expires on 16 August 2026 at the latest",
          "The order of 20 July 2026; no end is entered, and the law allows no longer", "2026-08-16", "!open"),)),
    Row((order(**MADE),), (NO_COPY,)),
    Row((order(**MADE),), (NO_COPY,), {"status": "opted-out"}),
    Row((order(**MADE | {"copy_received_on": "2026-07-31"}),), ()),
    Row((order(**MADE | {"made": "2026-08-04"}),), ()),
    Row((order(**MADE | {"made": None}),), ()),
    Row((order(**MADE | {"made": "2026-01-04"}),), ()),
    Row((order(**MADE | {"made": "2026-08-03"}),),
        (("Copy not received: non-molestation order", "Made on 3 August 2026", "", "chase"),)),
    Row((order(expires="2026-08-04", id="o"), (OrderProtected, {"order_id": "o", "person_id": "p-victim"})),
        (expires("2026-08-04", "4 August 2026"),)),
    Row((order(expires="2026-08-04", id="o"), (OrderProtected, {"order_id": "o", "person_id": "p-other"})), ()),
    Row((order(expires="2026-08-04", id="o"), (OrderProtected, {"order_id": "o", "person_id": "p-other"}),
         (OrderProtected, {"order_id": "o", "person_id": "p-victim"})), (expires("2026-08-04", "4 August 2026"),)),
    Row((order(expires="2026-08-04", id="o"), (OrderProtected, {"order_id": "o", "person_id": "p-other"}),
         (Person, {"id": "p-other"}), (SameAs, {"person_id": "p-other", "other_id": "p-victim"})),
        (expires("2026-08-04", "4 August 2026"),)),
]  # fmt: skip


def move(on: str, kind: str = "release", **more: Any) -> Held:
    return Movement, {"kind": kind, "on": on} | more


def prepare(on: str, said: str, since: str) -> Line:
    return f"Release on {said}", f"To come; to be prepared from {since}", on, "open"


def back(due: str, said: str, returned: str) -> Line:
    detail = f"If the recall is for a fixed term of 56 days; returned to custody on {returned}."
    return f"Re-release by {said}", detail, due, "!open"


def stay(on: str, **more: Any) -> Held:
    return Whereabouts, {"kind": "prison", "starts": on} | more


RECALLED = move("2026-06-01", "recall")
RELEASES = [
    Row((move("2026-09-01"),), (prepare("2026-09-01", "1 September 2026", "4 August 2026"),)),
    Row((move("2026-11-03"),), (prepare("2026-11-03", "3 November 2026", "6 October 2026"),)),
    Row((move("2026-11-04"),), ()),
    Row((move("2026-08-04"),), (prepare("2026-08-04", "4 August 2026", "4 August 2026"),), rules=NO_RULES),
    Row((move(""),), ()),
    Row((move(""), move("2026-09-01")), (prepare("2026-09-01", "1 September 2026", "4 August 2026"),)),
    Row((move("2026-09-01"),), (), OUT),
    *(Row((move("2026-09-01", kind),),
          ((f"{label('movement', kind)} on 1 September 2026", "To come; to be prepared from 4 August 2026",
            "2026-09-01", "open"),))
      for kind in ("early-release", "hospital-discharge")),
    Row((move("2026-08-31", conditions_confirmed=True),), ()),
    Row((move("2026-08-02"),), ()),
    Row((move("2026-08-02"),), (), OUT),
    Row((move("2026-01-04"),), ()),
    Row((move("2026-08-03", "transfer"), move("2026-08-03", "returned")), ()),
    Row((move("2026-08-04", "abscond"),), ()),
    Row((move("2026-01-04", "abscond"),), ()),
    Row((move("2026-08-03", "abscond"),), ()),
    Row((move("2026-08-03", "abscond"),), (), OUT),
    Row((RECALLED, stay("2026-06-09")), (back("2026-08-03", "3 August 2026", "9 June 2026"),)),
    Row((RECALLED, stay("2026-06-08")), ()),
    Row((RECALLED, stay("2026-09-09")), (back("2026-11-03", "3 November 2026", "9 September 2026"),)),
    Row((RECALLED, stay("2026-09-10")), ()),
    Row((RECALLED, stay("2026-07-20"), stay("2026-07-10")), (back("2026-09-03", "3 September 2026", "10 July 2026"),)),
    Row((RECALLED, stay("2026-05-31"), stay("")), ()),
    Row((RECALLED, stay("2026-07-10", kind="remand")), ()),
    Row((RECALLED, stay("2026-07-10", offender_id="p-another")), ()),
    Row((RECALLED, stay("2026-07-10")), (), rules=NO_RULES),
    Row((RECALLED, move("2026-07-10", "returned")), (back("2026-09-03", "3 September 2026", "10 July 2026"),)),
    Row((RECALLED, move("2026-07-10", "transfer")), ()),
    Row((RECALLED, move("", "returned"), move("", "release"), stay("2026-07-10")),
        (back("2026-09-03", "3 September 2026", "10 July 2026"),)),
    Row((RECALLED, stay("2026-07-10"), move("2026-07-15", "release")), ()),
    Row((RECALLED, stay("2026-07-10"), move("2026-07-15", "early-release")), ()),
    Row((RECALLED, stay("2026-07-10"), move("2026-06-01", "release")),
        (back("2026-09-03", "3 September 2026", "10 July 2026"),)),
    Row((RECALLED, stay("2026-07-10"), move("2026-07-15", "abscond")),
        (back("2026-09-03", "3 September 2026", "10 July 2026"),)),
    Row((RECALLED, stay("2026-07-10"), move("2026-07-05", "recall")),
        (back("2026-09-03", "3 September 2026", "10 July 2026"),)),
    Row((move("2026-08-03", "recall"), stay("2026-08-03")),
        (back("2026-09-27", "27 September 2026", "3 August 2026"),)),
    Row((move("2026-08-04", "recall"), stay("2026-08-04")), ()),
]  # fmt: skip


def limit(due: str, last: str) -> Line:
    detail = f"Reported, nothing charged; the last act reported is of {last}. Sections 2 and 2A alone."
    return "Last day to charge harassment or stalking of the lesser kind", detail, due, "!open"


EARLIER = ("2025-01-05", "no")
"""Another occasion, without which there is no course of conduct."""


def acts(*found: tuple[str, str], held: tuple[Held, ...] = (), lines: tuple[Line, ...], rules: Rules = RULES) -> Row:
    return Row(held, lines, {}, tuple((on, "call", {"reported": reported}) for on, reported in found), rules)


LIMITS = [
    acts(EARLIER, ("2026-02-03", "yes"), lines=(limit("2026-08-03", "3 February 2026"),)),
    acts(("2026-02-03", "yes"), lines=()),
    acts(EARLIER, ("2026-02-02", "yes"), lines=()),
    acts(EARLIER, ("2026-03-28", "yes"), lines=(limit("2026-09-28", "28 March 2026"),)),
    acts(EARLIER, ("2026-03-29", "yes"), lines=()),
    acts(EARLIER, ("2026-02-03", "yes"), lines=(), rules=NO_RULES),
    acts(EARLIER, ("2026-02-03", "no"), lines=()),
    acts(("2026-02-03", "yes"), ("2026-02-10", "no"), lines=(limit("2026-08-03", "3 February 2026"),)),
    acts(("2026-02-03", "yes"), ("2026-08-04", "no"), lines=()),
    acts(("2026-02-03", "yes"), ("2026-08-03", "no"), lines=(limit("2026-08-03", "3 February 2026"),)),
    acts(("2026-02-03", "no"), ("2026-08-04", "yes"), lines=()),
    acts(("2026-02-03", "yes"), ("2026-08-03", "yes"), lines=()),
    acts(("2026-02-10", "yes"), ("2026-03-28", "yes"), lines=(limit("2026-09-28", "28 March 2026"),)),
    acts(("2026-03-28", "yes"), ("2026-02-10", "yes"), lines=(limit("2026-09-28", "28 March 2026"),)),
    acts(("", "yes"), ("2026-02-03", "no"), lines=()),
    acts(EARLIER, ("2026-02-03", "yes"), held=((Charge, {"offence": "Harassment"}),), lines=()),
    acts(lines=()),
]  # fmt: skip


def action(**more: Any) -> Held:
    return Action, {"what": "Alarm"} | more


def met(on: str, kind: str = "marac", **more: Any) -> Held:
    return Meeting, {"kind": kind, "on": on, "status": "held", "no_follow_up_reason": "Moved."} | more


def act(title: str, detail: str, due: str = "", button: str = "set-date") -> Line:
    return title, detail, due, button


def unclosed(on: str, shown: str) -> Line:
    return act("MARAC: held and not closed", f"Held on {shown}", on, "close")


MARAC_FOLLOW: dict[str, Any] = {"no_follow_up_reason": "", "follow_up_on": None}
MEETINGS = [
    Row((action(due="2026-11-03"),), (act("Action: Alarm", "Due 3 November 2026", "2026-11-03", "open"),)),
    Row((action(due="2026-11-04"),), ()),
    Row((action(due="2026-08-03"),), (act("Action: Alarm", "Due 3 August 2026", "2026-08-03", "open"),)),
    Row((action(due="2026-08-02"),), (act("Action: Alarm", "Due 2 August 2026", "2026-08-02", "chase"),)),
    *(Row((action(status=status),), (act("Action: Alarm", "No day set"),)) for status in ("", "open", "in-progress")),
    *(Row((action(status=status),), ()) for status in ("complete", "not-possible", "superseded")),
    Row((action(status="not-done"),),
        (act("Action not done: Alarm", "It was not taken: set it anew, or say what takes its place", "", "open"),)),
    Row((action(status="not-done", due="2027-01-01"),),
        (act("Action not done: Alarm", "It was not taken: set it anew, or say what takes its place", "2027-01-01",
             "open"),)),
    Row((action(status="not-done", agency="Housing", due="2027-01-01", reported_on="2026-08-01"),),
        (act("Action not done: Alarm", "Housing did not take it: set it anew, or say what takes its place",
             "2026-08-01", "open"),)),
    Row((action(owner="P. Quist"),), (act("Action: Alarm", "P. Quist, no day set"),)),
    Row((action(owner="P. Quist", agency="Housing"),), (act("Action: Alarm", "Housing, no day set"),)),
    Row((met("2026-08-02", "mappa", id="m"), action(meeting_id="m")), (act("MAPPA action: Alarm", "No day set"),)),
    Row((met("2026-08-02", "other", id="m"), action(meeting_id="m")), (act("Action: Alarm", "No day set"),)),
    Row((met("2026-08-03", "mappa"),), (act("MAPPA", "On 3 August 2026", "2026-08-03", "open"),)),
    Row((met("2026-11-03", "other"),), (act("Meeting", "On 3 November 2026", "2026-11-03", "open"),)),
    Row((met("2026-11-04", "mappa"),), ()),
    Row((met("2026-08-03", "mappa", status="cancelled"), met("", "mappa")), ()),
    *(
        Row((met("2026-08-02", "mappa", status=status),),
            (act("MAPPA: what was decided is not recorded", "It was to be held on 2 August 2026", "2026-08-02",
                 "open"),))
        for status in ("", "planned")
    ),
    *(Row((met("2026-08-02", "mappa", status=status),), ()) for status in ("held", "closed")),
    Row((met("2026-08-02", "mappa", follow_up_on="2026-11-03"),),
        (act("MAPPA follow-up", "Follows the MAPPA of 2 August 2026", "2026-11-03", "open"),)),
    Row((met("2026-08-02", "mappa", follow_up_on="2026-11-04"),), ()),
    Row((met("2026-08-02", "other", follow_up_on="2026-08-03"),),
        (act("Meeting follow-up", "Follows the Meeting of 2 August 2026", "2026-08-03", "open"),)),
    Row((met("2026-08-02", **MARAC_FOLLOW),),
        (act("Follow-up meeting not set", "MARAC of 2 August 2026", "2026-08-30"),)),
    Row((met("2026-08-02", **MARAC_FOLLOW),), (act("Follow-up meeting not set", "MARAC of 2 August 2026"),),
        rules=NO_RULES),
    Row((met("2026-08-02", **MARAC_FOLLOW | {"status": "closed", "no_follow_up_reason": " "}),),
        (act("Follow-up meeting not set", "MARAC of 2 August 2026 closed without one", "2026-08-30"),)),
    Row((met("2026-08-02", "mappa", **MARAC_FOLLOW),), ()),
    Row((met("2026-08-02"),), (unclosed("2026-08-02", "2 August 2026"),)),
    Row((met("2026-08-02", status="closed"),), ()),
    Row((met("2026-07-02", follow_up_on="2026-08-20", id="m", no_follow_up_reason=""),
         met("2026-08-20", status="planned", follows_id="m")),
        (unclosed("2026-07-02", "2 July 2026"), act("MARAC", "On 20 August 2026", "2026-08-20", "open"))),
    Row((met("2026-07-02", id="m", **MARAC_FOLLOW), met("2026-07-01", "other", follows_id="m")),
        (unclosed("2026-07-02", "2 July 2026"),)),
    Row((met("2026-07-02", **MARAC_FOLLOW), met("2026-07-03", status="closed")),
        (unclosed("2026-07-02", "2 July 2026"),)),
    Row((met("2026-07-02", **MARAC_FOLLOW), met("2026-07-03", status="cancelled")),
        (act("Follow-up meeting not set", "MARAC of 2 July 2026", "2026-07-30"),)),
    Row((met("2026-07-02", **MARAC_FOLLOW), met("2026-07-03", "mappa"), met("2026-07-02", status="closed"), met("")),
        (act("Follow-up meeting not set", "MARAC of 2 July 2026", "2026-07-30"),)),
]  # fmt: skip


def asked(**more: Any) -> Held:
    return Request, {"kind": "exclusion"} | more


def crown(passed: str, **more: Any) -> Held:
    return Sentence, {"kind": "imprisonment", "passed": passed, "court": "Crown Court"} | more


WHAT, OBSERVE, LENIENT = "exclusion zone", "observing a parole hearing", "review of a lenient sentence"
REQUESTS = [
    Row((asked(),), ((f"Request not sent: {WHAT}", "", "", "open"),)),
    Row((asked(asked_on="2026-07-01"),), ((f"Request not sent: {WHAT}", "Asked for on 1 July 2026", "", "open"),)),
    Row((asked(sent_on="2026-07-01", decision="waiting"),),
        ((f"No decision yet: {WHAT}", "Sent on 1 July 2026", "", "chase"),)),
    Row((asked(sent_on="2026-07-01", sent_to="a prison"),),
        ((f"No decision yet: {WHAT}", "Sent to a prison on 1 July 2026", "", "chase"),)),
    Row((asked(decision="granted", decided_on="2026-01-04"),), ()),
    Row((asked(decision="granted"),), (), OUT),
    Row((asked(decision="withdrawn"),), ()),
    # Until when it can be sent: twelve weeks before the first oral hearing (a bank holiday), 28 days after the last
    # sentence, six months after the last decision; and what is asked already is not proposed again.
    Row((asked(kind="observe"),), ((f"Request not sent: {OBSERVE}", "", "", "open"),)),
    Row((asked(kind="observe"), heard("2026-12-05", "parole-oral"), heard("2026-11-23", "parole-oral")),
        ((f"Request not sent: {OBSERVE}", "", "2026-08-28", "!open"),)),
    Row((asked(kind="lenient-sentence"), crown("2026-07-13"), crown("2026-07-20")),
        ((f"Request not sent: {LENIENT}", "", "2026-08-17", "!open"),), {"scheme": "vcs"}),
    Row((asked(kind="lenient-sentence"),), ((f"Request not sent: {LENIENT}", "", "", "open"),)),
    Row((DECIDED, asked(kind="reasons")),
        (("Request not sent: summary of the parole decision", "", "2026-09-10", "!open"),)),
]  # fmt: skip


def oral(on: str, **more: Any) -> Held:
    return Hearing, {"proceeding_id": "p", "on": on, "kind": "parole-oral"} | more


def watch(on: str, due: str) -> Line:
    about = f"Parole hearing {on}; a presumption in favour, and somebody to sit with her or him"
    return "Observing the parole hearing can be asked for", about, due, "!open"


def lenient(on: str, due: str) -> Line:
    about = f"Sentence of {on}; only if it seems much too low, and for some offences alone"
    return "Review of the sentence can be asked for", about, due, "!open"


def speak(on: str, due: str) -> Line:
    return "Parole statement to be sent", f"Parole hearing {on}", due, "!open"


def unsent(due: str) -> Line:
    return f"Request not sent: {OBSERVE}", "", due, "!open"


VCS = {"scheme": "vcs"}
CHANCES = [
    Row((oral("2026-10-26"),), (watch("26 October 2026", "2026-08-03"), speak("26 October 2026", "2026-09-28"),
                                coming("2026-10-26", "26 October 2026", "Parole, oral hearing"))),
    Row((oral("2026-10-25"),), (speak("25 October 2026", "2026-09-25"),
                                coming("2026-10-25", "25 October 2026", "Parole, oral hearing"))),
    Row((oral("2026-10-26"), crown("2026-07-20")),
        (coming("2026-10-26", "26 October 2026", "Parole, oral hearing"),), OUT | VCS),
    *(Row((held,), ()) for held in (oral("2027-06-01"), oral("2026-11-23", outcome="release-directed"),
                                    oral("2026-11-23", kind="parole-paper"), oral(""))),
    Row((asked(kind="observe"), oral("2026-08-02", result="x"), oral("2026-11-23")),
        (("A challenge to the parole decision can be asked for", "Heard on 2 August 2026: x.", "2026-08-21", "!open"),
         unsent("2026-08-28"))),
    Row((asked(kind="observe"), oral("2026-08-03")),
        (unsent("2026-05-11"), coming("2026-08-03", "3 August 2026", "Parole, oral hearing")), OUT),
    Row((asked(kind="observe"), oral("2026-11-22", outcome="release-directed"), oral("2026-11-23")),
        (unsent("2026-08-28"),)),
    Row((crown("2026-07-06"),), (lenient("6 July 2026", "2026-08-03"),), VCS),
    Row((crown("2026-08-03"),), (lenient("3 August 2026", "2026-08-31"),), VCS),
    *(Row((held,), (), VCS | more) for held, more in (
        (crown("2026-07-05"), {}), (crown("2026-08-04"), {}), (crown("2026-07"), {}),
        (crown("2026-07-20", court="Example Magistrates’ Court"), {}), (crown("2026-07-20", kind="awaiting"), {}),
        *((crown("2026-07-20", kind=kind), {}) for kind in ("hospital", "restricted", "deferred")),
        (crown("2026-07-20"), {"opened": "2026-07-21"}),
    )),
    Row((heard("2026-07-30", "parole-oral", "Not released"), asked(kind="reconsideration"),
         asked(kind="reasons", decision="withdrawn")),
        (("Request not sent: challenge to a parole decision", "", "2026-08-20", "!open"),)),
]  # fmt: skip


def alarm(detail: str, due: str = "", hearing: str = "") -> Line:
    title = "The offender is to question the victim"
    return f"{title} at the hearing on {hearing}" if hearing else title, detail, due, "open"


def directed(**more: Any) -> Held:
    return Questioning, {"directed_by": "Panel chair"} | more


ALARMS = [
    Row((directed(told_on="2026-08-03"),),
        (alarm("No manager has been told. Panel chair, known since 3 August 2026", "2026-08-03"),)),
    Row((directed(),), (alarm("No manager has been told. Panel chair, day not entered"),)),
    Row((directed(directed_by=" ", told_on="2026-08-03"),),
        (alarm("No manager has been told. Known since 3 August 2026", "2026-08-03"),)),
    Row((directed(directed_by=""),), (alarm("No manager has been told. Day not entered"),)),
    Row((directed(hearing_id="h", manager=" R. Ozen "),
         (Hearing, {"id": "h", "proceeding_id": "p", "on": "2027-08-03"})),
        (alarm("R. Ozen has not answered. Panel chair, day not entered", hearing="3 August 2027"),)),
    Row((directed(manager="R. Ozen", answered_on="2026-08-01"),),
        (alarm("R. Ozen has not answered. Panel chair, day not entered"),)),
    Row((directed(manager=" ", answered_on="2026-08-01", answer="Not by him in person"),),
        (alarm("No manager has been told. Panel chair, day not entered"),)),
    Row((directed(manager="R. Ozen", answer="Not by him in person"),),
        (alarm("R. Ozen has not answered. Panel chair, day not entered"),)),
    Row((directed(manager="R. Ozen", answered_on="2026-08-01", answer="Not by him in person"),), ()),
]  # fmt: skip


def form(**more: Any) -> Held:
    return FormAnswers, {"form": "review", "status": "complete"} | more


def review(done: str, due: str) -> Line:
    return "Review of risk", done, due, "open"


FORMS = [
    Row((form(status="begun"),), (("Form not finished", "", "", "continue"),)),
    Row((form(done_on="2026-08-03"),), (review("Last done on 3 August 2026", "2026-11-03"),)),
    Row((form(done_on="2026-08-03"),), (), rules=NO_RULES),
    Row((form(review_on="2026-11-03"),), (review("Last one has no date", "2026-11-03"),)),
    Row((form(review_on="2026-11-04"),), ()),
    Row((form(),), ()),
    Row((form(done_on="2026-05-10", review_on="2026-09-05"),), (review("Last done on 10 May 2026", "2026-09-05"),)),
    Row((form(done_on="2026-05-10"), form(done_on="2026-05-09")), (review("Last done on 10 May 2026", "2026-08-10"),)),
    Row((form(done_on="2026-05-10"), form(done_on="2026-05-11", status="begun")),
        (review("Last done on 10 May 2026", "2026-08-10"), ("Form not finished", "", "", "continue"))),
    Row((form(done_on="2026-08-02"), form(review_on="2026-09-05")), (review("Last one has no date", "2026-09-05"),)),
    Row((form(done_on="2026-05-10", review_on="2026-09-05"), form(done_on="2026-05-10", review_on="2026-09-06")),
        (review("Last done on 10 May 2026", "2026-09-06"),)),
]  # fmt: skip

DAPO = {"kind": "dapo", "made": "2026-08-01"}
NOTIFY = (
    "Ask the police: name and address notified?",
    "Domestic abuse protection order made on 1 August 2026; unless an exception holds, by 3 August 2026 (Domestic "
    "Abuse Act 2021, section 41)", "2026-08-03", "!open",
)  # fmt: skip
ACQUITTED = {"reported": "yes", "breaks": ("o",), "outcome": "acquitted"}
OLD = order(id="o", status="expired")
SEVERAL = [
    Row((order(kind="dapo", made=None), order(kind="dapo", made="2026-06-01"),
         order(**DAPO)), (NOTIFY,)),
    Row((order(ended="2026-07-04"), order(**MADE | {"made": None}), order(expires="2026-08-03")),
        (expires("2026-08-03", "3 August 2026"),)),
    Row((move("2026-07-01", "recall"), stay("2026-06-30")), ()),
    Row((OLD,), (limit("2026-08-03", "3 February 2026"),), {},
        (("2026-02-01", "call", {}), ("2026-02-03", "call", {"reported": "yes"}), ("2026-02-20", "call", ACQUITTED))),
    Row((OLD,), (), {}, (("2026-02-20", "call", ACQUITTED),)),
    Row((OLD, *UPDATED), since(""), {}, (("2026-05-01", "threat-violence", ACQUITTED),)),
    Row((action(status="complete"), action(due="2026-11-04"), action()), (act("Action: Alarm", "No day set"),)),
    Row((met("", "mappa"), met("2026-07-01", "mappa", status="cancelled"), met("2026-11-04", "mappa"),
         met("2026-08-03", "mappa")), (act("MAPPA", "On 3 August 2026", "2026-08-03", "open"),)),
    Row((met("2026-08-03", "professionals"), met("2026-08-02", "mappa", follow_up_on="2026-08-05")),
        (act("Professionals' meeting", "On 3 August 2026", "2026-08-03", "open"),
         act("MAPPA follow-up", "Follows the MAPPA of 2 August 2026", "2026-08-05", "open"))),
    Row((heard(""), heard("2026-11-04", "trial"), heard("2026-08-03", "trial")),
        (coming("2026-08-03", "3 August 2026", "Trial"),), OUT),
]  # fmt: skip

TABLES = {
    "contacts": CONTACTS, "before": BEFORE, "since": SINCE, "next": NEXT, "parole": PAROLE, "hearings": HEARINGS,
    "orders": ORDERS, "releases": RELEASES, "limits": LIMITS, "meetings": MEETINGS, "requests": REQUESTS,
    "chances": CHANCES, "alarms": ALARMS, "forms": FORMS, "several": SEVERAL,
}  # fmt: skip


@pytest.mark.parametrize(
    "row", [pytest.param(row, id=f"{name}-{n}") for name, rows in TABLES.items() for n, row in enumerate(rows)]
)
def test_every_line_at_its_edge(row: Row) -> None:
    assert told(row) == list(row.lines)
