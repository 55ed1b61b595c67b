# SPDX-License-Identifier: Apache-2.0
"""Mails as Outlook saves them, in both its kinds of text, with what is attached, whole and broken."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.messages.formats.outlook_files import Tree, binary, compound, narrow, table, text, ticks
from vlu_desktop.intake.messages.formats import outlook_mail, outlook_properties
from vlu_desktop.intake.messages.formats.outlook_mail import OutlookMail, matches_outlook, open_outlook
from vlu_desktop.intake.messages.message import Media, Message, SkippedPart
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.kernel.errors import UserError

SENT = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
INNER: Tree = {
    **text(0x0037, "leave me alone"), **text(0x0C1A, "Beth Hale"), **text(0x1000, "Stop."), **table(24, p0E07=0x20),
}  # fmt: skip
MAIL: Tree = {
    **text(0x0037, "RE: Door"),
    **text(0x0C1A, "Alan Roe"),
    **text(0x0C1F, "alan.roe@example.com"),
    **text(0x1000, "I know where you are.\r\n\r\nAlan"),
    **table(32, p0039=ticks(SENT), p0E06=ticks(SENT) + 600_000_000, p0E07=1),
    "__recip_version1.0_#00000000": {
        **text(0x3001, "Beth Hale"), **text(0x39FE, "beth@example.org"), **table(8, p0C15=1),
    },
    "__recip_version1.0_#00000001": {**text(0x3001, "Mum"), **text(0x3003, "mum@example.org"), **table(8, p0C15=2)},
    "__attach_version1.0_#00000000": {
        **text(0x3707, "../door.jpg"), **text(0x370E, "image/jpeg"), **binary(0x3701, b"\xff\xd8\xff"), **table(8),
    },
    "__attach_version1.0_#00000001": {**text(0x3001, "leave me alone"), **table(8), "__substg1.0_3701000D": INNER},
}  # fmt: skip


def opened(tree: Tree) -> OutlookMail:
    source = MessageSource(compound(tree), "door.msg")
    assert matches_outlook(source)
    return open_outlook(source)


def first(file: OutlookMail) -> Message:
    found = next(iter(file.read()))
    assert isinstance(found, Message)
    return found


def test_a_mail_of_outlook_and_the_one_attached_to_it() -> None:
    file = opened(MAIL)
    seen: list[tuple[int, int]] = []
    mail, attached = list(file.read(lambda done, of: seen.append((done, of))))
    assert isinstance(mail, Message)
    assert isinstance(attached, Message)
    assert (mail.form, mail.sender, mail.receiver) == (
        "mail", "Alan Roe <alan.roe@example.com>", "Beth Hale <beth@example.org>",
    )  # fmt: skip
    assert mail.moment == SENT
    assert mail.at is not None
    assert mail.at.display() == "11:30pm on 1 July 2026"
    assert mail.words == (
        "Subject: RE: Door\nDate: 2026-07-01T22:30:00+00:00\nReceived: 2026-07-01T22:31:00+00:00\n\n"
        "I know where you are.\n\nAlan"
    )
    assert mail.thread == "Door"
    photo, inner = mail.media
    assert (photo.name, photo.media_type) == ("../door.jpg", "image/jpeg")
    assert b"".join(file.content(photo)) == b"\xff\xd8\xff"
    assert inner == Media(name="leave me alone")
    assert list(file.content(inner)) == []
    assert (attached.place, attached.words, attached.outgoing, attached.at) == (
        2, "Subject: leave me alone\n\nStop.", True, None,
    )  # fmt: skip
    assert seen == [(file.source.size, file.source.size)]
    assert (file.name, file.service) == ("door.msg", "E-mail")
    assert file.clock
    assert file.leaves_out


def test_whose_mailbox_it_is_is_asked_unless_the_mail_says() -> None:
    file = opened(MAIL)
    [asked] = file.asked
    assert [key for key, _ in asked.choices] == ["beth@example.org", "alan.roe@example.com", ""]
    assert first(file).outgoing is None
    assert first(file.answered("owner", "beth@example.org")).outgoing is False
    assert first(file.answered("owner", "alan.roe@example.com")).outgoing is True
    with pytest.raises(ValueError, match="no answer"):
        file.answered("clock", "sent")
    assert opened(INNER | table(32, p0E07=0x28)).asked == ()
    assert first(opened(INNER | table(32, p0E07=0x28))).state == "draft"


def test_older_text_web_pages_and_headers() -> None:
    mail = first(opened({
        **narrow(0x0037, b"caf\xe9"), **narrow(0x0C1A, b"Alan"), **narrow(0x0C1F, b"/O=ORG/CN=ALAN"),
        **narrow(0x0E04, b"Beth"), **binary(0x1013, b"<p>5\x80 a</p>"), **table(32, p3FFD=1252, p3FDE=1252),
        **text(0x007D, "Received: by x; Tue, 3 Mar 2026 21:05:00 +0000\r\nDate: Tue, 3 Mar 2026 21:04:11 +0000\r\n"),
        "__recip_version1.0_#00000000": {**text(0x3003, "/O=ORG/CN=BETH"), **table(8)},
        "__attach_version1.0_#00000000": {**table(8)},
    }))  # fmt: skip
    assert (mail.sender, mail.receiver, mail.thread) == ("Alan", "Beth", "café")
    assert mail.moment == datetime(2026, 3, 3, 21, 4, 11, tzinfo=UTC)
    assert mail.words.endswith("Received: Tue, 3 Mar 2026 21:05:00 +0000\n\n5€ a")
    assert mail.media == (Media(name="__attach_version1.0_#00000000"),)
    odd = first(opened({**narrow(0x0037, b"caf\xe9"), **table(32, p3FFD=7, p0039=2**62), **text(0x1013, "<b>hi</b>")}))
    assert odd.words == "Subject: café\n\nhi"


def test_a_time_that_can_not_be_leaves_the_mail_undated() -> None:
    far = first(opened({**text(0x0037, "x"), **table(32, p0039=ticks(datetime(9999, 12, 31, tzinfo=UTC)))}))
    assert far.at is not None
    assert not far.at.is_dated


def test_words_in_rich_text_alone_are_named() -> None:
    _, named = list(opened({**text(0x0037, "x"), **binary(0x1009, b"LZFu")}).read())
    assert isinstance(named, SkippedPart)
    assert "rich text" in named.reason


def test_more_mails_than_anybody_attaches_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outlook_mail, "MOST_MAILS", 1)
    _, named = list(opened(MAIL).read())
    assert isinstance(named, SkippedPart)
    assert "more mails" in named.reason


def test_what_is_no_mail_of_outlook_is_not_taken_and_what_is_broken_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = compound(MAIL)
    assert not matches_outlook(MessageSource(compound({"Workbook": b"x"})))
    assert not matches_outlook(MessageSource(b"From: a"))
    many_tables = data[:44] + b"\xff\xff\xff\x7f" + data[48:]
    for broken in (data[:100], data[:600], many_tables, data[:30] + b"\x14" + data[31:], b"From: a" * 100):
        with pytest.raises(UserError, match="damaged"):
            open_outlook(MessageSource(broken))
    monkeypatch.setattr(outlook_properties, "LARGEST", 100)
    with pytest.raises(UserError, match="larger than"):
        open_outlook(MessageSource(data))


def test_memory_that_is_at_its_end_is_not_called_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    def exhausted(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("olefile.OleFileIO", exhausted)
    with pytest.raises(MemoryError):
        open_outlook(MessageSource(compound(MAIL)))


@given(st.lists(st.tuples(st.integers(0, len(compound(MAIL)) - 1), st.integers(0, 255)), max_size=8))
def test_whatever_is_broken_in_it_is_read_or_refused(changes: list[tuple[int, int]]) -> None:
    data = bytearray(compound(MAIL))
    for place, value in changes:
        data[place] = value
    try:
        file = open_outlook(MessageSource(bytes(data)))
        found = list(file.read())
        assert found
        assert found == list(file.read())
        for each in found:
            for media in each.media if isinstance(each, Message) else ():
                b"".join(file.content(media))
    except UserError:
        return
