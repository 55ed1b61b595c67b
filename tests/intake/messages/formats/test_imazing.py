# SPDX-License-Identifier: Apache-2.0
"""Tables of messages that iMazing makes, by the headings of several of its versions."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.messages.formats.exports import Content, read, shown, source_of
from tests.intake.workbooks import xlsx
from vlu_desktop.dates.when import When
from vlu_desktop.intake.messages.formats import imazing
from vlu_desktop.intake.messages.formats.imazing import IMazingFile, is_imazing
from vlu_desktop.intake.messages.formats.imazing_workbook import is_imazing_workbook
from vlu_desktop.intake.messages.formats.written_times import MONTH_FIRST
from vlu_desktop.intake.messages.message import Media, SkippedPart
from vlu_desktop.intake.messages.recognise import opened_by

OLD = (
    "Chat Session,Message Date,Service,Type,Sender ID,Sender Name,Status,Replying to,Subject,Text,Attachment,"
    "Attachment type"
)
NEW = (
    "Chat Session,Message Date,Delivered Date,Read Date,Edited Date,Deleted Date,Service,Type,Sender ID,Sender Name,"
    "Status,Replying to,Subject,Text,Reactions,Attachment,Attachment type"
)
WHATSAPP = (
    "Chat Session,Message Date,Sent Date,Type,Sender ID,Sender Name,Status,Forwarded,Replying to,Text,Reactions,"
    "Attachment,Attachment type,Attachment info"
)
OLDER = f"""{OLD}
Rowan Ash,2024-03-02 21:14:05,SMS,Incoming,+447700900123,Rowan Ash,Read,,,"I know where you are,
and who with",,
Rowan Ash,2024-03-02 21:15:40,iMessage,Outgoing,,,Delivered,,,Leave me alone,,
Rowan Ash,2024-03-02 21:16:00,iMessage,Outgoing,,,Not Delivered,,,Stop,,

Rowan Ash,2024-03-02 21:20:11,iMessage,Incoming,+447700900123,Rowan Ash,Read,,Last chance,Open up,IMG_0042.HEIC,Image
"""


def opened(content: Content, name: str = "Messages.csv") -> IMazingFile:
    source = source_of(content, name)
    assert is_imazing(source)
    return IMazingFile(source)


def test_a_workbook_has_the_same_columns_and_real_dates() -> None:
    names = NEW.split(",")
    threat = dict(zip(names, [""] * len(names), strict=True)) | {
        "Chat Session": "Rowan", "Message Date": datetime(2024, 3, 2, 21, 14, 5), "Type": "Incoming",
        "Sender Name": "Rowan", "Text": "=you will see",
    }  # fmt: skip
    answer = {**threat, "Message Date": "2024-03-02 21:15:40", "Type": "Outgoing", "Sender Name": "", "Text": "No"}
    rows = [tuple(names), tuple(threat.values()), tuple(answer.values()), (), (*threat.values(), "behind")]
    source = source_of(xlsx(rows, [("x",)]), "Messages.xlsx")
    assert is_imazing_workbook(source)
    assert not is_imazing_workbook(source_of(xlsx([("Date", "Text")]), "diary.xlsx"))
    label, file = opened_by(source)
    messages, skipped = read(file)
    assert [(*shown(each), each.outgoing) for each in messages] == [
        ("9:14pm on 2 Mar 2024", "Rowan", "message", "=you will see", False),
        ("9:15pm on 2 Mar 2024", "", "message", "No", True),
    ]
    assert (label, len(skipped), "behind" in skipped[0].words) == ("iMazing workbook (.xlsx)", 1, True)
    two = source_of(xlsx(rows[:2], rows[:3]), "Messages.xlsx")
    assert [each.part for each in read(opened_by(two)[1])[0]] == ["Sheet1", "Sheet2", "Sheet2"]


def test_an_older_table_of_texts() -> None:
    file = opened(OLDER)
    messages, skipped = read(file)
    assert [shown(each) for each in messages] == [
        ("9:14pm on 2 Mar 2024", "Rowan Ash <+447700900123>", "message", "I know where you are,\nand who with"),
        ("9:15pm on 2 Mar 2024", "", "message", "Leave me alone"),
        ("9:16pm on 2 Mar 2024", "", "message", "Stop"),
        ("9:20pm on 2 Mar 2024", "Rowan Ash <+447700900123>", "message", "Last chance\nOpen up"),
    ]
    assert [each.outgoing for each in messages] == [False, True, True, False]
    assert [each.state for each in messages] == ["", "", "failed", ""]
    assert [each.name for each in messages[3].media] == ["IMG_0042.HEIC"]
    assert (file.service, file.asked, file.name) == ("iMessage and texts", (), "Messages.csv")
    assert {each.thread for each in messages} == {"Rowan Ash"}
    assert not skipped
    assert "clock of the computer" in file.clock
    assert messages[0].at is not None
    assert messages[0].at.words == "2024-03-02 21:14:05"


def test_a_newer_table_with_edits_deletions_and_reactions() -> None:
    rows = """
