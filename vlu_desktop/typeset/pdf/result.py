# SPDX-License-Identifier: Apache-2.0
"""What writing a PDF comes to, for those who ask for one and need none of what writes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfResult:
    """A written file: its pages, its SHA-256, the page each id stands on, and the marks put in ("U+202E": 2)."""

    pages: int
    sha256: str
    places: Mapping[str, int]
    marks: Mapping[str, int]
