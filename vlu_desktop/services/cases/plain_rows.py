# SPDX-License-Identifier: Apache-2.0
"""The record as plain values for machines and as lines for a terminal."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.changes import CaseLine
from vlu_desktop.record.field_display import NameOf, called, shown
from vlu_desktop.record.fields import Kind, Spec, specs
from vlu_desktop.record.people import Officer, Unit
from vlu_desktop.record.record_types import RECORD_TYPES, RecordType
from vlu_desktop.record.work import RuleSetting
from vlu_desktop.services.cases.findings import FindingView
from vlu_desktop.services.cases.kept_summaries import CaseSummary

_NOT_THE_CASE = (Unit, Officer, RuleSetting)


def case_as_json(file: CaseFile) -> dict[str, Any]:
    """The whole record of a case: each type's key to its records. Dates keep their words, range and precision."""
    proof = {each.id: (each.proof, each.seriousness) for each in file.conduct}
    found: dict[str, Any] = {"id": file.case.id, "title": file.case.title}
    for kind in RECORD_TYPES:
        rows = [_record(row) for row in file.all(kind.cls)]
        if kind.key == "incident":
            for row in rows:
                row["proof"], row["seriousness"] = proof[row["id"]]
        if rows and kind.cls not in _NOT_THE_CASE:
            found[kind.key] = rows
    return found


def _record(row: Record) -> dict[str, Any]:
    values: dict[str, Any] = {"id": row.id}
    for spec in specs(type(row)):
        value = _plain(spec, getattr(row, spec.name))
        if value not in ("", None, False):
            values[spec.name] = value
    values["recorded_at"] = row.recorded_at.isoformat() if row.recorded_at else None
    return values


def _plain(spec: Spec, value: Any) -> Any:
    if value is None:
        return None
    match spec.kind:
        case Kind.WHEN:
            return {
                "shown": value.display(),
                "words": value.words,
                "kind": value.kind.value,
                "first_day": _iso(value.first_day),
                "last_day": _iso(value.last_day),
                "precision": value.precision.value,
                "approximate": value.approximate,
                "said_on": _iso(value.said_on),
            }
        case Kind.COUNT:
            return {"shown": value.display(), "words": value.words, "kind": value.kind.value, "number": value.number}
        case Kind.DATE | Kind.INSTANT:
            return value.isoformat()
        case _:
            return value


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def case_as_tables(file: CaseFile) -> list[tuple[RecordType, tuple[str, ...], list[tuple[str, ...]]]]:
    """The whole record of a case as tables: each type with its headings and its rows, the id first."""
    name_of = _names_in(file)
    found = []
    for kind in RECORD_TYPES:
        rows = file.all(kind.cls)
        if rows and kind.cls not in _NOT_THE_CASE:
            described = specs(kind.cls)
            told = [(row.id, *(shown(spec, getattr(row, spec.name), name_of) for spec in described)) for row in rows]
            found.append((kind, ("id", *(spec.label for spec in described)), told))
    return found


def _names_in(file: CaseFile) -> NameOf:
    """What a record of the case is called, or its id where it is not in it."""

    def name_of(key: str, record_id: str) -> str:
        if key == "person":
            return file.name(record_id)
        for kind in RECORD_TYPES:
            if kind.key == key and (row := file.get(kind.cls, record_id)) is not None:
                return called(row, name_of)
        return record_id

    return name_of


def case_as_lines(file: CaseFile) -> list[str]:
    """The whole record for a terminal, one record a line under the name of its type."""
    name_of = _names_in(file)
    lines = [file.case.title]
    for kind in RECORD_TYPES:
        rows = file.all(kind.cls)
        if not rows or kind.cls in _NOT_THE_CASE:
            continue
        lines += ["", kind.plural]
        for row in rows:
            told = [
                f"{spec.label}: {' '.join(text.split())}"
                for spec in specs(type(row))
                if not spec.owner and (text := shown(spec, getattr(row, spec.name), name_of))
            ]
            lines.append("  " + "; ".join(told))
    return lines


def case_row(line: CaseLine, summary: CaseSummary) -> dict[str, Any]:
    """A case for a list: id, title, number of incidents and findings, and what is next."""
    following = summary.next
    return {
        "id": line.id,
        "title": line.title,
        "reference": line.reference,
        "status": line.status,
        "incidents": line.incidents,
        "findings": summary.findings,
        "next": {"due": _iso(following.due), "what": following.title} if following else None,
    }


def finding_rows(file: CaseFile, found: Iterable[FindingView]) -> list[dict[str, Any]]:
    """Findings for machines: these ten keys and no others."""
    return [
        {
            "case": file.case.id,
            "case_title": file.case.title,
            "rule": each.finding.rule,
            "sentence": each.finding.sentence,
            "figures": each.finding.figures,
            "window": {"first": _iso(each.finding.starts), "last": _iso(each.finding.ends)},
            "incidents": list(each.finding.incident_ids),
            "method": each.finding.method,
            "limits": each.finding.limits,
            "status": each.status,
        }
        for each in found
    ]
