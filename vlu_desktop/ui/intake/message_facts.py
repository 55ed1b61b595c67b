# SPDX-License-Identifier: Apache-2.0
"""What the window of a file of messages says of it: what it holds, its first messages, and all that is not in it."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from vlu_desktop.dates.when import When
from vlu_desktop.language.phrases import number
from vlu_desktop.record.vocabulary import label as term
from vlu_desktop.services.cases.messages import MessagePreview

Row = tuple[str, ...]
MESSAGE_HEADINGS = ("When", "From", "To", "What it says")
NOT_READ_HEADINGS = ("Where", "As it stands in the file", "Why it was not read, or what is missing")
_FORMS = {
    "message": ("message", "messages"),
    "call": ("call", "calls"),
    "missed": ("missed call", "missed calls"),
    "voicemail": ("voicemail", "voicemails"),
    "mail": ("e-mail", "e-mails"),
    "notice": ("notice of the service itself", "notices of the service itself"),
    "row": ("row of a table", "rows of a table"),
}
_DIRECTIONS = ("to-victim", "from-victim", "between-others", "not-known")


def facts(preview: MessagePreview) -> tuple[str, ...]:
    """What it holds, in sentences."""
    found = [preview.label, f"{_forms(preview)}."]
    if preview.first is not None and preview.last is not None:
        found.append(f"From {_at(preview.first)} to {_at(preview.last)}.")
    if preview.undated:
        found.append(f"Without a date: {preview.undated:,}.")
    if preview.media_held:
        found.append(f"{number(preview.media_held, 'file')} came with messages; each becomes an exhibit of its own.")
    return (*found, preview.clock) if preview.clock else tuple(found)


def directions(preview: MessagePreview) -> tuple[str, ...]:
    """How many went which way, as far as it is said who is who."""
    many: Counter[str] = Counter()
    for (direction, form), count in preview.counts.items():
        if form != "notice":
            many[direction or "not-known"] += count
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
        yield ("The export", "", sentence)
    for gap in preview.gaps:
        days = f"{_day(gap.after)} to {_day(gap.before)}"
        yield (
            "Between two days",
            days,
            f"{number(gap.days, 'day')} without any message. The file does not say why: it proves no silence.",
        )
    if preview.media_missing:
        missing = f"{number(preview.media_missing, 'file')} that messages name {_is(preview.media_missing)} not in it."
        yield ("The export", "", missing)
    for each in preview.skipped:
        yield (each.place, each.words, each.reason)
    more = preview.skipped_in_all - len(preview.skipped)
    if more:
        yield ("Further on", "", f"{number(more, 'more part')} not read.")


def _forms(preview: MessagePreview) -> str:
    many: Counter[str] = Counter()
    for (_, form), count in preview.counts.items():
        many[form] += count
    parts = [number(many[form], one, more) for form, (one, more) in _FORMS.items() if many[form]]
    return ", ".join(parts) or "No message at all"


def _is(many: int) -> str:
    return "is" if many == 1 else "are"


def _at(when: When | None) -> str:
    return when.display(short=True) if when is not None else "no date"


def _day(day: date) -> str:
    return When.on(day).display(short=True)
