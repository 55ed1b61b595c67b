# SPDX-License-Identifier: Apache-2.0
"""Lines of a device's chain read out with all that they commit to, as frames that JSON can hold.

A line is a `line` frame, then a `row` frame for each record it made, in the order the line names them, then the `piece`
frames of exhibits among them, then a `change` frame for each change, after one that asks for an approval the `file`
frames of what is to be approved. Bytes stand as hexadecimal, those of a file as base 64. A value that was erased is
null, and so is its salt. Last in a line stand the lines of other devices that were first known when it was written.

    ["line", [the values of the journal's COLUMNS], hash, salts, said salt, reason, detail, {device: [number, hash]}]
    ["row", type, id, {field: value as first saved}]
    ["piece", exhibit id, number, bytes]
    ["change", type, id, field, parents, value hash, salt, value]
    ["file", the setting that asks, number, bytes]
"""

import base64
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from vlu_desktop.record.record_types import record_type
from vlu_desktop.store.database.codec import Value, codec_of, is_empty
from vlu_desktop.store.database.connection import Connection
from vlu_desktop.store.database.tables import tables_of
from vlu_desktop.store.journal.journal import COLUMNS, SETTING, unpack_made
from vlu_desktop.store.records import asked_files

Frame = list[Any]
LINE, ROW, PIECE, CHANGE, FILE = "line", "row", "piece", "change", "file"
_ROWS_AT_ONCE = 500
_LINES = (
    f"SELECT {', '.join(COLUMNS)}, hash, v.salts, v.said_salt, v.reason, v.detail FROM journal "
    "LEFT JOIN journal_value AS v USING (device, seq) WHERE device = ? AND seq BETWEEN ? AND ? ORDER BY seq"
)
_CHANGES = (
    "SELECT c.record_type, c.record_id, c.field, c.parents, c.value_hash, v.salt, v.value FROM journal_change AS c "
    "LEFT JOIN journal_change_value AS v USING (device, seq, n) WHERE c.device = ? AND c.seq = ? ORDER BY c.n"
)


class ChainLines:
    """Reads one vault's chains; never writes."""

    def __init__(self, connection: Connection) -> None:
        self._tables = tables_of(connection)

    def last_numbers(self) -> dict[str, int]:
        """The number of the newest line of each device's chain, as this vault holds them."""
        rows = self._tables.execute(
            "SELECT id, (SELECT max(seq) FROM journal WHERE device = d.id) AS last FROM device AS d "
            "WHERE last IS NOT NULL"
        ).fetchall()
        return dict(rows)

    def knowing(self, device: str) -> list[int]:
        """The numbers of a device's lines that say what was known of other chains, in order."""
        sql = "SELECT DISTINCT seq FROM journal_knew WHERE device = ? ORDER BY seq"
        return [seq for (seq,) in self._tables.execute(sql, (device,)).fetchall()]

    def frames(self, device: str, first: int, last: int) -> Iterator[Frame]:
        """The frames of lines `first` to `last` of a device's chain, both among them."""
        number = first
        while number <= last:
            # Line by line, since one may be an import of 100,000 rows.
            row = self._tables.execute(_LINES, (device, number, number)).fetchone()
            if row is None:
                raise KeyError(device, number)
            yield from self._line(device, number, row)
            number += 1

    def _line(self, device: str, number: int, row: Sequence[Any]) -> Iterator[Frame]:
        values, (hashed, salts, said_salt, reason, detail) = row[: len(COLUMNS)], row[len(COLUMNS) :]
        made = list(unpack_made(values[COLUMNS.index("made")]))
        others = self._tables.execute(
            "SELECT k.other, k.other_seq, j.hash FROM journal_knew AS k JOIN journal AS j ON j.device = k.other "
            "AND j.seq = k.other_seq WHERE k.device = ? AND k.seq = ?",
            (device, number),
        ).fetchall()
        knew = {other: [last, known.hex()] for other, last, known in others}
        said = (_hex(said_salt), reason or "", detail or "")
        yield [LINE, [_plain(value) for value in values], _hex(hashed), _hex(salts), *said, knew]
        for key, group in groupby(made, key=lambda each: each[0]):
            ids = [record_id for _, record_id, _ in group]
            for start in range(0, len(ids), _ROWS_AT_ONCE):
                some = ids[start : start + _ROWS_AT_ONCE]
                first_rows = self.as_first_saved(key, some)
                yield from ([ROW, key, record_id, first_rows.get(record_id)] for record_id in some)
            if key == "exhibit":
                for record_id in ids:
                    yield from self.pieces(record_id)
        cursor = self._tables.execute(_CHANGES, (device, number))
        while rows := cursor.fetchmany(_ROWS_AT_ONCE):
            for key, record_id, name, parents, value_hash, salt, value in rows:
                yield [CHANGE, key, record_id, name, parents, _hex(value_hash), _hex(salt), value]
                if key == SETTING:
                    yield from self.asked_file(record_id)

    def asked_file(self, name: str) -> Iterator[Frame]:
        """The file that goes with a setting by which an approval is asked for, as long as it is kept."""
        if asked_files.is_question(name):
            for n, piece in enumerate(asked_files.pieces_of(self._tables, name)):
                yield [FILE, name, n, base64.b64encode(piece).decode()]

    def pieces(self, exhibit_id: str) -> Iterator[Frame]:
        n = 0
        sql = "SELECT bytes FROM exhibit_content WHERE exhibit_id = ? AND n = ?"
        while (piece := self._tables.value(sql, (exhibit_id, n))) is not None:
            yield [PIECE, exhibit_id, n, base64.b64encode(piece).decode()]
            n += 1

    def as_first_saved(self, key: str, ids: Sequence[str]) -> dict[str, Mapping[str, Value]]:
        """What was filled in of each record when it was first saved, by id; without those that were erased."""
        found, marks = codec_of(record_type(key)), ", ".join("?" * len(ids))
        sql = f"SELECT {found.select} FROM {found.table} WHERE id IN ({marks})"
        rows: dict[str, Mapping[str, Value]] = {
            row[0]: {name: value for name, value in zip(found.columns, row, strict=True) if not is_empty(value)}
            for row in self._tables.execute(sql, ids).fetchall()
        }
        sql = f"SELECT record_id, value FROM journal_origin WHERE record_id IN ({marks})"
        rows.update({record_id: json.loads(kept) for record_id, kept in self._tables.execute(sql, ids).fetchall()})
        return rows


def _hex(value: bytes | None) -> str | None:
    return None if value is None else value.hex()


def _plain(value: Any) -> Any:
    return value.hex() if isinstance(value, bytes) else value
