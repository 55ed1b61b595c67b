# SPDX-License-Identifier: Apache-2.0
"""A forensic report of a phone: what it says of each message, what was recovered, and what is made to break it."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.workbooks import packed
from vlu_desktop.intake.messages.formats import cellebrite_nodes
from vlu_desktop.intake.messages.formats.cellebrite_report import CellebriteReport, matches_report, open_report
from vlu_desktop.intake.messages.message import Media, Message, SkippedPart
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.kernel.errors import UserError

HEAD = '<?xml version="1.0" encoding="utf-8"?><project xmlns="http://pa.cellebrite.com/report/2.0"><decodedData>'
FOOT = "</decodedData></project>"


def field(name: str, words: str) -> str:
    return f'<field name="{name}" type="String"><value type="String"><![CDATA[{words}]]></value></field>'


def party(number: str, name: str = "", *, owner: str = "False", role: str = "") -> str:
    more = field("Role", role) if role else ""
    named = field("Name", name) if name else '<field name="Name" type="String"><empty/></field>'
    return (
        f'<model type="Party" id="p">{field("Identifier", number)}{named}{field("IsPhoneOwner", owner)}{more}</model>'
    )


def one(role: str, *within: str) -> str:
    return f'<modelField name="{role}" type="Party">{"".join(within)}</modelField>'


def many(role: str, *within: str) -> str:
    return f'<multiModelField name="{role}" type="Party">{"".join(within)}</multiModelField>'


def model(kind: str, *within: str, deleted: str = "Intact") -> str:
    return f'<model type="{kind}" id="m" deleted_state="{deleted}">{"".join(within)}</model>'


def types(kind: str, *within: str) -> str:
    return f'<modelType type="{kind}">{"".join(within)}</modelType>'


ALAN, BETH = party("447700900111@s.whatsapp.net", "Alan R"), party("07700900222", owner="True")
PHOTO = model("Attachment", field("Filename", "IMG-1.jpg"), field("ContentType", "image/jpeg"),
              field("attachment_extracted_path", "files\\Image\\IMG-1.jpg"))  # fmt: skip
REPORT = HEAD + "".join((
    types("Contact", model("Contact", field("Name", "Mum")), model("Contact")),
    types("Chat", model(
        "Chat", field("Source", "WhatsApp"), many("Participants", ALAN, BETH),
        many("Messages",
             model("InstantMessage", one("From", ALAN), many("To", BETH), field("Body", "I know where  you are"),
                   field("TimeStamp", "2026-07-01T22:30:05.000+00:00"), many("Attachments", PHOTO)),
             model("InstantMessage", one("From", BETH), field("Body", "Leave me alone"),
                   field("TimeStamp", "2026-07-01T22:31:00+00:00"), deleted="Deleted")),
    )),
    types("SMS",
          model("SMS", many("Parties", party("07700900111", role="From")), field("Folder", "Inbox"),
                field("Body", "hi"), field("TimeStamp", "2026-07-01T23:30:00")),
          model("SMS", many("Parties", party("07700900111", role="To")), field("Folder", "Drafts"),
                field("Body", "no")),
          model("SMS", many("Parties", party("07700900111", role="To")), field("Folder", "Sent"),
                field("Status", "Failed"), field("TimeStamp", "1970-01-01T00:00:00+00:00")),
          model("SMS", field("Body", "?"))),
    types("Call",
          model("Call", field("Direction", "Incoming"), field("Duration", "00:00:03.0000"),
                many("Parties", party("07700900111", role="From")), field("TimeStamp", "2026-03-03T21:04:11+00:00")),
          model("Call", field("Type", "Missed"), many("Parties", party("07700900111", role="From"))),
          model("Call", field("Type", "Blocked"), field("Duration", "a while")),
          model("Call", field("Type", "Outgoing"), many("Parties", party("07700900333", "07700900333", role="To")))),
    types("Email", model("Email", one("From", party("alan@example.com")), many("To", party("beth@example.org")),
                         many("Cc", party("mum@example.org")), field("Subject", "Hello"),
                         field("Body", "Open the door"), many("Attachments", model("Attachment")))),
)) + FOOT  # fmt: skip
JPEG = b"\xff\xd8\xff"


def opened(report: str, **parts: bytes) -> CellebriteReport:
    data = packed({"Report/report.xml": report.encode(), "files/Image/IMG-1.jpg": JPEG, **parts})
    source = MessageSource(data, "phone.ufdr")
    assert matches_report(source)
    return open_report(source)


def test_in_a_chat_that_names_the_owner_whoever_else_wrote_it_came_in() -> None:
    said = (model("InstantMessage", one("From", who), field("Body", "x")) for who in (ALAN, party("07700900222")))
    alone = types("Chat", model("Chat", many("Participants", ALAN, BETH), many("Messages", *said)))
    assert [each.outgoing for each in opened(HEAD + alone + FOOT).read() if isinstance(each, Message)] == [False, True]


@pytest.mark.parametrize("where", ["Type", "Status"])
def test_a_missed_call_that_has_a_direction_too(where: str) -> None:
    call = types("Call", model("Call", field("Direction", "Incoming"), field(where, "Missed")))
    [found] = opened(HEAD + call + FOOT).read()
    assert isinstance(found, Message)
    assert (found.form, found.outgoing) == ("missed", False)


def test_every_kind_of_record_is_read_as_the_report_says() -> None:
    file = opened(REPORT)
    contacts, threat, answer, text, draft, failed, unsaid, call, missed, blocked, rang, mail = list(file.read())
    assert contacts == SkippedPart(place="Contact", words="2", reason="records of this type are no messages")
    assert isinstance(threat, Message)
    assert threat.sender == "Alan R <447700900111@s.whatsapp.net>"
    assert threat.receiver == "07700900222"
    assert threat.words == "I know where  you are"
    assert threat.outgoing is False
    assert threat.moment == datetime(2026, 7, 1, 22, 30, 5, tzinfo=UTC)
    assert threat.at is not None
    assert threat.at.display() == "11:30pm on 1 July 2026"
    assert threat.thread == "WhatsApp · Alan R <447700900111@s.whatsapp.net>"
    assert threat.media == (Media(name="IMG-1.jpg", member="files/Image/IMG-1.jpg", media_type="image/jpeg"),)
    assert b"".join(file.content(threat.media[0])) == JPEG
    assert isinstance(answer, Message)
    assert (answer.outgoing, answer.state) == (True, "deleted")
    assert isinstance(text, Message)
    assert (text.outgoing, text.sender, text.moment) == (False, "07700900111", None)
    assert text.at is not None
    assert text.at.display() == "11:30pm on 1 July 2026"  # no zone is named, so it stands as it is
    assert isinstance(draft, Message)
    assert (draft.outgoing, draft.state, draft.receiver, draft.at) == (True, "draft", "07700900111", None)
    assert isinstance(failed, Message)
    assert failed.state == "failed"
    assert failed.at is not None
    assert not failed.at.is_dated  # the phone kept no time
    assert isinstance(unsaid, Message)
    assert unsaid.outgoing is None
    assert isinstance(call, Message)
    assert (call.form, call.outgoing, call.seconds, call.thread) == ("call", False, 3, "07700900111")
    assert isinstance(missed, Message)
    assert (missed.form, missed.outgoing) == ("missed", False)
    assert isinstance(blocked, Message)
    assert (blocked.state, blocked.seconds, blocked.words) == ("blocked", None, "Duration: a while")
    assert isinstance(rang, Message)
    assert (rang.outgoing, rang.receiver, rang.thread) == (True, "07700900333", "07700900333")
    assert isinstance(mail, Message)
    assert mail.form == "mail"
    assert mail.words == "Subject: Hello\nCopies: mum@example.org\n\nOpen the door"
    assert mail.media == (Media(name="attachment"),)
    assert list(file.content(mail.media[0])) == []


def test_the_file_says_what_it_is() -> None:
    file = opened(REPORT)
    assert (file.name, file.service) == ("phone.ufdr", "Cellebrite report")
    assert file.clock
    assert file.leaves_out
    assert file.asked == ()
    with pytest.raises(ValueError, match="no answer"):
        file.answered("owner", "x")
    seen: list[tuple[int, int]] = []
    list(file.read(lambda done, of: seen.append((done, of))))
    assert seen == sorted(seen)
    assert seen[-1] == (len(REPORT.encode()), len(REPORT.encode()))


def test_a_report_without_its_archive_and_in_another_encoding() -> None:
    source = MessageSource(REPORT.replace("utf-8", "utf-16").encode("utf-16"), "report.xml")
    assert matches_report(source)
    assert len(list(open_report(source).read())) == 12


def test_where_it_breaks_the_rest_is_kept_and_named() -> None:
    report = REPORT.replace('<modelType type="Call">', '<modelType type="Call"></oops>')
    found = list(opened(report).read())
    assert len([each for each in found if isinstance(each, Message)]) == 6
    assert isinstance(found[-1], SkippedPart)
    assert "broken from here" in found[-1].reason


@pytest.mark.parametrize(
    "attack",
    [
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>' + REPORT.partition("?>")[2],
        HEAD + types("SMS", "<field>" * 100),
    ],
)
def test_entities_and_endless_nesting_are_refused(attack: str) -> None:
    with pytest.raises(UserError, match="attacks do"):
        list(opened(attack).read())


def test_records_beyond_measure_are_named_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cellebrite_nodes, "LARGEST_TEXT", 50)
    monkeypatch.setattr(cellebrite_nodes, "MOST_NODES", 30)
    messages = (
        model("InstantMessage", field("Body", "x" * 60)),
        model("InstantMessage", *(field("Label", "y") for _ in range(40))),
        model("InstantMessage", field("Body", "kept")),
    )
    report = HEAD + types("Chat", *(model("Chat", many("Messages", *messages)) for _ in range(5))) + FOOT
    found = list(opened(report).read())
    assert [isinstance(each, Message) for each in found] == [False, False, True] * 5
    assert isinstance(found[0], SkippedPart)
    assert "larger than any message" in found[0].reason
    assert isinstance(found[2], Message)
    assert found[2].words == "kept"
    assert found[2].place == 3


def test_a_tag_without_an_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cellebrite_nodes, "LONGEST_TAG", 1000)
    monkeypatch.setattr(cellebrite_nodes, "_PIECE", 500)
    with pytest.raises(UserError, match="attacks do"):
        list(opened(HEAD + '<modelType type="' + "x" * 100_000 + '"/>' + FOOT).read())


def test_a_named_group_and_words_that_are_in_pieces() -> None:
    body = '<field name="Body"><value>a &amp; <![CDATA[<b>]]></value><value>2</value>stray</field>'
    chat = model("Chat", field("Name", "Family"), many("Messages", model("InstantMessage", body)))
    [found] = list(opened(HEAD + "stray" + types("Chat", chat, "<note/>") + FOOT).read())
    assert isinstance(found, Message)
    assert (found.thread, found.words) == ("Family", "a & <b>\n2")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<smses count='1'></smses>",
        packed({"chat.txt": b"<project decodedData"}),
        packed({"report.xml": b"<html>"}),
        b"PK\x03\x04 broken",
    ],
)
def test_anything_else_is_no_report(data: bytes) -> None:
    assert not matches_report(MessageSource(data))


def test_an_archive_without_a_report_is_refused() -> None:
    with pytest.raises(UserError, match="no report"):
        open_report(MessageSource(packed({"chat.txt": b""})))


PIECES = st.sampled_from(
    ['<modelType type="SMS">', '<modelType type="X">', "</modelType>", '<model type="SMS">', '<model type="Chat">',
     "</model>",
     '<field name="Body">', "</field>", "<value>", "</value>", "&amp;", "words", "\x00", "<![CDATA[", "]]>",
     "<multiModelField>",
     field("TimeStamp", "9999-12-31T23:59:59-14:00"), field("Duration", "9:9"), one("From", ALAN)]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join))
def test_whatever_comes_is_read_or_named(middle: str) -> None:
    file = opened(HEAD + middle + FOOT)
    found = list(file.read())
    assert found == list(file.read())
    places = [each.place for each in found if isinstance(each, Message)]
    assert places == sorted(set(places))
