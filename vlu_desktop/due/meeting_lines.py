# SPDX-License-Identifier: Apache-2.0
"""Lines of Today from meetings and forms: actions to chase, follow-ups to set, risk to look at again."""

from collections.abc import Iterator
from datetime import date, timedelta

from vlu_desktop.due.due_line import Diary, DueItem
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.areas import settings_of
from vlu_desktop.record.marac_referrals import counts_from_meeting, referred_on
from vlu_desktop.record.vocabulary import label
from vlu_desktop.record.work import NOT_DONE, UNFINISHED, Action, FindingReview, FormAnswers, Meeting

_ENDED = frozenset({"marac", "stalking-panel"})
"""Kinds of meeting that are left open until it is said that their actions are looked after."""
_SET = "set-date"
SHORTLY = timedelta(days=28)
"""How long before its end the time is told in which more abuse makes a repeat referral."""


def actions(diary: Diary) -> Iterator[DueItem]:
    """Actions not closed, with a day or without one; and those an agency did not take, until that is decided on."""
    meetings = {str(meeting.id): meeting for meeting in diary.every(Meeting)}
    for action in diary.every(Action):
        meeting = meetings.get(action.meeting_id)
        of = label("meeting-kind", meeting.kind) if meeting and meeting.kind != "other" else ""
        who = action.agency or action.owner
        if action.status == NOT_DONE:
            title = (
                say("due.action-not-done-of", meeting=of, what=action.what)
                if of
                else say("due.action-not-done", what=action.what)
            )
            said = say("due.action-refused", who=who) if who else say("due.action-not-taken")
            yield diary.item("action", title, said, ("action", action.id), action.reported_on or action.due)
        if action.status not in UNFINISHED or not diary.soon(action.due):
            continue
        late = action.due is not None and action.due < diary.today
        title = say("due.action-of", meeting=of, what=action.what) if of else say("due.action", what=action.what)
        yield diary.item(
            "action", title, _by_whom(who, action.due), ("action", action.id), action.due,
            "chase" if late else "open" if action.due else _SET,
        )  # fmt: skip


def _by_whom(who: str, due: date | None) -> str:
    if who:
        return say("due.action-by", who=who, on=due) if due else say("due.action-by-undated", who=who)
    return say("due.action-due", on=due) if due else say("due.action-undated")


def follow_ups(diary: Diary) -> Iterator[DueItem]:
    """Meetings to come, meetings whose notes are missing, and follow-ups to set or hold."""
    meetings = diary.every(Meeting)
    for meeting in meetings:
        if meeting.status == "cancelled" or meeting.on is None:
            continue
        name = label("meeting-kind", meeting.kind) if meeting.kind != "other" else say("due.meeting")
        target = ("meeting", meeting.id)
        if meeting.on >= diary.today:
            if diary.soon(meeting.on):
                yield diary.item("meeting", name, say("due.meeting-on", on=meeting.on), target, meeting.on)
            continue
        if meeting.status in {"", "planned"}:
            what = say("due.meeting-undecided", meeting=name)
            yield diary.item("meeting", what, say("due.meeting-was-for", on=meeting.on), target, meeting.on)
        to_follow = () if _later(meeting, meeting.on, meetings) else tuple(_to_follow(diary, meeting, meeting.on, name))
        yield from to_follow
        if meeting.kind in _ENDED and meeting.status == "held" and not any(each.action == _SET for each in to_follow):
            what = say("due.meeting-open", meeting=name)
            yield diary.item("meeting", what, say("due.meeting-held", on=meeting.on), target, meeting.on, "close")


def _to_follow(diary: Diary, meeting: Meeting, on: date, name: str) -> Iterator[DueItem]:
    """The follow-up that a meeting set, or the one that a MARAC did not set and gave no reason for."""
    target = ("meeting", meeting.id)
    if meeting.follow_up_on:
        if diary.soon(meeting.follow_up_on):
            title, detail = say("due.follow-up", meeting=name), say("due.follow-up-of", meeting=name, on=on)
            yield diary.item("follow-up", title, detail, target, meeting.follow_up_on)
    elif meeting.kind == "marac" and not meeting.no_follow_up_reason.strip():
        due = diary.by("marac_follow_up", on)
        closed = meeting.status == "closed"
        after = say("due.follow-up-after-closed", on=on) if closed else say("due.follow-up-after", on=on)
        yield diary.item("follow-up", say("due.follow-up-missing"), after, target, due, _SET)


