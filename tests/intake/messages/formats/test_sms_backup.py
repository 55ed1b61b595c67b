# SPDX-License-Identifier: Apache-2.0
"""Backups of texts, pictures and calls: every field, every break, hostile files, and memory that stays bounded."""

import base64
import io
import tracemalloc
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.messages.phones import HIM, HIS_NUMBER, backup, call, mms, packed, sms
from vlu_desktop.intake.messages.formats.sms_backup import SmsBackup, is_sms_backup, open_sms_backup
from vlu_desktop.intake.messages.message import PAYPHONE, UNKNOWN_NUMBER, WITHHELD, Media, Message, SkippedPart
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.intake.messages.xml_tags import LONGEST_TAG, TagReader, unescaped
from vlu_desktop.kernel.errors import UserError

AT = datetime(2025, 7, 3, 20, 15, 30, tzinfo=UTC)
CUT = "The message that begins here is cut off; what there is of it was read."
HIS = f"{HIM} <{HIS_NUMBER}>"


def opened(data: str | bytes, name: str = "sms.xml") -> SmsBackup:
    source = MessageSource(data.encode() if isinstance(data, str) else data, name)
    assert is_sms_backup(source)
    return open_sms_backup(source)


def read(data: str | bytes) -> list[Message]:
    return [each for each in opened(data).read() if isinstance(each, Message)]


def skipped(data: str | bytes) -> list[SkippedPart]:
    return [each for each in opened(data).read() if isinstance(each, SkippedPart)]


def test_a_text_that_came_in_and_one_that_went_out() -> None:
    one, other = read(backup(sms(AT, "Where are you"), sms(AT, "Stop", kind=2)))
    assert (one.sender, one.receiver, one.outgoing, one.thread) == (HIS, "", False, HIS)
    assert (other.sender, other.receiver, other.outgoing, other.thread) == ("", HIS, True, HIS)
    assert one.moment == AT
    assert one.at is not None
    assert one.at.earliest == datetime(2025, 7, 3, 21, 15), "by the clock here, in summer"
    assert (one.place, other.place, one.form, one.words) == (1, 2, "message", "Where are you")


@pytest.mark.parametrize(
    ("kind", "more", "state", "outgoing"),
    [
        (1, {}, "", False), (2, {}, "", True), (3, {}, "draft", True), (4, {}, "failed", True),
        (5, {}, "failed", True), (6, {}, "failed", True), (2, {"status": 64}, "failed", True), (9, {}, "", None),
    ],
)  # fmt: skip
def test_the_state_of_a_text(kind: int, more: dict[str, object], state: str, outgoing: bool | None) -> None:
    [one] = read(backup(sms(AT, "x", kind, **more)))
    assert (one.state, one.outgoing) == (state, outgoing)


# Attributes of a call; form, which way, state, words and who.
CALLS = [
    ({"kind": 1, "seconds": 61}, "call", False, "", "", HIS),
    ({"kind": 2}, "call", True, "", "", HIS),
    ({"kind": 3}, "missed", False, "", "", HIS),
    ({"kind": 4}, "voicemail", False, "", "", HIS),
    ({"kind": 5}, "missed", False, "", "Rejected", HIS),
    ({"kind": 6}, "missed", False, "blocked", "Blocked", HIS),
    ({"kind": 7}, "call", False, "", "Answered on another device", HIS),
    ({"kind": 99}, "call", None, "", "Type of call: 99", HIS),
    ({"presentation": 2, "number": "-2", "contact_name": "(Unknown)"}, "missed", False, "", "", WITHHELD),
    ({"presentation": 3, "number": ""}, "missed", False, "", "", UNKNOWN_NUMBER),
    ({"presentation": 4, "number": "-3"}, "missed", False, "", "", PAYPHONE),
    ({"number": "-1", "contact_name": "null"}, "missed", False, "", "", UNKNOWN_NUMBER),
    ({"number": "101", "contact_name": "(Unknown)"}, "missed", False, "", "", "101"),
    ({"contact_name": HIS_NUMBER}, "missed", False, "", "", HIS_NUMBER),
]


