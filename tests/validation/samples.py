# SPDX-License-Identifier: Apache-2.0
"""One file of every kind this program makes, in large print and in Welsh too, and one that no validator may pass."""

import io
from functools import partial
from pathlib import Path

from tests.foreign import foreign_samples as foreign
from tests.papers.every_tree import DOCUMENT_TREES, EVERY_TREE, Made
from tests.papers.test_languages import IN_WELSH, welsh
from tests.papers.whole_case import whole_case
from vlu_desktop.papers.common.large_print import enlarged
from vlu_desktop.typeset.font_book import FontBook
from vlu_desktop.typeset.pdf import write_pdf
from vlu_desktop.typeset.tree import Document

BROKEN = "not-ours"


def every_sample() -> dict[str, Made]:
    """By name, what makes each tree."""
    large = {f"{name}-large": partial(_enlarged, tree) for name, tree in DOCUMENT_TREES.items()}
    cymraeg = {f"{kind}-{audience}-cy": partial(welsh, whole_case(), kind, audience) for kind, audience in IN_WELSH}
    both = {f"{name}-large": partial(_enlarged, tree) for name, tree in cymraeg.items()}
    return EVERY_TREE | large | cymraeg | both


def _enlarged(tree: Made) -> Document:
    return enlarged(tree())


def write_samples(folder: Path, fonts: FontBook) -> list[Path]:
    """All of them as files."""
    made: list[Path] = []
    for name, tree in every_sample().items():
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
