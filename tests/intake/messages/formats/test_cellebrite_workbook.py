# SPDX-License-Identifier: Apache-2.0
"""A forensic report as a workbook: its sheets, whose message is whose, and what only looks like one."""

import io
from datetime import UTC, datetime
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake import workbooks
from vlu_desktop.intake.formats.grid import Book, Grid
from vlu_desktop.intake.messages.formats.cellebrite_workbook import (
    CellebriteWorkbook,
    matches_workbook,
    open_workbook,
)
from vlu_desktop.intake.messages.message import Media, Message, SkippedPart
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.kernel.errors import UserError

Sheets = dict[str, list[tuple[Any, ...]]]
CHATS = [
    ("Chats (3)",),
    ("#", "Chat #", "Source", "Participants", "Timestamp: Date", "Timestamp: Time", "From", "To", "Body", "Status",
     "Deleted - Instant Message", "Attachment #1"),
    (1, 1, "WhatsApp", "447700900111 Alan\n07700900222 (owner)", "", "", "", "", "", "", "", ""),
    (1, 1, "WhatsApp", "447700900111 Alan\n07700900222 (owner)", "23/07/2026", "23/07/2026 21:04:11(UTC+0)",
     "447700900111 Alan", "07700900222 (owner)", "I know where  you are", "Read", "", "IMG-1.jpg\nIMG-2.jpg"),
    (2, 1, "WhatsApp", "", "23/07/2026", "21:05:00", "07700900222 (owner)", "", "No", "", "Yes", ""),
    (None,),
    (3, "", "", "", "", "", "?", "", "", "Failed", "", ""),
]  # fmt: skip
CALLS = [
    ("#", "Parties", "Timestamp-Date", "Timestamp-Time", "Direction", "Duration", "Deleted"),
    (1, "From: 07700900111 Alan\nTo: 07700900222\nTo: 07700900333", "23/03/2026", "21:04:11", "Incoming", "00:00:03",
     "Intact"),
    (2, "07700900111", "23/03/2026", "21:04:11", "Missed", "", "Deleted"),
    (3, "07700900111\nmobile", "23/03/2026", "21:04:11", "Outgoing", "a while"),
    (4, "07700900111", "soon", "", "Blocked", "", ""),
]  # fmt: skip
MAILS = [
    ("Subject", "From", "To", "Cc", "Date", "Folder", "Type", "Body", "Deleted"),
    ("Door", "alan@example.com", "beth@example.org", "mum@example.org", "23/03/2026 21:04", "Inbox", "", "Open it", ""),
    ("", "beth@example.org", "alan@example.com", "", "", "Drafts", "", "", ""),
    ("", "beth@example.org", "alan@example.com", "", "", "Other", "", "", ""),
]
ALL: Sheets = {"Summary": [("Case", "0412")], "Chats": CHATS, "Call Log": CALLS, "Emails (3)": MAILS, "SMS": [("x",)]}


def workbook(sheets: Sheets) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def opened(sheets: Sheets) -> CellebriteWorkbook:
    source = MessageSource(workbook(sheets), "phone.xlsx")
    assert matches_workbook(source)
    return open_workbook(source)


def test_each_sheet_is_read_by_its_headings() -> None:
    file = opened(ALL)
    found = list(file.read())
    named = [(each.place, each.reason) for each in found if isinstance(each, SkippedPart)]
    assert named == [
        ("Summary", "this sheet lists no messages or calls"),
        ("Chats, row 1", "these are headings"),
        ("Chats, row 2", "these are headings"),
        ("Chats, row 3", "no message or call stands in this row"),
        ("Call Log, row 1", "these are headings"),
        ("Emails (3), row 1", "these are headings"),
        ("SMS", "this sheet lists no messages or calls"),
    ]
    threat, answer, unsaid, call, missed, rang, blocked, mail, draft, other = [
        each for each in found if isinstance(each, Message)
    ]
    assert (threat.outgoing, threat.sender, threat.words) == (False, "447700900111 Alan", "I know where  you are")
    assert threat.moment == datetime(2026, 7, 23, 21, 4, 11, tzinfo=UTC)
    assert threat.at is not None
    assert threat.at.display() == "10:04pm on 23 July 2026"
    assert threat.media == (Media(name="IMG-1.jpg"), Media(name="IMG-2.jpg"))
    assert list(file.content(threat.media[0])) == []
    assert threat.thread == "WhatsApp · 1"
    assert (answer.outgoing, answer.state, answer.moment) == (True, "deleted", None)
    assert answer.at is not None
    assert answer.at.display() == "9:05pm on 23 July 2026"
    assert (unsaid.outgoing, unsaid.state, unsaid.at) == (None, "failed", None)
    assert (call.sender, call.receiver, call.seconds, call.outgoing, call.state) == (
        "07700900111 Alan", "07700900222; 07700900333", 3, False, "",
    )  # fmt: skip
    assert (missed.form, missed.sender, missed.state) == ("missed", "07700900111", "deleted")
    assert (rang.receiver, rang.seconds, rang.words) == ("07700900111\nmobile", None, "Duration: a while")
    assert blocked.at is not None
    assert (blocked.at.is_dated, blocked.state) == (False, "blocked")
    assert mail.words == "Subject: Door\nCopies: mum@example.org\n\nOpen it"
    assert (mail.form, mail.outgoing, draft.state, other.outgoing) == ("mail", False, "draft", None)
    assert [each.place for each in (threat, other)] == [1, 10]


