# SPDX-License-Identifier: Apache-2.0
"""The words that an exhibit's pictures and pages show, as a proposal: nothing is in the record before it is taken."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from vlu_desktop.foreign import read_exhibit, reads_words, with_words
from vlu_desktop.kernel.pictures import PageWord, in_rows
from vlu_desktop.language.catalogue import say

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedWords:
    """What was read, line by line as it stands in the picture; `notes` say how sure that is and what was not read."""

    text: str
    notes: tuple[str, ...] = ()


def proposed_words(
    content: bytes, progress: Progress = lambda done, of: None, stopped: Callable[[], bool] = lambda: False
) -> ProposedWords:
    """The words seen in a picture or on a PDF's pages; UserError, in a sentence, for whatever can't be read.

    `progress` is told how many pictures are read, and of how many.
    """
    file = with_words(read_exhibit(content, stopped=stopped), progress=progress, stopped=stopped)
    several = len(file.words) > 1
    pages = [
        say("files.words-of-page", page=place, words=lines) if several and lines else lines
        for place, lines in enumerate(map(_lines, file.words), start=1)
    ]
    text = "\n\n".join(filter(None, pages))
    return ProposedWords(text=text, notes=tuple(filter(None, (_how_sure(text, file.was_read), *file.left_out))))


def _how_sure(text: str, was_read: bool) -> str:
    """Whose reading the words are; "" where nothing was looked for."""
    if text:
        return say("files.read-by-program") if was_read else say("files.own-text")
    return say("files.no-words-found") if was_read else ""


def may_show_words(media_type: str) -> bool:
    """Whether a file of that type, which its name alone gives, is worth looking through for words."""
    return media_type.startswith("image/") or media_type == "application/pdf"


def can_read_pictures() -> bool:
    """Whether the part that reads words in pictures is installed here."""
    return reads_words()


def _lines(words: Iterable[PageWord]) -> str:
    return "\n".join(" ".join(word.text for word in row) for row in in_rows(words))
