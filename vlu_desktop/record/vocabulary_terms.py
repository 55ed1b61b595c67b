# SPDX-License-Identifier: Apache-2.0
"""What a list of choices is: stable keys for the vault, plain labels for the page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A list of choices: pairs of key and label, in the order they are offered."""

    key: str
    terms: tuple[tuple[str, str], ...]

    def label(self, key: str) -> str:
        """The label; a key this program does not know is shown as it stands, never dropped."""
        return dict(self.terms).get(key, key)


def choices(key: str, terms: str) -> Vocabulary:
    """The vocabulary of that key; `terms` holds one choice a line: key, then its label."""
    pairs = (line.strip().split(" ", 1) for line in terms.strip().splitlines())
    return Vocabulary(key, tuple((pair[0], pair[1].strip()) for pair in pairs))
