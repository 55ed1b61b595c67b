# SPDX-License-Identifier: Apache-2.0
"""Reads a file made elsewhere, in a process that is stopped when it takes too long and has no more memory than needed.

Every file from outside is hostile. The process writes nothing to the disk; what comes back is dots and words, checked.
"""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from vlu_desktop.foreign.bounded_child import LONGEST_WORK, ask
from vlu_desktop.foreign.frames import (
    FileDetails,
    FileRefusal,
    Frame,
    FrameCount,
    LastFrame,
    OmissionNote,
    PageImage,
    unpack,
)
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.pictures import PageWord, Raster
from vlu_desktop.kernel.stopping import check_stopped

LARGEST_FILE = 200_000_000
LONGEST = 180.0  # seconds
_MOST_PICTURES = 200

_HARMED = (
    "This file could not be read: it is damaged, was made to do harm, takes more than 2 GB of memory or shows more "
    "than 300 MB of pictures. Split it, print it to a new PDF, or photograph it, and add that."
)
_TOO_LONG = "This file was not read within {seconds:.0f} seconds: split it, or print it to a new PDF, and add that."


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitFile:
    """What can be shown of a file: its pictures, the words seen on each, and sentences on what does not go on.

    `pages` is whether the pictures are pages of a document rather than photographs; `pictured` of each, whether it may
    show words besides those, and `was_read` whether a program looked for words in its pictures.
    """

    pictures: tuple[Raster, ...]
    words: tuple[tuple[PageWord, ...], ...]
    pages: bool
    left_out: tuple[str, ...] = ()
    pictured: tuple[bool, ...] = ()
    was_read: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePreview:
    """Pictures of a file for a screen, each dot as it is, and how many the file has (0 where that is not counted)."""

    pictures: tuple[Raster, ...]
    of: int
    left_out: tuple[str, ...] = ()


def read_details(
    data: bytes, *, longest: float = LONGEST, stopped: Callable[[], bool] = lambda: False
) -> FileDetails | None:
    """What a file says of itself; None where it could not be read in time or in the memory it deserves."""
    if not data or len(data) > LARGEST_FILE:
        return None
    try:
        found = _answered(data, "details", longest=longest, stopped=stopped)
    except UserError:
        return None
    match found:
        case [FileDetails() as details, LastFrame()]:
            return details
    return None


def read_preview(
    data: bytes, *, first: int = 0, most: int = 8, longest: float = LONGEST, stopped: Callable[[], bool] = lambda: False
) -> FilePreview:
    """A picture, or `most` pages of a PDF from `first` (0 is the first page); UserError for whatever is refused."""
    if not data:
        raise UserError("This file is empty: look whether the original is, and take in a copy that opens.")
    if len(data) > LARGEST_FILE:
        raise UserError(
            "This file is larger than 200 MB, so it is not shown here: take it out to look at it, or split it."
        )
    shown: list[Raster] = []
    left_out: list[str] = []
    done: LastFrame | None = None
    for frame in _answered(data, f"preview {first} {most}", longest=longest, stopped=stopped):
        match frame:
            case OmissionNote():
                left_out.append(frame.sentence)
            case PageImage():
                shown.append(frame.image)
            case LastFrame():
                done = done or frame
    if done is None or not shown or len(shown) > max(most, _MOST_PICTURES):
        raise UserError(_HARMED)
    return FilePreview(pictures=tuple(shown), of=done.of, left_out=tuple(left_out))


def read_exhibit(
    data: bytes, *, longest: float = LONGEST, stopped: Callable[[], bool] = lambda: False,
    progress: Callable[[int, int], None] | None = None,
) -> ExhibitFile:  # fmt: skip
    """A JPEG, PNG, WebP, GIF, BMP, TIFF or PDF as pictures; UserError, in a sentence, for whatever is refused.

    `longest` is how many seconds it may take; `stopped` is asked every quarter of a second whether to give up.
    `progress` is told how many pages were read, of how many.
    """
    if not data:
        raise UserError("This file is empty: look whether the original is, and take in a copy that opens.")
    if len(data) > LARGEST_FILE:
        raise UserError("This file is larger than 200 MB: split it, or list it as held elsewhere.")
    shown: list[PageImage] = []
    left_out: list[str] = []
    done: LastFrame | None = None
    for frame in _answered(data, "pictures", longest=longest, stopped=stopped, progress=progress):
        match frame:
            case OmissionNote():
                left_out.append(frame.sentence)
            case PageImage():
                shown.append(frame)
            case LastFrame():
                done = frame
    if done is None or not shown:
        raise UserError(_HARMED)
    return ExhibitFile(
        pictures=tuple(one.image for one in shown), words=tuple(one.words for one in shown), pages=done.pages,
        left_out=tuple(left_out), pictured=tuple(one.pictured for one in shown),
    )  # fmt: skip


def _answered(
    data: bytes, what: str, *, longest: float, stopped: Callable[[], bool],
    progress: Callable[[int, int], None] | None = None,
) -> list[Frame]:  # fmt: skip
    """A whole answer; UserError where the file is refused, where a limit was met, which is named, or where what came
    is not ours."""
    begun = monotonic()
    count = FrameCount()

    def heard(sent: bytearray) -> None:
        check_stopped()
        if progress and count.hear(sent) and count.come <= count.of:
            progress(count.come, count.of)

    answer = ask(f"vlu_desktop.foreign.child {what}", data, longest=longest, stopped=stopped, heard=heard)
    found: list[Frame] = []
    try:
        for frame in unpack(answer):
            check_stopped()
            if isinstance(frame, FileRefusal):
                raise UserError(frame.sentence)
            found.append(frame)
    except ValueError:
        found.clear()
    if any(isinstance(frame, LastFrame) for frame in found):
        return found
    if stopped():
        raise UserError("Stopped. Nothing was saved.")
    allowed = min(longest, LONGEST_WORK)
    if monotonic() - begun >= allowed:
        raise UserError(_TOO_LONG.format(seconds=allowed))
    raise UserError(_HARMED)
