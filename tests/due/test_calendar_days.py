# SPDX-License-Identifier: Apache-2.0
"""The days of a case for the calendar, a row for each kind of day and each that is none."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.analysis.casemaker import Made, day, filed
from tests.due.test_every_deadline import HOLIDAYS, RULES
from vlu_desktop.due.calendar_days import CalendarDay, calendar_days, kinds
from vlu_desktop.due.due_line import Diary
from vlu_desktop.record.base import Record
from vlu_desktop.record.offending import Hearing, Movement, Order, Proceeding
from vlu_desktop.record.vocabulary import label
from vlu_desktop.record.work import Contact, FormAnswers, Meeting
from vlu_desktop.rules.lawful_ends import with_lawful_ends

TODAY, ON = day("2026-08-03"), day("2026-09-01")
Held = tuple[type[Record], dict[str, Any]]
Shown = tuple[str, str, str, str, str]


def days(*held: Held, **case: Any) -> tuple[CalendarDay, ...]:
    made = Made()
    for cls, values in held:
        made.add(cls, **values)
    file = filed(replace(made.case, **{"status": "active", **case}), made.rows)
    file = with_lawful_ends(file, RULES, HOLIDAYS)
    return calendar_days(Diary(case_file=file, today=TODAY, rules=RULES, holidays=HOLIDAYS))


def shown(*held: Held) -> list[Shown]:
    """What stands in the calendar beside what is to be told, which has a table of its own."""
    return [
        (each.kind, each.on.isoformat(), each.what, each.where, each.target[0])
        for each in days(*held)
        if each.kind != "tell"
    ]


def heard(**more: Any) -> Held:
    return Hearing, {"id": "h", "proceeding_id": "p", "kind": "trial", "on": ON} | more


def met(**more: Any) -> Held:
    return Meeting, {"kind": "marac", "on": ON} | more


def order(**more: Any) -> Held:
    return Order, {"kind": "nmo", "expires": ON} | more


AT_COURT: Held = (Proceeding, {"id": "p", "court": "Zellow Family Court"})
FOLLOW: dict[str, Any] = {"on": None, "follow_up_on": ON}


@pytest.mark.parametrize(
    ("held", "found"),
    [
        ((heard(),), [("hearing", label("hearing-kind", "trial"), "")]),
        ((heard(kind=""),), [("hearing", "Hearing", "")]),
        ((heard(kind="other"),), [("hearing", "Hearing", "")]),
        ((heard(on=None),), []),
        ((heard(), AT_COURT), [("hearing", label("hearing-kind", "trial"), "Zellow Family Court")]),
        (
            (heard(at="10.30", court="Ostrey Crown Court", room=" 4 "), AT_COURT),
            [("hearing", label("hearing-kind", "trial"), "10.30, Ostrey Crown Court, 4")],
        ),
        ((heard(at=" ", room="4"),), [("hearing", label("hearing-kind", "trial"), "4")]),
        ((met(venue=" Town hall "),), [("meeting", "MARAC", "Town hall")]),
        ((met(kind="other"),), [("meeting", "Meeting", "")]),
        ((met(on=None),), []),
        ((met(status="cancelled"), met(id="z")), [("meeting", "MARAC", "")]),
        ((met(**FOLLOW),), [("follow-up", "MARAC follow-up", "")]),
        ((met(id="m", **FOLLOW), met(on=None, follows_id="m")), []),
        ((met(on=None, follows_id="m"),), []),
        ((Contact, {"follow_up_on": ON}), [("follow-up", "Follow up a contact", "")]),
        ((Contact, {"follow_up_on": ON, "follow_up_done": True}), []),
        ((Contact, {}), []),
        ((Movement, {"kind": "release", "on": ON}), [("release", label("movement", "release"), "")]),
        ((Movement, {"kind": "release", "on": None}), []),
        ((Movement, {"kind": "transfer", "on": ON}), []),
        ((order(),), [("expiry", "Non-molestation order ends", "")]),
        ((order(status="quashed"),), []),
        ((order(ended=ON),), []),
        ((order(expires=None),), []),
        (
            (order(kind="dvpo", expires=None, made=day("2026-08-05")),),
            [("expiry", f"{label('order-kind', 'dvpo')} ends at the latest", "")],
        ),
        ((FormAnswers, {"form": "dash", "review_on": ON}), [("review", "Review of risk", "")]),
        ((FormAnswers, {"form": "dash", "review_on": None}), []),
    ],
)
def test_what_stands_in_the_calendar(held: tuple[Held, ...] | Held, found: list[tuple[str, str, str]]) -> None:
    rows = held if isinstance(held[0], tuple) else (held,)
    assert [(kind, what, where) for kind, _, what, where, _ in shown(*rows)] == found
    assert {kind for kind, *_ in shown(*rows)} <= set(kinds())


@pytest.mark.parametrize(
    ("first", "second", "due"),
    [
        ((day("2026-05-01"), ON), (day("2026-06-01"), None), []),
        ((day("2026-06-01"), None), (day("2026-05-01"), ON), []),
        ((day("2026-06-01"), ON), (day("2026-05-01"), None), [ON]),
        ((None, ON), (day("2026-06-01"), None), [ON]),
        ((day("2026-08-04"), ON), (None, None), [ON]),
    ],
)
def test_of_one_form_the_latest_answers_say_when_to_look_again(
    first: tuple[date | None, date | None], second: tuple[date | None, date | None], due: list[date]
) -> None:
    held = [(FormAnswers, {"form": "dash", "done_on": done, "review_on": again}) for done, again in (first, second)]
    assert [each.on for each in days(*held) if each.kind == "review"] == due


def test_what_is_to_be_told_stands_on_its_day() -> None:
    found = days((Movement, {"id": "m1", "kind": "release", "on": day("2026-08-20")}))
    assert [(each.on, each.what, each.target) for each in found if each.kind == "tell"] == [
        (day("2026-08-20"), "Tell the victim: conditions of the release that concern her or him on 20 August 2026",
         ("movement", "m1")),
        (day("2026-08-20"), "Tell the victim: release on 20 August 2026", ("movement", "m1")),
    ]  # fmt: skip


def test_the_review_of_keeping_and_the_days_of_what_is_told_stand_beside_in_order() -> None:
    found = days(
        heard(), (Movement, {"kind": "release", "on": day("2026-08-20")}), opened=day("2026-01-05"),
        status="closed", closed=day("2026-02-05"),
    )  # fmt: skip
    assert [each.on for each in found] == sorted(each.on for each in found)
    assert {each.target[0] for each in found if each.kind == "review"} == {"retention"}
    assert {each.case_id for each in found} == {"case"}
