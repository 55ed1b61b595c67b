# SPDX-License-Identifier: Apache-2.0
"""What the window of a file of messages says of it: what it holds, its first messages, and all that is not in it."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from vlu_desktop.dates.when import When
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.vocabulary import label as term
from vlu_desktop.services.cases.message_words import forms_said
from vlu_desktop.services.cases.messages import MessagePreview, StorageResult

Row = tuple[str, ...]
_NAMED = 6
"""Files that stayed in the export that are named; the others are counted."""


def message_headings() -> tuple[str, ...]:
    """The columns of the first messages."""
    return (say("intaking.when"), say("intaking.from"), say("intaking.to"), say("intaking.what-it-says"))


def not_read_headings() -> tuple[str, ...]:
    """The columns of what was not read."""
    return (say("intaking.where-it-is"), say("intaking.as-it-stands"), say("intaking.why-not-read"))


_DIRECTIONS = ("to-victim", "from-victim", "between-others", "not-known")


def facts(preview: MessagePreview) -> tuple[str, ...]:
    """What it holds, in sentences."""
    found = [preview.label, f"{forms_said(preview.forms) or say('intaking.no-message-at-all')}."]
    if preview.first is not None and preview.last is not None:
        found.append(say("intaking.from-when-to-when", first=_at(preview.first), last=_at(preview.last)))
    if preview.undated:
        found.append(say("intaking.without-a-date", undated=preview.undated))
    if preview.media_held:
        found.append(say("intaking.files-came-with-messages-each", n=preview.media_held))
    return (*found, preview.clock) if preview.clock else tuple(found)


def called(preview: MessagePreview) -> str:
    """What its messages are called together: a conversation, but of a log its entries."""
    log = not preview.parties and bool(preview.forms.get("entry"))
    return say("intaking.entries-of-the-log") if log else say("intaking.conversation")


def directions(preview: MessagePreview) -> tuple[str, ...]:
    """How many went which way, as far as it is said who is who."""
    many: Counter[str] = Counter()
    for (direction, _), count in preview.counts.items():
        many[direction] += count
    return tuple(f"{term('direction', key)}: {many[key]:,}" for key in _DIRECTIONS if many[key])


def first_rows(preview: MessagePreview) -> Iterator[Row]:
    """The first messages as they would be taken in."""
    for each in preview.first_messages:
        sender, receiver = preview.seen.ends(each)
        what = each.words or term("message-form", each.form)
        state = f"  ({term('message-state', each.state).lower()})" if each.state else ""
        media = "".join(f"  [{media.name}]" for media in each.media)
        yield (_at(each.at), sender, receiver, f"{what}{state}{media}")


def not_read_rows(preview: MessagePreview) -> Iterator[Row]:
    """What such an export leaves out, days without a message, files that are missing, and every part not read."""
    for sentence in preview.leaves_out:
        yield (say("intaking.the-export"), "", sentence)
    for gap in preview.gaps:
        days = say("intaking.from-day-to-day", first=_day(gap.after), last=_day(gap.before))
        yield (
            say("intaking.between-two-days"),
            days,
            say("intaking.days-without-any-message-the", n=gap.days),
        )
    if preview.media_missing:
        missing = say("intaking.files-not-in-it", n=preview.media_missing)
        yield (say("intaking.the-export"), "", missing)
    for each in preview.skipped:
        yield (each.place, each.words, each.reason)
    more = preview.skipped_in_all - len(preview.skipped)
    if more:
        yield (say("intaking.further-on"), "", say("intaking.more-parts-not-read", n=more))


def left_in_export(stored: StorageResult) -> str:
    """That it was taken in, and which files were left in the export, with the reason."""
    named = " ".join(f"{name}: {why}" for name, why in stored.left[:_NAMED])
    more = len(stored.left) - _NAMED
    told = [say("intaking.taken-in-files-stay", n=len(stored.left)), named]
    return " ".join(told + ([say("intaking.and-so-many-more", n=more)] if more > 0 else []))


def _at(when: When | None) -> str:
    return when.display(short=True) if when is not None else say("intaking.no-date")


def _day(day: date) -> str:
    return When.on(day).display(short=True)
