# SPDX-License-Identifier: Apache-2.0
"""The example casebook, made afresh: invented cases in a vault of their own, with a passphrase made for it."""

import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from vlu_desktop.bootstrap.shipped_data import shipped
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.platform import paths
from vlu_desktop.store.keys.key_file import DEFAULT_COST, FLOOR, KeyCost
from vlu_desktop.store.vault.opening import BESIDE
from vlu_desktop.store.vault.vault import create_vault

EXAMPLE_NAME = "casebook.vlu"
EXAMPLE_OFFICER = "Example officer"
EXAMPLE_UNIT = "Example victim liaison unit"


def make_example(folder: Path, name: str, *, cost: KeyCost = DEFAULT_COST, floor: KeyCost = FLOOR) -> tuple[Path, str]:
    """Make the example casebook in a folder; its path, and the passphrase made for it."""
    from vlu_desktop.services.access.passphrases import new_passphrase
    from vlu_desktop.services.example.example_data import load_casebook, say_how_it_is_reached

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(say("vault.folder-not-made", folder=str(folder))) from error
    path = folder / name
    passphrase = new_passphrase(shipped().passphrase_words)
    clock = _SteppedClock()
    vault = create_vault(
        path,
        passphrase,
        officer_name=EXAMPLE_OFFICER,
        unit_name=EXAMPLE_UNIT,
        clock=clock,
        random=os.urandom,
        cost=cost,
        floor=floor,
    )
    try:
        with vault:
            say_how_it_is_reached(vault.store)
            load_casebook(vault.store, paths.resources() / "casebook", clock.set)
    except BaseException:
        # Half of it is left to nobody, for its passphrase was never told, and the whole can be made there again.
        for end in ("", *BESIDE):
            with suppress(OSError):
                path.with_name(path.name + end).unlink(missing_ok=True)
        raise
    return path, passphrase


class _SteppedClock:
    """A clock that stands where the casebook sets it, so that its journal tells what was known when."""

    def __init__(self) -> None:
        self._now = datetime(2016, 1, 4, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self._now

    def set(self, moment: datetime) -> None:
        """Put the clock forward."""
        self._now = moment
