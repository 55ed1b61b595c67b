# SPDX-License-Identifier: Apache-2.0
"""Downloads from Snapchat, of the newer form by friend and the older one by what was received and sent."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.messages.formats.exports import Content, as_json, read, shown, source_of
from vlu_desktop.intake.messages.formats import snapchat
from vlu_desktop.intake.messages.formats.snapchat import SnapchatDownload, is_snapchat
from vlu_desktop.intake.messages.message import UNKNOWN_NUMBER, Message
from vlu_desktop.kernel.errors import UserError

NOON = 1719831600000  # 11:00 UTC, noon here, on 1 July 2024


def chat(kind: str, created: str, content: Any = None, sender: Any = False, **more: Any) -> dict[str, Any]:
    return {
        "From": "zoe.hazel" if sender else "rowan_ash", "Media Type": kind, "Created": created, "Content": content,
        "Conversation Title": None, "IsSender": sender, "IsSaved": True, "Media IDs": "", **more,
    }  # fmt: skip


NEWER = {
    "rowan_ash": [
        chat("STATUSCALLMISSEDAUDIO", "2024-07-01 11:09:00 UTC"),
        chat("STATUSCONVERSATIONCAPTURESCREENSHOT", "2024-07-01 11:08:00 UTC"),
        chat("STATUSERASEDMESSAGE", "2024-07-01 11:07:00 UTC"),
        chat("STICKER", "2024-07-01 11:06:00 UTC"),
        chat("MEDIA", "2024-07-01 11:05:00 UTC", **{"Media IDs": "b~AAA | b~BBB"}),
        chat("TEXT", "2024-07-01 11:01:00 UTC", "I don&#39;t &lt;3 you", sender=True),
        chat("TEXT", "2024-07-01 11:00:00 UTC", "I&#39;m outside 👍", **{"Created(microseconds)": NOON + 250}),
    ],
    "group-1": [chat("TEXT", "2024-12-24 23:30:00 UTC", "all of you", **{"Conversation Title": "The street"})],
}
OLDER = {
    "Received Saved Chat History": [
        {"From": "rowan_ash", "Media Type": "TEXT", "Created": "2022-07-22 19:28:21 UTC", "Text": "Hello &amp; bye"},
        {"From": "rowan_ash", "Media Type": "IMAGE", "Created": "2022-07-22 19:27:21 UTC"},
    ],
    "Sent Saved Chat History": [
        {"To": "rowan_ash", "Media Type": "TEXT", "Created": "2022-07-22 19:29:21 UTC", "Text": "Stop"},
        {"From": "rowan_ash", "Media Type": "TEXT", "Created": "2022-07-22 19:30:21 UTC", "Content": "Stop now",
         "IsSender": True},
    ],
}  # fmt: skip


CALLS = {
    "Outgoing Calls": [{"Date & Time": "2024-07-01 11:20:00 UTC", "Type": "VIDEO", "Result": "Call Succeeded",
                        "City": "leeds", "Length (Sec)": "312"}],
    "Incoming Calls": [
        {"Date & Time": "2024-07-01 11:30:00 UTC", "Type": "AUDIO", "Result": "Missed Call", "Length (sec)": 0},
        {"Date & Time": "2024-07-01 11:10:00 UTC", "Type": "AUDIO", "From": "rowan_ash", "Length (sec)": "45"},
    ],
    "Completed Calls": [{"Date & Time": "2024-07-01 11:10:45 UTC", "Type": "AUDIO", "Length (sec)": "45"}],
    "Chat Sessions": [],
}  # fmt: skip


def opened(content: Content, name: str = "chat_history.json") -> SnapchatDownload:
    source = source_of(content, name)
    assert is_snapchat(source)
    return SnapchatDownload(source)


def test_a_newer_download_with_its_media() -> None:
    file = opened(
        {
            "mydata/json/chat_history.json": as_json(NEWER),
            "mydata/json/account.json": "{}",
            "mydata/chat_media/2024-07-01_b~AAA.jpg": b"picture",
        },
        "mydata.zip",
    )
    messages, skipped = read(file)
    assert [shown(each) for each in messages] == [
        ("12pm on 1 Jul 2024", "rowan_ash", "message", "I'm outside 👍"),
        ("12:01pm on 1 Jul 2024", "zoe.hazel", "message", "I don't <3 you"),
        ("12:05pm on 1 Jul 2024", "rowan_ash", "message", ""),
        ("12:06pm on 1 Jul 2024", "rowan_ash", "message", ""),
        ("12:07pm on 1 Jul 2024", "rowan_ash", "notice", "STATUSERASEDMESSAGE"),
        ("12:08pm on 1 Jul 2024", "rowan_ash", "notice", "STATUSCONVERSATIONCAPTURESCREENSHOT"),
        ("12:09pm on 1 Jul 2024", "rowan_ash", "missed", "STATUSCALLMISSEDAUDIO"),
        ("11:30pm on 24 Dec 2024", "rowan_ash", "message", "all of you"),
    ]
    assert [each.outgoing for each in messages[:3]] == [False, True, False]
    assert [each.receiver for each in messages[:3]] == ["zoe.hazel", "", "zoe.hazel"]
    assert [each.thread for each in messages[-2:]] == ["rowan_ash", "The street"]
    assert [[one.name for one in each.media] for each in messages[2:5]] == [
        ["2024-07-01_b~AAA.jpg", "b~BBB"], ["STICKER"], [],
    ]  # fmt: skip
    assert b"".join(file.content(messages[2].media[0])) == b"picture"
    assert (messages[4].state, skipped, file.service, file.asked) == ("deleted", [], "Snapchat", ())
    assert messages[0].moment is not None
    assert messages[0].moment.microsecond == 250_000
    assert any("saved" in each for each in file.leaves_out)


def test_an_older_download() -> None:
    messages, _ = read(opened(as_json(OLDER)))
    assert [shown(each)[1:] for each in messages] == [
        ("rowan_ash", "message", ""),
        ("rowan_ash", "message", "Hello & bye"),
        ("", "message", "Stop"),
        ("", "message", "Stop now"),
    ]
    assert [each.outgoing for each in messages] == [False, False, True, True]
    assert {each.thread for each in messages} == {"rowan_ash"}
    assert (messages[2].receiver, messages[0].media[0].name) == ("rowan_ash", "IMAGE")


def test_snaps_are_read_beside_chats() -> None:
    snaps = {"rowan_ash": [chat("IMAGE", "2024-07-02 11:00:00 UTC")]}
    messages, _ = read(opened({"json/chat_history.json": as_json(NEWER), "json/snap_history.json": as_json(snaps)}))
    assert (len(messages), messages[-1].media[0].name) == (9, "IMAGE")


def test_calls_are_read_with_their_way_and_nobody_s_name_where_none_is_given() -> None:
    messages, skipped = read(opened(as_json(CALLS), "talk_history.json"))
    assert [(*shown(each), each.receiver, each.outgoing, each.seconds) for each in messages] == [
        ("12:20pm on 1 Jul 2024", "", "call", "Type: VIDEO\nResult: Call Succeeded\nCity: leeds", UNKNOWN_NUMBER, True,
         312),
        ("12:10pm on 1 Jul 2024", "rowan_ash", "call", "Type: AUDIO\nFrom: rowan_ash", "", False, 45),
        ("12:30pm on 1 Jul 2024", UNKNOWN_NUMBER, "missed", "Type: AUDIO\nResult: Missed Call", "", False, 0),
        ("12:10pm on 1 Jul 2024", "", "notice", "Completed Calls\nType: AUDIO", "", None, 45),
    ]  # fmt: skip
    assert [each.thread for each in messages] == ["Outgoing Calls", "rowan_ash", "Incoming Calls", "Completed Calls"]
    assert skipped == []


def test_calls_are_read_beside_chats_and_went_to_the_owner() -> None:
    both = {"json/chat_history.json": as_json(NEWER), "json/talk_history.json": as_json(CALLS)}
    messages, _ = read(opened(both, "mydata.zip"))
    assert [each.receiver for each in messages if each.form in ("call", "missed") and each.outgoing is False] == [
        "zoe.hazel", "zoe.hazel", "zoe.hazel",
    ]  # fmt: skip


@pytest.mark.parametrize("written", ["", "some day", 5])
def test_a_call_whose_time_can_not_be_read_is_kept(written: Any) -> None:
    text = as_json({"Incoming Calls": [{"Date & Time": written, "Type": "AUDIO", "Length": "long"}]})
    (call,), skipped = read(SnapchatDownload(source_of(text)))
    assert (call.moment, call.at.words if call.at else "", skipped) == (None, str(written), [])
    assert call.words == "Type: AUDIO\nLength: long"


@pytest.mark.parametrize("micro", [NOON, NOON * 1000])
def test_the_finer_count_is_in_either_unit(micro: int) -> None:
    text = as_json({"rowan": [chat("TEXT", "odd", "hi", **{"Created(microseconds)": micro})]})
    messages, _ = read(opened(text))
    assert shown(messages[0])[0] == "12pm on 1 Jul 2024"


def test_a_day_that_is_none_keeps_its_words() -> None:
    messages, _ = read(opened(as_json({"rowan": [chat("TEXT", "2024-02-31 11:00:00 UTC", "hi")]})))
    assert messages[0].at is not None
    assert (messages[0].moment, messages[0].at.words) == (None, "2024-02-31 11:00:00 UTC")


@pytest.mark.parametrize(
    ("created", "micro"), [("2024-07-01 11:00:00 UTC", 5), ("2024-07-01 11:00:00 UTC", NOON + 5000)]
)
def test_a_finer_count_that_says_otherwise_is_left(created: str, micro: int) -> None:
    messages, _ = read(opened(as_json({"rowan": [chat("TEXT", created, "hi", **{"Created(microseconds)": micro})]})))
    assert shown(messages[0])[0] == "12pm on 1 Jul 2024"


def test_what_is_damaged_is_named_and_the_rest_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = as_json({"rowan_ash": [5, *NEWER["rowan_ash"]], "odd": {"a": 1}, "later": [chat("TEXT", "x", "hi")]})
    messages, skipped = read(opened(whole[: whole.index('"hi"')]))
    assert len(messages) == 7
    assert [each.reason for each in skipped] == [
        "This is no chat.", "This is no list of chats.", "From here on the file is damaged.",
    ]  # fmt: skip
    cut = as_json(NEWER)
    messages, skipped = read(opened(cut[: cut.index("STATUSERASED")]))
    assert (len(messages), len(skipped)) == (2, 1)
    monkeypatch.setattr(snapchat, "MOST_MESSAGES", 2)
    with pytest.raises(UserError, match="more messages in one conversation"):
        list(opened({"chat_history.json": as_json(NEWER)}).read())


@pytest.mark.parametrize("bad", ["json/chat_history.json", "json/snap_history.json"])
def test_a_member_that_cannot_be_unpacked_is_named(bad: str) -> None:
    source = source_of({"json/chat_history.json": as_json(NEWER), "json/snap_history.json": as_json(NEWER)})
    data = bytearray(source._file)  # type: ignore[arg-type]
    data[data.index(bad.encode()) + 60] ^= 0xFF
    messages, skipped = read(SnapchatDownload(source_of(bytes(data))))
    assert len(messages) >= 8
    assert [each.place for each in skipped] == [bad]


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    file = opened(as_json(NEWER))
    list(file.read(lambda done, of: told.append((done, of))))
    assert told[-1] == (file.source.size, file.source.size)


def test_what_is_no_such_download_is_not_taken() -> None:
    assert not is_snapchat(source_of(as_json({"a": [{"Created": "x"}]})))
    assert not is_snapchat(source_of({"json/chat_history.json": "{}", "a.txt": "x"}))


RAW = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            ["From", "To", "Media Type", "Created", "Content", "Text", "Conversation Title", "IsSender", "Media IDs",
             "Created(microseconds)", "Date & Time", "Length (Sec)", "Result", "Received Saved Chat History",
             "Sent Snap History"]
        ),
        inner,
        max_size=8,
    ),
    max_leaves=20,
)  # fmt: skip


@given(st.lists(RAW, max_size=6), st.sampled_from(["Sent Saved Chat History", "Received Chat History", "rowan"]))
def test_every_chat_of_any_list_is_read_or_named(raw: list[Any], key: str) -> None:
    found = list(SnapchatDownload(source_of(as_json({key: raw}))).read())
    assert len(found) == len(raw)
    assert sum(isinstance(each, Message) for each in found) == sum(isinstance(each, dict) for each in raw)


@given(st.binary(max_size=200))
def test_no_bytes_break_it(data: bytes) -> None:
    list(SnapchatDownload(source_of(b'{"a": [' + data)).read())
