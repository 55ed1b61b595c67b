# SPDX-License-Identifier: Apache-2.0
"""Texts that imessage-exporter makes: messages, replies that stand twice, tapbacks, edits and events."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.messages.formats.exports import Content, read, shown, source_of
from vlu_desktop.intake.messages.formats import imessage_text
from vlu_desktop.intake.messages.formats.imessage_text import NOBODY, OWNER, REPEATED, IMessageText, is_imessage_text
from vlu_desktop.intake.messages.message import Message

CHAT = """May 17, 2022  5:29:42 PM (Read by you after 1 hour, 49 seconds)
Rowan Ash
I can see your light is on
    indented on purpose

second paragraph

May 17, 2022 10:30:00 PM
Me
Leave me alone
Tapbacks:
    Disliked by Rowan Ash
    Sticker from Rowan Ash: attachments/1/sticker.heic

May 18, 2022  7:00:01 AM Rowan Ash renamed the conversation to Mine

May 18, 2022  7:01:00 AM
Rowan Ash
attachments/2/IMG_0001.jpeg

May 18, 2022  7:02:00 AM
Rowan Ash
May 18, 2022  7:02:00 AM I will come round
Edited 30 seconds later: I will not come round

May 18, 2022  7:03:00 AM
Rowan Ash
Rowan Ash unsent this message part 5 seconds after sending!

May 18, 2022  7:04:00 AM
Me
This message was deleted from the conversation!
You had no right
"""
REPLIES = """Oct 17, 2021 10:31:49 PM
Rowan Ash
Answer me
    Oct 17, 2021 10:32:03 PM
    Me
    No

    Oct 17, 2021 10:33:00 PM
    Rowan Ash
    Then I come over

Loud and clear

Oct 17, 2021 10:32:03 PM
Me
No
This message responded to an earlier message.

