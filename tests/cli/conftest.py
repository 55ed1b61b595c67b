# SPDX-License-Identifier: Apache-2.0
"""Commands run within the tests' own process, and read files there."""

import pytest


@pytest.fixture(autouse=True)
def cheap(files_read_here: None, passphrases_cheap: None) -> None:
    """What a guess at a passphrase costs, and the process that reads a file, are tried where they are made."""
