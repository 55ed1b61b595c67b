# SPDX-License-Identifier: Apache-2.0
"""Pages that imessage-exporter makes: what was sent or received, replies that stand twice, tapbacks and events."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.messages.formats.exports import Content, read, shown, source_of
from vlu_desktop.intake.messages.formats.imessage_page import IMessagePage, is_imessage_page
from vlu_desktop.intake.messages.formats.imessage_text import REPEATED
from vlu_desktop.intake.messages.message import Message


def message(at: str, who: str, words: str, more: str = "", side: str = "received") -> str:
    return f"""<div class="message">
    <div class="{side}">
        <p><span class="timestamp"><a title="Reveal in Messages app" href="sms://open?message-guid=1">{at}</a></span>
            <span class="sender">{who}</span>
        </p>
        <hr>
        {words}
        {more}
    </div>
</div>
"""


def bubble(words: str) -> str:
    return f'<div class="message_part"><span class="bubble">{words}</span></div>'


HEAD = '<html>\n<meta charset="UTF-8">\n<style>.message {margin: 1%}</style>\n<body>\n'
TAPBACKS = """<div class="tapbacks"><hr><p>Tapbacks:</p>
<div class="tapback"><span><b>Loved</b> by Rowan Ash</span></div></div>"""
REPLY = message("Oct 17, 2021 10:32:03 PM", "Me", bubble("No"), side="sent iMessage")
LOST = message("Oct 17, 2021 10:32:09 PM", "Rowan Ash", bubble("I come over"))
IMAGE = '<div class="message_part"><img src="attachments/2/IMG_0001.jpeg" loading="lazy"></div>'
PAGE = (
    HEAD
    + message(
        "Oct 17, 2021 10:31:49 PM (Read by you after 5 seconds)",
        "Rowan Ash",
        bubble("  Answer &amp; quick\nor  else"),
        f'{TAPBACKS}<div class="replies"><div class="reply">{REPLY}</div><div class="reply">{LOST}</div></div>',
    )
    + '<div class="announcement"><p><span class="timestamp">Oct 17, 2021 10:32:00 PM</span> Rowan Ash renamed the '
    "conversation to <b>Mine</b></p></div>\n"
    + REPLY
    + message("Oct 18, 2021  9:00:00 AM", "Rowan Ash", bubble("See this") + "<hr>" + IMAGE)
    + message("Oct 18, 2021  9:01:00 AM", "Me", '<span class="deleted">This message was deleted from the conversation!'
              "</span>" + bubble("Stop"), side="sent SMS")
    + message("Oct 18, 2021  9:02:00 AM", "Rowan Ash", '<div class="message_part"><span class="unsent">Rowan Ash '
              "unsent this message part 3 seconds after sending!</span></div>")
    + "</body></html>"
)  # fmt: skip


def opened(content: Content, name: str = "Rowan Ash.html") -> IMessagePage:
    source = source_of(content, name)
    assert is_imessage_page(source)
    return IMessagePage(source)


def test_a_conversation() -> None:
    file = opened(PAGE)
    messages, skipped = read(file)
    assert [shown(each) for each in messages] == [
        ("10:31pm on 17 Oct 2021", "Rowan Ash", "message", "  Answer & quick\nor  else"),
        ("", "Rowan Ash", "notice", "Loved by Rowan Ash to message 1"),
        ("10:32pm on 17 Oct 2021", "", "notice", "Rowan Ash renamed the conversation to Mine"),
        ("10:32pm on 17 Oct 2021", "Me", "message", "No"),
        ("9am on 18 Oct 2021", "Rowan Ash", "message", "See this"),
        ("9:01am on 18 Oct 2021", "Me", "message", "Stop"),
        (
            "9:02am on 18 Oct 2021",
            "Rowan Ash",
            "message",
            "Rowan Ash unsent this message part 3 seconds after sending!",
        ),
        ("10:32pm on 17 Oct 2021", "Rowan Ash", "message", "I come over"),
    ]
    assert [each.outgoing for each in messages] == [False, False, None, True, False, True, False, False]
    assert [each.receiver for each in messages[:4]] == ["Me", "", "", ""]
    assert [each.state for each in messages] == ["", "", "", "", "", "deleted", "deleted", ""]
    assert [each.name for each in messages[4].media] == ["IMG_0001.jpeg"]
    assert [(each.place, each.words, each.reason) for each in skipped] == [
        ("message 3", "Oct 17, 2021 10:32:03 PM Me No", REPEATED)
    ]
    assert ({each.thread for each in messages}, file.asked) == ({"Rowan Ash"}, ())


def test_an_archive_of_pages_with_their_files() -> None:
    members = {"out/Rowan Ash.html": PAGE, "out/other.html": "<p>no</p>", "out/attachments/2/IMG_0001.jpeg": b"picture"}
    file = opened(members, "out.zip")
    messages, skipped = read(file)
    (media,) = next(each.media for each in messages if each.media)
    assert b"".join(file.content(media)) == b"picture"
    assert skipped[0].place == "out/Rowan Ash.html message 3"


def test_what_has_no_time_is_named_and_a_time_that_is_none_keeps_its_words() -> None:
    page = HEAD + '<div class="message">no time</div>' + message("some day", "Me", bubble("Hi"), side="other")
    messages, skipped = read(opened(page + '<span class="sender"></span>'))
    assert [(each.words, each.reason) for each in skipped] == [("no time", "This message has no time.")]
    assert messages[0].at is not None
    assert (messages[0].at.words, messages[0].outgoing) == ("some day", None)


def test_tapbacks_of_an_older_version() -> None:
    older = '<div class="reactions"><hr><p>Reactions:</p><p><span class="reaction"><b>Liked</b> by Me</span></p></div>'
    messages, _ = read(opened(HEAD + message("Oct 17, 2021 10:31:49 PM", "Rowan", bubble("Hi"), older)))
    assert [(each.sender, each.words, each.outgoing) for each in messages[1:]] == [
        ("Me", "Liked by Me to message 1", True)
    ]


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    file = opened(HEAD + message("Oct 17, 2021 10:31:49 PM", "Rowan", bubble("Hi")) * 500)
    assert len(list(file.read(lambda done, of: told.append((done, of))))) == 500
    assert told[-1] == (file.source.size, file.source.size)
    assert len(told) > 2


PARTS = st.sampled_from(
    ["<div class='replies'>", "</div>", '<div class="message">', '<span class="timestamp">', "</span>", "Oct 17",
     '<span class="bubble">words', '<div class="tapbacks"><p>Loved by Me</p></div>', '<img src="x/y">', "<p>", REPLY]
)  # fmt: skip


@given(st.lists(PARTS | st.text(max_size=10), max_size=20))
def test_any_page_is_read(parts: list[str]) -> None:
    page = HEAD + message("Oct 17, 2021 10:31:49 PM", "Rowan", bubble("Hi"), "".join(parts)) + "".join(parts)
    found = list(opened(page).read())
    assert isinstance(found[0], Message)


@pytest.mark.parametrize("page", ["", "<html>", '<div class="message">'])
def test_what_is_no_such_page_is_not_taken(page: str) -> None:
    assert not is_imessage_page(source_of(page))
    assert not is_imessage_page(source_of({"a.html": page, "b.txt": PAGE}))


def test_the_earlier_words_of_a_message_stand_with_it_and_the_heading_of_tapbacks_does_not() -> None:
    edited = (
        '<div class="message"><div class="received"><p><span class="timestamp">May 17, 2022  5:30:42 PM</span>'
        '<span class="sender">Rowan Ash</span></p><div class="message_part"><div class="edited"><table><tbody><tr><td>'
        '<span class="timestamp"></span></td><td>I will wait</td></tr></tbody><tfoot><tr><td><span class="timestamp">'
        "Edited 5 seconds later</span></td><td>I will go</td></tr></tfoot></table></div></div><p>Tapbacks:</p>"
        '<div class="tapbacks"><div class="tapback"><span class="tapback"><b>Loved</b> by Me</span></div></div>'
        "</div></div>"
    )
    (one, tapback), _ = read(IMessagePage(source_of(edited)))
    assert (one.words, one.state) == ("I will wait\nI will go", "edited")
    assert tapback.words == "Loved by Me to message 1"
