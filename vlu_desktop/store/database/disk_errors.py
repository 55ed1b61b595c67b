# SPDX-License-Identifier: Apache-2.0
"""What a disk refuses while a vault is opened, made or given other keys, as a sentence that the officer can act on."""

from collections.abc import Iterator
from contextlib import contextmanager

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.store.database.connection import DatabaseError

_OF_THE_DISK = ("disk is full", "disk I/O error", "unable to open", "readonly", "read-only", "locking protocol")


class DiskRefused(UserError):
    """The disk is full, can't be written to or fails; what was under way was not done."""


@contextmanager
def disk_refusals(what_failed: str) -> Iterator[None]:
    """Within, an error of the disk is DiskRefused; `what_failed` begins its sentence, as "unit.vlu was not opened"."""
    try:
        yield
    except OSError as error:
        raise _refused(what_failed) from error
    except DatabaseError as error:
        if any(words in str(error) for words in _OF_THE_DISK):
            raise _refused(what_failed) from error
        raise


def _refused(what_failed: str) -> DiskRefused:
    return DiskRefused(
        f"{what_failed}: the disk is full, can't be written to or is failing. Nothing is lost by that. Make room on it "
        "or check it, then try again."
    )
