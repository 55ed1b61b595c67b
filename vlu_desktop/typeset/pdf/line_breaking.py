# SPDX-License-Identifier: Apache-2.0
"""Breaks text into lines. The space a line ends at stays in it, so that readers of the file join words rightly."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vlu_desktop.typeset.pdf import bidi, shaping
from vlu_desktop.typeset.pdf.glyphs import Glyphs, Voice, Word
from vlu_desktop.typeset.pdf.styles import Colour


class RunAttributes:
    """What makes a stretch of text more than text: a link's target and description, a language of its own, or a key
    under which the stretch itself can be reached."""

    __slots__ = ("described", "key", "language", "target")

    def __init__(self, *, target: str = "", described: str = "", language: str = "", key: str = "") -> None:
        self.target = target
        self.described = described
        self.language = language
        self.key = key


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one voice; `rise` and `scale` raise and shrink it (note numbers)."""

    text: str
    voice: Voice
    colour: Colour
    special: RunAttributes | None = None
    scale: float = 1.0
    rise: float = 0.0


@dataclass(slots=True)
class Span:
    """A stretch of one line from one run; the width in points. `actual` is the text where it is not drawn as read."""

    run: Run
    parts: Sequence[Glyphs]
    width: float
    actual: str = ""


@dataclass(slots=True)
class Line:
    """One line: its spans in reading order and their width in points."""

    spans: list[Span]
    width: float
    right_to_left: bool = False
    plain: bool = False
    """Whether it is one stretch of one face that can be drawn together with other lines of its run."""


_UNDRAWN = re.compile("[\u200c\u200d\ufe0e\ufe0f]")
_JOINT = re.compile(r"(?<=\w-)(?=\w)")
_Box = list[tuple[str, Word, Run]]


def break_lines(runs: Sequence[Run], size: float, width: float) -> list[Line]:
    """Lines no wider than `width` points at `size`; a word too long for one is broken at a hyphen or where it ends."""
    if len(runs) == 1 and "\n" not in runs[0].text:
        quick = _break_simple(runs[0], size, width)
        if quick is not None:
            return quick
    return _Breaker(runs, size, width).lines()


def _break_simple(run: Run, size: float, width: float) -> list[Line] | None:
    """The common case: one run, one face, no long words; None where it is not that."""
    known, limit = run.voice.simple, width * 1000 / (size * run.scale)
    gap, gap_code = run.voice.space.width, run.voice.space.parts[0].codes
    lines: list[Line] = []
    codes: list[str] = []
    used = 0.0
    factor = size * run.scale / 1000
    use = run.voice.main
    plain = run.special is None and run.scale == 1 and not run.rise
    for text in run.text.split(" "):
        measured = known.get(text) or run.voice.measured(text)
        if measured is None:
            return None
        wide, code = measured
        if used + wide > limit:
            if wide > limit:
                return None
            codes.append("")
            joined = gap_code.join(codes)
            span = Span(run, (Glyphs(use, joined, used),), used * factor)
            lines.append(Line([span], (used - gap) * factor, False, plain))
            codes, used = [], 0.0
        codes.append(code)
        used += wide + gap
    joined = gap_code.join(codes)
    used -= gap
    lines.append(Line([Span(run, (Glyphs(use, joined, used),), used * factor)], used * factor, False, plain))
    return lines


