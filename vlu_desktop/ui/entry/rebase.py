# SPDX-License-Identifier: Apache-2.0
"""Lays what an officer changed over what the record holds by now, so that a save never takes back another change."""

import dataclasses
from dataclasses import replace

from vlu_desktop.services.cases.incidents import IncidentEntry


def rebase(base: IncidentEntry, mine: IncidentEntry, current: IncidentEntry) -> IncidentEntry:
    """`current` with the fields and parts in which `mine` differs from `base`, the entry the officer began from."""
    changed = {
        field.name: getattr(mine.incident, field.name)
        for field in dataclasses.fields(mine.incident)
        if getattr(mine.incident, field.name) != getattr(base.incident, field.name)
    }
    before = {part.id: part for part in base.parts}
    kept = {part.id: part for part in mine.parts if part.id}
    parts = [
        part if kept[part.id] == before.get(part.id, part) else kept[part.id]
        for part in current.parts
        if part.id in kept
    ]
    parts += [part for part in current.parts if part.id not in kept and part.id not in before]
    parts += [part for part in mine.parts if not part.id]
    return IncidentEntry(incident=replace(current.incident, **changed), parts=tuple(parts))