@pytest.mark.parametrize(("values", "form", "outgoing", "state", "words", "who"), CALLS)
def test_a_call(values: dict[str, object], form: str, outgoing: bool | None, state: str, words: str, who: str) -> None:
    [one] = read(backup(call(AT, **values), root="calls"))  # type: ignore[arg-type]
    assert (one.form, one.outgoing, one.state, one.words) == (form, outgoing, state, words)
    assert (one.receiver if outgoing else one.sender) == who
    assert one.seconds == values.get("seconds", 0)


@pytest.mark.parametrize(
    ("date", "words"), [("0", "0"), ("null", None), ("", None), ("soon", "soon"), ("99999999999999999", None)]
)
def test_a_stamp_that_is_no_instant_gives_no_day(date: str, words: str | None) -> None:
    [one] = read(backup(sms(AT, "x").replace(f'date="{int(AT.timestamp() * 1000)}"', f'date="{date}"')))
    assert one.moment is None
    assert one.at is None or not one.at.is_dated
    assert words is None or (one.at is not None and one.at.words == words)


def test_a_subject_stands_above_the_words_and_null_is_nothing() -> None:
    one, two = read(backup(sms(AT, "body", subject="Last chance"), sms(AT, "null")))
    assert (one.words, two.words) == ("Last chance\nbody", "")
    rcs = mms(AT, "hi").replace('sub="null"', 'sub="proto:CjYKImNvbS5nb29nbGU="')
    assert read(backup(rcs))[0].words == "hi"


def test_a_picture_message_has_its_words_and_its_files() -> None:
    picture = bytes(range(256)) * 40
    file = opened(backup(mms(AT, "Look", picture, b"two"), sms(AT, "after")))
    one, after = (each for each in file.read() if isinstance(each, Message))
    assert (one.sender, one.receiver, one.outgoing, one.words, after.words) == (HIS, "", False, "Look", "after")
    assert [(each.name, each.media_type) for each in one.media] == [("p0.jpg", "image/jpeg"), ("p1.jpg", "image/jpeg")]
    assert [b"".join(file.content(each)) for each in one.media] == [picture, b"two"]
    assert not list(file.content(Media(name="p0.jpg")))


def test_a_picture_message_that_she_sent_or_that_a_group_got() -> None:
    sent = mms(AT, "Mine", box=2).replace(HIS_NUMBER + '" type="137"', 'insert-address-token" type="137"')
    sent = sent.replace('insert-address-token" type="151"', HIS_NUMBER + '" type="151"')
    group = mms(AT, "All", address=f"{HIS_NUMBER}~+447700900456")
    one, other = read(backup(sent, group))
    assert (one.outgoing, one.sender, one.receiver) == (True, "", HIS)
    assert (other.sender, other.receiver, other.thread) == (HIS_NUMBER, "", HIM)
    bare = '<mms date="1" msg_box="1" address="+447700900123~+447700900456"></mms>'
    [two] = read(backup(bare))
    assert (two.sender, two.thread) == (HIS_NUMBER, f"{HIS_NUMBER}; +447700900456")


def test_parts_of_every_kind() -> None:
    parts = (
        '<part ct="text/plain" text="null"/><part ct="text/x-vcard" text="BEGIN:VCARD"/>'
        '<part ct="image/png" fn="..\\..\\evil/../a.png" data="null"/><part ct="audio/amr" data=""/>'
    )
    [one] = read(backup(f'<mms date="1" msg_box="1">{parts}</mms>'))
    assert one.words == "\nBEGIN:VCARD"
    assert [(each.name, each.member) for each in one.media] == [("a.png", ""), ("part 2", "")]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("&#55357;&#56838;", "😆"), ("&#xD83D;&#xDE06;", "😆"), ("&#55357;", "‹U+D83D›"), ("&#x11;", "‹U+0011›"),
        ("&#10;", "\n"), ("&amp;lt;", "&lt;"), ("a & b", "a & b"), ("&copy;", "&copy;"), ("&#9999999;", "&#9999999;"),
        ("&quot;&apos;&gt;&lt;", "\"'><"), ("&#0;", "‹U+0000›"), ("&#x1F606;", "😆"), ("none", "none"),
    ],
)  # fmt: skip
def test_references_to_characters_as_phones_write_them(written: str, read_as: str) -> None:
    assert unescaped(written) == read_as
    [one] = read(backup(f'<sms address="1" type="1" date="1" body="{written}" />'))
    assert one.words == read_as