"""


def opened(content: Content, name: str = "Rowan Ash.txt") -> IMessageText:
    source = source_of(content, name)
    assert is_imessage_text(source)
    return IMessageText(source)


def test_a_conversation() -> None:
    file = opened(CHAT)
    messages, skipped = read(file)
    assert [shown(each) for each in messages] == [
        ("5:29pm on 17 May 2022", "Rowan Ash", "message",
         "I can see your light is on\n    indented on purpose\n\nsecond paragraph"),
        ("10:30pm on 17 May 2022", "Me", "message", "Leave me alone"),
        ("", "Rowan Ash", "notice", "Disliked by Rowan Ash to message 2"),
        ("", "Rowan Ash", "notice",
         "Sticker from Rowan Ash: attachments/1/sticker.heic to message 2"),
        ("7am on 18 May 2022", "", "notice", "Rowan Ash renamed the conversation to Mine"),
        ("7:01am on 18 May 2022", "Rowan Ash", "message", "attachments/2/IMG_0001.jpeg"),
        ("7:02am on 18 May 2022", "Rowan Ash", "message",
         "May 18, 2022  7:02:00 AM I will come round\nEdited 30 seconds later: I will not come round"),
        ("7:03am on 18 May 2022", "Rowan Ash", "message",
         "Rowan Ash unsent this message part 5 seconds after sending!"),
        ("7:04am on 18 May 2022", "Me", "message", "You had no right"),
    ]  # fmt: skip
    assert [each.outgoing for each in messages] == [False, True, False, False, None, False, False, False, True]
    assert [each.receiver for each in messages[:3]] == ["Me", "", ""]
    assert [each.state for each in messages if each.state] == ["edited", "deleted", "deleted"]
    assert [each.name for each in messages[5].media] == ["IMG_0001.jpeg"]
    assert ({each.thread for each in messages}, file.asked, skipped) == ({"Rowan Ash"}, (), [])
    assert file.service == "iMessage and texts"


def test_a_reply_stands_twice_and_is_taken_once() -> None:
    messages, skipped = read(opened(REPLIES))
    assert [(each.sender, each.words) for each in messages] == [
        ("Rowan Ash", "Answer me\nLoud and clear"),
        ("Rowan Ash", "Then I come over"),
        ("Me", "No"),
    ]
    assert [(each.place, each.reason) for each in skipped] == [("line 4", REPEATED)]


def test_an_archive_of_conversations_with_their_files() -> None:
    members = {"out/Rowan Ash.txt": CHAT, "out/Cedar.txt": REPLIES, "out/notes.txt": "Milk\n",
               "out/attachments/2/IMG_0001.jpeg": b"picture"}  # fmt: skip
    file = opened(members, "out.zip")
    messages, _ = read(file)
    assert {each.thread for each in messages} == {"Rowan Ash", "Cedar"}
    (media,) = next(each.media for each in messages if each.media)
    assert b"".join(file.content(media)) == b"picture"


def test_whose_phone_it_is_is_asked_where_nobody_is_called_me() -> None:
    chat = CHAT.replace("\nMe\n", "\nHazel\n")
    file = opened(chat)
    (asked,) = file.asked
    assert (asked.key, asked.answer) == (OWNER, "")
    assert [key for key, _ in asked.choices] == ["Rowan Ash", "Hazel", NOBODY]
    assert [each.outgoing for each in read(file)[0]][:2] == [False, None]
    assert [each.outgoing for each in read(file.answered(OWNER, "Hazel"))[0]][:2] == [False, True]
    assert [each.outgoing for each in read(file.answered(OWNER, NOBODY))[0]][:2] == [False, False]


def test_lines_before_any_message_are_named() -> None:
    source = source_of("\nA heading\n" + CHAT)
    assert not is_imessage_text(source)
    messages, skipped = read(IMessageText(source))
    assert (skipped[0].place, skipped[0].words) == ("line 2", "A heading")
    assert len(messages) == 9


def test_a_time_that_is_none_keeps_its_words_and_a_message_may_have_no_lines() -> None:
    messages, _ = read(opened("Feb 31, 2022  5:29:42 PM\nRowan\nHi\n\nFeb 28, 2022  5:29:42 PM\n"))
    assert messages[0].at is not None
    assert messages[0].at.words == "Feb 31, 2022  5:29:42 PM"
    assert (messages[1].sender, messages[1].words, messages[1].outgoing) == ("", "", None)


def test_a_message_without_end_takes_nothing_from_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imessage_text, "LONGEST", 7)
    messages, skipped = read(opened("May 17, 2022  5:29:42 PM\nMe\na\nb\nc\nd\n\nMay 17, 2022  5:30:42 PM\nMe\ne\n"))
    assert [each.words for each in messages] == ["a\nb", "e"]
    assert [(each.place, each.words) for each in skipped] == [("line 1", "c\nd")]
    messages, skipped = read(opened("May 17, 2022  5:29:42 PM\nMe\n" + ("x" * 150 + "\n") * 5))
    assert (messages[0].words, skipped[0].words) == ("", "x" * 150 + "\n" + "x" * 49)


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    file = opened("\n\n".join(["May 17, 2022  5:29:42 PM\nMe\nhello"] * 1200))
    assert len(list(file.read(lambda done, of: told.append((done, of))))) == 1200
    assert told[-1] == (file.source.size, file.source.size)
    assert len(told) > 2


LINES = st.sampled_from(
    ["", "May 17, 2022  5:29:42 PM", "    May 17, 2022  5:29:42 PM", "Me", "    Me", "Tapbacks:", "    Loved by Me",
     "words", "    words", "May 17, 2022  5:29:42 PM You left the conversation.", "        Loved by Me",
     "This message responded to an earlier message.", "Edited 1 second later: words", "\ufffc", "  "]
) | st.text(max_size=20)  # fmt: skip


@given(st.lists(LINES, max_size=30))
def test_any_text_is_read_and_its_words_are_kept(lines: list[str]) -> None:
    text = "\n".join(["May 17, 2022  5:29:42 PM", "Rowan", "begin", *lines])
    found = list(opened(text).read())
    assert isinstance(found[0], Message)
    kept = "\n".join(each.words + (f"\n{each.sender}" if isinstance(each, Message) else "") for each in found)
    assert all(line.strip() in kept for line in lines if line.strip() == "words")


def test_what_is_no_such_text_is_not_taken() -> None:
    for each in ("", "Milk\nBread\n", "[17/05/2022, 17:29:42] Rowan: Hi", "17 May 2022 17:29\nMe\n"):
        assert not is_imessage_text(source_of(each))
    assert not is_imessage_text(source_of({"a.txt": "Milk"}))
