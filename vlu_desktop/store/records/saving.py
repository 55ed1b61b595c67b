# SPDX-License-Identifier: Apache-2.0
"""What a disk that refuses a save is told as: a sentence an officer can act on, and nothing half saved."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.store.database.connection import DatabaseError, is_damage, is_disk_failure


class NotSaved(UserError):
    """The vault would not take it; nothing of the act is in the vault, and what was there before is unharmed."""


class PerhapsSaved(NotSaved):
    """The disk failed while an act was being written through: it may or may not be kept, and shows when next opened."""

    def __init__(self) -> None:
        super().__init__(
            "The disk failed while that was being saved, so it may or may not have been kept. Don’t enter it again "
            "yet: check the disk, lock the casebook and open it again. It then says whether it was kept."
        )


def committed(run: Callable[[str], None], ref: str, doubtful: Callable[[str], object]) -> None:
    """End an act. PerhapsSaved where the disk failed in it: its log may hold all of the act, or not."""
    try:
        run("COMMIT")
    except NotSaved as error:
        if isinstance(error.__cause__, Exception) and is_disk_failure(error.__cause__):
            doubtful(ref)
            raise PerhapsSaved from error.__cause__
        raise
    doubtful("")


@contextmanager
def saving() -> Iterator[None]:
    """A disk that refuses, in a sentence."""
    try:
        yield
    except DatabaseError as error:
        if refusal := explained(error):
            raise refusal from error
        raise


def explained(error: Exception) -> UserError | None:
    """A sentence for what an officer can do something about; None for anything else, which is a bug."""
    said = str(error)
    if "disk is full" in said:
        return NotSaved("The disk is full, so that was not saved. Make room on it, then save again.")
    if "disk I/O error" in said or "unable to open" in said:
        return NotSaved(
            "The disk would not take it, so that was not saved. Check the disk or the stick, then save again. Where "
            "that is refused too, lock the casebook and open it again."
        )
    if "readonly" in said or "read-only" in said:
        return NotSaved(say("disk.takes-nothing-more"))
    if "locked" in said:
        return NotSaved("Another program is holding the vault, so that was not saved. Close it, then save again.")
    if "FOREIGN KEY" in said:
        # Erased while a page still showed it; services that know which field it is say so before it comes to this.
        return NotSaved(
            "What this belongs to is no longer in the casebook, so it was not saved. Open the page again and look."
        )
    if is_damage(error) or "vtable constructor failed" in said:
        # Also where the disk fails: SQLite calls a file malformed that it could not read, and an index no index.
        return NotSaved(
            "A part of the casebook could not be read, so that was not saved. Its disk fails, or it is harmed: lock "
            "the casebook and open it again. It then says which."
        )
    if "interrupted" in said:
        return NotSaved("That was stopped, and nothing of it was saved.")
    return None
