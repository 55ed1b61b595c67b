# SPDX-License-Identifier: Apache-2.0
"""Mails and mailboxes as several programs save them, and as somebody means them to break their reader."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.messages.phones import packed
from vlu_desktop.intake.messages.formats import mail_cuts
from vlu_desktop.intake.messages.formats.mail_file import (
    MailFile,
    matches_mail,
    matches_mailbox,
    open_mail,
    open_mailbox,
)
from vlu_desktop.intake.messages.formats.mail_headers import read_stamp
from vlu_desktop.intake.messages.formats.mail_html import html_words
from vlu_desktop.intake.messages.message import Media, Message, SkippedPart
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.kernel.errors import UserError

PLAIN = b"""\
Delivered-To: beth@example.org
Received: from mx.example.org by mail.example.org; Wed, 1 Jul 2026 22:31:05 +0000
Received: from elsewhere by mx.example.org; Wed, 1 Jul 2026 20:00:00 +0000
From: "Roe, Alan" <alan.roe@example.com>
To: Beth Hale <beth@example.org>
Cc: mum@example.org
Subject: Re: =?utf-8?q?Siarad_=C3=A2_fi?=
Date: Wed, 1 Jul 2026 23:30:00 +0100
MIME-Version: 1.0
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

You can=E2=80=99t hide, Beth.
From now on I will wait outside.
"""
PARTS = b"""\
From: alan.roe@example.com
To: beth@example.org
Date: Tue, 03 Mar 2026 21:04:11 GMT
Subject: photos
Content-Type: multipart/mixed; boundary=A

--A
Content-Type: multipart/alternative; boundary=B

--B
Content-Type: text/plain; charset=windows-1252

I know your caf\xe9 \x96 \xa35
--B
Content-Type: text/html

<p>I know your caf&eacute;</p>
--B--
--A
Content-Type: image/jpeg; name="../../door.jpg"
Content-Transfer-Encoding: base64
Content-Disposition: attachment; filename="../../door.jpg"

/9j/4AAQ
--A
Content-Type: message/rfc822

From: beth@example.org
Subject: leave me alone

Stop.
--A
Content-Type: text/plain

