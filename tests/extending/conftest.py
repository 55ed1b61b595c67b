# SPDX-License-Identifier: Apache-2.0
"""What the tests of the extension points stand on: the bench of the screens, a case on a real vault."""

from tests.ui.conftest import bench, collected_here, maker

__all__ = ["bench", "collected_here", "maker"]
