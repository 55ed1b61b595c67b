# SPDX-License-Identifier: Apache-2.0
"""Files and archives of messages opened within limits, hostile ones refused with a sentence."""

import io
import os
import random
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.messages.phones import packed
from vlu_desktop.intake.messages import message_source
from vlu_desktop.intake.messages.message_source import PIECE, MessageSource
from vlu_desktop.intake.messages.recognise import FORMATS, format_of, opened_by
from vlu_desktop.kernel.errors import UserError

LONG = os.urandom(2 * PIECE + 7)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_an_archive_gives_its_members(method: int) -> None:
    source = MessageSource(packed({"a.txt": "hello", "b/c.bin": LONG, "d/": "", "e.txt": ""}, method), "x.zip")
    assert source.is_archive
    assert source.members == ("a.txt", "b/c.bin", "e.txt")
    assert [source.size_of(each) for each in ("a.txt", "b/c.bin", "gone")] == [5, len(LONG), 0]
    assert b"".join(source.pieces("b/c.bin")) == LONG
    assert source.start_of("a.txt") == b"hello"
    assert not list(source.pieces("e.txt"))
    assert b"".join(source.stretch("b/c.bin", PIECE + 3, 10)) == LONG[PIECE + 3 : PIECE + 13]
    assert b"".join(source.stretch("b/c.bin", len(LONG) - 2, 10)) == LONG[-2:]
    assert not list(source.stretch("b/c.bin", len(LONG) + 5, 10))
    with pytest.raises(UserError, match="damaged"):
        source.start_of("gone")
    with source.opened("a.txt") as stream:
        assert not stream.seekable()


def test_a_file_gives_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(LONG)
    for source in (MessageSource(path), MessageSource(LONG, "a.bin")):
        assert (source.name, source.size, source.size_of(""), source.is_archive) == (
            "a.bin",
            len(LONG),
            len(LONG),
            False,
        )
        assert not source.members
        assert b"".join(source.pieces()) == LONG
        assert b"".join(source.stretch("", 5, 7)) == LONG[5:12]
        assert source.is_unchanged
    assert MessageSource(b"").name == "messages"


def test_a_file_that_is_not_there_or_goes_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    with pytest.raises(UserError, match="Check that it is there"):
        MessageSource(path)
    path.write_bytes(b"PK\x03\x04")
    source = MessageSource(path)
    assert source.is_archive
    path.unlink()
    with pytest.raises(UserError, match="Check that it is there"):
        source.members  # noqa: B018
    with pytest.raises(UserError, match="Check that it is there"):
        source.is_unchanged  # noqa: B018


class _Failing(io.BytesIO):
    left = 0

    def read(self, size: int | None = -1, /) -> bytes:
        _Failing.left -= 1
        if _Failing.left < 0:
            raise OSError(5, "failing disk")
        return super().read(size)


def test_a_disk_that_fails_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed({"a": "x"})
    monkeypatch.setattr("vlu_desktop.intake.messages.message_source.io.BytesIO", _Failing)
    told = []
    for reads in range(1, 9):
        source = MessageSource(data, "x.zip")
        _Failing.left = 99
        assert source.is_archive
        _Failing.left = reads
        try:
            source.members  # noqa: B018
        except UserError as wrong:
            told.append(str(wrong))
    assert 0 < len(told) < 8
    assert message_source.GONE in told
    _Failing.left = 0
    with pytest.raises(UserError, match="Check that it is there"):
        list(MessageSource(data, "x.zip").pieces())


def test_a_bomb_is_refused_and_what_merely_packs_well_is_not() -> None:
    source = MessageSource(packed({"well.txt": "x" * 15_000_000, "bomb.txt": b"\0" * 40_000_000}), "x.zip")
    assert sum(map(len, source.pieces("well.txt"))) == 15_000_000
    with pytest.raises(UserError, match="unpacks to far more"):
        source.start_of("bomb.txt")


def test_a_member_that_lies_about_its_size_is_refused() -> None:
    data = packed({"a.txt": "hello" * 1000})
    size = (5000).to_bytes(4, "little")
    assert data.count(size) >= 1
    for lie in (4999, 5001, 10):
        source = MessageSource(data.replace(size, lie.to_bytes(4, "little")), "x.zip")
        with pytest.raises(UserError, match="damaged"):
            list(source.pieces("a.txt"))
    cut = MessageSource(data.replace(size, (0xFFFFFF).to_bytes(4, "little")), "x.zip")
    with pytest.raises(UserError, match="damaged"):
        list(cut.pieces("a.txt"))


def test_too_many_members_or_too_long_a_list_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed({f"{n}.txt": "" for n in range(20)})
    monkeypatch.setattr(message_source, "MOST_MEMBERS", 19)
    with pytest.raises(UserError, match="unpacks to far more"):
        MessageSource(data, "x.zip").members  # noqa: B018
    monkeypatch.setattr(message_source, "MOST_MEMBERS", 20)
    assert len(MessageSource(data, "x.zip").members) == 20
    monkeypatch.setattr(message_source, "LARGEST_LISTING", 50)
    with pytest.raises(UserError, match="unpacks to far more"):
        MessageSource(data, "x.zip").members  # noqa: B018


