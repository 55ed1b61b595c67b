# SPDX-License-Identifier: Apache-2.0
"""The roles of the database: one that owns, three that others are members of, and one for each device."""

import secrets

OWNER = "vlu_exchange_owner"
DEVICES = "vlu_exchange_device"
ADMINS = "vlu_exchange_admin"
WATCHERS = "vlu_exchange_watch"
GROUPS = (OWNER, DEVICES, ADMINS, WATCHERS)

_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_GROUPS, _GROUP = 4, 4


def role_of(device: str) -> str:
    """The role of a device; it has no other name on the server."""
    return f"vlu_device_{device}"


def new_code() -> str:
    """A code to be read out, of 79 bits and of letters and figures that can't be taken for each other."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))


def typed_code(text: str) -> str:
    """A code as it was made, from how somebody typed it."""
    kept = "".join(each for each in text.upper() if each.isalnum())
    return "-".join(kept[at : at + _GROUP] for at in range(0, len(kept), _GROUP))


def new_secret() -> str:
    """What a device proves itself with, of 256 bits. It stands in the casebook alone."""
    return secrets.token_urlsafe(32)
