# SPDX-License-Identifier: Apache-2.0
"""Lines of Today for whoever must be told: one for each person and event, until she answered or a reason ends it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from vlu_desktop.due.due_line import Diary, DueItem
from vlu_desktop.due.telling_events import ASKED_BEFORE, events
from vlu_desktop.due.told_event import Event
from vlu_desktop.due.who_is_told import Recipient, recipients
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.contact_ways import POST, has_ended, safe_points
from vlu_desktop.record.offending import Hearing
from vlu_desktop.record.people import ContactPoint
from vlu_desktop.record.telling_event import AT_ONCE
from vlu_desktop.record.vocabulary import label
from vlu_desktop.record.work import ANSWERED, Contact, RuleSetting, Telling

ASKED_SINCE = "telling.since"
"""The setting that says from which day on a casebook that was there before is asked for what nobody asked for then."""
TELL = "tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingState:
    """How far telling one person of one event has come. `ended`: nothing is left to do; `how` says why or how far.

    `told_on` is the day she or he was told on, where there is one and it is known.
    """

    ended: bool = False
    told_on: date | None = None
    how: str = ""
    tried: tuple[Contact, ...] = ()
    waits_until: date | None = None
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One person and one event, with how it stands, by when it is due, and whether the level chosen asks for it."""

    event: Event
    who: Recipient
    standing: TellingState
    due: date | None
    asked: bool
    by_manager: bool


def telling(diary: Diary) -> Iterator[DueItem]:
    """Every duty that is not done yet, near enough to be shown."""
    for duty in duties(diary):
        if duty.standing.ended or not (duty.asked or duty.by_manager):
            continue
        if _near(diary, duty.event):
            yield _line(diary, duty)


def duties(diary: Diary) -> tuple[Duty, ...]:
    """Everybody told in the case with every event that concerns them and fell to this unit."""
    file, since = diary.case_file, asked_since(diary.case_file)
    found = []
    for event in events(file, diary.today):
        if not _ours(diary, event, since):
            continue
        for who in recipients(file, diary.today):
            if _concerns(file, event, who):
                found.append(_duty(diary, event, who))
    return tuple(found)


def asked_since(file: CaseFile) -> date | None:
    """From which day on what earlier versions never asked for is asked for; None where there was none."""
    return max((row.since for row in file.all(RuleSetting) if row.name == ASKED_SINCE and row.since), default=None)


def challenges(diary: Diary) -> Iterator[DueItem]:
    """Until when a parole decision can be challenged, where nobody asked for that."""
    for event in events(diary.case_file, diary.today) if diary.in_touch else ():
        if event.kind.key != "parole-decision" or diary.asked_since("reconsideration", event.on):
            continue
        due = diary.by("parole_reconsideration", event.on)
        if due is not None and diary.today <= due.date:
            yield diary.item("parole", say("telling.challenge"), event.said, event.record, due)


def _ours(diary: Diary, event: Event, since: date | None) -> bool:
    if not diary.ours(event.on):
        return False
    before = event.kind.key in ASKED_BEFORE and not event.undated
    return before or since is None or event.on >= since


def _near(diary: Diary, event: Event) -> bool:
    """What is to come is told from when it has to be prepared; the hearing of a panel as soon as it is known."""
    if event.kind.once_known:
        return True
    rule = "order_expiry_warning" if event.kind.key == "licence-end" else "release_warning"
    warning = diary.by(rule, event.on)
    return diary.today >= (warning.date if warning else event.on)


def _concerns(file: CaseFile, event: Event, who: Recipient) -> bool:
    """Whether it is hers: an order that protects her, a sentence for what was done to her, or what is told to all."""
    if any(file.same_person(each, who.person_id) for each in event.otherwise):
        return False
    if event.people is None:
        return True
    return any(file.same_person(each, who.person_id) for each in event.people)


def _duty(diary: Diary, event: Event, who: Recipient) -> Duty:
    asked = who.hears_of(event.kind.level) or (event.safety and who.wants_contact)
    return Duty(
        event=event,
        who=who,
        standing=standing(diary, event, who),
        due=_due(diary, event),
        asked=asked,
        by_manager=event.safety and not who.wants_contact,
    )


def _due(diary: Diary, event: Event) -> date | None:
    if event.forewarned:
        return event.on  # what was known before is late once its day is over
    found = diary.by(event.clock, event.known) if event.known is not None else None
    if found is None:
        return event.on if event.ahead else None
    return min(found.date, event.on) if event.ahead else found.date


def standing(diary: Diary, event: Event, who: Recipient, besides: Iterable[Contact] = ()) -> TellingState:
    """What was done about it so far: of this person, this event and this day alone.

    `besides` are contacts that count although no telling names them, as any does for a first contact.
    """
    file = diary.case_file
    mine = [row for row in diary.every(Telling) if _is_of(file, row, event, who)]
    held = [row for row in mine if _same_day(row, event)]
    for row in held:
        if how := _over_without_contact(row):
            return TellingState(ended=True, told_on=row.on if row.why == "earlier" else None, how=how)
    named = [contact for row in held if (contact := file.get(Contact, row.contact_id)) is not None]
    every = {each.id: each for each in (*named, *besides) if was_with(file, each, who)}
    made = tuple(sorted(every.values(), key=_when))
    answered = next((each for each in made if each.outcome in ANSWERED), None)
    if answered is not None:
        return TellingState(ended=True, told_on=day_of(answered), how=_told(day_of(answered)), tried=made)
    return _not_reached(diary, event, who, made, moved=bool(mine) and not held)


