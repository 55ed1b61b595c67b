# SPDX-License-Identifier: Apache-2.0
"""The faces are cut once for all runs of the tests: each takes a second."""

import pytest

from vlu_desktop.documents.fonts import FontBook


@pytest.fixture(scope="session")
def fonts(request: pytest.FixtureRequest) -> FontBook:
    """The real faces, kept between runs."""
    cache = request.config.cache
    assert cache is not None
    return FontBook(cache.mkdir("faces"))