def test_a_missed_call_by_its_status_and_texts_by_their_folder() -> None:
    calls = [
        ("#", "Parties", "Date", "Time", "Duration", "Direction", "Status", "Source", "Deleted"),
        (1, "From: 07700900111 Alan", "23/07/2026", "23/07/2026 21:04:11(UTC+1)", "00:00:00", "Incoming", "Missed"),
    ]
    texts = [
        ("SMS Messages (1)",),
        ("#", "Folder", "Party", "Date", "Time", "Status", "Message", "Deleted"),
        (1, "Inbox", "From: 07700900111", "23/07/2026", "23/07/2026 21:04:11(UTC+1)", "Read", "there?", ""),
    ]
    call, text = [each for each in opened({"Calls": calls, "SMS Messages": texts}).read() if isinstance(each, Message)]
    assert (call.form, call.outgoing, call.sender) == ("missed", False, "07700900111 Alan")
    assert (text.form, text.outgoing, text.sender, text.words) == ("message", False, "07700900111", "there?")


def test_the_file_says_what_it_is_and_asks_what_it_leaves_open() -> None:
    file = opened(ALL)
    assert (file.name, file.service, file.asked) == ("phone.xlsx", "Cellebrite report", ())
    assert file.clock
    assert "does not hold them" in file.leaves_out[-1]
    asking = opened({"Calls": [CALLS[0], (1, "07700900111", "03/04/2026", "21:04:11", "Incoming", "", "")]})
    [asked] = asking.asked
    assert asked.answer == "day"
    _, call = list(asking.answered("date-order", "month").read())
    assert isinstance(call, Message)
    assert call.at is not None
    assert call.at.display() == "9:04pm on 4 March 2026"
    assert asking.answered("owner", "x") is asking
    seen: list[tuple[int, int]] = []
    list(file.read(lambda done, of: seen.append((done, of))))
    assert seen[-1][1] == len(file.book.data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        workbooks.packed({"a.txt": b""}),
        workbooks.packed({"xl/workbook.xml": b'<sheet name="Calls"/>'}),
        workbooks.xlsx(workbooks.ROWS),
        workbook({"Calls": [("Date", "Time", "From", "What happened"), ("03/03/2026", "", "him", "he rang")]}),
    ],
)
def test_a_diary_or_anything_else_is_no_report(data: bytes) -> None:
    assert not matches_workbook(MessageSource(data))


def test_a_workbook_without_such_a_sheet_is_refused() -> None:
    with pytest.raises(UserError, match="No sheet"):
        open_workbook(MessageSource(workbooks.xlsx(workbooks.ROWS)))


CELLS = st.sampled_from(["", "23/03/2026", "03/04/2026 21:04", "21:04:11(UTC+1)", "Incoming", "From: a", "x (owner)",
                         "Yes", "\n", "1:1"]) | st.text(max_size=6)  # fmt: skip


@given(st.lists(st.lists(CELLS, max_size=8).map(tuple), max_size=10), st.booleans())
def test_every_row_is_a_message_or_is_named(rows: list[tuple[str, ...]], mails: bool) -> None:
    name, headings = ("Emails", tuple(map(str, MAILS[0]))) if mails else ("Calls", tuple(map(str, CALLS[0])))
    grid = Grid(name=name, rows=(headings, *rows))
    file = CellebriteWorkbook(book=Book(name="x", kind="xlsx", sheets=(grid,)), asks_order=False, order="day")
    found = list(file.read())
    assert len(found) == 1 + sum(1 for row in rows if any(cell.strip() for cell in row))
    assert found == list(file.read())
