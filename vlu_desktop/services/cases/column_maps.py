# SPDX-License-Identifier: Apache-2.0
"""Column maps: how a unit takes the columns of files with the same headings, kept under a name and offered again."""

from dataclasses import dataclass, replace

from vlu_desktop.intake.mapping.column_mapping import Mapping
from vlu_desktop.intake.mapping.map_text import headings_text, row_headed, uses_text, with_uses
from vlu_desktop.intake.proposal import Proposal
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.conduct import ColumnMap
from vlu_desktop.store.records.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedMap:
    """A map that fits a sheet, under its name, with the sheet taken by it; `in_use` where it is taken so already."""

    id: str
    name: str
    mapping: Mapping
    in_use: bool


class ColumnMaps:
    """Keeping them and finding those that fit."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(self, name: str, mapping: Mapping) -> Changes:
        """Keep how a sheet is taken, in place of one of that name for the same headings. UserError without either."""
        name, headings, uses = " ".join(name.split()), headings_text(mapping), uses_text(mapping)
        if not name:
            raise UserError(say("acts.give-the-column-map-a"))
        if not headings:
            raise UserError(say("acts.only-columns-with-headings-can"))
        held = next((each for each in self._fitting(headings) if each.name == name), None)
        method, kind = ("column-map.add", "collected") if held is None else ("column-map.change", "altered")
        with self._store.act(method, act=kind) as act:
            if held is None:
                act.add(ColumnMap(name=name, headings=headings, uses=uses))
            else:
                act.change(replace(held, uses=uses), held)
        return act.changes

    def discard(self, map_id: str) -> Changes:
        """Take a map out; files are guessed again as if it had never been kept. UserError where it is gone."""
        if self._store.get(ColumnMap, map_id) is None:
            raise UserError(say("acts.that-column-map-was-deleted"))
        with self._store.act("column-map.remove", act="altered") as act:
            act.remove(ColumnMap, map_id)
        return act.changes

    def offered(self, proposal: Proposal) -> tuple[OfferedMap, ...]:
        """The maps that fit a sheet of the file, sheet by sheet, the latest kept first.

        They are looked for in its first rows: a kept map knows headings that nothing else would take for such.
        """
        mapped = proposal.reading.mapped
        if mapped is None:
            return ()
        found = []
        for mapping in mapped.mappings:
            sheet = next(each for each in mapped.book.sheets if each.name == mapping.sheet)
            for held in reversed(self._store.all(ColumnMap)):
                row, headed = row_headed(sheet, held.headings), mapping
                if row and row != mapping.heading_row:
                    headed = replace(mapped.headed(mapping, row, proposal.said_on.year), used=True)
                taken = with_uses(headed, held.uses) if headings_text(headed) == held.headings else None
                if taken is not None:
                    in_use = headed is mapping and uses_text(taken) == uses_text(mapping)
                    found.append(OfferedMap(id=held.id, name=held.name, mapping=taken, in_use=in_use))
        return tuple(found)

    def _fitting(self, headings: str) -> list[ColumnMap]:
        held = [each for each in self._store.all(ColumnMap) if each.headings == headings] if headings else []
        return held[::-1]
