# SPDX-License-Identifier: Apache-2.0
"""What the body of a WhatsApp message is: words, a file, a call, one deleted or edited, or the service's own notice."""

import re
from dataclasses import dataclass

from vlu_desktop.intake.messages.formats.whatsapp_words import (
    ANSWERED,
    CALL,
    DELETED,
    EDITED,
    ENCRYPTED,
    LEFT_OUT,
    OMITTED,
    is_call,
    seconds_of,
)
from vlu_desktop.intake.messages.message import Media
from vlu_desktop.intake.messages.text_lines import UNSEEN

_ATTACHED = re.compile(r"\u200e?<[^<>:\n]{1,40}: (?P<name>[^<>\n/\\]{1,200}\.\w{1,8})>")
"""An iPhone's way; the word before the colon is in the phone's language."""
_FILE_ATTACHED = re.compile(r"(?P<name>[^<>\n/\\]{1,200}\.\w{1,8}) \([^()\d]{4,40}\)")
"""An Android phone's way: the name, then "file attached" in the phone's language."""
_OWN_NAME = re.compile(r"(?:IMG|VID|PTT|AUD|STK|DOC)-\d{8}-WA\d{4,}\.\w{1,8}")
_NAMED = re.compile(r"\S.{0,200}\.\w{1,8}")
_FILE = "<file>"
_NOTICE = re.compile(
    r"(?:messages? (?:and calls |you send )?.{0,60}(?:are|is)? ?(?:now )?(?:secured with )?end-to-end encrypt(?:ed|ion)"
    r"|your security code with "
    r"|.{1,60} is a contact\.?$|.{1,60} turned (?:on|off) disappearing|.{1,60} changed (?:their|to a new) phone number"
    r"|.{1,60} changed (?:the|this) group|.{1,60} created (?:this )?group|you(?:’|')re now an admin"
    r"|you (?:un)?blocked this contact|.{1,60} changed the (?:subject|group)|.{1,60} changed their phone number"
    r"|you were (?:added|removed)\.?$|you(?:’|')re no longer an admin|you (?:joined|left)\b.{0,60}$"
    r"|.{1,60} joined using|.{1,60} (?:added|removed) (?:you|.{1,60})$|.{1,60} left$|.{1,60} pinned a message)",
    re.IGNORECASE,
)
_IN_COLON_LINES = re.compile(
    r"^(?:your security code|messages? (?:and calls|you send|to this))|(?: changed (?:the|this) | created group "
    r"| added | pinned a message| turned (?:on|off) )",
    re.IGNORECASE,
)


_TAIL = re.compile(r"(?:(?<=\.)|[.,]) [^\n]{1,60}")
_LONG_NAME, _LONGEST_NAME = 100, 500
"""Letters before the first colon from which they are a name only where no sentence ends in them, and never."""
_SENTENCES = re.compile(r"[^\W\d]{3}[.!?] |[。！？]")
_OPENED = re.compile(r"(?:^|\s)[“\"](?=\S)[^”\"]*$")


@dataclass(frozen=True, slots=True)
class Body:
    """A message's body by what it is; the fields are those of `Message`."""

    form: str
    words: str
    state: str = ""
    seconds: int | None = None
    media: tuple[Media, ...] = ()
    own: bool | None = None
    """True where its words say that the exporting phone's owner did it."""


def is_sender(text: str) -> bool:
    """Whether what stands before the first colon is somebody's name, and no part of the service's own sentence."""
    if not text or len(text) > _LONGEST_NAME or _IN_COLON_LINES.search(text):
        return False
    if len(text) > _LONG_NAME and _SENTENCES.search(text):
        return False
    # What a group is called may hold a colon, and stands in quotation marks in every language.
    return not (text.count("„") > text.count("“") or text.count("«") > text.count("»") or _OPENED.search(text))


def notice(words: str) -> Body:
    """What the service says in a line without a sender: a notice, or a call as some phones write them."""
    called = _call(UNSEEN.sub("", words).strip())
    return called or Body("notice", UNSEEN.sub("", words))


