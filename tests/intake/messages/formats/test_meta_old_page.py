# SPDX-License-Identifier: Apache-2.0
"""Pages of messages as Facebook made them until 2018."""

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.messages.formats.exports import Content, read, shown, source_of
from vlu_desktop.intake.messages.formats.meta_old_page import MetaOldPages, is_meta_old_page
from vlu_desktop.intake.messages.message import SOMEBODY_ELSE, SkippedPart
from vlu_desktop.kernel.errors import UserError


def said(who: str, when: str, words: str) -> str:
    return (
        '<div class="message"><div class="message_header">'
        f'<span class="user">{who}</span><span class="meta">{when}</span></div></div>{words}'
    )


PAGE = (
    "<html><head><title>Conversation with Rowan Ash</title></head><body><div class='contents'><h1>Zoë</h1>"
    '<div class="thread">Rowan Ash, Zoë Hazel'
    + said("Rowan Ash", "Sunday, 2 November 2014 at 20:11 UTC", "<p>u there &lt;3</p><p>well?</p>")
    + said("Zoë Hazel", "Sunday, July 6, 2014 at 8:11pm UTC+01", '<p></p><p><img src="messages/photos/1.jpg"/></p>')
    + said("Rowan Ash", "once", "<p>no</p>")
    + "</div></div></body></html>"
)


def opened(content: Content, name: str = "messages.htm") -> MetaOldPages:
    source = source_of(content, name)
    assert is_meta_old_page(source)
    return MetaOldPages(source)


def test_each_message_has_its_words_after_it_and_an_instant() -> None:
    file = opened({"html/messages.htm": PAGE, "messages/photos/1.jpg": b"picture"}, "facebook.zip")
    messages, skipped = read(file)
    assert [shown(each) for each in messages] == [
        ("8:11pm on 2 Nov 2014", "Rowan Ash", "message", "u there <3\nwell?"),
        ("8:11pm on 6 Jul 2014", "Zoë Hazel", "message", ""),
        ("not known", "Rowan Ash", "message", "no"),
    ]
    assert [each.moment for each in messages] == [
        datetime(2014, 11, 2, 20, 11, tzinfo=UTC), datetime(2014, 7, 6, 19, 11, tzinfo=UTC), None,
    ]  # fmt: skip
    assert b"".join(file.content(messages[1].media[0])) == b"picture"
    assert ({each.thread for each in messages}, skipped) == ({"Rowan Ash"}, [])


def test_whose_account_it_is_is_asked() -> None:
    file = opened(PAGE)
    (asked,) = file.asked
    assert asked.choices == (("Rowan Ash", "Rowan Ash"), ("Zoë Hazel", "Zoë Hazel"), SOMEBODY_ELSE)
    assert [each.outgoing for each in read(file)[0]] == [None, None, None]
    mine = read(file.answered("owner", "Zoë Hazel"))[0]
    assert [(each.outgoing, each.receiver) for each in mine[:2]] == [(False, "Zoë Hazel"), (True, "")]


def test_what_stands_before_any_message_is_told_and_progress_too() -> None:
    told: list[tuple[int, int]] = []
    file = opened(PAGE.replace("<h1>", "<p>Exported</p><h1>"))
    found = list(file.read(lambda done, of: told.append((done, of))))
    assert found[0] == SkippedPart(place="the file", words="Exported", reason="It stands before any message.")
    assert told[-1] == (file.source.size, file.source.size)


def test_a_date_of_no_zone_or_beyond_reason_is_no_instant() -> None:
    page = said("A", "2 November 2014 at 20:11", "<p>x</p>") + said("A", "2 November 2014 at 20:11 UTC+99", "<p>y</p>")
    first, second = read(opened(page))[0]
    assert (shown(first)[0], first.moment) == ("8:11pm on 2 Nov 2014", None)
    assert (shown(second)[0], second.moment) == ("not known", None)


@pytest.mark.parametrize(
    ("content", "name"),
    [("", "messages.htm"), ("<p>x</p>", "messages.htm"), ({"html/messages.htm": "<p>x</p>"}, "x.zip"), ({}, "x.zip")],
)
def test_what_is_no_such_page(content: Content, name: str) -> None:
    assert not is_meta_old_page(source_of(content, name))


@given(st.text(alphabet="ab1 £é😡\u202e", max_size=60), st.binary(max_size=60))
def test_every_word_of_a_message_is_in_it_whatever_follows(words: str, noise: bytes) -> None:
    page = said(words, words, f"<p>{words}</p>").encode() + noise
    try:
        found = list(MetaOldPages(source_of(page)).read())
    except UserError:
        return
    assert "".join(words.split()) in "".join("".join(each.words.split()) for each in found)


@given(st.binary(max_size=200))
def test_no_bytes_break_it(data: bytes) -> None:
    with suppress(UserError):
        list(MetaOldPages(source_of(b'<div class="message"><div class="message_header">' + data)).read())
