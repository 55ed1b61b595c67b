# SPDX-License-Identifier: Apache-2.0
"""A test or module that a page of the documentation names is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
NAMED = re.compile(r"`((?:tests|vlu_desktop|docs)/[\w/.-]+\.(?:py|md|toml))")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_it_names_is_there(page: Path) -> None:
    named = set(NAMED.findall(page.read_text(encoding="utf-8")))
    assert not sorted(name for name in named if not (ROOT / name).exists())
