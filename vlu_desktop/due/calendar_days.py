# SPDX-License-Identifier: Apache-2.0
"""The days of a case for the calendar: hearings, meetings, follow-ups, releases, ends of orders, reviews."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vlu_desktop.due.complaint_lines import complaints
from vlu_desktop.due.due_line import Diary
from vlu_desktop.due.offender_lines import RELEASES
from vlu_desktop.due.retention import next_review
from vlu_desktop.due.telling_lines import telling
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.in_force import end_of
from vlu_desktop.record.offending import Hearing, Movement, Order, Proceeding
from vlu_desktop.record.order_status import status_of
from vlu_desktop.record.vocabulary import label
from vlu_desktop.record.work import Contact, FormAnswers, LegalHold, Meeting, RetentionReview


def kinds() -> dict[str, str]:
    """What each kind of day is called where nothing else may be said of it."""
    return {
        "hearing": say("due.kind-hearing"),
        "meeting": say("due.kind-meeting"),
        "follow-up": say("due.kind-follow-up"),
        "release": say("due.kind-release"),
        "expiry": say("due.kind-expiry"),
        "tell": say("due.kind-tell"),
        "complaint": say("due.kind-complaint"),
        "review": say("due.kind-review"),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """Something on a day: `what` in the unit's own words, `where` the time and place, `target` the record to open."""

    kind: str
    on: date
    what: str
    where: str = ""
    case_id: str
    target: tuple[str, str]


def calendar_days(diary: Diary) -> tuple[CalendarDay, ...]:
    """Every day of a case that is known, past or to come, in order."""
    found = [*_hearings(diary), *_meetings(diary), *_follow_ups(diary), *_orders_and_releases(diary), *_reviews(diary)]
    found += [
        _day(diary, "complaint", item.due, item.title, item.target)
        for item in complaints(diary)
        if item.due is not None
    ]
    found += [_day(diary, "tell", item.due, item.title, item.target) for item in telling(diary) if item.due is not None]
    return tuple(sorted(found, key=lambda each: (each.on, each.what, each.target)))


def _day(diary: Diary, kind: str, on: date, what: str, target: tuple[str, str], where: str = "") -> CalendarDay:
    return CalendarDay(kind=kind, on=on, what=what, where=where, case_id=diary.case_file.case.id, target=target)


def _hearings(diary: Diary) -> Iterator[CalendarDay]:
    for row in diary.every(Hearing):
        if row.on:
            name = label("hearing-kind", row.kind) if row.kind not in {"", "other"} else say("due.hearing")
            proceeding = diary.case_file.get(Proceeding, row.proceeding_id)
            court = row.court or (proceeding.court if proceeding is not None else "")
            where = ", ".join(part.strip() for part in (row.at, court, row.room) if part.strip())
            yield _day(diary, "hearing", row.on, name, ("hearing", row.id), where)


def _meetings(diary: Diary) -> Iterator[CalendarDay]:
    rows = diary.every(Meeting)
    followed = {row.follows_id for row in rows}
    for row in rows:
        name = label("meeting-kind", row.kind) if row.kind != "other" else say("due.meeting")
        if row.status == "cancelled":
            continue
        if row.on:
            yield _day(diary, "meeting", row.on, name, ("meeting", row.id), row.venue.strip())
        if row.follow_up_on and row.id not in followed:
            yield _day(
                diary, "follow-up", row.follow_up_on, say("due.day-follow-up", meeting=name), ("meeting", row.id)
            )


def _follow_ups(diary: Diary) -> Iterator[CalendarDay]:
    for row in diary.every(Contact):
        if row.follow_up_on and not row.follow_up_done:
            yield _day(diary, "follow-up", row.follow_up_on, say("due.day-contact"), ("contact", row.id))


def _orders_and_releases(diary: Diary) -> Iterator[CalendarDay]:
    for row in diary.every(Movement):
        if row.on and row.kind in RELEASES:
            yield _day(diary, "release", row.on, label("movement", row.kind), ("movement", row.id))
    for order in diary.every(Order):
        end = end_of(diary.case_file, order) if status_of(order.status).runs and not order.ended else None
        if end is not None:
            name = label("order-kind", order.kind)
            what = say("due.day-ends-by-law", order=name) if end.by_law else say("due.day-ends", order=name)
            yield _day(diary, "expiry", end.on, what, ("order", order.id))


def _reviews(diary: Diary) -> Iterator[CalendarDay]:
    latest: dict[str, FormAnswers] = {}
    for row in sorted(diary.every(FormAnswers), key=lambda each: (each.done_on or diary.today, each.id)):
        latest[row.form] = row
    for row in latest.values():
        if row.review_on:
            yield _day(diary, "review", row.review_on, say("due.day-risk"), ("form-answers", row.id))
    case = diary.case_file.case
    kept = next_review(case, diary.every(RetentionReview), diary.every(LegalHold), diary.rules, diary.holidays)
    if kept.due is not None:
        yield _day(diary, "review", kept.due, say("due.day-retention"), ("retention", case.id))
