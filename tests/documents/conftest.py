# SPDX-License-Identifier: Apache-2.0
"""The faces are cut once for all runs of the tests: each takes a second."""

import tempfile
from pathlib import Path

import pytest

from vlu_desktop.documents.fonts import FontBook


@pytest.fixture(scope="session")
def fonts(request: pytest.FixtureRequest) -> FontBook:
    """The real faces, kept between runs; where pytest keeps nothing, among the computer's temporary files."""
    cache = getattr(request.config, "cache", None)
    return FontBook(cache.mkdir("faces") if cache else Path(tempfile.gettempdir()) / "vlu-desktop-test-faces")
