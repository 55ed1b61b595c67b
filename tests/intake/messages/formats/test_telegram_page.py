# SPDX-License-Identifier: Apache-2.0
"""Pages of Telegram's desktop export: who wrote, when, calls, forwards, reactions, and what was left out."""

from datetime import UTC, datetime

import pytest

from tests.intake.messages.formats.exports import as_json, read, shown, source_of
from tests.intake.messages.formats.test_telegram import PERSONAL
from vlu_desktop.intake.messages.formats.telegram import is_telegram
from vlu_desktop.intake.messages.formats.telegram_page import TelegramPages, is_telegram_page


def said(body: str, who: str = "", at: str = "01.07.2024 13:00:00 UTC+02:00") -> str:
    """A message; without a name it is by whoever wrote the one above."""
    name = f'<div class="from_name">\n{who} \n       </div>' if who else ""
    return f"""
     <div class="message default clearfix{"" if who else " joined"}" id="message12">
      <div class="body">
       <div class="pull_right date details" title="{at}">
13:00
       </div>{name}
       {body}
      </div>
     </div>"""


def text(words: str) -> str:
    return f'<div class="text">\n{words}\n       </div>'


def media(classes: str, within: str, link: str = "") -> str:
    tag = f'a class="{classes}" href="{link}"' if link else f'div class="{classes}"'
    return f'<div class="media_wrap clearfix"><{tag}>{within}</{tag[: tag.index(" ")]}></div>'


def event(words: str) -> str:
    return f'<div class="message service" id="message-1"><div class="body details">\n{words}\n</div></div>'


def told(title: str, status: str) -> str:
    return (
        f'<div class="fill pull_left"></div><div class="body"><div class="title bold">{title}</div>'
        f'<div class="status details">{status}</div></div>'
    )


def page(*messages: str, title: str = "Rowan Ash") -> str:
    return (
        '<!DOCTYPE html>\n<html>\n <head>\n<title>Exported Data</title>\n </head>\n <body><div class="page_wrap">'
        f'<div class="page_header"><div class="content"><div class="text bold">\n{title}\n</div></div></div>'
        f'<div class="page_body chat_page"><div class="history">{"".join(messages)}</div></div></div></body></html>'
    )


REACTED = (
    '<span class="reactions"><span class="reaction"><span class="emoji">👍</span><span class="userpics">'
    '<div class="userpic userpic4"><div class="initials" title="Zoe Hazel">\nZ\n</div></div></span></span></span>'
)
FORWARDED = (
    '<div class="pull_left forwarded userpic_wrap"></div><div class="forwarded body"><div class="from_name">Mo '
    '<span class="date details" title="30.06.2024 21:00:00"> 30.06.2024 21:00:00</span></div>'
    f"{text('words of Mo')}</div>"
)
PAGE = page(
    event("1 July 2024"),
    said(text("I know <strong>where</strong><br>you are &amp; why") + REACTED, "Rowan Ash"),
    said(text("caption") + media("photo_wrap clearfix pull_left", "", "photos/photo_1@01-07-2024.jpg")),
    said('<div class="reply_to details">In reply to <a href="#x">this</a></div>' + text("No"), "Zoe Hazel"),
    event("Zoe Hazel pinned this message"),
)


def test_a_page_has_who_wrote_what_and_when() -> None:
    messages, rest = read(TelegramPages(source_of(PAGE, "messages.html")))
    assert [shown(each) for each in messages] == [
        ("12pm on 1 Jul 2024", "Rowan Ash", "message", "I know where\nyou are & why"),
        ("", "Zoe Hazel", "notice", "Reacted 👍 to message 1"),
        ("12pm on 1 Jul 2024", "Rowan Ash", "message", "caption"),
        ("12pm on 1 Jul 2024", "Zoe Hazel", "message", "No"),
        ("1 Jul 2024", "", "notice", "Zoe Hazel pinned this message"),
    ]
    assert {each.thread for each in messages} == {"Rowan Ash"}
    assert messages[0].moment == datetime(2024, 7, 1, 11, tzinfo=UTC)
    assert [each.name for each in messages[2].media] == ["photo_1@01-07-2024.jpg"]
    assert not rest