def test_the_count_that_the_file_gives_is_not_trusted() -> None:
    assert len(read(backup(sms(AT, "a"), sms(AT, "b"), count=7))) == 2
    assert len(read(backup(sms(AT, "a"), sms(AT, "b"), count=1))) == 2


def test_attributes_in_other_quotes_and_tags_over_lines() -> None:
    [one] = read(backup("<sms\n address='1'\n type = '1' date='1'\n body='He said \"x\" data=\"y\" >'\n/>"))
    assert one.words == 'He said "x" data="y" >'


# What is wrong in the midst of a file, how many messages are still read, and why the rest is not.
BROKEN = [
    ('<sms address="1" broken date="1" body="x" />', 2, ["It is damaged."]),
    ("<sms", 2, ["It is damaged."]),
    ("< sms />", 2, ["It is no part of a message."]),
    ("<&>", 2, ["It is no part of a message."]),
    ("lost words", 2, ["It stands between messages."]),
    ("<!-- <sms body='x'/> -->", 2, []),
    ("<!-- x --> lost", 2, ["It stands between messages."]),
    ("<![CDATA[ <sms body='x'/> ]]>", 2, []),
    ("<?xml-stylesheet href='sms.xsl'?>", 2, []),
    ("<rcs body='x'/>", 2, ["It is no message and no part of one."]),
    ('<mms date="1" msg_box="1"><parts>', 3, [CUT]),
    ('<part ct="text/plain" text="x"/>', 2, ["It is a part of no message."]),
    ("</sms></call></part></mms>", 2, []),
    ('<mms date="1" msg_box="1" />', 3, []),
    ("<sms/>", 3, []),
    ("<mms>" + "<part ct='text/plain' text='x'/>" * 1001 + "</mms>", 3,
     ["The message has more parts than any can have."]),
]  # fmt: skip


@pytest.mark.parametrize(("broken", "read_still", "reasons"), BROKEN)
def test_what_is_broken_is_named_and_the_rest_is_read(broken: str, read_still: int, reasons: list[str]) -> None:
    text = backup(sms(AT, "before"), broken, sms(AT, "after"))
    assert len(read(text)) == read_still
    assert read(text)[-1].words == "after"
    assert [each.reason for each in skipped(text)] == reasons


def test_a_file_cut_off_keeps_what_there_is() -> None:
    text = backup(sms(AT, "before"), mms(AT, "Look", b"picture"))
    cut = text[: text.index("picture/jpeg") if "picture/jpeg" in text else text.index("</parts>")]
    assert [each.words for each in read(cut)] == ["before", "Look"]
    assert [each.reason for each in skipped(cut)] == [CUT]
    assert [each.reason for each in skipped(text[: text.index("data=") + 9])] == ["It is damaged.", CUT]
    assert not skipped("\ufeff" + text)
    assert [each.reason for each in skipped("words " + text)] == ["It stands before everything else."]


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE smses [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;">]>', '<!DOCTYPE smses SYSTEM "file:///etc/passwd">',
        "<!ENTITY x SYSTEM 'http://example.invalid'>", "<!doctype x>",
    ],
)  # fmt: skip
def test_a_file_that_defines_entities_is_refused_with_a_sentence(head: str) -> None:
    with pytest.raises(UserError, match="defines names of its own"):
        read(head + backup(sms(AT, "&b;")))


def test_absurd_nesting_is_only_named() -> None:
    text = backup("<x>" * 5000, sms(AT, "after"))
    assert read(text)[-1].words == "after"
    assert len(skipped(text)) == 5000


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1252", "utf-8"])
def test_the_encoding_that_the_file_names(encoding: str) -> None:
    text = backup(sms(AT, "café £5")).replace("UTF-8", encoding)
    [one] = read(text.encode(encoding))
    assert one.words == "café £5"


def test_bytes_that_are_no_text_are_kept_as_their_numbers() -> None:
    [one] = read(backup(sms(AT, "X")).encode().replace(b'"X"', b'"\x9d"'))
    assert one.words == "\\x9d"


