# SPDX-License-Identifier: Apache-2.0
"""The service that makes documents, on the casebook of the test."""

import pytest

from vlu_desktop.analysis.thresholds import DEFAULTS
from vlu_desktop.bootstrap.services import Services
from vlu_desktop.services.documents.documents import Documents
from vlu_desktop.typeset.font_book import FontBook


@pytest.fixture
def documents(services: Services, fonts: FontBook) -> Documents:
    return Documents(services.vault.store, DEFAULTS, fonts)
