# SPDX-License-Identifier: Apache-2.0
"""Whether a case is of domestic abuse: whether victim and offender are, or were, personally connected.

Section 2 of the Domestic Abuse Act 2021: married, engaged or in an intimate relationship, parents of one child, or
relatives. What is recorded may leave it open, and then nobody is told that it is one or the other.
"""

from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.people import Relationship

CONNECTED = frozenset({"partners", "former-partners", "married", "family", "parent-child"})
NOT_CONNECTED = frozenset({"acquaintances", "strangers", "colleagues", "professional"})


def between_them(file: CaseFile) -> tuple[str, ...]:
    """The relationships recorded between a victim and an offender of a case."""

    def among(person: str, people: tuple[str, ...]) -> bool:
        return any(file.same_person(person, each) for each in people)

    return tuple(
        row.kind
        for row in file.all(Relationship)
        if (among(row.person_id, file.victims) and among(row.other_id, file.offenders))
        or (among(row.other_id, file.victims) and among(row.person_id, file.offenders))
    )


def is_domestic(file: CaseFile) -> bool | None:
    """True or false where what is recorded says so; None where it leaves it open."""
    kinds = set(between_them(file))
    if kinds & CONNECTED:
        return True
    return False if kinds and kinds <= NOT_CONNECTED else None
