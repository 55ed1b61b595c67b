# SPDX-License-Identifier: Apache-2.0
"""A second pair of eyes: another officer shows with their own passphrase that they agree to one thing."""

from dataclasses import dataclass

from vlu_desktop.store.keys.key_slots import KeySlots


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """Another officer who has a passphrase here."""

    officer_id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Endorsement:
    """That another officer agreed, after proving who they are, to `what` and to nothing else."""

    officer_id: str
    name: str
    what: str


class SecondOfficer:
    """Asks another officer's passphrase. What they agreed to is journalled with the act that it allows."""

    def __init__(self, ring: KeySlots) -> None:
        self._ring = ring

    def colleagues(self) -> tuple[Colleague, ...]:
        """Every officer who can open the casebook, but the one at work."""
        return tuple(
            Colleague(officer_id=way.officer_id, name=way.label)
            for way in self._ring.ways()
            if way.officer_id and not way.own
        )

    def vouch(self, officer_id: str, passphrase: str, what: str) -> Endorsement:
        """That the officer agrees to `what`, such as the digest of a document; UserError for a wrong passphrase."""
        return Endorsement(officer_id=officer_id, name=self._ring.prove_another(officer_id, passphrase), what=what)
