# SPDX-License-Identifier: Apache-2.0
"""Reads the words in pictures, a few at a time in a process of its own, where the package for it is installed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.util import find_spec

from vlu_desktop.foreign.bounded_child import ask
from vlu_desktop.foreign.foreign_reader import ExhibitFile
from vlu_desktop.foreign.frames import PageImage, SeenWords, pack, unpack
from vlu_desktop.kernel.pictures import PageWord, Raster, unless_known

Progress = Callable[[int, int], None]
Words = tuple[PageWord, ...]
_AT_ONCE = 8  # pictures for one process: its model is loaded anew each time
_START, _SECONDS = 60.0, 15.0  # at most, to load the model and for a picture, on a computer that is busy
_NOT_INSTALLED = "Words in its pictures were not read, for the part of the program that can is not installed here."


def reads_words() -> bool:
    """Whether words in pictures can be read here: the part `words` of the program is installed."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def with_words(
    file: ExhibitFile, *, progress: Progress | None = None, stopped: Callable[[], bool] = lambda: False
) -> ExhibitFile:
    """The file with the words that can be read in its pictures beside those it has; `left_out` says where not.

    `progress` is told how many pictures are read, and of how many; `stopped` is asked whether to give up, which leaves
    the file as it is.
    """
    places = [place for place, pictured in enumerate(file.pictured) if pictured]
    if not places:
        return file
    if not reads_words():
        return replace(file, left_out=(*file.left_out, _NOT_INSTALLED))
    words, unread = list(file.words), 0
    for first in range(0, len(places), _AT_ONCE):
        if progress:
            progress(first, len(places))
        batch = places[first : first + _AT_ONCE]
        found = _read([file.pictures[place] for place in batch], stopped)
        if stopped():
            return file
        unread += len(batch) - len(found)
        for place, read in zip(batch, found, strict=False):
            words[place] = (*words[place], *unless_known(words[place], read))
    if progress:
        progress(len(places), len(places))
    note = (f"Words were looked for and could not be read in some of its pictures: {unread}.",)
    return replace(
        file, words=tuple(words), was_read=unread < len(places), left_out=(*file.left_out, *(note if unread else ()))
    )


def _read(pictures: Sequence[Raster], stopped: Callable[[], bool]) -> list[Words]:
    """The words of each picture, of the first of them alone where the process broke off."""
    asked = b"".join(pack(PageImage(image=picture)) for picture in pictures)
    answer = ask("vlu_desktop.foreign.child words", asked, longest=_START + _SECONDS * len(pictures), stopped=stopped)
    found: list[Words] = []
    try:
        for frame in unpack(answer):
            if not isinstance(frame, SeenWords):
                break
            found.append(frame.words)
    except ValueError:
        pass  # what came whole before it broke off stands
    return found[: len(pictures)]
