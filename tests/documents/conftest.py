# SPDX-License-Identifier: Apache-2.0
"""The real faces under the name that the tests of documents use."""

import pytest

from vlu_desktop.documents.fonts import FontBook


@pytest.fixture(scope="session")
def fonts(faces: FontBook) -> FontBook:
    """The real faces, cut once for all runs."""
    return faces
