# SPDX-License-Identifier: Apache-2.0
"""An archive with the exports of several services: which is read is asked, the others are named, none is lost."""

import pytest

from tests.intake.messages.formats.exports import as_json, packed
from tests.intake.messages.formats.test_telegram import PERSONAL
from tests.intake.messages.phones import backup, call, chat, evenings, sms
from tests.intake.messages.test_recognised_formats import EXAMPLES
from vlu_desktop.intake.messages.message import MessageFile
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.intake.messages.recognise import opened_by
from vlu_desktop.intake.messages.several_exports import WHICH, SeveralExports

CHAT, PHONE = chat(evenings(2, 3)), backup(*(sms(evenings(1, 1)[0][0], "Hi"), call(evenings(1, 1)[0][0])))
BOTH = packed({"WhatsApp Chat.txt": CHAT, "sms.xml": PHONE})
THREE = packed({"ChatExport/result.json": as_json(PERSONAL), "_chat.txt": CHAT, "sms.xml": PHONE})


def opened(data: bytes) -> tuple[str, MessageFile]:
    return opened_by(MessageSource(data, "everything.zip"))


def test_which_is_read_is_asked_and_the_other_is_named() -> None:
    label, file = opened(BOTH)
    assert label == "An archive of 2 exports"
    which = file.asked[0]
    assert which.key == WHICH
    assert [key for key, _ in which.choices] == ["whatsapp", "sms-backup"]
    assert "SMS Backup & Restore" in file.leaves_out[0]
    other = file.answered(WHICH, "sms-backup")
    assert (file.service, other.service) == ("WhatsApp", "Phone")
    assert "WhatsApp chat" in other.leaves_out[0]
    assert other.asked[0].answer == "sms-backup"


def test_each_of_them_is_read_whole() -> None:
    _, file = opened(BOTH)
    alone = [list(opened_by(MessageSource(packed({name: text}), "x.zip"))[1].read()) for name, text in (
        ("WhatsApp Chat.txt", CHAT), ("sms.xml", PHONE),
    )]  # fmt: skip
    assert [len(list(file.answered(WHICH, key).read())) for key, _ in file.asked[0].choices] == [*map(len, alone)]


def test_three_are_asked_of_and_the_two_that_are_left_are_named() -> None:
    _, file = opened(THREE)
    assert [key for key, _ in file.asked[0].choices] == ["whatsapp", "sms-backup", "telegram"]
    told = file.answered(WHICH, "telegram").leaves_out[0]
    assert "WhatsApp" in told
    assert "SMS Backup" in told
    assert "Telegram" not in told


def test_an_answer_for_one_export_is_none_for_another() -> None:
    _, file = opened(BOTH)
    chat_keys = {each.key for each in file.asked[1:]}
    assert not chat_keys & {each.key for each in file.answered(WHICH, "sms-backup").asked[1:]}
    for each in file.asked[1:]:
        for answer, _ in each.choices:
            assert {asked.key: asked.answer for asked in file.answered(each.key, answer).asked}[each.key] == answer


@pytest.mark.parametrize(("key", "answer"), [(WHICH, "mail"), ("whatsapp", "x"), ("no question", "x")])
def test_what_was_no_choice_is_refused(key: str, answer: str) -> None:
    with pytest.raises(ValueError, match=answer if key == WHICH else key):
        opened(BOTH)[1].answered(key, answer)


def test_an_archive_of_one_export_asks_nothing_more() -> None:
    for examples in EXAMPLES.values():
        for data in examples:
            assert not isinstance(opened(data)[1], SeveralExports)
