# SPDX-License-Identifier: Apache-2.0
"""What bills and reports write in place of a number that the network kept to itself: nobody's name."""

from vlu_desktop.intake.messages.message import PAYPHONE, UNKNOWN_NUMBER, WITHHELD

_NOBODY = {
    **dict.fromkeys(
        ("withheld", "number withheld", "withheld number", "caller withheld", "private", "private number", "anonymous",
         "no caller id", "caller id withheld", "restricted", "hidden"),
        WITHHELD,
    ),
    **dict.fromkeys(
        ("unknown", "unknown number", "number unknown", "unavailable", "number unavailable", "not available",
         "not known", "number not known"),
        UNKNOWN_NUMBER,
    ),
    **dict.fromkeys(("payphone", "pay phone", "public payphone", "call box"), PAYPHONE),
}  # fmt: skip


def party_of(words: str) -> str:
    """The number or name as written; where it is the word for none, the one that every format has for it."""
    return _NOBODY.get(" ".join(words.lower().split()), words)
