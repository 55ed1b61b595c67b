# SPDX-License-Identifier: Apache-2.0
"""Writes a document tree as a tagged, archivable PDF: PDF/A-2a and PDF/UA-1 in one file."""

from pathlib import Path
from typing import BinaryIO

from vlu_desktop.typeset.font_book import FontBook
from vlu_desktop.typeset.pdf.result import PdfResult, Progress
from vlu_desktop.typeset.tree import Document

__all__ = ["PdfResult", "write_pdf"]


def write_pdf(
    document: Document, out: BinaryIO | Path, *, fonts: FontBook, progress: Progress | None = None
) -> PdfResult:
    """Writes the document as PDF/A-2a and PDF/UA-1. The same document gives the same bytes.

    `progress` hears how much of how much is done, and may raise to stop: a path then keeps what it held. A document
    that refers to pages is set twice, because only then is it known where they are.
    """
    # Read when the first document is made: reportlab and pikepdf are a quarter of a second of a start.
    from vlu_desktop.typeset.pdf.writer import write

    return write(document, out, fonts, progress)
