# SPDX-License-Identifier: Apache-2.0
"""An officer who reads what an opening found."""

from vlu_desktop.store.vault.vault import Vault


def told(vault: Vault) -> tuple[str, ...]:
    """What is to be said of an open casebook, and it counts as said."""
    vault.were_told()
    return vault.found
