# SPDX-License-Identifier: Apache-2.0
"""Lines of Today from meetings and requests: actions to chase, follow-ups to set, decisions to pass on."""

from collections.abc import Iterator
from datetime import date, timedelta

from vlu_desktop.dates.date_display import day
from vlu_desktop.due.due_line import Diary, DueItem
from vlu_desktop.language.phrases import lower_first, number, number_or_no, sentence_case
from vlu_desktop.record.vocabulary import label
from vlu_desktop.record.work import NOT_DONE, UNFINISHED, Action, FindingReview, FormAnswers, Meeting, Request

_ENDED = frozenset({"marac", "stalking-panel"})
"""Kinds of meeting that are left open until it is said that their actions are looked after."""
_SET = "Set date"
SHORTLY = timedelta(days=28)
"""How long before its end the time is told in which more abuse makes a repeat referral."""


def actions(diary: Diary) -> Iterator[DueItem]:
    """Actions not closed, with a day or without one; and those an agency did not take, until that is decided on."""
    meetings = {str(meeting.id): meeting for meeting in diary.every(Meeting)}
    for action in diary.every(Action):
        meeting = meetings.get(action.meeting_id)
        lead = f"{label('meeting-kind', meeting.kind)} action" if meeting and meeting.kind != "other" else "Action"
        who = action.agency or action.owner
        if action.status == NOT_DONE:
            said = f"{who} did not take it" if who else "It was not taken"
            yield diary.item(
                "action", f"{lead} not done: {action.what}", f"{said}: set it anew, or say what takes its place",
                ("action", action.id), action.reported_on or action.due,
            )  # fmt: skip
        if action.status not in UNFINISHED or not diary.soon(action.due):
            continue
        when = f"due {day(action.due)}" if action.due else "no day set"
        late = action.due is not None and action.due < diary.today
        yield diary.item(
            "action", f"{lead}: {action.what}", f"{who}, {when}" if who else sentence_case(when), ("action", action.id),
            action.due, "Chase" if late else "Open" if action.due else "Set date",
        )  # fmt: skip


def follow_ups(diary: Diary) -> Iterator[DueItem]:
    """Meetings to come, meetings whose notes are missing, and follow-ups to set or hold."""
    meetings = diary.every(Meeting)
    for meeting in meetings:
        if meeting.status == "cancelled" or meeting.on is None:
            continue
        name = label("meeting-kind", meeting.kind) if meeting.kind != "other" else "Meeting"
        target = ("meeting", meeting.id)
        if meeting.on >= diary.today:
            if diary.soon(meeting.on):
                yield diary.item("meeting", name, f"On {day(meeting.on)}", target, meeting.on)
            continue
        if meeting.status in {"", "planned"}:
            what = f"{name}: what was decided is not recorded"
            yield diary.item("meeting", what, f"It was to be held on {day(meeting.on)}", target, meeting.on)
        to_follow = () if _later(meeting, meeting.on, meetings) else tuple(_to_follow(diary, meeting, meeting.on, name))
        yield from to_follow
        if meeting.kind in _ENDED and meeting.status == "held" and not any(each.action == _SET for each in to_follow):
            what = f"{name}: held and not closed"
            yield diary.item("meeting", what, f"Held on {day(meeting.on)}", target, meeting.on, "Close")


def _to_follow(diary: Diary, meeting: Meeting, on: date, name: str) -> Iterator[DueItem]:
    """The follow-up that a meeting set, or the one that a MARAC did not set and gave no reason for."""
    target = ("meeting", meeting.id)
    if meeting.follow_up_on:
        if diary.soon(meeting.follow_up_on):
            detail = f"Follows the {name} of {day(on)}"
            yield diary.item("follow-up", f"{name} follow-up", detail, target, meeting.follow_up_on)
    elif meeting.kind == "marac" and not meeting.no_follow_up_reason.strip():
        due = diary.by("marac_follow_up", on)
        closed = " closed without one" if meeting.status == "closed" else ""
        yield diary.item(
            "follow-up", "Follow-up meeting not set", f"MARAC of {day(on)}{closed}", target, due, _SET,
        )  # fmt: skip


def _later(meeting: Meeting, on: date, meetings: tuple[Meeting, ...]) -> bool:
    """Whether a meeting follows it, or the same kind of meeting sits, or sat, on a later day."""
    if any(other.follows_id == meeting.id for other in meetings):
        return True
    return any(
        other.kind == meeting.kind and other.status != "cancelled" and other.on and other.on > on for other in meetings
    )


