# SPDX-License-Identifier: Apache-2.0
"""Who left, as the record says, and is let in on this computer by a passphrase all the same.

Each computer of a unit has ways in of its own: somebody removed on one is not removed on another.
"""

from contextlib import suppress

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.people import Officer
from vlu_desktop.store.keys.key_slots import KeySlots
from vlu_desktop.store.records.store import Store


def still_let_in(ring: KeySlots, store: Store) -> tuple[str, ...]:
    """Their names, but for the officer at work. UserError where the key file can't be read."""
    left = {each.id for each in store.all(Officer) if each.left_on is not None and each.left_on <= store.today}
    slots = [slot for slot in ring.read().officer_slots() if slot["officer"] in left - {store.officer}]
    return tuple(sorted(str(slot.get("label", "")) for slot in slots))


def left_said(ring: KeySlots, store: Store) -> str:
    """What to say of them; "" where there is nobody, or the key file does not say."""
    with suppress(UserError):
        if names := still_let_in(ring, store):
            return say("keys.left-and-still-let-in", names=names)
    return ""