def test_an_archive_of_texts_and_calls_is_read_as_one() -> None:
    picture = bytes(range(256)) * 9000
    files = {"sms.xml": backup(sms(AT, "a"), mms(AT, "b", picture)), "calls.xml": backup(call(AT), root="calls")}
    file = opened(packed({**files, "other.xml": "<x/>", "readme.txt": "x"}), "backup.zip")
    made = [each for each in file.read() if isinstance(each, Message)]
    assert [(each.place, each.form) for each in made] == [(1, "message"), (2, "message"), (3, "missed")]
    assert b"".join(file.content(made[1].media[0])) == picture
    assert not is_sms_backup(MessageSource(packed({"other.xml": "<x/>"}), "backup.zip"))


def test_it_asks_nothing() -> None:
    file = opened(backup(sms(AT, "a")))
    assert not file.asked
    assert file.name == "sms.xml"
    with pytest.raises(ValueError, match="no answer"):
        file.answered("order", "dmy")


def test_a_damaged_file_of_a_message_is_told() -> None:
    file = opened(backup(mms(AT, "Look", b"picture").replace('data="', 'data="*')))
    [one] = (each for each in file.read() if isinstance(each, Message))
    with pytest.raises(UserError, match="is damaged in the backup"):
        list(file.content(one.media[0]))


def test_progress_goes_from_nothing_to_all_of_the_bytes() -> None:
    text = backup(*(sms(AT, f"text {n}") for n in range(2000)))
    told: list[tuple[int, int]] = []
    list(opened(text).read(lambda done, of: told.append((done, of))))
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1] == (len(text), len(text))
    assert len(told) >= 4


