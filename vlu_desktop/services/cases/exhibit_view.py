# SPDX-License-Identifier: Apache-2.0
"""An exhibit's file as it is looked at: pictures as dots or plain text, and in words what it is and what it says."""

import codecs
from collections.abc import Callable
from dataclasses import dataclass, field

from vlu_desktop.foreign import FileDetails, read_details, read_preview
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.pictures import Raster
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import in_turn
from vlu_desktop.record.conduct import Exhibit
from vlu_desktop.services.cases.exhibit_words import Progress, ProposedWords, proposed_words
from vlu_desktop.services.cases.made_at import MadeAtHint, hints

MOST_TEXT = 1_000_000
"""Characters of a text file that are shown."""
PAGES = 6
"""Pages of a PDF that are drawn at once."""
_MINUTE = 60
LONGEST = 25.0
"""Seconds that drawing may take; a file that takes longer is not shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitView:
    """What there is to see: `pictures` from place `first` of `of`, or `text`; `sentence` says why there is neither.

    `about` is what is shown, in words, for whoever can't see it; `hints` are times at which it may have been made.
    """

    exhibit: Exhibit
    about: str
    pictures: tuple[Raster, ...] = ()
    first: int = 0
    of: int = 0
    text: str | None = None
    sentence: str = ""
    hints: tuple[MadeAtHint, ...] = ()
    notes: tuple[str, ...] = ()
    may_show_words: bool = False
    """Whether it is a picture or pages, in which words can be looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenFile:
    """An exhibit and the bytes held for it, which are looked at without the vault."""

    exhibit: Exhibit
    content: bytes = field(repr=False)

    def view(self, first: int = 0, stopped: Callable[[], bool] = lambda: False) -> ExhibitView:
        """What it shows and says of itself, its pages from `first` on (0 is the first), read in a process of its own.

        Whatever is wrong with it is a sentence, never an error.
        """
        return _view_of(self.exhibit, self.content, first, stopped)

    def words(
        self, progress: Progress = lambda done, of: None, stopped: Callable[[], bool] = lambda: False
    ) -> ProposedWords:
        """The words it shows, as a proposal, read in a process of its own; UserError where it can't be read."""
        return proposed_words(self.content, progress, stopped)


def _view_of(exhibit: Exhibit, content: bytes, first: int, stopped: Callable[[], bool]) -> ExhibitView:
    details = read_details(content, longest=LONGEST, stopped=stopped) or FileDetails(kind="other", format="")
    offered, notes = hints(details, exhibit.file_name)
    if details.has_place:
        notes = (*notes, say("files.place-stays"))
    about = _about(details, len(content))
    pictures: tuple[Raster, ...] = ()
    of, text, sentence = 0, None, ""
    if details.kind in ("picture", "pages"):
        try:
            shown = read_preview(content, first=first, most=PAGES, longest=LONGEST, stopped=stopped)
            pictures, of, notes = shown.pictures, shown.of or len(shown.pictures), (*notes, *shown.left_out)
        except UserError as error:
            sentence = str(error)
    elif details.kind in ("sound", "film"):
        sentence = say("files.not-seen-here")
        try:
            shown = read_preview(content, longest=LONGEST, stopped=stopped)
            pictures, sentence = shown.pictures, ""
            notes = (*notes, *shown.left_out, say("files.not-played-here"))
        except UserError:
            pass  # it carries no picture, and how loud it is can't be seen
    else:
        text = _text(content)
        about = say("files.plain-text") if text is not None else about
        sentence = "" if text is not None else say("files.no-preview")
    return ExhibitView(
        exhibit=exhibit, about=about, pictures=pictures, first=first, of=of, text=text, sentence=sentence,
        hints=offered, notes=notes, may_show_words=details.kind in ("picture", "pages") and bool(pictures),
    )  # fmt: skip


def _about(details: FileDetails, size: int) -> str:
    parts = [details.format or say("files.unknown-kind")]
    if details.pages:
        parts.append(say("files.pages", n=details.pages))
    if details.width and details.height:
        parts.append(say("files.dots", across=details.width, down=details.height))
    if details.seconds is not None:
        parts.append(_lasting(details.seconds))
    elif details.kind in ("sound", "film"):
        parts.append(say("files.length-not-known"))
    return in_turn((*parts, say("files.bytes", n=size)))


def _lasting(seconds: float) -> str:
    whole = round(seconds)
    if not whole:
        return say("files.lasts-no-second")
    if whole < _MINUTE:
        return say("files.lasts-seconds", n=whole)
    minutes, rest = divmod(whole, _MINUTE)
    if minutes < _MINUTE:
        return say("files.lasts-minutes", minutes=minutes, seconds=rest)
    return say("files.lasts-hours", hours=minutes // _MINUTE, minutes=minutes % _MINUTE)


def _text(content: bytes) -> str | None:
    try:
        # A decoder that is fed in parts does not mind where a long file is cut.
        text = codecs.getincrementaldecoder("utf-8-sig")().decode(content[: MOST_TEXT * 4])
    except UnicodeDecodeError:
        return None
    return None if "\0" in text[:4096] else text[:MOST_TEXT]
