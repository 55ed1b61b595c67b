# SPDX-License-Identifier: Apache-2.0
"""Inline values of the tree to runs a line breaker can set."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from vlu_desktop.text.invisible_characters import clean
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.font_book import Family
from vlu_desktop.typeset.pdf.glyphs import Typesetter
from vlu_desktop.typeset.pdf.line_breaking import Line, Run, RunAttributes, break_lines
from vlu_desktop.typeset.pdf.styles import ACCENT, MUTED, TextStyle
from vlu_desktop.typeset.tree_content import withheld_mark
from vlu_desktop.typeset.tree_numbering import Numbering


@dataclass(frozen=True, slots=True)
class Inliner:
    """Knows the numbers of a document and, on a second pass, its pages."""

    setter: Typesetter
    numbers: Numbering
    pages: Mapping[str, int]
    language: str = "en-GB"

    def lines(self, text: t.Runs, look: TextStyle, width: float) -> list[Line]:
        """The text broken into lines."""
        return break_lines(self.runs(text, look), look.size, width)

    def runs(self, text: t.Runs, look: TextStyle) -> list[Run]:
        """The text as runs; there is always at least one."""
        if isinstance(text, str):
            return [self._run(text, look)]
        return [self._inline(part, look) for part in text] or [self._run("", look)]

    def _run(self, text: str, look: TextStyle, special: RunAttributes | None = None) -> Run:
        voice = self.setter.voice(look.family, bold=look.bold, italic=look.italic)
        return Run(self.setter.shown(text), voice, look.colour, special)

    def _inline(self, part: str | t.Inline, look: TextStyle) -> Run:
        match part:
            case str():
                return self._run(part, look)
            case t.Text():
                return self._text(part, look)
            case t.Link():
                return self._linked(part.text, part.target, look)
            case t.Ref(kind=t.RefKind.PAGE):
                return self._linked(str(self.pages.get(part.target, 0)), part.target, look)
            case t.Ref():
                return self._linked(self.numbers.shown[part.target], part.target, look)
            case t.NoteRef():
                key = note_reference(part.target)
                run = self._linked(self.numbers.shown[part.target], part.target, look, "Note ", key)
                return replace(run, scale=0.65, rise=look.size * 0.35)
            case t.WithheldMark():
                return self._run(withheld_mark(part.reason), replace(look, family=Family.SANS, bold=True, italic=False))
            case t.ExhibitRef():
                bold = replace(look, bold=True)
                if part.target:
                    return self._linked(part.reference, part.target, bold)
                return self._run(part.reference, bold)

    def _text(self, part: t.Text, look: TextStyle) -> Run:
        look = replace(
            look,
            bold=look.bold or part.bold,
            italic=look.italic or part.italic,
            colour=MUTED if part.muted else look.colour,
        )
        return self._run(part.text, look, RunAttributes(language=part.language) if part.language else None)

    def note_label(self, label: str, note: str, look: TextStyle) -> Run:
        """A note's own number, which leads back to where it was first called for."""
        special = RunAttributes(target=note_reference(note), described=f"Back from note {label}")
        return self._run(label, replace(look, colour=ACCENT), special)

    def _linked(self, text: str, target: str, look: TextStyle, before: str = "Go to ", key: str = "") -> Run:
        described = before + clean(self.numbers.shown.get(target) or text)[0]
        return self._run(text, replace(look, colour=ACCENT), RunAttributes(target=target, described=described, key=key))


def note_reference(note: str) -> str:
    """The key under which the raised number that leads to a note can itself be reached."""
    return f"call for {note}"
