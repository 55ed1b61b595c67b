# SPDX-License-Identifier: Apache-2.0
"""Downloads from Facebook and Instagram in pages, of several years and languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.messages.formats.exports import Content, read, shown, source_of
from vlu_desktop.intake.messages.formats import meta_page
from vlu_desktop.intake.messages.formats.meta_page import MetaPages, is_meta_page
from vlu_desktop.intake.messages.formats.written_times import MONTH_FIRST
from vlu_desktop.kernel.errors import UserError

INBOX = "your_activity_across_facebook/messages/inbox/rowanash_123"


def newer(sender: str, words: str, date: str, more: str = "") -> str:
    return (
        f'<div class="_3-95 _a6-g"><div class="_2ph_ _a6-h _a6-i">{sender}</div><div class="_2ph_ _a6-p"><div>'
        f"<div></div><div>{words}</div><div></div><div>{more}</div></div></div>"
        f'<div class="_3-94 _a6-o"><div class="_a72d">{date}</div></div></div>'
    )


def latest(sender: str, words: str, date: str, more: str = "") -> str:
    return (
        f'<section class="_3-95 _a6-g"><h2 class="_2ph_ _a6-h _a6-i">{sender}</h2><div class="_2ph_ _a6-p"><div>'
        f"<div>{words}</div>{more}</div></div>"
        f'<footer class="_3-94 _a6-o"><div class="_a72d">{date}</div></footer></section>'
    )


def older(sender: str, words: str, date: str, more: str = "") -> str:
    return (
        f'<div class="pam _3-95 _2pi0 _2lej uiBoxWhite noborder"><div class="_3-96 _2pio _2lek _2lel">{sender}</div>'
        f'<div class="_3-96 _2let"><div><div></div><div>{words}</div>{more}</div></div>'
        f'<div class="_3-94 _2lem">{date}</div></div>'
    )


def page(*messages: str, title: str = "Rowan Ash") -> str:
    return (
        f"<html><head><title>{title}</title><style>._a6-p{{x:y}} ._2let{{}}</style></head><body>"
        '<div class="_a6-g"><div class="_2ph_ _a6-p">Participants: Rowan Ash, Zoë Hazel</div></div>'
        f'<div role="main">{"".join(messages)}</div></body></html>'
    )


def opened(content: Content, name: str = "message_1.html") -> MetaPages:
    source = source_of(content, name)
    assert is_meta_page(source)
    return MetaPages(source)


@pytest.mark.parametrize("layout", [newer, latest, older])
def test_a_page_of_each_layout_is_read_from_its_oldest_message_on(layout: type) -> None:
    picture = (
        '<div><a href="messages/inbox/rowanash_123/photos/1.jpg"><img src="messages/inbox/rowanash_123/photos/1.jpg">'
    )
    messages, skipped = read(
        opened(
            page(
                layout("Rowan Ash", "two<br />lines &amp;  spaces", "Jul 12, 2024 4:55:32pm"),
                layout("Zoë Hazel", "", "Jul 12, 2024, 4:54 PM", picture + "</a></div>"),
                layout(
                    "Rowan Ash", "first", "Jul 12, 2024 at 9:05 AM", "<ul><li>❤Zoë Hazel</li><li>😠Rowan Ash</li></ul>"
                ),
            )
        )
    )
    assert [shown(each) for each in messages] == [
        ("9:05am on 12 Jul 2024", "Rowan Ash", "message", "first"),
        ("", "", "notice", "Reacted ❤Zoë Hazel to message 1"),
        ("", "", "notice", "Reacted 😠Rowan Ash to message 1"),
        ("4:54pm on 12 Jul 2024", "Zoë Hazel", "message", ""),
        ("4:55pm on 12 Jul 2024", "Rowan Ash", "message", "two\nlines &  spaces"),
    ]
    assert [each.name for each in messages[3].media] == ["1.jpg"]
    assert [each.words for each in skipped] == ["Participants: Rowan Ash, Zoë Hazel"]
    assert {each.thread for each in messages} == {"Rowan Ash"}


def test_calls_and_what_was_unsent() -> None:
    messages, _ = read(
        opened(
            page(
                newer("Rowan Ash", "Rowan called you.<div>Duration: 1 minute, 5 seconds</div>", "19 Oct 2019, 14:40"),
                newer("Rowan Ash", "You missed a video call from Rowan.", "19 Oct 2019, 14:39"),
                newer("Rowan Ash", "Rowan unsent a message", "19 Oct 2019, 14:38"),
                newer("Rowan Ash", "Duration: 2 hours", "19 Oct 2019, 14:37"),
            )
        )
    )
    assert [(each.form, each.seconds, each.state) for each in messages] == [
        ("call", 7200, ""), ("message", None, "deleted"), ("missed", None, ""), ("call", 65, ""),
    ]  # fmt: skip


def test_an_archive_with_its_files_and_several_pages_of_a_conversation() -> None:
    picture = f'<img src="{INBOX}/photos/1.jpg">'
    members = {
        f"{INBOX}/message_1.html": page(newer("Rowan Ash", "new", "19 oct. 2019, 14:40", picture)),
        f"{INBOX}/message_2.html": page(newer("Zoë Hazel", "old", "19 août 2019 14:40")),
        f"{INBOX}/photos/1.jpg": b"picture",
        "your_activity_across_facebook/messages/inbox/rowanash_99/message_1.html": page(
            newer("Rowan Ash", "other", "x")
        ),
        "your_activity_across_facebook/messages/filtered_threads/cedar_1/message_1.html": page(title=""),
    }
    file = opened(members, "facebook.zip")
    messages, _ = read(file)
    assert [(each.words, each.thread) for each in messages] == [
        ("old", "Rowan Ash"), ("new", "Rowan Ash"), ("other", "Rowan Ash (rowanash_99)"),
    ]  # fmt: skip
    assert b"".join(file.content(messages[1].media[0])) == b"picture"
    assert messages[2].at is not None
    assert messages[2].at.words == "x"
    assert [(each.key, each.choices[0][0]) for each in file.asked] == [("owner", "Rowan Ash")]
    answered = file.answered("owner", "Zoë Hazel")
    assert [each.outgoing for each in read(answered)[0]] == [True, False, False]
    assert [each.receiver for each in read(answered)[0]] == ["", "Zoë Hazel", "Zoë Hazel"]


def test_the_order_of_dates_in_figures_is_asked() -> None:
    file = opened(page(newer("Rowan Ash", "b", "10/04/2021, 9:30 PM"), newer("Rowan Ash", "a", "10/03/2021, 9:30 PM")))
    asked = {each.key: each for each in file.asked}
    assert set(asked) == {"owner", "service", "order"}
    assert asked["order"].choices[0][0] == asked["order"].answer
    assert [shown(each)[0] for each in read(file.answered("order", MONTH_FIRST))[0]] == [
        "9:30pm on 3 Oct 2021", "9:30pm on 4 Oct 2021",
    ]  # fmt: skip


def test_a_page_that_is_too_much_is_named_in_an_archive_and_refused_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    bad = page(newer("Rowan Ash", "x" * 5_000_000, "19 Oct 2019, 14:40"))
    with pytest.raises(UserError, match="far longer than any message"):
        list(opened(bad).read())
    good = page(newer("Rowan Ash", "kept", "19 Oct 2019, 14:40"))
    messages, skipped = read(opened({f"{INBOX}/message_1.html": bad, f"{INBOX}/message_2.html": good}))
    assert [each.words for each in messages] == ["kept"]
    assert f"{INBOX}/message_1.html" in [each.place for each in skipped]
    monkeypatch.setattr(meta_page, "MOST_MESSAGES", 1)
    with pytest.raises(UserError, match="more messages than are read at once"):
        list(opened(page(*[newer("Rowan Ash", "x", "19 Oct 2019, 14:40")] * 3)).read())


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    file = opened(page(newer("Rowan Ash", "x", "19 Oct 2019, 14:40")))
    list(file.read(lambda done, of: told.append((done, of))))
    assert told[-1] == (file.source.size, file.source.size)


def test_what_is_no_such_page_is_not_taken() -> None:
    assert not is_meta_page(source_of("x", "message_1.html"))
    assert not is_meta_page(source_of(page().replace("Participants:", ""), "your_posts.html"))
    assert not is_meta_page(source_of({"posts/your_posts.html": page()}))


PARTS = st.sampled_from(
    ["<div>", "</div>", "<ul><li>x", '<div class="_a6-g">', '<div class="_a6-p">', '<div class="_a6-h">',
     "1/2/2021 3:04",
     '<div class="_a72d">', "31 Feb 2020, 10:00", '<img src="a/b">', "<title>", "Duration: 5 seconds"]
)  # fmt: skip


@given(st.lists(PARTS | st.text(max_size=10), max_size=25))
def test_any_page_is_read(parts: list[str]) -> None:
    file = opened(page(newer("Rowan Ash", "hi", "19 Oct 2019, 14:40"), "".join(parts)))
    found = list(file.read())
    assert any(each.words == "hi" for each in found)
    assert file.asked
