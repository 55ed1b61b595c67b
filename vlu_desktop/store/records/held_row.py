# SPDX-License-Identifier: Apache-2.0
"""A record as it stands in its table while an act changes it, and what of it is to become another."""

from collections.abc import Iterable, Mapping

from vlu_desktop.record.record_types import RecordType
from vlu_desktop.store.database.codec import Value, codec_of
from vlu_desktop.text.invisible_characters import storable


def all_storable(values: Iterable[Value]) -> tuple[Value, ...]:
    """Values as they can be stored, each text without what UTF-8 has no bytes for."""
    return tuple(storable(value) if isinstance(value, str) else value for value in values)


class HeldRow:
    """A record as it stands in its table, and what of it is to become another."""

    __slots__ = ("kind", "made_in", "row", "values", "was_removed")

    def __init__(self, kind: RecordType, row: tuple[Value, ...], made_in: str, was_removed: int) -> None:
        self.kind = kind
        self.row = row
        self.made_in = made_in
        self.was_removed = was_removed
        self.values: dict[str, Value] = {}

    @property
    def id(self) -> str:
        """Its id."""
        return str(self.row[0])

    def take(self, values: Mapping[str, Value]) -> dict[str, Value]:
        """Have it hold these values; those of them that are others than it has."""
        has = {**dict(zip(codec_of(self.kind).columns, self.row, strict=True)), "removed": self.was_removed}
        has.update(self.values)
        stored = zip(values, all_storable(values.values()), strict=True)
        different = {name: value for name, value in stored if value != has[name]}
        self.values.update(different)
        return different

    @property
    def is_removed(self) -> int:
        """Whether it is out of use afterwards."""
        return int(self.values.get("removed", self.was_removed) or 0)

    @property
    def after(self) -> tuple[Value, ...]:
        """Its row afterwards."""
        if self.values.keys() <= {"removed"}:
            return self.row
        columns = codec_of(self.kind).columns
        return tuple(self.values.get(name, value) for name, value in zip(columns, self.row, strict=True))
