# SPDX-License-Identifier: Apache-2.0
"""The text that a PDF's pages draw, stretch by stretch, with the marked content each is in and what it stands for."""

import re
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_CHAR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
DECORATION = -1
"""The number of marked content that text has which no structure element owns."""
_TELLING = "BDC BMC DP EMC Tf Tj TJ ' \""
"""Operators that show text, say in which typeface, and what it belongs to; all others are passed over."""
_MOST_KNOWN = 20_000
_GAP = -200  # thousandths of the size: a pen moved on this far leaves a space


def page_texts(pdf: pikepdf.Pdf) -> Iterator[tuple[str, list[Any]]]:
    """The text of each page in the order it was drawn, decoration included, replacement text beside the drawn; and what
    its marked content and its marks are said to be."""
    fonts: Fonts = {}
    for page in pdf.pages:
        told: list[Any] = []
        yield "".join(_spaced(text) for _, text in marked(page, fonts, gaps=True, told=told)), told


def drawn_text(drawing: Any) -> str:
    """The text of a drawing that pages share, in the order it was drawn."""
    return "".join(_spaced(text) for _, text in marked(drawing, {}, gaps=True))


def _spaced(text: str) -> str:
    return text if text.endswith(" ") else text + "\n"


def marked(
    page: Any, fonts: "Fonts", *, gaps: bool = False, told: list[Any] | None = None
) -> Iterator[tuple[int, str]]:
    """Each stretch of text of a page with the number of the marked content it is in; -1 for decoration.

    `told` takes what marks and marked content are said to be.
    """
    resources: Any = page.get("/Resources", {})
    maps = {name: _font(font, fonts) for name, font in resources.get("/Font", {}).items()}
    current = _Font()
    stack: list[int | str | None] = []
    instruction: Any
    for instruction in pikepdf.parse_content_stream(page, operators=_TELLING):
        operands, operator = instruction.operands, str(instruction.operator)
        if told is not None and operator in ("BDC", "DP"):
            told += operands
        if operator in ("BDC", "BMC"):
            content, actual = _opened(operands)
            if actual is not None:
                yield _owner(stack), actual
            stack.append(actual if actual is not None else content)
        elif operator == "EMC":
            if stack:
                stack.pop()
        elif operator == "Tf":
            current = maps.get(str(operands[0]), _Font())
        elif operator in ("Tj", "TJ", "'", '"') and not any(isinstance(level, str) for level in stack):
            yield _owner(stack), _shown(operands[-1], current, gaps=gaps)


def _shown(shown: Any, font: "_Font", *, gaps: bool) -> str:
    """The text one operator shows; a wide gap in it is a space where `gaps` are read, as others' files need."""
    text: list[str] = []
    for part in shown if isinstance(shown, pikepdf.Array) else [shown]:
        if isinstance(part, pikepdf.String):
            text.append(font.read(bytes(part)))
        elif gaps and float(part) <= _GAP:
            text.append(" ")
    return "".join(text)


def _opened(operands: Sequence[Any]) -> tuple[int | None, str | None]:
    properties = operands[1] if len(operands) > 1 else None
    if isinstance(properties, pikepdf.Dictionary):
        if "/MCID" in properties:
            return int(properties.MCID), None
        if "/ActualText" in properties:
            return None, str(properties.ActualText)
    return (DECORATION if str(operands[0]) == "/Artifact" else None), None


def _owner(stack: Sequence[int | str | None]) -> int:
    return next((level for level in reversed(stack) if isinstance(level, int)), DECORATION)


@dataclass(slots=True)
class _Font:
    """What a font's codes read; codes are two bytes long in fonts such as ours, one in others."""

    codes: dict[int, str] = field(default_factory=dict)
    length: int = 1
    known: dict[bytes, str] = field(default_factory=dict)

    def read(self, shown: bytes) -> str:
        if not self.codes:
            return shown.decode("latin-1")
        said = self.known.get(shown)
        if said is None:
            said = self._read(shown)
            if len(self.known) < _MOST_KNOWN:
                self.known[shown] = said
        return said

    def _read(self, shown: bytes) -> str:
        if self.length == 1:
            codes: Sequence[int] = shown
        else:
            codes = struct.unpack(f">{len(shown) // 2}H", shown[: len(shown) // 2 * 2])
            if len(shown) % 2:
                codes = (*codes, shown[-1])
        return "".join([self.codes.get(code, "\ufffd") for code in codes])


Fonts = dict[tuple[int, int], _Font]
"""Fonts read so far, by the number of their object."""


def _font(font: Any, known: Fonts) -> _Font:
    found = known.get(font.objgen)
    if found is None:
        found = known[font.objgen] = _Font(length=2 if font.get("/Subtype") == "/Type0" else 1)
        program = font.ToUnicode.read_bytes() if "/ToUnicode" in font else b""
        for block in re.findall(rb"beginbfchar(.*?)endbfchar", program, re.DOTALL):
            for code, value in _CHAR.findall(block):
                found.codes[int(code, 16)] = bytes.fromhex(value.decode()).decode("utf-16-be", "replace")
        for block in re.findall(rb"beginbfrange(.*?)endbfrange", program, re.DOTALL):
            for first, last, value in _RANGE.findall(block):
                for step in range(int(last, 16) - int(first, 16) + 1):
                    found.codes[int(first, 16) + step] = chr(int(value, 16) + step)
    return found
