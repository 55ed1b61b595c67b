# SPDX-License-Identifier: Apache-2.0
"""Every kind of file, held against its tree, opened by four readers, and looked at: its pages as they were before.

A page is kept as a picture of 8 by 56 greys, a digit each: enough to see that anything has moved by a third of a line,
small enough to keep, and deaf to what a newer renderer smooths otherwise. After a change meant to change how documents
look, run with `--write-goldens`; then look at the pages themselves.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from tests.conftest import Goldens
from tests.papers.every_tree import DOCUMENT_TREES, EVERY_TREE, OTHER_TREES
from tests.typeset.reading import opened_clean, proved
from vlu_desktop.papers.document_kinds import DOCUMENTS
from vlu_desktop.typeset.font_book import FontBook

GOLDENS = Path(__file__).parent / "goldens" / "pages"
ONE_EACH = [*(f"{kind.key}-{kind.audiences[0]}" for kind in DOCUMENTS), *OTHER_TREES]
ACROSS, DOWN = 8, 56
_APART, _STRAY = 2, 0.03  # a cell may be two greys of sixteen off, and three in a hundred cells more than that


def looks(pdf: Path) -> Iterator[str]:
    """Each page as digits, row by row."""
    opened = pypdfium2.PdfDocument(pdf)
    for page in opened:
        across, down = (ACROSS, DOWN) if page.get_height() >= page.get_width() else (DOWN, ACROSS)
        drawn = page.render(scale=0.5, grayscale=True).to_pil().resize((across, down), Image.Resampling.BOX)
        # Text is pale at this size: the lower greys are spread out, so that a line more or less is seen.
        greys = [min(15, (255 - level) // 4) for level in drawn.tobytes()]
        yield "".join(f"{grey:x}" for grey in greys)
    opened.close()


def alike(page: str, golden: str) -> bool:
    """Whether a page looks as it did."""
    if len(page) != len(golden):
        return False
    off = sum(abs(int(now, 16) - int(then, 16)) > _APART for now, then in zip(page, golden, strict=True))
    return off <= _STRAY * len(page)


def all_alike(now: str, then: str) -> bool:
    pages, before = now.split(), then.split()
    return len(pages) == len(before) and all(alike(*both) for both in zip(pages, before, strict=True))


def same_look(name: str, pages: Sequence[str], goldens: Goldens) -> None:
    before = goldens.read(GOLDENS / f"{name}.txt", "".join(f"{page}\n" for page in pages), all_alike).split()
    assert len(pages) == len(before), f"{name} has {len(pages)} pages and had {len(before)}"
    changed = [at for at, both in enumerate(zip(pages, before, strict=True), start=1) if not alike(*both)]
    assert changed == [], f"pages of {name} that look otherwise than they did"


@pytest.mark.parametrize(
    "name", [name if name in ONE_EACH else pytest.param(name, marks=pytest.mark.soak) for name in EVERY_TREE]
)
def test_it_says_what_it_should_opens_clean_and_looks_as_it_did(
    name: str, fonts: FontBook, tmp_path: Path, goldens: Goldens
) -> None:
    pdf, _, _ = proved(EVERY_TREE[name](), fonts)
    path = tmp_path / f"{name}.pdf"
    path.write_bytes(pdf)
    assert opened_clean(path) == []
    same_look(name, list(looks(path)), goldens)


def test_no_kind_of_document_is_without_its_example() -> None:
    assert {f"{kind.key}-{audience}" for kind in DOCUMENTS for audience in kind.audiences} == set(DOCUMENT_TREES)


def test_a_moved_line_is_seen_and_a_shade_is_not() -> None:
    page = "01234567" * DOWN
    assert alike(page, page)
    assert alike(page.replace("5", "7"), page)
    assert not alike("f" * 2 * ACROSS + page[2 * ACROSS :], page)
    assert not alike(page, page + page)