def _over_without_contact(row: Telling) -> str | None:
    """How a telling that names no contact ends its line: a manager's reason, or what an earlier version noted."""
    if row.why == "not-told" and row.reason.strip() and row.manager.strip():
        return say("telling.stands-not-told", manager=row.manager)
    return _told(row.on) if row.why == "earlier" else None


def _told(on: date | None) -> str:
    return say("telling.stands-told", on=on) if on else say("telling.stands-told-undated")


def _not_reached(diary: Diary, event: Event, who: Recipient, made: tuple[Contact, ...], *, moved: bool) -> TellingState:
    letters = [
        (on, counts)
        for each in made
        if _is_good_letter(diary, each, who)
        if (on := day_of(each)) and (counts := diary.by("letter_returned", on))
    ]
    for on, counts in letters:
        if counts.date <= diary.today:
            return TellingState(ended=True, told_on=on, how=say("telling.stands-letter", on=on), tried=made)
    said: list[str] = [say("telling.moved")] if moved else []
    waits = None
    if made:
        last = made[-1]
        said.append(_tried(made, last))
        if letters and last.channel == "letter":
            on, counts = letters[-1]
            said.append(say("telling.letter", on=on, then=counts.date))
            waits = counts.date
        elif last.follow_up_on:
            how = label("channel", last.next_step or last.channel)
            said.append(say("telling.next", how=how, on=last.follow_up_on))
            waits = last.follow_up_on
    how = say("telling.stands-tried", n=len(made)) if made else say("telling.stands-due")
    waits = waits if waits and waits > diary.today and event.clock != AT_ONCE else None
    return TellingState(how=how, tried=made, waits_until=waits, sentences=tuple(said))


def _tried(made: tuple[Contact, ...], last: Contact) -> str:
    how = label("channel", last.channel) or "contact"
    outcome = label("contact-outcome", last.outcome) or say("due.outcome-missing")
    on = day_of(last)
    if on is None:
        return say("telling.tried-undated", n=len(made))
    return say("telling.tried", n=len(made), last=on, how=how[0].lower() + how[1:],
               outcome=outcome[0].lower() + outcome[1:])  # fmt: skip


def _is_of(file: CaseFile, row: Telling, event: Event, who: Recipient) -> bool:
    if (row.event, row.record_type, row.record_id) != (event.kind.key, *event.record):
        return False
    return file.same_person(row.person_id, who.person_id) or (not row.person_id and not who.person_id)


def _same_day(row: Telling, event: Event) -> bool:
    """Whether what was told then is what is so now: a release moved to another month is told anew."""
    if not event.kind.moves:
        return True
    if event.undated or row.event_on is None:
        return event.undated and row.event_on is None  # told without a day is told anew once there is one
    if event.kind.moves == "month":
        return (row.event_on.year, row.event_on.month) == (event.on.year, event.on.month)
    return row.event_on == event.on


def was_with(file: CaseFile, contact: Contact, who: Recipient) -> bool:
    """Whether a contact was with that person; one that names nobody only where nobody else is told."""
    if not contact.person_id:
        return who.alone
    return file.same_person(contact.person_id, who.person_id) or (who.alone and not who.person_id)


def _is_good_letter(diary: Diary, contact: Contact, who: Recipient) -> bool:
    """A letter to an address of hers that is safe and had not ended when it was sent, and that has not come back."""
    point = diary.case_file.get(ContactPoint, contact.contact_point_id)
    on = day_of(contact)
    return (
        contact.channel == "letter" and contact.outcome == "sent" and on is not None and point is not None
        and point.kind == POST and point.safe == "yes" and not has_ended(point.until, on)
        and diary.case_file.same_person(point.person_id, who.person_id)
    )  # fmt: skip


def day_of(contact: Contact) -> date | None:
    """The day of a contact, as far as it is known."""
    return contact.happened.last_day if contact.happened is not None else None


def _when(contact: Contact) -> tuple[date, str]:
    return (day_of(contact) or date.min, contact.id)


def _line(diary: Diary, duty: Duty) -> DueItem:
    event, who, how = duty.event, duty.who, duty.standing
    said = [event.said, *how.sentences]
    if event.noted and not how.tried:
        said.append(say("telling.earlier", on=event.noted))
    said.append(say("telling.unwanted") if duty.by_manager else safe_way(diary, who.person_id))
    made = diary.item(TELL, _title(duty), " ".join(said), event.record, duty.due, "record-contact")
    on = None if event.undated else event.on
    return replace(made, waits_until=how.waits_until, person_id=who.person_id, event=event.kind.key, event_on=on)


def _title(duty: Duty) -> str:
    event, who = duty.event, duty.who
    alone = who.alone
    if duty.by_manager:
        if alone:
            return say("telling.ask", what=event.title)
        return say("telling.ask-name", who=who.name, what=event.title)
    if event.ahead:
        if alone:
            return say("telling.tell-ahead", what=event.title, on=event.on)
        return say("telling.tell-name-ahead", who=who.name, what=event.title, on=event.on)
    return say("telling.tell", what=event.title) if alone else say("telling.tell-name", who=who.name, what=event.title)


def safe_way(diary: Diary, person_id: str) -> str:
    """How somebody is reached safely now, or that it is to be asked first."""
    found = safe_points(diary.case_file, person_id, diary.today)
    if not found:
        return say("telling.no-safe")
    first = found[0]
    if first.safe_when:
        return say("telling.safe-when", point=first.value, when=first.safe_when)
    return say("telling.safe", point=first.value)


def parole_decisions(diary: Diary) -> Iterator[tuple[Hearing, date]]:
    """The parole hearings that were decided, each with the day of its decision."""
    for event in events(diary.case_file, diary.today):
        if event.kind.key == "parole-decision" and (hearing := diary.case_file.get(Hearing, event.record[1])):
            yield hearing, event.on
