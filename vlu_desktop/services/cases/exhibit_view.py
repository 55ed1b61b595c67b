# SPDX-License-Identifier: Apache-2.0
"""An exhibit's file as it is looked at: pictures as dots or plain text, and in words what it is and what it says."""

import codecs
from collections.abc import Callable
from dataclasses import dataclass, field

from vlu_desktop.foreign import FileDetails, read_details, read_preview
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.pictures import Raster
from vlu_desktop.record.conduct import Exhibit
from vlu_desktop.services.cases.exhibit_words import Progress, ProposedWords, proposed_words
from vlu_desktop.services.cases.made_at import MadeAtHint, hints

MOST_TEXT = 1_000_000
"""Characters of a text file that are shown."""
PAGES = 6
"""Pages of a PDF that are drawn at once."""
LONGEST = 25.0
"""Seconds that drawing may take; a file that takes longer is not shown."""
_NO_PLAYER = (
    "this program has no player, and writes no exhibit to where another program could play it. Play the copy it came "
    "from, or the one on the unit’s own media."
)
PLACE = (
    "The file says where it was made. The place stays in the file: no document shows it, and neither does this page."
)


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
        notes = (*notes, PLACE)
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
        sentence = f"It can’t be heard or seen here: {_NO_PLAYER}"
        try:
            shown = read_preview(content, longest=LONGEST, stopped=stopped)
            pictures, sentence = shown.pictures, ""
            notes = (*notes, *shown.left_out, f"It can’t be played here: {_NO_PLAYER}")
        except UserError:
            pass  # it carries no picture, and how loud it is can't be seen
    else:
        text = _text(content)
        about = "Plain text" if text is not None else about
        sentence = "" if text is not None else "There is no preview of this kind of file inside the program."
    return ExhibitView(
        exhibit=exhibit, about=about, pictures=pictures, first=first, of=of, text=text, sentence=sentence,
        hints=offered, notes=notes, may_show_words=details.kind in ("picture", "pages") and bool(pictures),
    )  # fmt: skip


def _about(details: FileDetails, size: int) -> str:
    parts = [details.format or "File of a kind not known here"]
    if details.pages:
        parts.append("1 page" if details.pages == 1 else f"{details.pages:,} pages")
    if details.width and details.height:
        parts.append(f"{details.width:,} by {details.height:,} dots")
    if details.seconds is not None:
        parts.append(_lasting(details.seconds))
    elif details.kind in ("sound", "film"):
        parts.append("its length is not known")
    return ", ".join((*parts, f"{size:,} bytes"))


def _lasting(seconds: float) -> str:
    whole = round(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    named = ((hours, "hour"), (minutes, "minute"), (rest, "second"))
    parts = [f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in named if count]
    return f"about {' '.join(parts)}" if parts else "less than a second"


def _text(content: bytes) -> str | None:
    try:
        # A decoder that is fed in parts does not mind where a long file is cut.
        text = codecs.getincrementaldecoder("utf-8-sig")().decode(content[: MOST_TEXT * 4])
    except UnicodeDecodeError:
        return None
    return None if "\0" in text[:4096] else text[:MOST_TEXT]
