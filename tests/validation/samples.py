# SPDX-License-Identifier: Apache-2.0
"""One file of every kind this program makes, and one that no validator may pass."""

import io
from pathlib import Path

from tests.foreign import foreign_samples as foreign
from tests.papers.every_tree import EVERY_TREE
from vlu_desktop.typeset.font_book import FontBook
from vlu_desktop.typeset.pdf import write_pdf

BROKEN = "not-ours"


def write_samples(folder: Path, fonts: FontBook) -> list[Path]:
    """All of them as files."""
    made: list[Path] = []
    for name, tree in EVERY_TREE.items():
        out = io.BytesIO()
        write_pdf(tree(), out, fonts=fonts)
        made.append(folder / f"{name}.pdf")
        made[-1].write_bytes(out.getvalue())
    return made


def write_broken(folder: Path) -> Path:
    """An office's PDF, which meets no standard: a validator that passes it judges nothing."""
    path = folder / f"{BROKEN}.pdf"
    path.write_bytes(foreign.letter())
    return path
