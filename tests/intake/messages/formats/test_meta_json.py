# SPDX-License-Identifier: Apache-2.0
"""Downloads from Facebook and Instagram in JSON, the ordinary form and that of end to end encrypted messages."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.messages.formats.exports import Content, as_json, mojibake, read, shown, source_of
from vlu_desktop.intake.messages.formats import meta_json
from vlu_desktop.intake.messages.formats.meta_json import MetaDownload, is_meta_json
from vlu_desktop.intake.messages.message import SOMEBODY_ELSE, Message
from vlu_desktop.kernel.errors import UserError

JULY = 1719831600000  # noon here on 1 July 2024
ROWAN, ZOE = "Rowan Ash", "Zoë Hazel"
INBOX = "your_activity_across_facebook/messages/inbox/rowanash_123"


def thread(*messages: dict[str, Any], title: str = ROWAN, people: tuple[str, ...] = (ROWAN, ZOE)) -> str:
    return as_json(
        {
            "participants": [{"name": mojibake(each)} for each in people],
            "messages": list(messages),
            "title": mojibake(title),
            "is_still_participant": True,
            "thread_path": "inbox/rowanash_123",
            "magic_words": [],
        }
    )


def said(sender: str, words: str | None, minutes: int = 0, **more: Any) -> dict[str, Any]:
    made = {"sender_name": mojibake(sender), "timestamp_ms": JULY + 60_000 * minutes, **more}
    return made if words is None else {**made, "content": mojibake(words)}


PROFILE = as_json({"profile_v2": {"name": {"full_name": mojibake(ZOE), "first_name": "x"}, "emails": {}}})
FACEBOOK = {
    f"{INBOX}/message_2.json": thread(said(ROWAN, "older", -5), said(ZOE, "oldest", -6)),
    f"{INBOX}/message_10.json": thread(said(ROWAN, "the very first", -60)),
    f"{INBOX}/message_1.json": thread(
        said(ROWAN, "You missed a call from Rowan.", 9, call_duration=0),
        said(ROWAN, "Rowan called you.", 8, call_duration=65),
        said(ROWAN, "Rowan called you.", 7, call_duration=0, missed=True),
        said(ROWAN, None, 6, is_unsent=True),
        said(ROWAN, "Look", 5, share={"link": "https://news.example/1", "share_text": "A street"}),
        said(ROWAN, None, 4, photos=[{"uri": f"{INBOX}/photos/1.jpg", "creation_timestamp": 1}],
             sticker={"uri": "stickers/2.png"}, gifs=[{"uri": "https://gifs.example/3.gif"}]),
        said(ROWAN, "Reacted 👍 to your message", 3),
        said(ZOE, "“No” – café £5", 2, reactions=[
            {"reaction": mojibake("😠"), "actor": mojibake(ROWAN)},
            {"reaction": mojibake("❤"), "actor": mojibake(ZOE), "timestamp": JULY // 1000 + 200}]),
        said(ROWAN, "Rowan left the group.", 1, type="Unsubscribe"),
        said(ROWAN, "Ash naïve 👍"),
    ),
    f"{INBOX}/photos/1.jpg": b"picture",
    "your_activity_across_facebook/messages/message_requests/stranger_9/message_1.json": thread(
        said("Facebook user", "hello", 1), title="Facebook user", people=("Facebook user", ZOE)),
    "your_activity_across_facebook/messages/inbox/stranger_10/message_1.json": thread(
        said("Facebook user", "hello again", 1), title="Facebook user", people=("Facebook user", ZOE)),
    "your_activity_across_facebook/messages/inbox/stranger_11/message_1.json": thread(
        said("Facebook user", "another", 1), title="Facebook user", people=("Facebook user", ZOE)),
    "your_activity_across_facebook/posts/your_posts_1.json": "[]",
    "personal_information/profile_information/profile_information.json": PROFILE,
}  # fmt: skip


def opened(content: Content, name: str = "facebook.zip") -> MetaDownload:
    source = source_of(content, name)
    assert is_meta_json(source)
    return MetaDownload(source)


def test_a_download_of_facebook_is_read_from_its_oldest_message_on() -> None:
    file = opened(FACEBOOK)
    messages, skipped = read(file)
    assert [shown(each) for each in messages[:15]] == [
        ("11am on 1 Jul 2024", ROWAN, "message", "the very first"),
        ("11:54am on 1 Jul 2024", ZOE, "message", "oldest"),
        ("11:55am on 1 Jul 2024", ROWAN, "message", "older"),
        ("12pm on 1 Jul 2024", ROWAN, "message", "Ash naïve 👍"),
        ("12:01pm on 1 Jul 2024", ROWAN, "notice", "Rowan left the group."),
        ("12:02pm on 1 Jul 2024", ZOE, "message", "“No” – café £5"),
        ("", ROWAN, "notice", "Reacted 😠 to message 6"),
        ("12:03pm on 1 Jul 2024", ZOE, "notice", "Reacted ❤ to message 6"),
        ("12:03pm on 1 Jul 2024", ROWAN, "notice", "Reacted 👍 to your message"),
        ("12:04pm on 1 Jul 2024", ROWAN, "message", ""),
        ("12:05pm on 1 Jul 2024", ROWAN, "message", "Look\nA street\nhttps://news.example/1"),
        ("12:06pm on 1 Jul 2024", ROWAN, "message", ""),
        ("12:07pm on 1 Jul 2024", ROWAN, "missed", "Rowan called you."),
        ("12:08pm on 1 Jul 2024", ROWAN, "call", "Rowan called you."),
        ("12:09pm on 1 Jul 2024", ROWAN, "missed", "You missed a call from Rowan."),
    ]
    assert [each.seconds for each in messages[12:15]] == [0, 65, 0]
    assert (messages[11].state, messages[3].outgoing, messages[5].outgoing) == ("deleted", False, True)
    assert (messages[3].receiver, messages[5].receiver) == (ZOE, ROWAN)
    assert [each.thread for each in messages[15:]] == [
        "Facebook user (message request)", "Facebook user", "Facebook user (stranger_11)",
    ]  # fmt: skip
    picture, gif, sticker = messages[9].media
    assert b"".join(file.content(picture)) == b"picture"
    assert (gif.name, sticker.name, sticker.member) == ("https://gifs.example/3.gif", "2.png", "")
    assert (file.service, file.asked, file.owner, skipped) == ("Facebook", (), ZOE, [])
    assert messages[3].moment is not None
    assert messages[3].moment.timestamp() * 1000 == JULY


def test_a_download_of_instagram() -> None:
    inbox = "instagram-zoe/your_instagram_activity/messages/inbox/rowan_1"
    profile = {
        "profile_user": [{"string_map_data": {"Name": {"value": mojibake(ZOE)}, "Username": {"value": "zoe"}}}, 7]
    }
    file = opened(
        {
            f"{inbox}/message_1.json": thread(said(ROWAN, "Liked a message", 2), said(ROWAN, "hi", 1)),
            "instagram-zoe/personal_information/personal_information.json": as_json(profile),
        }
    )
    messages, _ = read(file)
    assert [(each.form, each.words, each.outgoing) for each in messages] == [
        ("message", "hi", False), ("notice", "Liked a message", False),
    ]  # fmt: skip
    assert (file.service, file.owner) == ("Instagram", ZOE)


def test_what_came_to_a_group_came_to_the_owner_too() -> None:
    group = thread(said(ROWAN, "all of you", 1), said(ZOE, "no"), people=(ROWAN, ZOE, "Cedar"))
    messages, _ = read(opened(group, "x.json").answered("owner", ZOE))
    assert [each.receiver for each in messages] == ["", ZOE]


SEALED = {
    "participants": [ROWAN, ZOE],
    "threadName": f"{ROWAN}_15",
    "messages": [
        {"isUnsent": False, "media": [], "reactions": [], "senderName": ROWAN, "text": "I know – café",
         "timestamp": JULY, "type": "text"},
        {"isUnsent": False, "media": [{"uri": "./media/aa.jpeg"}, {"uri": "Failed to download media"}], "reactions": [
            {"actor": ZOE, "reaction": "😢"}], "senderName": ROWAN, "text": "",
            "timestamp": JULY + 60_000, "type": "media"},
        {"isUnsent": True, "media": [], "reactions": [], "senderName": ROWAN, "text": "User unsent a message",
         "timestamp": JULY + 120_000, "type": "placeholder"},
    ],
}  # fmt: skip


def test_messages_that_were_end_to_end_encrypted() -> None:
    file = opened(
        {"Rowan Ash_15.json": as_json(SEALED), "media/aa.jpeg": b"picture", "other.json": "{}"}, "messages.zip"
    )
    messages, skipped = read(file)
    assert [(each.words, each.state, each.thread) for each in messages] == [
        ("I know – café", "", ROWAN), ("", "", ROWAN), ("Reacted 😢 to message 2", "", ROWAN),
        ("User unsent a message", "deleted", ROWAN),
    ]  # fmt: skip
    assert [b"".join(file.content(each)) for each in messages[1].media] == [b"picture", b""]
    assert (file.service, skipped) == ("Facebook", [])


def test_whose_account_it_is_and_of_which_service_is_asked_where_nothing_says() -> None:
    file = opened(thread(said(ROWAN, "hi"), said(ZOE, "no", -1)), "rowanash_123.json")
    owner, service = file.asked
    assert (owner.choices, owner.answer) == (((ZOE, ZOE), (ROWAN, ROWAN), SOMEBODY_ELSE), "")
    assert (service.key, service.answer, file.service) == ("service", "Facebook", "Facebook")
    assert [each.outgoing for each in read(file)[0]] == [None, None]
    assert [each.outgoing for each in read(file.answered("owner", ZOE))[0]] == [True, False]
    assert file.answered("service", "Instagram").service == "Instagram"
    assert file.answered("owner", ZOE).answered("service", "Instagram").owner == ZOE


@pytest.mark.parametrize(
    ("root", "service"),
    [("your_instagram_activity", "Instagram"), ("your_facebook_activity", "Facebook"), ("messages", "")],
)
def test_a_file_by_itself_says_which_service_by_its_media(root: str, service: str) -> None:
    file = opened(thread(said(ROWAN, "hi", photos=[{"uri": f"{root}/messages/inbox/x/1.jpg"}])), "message_1.json")
    assert (file.service, any(each.key == "service" for each in file.asked)) == (service or "Facebook", not service)


def test_an_older_download_leaves_the_service_open_and_a_profile_of_another_name_the_owner() -> None:
    file = opened({"messages/inbox/rowan_1/message_1.json": thread(said(ROWAN, "hi"))})
    assert [each.key for each in file.asked] == ["owner", "service"]
    other = as_json({"profile_v2": {"name": {"full_name": "Somebody Else"}}})
    for profile in (other, "broken", "[]", as_json({"profile_user": [{"string_map_data": 1}], "x": {"name": "y"}})):
        file = opened(
            {"messages/inbox/rowan_1/message_1.json": thread(said(ROWAN, "hi")), "profile_information.json": profile}
        )
        assert [each.key for each in file.asked] == ["owner"]


# What the encrypted download writes in a message's place, by its type, and the same words as somebody's own.
PLACEHOLDERS = [
    ("Rowan Ash unsent a message", "placeholder", "message", "deleted"),
    ("Rowan Ash unsent a message", "text", "message", ""),
    ("You missed a video call from Rowan Ash", "placeholder", "missed", ""),
    ("Rowan Ash missed your call", "placeholder", "missed", ""),
    ("I missed your call", "text", "message", ""),
    ("You sent an attachment.", "placeholder", "message", ""),
]  # fmt: skip


@pytest.mark.parametrize(("words", "kind", "form", "state"), PLACEHOLDERS)
def test_what_stands_in_place_of_an_encrypted_message(words: str, kind: str, form: str, state: str) -> None:
    raw = {"senderName": ROWAN, "text": words, "timestamp": JULY, "type": kind, "isUnsent": False}
    [one] = read(opened(as_json({**SEALED, "messages": [raw]})))[0]
    assert (one.form, one.state, one.words) == (form, state, words)


@pytest.mark.parametrize("words", ["café", "plain", "“typed as it is”", "Ã alone", "\ud83d half"])
def test_a_string_that_is_right_already_is_left(words: str) -> None:
    messages, _ = read(opened(as_json({**SEALED, "messages": [{"senderName": "A", "text": words, "timestamp": JULY}]})))
    assert messages[0].words == words.replace("\ud83d", "\ufffd")


def test_what_is_damaged_is_named_and_the_rest_is_kept() -> None:
    whole = thread(said(ROWAN, "newest", 2), said(ROWAN, "older", 1), said(ROWAN, "oldest"))
    cut = whole[: whole.index("oldest") + 3]
    members = {
        f"{INBOX}/message_1.json": cut,
        "messages/inbox/ash_2/message_1.json": thread(said("Ash", "whole"), title=""),
        "messages/inbox/odd_3/message_1.json": as_json(
            {"participants": 7, "messages": [5, {"content": {"a": 1}}, "x"]}
        ),
        "messages/inbox/odd_4/message_1.json": '{"participants": [7, null], "title": null, "messages": {}}',
    }
    messages, skipped = read(opened(members))
    assert [each.words for each in messages] == ["older", "newest", "whole", '{"a": 1}']
    assert [each.thread for each in messages] == ["rowanash", "rowanash", "ash", "odd"]
    assert [(each.place, each.reason) for each in skipped] == [
        (f"{INBOX}/message_1.json", "From here on it is damaged."),
        ("messages/inbox/odd_3/message_1.json", "This is no message."),
        ("messages/inbox/odd_3/message_1.json", "This is no message."),
        ("messages/inbox/odd_4/message_1.json", "This file holds no list of messages."),
    ]


def test_a_member_that_cannot_be_unpacked_is_named() -> None:
    source = source_of({f"{INBOX}/message_1.json": thread(said(ROWAN, "x" * 3000)),
                        "messages/inbox/ash_2/message_1.json": thread(said("Ash", "whole"))})  # fmt: skip
    data = bytearray(source._file)  # type: ignore[arg-type]
    data[150] ^= 0xFF
    messages, skipped = read(opened(bytes(data)))
    assert [each.words for each in messages][-1] == "whole"
    assert len(skipped) == 1


def test_who_took_part_is_not_known_where_the_beginning_is_damaged() -> None:
    broken = '{"participants": [{"name": "Rowan", "timestamp_ms": 1'
    file = opened(broken, "x.json")
    assert [each.key for each in file.asked] == ["service"]
    assert [each.reason for each in read(file)[1]] == ["From here on it is damaged."]
    source = source_of({f"{INBOX}/message_1.json": thread(said(ROWAN, "x" * 3000))})
    data = bytearray(source._file)  # type: ignore[arg-type]
    data[150] ^= 0xFF
    assert MetaDownload(source_of(bytes(data))).named == ()


def test_more_messages_than_are_held_at_once_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meta_json, "MOST_MESSAGES", 2)
    with pytest.raises(UserError, match="more messages than are read at once"):
        list(opened(FACEBOOK).read())


@pytest.mark.parametrize("stamp", [None, 0, "x", 10**20, -1, True, [1]])
def test_a_time_that_is_none_is_no_time(stamp: object) -> None:
    messages, _ = read(opened(thread({"sender_name": ROWAN, "timestamp_ms": stamp, "content": "hi"})))
    assert messages[0].moment is None
    assert messages[0].at is None or not messages[0].at.is_dated


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    list(opened(FACEBOOK).read(lambda done, of: told.append((done, of))))
    assert told[-1][0] == told[-1][1] > told[0][0] > 0


def test_what_is_no_such_download_is_not_taken() -> None:
    assert not is_meta_json(source_of(as_json({"participants": [], "other": 1})))
    assert not is_meta_json(source_of("[]"))
    assert not is_meta_json(source_of({"messages/inbox/x/message_1.html": "", "a.json": "[]", "b.txt": "x"}))


RAW = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            ["sender_name", "senderName", "content", "text", "timestamp_ms", "timestamp", "reactions", "actor",
             "reaction", "name",
             "photos", "media", "uri", "share", "link", "call_duration", "missed", "type", "is_unsent", "sticker"]
        ),
        inner,
        max_size=6,
    ),
    max_leaves=20,
)  # fmt: skip


@given(st.lists(RAW, max_size=6), RAW, RAW)
def test_every_message_of_any_file_is_read_or_named(raw: list[Any], people: Any, title: Any) -> None:
    text = as_json({"participants": people, "messages": raw, "title": title, "sender_name": 1})
    found = list(opened(text, "x.json").read())
    assert sum(isinstance(each, Message) and not each.words.startswith("Reacted ") for each in found) <= len(raw)
    assert len(found) >= len(raw)
