# SPDX-License-Identifier: Apache-2.0
"""What a part of another computer's chain brought, and which of it goes at once because what it is of was erased."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from vlu_desktop.record.changes import Reference
from vlu_desktop.record.record_types import RecordType
from vlu_desktop.store.database.codec import Codec, Value


@dataclass(slots=True)
class Taken:
    """What a part brought: lines, the records it touched, and those that go because what they belong to is erased."""

    lines: int = 0
    made: set[Reference] = field(default_factory=set)
    changed: set[Reference] = field(default_factory=set)
    orphans: set[Reference] = field(default_factory=set)
    orphan_settings: set[str] = field(default_factory=set)
    cases: set[str] = field(default_factory=set)

    def note_setting(self, name: str, erased: Collection[str]) -> None:
        """Have a setting go that is of a record which was erased here (`name:ID`)."""
        if name.partition(":")[2] and name.rpartition(":")[2] in erased:
            self.orphan_settings.add(name)


def is_orphan(
    kind: RecordType, found: Codec[Any], row: tuple[Value, ...], erased: Collection[str], taken: Taken
) -> bool:
    """Whether what a record belongs to was erased here, or goes with this part."""
    if kind.owner is None:
        return False
    owner = str(row[found.columns.index(kind.owner.name)])
    return owner in erased or (kind.owner.to, owner) in taken.orphans
