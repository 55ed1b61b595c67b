# SPDX-License-Identifier: Apache-2.0
"""What a disk refuses while a vault is opened, made or given other keys, as a sentence that the officer can act on."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.templates import Value
from vlu_desktop.store.database.connection import DatabaseError, is_damage, is_disk_failure

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_CLOSED = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_FAILING = frozenset(
    {errno.EIO, errno.ENXIO, errno.ENODEV, errno.ESTALE}
    | {getattr(errno, name) for name in ("ENOMEDIUM", "EMEDIUMTYPE", "EREMOTEIO", "EUCLEAN") if hasattr(errno, name)}
)
_WINDOWS_FAILING = frozenset({21, 23, 27, 433, 483, 1006, 1110, 1112, 1117, 1167})
"""Not ready, a bad checksum or sector, no such device, a volume that was changed or pulled out, an input or output
error: what Windows says where Linux says EIO (https://learn.microsoft.com/windows/win32/debug/system-error-codes)."""
_OF_THE_DISK = ("disk is full", "disk I/O error", "unable to open", "readonly", "read-only", "locking protocol")


class DiskTrouble(Enum):
    """What an error says of a disk, or of a file on it."""

    UNREAD = "a part of the vault is harmed, or the disk did not give it"
    VAULT_FAILING = "the disk of the vault did not do what was asked"
    VAULT_CLOSED = "the vault takes nothing more by this connection"
    FULL = "the disk is full"
    FAILING = "a disk did not do what was asked"
    CLOSED = "the system does not let the file be read or written"


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


def trouble_of(error: Exception) -> DiskTrouble | None:
    """What an error says of a disk; None for one that says nothing of any, which is a bug of ours or another matter."""
    return _of_the_system(error) if isinstance(error, OSError) else _of_sqlite(error)


def _of_sqlite(error: Exception) -> DiskTrouble | None:
    said = str(error) if isinstance(error, DatabaseError) else ""
    if is_damage(error) or "vtable constructor failed" in said:
        # An index that can't be made is one whose list the disk did not give.
        return DiskTrouble.UNREAD
    if "disk is full" in said:
        return DiskTrouble.FULL
    if "readonly" in said or "read-only" in said:
        return DiskTrouble.VAULT_CLOSED
    return DiskTrouble.VAULT_FAILING if is_disk_failure(error) or (said and is_of_the_disk(error)) else None


def _of_the_system(error: OSError) -> DiskTrouble | None:
    if error.errno in _FULL:
        return DiskTrouble.FULL
    if error.errno in _FAILING or getattr(error, "winerror", None) in _WINDOWS_FAILING:
        return DiskTrouble.FAILING
    return DiskTrouble.CLOSED if error.errno in _CLOSED else None