Rowan Ash,2024-07-02 21:14:05,,,2024-07-02 21:15:00,,iMessage,Incoming,+447700900123,Rowan Ash,Read,,,Yes,Loved by Me,,
Rowan Ash,2024-07-02 21:16:05,,,,2024-07-02 21:17:00,iMessage,Incoming,+447700900123,Rowan Ash,Read,,,Gone,,,
Rowan Ash,2024-07-02 21:18:05,,,,,iMessage,Notification,,,,,,You named the conversation,,,
"""
    messages, skipped = read(opened("\ufeff" + NEW + rows))
    assert [(each.form, each.state, each.words) for each in messages] == [
        ("message", "edited", "Yes"),
        ("notice", "", "Reactions to message 1: Loved by Me"),
        ("message", "deleted", "Gone"),
        ("notice", "", "You named the conversation"),
    ]
    assert (messages[1].at, messages[3].outgoing, skipped) == (None, None, [])


def test_a_table_of_whatsapp_with_its_files_in_an_archive() -> None:
    rows = """
Rowan,2023-12-03 12:33:30,,Notification,,,,,,Missed voice call,,,,
Rowan,2023-12-03 12:34:30,2023-12-03 12:34:29,Incoming,+447700900123,Rowan,Read,,,,,2023-12-03-IMG-1.jpg,Image,
Rowan,2023-12-03 12:35:30,,Incoming,+447700900123,Rowan,Read,,,This message was deleted.,,,,
"""
    members = {
        "WhatsApp/csv/Rowan.csv": WHATSAPP + rows,
        "WhatsApp/csv/2023-12-03-IMG-1.jpg": b"picture",
        "other.csv": "a,b\n",
    }
    file = opened(members, "export.zip")
    messages, skipped = read(file)
    assert [(each.form, each.state) for each in messages] == [("missed", ""), ("message", ""), ("message", "deleted")]
    assert file.service == "WhatsApp"
    (media,) = messages[1].media
    assert b"".join(file.content(media)) == b"picture"
    assert (media.media_type, skipped) == ("image/jpeg", [])
    assert b"".join(file.content(Media(name="x", member="not there"))) == b""


def test_an_instant_is_an_instant() -> None:
    messages, _ = read(opened(OLD + "\nRowan,2025-07-01T10:00:00.000Z,SMS,Incoming,1,R,,,,Hi,,\n"))
    moment = datetime(2025, 7, 1, 10, 0, tzinfo=UTC)
    assert (messages[0].at, messages[0].moment) == (When.at_instant(moment), moment)


def test_dates_in_figures_are_asked_where_they_are_open_and_read_by_the_answer() -> None:
    row = "Rowan,{} 9:30:00 PM,SMS,Incoming,1,R,,,,Hi,,\n"
    file = opened(OLD + "\n" + row.format("3/4/2024"))
    (asked,) = file.asked
    assert asked.key == "order"
    assert shown(read(file)[0][0])[0] == "9:30pm on 3 Apr 2024"
    assert shown(read(file.answered("order", MONTH_FIRST))[0][0])[0] == "9:30pm on 4 Mar 2024"
    for key, answer in (("order", "sideways"), ("owner", "Rowan")):
        with pytest.raises(ValueError, match="no answer"):
            file.answered(key, answer)
    assert opened(OLD + "\n" + row.format("3/4/2024") + row.format("3/14/2024")).asked == ()


@pytest.mark.parametrize(
    ("written", "shows"), [("", ""), ("some day", "some day"), ("31/02/2024 10:00", "31/02/2024 10:00")]
)
def test_a_date_that_is_none_keeps_its_words(written: str, shows: str) -> None:
    messages, _ = read(opened(f"{OLD}\nRowan,{written},SMS,Incoming,1,R,,,,Hi,,\n"))
    assert (messages[0].at.words if messages[0].at else "") == shows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_other_encodings_and_marks_between_the_cells(encoding: str, mark: str) -> None:
    table = f"{OLD}\nZoë,2024-03-02 21:14:05,SMS,Incoming,1,Zoë,Read,,,£5 café,,\n".replace(",", mark)
    messages, skipped = read(opened(table.encode(encoding)))
    assert ([each.words for each in messages], skipped) == (["£5 café"], [])


def test_a_table_by_tabs_keeps_the_words_behind_a_line_break_that_nobody_quoted() -> None:
    rows = [
        "Rowan,2024-03-02 21:14:05,SMS,Incoming,1,R,,,,I know where you are\n\nand who with,,",
        "Rowan,2024-03-02 21:15:05,SMS,Incoming,1,R,,,,cut",
        "Rowan,2024-03-02 21:16:05,SMS,Incoming,1,R,,,,kept,,",
    ]
    messages, skipped = read(opened("\n".join([OLD, *rows]).replace(",", "\t")))
    assert [each.words for each in messages] == ["I know where you are\n\nand who with", "cut", "kept"]
    assert skipped == []


def test_rows_that_are_broken_are_named_and_the_rest_is_kept() -> None:
    rows = [
        'Rowan,2024-03-02 21:14:05,SMS,Incoming,1,R,,,,"never closed,,',
        "Rowan,2024-03-02 21:15:05,SMS,Incoming,1,R,,,,kept,,",
        "Rowan,2024-03-02",
        'Rowan,2024-03-02 21:16:05,SMS,Incoming,1,R,,,,"qu"ote,,',
        "Rowan,2024-03-02 21:17:05,SMS,Incoming,1,R,,,,kept too,,,,too many",
        "Rowan,2024-03-02 21:18:05,SMS,Incoming,1,R,,,,last,,",
    ]
    messages, skipped = read(opened("\n".join([OLD, *rows])))
    assert [each.words for each in messages] == ["kept", "last"]
    assert [each.place for each in skipped] == ["row 2", "row 4", "row 5", "row 6"]
    assert skipped[1].words == "Rowan,2024-03-02"


def test_however_many_quotation_marks_are_open_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imazing, "MOST_LINES", 500)
    monkeypatch.setattr(imazing, "MOST_BROKEN", 3)
    messages, skipped = read(opened("\n".join([OLD, *['a,"open'] * 100])))
    assert (len(messages), len(skipped)) == (0, 100)
    row = "Rowan,2024-03-02 21:14:05,SMS,Incoming,1,R,,,,kept,,"
    messages, skipped = read(opened("\n".join([OLD, 'a,"open', *[row] * 20])))
    assert (len(messages), [each.words for each in skipped]) == (20, ['a,"open'])


def test_what_is_no_such_table_is_not_taken() -> None:
    assert not is_imazing(source_of("Date,Time,Called No\n"))
    assert not is_imazing(source_of(b""))
    assert not is_imazing(source_of({"a.csv": "Date\n", "b.txt": OLD}))


def test_progress_is_told_and_may_stop_it() -> None:
    told: list[tuple[int, int]] = []
    file = opened(OLD + "\nRowan,2024-03-02 21:14:05,SMS,Incoming,1,R,,,,Hi,," * 1200)
    found = list(file.read(lambda done, of: told.append((done, of))))
    assert len(found) == 1200
    assert told[-1] == (file.source.size, file.source.size)
    assert len(told) > 2


@given(st.lists(st.lists(st.text(alphabet='ab",;\n\r\t 12/:£', max_size=8), max_size=14)))
def test_every_row_of_any_table_is_read_or_named(rows: list[list[str]]) -> None:
    body = "\n".join(",".join(row) for row in rows)
    file = opened(f"{OLD}\n{body}")
    found = list(file.read())
    said = "".join(each.words for each in found if isinstance(each, SkippedPart))
    assert len(said) <= 200 * len(found)
    if body.replace(",", "").replace('"', "").strip():
        assert found
