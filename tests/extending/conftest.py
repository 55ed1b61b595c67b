# SPDX-License-Identifier: Apache-2.0
"""What the tests of the extension points stand on: the bench of the screens, a case on a real vault, the program."""

from tests.ui.conftest import bench, casebook, collected_here, maker, opened, ready

__all__ = ["bench", "casebook", "collected_here", "maker", "opened", "ready"]
