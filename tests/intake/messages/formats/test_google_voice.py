# SPDX-License-Identifier: Apache-2.0
"""Google Voice from Takeout: texts, calls, voicemails and recordings, a page each."""

from hypothesis import given
from hypothesis import strategies as st

from tests.intake.messages.formats.exports import Content, read, shown, source_of
from vlu_desktop.intake.messages.formats.google_voice import GoogleVoice, is_google_voice
from vlu_desktop.intake.messages.message import Message

HEAD = (
    '<?xml version="1.0" ?>\n<!DOCTYPE html>\n<html><head><title>{}</title><style>.haudio {{}}</style></head>\n<body>'
)
ME = '<cite class="sender vcard"><a class="tel" href="tel:+15550100001"><abbr class="fn" title="">Me</abbr></a></cite>'
ROWAN = '<cite class="sender vcard"><a class="tel" href="tel:+15550100002"><span class="fn">Rowan Ash</span></a></cite>'
CEDAR = '<cite class="sender vcard"><a class="tel" href="tel:+15550100003"><span class="fn"></span></a></cite>'


def text(at: str, who: str, words: str, more: str = "") -> str:
    return (
        f'<div class="message"><abbr class="dt" title="{at}">Jul 1, 2024, 4:00:00&#8239;AM\nPacific Time</abbr>:\n'
        f"{who}:\n"
        f"<q>{words}</q>\n{more}</div> "
    )


def conversation(*messages: str, title: str = "Rowan Ash", deleted: str = "False", people: str = "") -> str:
    tags = '<div class="tags">Labels:\n<a rel="tag" href="http://www.google.com/voice#sms">Text</a></div>'
    return (
        HEAD.format(title) + f'<div class="hChatLog hfeed">{people}{"".join(messages)}</div>\n{tags}\n'
        f'<div class="deletedStatusContainer">User Deleted:\n{deleted}</div></body></html>'
    )


def call(title: str, label: str, who: str = "Rowan Ash", more: str = "", lasted: str = "PT1M23S") -> str:
    tags = f'<a rel="tag" href="http://www.google.com/voice#{label}">{label}</a>' if label else ""
    inbox = '<a rel="tag" href="http://www.google.com/voice#inbox">Inbox</a>'
    return (
        HEAD.format(f"{title}\n{who}")
        + f'<div class="haudio"><span class="album">Call Log for\n</span>\n<span class="fn">'
        f'{title}\n{who}</span>\n<div class="contributor vcard">{title}\n<a class="tel" href="tel:+15550100002">'
        f'<span class="fn">{who}</span></a></div>\n<abbr class="published" title="2024-07-01T04:00:00.000-07:00">'
        "Jul 1</abbr>"
        f'\n{more}<abbr class="duration" title="{lasted}">(00:01:23)</abbr>\n'
        f'<div class="tags">Labels:\n{inbox}, {tags}</div>'
        '<div class="deletedStatusContainer">User Deleted:\nFalse</div></div></body></html>'
    )


TEXTS = conversation(
    text("2024-07-01T04:00:00.250-07:00", ROWAN, "Where are you?<br><br>I&#39;m  waiting"),
    text("2024-12-01T04:01:00.000-08:00", ME, "Leave me alone"),
    text("2024-07-01T11:02:00+00:00", ROWAN, "", '<div><img src="Rowan Ash - Text - 2024-1-1" alt="x" /></div>'),
)
VOICEMAIL = call(
    "Voicemail from", "voicemail",
    more='Transcript:\n<span class="description"><span class="full-text">Pick up.</span>\n'
    '<span class="word high">Pick\n'
    '<span class="start-time">0.0</span></span></span><audio controls="controls" src="Rowan Ash - Voicemail.mp3">'
    '<a rel="enclosure" href="Rowan Ash - Voicemail.mp3">Audio</a></audio>',
    lasted="PT28S",
)  # fmt: skip
GROUP = conversation(
    text("2024-07-01T04:00:00-07:00", CEDAR, "All of us", '<div><a class="vcard" href="card-1">Contact card</a></div>'),
    title="Group Conversation",
    deleted="True",
    people=f'<div class="participants">Group conversation with:\n{ROWAN}, {CEDAR}</div>',
)
TAKEOUT = {
    "Takeout/Voice/Calls/Rowan Ash - Text - 2024.html": TEXTS,
    "Takeout/Voice/Calls/Rowan Ash - Text - 2024-1-1.jpg": b"picture",
    "Takeout/Voice/Calls/Rowan Ash - Missed.html": call("Missed call from", "missed", lasted=""),
    "Takeout/Voice/Calls/Rowan Ash - Placed.html": call("Placed call to", "placed", lasted="PT1H0M5S"),
    "Takeout/Voice/Calls/Rowan Ash - Received.html": call("Received call from", "received"),
    "Takeout/Voice/Calls/Rowan Ash - Voicemail.html": VOICEMAIL,
    "Takeout/Voice/Calls/Rowan Ash - Voicemail.mp3": b"sound",
    "Takeout/Voice/Calls/Rowan Ash - Recorded.html": call("Recorded call with", "recorded"),
    "Takeout/Voice/Spam/Group.html": GROUP,
    "Takeout/Voice/Calls/odd.html": HEAD.format("Nothing") + "<p>hChatLog</p>",
    "Takeout/archive_browser.html": "<p>x</p>",
}


