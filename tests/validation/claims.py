# SPDX-License-Identifier: Apache-2.0
"""What a finished file says of itself, and how it is judged by that."""

from pathlib import Path

import page
import pikepdf

_PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
_PDFUA = "{http://www.aiim.org/pdfua/ns/id/}"


def claims(path: Path) -> tuple[str, ...]:
    """The standards a file claims, in veraPDF's words: "2a", "2u", "ua1"."""
    with pikepdf.open(path) as pdf, pdf.open_metadata() as said:
        archive = f"{said.get(_PDFA + 'part', '')}{said.get(_PDFA + 'conformance', '')}".lower()
        access = str(said.get(_PDFUA + "part", ""))
    return tuple(filter(None, (archive, f"ua{access}" if access else "")))


def page_validation(path: Path, flavour: str) -> tuple[str, ...]:
    """What the `page-validation` package has against a file; nothing where it passes."""
    profile = f"pdfua-{flavour[2:]}" if flavour.startswith("ua") else f"pdfa-{flavour}"
    report = page.validate_pdf(str(path), profile=profile, limits=page.SafetyLimits.unlimited())
    return tuple(f"{failure.rule_id} {failure.message}" for failure in report.failures)
