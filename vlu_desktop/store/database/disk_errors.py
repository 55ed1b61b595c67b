# SPDX-License-Identifier: Apache-2.0
"""What a disk refuses while a vault is opened, made or given other keys, as a sentence that the officer can act on."""

from collections.abc import Iterator
from contextlib import contextmanager

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.templates import Value
from vlu_desktop.store.database.connection import DatabaseError

_OF_THE_DISK = ("disk is full", "disk I/O error", "unable to open", "readonly", "read-only", "locking protocol")


class DiskRefused(UserError):
    """The disk is full, can't be written to or fails; what was under way was not done."""


@contextmanager
def disk_refusals(key: str, /, **values: Value) -> Iterator[None]:
    """Within, an error of the disk is DiskRefused, in the sentence of the catalogue that says what was not done."""
    try:
        yield
    except OSError as error:
        raise DiskRefused(say(key, **values)) from error
    except DatabaseError as error:
        if is_of_the_disk(error):
            raise DiskRefused(say(key, **values)) from error
        raise


def is_of_the_disk(error: Exception) -> bool:
    """Whether an error says that the disk would not take or give it, and nothing of the file."""
    return any(words in str(error) for words in _OF_THE_DISK)
