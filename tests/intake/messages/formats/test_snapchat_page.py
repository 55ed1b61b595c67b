# SPDX-License-Identifier: Apache-2.0
"""Pages of a Snapchat download, of the kind with a page for each friend and the older one in tables."""

import pytest

from tests.intake.messages.formats.exports import as_json, read, shown, source_of
from tests.intake.messages.formats.test_snapchat import NEWER
from vlu_desktop.intake.messages.formats.snapchat import is_snapchat
from vlu_desktop.intake.messages.formats.snapchat_page import NO_CHAT, SnapchatPages, is_snapchat_page
from vlu_desktop.intake.messages.message import SkippedPart


def box(who: str, kind: str, words: str, at: str) -> str:
    return (
        f"<div style='background: #f2f2f2;'><span><div><h4>{who}</h4><h4>{kind}</h4></div>"
        f"{words}<h6>{at}</h6></span></div>"
    )


FRIEND = (
    "<!DOCTYPE html><html><body><div class='rightpanel'><h1>Chat History with rowan_ash</h1>"
    + box("Saved</h4><h4>zoe.hazel", "TEXT", "<p>I don&#39;t &lt;3 you<br>go</p>", "2024-07-01 11:01:00 UTC")
    + box("rowan_ash", "MEDIA", "<p></p>", "2024-07-01 11:02:00 UTC")
    + box("rowan_ash", "MEDIA", "<img src='../../chat_media/2024-07-01_b~AAA.jpg'>", "2024-07-01 11:03:00 UTC")
    + box("rowan_ash", "STATUSCALLMISSEDAUDIO", "", "2024-07-01 11:04:00 UTC")
    + box("rowan_ash", "STATUSERASEDMESSAGE", "", "2024-07-01 11:05:00 UTC")
    + box("rowan_ash", "TEXT", "<p>no such day</p>", "2024-02-31 11:05:00 UTC")
    + "</div></body></html>"
)
TABLES = (
    "<html><body><h1>Received Saved Chat History</h1><table><tr><th>From</th><th>Media Type</th><th>Created</th></tr>"
    "<tr><td>rowan_ash</td><td>TEXT</td><td>2021-07-01 11:00:00 UTC</td></tr><tr><td>Hello &amp; bye</td></tr>"
    "<tr><td>rowan_ash</td><td>MEDIA</td><td>2021-07-01 11:01:00 UTC</td></tr></table>"
    "<h1>Sent Saved Chat History</h1><table><tr><td>rowan_ash</td><td>TEXT</td><td>2021-07-01 11:02:00 UTC</td></tr>"
    "<tr><td>Stop</td></tr><tr><td>no</td><td>time</td></tr></table></body></html>"
)


def test_a_friend_s_page() -> None:
    messages, rest = read(SnapchatPages(source_of(FRIEND, "subpage_rowan_ash.html")))
    assert [shown(each) for each in messages] == [
        ("12:01pm on 1 Jul 2024", "zoe.hazel", "message", "I don't <3 you\ngo"),
        ("12:02pm on 1 Jul 2024", "rowan_ash", "message", ""),
        ("12:03pm on 1 Jul 2024", "rowan_ash", "message", ""),
        ("12:04pm on 1 Jul 2024", "rowan_ash", "missed", "STATUSCALLMISSEDAUDIO"),
        ("12:05pm on 1 Jul 2024", "rowan_ash", "notice", "STATUSERASEDMESSAGE"),
        ("not known", "rowan_ash", "message", "no such day"),
    ]
    assert {each.thread for each in messages} == {"rowan_ash"}
    assert [[media.name for media in each.media] for each in messages[1:3]] == [["MEDIA"], ["2024-07-01_b~AAA.jpg"]]
    assert (messages[4].state, messages[5].moment, messages[0].outgoing) == ("deleted", None, None)
    assert not rest


def test_the_older_pages_have_tables_of_what_came_and_what_went() -> None:
    messages, rest = read(SnapchatPages(source_of(TABLES, "chat_history.html")))
    assert [(*shown(each), each.outgoing, each.receiver) for each in messages] == [
        ("12pm on 1 Jul 2021", "rowan_ash", "message", "Hello & bye", False, ""),
        ("12:01pm on 1 Jul 2021", "rowan_ash", "message", "", False, ""),
        ("12:02pm on 1 Jul 2021", "", "message", "Stop", True, "rowan_ash"),
    ]
    assert [(each.words, each.reason) for each in rest] == [("no | time", NO_CHAT)]


def test_an_archive_has_a_page_for_each_friend_and_finds_its_pictures() -> None:
    members = {
        "html/chat_history/subpage_rowan_ash.html": FRIEND,
        "html/chat_history/subpage_mo.html": FRIEND.replace("Chat History with rowan_ash", "Chat History"),
        "html/snap_history.html": TABLES,
        "html/account.html": "<html><h4>x</h4><h6>2024-07-01 11:01:00 UTC</h6></html>",
        "chat_media/2024-07-01_b~AAA.jpg": b"\xff\xd8\xff",
    }
    messages, _ = read(SnapchatPages(source_of(members, "mydata.zip")))
    assert [each.thread for each in messages[::6]] == ["rowan_ash", "mo", "rowan_ash"]
    assert messages[2].media[0].member == "chat_media/2024-07-01_b~AAA.jpg"
    assert {each.part for each in messages} == {"html/chat_history/", "html/"}


@pytest.mark.parametrize(
    ("part", "told"),
    [("<p>loose words</p>", "loose words"), ("<h6>2024-07-01 11:01:00 UTC</h6>", "2024-07-01 11:01:00 UTC"),
     ("<h4>rowan_ash</h4><p>cut off", "cut off")],
)  # fmt: skip
def test_what_is_no_chat_is_named(part: str, told: str) -> None:
    rest = list(SnapchatPages(source_of(FRIEND.replace("</div></body>", part))).read())
    assert [each for each in rest if isinstance(each, SkippedPart) and told in each.words and each.reason == NO_CHAT]


def test_a_download_with_the_same_as_json_is_read_by_that() -> None:
    both = {"json/chat_history.json": as_json(NEWER), "html/chat_history/subpage_rowan_ash.html": FRIEND}
    assert is_snapchat(source_of(both))
    assert not is_snapchat_page(source_of(both))
