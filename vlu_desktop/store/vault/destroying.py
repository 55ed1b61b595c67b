# SPDX-License-Identifier: Apache-2.0
"""A casebook destroyed for good where it is: its key first, without which the rest is noise, then every file of it.

Flash keeps what was overwritten for as long as it likes. What is relied on is the key: it was wrapped in the key file
and its copy alone, which are overwritten before they are removed, and by a passphrase as hard to guess as ever.
"""

import os
from contextlib import suppress
from pathlib import Path

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.store.integrity.rollback_check import head_path
from vlu_desktop.store.keys import key_file as k

_BESIDE = ("-wal", "-shm", "-journal", ".lock")


def destroy_keys(vault: Path) -> None:
    """Overwrite and remove the key file and its copy, the copy first; UserError where one is still there.

    While the first of them is there the casebook opens, so what fails before that has destroyed nothing.
    """
    first = k.key_path(vault)
    for file in (k.backup_path(first), first):
        try:
            with file.open("r+b") as there:
                there.write(os.urandom(os.fstat(there.fileno()).st_size))
                there.flush()
                os.fsync(there.fileno())
            file.unlink()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise UserError(say("exchange.not-destroyed", file=file.name)) from error
    with suppress(OSError):
        k.sync_folder(vault.parent)


def destroy_files(vault: Path) -> tuple[str, ...]:
    """Remove every file of a closed casebook whose keys are destroyed; the names of those that are still there."""
    files = (vault, *(vault.with_name(vault.name + each) for each in _BESIDE), head_path(vault))
    for file in files:
        with suppress(OSError):
            file.unlink(missing_ok=True)
    with suppress(OSError):
        k.sync_folder(vault.parent)
    return tuple(file.name for file in files if file.exists())