PS look outside
--A--
"""


def one(data: bytes, **more: str) -> Message:
    [found] = list(answered(open_mail(MessageSource(data, "a.eml")), more).read())
    assert isinstance(found, Message)
    return found


def answered(file: MailFile, answers: dict[str, str]) -> MailFile:
    for key, answer in answers.items():
        file = file.answered(key, answer)
    return file


def test_a_mail_has_its_words_its_two_times_and_its_direction() -> None:
    mail = one(PLAIN)
    assert mail.form == "mail"
    assert mail.sender == '"Roe, Alan" <alan.roe@example.com>'
    assert mail.receiver == "Beth Hale <beth@example.org>"
    assert mail.outgoing is False  # the mailbox says that it was delivered to her
    assert mail.moment == datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    assert mail.at is not None
    assert mail.at.display() == "11:30pm on 1 July 2026"
    assert mail.thread == "Siarad â fi"
    assert mail.words == (
        "Subject: Re: Siarad â fi\nCc: mum@example.org\nDate: Wed, 1 Jul 2026 23:30:00 +0100\n"
        "Received: Wed, 1 Jul 2026 22:31:05 +0000\n\n"
        "You can’t hide, Beth.\nFrom now on I will wait outside."
    )
    assert open_mail(MessageSource(PLAIN)).asked == ()


def test_parts_are_words_once_and_everything_else_is_media() -> None:
    file = open_mail(MessageSource(PARTS, "b.eml"))
    [mail] = list(file.read())
    assert isinstance(mail, Message)
    assert mail.words.endswith("\n\nI know your café – £5\nPS look outside")
    assert [(each.name, each.media_type) for each in mail.media] == [
        ("../../door.jpg", "image/jpeg"), ("leave me alone", "message/rfc822"),
    ]  # fmt: skip
    assert b"".join(file.content(mail.media[0])) == b"\xff\xd8\xff\xe0\x00\x10"
    assert b"Stop." in b"".join(file.content(mail.media[1]))


def test_html_alone_is_read_as_its_words() -> None:
    page = b"From: a@x.org\nTo: b@x.org\nContent-Type: text/html\n\n<p>I&nbsp;will <b>wait</b></p><script>x()</script>"
    assert one(page).words == "I\xa0will wait"


def test_whose_mailbox_it_is_is_asked_and_gives_the_direction() -> None:
    file = open_mail(MessageSource(PARTS))
    [asked] = file.asked
    assert asked.key == "owner"
    assert {key for key, _ in asked.choices} == {"alan.roe@example.com", "beth@example.org", ""}
    assert one(PARTS).outgoing is None
    assert one(PARTS, owner="beth@example.org").outgoing is False
    assert one(PARTS, owner="Alan.Roe@example.com").outgoing is True
    with pytest.raises(ValueError, match="no answer"):
        file.answered("other", "x")


def test_a_wrong_clock_is_asked() -> None:
    data = PLAIN.replace(b"Date: Wed, 1 Jul 2026 23:30", b"Date: Wed, 1 Jul 2020 23:30")
    [asked] = open_mail(MessageSource(data)).asked
    assert (asked.key, asked.answer) == ("clock", "sent")
    assert one(data).moment == datetime(2020, 7, 1, 22, 30, tzinfo=UTC)
    assert one(data, clock="received").moment == datetime(2026, 7, 1, 22, 31, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "outgoing", "state"),
    [
        (b"X-Gmail-Labels: Sent,Important", True, ""),
        (b"X-Gmail-Labels: Inbox", False, ""),
        (b"X-Gmail-Labels: Drafts", False, "draft"),
        (b"X-Unsent: 1", None, "draft"),
        (b"X-Mozilla-Draft-Info: internal/draft", None, "draft"),
    ],
)
def test_what_the_mailbox_noted(header: bytes, outgoing: bool | None, state: str) -> None:
    mail = one(header + b"\n" + PARTS)
    assert (mail.outgoing, mail.state) == (outgoing, state)


@pytest.mark.parametrize(
    ("words", "moment", "at"),
    [
        ("Tue, 3 Mar 2026 21:04:11 +0000 (GMT)", "2026-03-03T21:04:11+00:00", "9:04pm on 3 March 2026"),
        ("3 March 26 21:04 -0500", "2026-03-04T02:04:00+00:00", "2:04am on 4 March 2026"),
        ("Tue, 3 Mar 2026 21:04:60 -0000", "2026-03-03T21:04:59+00:00", "9:04pm on 3 March 2026"),
        ("Fri, 3 Jul 2026 21:04:11 EDT", "2026-07-04T01:04:11+00:00", "2:04am on 4 July 2026"),
        ("Fri, 3 Jul 2026 21:04:11 BST", "", "9:04pm on 3 July 2026"),
        ("Fri, 3 Jul 98 21:04", "", "9:04pm on 3 July 1998"),
        ("Fri, 3 Jul 2026 21:04:11 +0199", "", ""),
        ("Fri, 31 Feb 2026 21:04:11 +0000", "", ""),
        ("Fri, 3 Jux 2026 21:04:11 +0000", "", ""),
        ("Fri, 3 Jul 0001 21:04:11 +0000", "0001-07-03T21:04:11+00:00", ""),
        ("1 Jan 0001 00:04:11 +0500", "", ""),
        ("soon", "", ""),
    ],
)
def test_times_of_mails(words: str, moment: str, at: str) -> None:
    stamp = read_stamp(words)
    assert (stamp.moment.isoformat() if stamp.moment else "") == moment
    assert stamp.at is not None
    assert stamp.at.words == words
    assert (stamp.at.display() if stamp.at.is_dated else "") == at


def test_a_mail_without_a_date_stands_when_it_was_received_or_nowhere() -> None:
    received = b"Received: by x; Tue, 3 Mar 2026 21:05:00 +0000\n" + PARTS.replace(
        b"Date: Tue, 03 Mar 2026 21:04:11 GMT\n", b""
    )
    assert one(received).moment == datetime(2026, 3, 3, 21, 5, tzinfo=UTC)
    assert one(b"From: a@x.org\nTo: b@x.org\n\nhello").at is None


BOX = (
    b"From alan@example.com Tue Mar  3 21:04:11 2026\n" + PARTS + b"\nFrom now on at 10:30 it begins\n\n"
    b"From 1790@xxx Wed Jul 01 22:30:00 +0000 2026\n" + PLAIN
    + b"\nFrom - Wed Jul 01 22:30:00 2026\nnot a header\n\nFrom - Wed Jul 01 22:30:00 2026"
)  # fmt: skip


def test_a_mailbox_is_cut_at_separators_and_nowhere_else() -> None:
    source = MessageSource(BOX, "all.mbox")
    assert matches_mailbox(source)
    assert not matches_mail(source)
    file = open_mailbox(source)
    assert file.name == "all.mbox"
    assert file.service == "E-mail"
    assert file.clock
    assert file.leaves_out
    seen: list[tuple[int, int]] = []
    first, second = list(file.read(lambda done, of: seen.append((done, of))))
    assert isinstance(first, Message)
    assert isinstance(second, Message)
    assert second.words.endswith(
        "wait outside.\n\nFrom - Wed Jul 01 22:30:00 2026\nnot a header\n\nFrom - Wed Jul 01 22:30:00 2026"
    )
    assert (first.place, second.place) == (1, 2)
    assert b"".join(file.content(first.media[0])) == b"\xff\xd8\xff\xe0\x00\x10"
    assert seen[-1] == (len(BOX), len(BOX))


def test_what_is_no_mail_in_a_mailbox_is_named() -> None:
    found = list(open_mailbox(MessageSource(b"words before\n\n" + BOX)).read())
    assert found[0] == SkippedPart(place="mail 1", words="words before\n\n", reason="this has no headers of a mail")
    assert len(found) == 3


def test_no_mail_at_all_is_refused() -> None:
    with pytest.raises(UserError, match="No mail was found"):
        open_mailbox(MessageSource(b"words\n"))


def test_a_mail_beyond_measure_and_one_nested_too_deeply_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    deep = b"From: a@x.org\nTo: b@x.org\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(900)
    )
    [named] = list(open_mail(MessageSource(deep)).read())
    assert isinstance(named, SkippedPart)
    assert "nested" in named.reason
    assert list(open_mail(MessageSource(deep)).content(Media(name="x", member=f"0:0-{len(deep)}/0"))) == []
    monkeypatch.setattr(mail_cuts, "LARGEST_MAIL", 500)
    monkeypatch.setattr(mail_cuts, "_LINE", 100)
    [named] = list(open_mail(MessageSource(PLAIN + b"x" * 9000)).read())
    assert isinstance(named, SkippedPart)
    assert "larger" in named.reason


@pytest.mark.parametrize(("fault", "reason"), [(RecursionError, "nested"), (KeyError, "broken")])
def test_what_breaks_the_library_is_named(monkeypatch: pytest.MonkeyPatch, fault: type[Exception], reason: str) -> None:
    def breaks(data: bytes, *, headers_only: bool = False) -> None:
        raise fault

    file = open_mail(MessageSource(PARTS))
    monkeypatch.setattr("vlu_desktop.intake.messages.formats.mail_file.parse_mail", breaks)
    [named] = list(file.read())
    assert isinstance(named, SkippedPart)
    assert reason in named.reason
    with pytest.raises(UserError, match="attachment is broken"):
        list(file.content(Media(name="x", member="0:0-9/0")))


def test_headers_that_break_or_exhaust_the_library_stand_as_written() -> None:
    long = b"From: " + b"(" * 40_000 + b" alan@example.com\n" + PARTS.partition(b"\n")[2]
    assert one(long).sender.startswith("((((")
    odd = b"From: alan@example.com\nTo: =?x?\nSubject: =?utf-8?q?=ED=A0=80?= caf\xe9\nContent-Type: ;;=\n\nhello"
    assert one(odd).words.endswith("hello")
    assert "caf" in one(odd).thread
    welsh = "From: Siân <a@x.org>\nTo: b@x.org\n\nhello".encode()
    assert one(welsh).sender == "Siân <a@x.org>"


def test_bad_encodings_are_read_as_well_as_can_be() -> None:
    for charset in (b"no-such", b"zip", b"utf-8", b"\0"):
        data = b"From: a@x.org\nTo: b@x.org\nContent-Type: text/plain; charset=" + charset + b"\n\ncaf\xe9"
        assert one(data).words == "café"


def test_attachments_without_names_and_members_that_are_none() -> None:
    data = b"From: a@x.org\nTo: b@x.org\nContent-Type: application/pdf\n\n%PDF"
    file = open_mail(MessageSource(data))
    [mail] = list(file.read())
    assert isinstance(mail, Message)
    assert mail.media[0].name == "part 0"
    assert b"".join(file.content(mail.media[0])) == b"%PDF"
    for member in ("", "0-5", f"0:0-{len(data)}/7", "0:99999-999999/0", "../x"):
        assert b"".join(file.content(Media(name="x", member=member))) == b""
    inner = b"From: a@x.org\nTo: b@x.org\nContent-Type: message/rfc822\n\nTo: me\n\nhello"
    assert one(inner).media[0].name == "mail 0"


@pytest.mark.parametrize(
    ("start", "taken"),
    [
        (PLAIN, True),
        (b"\xef\xbb\xbf\r\n" + PLAIN, True),
        (b"Date: 3 March 2026\nWhat happened: he rang\n", False),
        (b"From: <Saved by Blink>\nSnapshot-Content-Location: https://x\nSubject: x\nDate: x\n\n", False),
        (b"03/03/2026, 21:04 - Alan: From: x\n", False),
        (b"Subject: x\nDate: y\n\n", False),
    ],
)
def test_a_mail_is_known_by_its_headers(start: bytes, taken: bool) -> None:
    assert matches_mail(MessageSource(start)) is taken
    assert not matches_mailbox(MessageSource(start))


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("a<br>b<p>c</p>d", "a\nb\nc\nd"),
        ("<table><tr><td>a</td><th>b</th></tr></table>", "a\tb"),
        ("<a title='x > y'>z</a>", "z"),
        ("1 < 2 > 1", "1 < 2 > 1"),
        ("a<!-- <b> -->b<!doctype x>c<?x?>d", "abcd"),
        ("a<!-- no end > b", "a"),
        ("a <b", "a <b"),
        ("<head><title>t</title><body>w</body>", "w"),
        ("<style>p < q</style>w<script>x</script></i>", "w"),
        ("<a " + "x" * 3000 + ">w", "w"),
        ("&lt;b&gt; &#163;5", "<b> £5"),
    ],
)
def test_words_of_pages(page: str, words: str) -> None:
    assert html_words(page) == words


SNIPPETS = st.sampled_from(
    [b"From: a@x.org\n", b"To: b\n", b"Content-Type: multipart/mixed; boundary=A\n", b"--A\n", b"--A--\n", b"\n", b"=?",
     b"Content-Type: message/rfc822\n", b"Content-Transfer-Encoding: base64\n", b"Content-Type: text/html\n", b"<p>",
     b"From a@x.org Tue Mar 3 21:04:11 2026\n", b"Content-Transfer-Encoding: x-uuencode\n", b"begin 644 x\n",
     b'Content-Disposition: attachment; filename*=utf-8\'\'%ff"\n', b"Date: 1 Jan 9999 23:59:59 -1400\n",
     b"Received: ;"]
)  # fmt: skip


@given(st.lists(SNIPPETS | st.binary(max_size=20), max_size=25).map(b"".join), st.booleans())
def test_whatever_comes_is_a_mail_or_is_named(data: bytes, box: bool) -> None:
    source = MessageSource(b"From: z@x.org\nTo: b@x.org\n" + data)
    file = (open_mailbox if box else open_mail)(source)
    found = list(file.read())
    assert [(each.place if isinstance(each, Message) else int(each.place[5:])) for each in found] == list(
        range(1, len(found) + 1)
    )
    assert found == list(file.read())
    for each in found:
        if isinstance(each, Message):
            for media in each.media:
                b"".join(file.content(media))


@given(st.text(alphabet="<>!-\"'/abp &;=\n") | st.text())
def test_whatever_a_page_is_its_words_are_found(page: str) -> None:
    html_words(page)
    if "<" not in page and "&" not in page:
        assert html_words(page).split() == page.split()


def test_a_header_the_library_fails_on_stands_as_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(policy: object, name: str, value: str) -> str:
        raise IndexError

    monkeypatch.setattr("email.policy.EmailPolicy.header_fetch_parse", fails)
    unlike = PLAIN.replace(b'"Roe, Alan"', b'"Roe,  Alan"')  # never read before
    assert one(unlike).sender == '"Roe,  Alan" <alan.roe@example.com>'


def test_of_a_mailbox_of_very_many_people_the_first_are_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vlu_desktop.intake.messages.formats.mail_file.MOST_PEOPLE", 1)
    assert open_mailbox(MessageSource(BOX)).people == ("alan.roe@example.com", "beth@example.org")


def test_an_archive_of_mails_or_with_a_mailbox_is_read_as_one() -> None:
    mails = MessageSource(packed({"saved/a.eml": PLAIN, "saved/b.eml": PARTS, "saved/note.txt": b"x"}), "mails.zip")
    assert matches_mail(mails)
    assert not matches_mailbox(mails)
    file = open_mail(mails)
    found = [each for each in file.read() if isinstance(each, Message)]
    assert [(each.place, each.part) for each in found] == [(1, "saved/"), (2, "saved/")]
    assert [each.words for each in found] == [one(PLAIN).words, one(PARTS).words]
    alone = open_mail(MessageSource(PARTS))
    for mine, yours in zip(found[1].media, one(PARTS).media, strict=True):
        assert b"".join(file.content(mine)) == b"".join(alone.content(yours))
    assert not list(file.content(Media(name="x", member="9:0-10/0")))
    box = MessageSource(packed({"Takeout/Mail/All mail.mbox": BOX, "Takeout/index.html": b"<html>"}), "takeout.zip")
    assert matches_mailbox(box)
    assert not matches_mail(box)
    plain = [each.words for each in open_mailbox(MessageSource(BOX)).read()]
    assert [each.words for each in open_mailbox(box).read()] == plain
    assert not matches_mail(MessageSource(packed({"a.eml": b"no mail"}), "x.zip"))
