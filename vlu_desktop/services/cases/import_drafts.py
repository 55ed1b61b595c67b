# SPDX-License-Identifier: Apache-2.0
"""An import that is under way, as text a draft can hold: the file by its digest, how it is read, what was changed."""

import hashlib
import json
from collections.abc import Mapping as Choices
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from vlu_desktop.dates.when import When
from vlu_desktop.intake.importers import Options
from vlu_desktop.intake.mapping.column_mapping import Column, Mapping
from vlu_desktop.intake.proposal import MappedReading, Proposal, RowId
from vlu_desktop.intake.row_choices import RowChoice
from vlu_desktop.record.count import Count
from vlu_desktop.services.cases.given_file import GivenAgain

Answer = tuple[str, str, RowId | None]
"""The key of a question, the key of the choice taken, and the row it is for; None for every row of it."""
Typed = dict[RowId, dict[str, str]]
"""Words in cells that are still open, by their row and the cell's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsLeft:
    """What an officer did to the rows of a file: ticks removed, rows insisted on, cells changed and ticked or open."""

    left_out: tuple[RowId, ...] = ()
    insisted: tuple[RowId, ...] = ()
    choices: Choices[RowId, RowChoice] = field(default_factory=dict)
    typed: Typed = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportDraft(GivenAgain):
    """A file that was being taken in. `sha256` is the digest of its bytes; of another file nothing of this is true."""

    sha256: str
    case_id: str = ""
    told_on: date | None = None
    handed_by: str = ""
    way: str = ""
    options: Options = field(default_factory=Options)
    mappings: tuple[Mapping, ...] = ()
    answers: tuple[Answer, ...] = ()
    rows: RowsLeft = field(default_factory=RowsLeft)
    columns_name: str = ""
    """What the columns were to be kept as."""

    def is_of(self, proposal: Proposal) -> bool:
        """Whether a file that was opened is the one this is of, to the byte."""
        return self.sha256 == digest_of(proposal)

    def as_left(self, reading: MappedReading) -> MappedReading:
        """The file, opened anew, with its columns as they were taken and its questions as they were answered."""
        sheets = {mapping.sheet for mapping in reading.mappings}
        for mapping in self.mappings:
            if mapping.sheet in sheets:
                reading = reading.with_mapping(mapping)
        for key, answer, row in self.answers:
            reading = reading.answered(key, answer, row)
        return reading

    def to_text(self) -> str:
        """As the body of a draft."""
        rows = self.rows
        plain = {
            "path": self.path, "sha256": self.sha256, "case_id": self.case_id, "handed_by": self.handed_by,
            "told_on": self.told_on.isoformat() if self.told_on else "", "way": self.way,
            "options": asdict(self.options), "mappings": [asdict(each) for each in self.mappings],
            "answers": self.answers, "left_out": rows.left_out, "insisted": rows.insisted,
            "choices": [[at, _choice_to_plain(choice)] for at, choice in rows.choices.items()],
            "typed": [[at, words] for at, words in rows.typed.items()],
            "columns_name": self.columns_name, "pasted": self.pasted,
        }  # fmt: skip
        return json.dumps(plain, ensure_ascii=False)

    @staticmethod
    def from_text(text: str) -> "ImportDraft":
        """The draft that `to_text` wrote."""
        plain = json.loads(text)
        rows = RowsLeft(
            left_out=tuple(map(_row, plain["left_out"])),
            insisted=tuple(map(_row, plain["insisted"])),
            choices={_row(at): _choice_from_plain(choice) for at, choice in plain["choices"]},
            typed={_row(at): dict(words) for at, words in plain["typed"]},
        )
        return ImportDraft(
            path=plain["path"],
            sha256=plain["sha256"],
            case_id=plain["case_id"],
            told_on=date.fromisoformat(plain["told_on"]) if plain["told_on"] else None,
            handed_by=plain["handed_by"],
            way=plain["way"],
            options=Options(**plain["options"]),
            mappings=tuple(_mapping(each) for each in plain["mappings"]),
            answers=tuple((key, answer, _row(row) if row else None) for key, answer, row in plain["answers"]),
            rows=rows,
            columns_name=plain.get("columns_name", ""),
            pasted=plain.get("pasted", ""),
        )


def digest_of(proposal: Proposal) -> str:
    """SHA-256 of the bytes of a file that was opened, in hexadecimal."""
    return hashlib.sha256(proposal.reading.data).hexdigest()


def _choice_to_plain(choice: RowChoice) -> dict[str, Any]:
    changed = {
        name: value.to_text() if isinstance(value, When | Count) else value for name, value in choice.changed.items()
    }
    return {"changed": changed, "kinds": choice.kinds, "ticked": sorted(choice.ticked), "seen": choice.seen}


def _choice_from_plain(plain: dict[str, Any]) -> RowChoice:
    read = {"happened": When.from_text, "count": Count.from_text}
    changed = {
        name: read[name](value) if name in read and value is not None else value
        for name, value in plain["changed"].items()
    }
    kinds = plain["kinds"]
    ticked = frozenset((str(what), str(value)) for what, value in plain["ticked"])
    return RowChoice(
        changed=changed, kinds=None if kinds is None else tuple(kinds), ticked=ticked, seen=plain["seen"]
    )  # fmt: skip


def _mapping(plain: dict[str, Any]) -> Mapping:
    columns = tuple(Column(**each) for each in plain["columns"])
    return Mapping(**{**plain, "columns": columns})


def _row(plain: list[Any]) -> RowId:
    sheet, number = plain
    return str(sheet), int(number)