def body_of(text: str, *, marked: bool, folder: str, members: frozenset[str]) -> Body:
    """What a body is. `marked`: the phone puts a mark before what it says itself, so that without one it is somebody's
    words. `folder` is where in the archive the files of the chat stand, with its slash; `members` all that is in it.
    """
    begins = text.startswith("\u200e")
    own_words = not marked or begins
    plain = text.lstrip("\u200e\u200f")
    if own_words and (found := _service(plain, marked and begins)):
        return found
    edited = EDITED.search(plain)
    words = plain[: edited.start()] if edited else plain
    media = _media(words, folder, members, own_words=own_words, begins=begins)
    return Body("message", words, state="edited" if edited else "", media=media)


def _service(plain: str, certain: bool) -> Body | None:
    """What the service itself says in somebody's place; None for anything else. `certain`: a mark says that it does."""
    words = UNSEEN.sub("", plain).strip()
    deleted = DELETED.fullmatch(words)
    if deleted:
        return Body("message", plain, state="deleted", own=True if deleted["own"] else None)
    called = _call(words, certain)
    if called:
        return called
    if "\n" not in plain and (_NOTICE.match(plain) or ENCRYPTED.match(words)):
        return Body("notice", plain)
    return None


def _call(plain: str, certain: bool = False) -> Body | None:
    found = CALL.fullmatch(plain)
    if found is None and certain and (begun := CALL.match(plain)) and _TAIL.fullmatch(plain, begun.end()):
        # What the phone itself says may end in words for it in any language, such as "Tap to call back".
        found = begun
    if found is None or not is_call(found):
        return None
    if found["length"]:
        return Body("call", plain, seconds=seconds_of(found["length"]))
    more = found["more"] or ""
    missed = found["missed"] or found["after"] or (more and not ANSWERED.fullmatch(more))
    return Body("missed" if missed else "call", plain)


def _media(
    words: str, folder: str, members: frozenset[str], *, own_words: bool, begins: bool
) -> tuple[Media, ...]:  # fmt: skip
    """The files that came with it, found in the archive by their name there and by no other way.

    A name of any kind counts only where the phone's own mark `begins` the line, or the archive holds it.
    """
    names = [each["name"] for each in _ATTACHED.finditer(words)]
    first = words.partition("\n")[0].strip("\u200e\u200f ")
    by_android = _FILE_ATTACHED.fullmatch(first)
    if by_android and (begins or _OWN_NAME.fullmatch(by_android["name"]) or folder + by_android["name"] in members):
        names.append(by_android["name"])
    elif _OWN_NAME.fullmatch(first):
        names.append(first)
    if not names and (omitted := _omitted(words, own_words, begins)):
        return (Media(name=omitted.name or omitted.told.strip("<>")),)
    return tuple(
        Media(name=name, member=folder + name if folder + name in members else "") for name in dict.fromkeys(names)
    )


@dataclass(frozen=True, slots=True)
class _OmittedFile:
    """A file that was left out: its name where that stands before, the words that say so, and in which line."""

    name: str
    told: str
    line: int


def _omitted(words: str, own_words: bool, begins: bool = False) -> _OmittedFile | None:
    """What a message says of a file that was left out, in its first line or its last.

    Behind somebody's own words the phone's mark alone tells it from them; `begins`: such a mark stood before them all.
    """
    lines = words.split("\n")
    for at in (0, len(lines) - 1):
        before, mark, told = lines[at].rpartition("\u200e")
        told = told.strip(" \u200f")
        certain = bool(mark) or (begins and not at)
        if (certain or (own_words and not at)) and (OMITTED.fullmatch(told) or (certain and LEFT_OUT.fullmatch(told))):
            name, several, _ = UNSEEN.sub("", before).strip().partition(" • ")
            return _OmittedFile(name if mark and (several or _NAMED.fullmatch(name)) else "", told, at)
    return None


def without_files(words: str) -> str:
    """The words with one sign for what names a file or says it was left out: exports of one chat differ there."""
    lines = words.split("\n")
    plain = lines[0].strip("\u200e\u200f ")
    if _FILE_ATTACHED.fullmatch(plain) or _OWN_NAME.fullmatch(plain):
        lines[0] = _FILE
    elif omitted := _omitted(words, own_words=True):
        lines[omitted.line] = lines[omitted.line].rstrip(" \u200f").removesuffix(omitted.told) + _FILE
    return UNSEEN.sub("", "\n".join(_ATTACHED.sub(_FILE, each) for each in lines)).strip()
