# SPDX-License-Identifier: Apache-2.0
"""A file as it comes in: whether it may be taken, its name made safe to show, its digest, its bytes piece by piece."""

import hashlib
import mimetypes
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from vlu_desktop.dates.when import When
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.stopping import check_stopped
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.conduct import Exhibit, ExhibitCustody
from vlu_desktop.record.people import Officer
from vlu_desktop.store.records.store import Store
from vlu_desktop.text.invisible_characters import visible

LARGEST = 50 * 1024 * 1024
"""Bytes. Larger files belong on the unit's own media, with their digest as an exhibit that is a thing."""
PIECE = 1 << 20
"""Bytes that are read at once."""
_LONGEST_NAME = 200
_TYPES = {
    ".heic": "image/heic", ".heif": "image/heif", ".webp": "image/webp", ".opus": "audio/ogg", ".amr": "audio/amr",
    ".m4a": "audio/mp4", ".3gp": "video/3gpp", ".vcf": "text/vcard",
}  # fmt: skip
Read = Callable[[int], None]
"""Told how many bytes were read; it may raise to stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """A file that may be taken in: its size in bytes and its SHA-256 in hexadecimal, as they were when it was read."""

    file: Path
    size: int
    sha256: str


def shown_name(file: Path) -> str:
    """A file's name in one line, nothing in it unseen and not longer than a line."""
    name = " ".join(visible(file.name).split())
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 20]}…{name[-19:]}"


def shown_stem(file: Path) -> str:
    """What a file is called without its ending, for a title."""
    return shown_name(Path(file.stem))


def media_type(file: Path) -> str:
    """The type that a file's name gives; it says nothing of what is in it."""
    return _TYPES.get(file.suffix.lower()) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"


def first_step(store: Store, exhibit: Exhibit) -> ExhibitCustody:
    """How an exhibit came: handed over to the officer at work, or received by them where nobody said from whom."""
    officer = store.get(Officer, store.officer)
    name = officer.name if officer else ""
    happened = When.on(exhibit.taken_in) if exhibit.taken_in else None
    if exhibit.handed_by:
        return ExhibitCustody(
            exhibit_id=exhibit.id, happened=happened, act="handed-over", by=exhibit.handed_by, to=name
        )  # fmt: skip
    return ExhibitCustody(exhibit_id=exhibit.id, happened=happened, act="received", by=name)


def read_file(file: Path, largest: int, read: Read) -> ReadFile:
    """Read a file through once; UserError, in a sentence, where it is none that can be taken in."""
    whole, size = hashlib.sha256(), 0
    for piece in pieces(file, largest, read):
        whole.update(piece)
        size += len(piece)
    return ReadFile(file=file, size=size, sha256=whole.hexdigest())


def pieces(file: Path, largest: int, read: Read) -> Iterator[bytes]:
    """A file's bytes; it is looked at again each time, because it may be another by now."""
    name, size = shown_name(file), 0
    try:
        about = file.stat()
        if stat.S_ISDIR(about.st_mode):
            raise UserError(say("files.is-a-folder", file=name))
        if not stat.S_ISREG(about.st_mode):
            raise UserError(say("files.is-no-file", file=name))
        if about.st_size > largest:
            raise _too_large(name, largest)
        with file.open("rb") as opened:
            while piece := opened.read(PIECE):
                check_stopped()
                size += len(piece)
                if size > largest:
                    raise _too_large(name, largest)
                read(len(piece))
                yield piece
    except (OSError, ValueError) as error:
        raise UserError(say("files.can-not-be-read", file=name)) from error


def _too_large(name: str, largest: int) -> UserError:
    return UserError(say("files.too-large", file=name, most=largest // 1024 // 1024))
