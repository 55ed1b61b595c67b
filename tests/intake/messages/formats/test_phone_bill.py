# SPDX-License-Identifier: Apache-2.0
"""Phone bills of several networks, call logs of phones, and what they leave open."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.intake import workbooks
from vlu_desktop.intake.messages.formats.bill_columns import columns_of
from vlu_desktop.intake.messages.formats.phone_bill import PhoneBill, matches_bill, open_bill, told
from vlu_desktop.intake.messages.formats.report_times import (
    cell_words,
    date_order,
    read_seconds,
    read_written,
)
from vlu_desktop.intake.messages.message import Media, Message, SkippedPart
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.kernel.errors import UserError

LOG = """Date,Time,Direction,Number,Duration,Cost
23/03/2026,21:04:11,Incoming,07700900111,00:00:03,0.00
23/03/2026,21:05:02,Outgoing,07700900222,00:12:40,0.00
23/03/2026,21:20:10,Missed,07700900111,,0.00
23/03/2026,21:20:50,Blocked,Withheld,,0.00
23/03/2026,21:30:00,Voicemail,07700900111,00:01:00,0.00
"""
BT = """Account number 0412
Charge Code,Installation No,Line No,Charge Card No,Date,Time,Destination,Called No,Duration,Txt Direct Rebate,Cost
M1,01632960001,1,,13/03/2026,21:04:11,Mobile,07700900111,00:00:03,,0.12
M1,01632960001,1,,14/03/2026,09:00:00,Voicemail,01632960099,00:01:03,,0.00
Total,,,,,,,,,,0.12
"""
O2 = """Date,Time,Called No,Called From,Duration,Cost,Status
13/03/2026,21:04,07700900111,UK,00:00:00,0.00,Unanswered
14/03/2026,21:05,07700900111,UK,0:01:02,0.00,Answered
"""
VODAFONE = """Date and time;Type;Number called;Duration (mm:ss);Cost (£)
13 Mar 2026 21:04;Voice;07700900111;12:40;0.10
13 Mar 2026 21:05;Text message;07700900111;;0.10
13 Mar 2026 22:00;Data;;;0.00
"""
EE = """Call date\tCall time\tNumber dialled\tCall description\tDuration (secs)\tCharge
2026-03-13\t9.04 pm\t07700900111\tUK mobile\t63\t0.10
Call date\tCall time\tNumber dialled\tCall description\tDuration (secs)\tCharge
2026-03-14\t9.04 pm\t+447700900111\tIncoming roaming call\t63\t0.10
"""


def opened(text: str | bytes, name: str = "bill.csv") -> PhoneBill:
    source = MessageSource(text.encode() if isinstance(text, str) else text, name)
    assert matches_bill(source)
    return open_bill(source)


def messages(file: PhoneBill) -> list[Message]:
    return [each for each in file.read() if isinstance(each, Message)]


def test_a_number_that_was_withheld_where_its_name_should_stand() -> None:
    log = (
        "Call type,Date,Duration,Number,Contact\nMissed,2025-11-02 01:14:00,,,No Caller ID\n"
        "Incoming,2025-11-02 01:15:00,00:00:09,+447700900222,Al\n"
    )
    withheld, named = messages(opened(log))
    assert (withheld.sender, withheld.thread) == ("Number withheld", "Number withheld")
    assert withheld.words == "Call type: Missed\nContact: No Caller ID"
    assert (named.sender, named.thread, named.words) == ("+447700900222", "Al", "Call type: Incoming")


# Headings of other logs, and what a row of them says: when, its length, which way, who.
OTHER_LOGS = [
    ("calltype,number,name,date,duration\nMISSED,07700900222,Al,2025-11-02 01:14:00,0", "missed", False, "07700900222"),
    ("CallDate,CallTime,CallingParty,CalledParty,Duration,CallType\n02/11/2025,01:14,07700900222,07700900100,9,In",
     "call", False, "07700900222"),
    ("Call Direction,From Number,To Number,Call Start Time,Duration (s)\nIncoming,07700900222,07700900100,"
     "2025-11-02 01:14:00,9", "call", False, "07700900222"),
    ("Item,Conn. Date,Conn. Time (UTC),Elapsed Time,Originating Number,Terminating Number,Direction\n"
     "1,02 Nov 2025,01:14:00,0:09,07700900222,07700900100,MT", "call", False, "07700900222"),
    ("Call Type,Caller ID,Date,Time,Duration\nIncoming,07700900222,02/11/2025,01:14,00:00:09", "call", False,
     "07700900222"),
    ("Date,Time,To/From,Type,Duration (mins)\n02/11/2025,01:14,07700900222,Incoming,1", "call", False, "07700900222"),
    ("Date & time,Event type,Direction,Number,Usage\n"
     "2 Nov 2025 at 01:14,Voice,Mobile terminated,07700900222,1 min 5 secs", "call", False, "07700900222"),
    ("Event Start Date,Event Start Time,Calling Number,Called Number,Event Duration,Call Type\n"
     "02/11/2025,01:14:11,07700900222,07700900100,00:01:05,MTC", "call", False, "07700900222"),
    # As an Android phone's own table has it: the instant in milliseconds, and calls by number.
    ("number,name,date,type,duration\n07700900222,Al,1762046051000,1,65", "call", False, "07700900222"),
    ("number,name,date,type,duration\n07700900222,Al,1762046051,3,0", "missed", False, "07700900222"),
]  # fmt: skip


@pytest.mark.parametrize(("log", "form", "outgoing", "sender"), OTHER_LOGS)
def test_other_headings(log: str, form: str, outgoing: bool, sender: str) -> None:
    [one] = messages(opened(log + "\n"))
    assert (one.form, one.outgoing, one.sender) == (form, outgoing, sender)
    assert one.receiver in ("", "07700900100")
    assert one.thread in ("07700900222", "Al")
    assert one.at is not None
    assert one.at.display(short=True) == "1:14am on 2 Nov 2025"


def test_where_a_log_has_both_numbers_its_headings_say_nothing_of_the_way() -> None:
    log = "Date,Time,Calling number,Called number,Duration\n02/11/2025,01:14,07700900222,07700900100,0:09\n"
    file = opened(log)
    [one] = messages(file)
    assert (one.outgoing, one.sender, one.receiver) == (None, "07700900222", "07700900100")
    assert [each.key for each in file.asked] == ["date-order", "direction", "two-parts"]


def test_a_call_that_was_cancelled_went_out_and_the_length_of_a_text_is_no_length() -> None:
    log = (
        "Call type,Date,Number,Duration\nCancelled,2025-11-02 01:14:00,07700900222,00:00:00\n"
        "SMS sent,2025-11-02 01:15:00,07700900222,1\n"
    )
    file = opened(log)
    assert [(each.form, each.outgoing, each.seconds) for each in messages(file)] == [
        ("call", True, 0), ("message", True, None),
    ]  # fmt: skip
    assert file.asked == ()


def test_minutes_by_their_heading() -> None:
    [one] = messages(opened("Date,Time,Number,Min,Type\n2025-11-01,8:58 PM,0212 5550100,2,Incoming\n"))
    assert (one.seconds, one.outgoing) == (120, False)


def test_a_log_gives_direction_and_a_number_is_a_number() -> None:
    file = opened(LOG)
    found = messages(file)
    assert [(each.form, each.outgoing, each.sender, each.receiver, each.seconds, each.state) for each in found] == [
        ("call", False, "07700900111", "", 3, ""),
        ("call", True, "", "07700900222", 760, ""),
        ("missed", False, "07700900111", "", None, ""),
        ("missed", False, "Number withheld", "", None, "blocked"),
        ("voicemail", False, "07700900111", "", 60, ""),
    ]
    assert found[0].at is not None
    assert found[0].at.display() == "9:04pm on 23 March 2026"
    assert found[0].words == "Direction: Incoming\nCost: 0.00"
    assert found[3].words == "Direction: Blocked\nNumber: Withheld\nCost: 0.00"
    assert file.asked == ()
    assert file.service == "Call log"
    assert "deleted" in file.leaves_out[0]
    assert list(file.content(Media(name="x"))) == []


def test_a_bill_is_of_outgoing_calls_and_says_so() -> None:
    file = opened(BT)
    assert (file.name, file.service) == ("bill.csv", "Phone bill")
    assert "only what was rung" in file.leaves_out[0]
    assert file.clock
    seen: list[tuple[int, int]] = []
    above, headings, call, own, total = list(file.read(lambda done, of: seen.append((done, of))))
    assert isinstance(above, SkippedPart)
    assert above == SkippedPart(place="row 1", words="Account number 0412", reason="this stands above the headings")
    assert isinstance(headings, SkippedPart)
    assert isinstance(total, SkippedPart)
    assert total.reason == "this is a total"
    assert isinstance(call, Message)
    assert isinstance(own, Message)
    assert (call.outgoing, call.receiver, call.form, call.seconds) == (True, "07700900111", "call", 3)
    assert (own.outgoing, own.form) == (True, "call")  # she rang her own voicemail
    assert call.words == "Charge Code: M1\nInstallation No: 01632960001\nLine No: 1\nDestination: Mobile\nCost: 0.12"
    assert seen[-1] == (len(BT), len(BT))


def test_dialects_of_other_networks() -> None:
    assert [(each.outgoing, each.form, each.seconds) for each in messages(opened(O2))] == [
        (True, "call", 0), (True, "call", 62),
    ]  # fmt: skip
    voice, text, data = messages(opened(VODAFONE))
    assert (voice.seconds, text.form, data.form, data.outgoing) == (760, "message", "row", None)
    assert voice.at is not None
    assert voice.at.display() == "9:04pm on 13 March 2026"
    dialled, incoming = messages(opened(EE))
    assert (dialled.outgoing, dialled.seconds, incoming.outgoing, incoming.sender) == (
        True, 63, False, "+447700900111",
    )  # fmt: skip
    assert incoming.place == 2


def test_what_the_file_leaves_open_is_asked_and_answered() -> None:
    file = opened("Date,Time,Phone,Duration\n03/04/2026,21:04,07700900111,02:30\n05/06/2026,21:04,07700900111,45\n")
    assert [(each.key, each.answer) for each in file.asked] == [
        ("date-order", "day"), ("direction", "unknown"), ("two-parts", "m"), ("bare", "s"),
    ]  # fmt: skip
    assert [dict(each.choices) for each in file.asked] == [
        {"day": "3 April: the day first", "month": "4 March: the month first"},
        {"out": "A bill: all of it from this phone", "unknown": "Not known who rang whom"},
        {"m": "Minutes and seconds", "h": "Hours and minutes"},
        {"s": "Seconds", "m": "Minutes"},
    ]
    first, second = messages(file)
    assert (first.outgoing, first.sender, first.receiver, first.thread) == (None, "", "", "07700900111")
    assert first.words == "Phone: 07700900111"
    assert (first.seconds, second.seconds) == (150, 45)
    for key, answer in (("date-order", "month"), ("direction", "out"), ("two-parts", "h"), ("bare", "m")):
        file = file.answered(key, answer)
    first, second = messages(file)
    assert first.at is not None
    assert first.at.display() == "9:04pm on 4 March 2026"
    assert (first.outgoing, first.receiver, first.seconds, second.seconds) == (True, "07700900111", 9000, 2700)
    assert file.answered("other", "day") == file
    assert file.answered("bare", "weeks") == file


def test_a_log_with_both_ends_names_them() -> None:
    file = opened("Date,From,To,Direction,Duration,Name\n13/03/2026 21:04,07700900111,07700900222,In,5,Alan\n")
    [call] = messages(file)
    [hidden] = messages(opened("Date,From,To,Duration\n13/03/2026 21:04,Private number,07700900222,5\n"))
    assert (hidden.sender, hidden.receiver, hidden.words) == ("Number withheld", "07700900222", "From: Private number")
    assert (call.sender, call.receiver, call.outgoing, call.thread) == ("07700900111", "07700900222", False, "Alan")


def test_a_workbook_and_typed_cells() -> None:
    rows = (
        ("Date", "Time", "Called No", "Duration"),
        (datetime(2026, 3, 4), time(21, 4, 11), "07700900111", timedelta(minutes=12, seconds=40)),
        ("not a date", "", "07700900111", "a while"),
        ("", "", "", "3"),
    )
    found = list(opened(workbooks.xlsx(rows), "bill.xlsx").read())
    call, odd, none = found[1:]
    assert isinstance(call, Message)
    assert call.at is not None
    assert (call.at.display(), call.seconds) == ("9:04pm on 4 March 2026", 760)
    assert isinstance(odd, Message)
    assert odd.at is not None
    assert not odd.at.is_dated
    assert odd.words == "Date: not a date\nDuration: a while"
    assert none == SkippedPart(place="Sheet1, row 4", words="3", reason="no date and no number stand in this row")


def test_a_row_with_more_cells_than_headings_and_without_a_date() -> None:
    _, short, call = list(opened("Number called,Date,Duration\n07700900111\n07700900111,,1:00:00,and more\n").read())
    assert isinstance(call, Message)
    assert isinstance(short, Message)
    assert call.at is None
    assert call.words == "and more"


@pytest.mark.parametrize(
    "data",
    [
        b"Date,Time,Number,Notes\n03/03/2026,21:04,07700900111,Silent call from him\n",
        b"Date,Number,Duration,What happened\n",
        b"Date,Time,What happened\n03/03/2026,21:04,He rang\n",
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        b"PK\x03\x04 broken",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        workbooks.packed({"a.txt": b"Date,Number,Cost"}),
        workbooks.packed({"xl/workbook.xml": b"no"}),
        workbooks.xlsx(workbooks.ROWS),
        b"",
    ],
)
def test_a_diary_or_anything_else_is_no_bill(data: bytes) -> None:
    assert not matches_bill(MessageSource(data))


def test_headings_are_looked_for_near_the_beginning_of_a_file_that_is_no_larger_than_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert matches_bill(MessageSource(b"words,x\n" * 39 + LOG.encode()))
    assert not matches_bill(MessageSource(b"words,x\n" * 40 + LOG.encode()))
    book = workbooks.xlsx((("Date", "Called No", "Cost"),))
    assert matches_bill(MessageSource(book))
    monkeypatch.setattr("vlu_desktop.intake.messages.formats.phone_bill.LARGEST_FILE", len(book) - 1)
    assert not matches_bill(MessageSource(book))


def test_a_row_that_says_both_ways_and_one_that_is_cut_short() -> None:
    columns = columns_of(("Date", "Called No", "Direction", "Type"))
    assert columns is not None
    assert told(columns, ("", "07700900111", "Incoming/Outgoing", ""), "out") == (None, "call", "")
    assert told(columns, ("", "07700900111", ""), "") == (True, "call", "")
    assert told(columns, ("", "07700900111", "Incoming", ""), "out") == (False, "call", "")


def test_a_file_without_headings_is_refused() -> None:
    with pytest.raises(UserError, match="headings of a phone bill"):
        open_bill(MessageSource(b"03/03/2026,21:04,07700900111\n"))


@pytest.mark.parametrize(
    ("direction", "kind", "way", "says"),
    [
        ("Out", "", "", (True, "call", "")),
        ("MT", "SMS", "", (False, "message", "")),
        ("Incoming/Outgoing", "", "out", (None, "call", "")),
        ("Outgoing (not answered)", "", "", (True, "call", "")),
        ("Dialled, unanswered", "", "", (True, "call", "")),
        ("", "Missed call", "", (False, "missed", "")),
        ("", "Sent text", "", (True, "message", "")),
        ("Rejected", "", "", (False, "missed", "")),
        ("", "", "", (None, "call", "")),
        ("", "", "out", (True, "call", "")),
        ("Video", "", "out", (None, "call", "")),
    ],
)
def test_what_a_row_says_of_itself(direction: str, kind: str, way: str, says: tuple[bool | None, str, str]) -> None:
    columns = columns_of(("Date", "Number", "Direction", "Type", "Cost"))
    assert columns is not None
    assert told(columns, ("", "07700900111", direction, kind), way) == says


@pytest.mark.parametrize(
    ("day", "clock", "order", "at"),
    [
        ("03/04/2026", "21:04", "day", "2026-04-03T21:04"),
        ("03/04/2026", "21:04", "month", "2026-03-04T21:04"),
        ("3.4.26 9.04pm", "", "day", "2026-04-03T21:04"),
        ("2026-04-03T12:04:11", "", "month", "2026-04-03T12:04"),
        ("Fri 3rd April 2026", "12:04 a.m.", "day", "2026-04-03T00:04"),
        ("Apr 3, 2026", "", "day", "2026-04-03T00:00"),
        ("03Apr26", "", "day", "2026-04-03T00:00"),
        ("31 Dec 1999 11:59 pm", "", "day", "1999-12-31T23:59"),
        ("1/12/2026", "12:00pm", "day", "2026-12-01T12:00"),
        ("3 Jux 2026", "", "day", ""),
        ("31/02/2026", "", "day", ""),
        ("03/04/2026", "25:04", "day", ""),
        ("03/04/2026", "13:04 pm", "day", ""),
        ("03/04/2026", "soon", "day", ""),
        ("0001-01-01", "", "day", ""),
        ("03/04/2026 and more", "21:04", "day", ""),
        ("03/04/9999", "23:59(UTC-5)", "day", ""),
    ],
)
def test_dates_and_times(day: str, clock: str, order: str, at: str) -> None:
    written = read_written(day, clock, order)
    earliest = written.at("").earliest if written else None
    assert (earliest.isoformat(timespec="minutes") if earliest else "") == at


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("03/07/2026 21:04:11(UTC+0)", datetime(2026, 7, 3, 21, 4, 11, tzinfo=UTC)),
        ("03/07/2026 21:04:11(UTC+1)", datetime(2026, 7, 3, 20, 4, 11, tzinfo=UTC)),
        ("2026-07-03 21:04:11 UTC", datetime(2026, 7, 3, 21, 4, 11, tzinfo=UTC)),
        ("2026-07-03T21:04:11.123-05:30", datetime(2026, 7, 4, 2, 34, 11, tzinfo=UTC)),
        ("2026-07-03 21:04:11 +99:00", None),
    ],
)
def test_zones(words: str, moment: datetime | None) -> None:
    written = read_written(words)
    assert (written.moment if written else None) == moment


@pytest.mark.parametrize(
    ("days", "found"),
    [
        (["03/04/2026", "13/04/2026"], ("day", True)),
        (["03/04/2026", "04/13/2026"], ("month", True)),
        (["13/04/2026", "04/13/2026"], ("day", True)),
        (["13/04/2026", "04/13/2026", "03/04/2026"], ("day", False)),
        (["03/04/2026"], ("day", False)),
        (["12/11/2026"], ("day", False)),
        (["11/12/2026"], ("day", False)),
        (["13/04/2026", "14/04/2026", "03/04/2026"], ("day", True)),
        (["04/13/2026", "04/14/2026", "03/04/2026"], ("month", True)),
        (["03/03/2026", "2026-04-03", "3 April 2026"], ("day", True)),
        ([], ("day", True)),
    ],
)
def test_the_order_of_day_and_month(days: list[str], found: tuple[str, bool]) -> None:
    assert date_order(days) == found


@pytest.mark.parametrize(
    ("words", "unit", "seconds"),
    [
        ("00:12:40", "s", 760), ("12:40", "m", 760), ("12:40", "h", 45600), ("45", "s", 45), ("45", "m", 2700),
        ("1", "h", 3600), ("1:02:03", "s", 3723), ("1:59:59", "m", 7199),
        ("0:59", "m", 59), ("1:59", "h", 7140), ("1m 23s", "s", 83),
        ("12 min 40 sec", "s", 760), ("1h", "s", 3600), ("", "s", None),
        ("a while", "s", None), ("00:61:00", "s", None), ("00:00:61", "s", None), ("1:61", "m", None),
    ],
)  # fmt: skip
def test_lengths(words: str, unit: str, seconds: int | None) -> None:
    assert read_seconds(words, unit) == seconds


def test_units_in_headings_and_cells_with_types() -> None:
    units = {"Duration (hh:mm:ss)": "h", "Duration (mins)": "m", "Duration (s)": "s", "Duration": ""}
    for heading, unit in units.items():
        columns = columns_of(("Date", "Number", heading))
        assert columns is not None
        assert columns.unit == unit
    assert cell_words(datetime(2026, 3, 4, 5, 6, 7)) == "2026-03-04 05:06:07"
    assert cell_words(datetime(2026, 3, 4).date()) == "2026-03-04"
    assert cell_words(timedelta(days=2)) == "48:00:00"
    assert columns_of(("Date", "Number", "Cost")) is not None


CELLS = st.sampled_from(["Date", "Time", "Number", "Called No", "From", "To", "Direction", "Duration", "Cost", "Type",
                         "03/04/2026", "13/13/2026", "21:04", "07700900111", "Withheld", "Incoming", "Outgoing", "1:02",
                         "45", "Total", "SMS", "", '"', "\u200e"]) | st.text(max_size=8)  # fmt: skip


@example([["\u200e"]])
@given(st.lists(st.lists(CELLS, max_size=8), max_size=12))
def test_every_row_is_an_entry_or_is_named(rows: list[list[str]]) -> None:
    text = "Date,Number,Duration\n" + workbooks.csv_of(rows)
    try:
        file = open_bill(MessageSource(text.encode("utf-8", "replace")))
    except UserError:
        return
    found = list(file.read())
    filled = sum(1 for row in file.book.sheets[0].rows if any(cell and str(cell).strip() for cell in row))
    assert len(found) == filled
    assert found == list(file.read())
    assert [each.place for each in found if isinstance(each, Message)] == list(range(1, len(messages(file)) + 1))


def test_a_bill_that_only_says_to_whom_is_of_calls_made() -> None:
    [one] = messages(opened("Date,Time,Type,To,Duration,Cost\n13/03/2026,21:04,Call,07700900123,2 mins 30 secs,0p\n"))
    assert (one.outgoing, one.receiver, one.sender, one.seconds, one.form) == (True, "07700900123", "", 150, "call")
    lines = "Date,Time,Call From,Call To,Type,Duration\n13/03/2026,21:04,07700900999,07700900123,Outgoing Call,150\n"
    lines += "13/03/2026,22:04,07700900123,07700900999,Incoming Call,15\n"
    ways = [(each.outgoing, each.sender, each.receiver) for each in messages(opened(lines))]
    assert ways == [(True, "07700900999", "07700900123"), (False, "07700900123", "07700900999")]