def test_a_locked_or_unusually_packed_member_is_refused() -> None:
    with pytest.raises(UserError, match="packed in a way"):
        MessageSource(packed({"a": "x" * 99}, zipfile.ZIP_LZMA), "x.zip").start_of("a")
    data = bytearray(packed({"a": "x" * 99}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(UserError, match="locked with a password"):
        MessageSource(bytes(data), "x.zip").start_of("a")


def test_a_damaged_archive_is_refused() -> None:
    data = packed({"a": LONG})
    with pytest.raises(UserError, match="damaged"):
        MessageSource(data[:-30], "x.zip").members  # noqa: B018
    crooked = bytearray(data)
    crooked[:4] = b"PK\x05\x06"
    with pytest.raises(UserError, match="damaged"):
        MessageSource(bytes(crooked), "x.zip").start_of("a")
    crooked = bytearray(data)
    crooked[PIECE] ^= 0xFF
    with pytest.raises(UserError, match="damaged"):
        list(MessageSource(bytes(crooked), "x.zip").pieces("a"))
    before = bytearray(data)
    at = before.index(b"PK\x05\x06") + 16
    before[at : at + 4] = (int.from_bytes(before[at : at + 4], "little") + 5000).to_bytes(4, "little")
    with pytest.raises(UserError, match="damaged"):
        MessageSource(bytes(before), "x.zip").start_of("a")
    deflated = bytearray(packed({"a": "hello " * 1000 + "b" * 100}))
    deflated[40:44] = b"\xff\xff\xff\xff"
    with pytest.raises(UserError, match="damaged"):
        list(MessageSource(bytes(deflated), "x.zip").pieces("a"))


def test_a_name_that_leaves_the_archive_is_only_a_name(tmp_path: Path) -> None:
    names = {"../../evil.txt": "x", "/etc/passwd": "y", "C:\\evil.txt": "z"}
    path = tmp_path / "x.zip"
    path.write_bytes(packed(names))
    source = MessageSource(path)
    assert [source.start_of(each) for each in source.members] == [b"x", b"y", b"z"]
    assert [each.name for each in tmp_path.iterdir()] == ["x.zip"]


@given(st.binary(max_size=400), st.integers(0, 300))
def test_no_bytes_make_it_fail_but_with_a_sentence(noise: bytes, at: int) -> None:
    data = bytearray(packed({"_chat.txt": "13/01/2024, 21:06 - Col: hi\n" * 5, "b.xml": "<smses/>"}))
    data[at : at + len(noise)] = noise
    for start in (bytes(data), b"PK\x03\x04" + noise, noise):
        with suppress(UserError):
            source = MessageSource(start, "x.zip")
            found = format_of(source)
            if found is not None:
                list(found.open(source).read())
            for member in source.members:
                list(source.pieces(member))


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_any_stretch_of_a_member_is_its_own_bytes(method: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(message_source, "PIECE", 700)
    monkeypatch.setattr(message_source, "MARK_EVERY", 1000)
    whole = random.Random(7).randbytes(4000) + b"again and again " * 1000
    source = MessageSource(packed({"before.txt": b"x" * 99, "a.bin": whole}, method), "x.zip")
    for offset in (19_000, 0, 3, 1000, 1400, 2801, 12_345, 19_999, 20_000, 30_000, 700):
        for length in (0, 1, 999, 50_000):
            assert b"".join(source.stretch("a.bin", offset, length)) == whole[offset : offset + length]
    assert b"".join(source.pieces("a.bin")) == whole


def test_stretches_of_a_member_do_not_unpack_its_beginning_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    size, taken = 24 << 20, []
    unpack = message_source._MemberStream._unpack

    def counted(self: message_source._MemberStream, most: int) -> bytes:
        got = unpack(self, most)
        taken.append(len(got))
        return got

    monkeypatch.setattr(message_source._MemberStream, "_unpack", counted)
    source = MessageSource(packed({"a.xml": random.Random(7).randbytes(size // 8) * 8}), "x.zip")
    for at in range(0, size, size // 24):
        for _ in range(2):
            assert len(b"".join(source.stretch("a.xml", at, 1000))) == 1000
    assert sum(taken) < 6 * size, "from the beginning each time it would be 24 times"


def test_a_file_that_is_none_is_refused_with_what_is_read() -> None:
    with pytest.raises(UserError, match="These are: WhatsApp chat"):
        opened_by(MessageSource(b"hello", "x.txt"))[1]
    with pytest.raises(UserError, match="The file is empty"):
        opened_by(MessageSource(b"", "x.txt"))[1]


def test_every_format_has_its_row() -> None:
    assert len({each.key for each in FORMATS}) == len(FORMATS)
    assert all(each.label and each.endings for each in FORMATS)
    assert opened_by(MessageSource(b"<smses></smses>", "x"))[1].service == "Phone"
