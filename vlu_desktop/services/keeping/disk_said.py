# SPDX-License-Identifier: Apache-2.0
"""What is told of an error that a job or a command met and nobody on its way knew: that of a disk is a sentence.

Whoever does something that a disk can refuse says for itself what came of it (`store/records/saving.py`,
`store/database/disk_errors.py`). What is left are readings: of the record, of a file that is worked with, of what is
put aside for a moment. Nothing that was saved is lost by one, and that is all that is known here.
"""

from vlu_desktop.language.catalogue import say
from vlu_desktop.services.keeping.soundness import disk_said as vault_disk_said
from vlu_desktop.services.keeping.soundness import unread_said
from vlu_desktop.store.database.disk_errors import DiskTrouble, trouble_of

_HARMED = {DiskTrouble.UNREAD: unread_said, DiskTrouble.VAULT_FAILING: vault_disk_said}


def damage_said(error: Exception) -> str:
    """What to tell the officer where an error at work means that the file or its disk is harmed; "" for any other."""
    trouble = trouble_of(error)
    return _HARMED[trouble]() if trouble in _HARMED else ""


def disk_said(error: Exception) -> str:
    """The sentence for any error of a disk: full, not to be written to, failing, or harmed; "" for a bug of ours."""
    match trouble_of(error):
        case None:
            return ""
        case DiskTrouble.FULL:
            return say("disk.full-at-work")
        case DiskTrouble.FAILING:
            return say("disk.failed-at-work")
        case DiskTrouble.CLOSED:
            return say("disk.closed-at-work")
        case DiskTrouble.VAULT_CLOSED:
            return say("disk.takes-nothing-more")
        case harmed:
            return _HARMED[harmed]()
