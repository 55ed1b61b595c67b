# SPDX-License-Identifier: Apache-2.0
"""The import window on a real vault."""

import pytest

from tests.ui.conftest import Bench
from tests.ui.intake.import_window import window
from vlu_desktop.ui.intake.import_wizard import ImportWizard


@pytest.fixture
def wizard(bench: Bench) -> ImportWizard:
    """It, as it opens."""
    return window(bench)