def _later(meeting: Meeting, on: date, meetings: tuple[Meeting, ...]) -> bool:
    """Whether a meeting follows it, or the same kind of meeting sits, or sat, on a later day."""
    if any(other.follows_id == meeting.id for other in meetings):
        return True
    return any(
        other.kind == meeting.kind and other.status != "cancelled" and other.on and other.on > on for other in meetings
    )


def repeats(diary: Diary) -> Iterator[DueItem]:
    """A repeat referral to consider after an incident since the last one, and the end of the time that makes it one."""
    gone = _referrals(diary)
    if not gone or any(row.on and row.on >= diary.today for _, row in gone):
        return
    on, meeting = max(gone, key=lambda pair: (pair[0], pair[1].id))
    due = diary.by("marac_repeat", on)
    if due is None or due.date < diary.today:
        return
    since, target = _since(diary, on), ("meeting", meeting.id)
    named = meeting.referred_on == on
    if not since and due.date <= diary.today + SHORTLY:
        nothing = say("due.repeat-nothing-meeting", on=on, source=due.source)
        if named:
            nothing = say("due.repeat-nothing", on=on, source=due.source)
        yield diary.item("repeat", say("due.repeat-last-day"), nothing, target, due)
    elif since and not _looked_at(diary, meeting, max(since)):
        detail = say("due.repeat-since-meeting", n=len(since), on=on, until=due.date, source=due.source)
        if named:
            detail = say("due.repeat-since", n=len(since), on=on, until=due.date, source=due.source)
        yield diary.item("repeat", say("due.repeat-consider"), detail, target, confirm=True)


def repeat_rule(diary: Diary) -> str:
    """Whether more abuse now makes a repeat MARAC referral, and by which rule, in a sentence of its own.

    Where the time counts from the meeting, as where no day of a referral is entered, it is named and no referral.
    """
    gone = [(on, row) for on, row in _referrals(diary) if on <= diary.today]
    if not gone:
        return say("due.repeat-none-yet")
    on, meeting = max(gone, key=lambda pair: (pair[0], pair[1].id))
    named = meeting.referred_on == on
    due = diary.by("marac_repeat", on)
    if due is None:
        return say("due.repeat-no-rule", on=on) if named else say("due.repeat-no-rule-meeting", on=on)
    if due.date < diary.today:
        if named:
            return say("due.repeat-over", on=on, until=due.date, source=due.source)
        return say("due.repeat-over-meeting", on=on, until=due.date, source=due.source)
    since = len(_since(diary, on))
    so_far = say("due.repeat-so-far", n=since) if since else say("due.repeat-none-so-far")
    if named:
        return f"{say('due.repeat-until', until=due.date, on=on, source=due.source)} {so_far}"
    return f"{say('due.repeat-until-meeting', until=due.date, on=on, source=due.source)} {so_far}"


def _referrals(diary: Diary) -> list[tuple[date, Meeting]]:
    """Each time the case went to a MARAC, with its day."""
    from_meeting = counts_from_meeting(settings_of(diary.case_file), diary.today)
    found = [(referred_on(row, from_meeting=from_meeting), row) for row in diary.every(Meeting)]
    return [(on, row) for on, row in found if on]


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


def reviews(diary: Diary) -> Iterator[DueItem]:
    """Forms not finished, and the review of each form last filled in."""
    latest: dict[str, FormAnswers] = {}
    for answers in sorted(diary.every(FormAnswers), key=lambda row: (row.done_on or diary.today, row.id)):
        if answers.status == "begun":
            yield diary.item("form", say("due.form-begun"), "", ("form-answers", answers.id), action="continue")
        else:
            latest[answers.form] = answers
    for _, answers in sorted(latest.items()):
        due = diary.by("risk_review", answers.done_on) if answers.done_on else None
        on = answers.review_on or (due.date if due else None)
        if on and diary.soon(on):
            done = say("due.risk-last", on=answers.done_on) if answers.done_on else say("due.risk-undated")
            yield diary.item("review", say("due.risk"), done, ("form-answers", answers.id), on)