def repeats(diary: Diary) -> Iterator[DueItem]:
    """A repeat referral to consider after an incident since the last one, and the end of the time that makes it one."""
    gone = [(on, row) for row in diary.every(Meeting) if (on := _referred(row))]
    if not gone or any(row.on and row.on >= diary.today for _, row in gone):
        return
    on, meeting = max(gone, key=lambda pair: (pair[0], pair[1].id))
    due = diary.by("marac_repeat", on)
    if due is None or due.date < diary.today:
        return
    since, referral, target = _since(diary, on), f"the MARAC referral of {day(on)}", ("meeting", meeting.id)
    if not since and due.date <= diary.today + SHORTLY:
        yield diary.item("repeat", "Last day on which more abuse makes a repeat MARAC referral",
                         f"Nothing recorded since {referral} ({due.source})", target, due)  # fmt: skip
    elif since and not _looked_at(diary, meeting, max(since)):
        detail = f"{number(len(since), 'incident')} since {referral}; up to {day(due.date)} abuse makes one "
        yield diary.item("repeat", "Repeat MARAC referral to consider", f"{detail}({due.source})", target, confirm=True)


def repeat_rule(diary: Diary) -> str:
    """Whether more abuse now makes a repeat MARAC referral, and by which rule, in a sentence of its own."""
    gone = [(on, row) for row in diary.every(Meeting) if (on := _referred(row)) and on <= diary.today]
    if not gone:
        return "No MARAC referral is recorded: a referral now would be the first, and no repeat."
    on, _ = max(gone, key=lambda pair: (pair[0], pair[1].id))
    due = diary.by("marac_repeat", on)
    if due is None:
        return f"Last referred on {day(on)}. No rule is known for that day by which a repeat is told."
    if due.date < diary.today:
        ended = f"its time ended on {day(due.date)} ({due.source})"
        return f"No repeat by date: the last referral was of {day(on)}, and {ended}."
    since = number_or_no(len(_since(diary, on)), "incident")
    return (
        f"Repeat until {day(due.date)}: more abuse after the referral of {day(on)} makes one ({due.source}). "
        f"Recorded since: {since}. A follow-up is no repeat referral."
    )


def _referred(meeting: Meeting) -> date | None:
    """When the case was referred to a MARAC, or the MARAC sat where that is not known; None for another meeting."""
    if meeting.follows_id and not meeting.referred_on:
        return None  # a follow-up looks at what was agreed: nobody referred the case again
    return (meeting.referred_on or meeting.on) if meeting.kind == "marac" and meeting.status != "cancelled" else None


def _since(diary: Diary, on: date) -> list[date]:
    """The first day of each incident that surely came after a day and has begun, but for what ended in acquittal."""
    days = [each.happened.first_day for each in diary.case_file.conduct if each.proof != "acquitted"]
    return [each for each in days if each and on < each <= diary.today]


def _looked_at(diary: Diary, meeting: Meeting, last: date) -> bool:
    """Whether an officer has looked at the finding that says so since the last of the incidents."""
    return any(
        review.rule == "marac-repeat" and review.subject == meeting.id and review.on and review.on >= last
        for review in diary.case_file.all(FindingReview)
    )


def requests(diary: Diary) -> Iterator[DueItem]:
    """Requests to send and decisions to wait for; that she is told of a decision is `telling`."""
    for request in diary.every(Request):
        if request.decision in {"", "waiting"}:
            yield _undecided(diary, request, lower_first(label("request-kind", request.kind)))


def _undecided(diary: Diary, request: Request, name: str) -> DueItem:
    target = ("request", request.id)
    if not request.sent_on:
        asked = f"Asked for on {day(request.asked_on)}" if request.asked_on else ""
        return diary.item("request", f"Request not sent: {name}", asked, target)
    to = f" to {request.sent_to}" if request.sent_to else ""
    return diary.item("request", f"No decision yet: {name}", f"Sent{to} on {day(request.sent_on)}", target,
                      action="Chase")  # fmt: skip


def reviews(diary: Diary) -> Iterator[DueItem]:
    """Forms not finished, and the review of each form last filled in."""
    latest: dict[str, FormAnswers] = {}
    for answers in sorted(diary.every(FormAnswers), key=lambda row: (row.done_on or diary.today, row.id)):
        if answers.status == "begun":
            yield diary.item("form", "Form not finished", "", ("form-answers", answers.id), action="Continue")
        else:
            latest[answers.form] = answers
    for _, answers in sorted(latest.items()):
        due = diary.by("risk_review", answers.done_on) if answers.done_on else None
        on = answers.review_on or (due.date if due else None)
        if on and diary.soon(on):
            done = f"Last done on {day(answers.done_on)}" if answers.done_on else "Last one has no date"
            yield diary.item("review", "Review of risk", done, ("form-answers", answers.id), on)
