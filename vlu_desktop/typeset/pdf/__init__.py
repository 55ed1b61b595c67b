# SPDX-License-Identifier: Apache-2.0
"""Writes a document tree as a tagged, archivable PDF: PDF/A-2a and PDF/UA-1 in one file."""

from vlu_desktop.typeset.pdf.writer import PdfResult, write_pdf

__all__ = ["PdfResult", "write_pdf"]
