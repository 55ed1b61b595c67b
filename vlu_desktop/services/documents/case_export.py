# SPDX-License-Identifier: Apache-2.0
"""A case whole, in one file that other programs read: its records as JSON and as tables, and its exhibits as they came.

For a unit that goes on with another program. Nothing in it is withheld, so it says so, and stands in the register.
"""

import csv
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from vlu_desktop.dates.civil_clock import civil
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.conduct import Exhibit
from vlu_desktop.record.record_types import RecordType
from vlu_desktop.record.work import Disclosure
from vlu_desktop.services.cases.exhibits import held_content
from vlu_desktop.services.cases.plain_rows import case_as_json, case_as_tables
from vlu_desktop.services.documents.outfile import leaving
from vlu_desktop.store.records.store import Store
from vlu_desktop.text.spreadsheet_cells import as_text

_UNFIT = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedCase:
    """What left: its entry in the register, and how many records and exhibits were in it."""

    entry: Disclosure
    records: int
    exhibits: int


class CaseExport:
    """One act of disclosure with its line in the register."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def save(self, case_id: str, out: Path, recipient: str, reason: str, made: datetime) -> ExportedCase:
        """Write the case as one .zip. UserError without a reason, or where an exhibit is not as it was taken in."""
        if out.suffix.casefold() != ".zip":
            raise UserError(say("acts.export-is-a-zip"))
        if not reason.strip() or not recipient.strip():
            raise UserError(say("acts.export-needs-whom-and-why"))
        file = self._store.case_file(case_id)
        if file is None:
            raise UserError(say("acts.export-no-case"))
        on, tables = civil(made).date(), case_as_tables(file)
        exhibits = list(self._exhibits(file))
        content = _packed(file, tables, exhibits, made)
        files, digest = [(out, content)], hashlib.sha256(content).hexdigest()
        with leaving(self._store, "case.export", files, case_id=case_id, reason=reason, detail=recipient) as act:
            entry = act.add(
                Disclosure(
                    case_id=case_id, document=say("acts.export-document"), audience="internal", recipient=recipient,
                    purpose=reason, made_on=on, data_to=on, sha256=digest, head=self._store.head_code(),
                )
            )  # fmt: skip
        return ExportedCase(entry=entry, records=sum(len(rows) for _, _, rows in tables), exhibits=len(exhibits))

    def _exhibits(self, file: CaseFile) -> Iterator[tuple[str, bytes]]:
        """Each file that is held, under its reference and the name it came with."""
        for place, row in enumerate(file.all(Exhibit), start=1):
            if row.sha256:
                _, content = held_content(self._store, row.id)
                named = _UNFIT.sub("-", f"{row.reference}-{row.file_name or 'file'}").strip("-.")
                yield f"exhibits/{place:04d}-{named}", content


def _packed(
    file: CaseFile,
    tables: list[tuple[RecordType, tuple[str, ...], list[tuple[str, ...]]]],
    exhibits: list[tuple[str, bytes]],
    made: datetime,
) -> bytes:
    """The same case at the same moment gives the same bytes."""
    moment = civil(made).timetuple()[:6]
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as packed:

        def put(name: str, content: bytes) -> None:
            packed.writestr(zipfile.ZipInfo(name, moment), content, zipfile.ZIP_DEFLATED)

        put("read-me.txt", f"{say('acts.export-says')}\n".encode())
        put("case.json", json.dumps(case_as_json(file), ensure_ascii=False, indent=1).encode())
        for kind, heads, rows in tables:
            put(f"tables/{kind.key}.csv", _table(heads, rows))
        for name, content in exhibits:
            put(name, content)
    return whole.getvalue()


def _table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> bytes:
    """A table that a spreadsheet opens, with no cell that it takes for a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([as_text(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")