class _Endless(io.RawIOBase):
    """A backup of many hundreds of megabytes that is made while it is read: texts, and videos in their attributes."""

    def __init__(self, videos: int, size: int) -> None:
        self._pieces = self._made(videos, size)
        self._waiting = b""

    def _made(self, videos: int, size: int) -> Iterator[bytes]:
        yield b"<smses count='1'>"
        piece = base64.b64encode(b"x" * (3 << 16))
        for n in range(videos):
            yield f"<sms address='1' date='1' type='1' body='text {n}'/>".encode() * 50
            yield b"<mms date='1' msg_box='1'><parts><part ct='video/mp4' cl='a.mp4' data='"
            for _ in range(size // len(piece)):
                yield piece
            yield b"' text='null'/></parts></mms>"
        yield b"</smses>"

    def readable(self) -> bool:
        return True

    def readinto(self, into: memoryview) -> int:  # type: ignore[override]
        while not self._waiting:
            piece = next(self._pieces, b"")
            if not piece:
                return 0
            self._waiting = piece
        got = self._waiting[: len(into)]
        self._waiting = self._waiting[len(got) :]
        into[: len(got)] = got
        return len(got)


def test_a_file_of_any_size_is_read_in_bounded_memory() -> None:
    size = 24 * 1024 * 1024
    tracemalloc.start()
    texts, lengths = 0, []
    for tag in TagReader(io.BufferedReader(_Endless(8, size))).tags():
        assert not tag.wrong
        texts += tag.name == "sms"
        if tag.name == "part":
            lengths.append(tag.data[1])
            assert (tag.values["cl"], tag.values["text"], tag.empty) == ("a.mp4", "null", True)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert texts == 400
    assert lengths == [size // 4 * 4 // (4 << 16) * (4 << 16)] * 8
    assert most < 4 * LONGEST_TAG < 8 * size


def test_a_tag_without_data_that_is_longer_than_any_message_is_named_and_passed() -> None:
    text = backup(f'<sms address="1" date="1" type="1" body="{"x" * (LONGEST_TAG + 300_000)}" />', sms(AT, "after"))
    assert [each.words for each in read(text)] == ["after"]
    [told] = skipped(text)
    assert told.reason == "It is damaged."
    assert len(told.words) == 2000
    [odd] = skipped(backup("<" + " x" * LONGEST_TAG, sms(AT, "after")))
    assert odd.reason == "It is no part of a message."


def test_a_long_value_that_never_ends_is_named() -> None:
    head = backup(sms(AT, "before"))
    cut = head[: head.index("\n</smses>")] + '<mms date="1" msg_box="1"><part ct="image/png" data="' + "A" * 6_000_000
    assert [each.words for each in read(cut)] == ["before", ""]
    assert [each.reason for each in skipped(cut)] == [
        "It is damaged.", "The message that begins here is cut off; what there is of it was read.",
    ]  # fmt: skip


def test_a_comment_longer_than_what_is_held_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "sms.xml"
    path.write_text(f"<!-- {'x' * 600_000} -->" + backup(sms(AT, "after")), encoding="utf-8")
    made = list(open_sms_backup(MessageSource(path)).read())
    assert [each.words for each in made] == ["after"]
    path.write_text(f"<!-- {'x' * 600_000}", encoding="utf-8")
    assert not list(SmsBackup(MessageSource(path), ("",)).read())


_PARTS = st.lists(
    st.one_of(
        st.text(max_size=20),
        st.sampled_from(
            [
                sms(AT, "x"), call(AT), mms(AT, "y", b"z"), "<sms ", "<mms>", "</mms>", "<part data='", "<!--", "-->",
                "<![CDATA[", "]]>", "<?", "?>", "'", '"', "/>", "<", "&#55357;", "<addr address='1'/>",
            ]
        ),
    ),
    max_size=10,
)  # fmt: skip


@given(_PARTS)
def test_whatever_a_file_holds_it_is_read_or_refused_with_a_sentence(parts: list[str]) -> None:
    source = MessageSource(backup(*parts).encode("utf-8", "replace"), "sms.xml")
    file = open_sms_backup(source)
    try:
        made = list(file.read())
        for each in made:
            for media in each.media if isinstance(each, Message) else ():
                list(file.content(media))
    except UserError:
        return
    assert [each.place for each in made if isinstance(each, Message)] == [
        n + 1 for n in range(sum(isinstance(each, Message) for each in made))
    ]


@pytest.mark.parametrize("piece", [1, 2, 3, 7, 50])
def test_where_the_pieces_of_a_file_are_cut_makes_no_difference(piece: int, monkeypatch: pytest.MonkeyPatch) -> None:
    text = backup(sms(AT, "Zoë 😆"), "<!-- <sms -->", "lost", mms(AT, "Look", b"picture"), "<sms broken>", call(AT))
    whole = list(opened(text).read())
    monkeypatch.setattr("vlu_desktop.intake.messages.xml_tags._PIECE", piece)
    file = opened(text)
    cut = list(file.read())
    assert [each for each in cut if isinstance(each, Message)] == [each for each in whole if isinstance(each, Message)]
    assert [each.place for each in cut if isinstance(each, SkippedPart)] == [
        each.place for each in whole if isinstance(each, SkippedPart)
    ]


@given(st.lists(st.sampled_from(["a", "b", "Zoë 😆", "<&>\"'", "\n", "data='x'"]), max_size=8))
def test_every_text_that_is_written_comes_back(words: list[str]) -> None:
    text = backup(*(sms(AT, each) for each in words))
    assert [each.words for each in read(text)] == words
    assert not skipped(text)


@given(st.binary(max_size=200))
def test_no_bytes_make_it_fail_but_with_a_sentence(data: bytes) -> None:
    source = MessageSource(b"<smses " + data, "sms.xml")
    with suppress(UserError):
        list(SmsBackup(source, ("",)).read())


def test_one_text_to_several_names_each_of_them() -> None:
    [one] = read(backup('<sms address="07700900123~07700900124" date="1700000000000" type="2" body="both" />'))
    assert (one.receiver, one.thread) == ("07700900123; 07700900124", "07700900123; 07700900124")


def test_the_phone_s_own_number_is_nobody_else() -> None:
    parts = '<parts><part ct="text/plain" text="mine" /></parts>'
    addrs = '<addrs><addr address="insert-address-token" type="137" /><addr address="07700900123" type="151" /></addrs>'
    head = '<mms date="1700000000" msg_box="2" address="insert-address-token" contact_name="null">'
    [one] = read(backup(f"{head}{parts}{addrs}</mms>"))
    assert (one.receiver, one.thread, one.words) == ("07700900123", "07700900123", "mine")
    assert one.moment == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC), "in seconds, as the phone itself keeps it"


def test_a_backup_of_the_oldest_kind() -> None:
    row = '<sms address="07700900123" time="Nov 14, 2023" date="1700000000000" type="1" body="old" name="Col" />'
    [one] = read(f"<?xml version='1.0' encoding='UTF-8'?>\n<allsms count='1'>\n\t{row}\n</allsms>")
    assert (one.sender, one.words) == ("Col <07700900123>", "old")
