# SPDX-License-Identifier: Apache-2.0
"""Exports made up for the tests, and how a test opens and reads them. Everybody in them is invented."""

import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

from vlu_desktop.intake.messages.message import Message, MessageFile, SkippedPart
from vlu_desktop.intake.messages.message_source import MessageSource

Members = Mapping[str, Any]
"""The members of an archive by name, each text or bytes."""
Content = bytes | str | Members


def packed(members: Members) -> bytes:
    """An archive of members by name."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return made.getvalue()


def bytes_of(content: Content) -> bytes:
    """A file's bytes, or those of an archive of members by name."""
    if isinstance(content, Mapping):
        return packed(content)
    return content.encode() if isinstance(content, str) else content


def source_of(content: Content, name: str = "export") -> MessageSource:
    """A file, or an archive of members by name."""
    return MessageSource(bytes_of(content), name)


def read(file: MessageFile) -> tuple[list[Message], list[SkippedPart]]:
    """What is read of a file, the messages and the rest apart; read twice, to the same."""
    found = list(file.read())
    assert found == list(file.read())
    messages = [each for each in found if isinstance(each, Message)]
    assert [each.place for each in messages] == list(range(1, len(messages) + 1))
    return messages, [each for each in found if isinstance(each, SkippedPart)]


def mojibake(text: str) -> str:
    """A string as Facebook writes it: its bytes in UTF-8, one a character."""
    return text.encode().decode("latin-1")


def as_json(value: Any) -> str:
    """Compact or not does not matter to a reader; exports have it indented."""
    return json.dumps(value, indent=2)


def shown(message: Message) -> tuple[str, str, str, str]:
    """What an officer sees of a message: when, who, what kind, and the words."""
    return (message.at.display(short=True) if message.at else "", message.sender, message.form, message.words)
