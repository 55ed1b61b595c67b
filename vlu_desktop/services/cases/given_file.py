# SPDX-License-Identifier: Apache-2.0
"""What an officer gives to be read: a file, or pasted text, which is written nowhere before it is kept."""

from dataclasses import dataclass
from pathlib import Path

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say

LARGEST_PASTED = 20_000_000
"""Bytes, as UTF-8."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedText:
    """Text as a file would hold it, with the name that its exhibit gets."""

    name: str
    words: str

    @property
    def content(self) -> bytes:
        """The bytes that are read and kept; half a character of a pair, which no file can hold, is marked as lost."""
        return self.words.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()


Given = Path | PastedText


def pasted_text(words: str, name: str) -> PastedText:
    """What was pasted; UserError where that is nothing or too much."""
    if not words.strip():
        raise UserError(say("acts.no-text-is-copied"))
    # A letter has a byte at least, so that nothing huge is turned into bytes only to be measured.
    if len(words) > LARGEST_PASTED or len((made := PastedText(name=name, words=words)).content) > LARGEST_PASTED:
        raise UserError(say("acts.too-much-is-copied", megabytes=LARGEST_PASTED // 1_000_000))
    return made


def opened_from(given: Given | bytes, name: str = "") -> tuple[Path | bytes, str]:
    """What a reader takes: a path or bytes, and a name for them."""
    return (given.content, given.name) if isinstance(given, PastedText) else (given, name)


def kept_as(given: Given) -> tuple[str, str]:
    """How a draft, which stands in the casebook, has it: the path and, of what was pasted, the words themselves."""
    return (given.name, given.words) if isinstance(given, PastedText) else (str(given.absolute()), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAgain:
    """What a draft keeps of it, as `kept_as` has it."""

    path: str
    pasted: str = ""
    """The words, where they came from no file but were pasted; they stand nowhere else."""

    @property
    def name(self) -> str:
        """The file's name."""
        return Path(self.path).name

    @property
    def given(self) -> Given:
        """What is to be opened again."""
        return PastedText(name=self.path, words=self.pasted) if self.pasted else Path(self.path)
