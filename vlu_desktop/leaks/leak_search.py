# SPDX-License-Identifier: Apache-2.0
"""Opens a finished document and searches all a reader or a tool could get out of it for protected values.

Searched: the file's name, the text of every page as two different readers give it, the text behind the drawing
(alternative text, replacement text, titles of links), notes, web links, bookmarks, metadata, ids and names of every
kind, whatever is attached or embedded, the notes of pictures, and earlier versions left in the file. A file that can't
be read whole is refused: what was not searched is not safe.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from vlu_desktop.kernel.stopping import check_stopped
from vlu_desktop.leaks.embedded_parts import unescaped
from vlu_desktop.leaks.office_texts import csv_texts, is_office_file, office_texts
from vlu_desktop.leaks.pdf_texts import PICTURE, PLACE, pdf_texts
from vlu_desktop.leaks.text_places import A_PICTURE, FILE_NAME
from vlu_desktop.text.ordinary_words import stands_as_a_name, stands_for_a_place
from vlu_desktop.text.spellings import Finder, Match, Needle, finder_of

_MARK = re.compile("\u2039U\\+[0-9A-F]{4,6}\u203a")
_BROKEN = re.compile(
    # Begun at a hyphen, at the first of some spaces or at the line's end itself: looked at from each of its spaces in
    # turn, a gap of twenty thousand would take seconds.
    r"(?:[-\u00ad\u2010\u2011]|(?<![ \t])|(?=[\r\n\ufffe\u0002]))[ \t]*+[\r\n\ufffe\u0002]+[ \t]*"
)
_SPREAD = re.compile(r"(?<!\w)(?:\w[^\w\n]{1,3}){3,}\w(?!\w)")
"""Letters set apart: "K e s t r e l", "F.a.i.r.l.a.m.b"; a wider gap parts two words."""
_APART = re.compile(r"(\w)[^\w\n](?=\w)")
_TURNS = re.compile("[\u202d\u202e\u2066-\u2069]|\u2039U\\+(?:202[DE]|206[6-9])\u203a")
_TAKEN = Needle(value="", kind="text", label=PLACE)


Texts = Callable[[str, bytes], Iterator[tuple[str, str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeakMatch:
    """A protected value in a finished document: which, and where ("page 3", "a bookmark", "the file name").

    `likeness`: part of a name that stands there as the name of a street or a building, so perhaps chance. A second
    officer may let that go, and nothing else.
    """

    needle: Needle
    where: str
    likeness: bool = False

    @property
    def label(self) -> str:
        """What was found, without giving it away."""
        return self.needle.label or self.needle.kind


@dataclass(frozen=True, slots=True, kw_only=True)
class LeakSearchResult:
    """What a search found, and the pages that are pictures, of which nobody knows what words they show."""

    hits: tuple[LeakMatch, ...]
    pictures: tuple[str, ...] = ()


def search(
    document: Path | bytes, needles: Sequence[Needle], file_name: str = "", parts: Set[Needle] = frozenset()
) -> tuple[LeakMatch, ...]:
    """Every protected value in the document and in its name, once for each place. Empty bytes search the name alone.

    `parts` are those needles that are one part of a name, which may stand in a text by chance.
    """
    return look(document, needles, file_name, parts).hits


def stands_in(text: str, needles: Sequence[Needle], capitals: Set[Needle] = frozenset()) -> Set[Needle]:
    """Which of the values a text of no file holds, read in every way in which a file's text is."""
    return {match.needle for match, _ in _found(finder_of(tuple(needles)), text, frozenset(), capitals)}


def look(
    document: Path | bytes,
    needles: Sequence[Needle],
    file_name: str = "",
    parts: Set[Needle] = frozenset(),
    capitals: Set[Needle] = frozenset(),
    read: Iterable[tuple[str, str]] = (),
    heard: Callable[[str], None] = lambda where: None,
    texts: Texts | None = None,
) -> LeakSearchResult:
    """The same, with the pages that can only be looked at. `capitals`: ordinary words, meant only with a capital.

    `read` is where and what was read in pictures of the document, which is searched with it; `heard` is told the place
    of each text as it is come to. `texts` takes them out of the file; of one that is not ours, elsewhere.
    """
    finder = finder_of(tuple(needles))
    hits: dict[LeakMatch, None] = {}
    pictures: dict[str, None] = {}
    seen: set[tuple[str, str]] = set()
    name = file_name or (document.name if isinstance(document, Path) else "")
    content = document.read_bytes() if isinstance(document, Path) else document
    for where, text in chain((texts or texts_in)(name, content), read):
        check_stopped()
        heard(where)
        if where == PICTURE:
            pictures[text] = None
        elif where == PLACE:
            hits[LeakMatch(needle=_TAKEN, where=A_PICTURE)] = None
        elif (where, text) not in seen:
            seen.add((where, text))
            for match, chance in _found(finder, text, parts if where != FILE_NAME else frozenset(), capitals):
                hits[LeakMatch(needle=match.needle, where=where, likeness=chance)] = None
    return LeakSearchResult(hits=tuple(hits), pictures=tuple(pictures))


def texts_in(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    """Where and what a file says, its name first."""
    yield FILE_NAME, name
    if is_office_file(content):
        yield from office_texts(content)
    elif name.lower().endswith(".csv") and not content.startswith(b"%PDF"):
        yield from csv_texts(content)
    elif content:
        yield from pdf_texts(content)


def _readings(plain: str, turned: bool) -> Iterator[str]:
    """A text as it stands and as a reader might put it together."""
    yield plain
    whole = _BROKEN.sub("", plain)
    if whole != plain:
        yield whole
    if _SPREAD.search(plain):
        yield _SPREAD.sub(lambda found: _APART.sub(r"\1", found.group()), plain)
    if turned:
        yield plain[::-1]


def _found(
    finder: Finder, said: str, parts: Set[Needle], capitals: Set[Needle] = frozenset()
) -> Iterator[tuple[Match, bool]]:
    """The matches in a text as it stands, and in it with words put together that a line's end broke."""
    for plain in unescaped(_MARK.sub("", unicodedata.normalize("NFKC", said))):
        for text in _readings(plain, turned=bool(_TURNS.search(said))):
            for match in finder.find(text):
                if match.needle in capitals and not stands_as_a_name(text, match.start, match.end):
                    continue
                yield match, match.needle in parts and stands_for_a_place(text, match.end)
