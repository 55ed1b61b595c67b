# SPDX-License-Identifier: Apache-2.0
"""Why no backup was made, in sentences that say what to do."""

import errno
from pathlib import Path

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say


class NoSheet(UserError):
    """There is nothing to seal a backup for."""

    def __init__(self) -> None:
        super().__init__(
            "Make the recovery sheet first: a backup is sealed for it, so that it opens on another computer even when "
            "every passphrase is lost. It is made on the Unit page under “Who can open it”."
        )


class NotBackedUp(UserError):
    """No backup was made; what was there before is as it was."""


def megabytes(many: int) -> str:
    """A size as an officer reads it."""
    return f"{many / 1e6:,.0f} MB" if many >= 1e6 else f"{many / 1e3:,.0f} kB"


def damaged() -> NotBackedUp:
    """The casebook does not hold."""
    return NotBackedUp(
        "The casebook itself is damaged, so no backup was made and the good ones are kept. Enter nothing more in it. "
        "Check it on the Unit page, then restore a backup."
    )


def disk_failed() -> NotBackedUp:
    """The disk that the casebook is on did not give or take something, and nothing of the casebook was found harmed."""
    return NotBackedUp(say("disk.not-backed-up"))


def no_room_here() -> NotBackedUp:
    """The copy has no room beside the casebook."""
    return NotBackedUp(
        "There is no room beside the casebook for the copy that a backup is made from. Make room on its disk, then "
        "back up again."
    )


def unreadable() -> NotBackedUp:
    """What was written does not read back."""
    return NotBackedUp(
        "What was written there could not be read back as it was, so it does not count. Use another stick or folder. "
        "The last good backup is as it was."
    )


def explained(error: OSError, folder: Path) -> NotBackedUp:
    """A sentence for what the system says of the destination."""
    still = "The last good backup is as it was."
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return NotBackedUp(f"The disk filled up while the backup was written. Make room, or choose another. {still}")
    if error.errno == errno.EFBIG:
        return NotBackedUp(f"The stick can't hold so large a file. Have it formatted as exFAT, or use another. {still}")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return NotBackedUp(f"The folder {folder} can't be written to. Choose another. {still}")
    return NotBackedUp(f"The folder {folder} can't be written to any more. Is the stick still in? {still}")
