# SPDX-License-Identifier: Apache-2.0
"""Each file finds its own format by what it holds, whatever its name says, and no diary is taken for messages."""

from contextlib import suppress

import pytest

from tests.intake import importer_examples, workbooks
from tests.intake.messages.formats import (
    outlook_files,
    test_cellebrite_report,
    test_cellebrite_workbook,
    test_every_export,
    test_imazing,
    test_mail_file,
    test_meta_old_page,
    test_outlook_mail,
    test_phone_bill,
    test_police_log,
)
from tests.intake.messages.formats.exports import bytes_of
from vlu_desktop.intake.messages.message import Message, SkippedPart
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.intake.messages.recognise import FORMATS, MessageFormat, format_of, opened_by
from vlu_desktop.kernel.errors import UserError

CHAT = "[23/03/2026, 21:04:11] Alan: I know\n[23/03/2026, 21:05:11] Beth: No\n" * 5
BACKUP = (
    '<?xml version="1.0"?><smses count="1"><sms address="07700900111" date="1772571851000" type="1" body="hi"/></smses>'
)
EXAMPLES: dict[str, tuple[bytes, ...]] = {
    "whatsapp": (CHAT.encode(),),
    "sms-backup": (BACKUP.encode(),),
    "cellebrite": (
        test_cellebrite_report.REPORT.encode(),
        workbooks.packed({"report.xml": test_cellebrite_report.REPORT.encode()}),
    ),
    "cellebrite-sheets": (test_cellebrite_workbook.workbook(test_cellebrite_workbook.ALL),),
    **{
        module.__name__.rpartition(".")[2].replace("_", "-"): tuple(
            bytes_of(content) for each, content in test_every_export.EXAMPLES if each is module
        )
        for module in test_every_export.FORMATS
    },
    "imazing-sheets": (workbooks.xlsx([row.split(",") for row in (test_imazing.NEW, "Col,2024-03-02 21:14:05")]),),
    "meta-old-page": (test_meta_old_page.PAGE.encode(),),
    "outlook": (outlook_files.compound(test_outlook_mail.MAIL),),
    "mail": (test_mail_file.PLAIN, test_mail_file.PARTS),
    "mailbox": (test_mail_file.BOX,),
    "phone-bill": tuple(
        each.encode()
        for each in (test_phone_bill.LOG, test_phone_bill.BT, test_phone_bill.O2, test_phone_bill.VODAFONE)
    ),
    "police-log": (test_police_log.LOG.encode(),),
}


@pytest.mark.parametrize("format_", FORMATS, ids=lambda each: each.key)
def test_each_file_is_taken_by_its_own_format_and_no_other(format_: MessageFormat) -> None:
    assert EXAMPLES[format_.key]
    for data in EXAMPLES[format_.key]:
        source = MessageSource(data, "file")
        assert [each.key for each in FORMATS if each.matches(source)] == [format_.key]
        file = opened_by(source)[1]
        assert file.name == "file"
        assert list(file.read()) == list(file.read())


@pytest.mark.parametrize("key", importer_examples.EXAMPLES)
def test_what_is_imported_otherwise_is_no_file_of_messages(key: str) -> None:
    for name, data in importer_examples.EXAMPLES[key]:
        assert format_of(MessageSource(data, name)) is None


def _read_or_refused(format_: MessageFormat, data: bytes) -> None:
    """It is taken or not, and read or refused, and nothing else."""
    source = MessageSource(data, "file")
    with suppress(UserError):
        if format_.matches(source):
            file = format_.open(source)
            for each in file.read():
                assert isinstance(each, Message | SkippedPart)
                for media in each.media if isinstance(each, Message) else ():
                    with suppress(UserError):
                        assert sum(map(len, file.content(media))) >= 0
            assert file.asked is not None


# Each as it is in every run, and ten times as long in soak.
HUGE = [b"x" * 300_000, b"<div>" * 6_000, b"[" * 100_000, b'{"a":' * 50_000, b"\n" * 50_000, b"&#x1F600;" * 20_000,
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>&b;']  # fmt: skip


@pytest.mark.parametrize("times", [1, pytest.param(10, marks=pytest.mark.soak)])
@pytest.mark.parametrize("huge", HUGE, ids=["long", "nested", "lists", "objects", "lines", "references", "entities"])
@pytest.mark.parametrize(("format_", "whole"), [(each, EXAMPLES[each.key][0]) for each in FORMATS])
def test_a_huge_field_or_deep_nesting_within_a_file_is_read_or_refused_in_words(
    format_: MessageFormat, whole: bytes, huge: bytes, times: int
) -> None:
    huge *= times
    # Where its first words stand, else in its middle: a packed file is then only damaged.
    at = next((whole.find(each) for each in (b"Rowan", b"hi", b"Alan", b"07") if whole.find(each) > 0), len(whole) // 2)
    _read_or_refused(format_, whole[:at] + huge + whole[at:])
    _read_or_refused(format_, whole + huge)