@pytest.mark.parametrize(
    ("written", "shown_as", "is_instant"),
    [
        ("01.07.2024 13:00:00 UTC+02:00", "12pm on 1 Jul 2024", True),
        ("01.07.2024 13:00:00 GMT-01:00", "3pm on 1 Jul 2024", True),
        ("01.07.2024 13:00:00", "1pm on 1 Jul 2024", False),
        ("31.02.2024 13:00:00", "not known", False),
        ("yesterday", "not known", False),
    ],
)
def test_a_time_is_an_instant_where_its_offset_stands(written: str, shown_as: str, is_instant: bool) -> None:
    [one], _ = read(TelegramPages(source_of(page(said(text("hi"), "Rowan Ash", written)))))
    assert shown(one)[0] == shown_as
    assert (one.moment is not None) is is_instant
    assert one.at is not None
    assert is_instant or one.at.words == written


@pytest.mark.parametrize(
    ("status", "form", "seconds"),
    [("Outgoing (12 seconds)", "call", 12), ("Incoming (1 hour, 2 minutes)", "call", 3720), ("Missed", "missed", None),
     ("Cancelled", "missed", None), ("Incoming", "call", None)],
)  # fmt: skip
def test_a_call(status: str, form: str, seconds: int | None) -> None:
    body = media("media clearfix pull_left media_call success", told("Rowan Ash", status))
    [one], _ = read(TelegramPages(source_of(page(said(body, "Rowan Ash")))))
    assert (one.form, one.seconds, one.words, one.media) == (form, seconds, f"Rowan Ash {status}", ())


def test_a_forward_says_whose_words_they_were() -> None:
    (one, notice), _ = read(TelegramPages(source_of(page(said(FORWARDED, "Rowan Ash")))))
    assert (one.words, one.sender) == ("words of Mo", "Rowan Ash")
    assert notice.words == "Message 1 was forwarded from Mo 30.06.2024 21:00:00"


def test_a_recording_is_found_and_one_left_out_is_named() -> None:
    there = media("media block_link media_voice_message", told("Voice message", "00:04"), "voice_messages/a.ogg")
    left = media("media clearfix pull_left media_voice_message", told("Voice message", "Not included"))
    members = {"x/messages.html": page(said(there, "Rowan Ash"), said(left)), "x/voice_messages/a.ogg": b"OggS"}
    (one, other), _ = read(TelegramPages(source_of(members)))
    assert [each.member for each in one.media] == ["x/voice_messages/a.ogg"]
    assert [(each.name, each.member) for each in other.media] == [("Voice message Not included", "")]


def test_pages_follow_by_their_number_and_a_name_goes_on_over_them() -> None:
    members = {
        "x/messages10.html": page(said(text("third"))),
        "x/messages2.html": page(said(text("second"))),
        "x/messages.html": page(said(text("first"), "Rowan Ash")),
        "y/messages.html": page(said(text("nobody's")), title="Mo"),
        "x/messages.txt": "no page",
    }
    messages, _ = read(TelegramPages(source_of(members)))
    assert [(each.words, each.sender, each.thread, each.part) for each in messages] == [
        ("first", "Rowan Ash", "Rowan Ash", "x/"), ("second", "Rowan Ash", "Rowan Ash", "x/"),
        ("third", "Rowan Ash", "Rowan Ash", "x/"), ("nobody's", "", "Mo", "y/"),
    ]  # fmt: skip


def test_an_export_with_the_same_as_json_is_read_by_that() -> None:
    both = {"x/result.json": as_json(PERSONAL), "x/messages.html": PAGE}
    assert is_telegram(source_of(both))
    assert not is_telegram_page(source_of(both))
