# SPDX-License-Identifier: Apache-2.0
"""Exports of Telegram's desktop program: a chat of two, a group, and a whole account."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.messages.formats.exports import Content, as_json, read, shown, source_of
from vlu_desktop.intake.messages.formats.telegram import TelegramExport, is_telegram
from vlu_desktop.intake.messages.message import SOMEBODY_ELSE, Message

NOON = 1719831600  # 11:00 UTC, noon here, on 1 July 2024
ROWAN, ZOE = "user111", "user222"


def said(number: int, who: str = ROWAN, text: Any = "", **more: Any) -> dict[str, Any]:
    name = {ROWAN: "Rowan Ash", ZOE: "Zoë Hazel"}.get(who)
    return {
        "id": number, "type": "message", "date": "2024-07-01T12:00:00", "date_unixtime": str(NOON + 60 * number),
        "from": name, "from_id": who, "text": text, "text_entities": [], **more,
    }  # fmt: skip


def event(number: int, action: str, **more: Any) -> dict[str, Any]:
    return {
        "id": number, "type": "service", "date": "2024-07-01T12:00:00", "date_unixtime": str(NOON + 60 * number),
        "actor": "Rowan Ash", "actor_id": ROWAN, "action": action, "text": "", **more,
    }  # fmt: skip


MESSAGES = [
    said(1, ROWAN, "I am outside"),
    said(2, ZOE, ["Go ", {"type": "bold", "text": "away"}, ", ", {"type": "link", "text": "x.example"}]),
    said(3, ROWAN, "Never", edited="2024-07-01T12:05:00", edited_unixtime=str(NOON + 300)),
    said(4, ROWAN, "", photo="photos/1.jpg", width=1),
    said(5, ROWAN, "see", file="(File not included. Change data exporting settings to download.)", file_name="a.pdf",
         mime_type="application/pdf"),
    said(6, ROWAN, "", photo="(File not included.)"),
    event(7, "phone_call", duration_seconds=65, discard_reason="hangup"),
    event(8, "phone_call", discard_reason="missed"),
    event(9, "invite_members", members=["Cedar", None], title="Us"),
    said(10, ROWAN, "old words", forwarded_from="Cedar Elm"),
    said(11, ZOE, "no", reactions=[
        {"type": "emoji", "count": 3, "emoji": "😠",
         "recent": [{"from": "Rowan Ash", "from_id": ROWAN, "date": "2024-07-01T12:30:00"}]},
        {"type": "emoji", "count": 1, "emoji": "❤", "recent": [{"from": "Zoë Hazel", "from_id": ZOE, "date": "odd"}]}]),
    said(12, ROWAN, "", location_information={"latitude": 51.5, "longitude": -3.1}),
    said(13, ROWAN, "", contact_information={"first_name": "Cedar", "last_name": "", "phone_number": "07700900001"}),
    said(14, ROWAN, "", poll={"question": "When?", "answers": [{"text": "Tonight"}, {"text": [{"text": "Never"}]}]}),
]  # fmt: skip
PERSONAL = {"name": "Rowan Ash", "type": "personal_chat", "id": 111, "messages": MESSAGES}


def opened(content: Content, name: str = "result.json") -> TelegramExport:
    source = source_of(content, name)
    assert is_telegram(source)
    return TelegramExport(source)


def test_a_chat_of_two() -> None:
    file = opened({"ChatExport/result.json": as_json(PERSONAL), "ChatExport/photos/1.jpg": b"picture"}, "export.zip")
    messages, skipped = read(file)
    assert [shown(each) for each in messages] == [
        ("12:01pm on 1 Jul 2024", "Rowan Ash", "message", "I am outside"),
        ("12:02pm on 1 Jul 2024", "Zoë Hazel", "message", "Go away, x.example"),
        ("12:03pm on 1 Jul 2024", "Rowan Ash", "message", "Never"),
        ("12:04pm on 1 Jul 2024", "Rowan Ash", "message", ""),
        ("12:05pm on 1 Jul 2024", "Rowan Ash", "message", "see"),
        ("12:06pm on 1 Jul 2024", "Rowan Ash", "message", ""),
        ("12:07pm on 1 Jul 2024", "Rowan Ash", "call", "hangup"),
        ("12:08pm on 1 Jul 2024", "Rowan Ash", "missed", "missed"),
        ("12:09pm on 1 Jul 2024", "Rowan Ash", "notice", "invite members: Us; Cedar, "),
        ("12:10pm on 1 Jul 2024", "Rowan Ash", "message", "old words"),
        ("12:10pm on 1 Jul 2024", "Rowan Ash", "notice", "Message 10 was forwarded from Cedar Elm"),
        ("12:11pm on 1 Jul 2024", "Zoë Hazel", "message", "no"),
        ("12:30pm on 1 Jul 2024", "Rowan Ash", "notice", "Reacted 😠 to message 12"),
        ("", "", "notice", "Reacted 😠 to message 12: 2, and the export does not say who"),
        ("not known", "Zoë Hazel", "notice", "Reacted ❤ to message 12"),
        ("12:12pm on 1 Jul 2024", "Rowan Ash", "message", "Place: 51.5, -3.1"),
        ("12:13pm on 1 Jul 2024", "Rowan Ash", "message", "Contact: Cedar 07700900001"),
        ("12:14pm on 1 Jul 2024", "Rowan Ash", "message", "Poll: When?\nTonight\nNever"),
    ]
    assert [each.outgoing for each in messages[:3]] == [False, True, False]
    assert [each.receiver for each in messages[:2]] == ["Zoë Hazel", "Rowan Ash"]
    assert [messages[12].outgoing, messages[13].outgoing, messages[14].outgoing] == [False, None, True]
    assert (messages[2].state, messages[6].seconds, messages[7].seconds) == ("edited", 65, None)
    assert [[one.name for one in each.media] for each in messages[3:6]] == [["1.jpg"], ["a.pdf"], ["photo"]]
    assert b"".join(file.content(messages[3].media[0])) == b"picture"
    assert ({each.thread for each in messages}, skipped, file.asked) == ({"Rowan Ash"}, [], ())
    assert messages[0].moment is not None
    assert messages[0].moment.timestamp() == NOON + 60


def test_an_account_with_its_chats() -> None:
    whole = {
        "about": "Here is the data you requested.",
        "personal_information": {"user_id": 222, "first_name": "Zoë"},
        "contacts": {"list": [{"first_name": "x"}]},
        "chats": {
            "about": "x",
            "list": [PERSONAL, 5, {"type": "saved_messages", "id": 222, "messages": [said(1, ZOE, "me")]}],
        },
        "left_chats": {
            "list": [{"name": "Club", "type": "private_group", "id": 9, "messages": [said(2, ROWAN, "bye")]}]
        },
    }
    file = opened(as_json(whole))
    messages, skipped = read(file)
    assert [(each.thread, each.words, each.outgoing) for each in messages[-2:]] == [
        ("saved messages 222", "me", True), ("Club", "bye", False),
    ]  # fmt: skip
    assert ([each.words for each in skipped], file.asked) == (["5"], ())
    assert [each.receiver for each in messages[-2:]] == ["", "Zoë Hazel"]


def test_whose_account_a_group_is_of_is_asked() -> None:
    group = {"name": "Street", "type": "private_group", "id": 9, "messages": [said(1), said(2, ZOE, "x"), said(3), 7]}
    file = opened(as_json(group))
    (asked,) = file.asked
    assert (asked.choices, asked.answer) == (((ROWAN, "Rowan Ash"), (ZOE, "Zoë Hazel"), SOMEBODY_ELSE), "")
    assert [each.outgoing for each in read(file)[0]] == [None, None, None]
    assert [each.outgoing for each in read(file.answered("owner", ZOE))[0]] == [False, True, False]


# The chat's own number and name, by what its two senders are known, and the ways that leaves.
OTHERS = [
    (111, "Rowan Ash", ("user111", "user222"), [False, True], False),
    (111, "Bean", ("user111", "user222"), [False, True], False),
    (4294967407, "Rowan Ash", (4294967407, 4294967300), [False, True], False),
    (5, "Rowan Ash", ("user8", "user9"), [False, True], False),
    (5, "Bean", ("user8", "user9"), [None, None], True),
    (5, "Rowan Ash", (None, None), [False, True], False),
    (5, "Bean", (None, None), [None, None], True),
    (5, "", ("user8", "user8"), [True, True], False),
    (5, "", (8, 8), [None, None], True),
]  # fmt: skip


@pytest.mark.parametrize(("number", "name", "ids", "ways", "asks"), OTHERS)
def test_which_way_a_message_went_is_never_told_by_a_number_that_nobody_has(
    number: int, name: str, ids: tuple[Any, Any], ways: list[bool | None], asks: bool
) -> None:
    said_by = [{**said(1, ROWAN, "a"), "from_id": ids[0]}, {**said(2, ZOE, "b"), "from_id": ids[1]}]
    file = opened(as_json({"name": name, "type": "personal_chat", "id": number, "messages": said_by}))
    assert [each.outgoing for each in read(file)[0]] == ways
    assert bool(file.asked) is asks
    if asks:
        key = file.asked[0].choices[0][0]
        assert read(file.answered("owner", key))[0][0].outgoing is True
        assert [each.outgoing for each in read(file.answered("owner", ""))[0]] == [None, None]


def test_an_export_without_ids_is_known_by_its_instants() -> None:
    assert is_telegram(source_of(as_json({"messages": [{"date_unixtime": "1544006350", "from": "A", "text": "x"}]})))


def test_an_older_export_has_times_by_the_clock_of_the_computer() -> None:
    old = {**said(1, ROWAN, "hi"), "date_unixtime": None}
    odd = {**said(2, "", "hi"), "date_unixtime": None, "date": "once", "from": None, "from_id": None, "reactions": [{}]}
    messages, _ = read(opened(as_json({**PERSONAL, "messages": [old, odd, {**said(3), "from": None}]})))
    assert (shown(messages[0])[0], messages[0].moment) == ("12pm on 1 Jul 2024", None)
    assert (shown(messages[1])[0], messages[1].outgoing, messages[2].sender) == ("not known", None, ROWAN)


def test_what_is_damaged_is_named_and_the_rest_is_kept() -> None:
    whole = as_json(PERSONAL)
    messages, skipped = read(opened(whole[: whole.index("edited")]))
    assert ([each.words for each in messages], len(skipped)) == (["I am outside", "Go away, x.example"], 1)
    messages, skipped = read(
        opened(as_json({**PERSONAL, "messages": [*MESSAGES, 5]}).replace('"messages"', '"x": [], "messages"'))
    )
    assert [each.reason for each in skipped] == ["This is no message."]


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    file = opened(as_json(PERSONAL))
    list(file.read(lambda done, of: told.append((done, of))))
    assert told[-1] == (file.source.size, file.source.size)


def test_what_is_no_such_export_is_not_taken() -> None:
    for each in ("", "[]", '{"messages": []}', as_json({"participants": [], "messages": []})):
        assert not is_telegram(source_of(each))
    assert not is_telegram(source_of({"result.json": "{}", "a.txt": ""}))


@pytest.mark.parametrize(
    "text",
    ['{"name": "x", "messages": 5, "chats": 7}', '{"chats": {"list": 5}}',
     '{"personal_information": 4, "left_chats": {}}',
     '{"personal_information": {"user_id": 0}, "chats": {"list": [[]]}}'],
)  # fmt: skip
def test_odd_shapes_are_passed_over(text: str) -> None:
    found = list(TelegramExport(source_of(text)).read())
    assert not any(isinstance(each, Message) for each in found)


RAW = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            ["id", "type", "date", "date_unixtime", "from", "from_id", "actor", "text", "photo", "file", "reactions",
             "recent", "count", "emoji", "poll", "answers", "action", "members", "duration_seconds", "edited",
             "service", "forwarded_from", "location_information", "contact_information"]
        ),
        inner,
        max_size=8,
    ),
    max_leaves=20,
)  # fmt: skip


@given(st.lists(RAW, max_size=6))
def test_every_message_of_any_chat_is_read_or_named(raw: list[Any]) -> None:
    found = list(TelegramExport(source_of(as_json({**PERSONAL, "messages": raw}))).read())
    assert len(found) >= len(raw)


@given(st.binary(max_size=200))
def test_no_bytes_break_it(data: bytes) -> None:
    list(TelegramExport(source_of(b'{"messages": [' + data)).read())