def opened(content: Content, name: str = "page.html") -> GoogleVoice:
    source = source_of(content, name)
    assert is_google_voice(source)
    return GoogleVoice(source)


def test_a_takeout_archive() -> None:
    file = opened(TAKEOUT, "takeout.zip")
    messages, skipped = read(file)
    rowan = "Rowan Ash <+15550100002>"
    assert [shown(each) for each in messages] == [
        ("12pm on 1 Jul 2024", rowan, "message", "Where are you?\n\nI'm  waiting"),
        ("12:01pm on 1 Dec 2024", "Me", "message", "Leave me alone"),
        ("12:02pm on 1 Jul 2024", rowan, "message", ""),
        ("12pm on 1 Jul 2024", rowan, "missed", ""),
        ("12pm on 1 Jul 2024", "Me", "call", ""),
        ("12pm on 1 Jul 2024", rowan, "call", ""),
        ("12pm on 1 Jul 2024", rowan, "voicemail", "Pick up."),
        ("12pm on 1 Jul 2024", rowan, "call", ""),
        ("12pm on 1 Jul 2024", "+15550100003", "message", "All of us"),
    ]
    assert [each.outgoing for each in messages] == [False, True, False, False, True, False, False, None, False]
    assert [each.seconds for each in messages[3:8]] == [None, 3605, 83, 28, 83]
    assert [each.receiver for each in messages] == ["Me", "", "Me", "Me", rowan, "Me", "Me", "", "Me"]
    assert (messages[4].receiver, messages[8].state, messages[0].state) == (rowan, "deleted", "")
    assert [each.thread for each in messages[-2:]] == [rowan, f"{rowan}, +15550100003"]
    assert {each.thread for each in messages[:8]} == {rowan}
    assert [b"".join(file.content(each)) for at in (2, 6) for each in messages[at].media] == [b"picture", b"sound"]
    assert [each.name for each in messages[8].media] == ["card-1"]
    assert [(each.words, each.reason) for each in skipped] == [
        ("Nothing", "This page holds neither a text nor a call.")
    ]
    assert messages[0].moment is not None
    assert messages[0].moment.isoformat() == "2024-07-01T11:00:00.250000+00:00"
    assert (file.service, file.asked) == ("Google Voice", ())


def test_a_page_by_itself_in_an_older_form() -> None:
    messages, _ = read(opened(call("Placed call to", "", lasted="")))
    assert [(each.form, each.outgoing, each.receiver) for each in messages] == [
        ("call", True, "Rowan Ash <+15550100002>")
    ]
    messages, _ = read(opened(call("Something else", "")))
    assert (messages[0].form, messages[0].outgoing) == ("call", None)


def test_a_time_that_is_none_keeps_its_words_and_a_text_may_have_no_sender() -> None:
    page = conversation(
        text("2024-07-01T04:00:00", ROWAN, "no offset"),
        text("soon", "", "odd"),
        text("0001-01-01T00:00:00+14:00", ROWAN, "too early"),
        '<div class="message"><abbr class="dt" title="T">never</abbr></div>',
    )
    messages, _ = read(opened(page))
    assert [(each.moment, each.at is not None and each.at.is_dated) for each in messages] == [(None, False)] * 4
    assert [each.outgoing for each in messages] == [False, None, False, None]


def test_a_page_that_is_too_much_is_named_and_the_rest_is_kept() -> None:
    big = conversation(text("2024-07-01T04:00:00-07:00", ROWAN, "x" * 5_000_000))
    messages, skipped = read(opened({"Voice/Calls/a.html": TEXTS, "Voice/Calls/b.html": big}))
    assert (len(messages), [each.place for each in skipped]) == (3, ["Voice/Calls/b.html"])


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    list(opened(TAKEOUT).read(lambda done, of: told.append((done, of))))
    assert told[-1][0] == told[-1][1] > told[0][0] > 0


def test_what_is_no_such_page_is_not_taken() -> None:
    assert not is_google_voice(source_of("<p>x</p>"))
    assert not is_google_voice(source_of({"Voice/Calls/a.html": "<p>x</p>", "b.html": TEXTS}))


PARTS = st.sampled_from(
    ['<div class="message">', "</div>", '<abbr class="dt" title="2024-07-01T04:00:00-07:00">', "<q>words</q>",
     ROWAN, ME, '<div class="haudio">', '<abbr class="duration" title="PT99999999S">', '<img src=" ">', "<title>x"]
)  # fmt: skip


@given(st.lists(PARTS | st.text(max_size=10), max_size=25))
def test_any_page_is_read(parts: list[str]) -> None:
    found = list(opened(conversation(text("2024-07-01T04:00:00-07:00", ROWAN, "first"), "".join(parts))).read())
    assert isinstance(found[0], Message)
    assert found[0].words == "first"
