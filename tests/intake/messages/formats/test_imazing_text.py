# SPDX-License-Identifier: Apache-2.0
"""Texts that iMazing makes: which way each message went, lines of dashes within one, and what is no message."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.messages.formats.exports import Content, read, shown, source_of
from vlu_desktop.intake.messages.formats import imazing_text
from vlu_desktop.intake.messages.formats.imazing_text import IMazingText, is_imazing_text
from vlu_desktop.intake.messages.formats.written_times import MONTH_FIRST, ORDER
from vlu_desktop.intake.messages.message import Media, Message, SkippedPart
from vlu_desktop.intake.messages.text_lines import BEFORE, TOO_LONG

DASHES = "-" * 52
CHAT = f"""{DASHES}
2024-07-01 10:00:00 from Rowan Ash
I can see your light is on

Second paragraph
{DASHES}
2024-07-01 10:05:00 to Rowan Ash
Leave me alone
{DASHES}
this is hers
{DASHES}
2024-07-01 10:10:00 from Rowan Ash
IMG_0001.jpeg
{DASHES}
2024-07-01 10:15:00 from Rowan Ash
{DASHES}
"""


def opened(content: Content, name: str = "Rowan Ash.txt") -> IMazingText:
    source = source_of(content, name)
    assert is_imazing_text(source)
    return IMazingText(source)


def test_a_conversation() -> None:
    messages, skipped = read(opened(CHAT))
    assert [(*shown(each), each.receiver, each.outgoing) for each in messages] == [
        ("10am on 1 Jul 2024", "Rowan Ash", "message", "I can see your light is on\n\nSecond paragraph", "", False),
        (
            "10:05am on 1 Jul 2024",
            "",
            "message",
            f"Leave me alone\n{DASHES}\nthis is hers",
            "Rowan Ash",
            True,
        ),
        ("10:10am on 1 Jul 2024", "Rowan Ash", "message", "IMG_0001.jpeg", "", False),
        ("10:15am on 1 Jul 2024", "Rowan Ash", "message", "", "", False),
    ]
    assert {each.thread for each in messages} == {"Rowan Ash"}
    assert messages[2].media == (Media(name="IMG_0001.jpeg", media_type="image/jpeg"),)
    assert skipped == []


def test_an_archive_holds_its_attachments() -> None:
    file = opened({"Rowan Ash/Rowan Ash.txt": CHAT, "Rowan Ash/IMG_0001.jpeg": b"picture"}, "export.zip")
    messages, _ = read(file)
    (media,) = messages[2].media
    assert media.member == "Rowan Ash/IMG_0001.jpeg"
    assert b"".join(file.content(media)) == b"picture"


@pytest.mark.parametrize(
    "text",
    [
        f"{DASHES}\n1 July 2024 from Rowan Ash\nhi\n",
        f"{DASHES}\nHe went at 10:00 from Rowan Road\nhi\n",
        "2024-07-01 10:00:00 from Rowan Ash\nhi\n",
        f"{DASHES}\n2024-07-01 10:00:00 Rowan Ash\nhi\n",
        f"My diary\n{DASHES}\n2024-07-01 10:00:00 from Rowan Ash\nhi\n",
        "",
    ],
)
def test_any_other_text_is_none(text: str) -> None:
    assert not is_imazing_text(source_of(text))


@pytest.mark.parametrize(
    "stamp",
    ["2024-07-01 10:00", "1 July 2024 at 10:00", "Jul 1, 2024, 10:00:00 AM", "01.07.2024 10:00", "1. Juli 2024 10:00"],
)
def test_a_time_may_be_written_otherwise(stamp: str) -> None:
    file = opened(f"{DASHES}\n{stamp} from Rowan Ash\nI can see you\n")
    (message,), skipped = read(file)
    assert (*shown(message), message.outgoing) == ("10am on 1 Jul 2024", "Rowan Ash", "message", "I can see you", False)
    assert (file.asked, skipped) == ((), [])


def test_figures_that_may_be_day_or_month_are_asked_about() -> None:
    file = opened(CHAT.replace("2024-07-01", "01/07/2024"))
    (asked,) = file.asked
    assert asked.key == ORDER
    assert [shown(read(each)[0][0])[0] for each in (file, file.answered(ORDER, MONTH_FIRST))] == [
        "10am on 1 Jul 2024", "10am on 7 Jan 2024",
    ]  # fmt: skip
    assert opened(CHAT.replace("2024-07-01", "13/07/2024")).asked == ()


def test_an_impossible_time_is_kept_in_words() -> None:
    messages, _ = read(opened(CHAT.replace("2024-07-01 10:00:00", "2024-02-31 10:00:00")))
    assert messages[0].at is not None
    assert (messages[0].at.is_dated, messages[0].at.words) == (False, "2024-02-31 10:00:00")


def test_what_is_longer_than_any_message_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imazing_text, "LONGEST", 40)
    messages, skipped = read(opened(CHAT))
    assert len(messages) == 4
    assert [(each.place, each.reason) for each in skipped] == [("line 2", TOO_LONG), ("line 7", TOO_LONG)]
    assert skipped[0].words == "Second paragraph"


LINES = st.lists(
    st.sampled_from((DASHES, "2024-07-01 10:00:00 from A", "2024-07-01 10:00:00 to A", "words", "", "  - more")),
    max_size=30,
)


@given(lines=LINES)
def test_no_line_with_words_is_lost(lines: list[str]) -> None:
    found = list(IMazingText(source_of("\n".join(lines), "A.txt")).read())
    assert all(isinstance(each, Message) or each.reason == BEFORE for each in found)
    told = "\n".join(each.words for each in found)
    for line in ("words", "  - more"):
        assert told.count(line.strip()) == sum(each == line for each in lines)
    assert sum(isinstance(each, SkippedPart) for each in found) <= len(lines)
