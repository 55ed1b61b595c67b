# SPDX-License-Identifier: Apache-2.0
"""Each case of a file as people really keep them, by its name: what is read of it stands beside it in `cases/`.

A line of what is expected: the row, when, what happened and what a column told; below it what was assumed, and what is
asked. A line that begins with # says what a careful colleague would make of it.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.intake import diary_files as files
from tests.intake.case_books import BOOKS
from vlu_desktop.intake.messages.message import Message
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.intake.messages.recognise import format_of
from vlu_desktop.intake.proposal import Proposal, ProposedIncident
from vlu_desktop.kernel.errors import UserError

CASES = Path(__file__).parent / "cases"
NAMES = """
01-weekday-ordinal 02-relative-words 03-year-on-first-row 04-dot-date-number 05-dot-time-number
06-messages-incoming-outgoing 07-phone-bill 08-whatsapp-ios 09-whatsapp-android-us 10-form-timestamp 11-notes-on-cells
12-xlsx-1904 13-xls-1904-over-24h 14-formula-without-result 15-count-format 16-semicolon-utf16 17-mixed-order
18-two-digit-future 19-weekday-words 20-open-starts 21-flat 22-ods-note-and-times 23-form-above 24-nbsp-dates 25-names
26-ditto-words 27-ranges-in-cells 28-clock-change 29-call-log-number 30-ditto-midnight 31-universal-time
32-ref-and-crime-ref 33-scoring 34-sheet-a-month 35-time-in-date-cell 36-ods-spaces 37-struck-word 38-crime-numbers
39-html-as 40-broken-quotes 41-year-in-date-cell 42-either-or 44-form-microsoft 45-denied-and-own-acts 46-day-not-hour
""".split()


def _files() -> dict[str, str]:
    """The file of each case by the case's name."""
    kept = (each.name for each in CASES.iterdir() if each.suffix != ".expected")
    return {Path(each).stem: each for each in (*kept, *BOOKS)}


def _data(name: str) -> bytes:
    return BOOKS[name]() if name in BOOKS else (CASES / name).read_bytes()


def _expected(case: str) -> list[str]:
    lines = (CASES / f"{case}.expected").read_text(encoding="utf-8").splitlines()
    return [each for each in lines if not each.startswith("#")]


def told(data: bytes, name: str) -> Iterator[str]:
    """What becomes of a file as the import decides it: messages, a diary, or a refusal in words."""
    source = MessageSource(data, name)
    found = format_of(source)
    if found:
        file = found.open(source)
        yield found.label
        for each in file.read():
            yield _message(each) if isinstance(each, Message) else f"skipped {each.place}: {each.reason}"
        yield from (f"asks {each.question}" for each in file.asked)
        return
    try:
        proposal = files.propose(data, name)
    except UserError as refused:
        yield f"refused: {refused}"
        return
    yield from _diary(proposal)


def _message(each: Message) -> str:
    way = {True: "sent", False: "received", None: "way not said"}[each.outgoing]
    took = "" if each.seconds is None else f" | {each.seconds} seconds"
    words = each.words.replace("\n", " / ")
    return f"{each.at.display() if each.at else ''} | {each.form}, {way}, {each.sender or '-'}{took} | {words}"


def _diary(proposal: Proposal) -> Iterator[str]:
    for each in proposal.made:
        yield _made(each)
        yield from (f"   {note}" for note in each.assumed)
        yield from (f"   suggests: {files.as_read(each).display()}" for found in each.suggested if found.what == "date")
        if kept := each.incident.source_detail.partition("; ")[2]:
            yield f"   kept: {kept}"
    yield from (f"{each.row} not read: {each.reason}" for each in proposal.not_read)
    yield from (f"{each.row} set aside: {each.what}" for each in proposal.set_aside if each.what != "headings")
    yield from (f"says: {each}" for each in proposal.notes)
    for asked in proposal.questions:
        rows = ", ".join(str(row) for _, row in asked.rows)
        yield f"asks of {rows}: {' / '.join(words for _, words in asked.choices)}"


def _made(each: ProposedIncident) -> str:
    incident = each.incident
    cells = [incident.happened.display() if incident.happened else "", incident.account.replace("\n", " / ")]
    if incident.count:
        cells.append(incident.count.display())
    if incident.reported:
        cells.append(f"police told: {incident.reported}")
    if incident.police_reference:
        cells.append(f"reference {incident.police_reference}")
    assert not each.behaviours, "a kind is suggested, never taken"
    return f"{each.row} {' | '.join(cells)}"


def test_every_case_has_its_row() -> None:
    expected = {each.stem for each in CASES.glob("*.expected")}
    assert (set(_files()), expected) == (set(NAMES), set(NAMES))


@pytest.mark.parametrize("case", NAMES)
def test_a_case_is_read_as_a_careful_colleague_would(case: str) -> None:
    name = _files()[case]
    assert list(told(_data(name), name)) == _expected(case)


def test_no_kind_is_suggested_of_what_was_denied_or_is_her_own() -> None:
    name = "45-denied-and-own-acts.csv"
    made = files.propose(_data(name), name).made
    kinds = [[each.value for each in row.suggested if each.what == "kind"] for row in made]
    assert kinds == [["call"], [], [], [], [], [], []]
