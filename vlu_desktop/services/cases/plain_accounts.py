# SPDX-License-Identifier: Apache-2.0
"""An account read without a casebook, as plain values: what it would propose, for a command and for scoring it."""

from typing import Any

from vlu_desktop.intake.accounts.account_reader import AccountReading, read_account

_FEWEST_LETTERS, _MOST_LETTERS = 3, 200


class PlainAccounts:
    """Reads entries one after another, and knows what an earlier one was read as: "ditto" below "ditto"."""

    def __init__(self) -> None:
        self._read: dict[str, AccountReading] = {}

    def read(self, text: str, previous: str = "") -> dict[str, Any]:
        """What an account proposes, as JSON has it. `previous` is the entry above it, which "same again" repeats."""
        reading = read_account(text, previous, self._read.get(previous))
        self._read[text] = reading
        return as_json(reading)


def as_json(reading: AccountReading) -> dict[str, Any]:
    """A count as its mode and number, an incident as true, false or "maybe", and the words each proposal came from."""
    count = reading.count
    return {
        "kinds": list(reading.kinds),
        "count": None if count is None else {"mode": count.kind.value, "n": count.number},
        "incident": "maybe" if reading.incident is None else reading.incident,
        "targets": list(reading.targets),
        "by": reading.by or None,
        "same_as_previous": reading.same_as_previous,
        "entry": reading.entry.value,
        "because": [{"what": each.what, "words": each.words} for each in reading.because],
    }


def kinds_in_words(typed: str) -> tuple[str, ...]:
    """The kinds of conduct that a few words tell of, as an officer says them: "threatened to kill", "drives past".

    They are read as an account is, as they stand or with him before them and her after them.
    """
    words = " ".join(typed.split())[:_MOST_LETTERS]
    if len(words) < _FEWEST_LETTERS:
        return ()
    for account in (words, f"He {words}.", f"He {words} me."):
        if found := read_account(account).kinds:
            return found
    return ()