class _Breaker:
    """The general case: several runs, faces and directions, forced line ends, words of any length."""

    def __init__(self, runs: Sequence[Run], size: float, width: float) -> None:
        self._runs, self._size, self._width = runs, size, width
        self._lines: list[Line] = []
        self._now: _Box = []
        self._used = 0.0
        self._rtl = bidi.starts_right_to_left("".join(run.text for run in runs)) if self._has_rtl() else False

    def _has_rtl(self) -> bool:
        return any(not run.text.isascii() and bidi.RIGHT_TO_LEFT.search(run.text) for run in self._runs)

    def lines(self) -> list[Line]:
        box: _Box = []
        for run in self._runs:
            for number, part in enumerate(run.text.split("\n")):
                if number:
                    self._add(box)
                    box = []
                    self._space(run)
                    self._end()
                for place, text in enumerate(part.split(" ")):
                    if place:
                        self._add(box)
                        box = []
                        self._space(run)
                    box = self._phrases(text, run, box)
        self._add(box)
        self._end()
        return self._lines

    def _phrases(self, text: str, run: Run, box: _Box) -> _Box:
        """Takes a text without spaces in, broken where its script lets it be; returns what is to stay together with
        what comes next."""
        for place, phrase in enumerate(shaping.phrases(text) if text else ()):
            if place:
                self._add(box)
                box = []
            box.append((phrase, run.voice.word(phrase), run))
        return box

    def _points(self, word: Word, run: Run) -> float:
        return word.width * self._size * run.scale / 1000

    def _space(self, run: Run) -> None:
        self._now.append((" ", run.voice.space, run))
        self._used += self._points(run.voice.space, run)

    def _add(self, box: _Box) -> None:
        width = sum(self._points(word, run) for _, word, run in box)
        if width > self._width and len(parts := _at_joints(box)) > 1:
            for part in parts:
                self._add(part)
            return
        if width > self._width or (self._used + width > self._width and _breaks_anywhere(box)):
            for text, _, run in box:
                self._add_by_character(text, run)
            return
        if self._used + width > self._width and self._now:
            self._end()
        self._now += box
        self._used += width

    def _add_by_character(self, text: str, run: Run) -> None:
        factor = self._size * run.scale / 1000
        start, used, place = 0, self._used, 0
        for letter in text if text.isascii() else shaping.letters(text):
            advance = factor * (run.voice.advance(letter) if len(letter) == 1 else run.voice.word(letter).width)
            if used + advance > self._width and (place > start or self._now):
                if place > start:
                    self._now.append((text[start:place], run.voice.word(text[start:place]), run))
                self._end()
                start, used = place, 0.0
            used += advance
            place += len(letter)
        self._now.append((text[start:], run.voice.word(text[start:]), run))
        self._used = used

    def _end(self) -> None:
        spans: list[Span] = []
        for run, words in _by_run(self._now):
            if any(word.right_to_left for _, word in words):
                logical = "".join(text for text, _ in words)
                letters = bidi.laid(logical, right_to_left=self._rtl)
                laid = run.voice.laid(letters) if letters else None
                if laid is not None:
                    width = laid[1] * self._size * run.scale / 1000
                    spans.append(Span(run, laid[0], width))
                    continue
                parts: Sequence[Glyphs] = run.voice.glyphs(bidi.visual(logical, right_to_left=self._rtl))
                actual = logical
            else:
                parts, actual = _merged(run.voice, words), ""
                if any(_UNDRAWN.search(text) for text, _ in words):
                    actual = "".join(text for text, _ in words)
            width = sum(part.width for part in parts) * self._size * run.scale / 1000
            spans.append(Span(run, parts, width, actual))
        self._lines.append(Line(spans, sum(span.width for span in spans), self._rtl))
        self._now, self._used = [], 0.0


def _by_run(box: _Box) -> list[tuple[Run, list[tuple[str, Word]]]]:
    grouped: list[tuple[Run, list[tuple[str, Word]]]] = []
    for text, word, run in box:
        if not grouped or grouped[-1][0] is not run:
            grouped.append((run, []))
        grouped[-1][1].append((text, word))
    return grouped


def _merged(voice: Voice, words: Sequence[tuple[str, Word]]) -> list[Glyphs]:
    parts: list[Glyphs] = []
    for text, word in _rejoined(voice, words):
        last = parts[-1] if parts else None
        if last is not None and last.placed and text == " " and last.use.has(" "):
            parts[-1] = last.spaced(voice.space.width)
            continue
        for part in word.parts:
            if parts and parts[-1].use is part.use and not (part.placed or parts[-1].placed):
                last = parts.pop()
                parts.append(Glyphs(part.use, last.codes + part.codes, last.width + part.width))
            else:
                parts.append(part)
    return parts


def _rejoined(voice: Voice, words: Sequence[tuple[str, Word]]) -> Iterator[tuple[str, Word]]:
    """The words of a line, those that were parted to find its end shaped as one again."""
    for spaced, alike in itertools.groupby(words, key=lambda each: each[0] == " "):
        pieces = list(alike)
        if spaced or len(pieces) == 1 or not any(part.placed for _, word in pieces for part in word.parts):
            yield from pieces
        else:
            whole = "".join(text for text, _ in pieces)
            yield whole, voice.word(whole)


def _at_joints(box: _Box) -> list[_Box]:
    """A word too long for a line, parted behind each of its hyphens: a name of two halves is not broken within one."""
    parts: list[_Box] = [[]]
    for text, word, run in box:
        for place, piece in enumerate(pieces := _JOINT.split(text)):
            if place:
                parts.append([])
            parts[-1].append((piece, run.voice.word(piece) if len(pieces) > 1 else word, run))
    return parts


def _breaks_anywhere(box: _Box) -> bool:
    """Chinese and Japanese are broken between any two characters."""
    return any("\u3000" <= c <= "\u9fff" or "\uff00" <= c <= "\uffef" for text, _, _ in box for c in text)
