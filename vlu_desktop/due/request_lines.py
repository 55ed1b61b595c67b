# SPDX-License-Identifier: Apache-2.0
"""Lines of Today for what is asked of those who decide: to be sent, decided, and until when it can be asked at all."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from vlu_desktop.due.court_tellings import PUT_OFF
from vlu_desktop.due.due_line import Diary, DueItem
from vlu_desktop.due.telling_lines import parole_decisions
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import lower_first
from vlu_desktop.record.offending import Hearing, Sentence
from vlu_desktop.record.vocabulary import label
from vlu_desktop.record.work import Request
from vlu_desktop.rules.deadlines import DueDate

_NOT_REVIEWED = frozenset({"awaiting", "deferred", "hospital", "restricted"})
"""Sentences that are no sentence yet, or none whose length could be too short."""


def requests(diary: Diary) -> Iterator[DueItem]:
    """Requests to send and decisions to wait for; that she is told of a decision is `telling`."""
    for request in diary.every(Request):
        if request.decision in {"", "waiting"}:
            yield _undecided(diary, request, lower_first(label("request-kind", request.kind)))


def _undecided(diary: Diary, request: Request, name: str) -> DueItem:
    target = ("request", request.id)
    unsent, undecided = say("due.request-unsent", request=name), say("due.request-undecided", request=name)
    if not request.sent_on:
        asked = say("due.request-asked", on=request.asked_on) if request.asked_on else ""
        clock = CLOCKS.get(request.kind)
        return diary.item("request", unsent, asked, target, clock(diary) if clock else None)
    to, on = request.sent_to, request.sent_on
    sent = say("due.request-sent-to", who=to, on=on) if to else say("due.request-sent", on=on)
    due = diary.by("transcript", on) if request.kind == "transcript" else None
    return diary.item("request", undecided, sent, target, due, action="chase")


def chances(diary: Diary) -> Iterator[DueItem]:
    """What can be asked for until a day, where nobody has: to observe a hearing, to have a sentence reviewed."""
    if not diary.in_touch:
        return
    before = _heard_last(diary)
    for hearing, on in () if diary.asked_since("observe", before) else _oral(diary):
        due = diary.by("observe_hearing", on)
        if due and diary.today <= due.date and diary.soon(due.date):
            about = say("due.observe-hearing", on=on)
            yield diary.item("parole", say("due.observe"), about, ("hearing", hearing.id), due)
    for sentence, passed in _passed(diary):
        due = diary.by("lenient_sentence", passed)
        if due and diary.today <= due.date and diary.ours(passed) and not diary.asked_since("lenient-sentence", passed):
            about = say("due.lenient-sentence", on=passed)
            yield diary.item("request", say("due.lenient"), about, ("sentence", sentence.id), due)


def _heard_last(diary: Diary) -> date:
    """The day after the last oral hearing that was heard: who asked to observe that one has not asked for the next."""
    heard = [row.on for row in diary.every(Hearing) if row.kind == "parole-oral" and row.on and row.on < diary.today
             and row.outcome not in PUT_OFF]  # fmt: skip
    return max(heard, default=date.min) + timedelta(days=1)


def _oral(diary: Diary) -> Iterator[tuple[Hearing, date]]:
    """The oral parole hearings that are to come."""
    for hearing in diary.every(Hearing):
        if hearing.kind == "parole-oral" and hearing.on and hearing.on >= diary.today and not hearing.outcome:
            yield hearing, hearing.on


def _passed(diary: Diary) -> Iterator[tuple[Sentence, date]]:
    """Sentences with their day; not those of magistrates, which are not reviewed in this way."""
    for row in diary.every(Sentence):
        on = row.passed.last_day if row.passed and row.passed.span_days == 1 else None
        if on and on <= diary.today and row.kind not in _NOT_REVIEWED and "magistrates" not in row.court.casefold():
            yield row, on


def _observe(diary: Diary) -> DueDate | None:
    return _first(diary, "observe_hearing", (on for _, on in _oral(diary)))


def _lenient(diary: Diary) -> DueDate | None:
    return _last(diary, "lenient_sentence", (on for _, on in _passed(diary)))


def _challenge(diary: Diary) -> DueDate | None:
    return _last(diary, "parole_reconsideration", (on for _, on in parole_decisions(diary)))


def _reasons(diary: Diary) -> DueDate | None:
    return _last(diary, "parole_summary", (on for _, on in parole_decisions(diary)))


def _first(diary: Diary, rule: str, days: Iterator[date]) -> DueDate | None:
    on = min(days, default=None)
    return diary.by(rule, on) if on else None


def _last(diary: Diary, rule: str, days: Iterator[date]) -> DueDate | None:
    on = max(days, default=None)
    return diary.by(rule, on) if on else None


CLOCKS: dict[str, Callable[[Diary], DueDate | None]] = {
    "observe": _observe, "lenient-sentence": _lenient, "reconsideration": _challenge, "reasons": _reasons,
}  # fmt: skip
"""By the kind of a request, until when it can be sent."""
