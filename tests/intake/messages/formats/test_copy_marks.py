# SPDX-License-Identifier: Apache-2.0
"""A file that was downloaded twice is the same conversation, whatever the computer put behind its name."""

from collections.abc import Collection
from datetime import datetime

import pytest

from tests.intake.messages.formats.exports import read
from tests.intake.messages.formats.test_imazing_text import CHAT as IMAZING
from tests.intake.messages.formats.test_imessage_page import PAGE
from tests.intake.messages.formats.test_imessage_text import CHAT as IMESSAGE
from tests.intake.messages.phones import chat
from vlu_desktop.intake.messages.formats.copy_marks import named_by, without_copy
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.intake.messages.recognise import opened_by

GROUP = chat([(datetime(2025, 3, 3, 20, n), name, f"No {n}") for n, name in enumerate(("Col Dray", "Ines Quarrie"))])


@pytest.mark.parametrize(
    ("title", "beside", "plain"),
    [
        ("Rob (2)", (), "Rob"),
        ("Rob(2)", (), "Rob"),
        ("Rob - Copy", (), "Rob"),
        ("Rob - Copy (3)", (), "Rob"),
        ("Rob (work)", (), "Rob (work)"),
        ("Rob", (), "Rob"),
        ("(2)", (), "(2)"),
        ("The street (2)", ("The street",), "The street (2)"),
    ],
)
def test_the_mark_of_a_copy_is_no_part_of_a_name(title: str, beside: Collection[str], plain: str) -> None:
    assert without_copy(title, beside) == plain


def test_a_file_names_its_conversation_without_its_folder_and_ending() -> None:
    assert named_by("", (), "Rob (2).txt", ".txt") == "Rob"
    assert named_by("a/Rob (2).txt", ("a/Rob (2).txt", "a/Rob.txt"), "x.zip", ".txt") == "Rob (2)"
    assert named_by("a/Rob (2).HTM", ("a/Rob (2).HTM",), "x.zip", ".html", ".htm") == "Rob"
    assert named_by("", (), ".txt", ".txt") == ".txt"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("WhatsApp Chat with The street{}.txt", GROUP),
        ("Messages - Col Dray{}.txt", IMAZING),
        ("+447700900123{}.txt", IMESSAGE),
        ("+447700900123{}.html", PAGE),
    ],
)
def test_the_same_export_twice_is_one_conversation(name: str, content: str) -> None:
    threads = [
        {each.thread for each in read(opened_by(MessageSource(content.encode(), name.format(mark)))[1])[0]}
        for mark in ("", " (2)")
    ]
    assert threads[0] == threads[1] != set()
