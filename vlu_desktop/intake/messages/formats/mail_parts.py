# SPDX-License-Identifier: Apache-2.0
"""What a mail holds: the words its reader saw, and what is attached to it."""

from dataclasses import dataclass
from email.message import Message as Mail

from vlu_desktop.intake.formats.delimited import decode, guess_encoding
from vlu_desktop.intake.formats.grid import clean
from vlu_desktop.intake.messages.formats.mail_headers import header
from vlu_desktop.intake.messages.formats.mail_html import html_words
from vlu_desktop.intake.messages.message import Media


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a mail that has no parts. `choice` tells apart the sets of which a reader sees one, 0 for none."""

    mail: Mail
    choice: int


def parts_of(mail: Mail) -> list[Part]:
    """Every part in its order; a mail attached to this one is a part and is not looked into."""
    found: list[Part] = []
    waiting = [Part(mail=mail, choice=0)]
    choices = 0
    while waiting:
        part = waiting.pop()
        inner = _inner(part.mail)
        if part.mail.get_content_maintype() != "multipart" or not inner:
            found.append(part)
            continue
        choice = part.choice
        if part.mail.get_content_subtype() == "alternative" and not choice:
            choice = choices = choices + 1
        waiting.extend(Part(mail=each, choice=choice) for each in reversed(inner))
    return found


def words_and_media(mail: Mail, member: str) -> tuple[str, tuple[Media, ...]]:
    """The words in the mail's order, plain rather than HTML where it has both, and every other part as media.

    `member` and the part's number say where the bytes stand: "0-1200/3".
    """
    texts: list[tuple[int, bool, str]] = []
    media = []
    for number, part in enumerate(parts_of(mail)):
        kind = part.mail.get_content_type()
        if kind in ("text/plain", "text/html") and not _is_attached(part.mail):
            text = _text(part.mail)
            plain = kind == "text/plain"
            texts.append((part.choice, plain, text if plain else html_words(text)))
        else:
            media.append(Media(name=_name(part.mail, number), member=f"{member}/{number}", media_type=kind))
    in_plain = {choice for choice, plain, text in texts if plain and text.strip()}
    seen = [text for choice, plain, text in texts if not choice or plain == (choice in in_plain)]
    return "\n".join(text.strip("\n") for text in seen if text.strip()), tuple(media)


def bytes_of(mail: Mail, number: int) -> bytes:
    """A part's bytes, unpacked from its transfer encoding; a mail attached is written out again."""
    parts = parts_of(mail)
    if not 0 <= number < len(parts):
        return b""
    part = parts[number].mail
    inner = _inner(part)
    if inner:
        return b"".join(each.as_bytes() for each in inner)
    return _payload(part)


def _is_attached(part: Mail) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _name(part: Mail, number: int) -> str:
    """Its name as the mail has it, which nobody may use as a path."""
    name = part.get_filename()
    if name:
        return clean(name)
    inner = _inner(part)
    if inner:
        return header(inner[0], "Subject") or f"mail {number}"
    return f"part {number}"


def _inner(part: Mail) -> list[Mail]:
    """The mails or parts within it. The library reads a part that has none as text, which may fail."""
    inner = part.get_payload() if part.is_multipart() else []
    return [each for each in inner if isinstance(each, Mail)]


def _payload(part: Mail) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _text(part: Mail) -> str:
    data = _payload(part)
    try:
        return clean(data.decode(part.get_content_charset() or "ascii"))
    except (LookupError, ValueError):
        return clean(decode(data, guess_encoding(data))[0])
