# SPDX-License-Identifier: Apache-2.0
"""The briefing of a unit leaves in three forms, journalled: nobody is named in it, and small numbers are hidden."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pikepdf
import pypdf
import pytest

from tests.services.conftest import Office
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.papers.briefing_sheet import drawn
from vlu_desktop.record.changes import JournalQuery
from vlu_desktop.record.offending import Conviction, Programme
from vlu_desktop.record.unit_table import UnitRow
from vlu_desktop.services.cases.cases import NewCase, NewPerson
from vlu_desktop.services.documents.unit_briefings import EVERY
from vlu_desktop.timeline.display_list import Rect


def words_of(path: Path) -> str:
    if path.suffix == ".pdf":
        return " ".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as book:
            return book.read("xl/sharedStrings.xml").decode()
    return path.read_text(encoding="utf-8-sig")


def offenders(office: Office, many: int) -> None:
    for n in range(many):
        people = NewCase(
            reference=f"VLU {n}", victim=NewPerson(given="Mira", family=f"Sample{n}"),
            offender=NewPerson(given="Jed", family=f"Placeholder{n}"), relationship="neighbours",
        )  # fmt: skip
        case_id, _ = office.services.casework.cases.begin(people, office.today)
        offender = office.store.people_in(case_id, "offender")[0]
        office.services.casework.records.add(
            Conviction(offender_id=offender, offence="=cmd()|<b>", category="assault", index_offence=n == 0),
            Programme(offender_id=offender, name="Course", setting="custody", outcome="completed"),
            case_id=case_id,
        )


def test_it_leaves_as_pages_and_as_rows_with_nobody_named_and_a_line_each(office: Office, tmp_path: Path) -> None:
    offenders(office, 6)
    briefings = office.services.papers.briefings
    briefing = briefings.made(office.today, recipient="The area board")
    assert briefing.cases == 7
    for ending in (".pdf", ".xlsx", ".csv"):
        briefings.save(briefing, out := tmp_path / f"briefing{ending}", office.now)
        said = words_of(out)
        assert "Previous convictions" in said
        assert "not shown" in said
        assert not [name for name in ("Quarrie", "Dray", "Placeholder", "Sample", "VLU", "cmd()") if name in said]
    lines = office.services.keeping.auditing.page(JournalQuery(acts=("disclosed",)))
    assert [line.detail for line in lines] == ["As of 2 November 2026, for The area board"] * 3
    assert {line.what for line in lines} == {"Let go of briefing"}


def test_small_numbers_are_hidden_from_others_and_from_nobody_inside(office: Office) -> None:
    offenders(office, 6)
    briefings = office.services.papers.briefings
    index, inside = (
        next(table for table in briefings.made(office.today, least=least).tables if table.key == "index")
        for least in (5, EVERY)
    )
    assert [row.counts[0] for row in inside.rows] == [1, 6]
    assert [row.counts[0] for row in index.rows] == [None, None]
    alone = {table.key for table in briefings.made(office.today, least=EVERY).tables if table.alone}
    assert alone == {"custody-list"}
    assert not any(table.alone for table in briefings.made(office.today).tables)


def test_a_case_opened_after_the_day_is_in_no_table(office: Office) -> None:
    assert office.services.papers.briefings.made(date(2020, 1, 1)).cases == 0


def test_its_pages_are_tagged_and_each_table_has_its_heads(office: Office, tmp_path: Path) -> None:
    briefings = office.services.papers.briefings
    briefings.save(briefings.made(office.today, least=EVERY), out := tmp_path / "b.pdf", office.now)
    with pikepdf.open(io.BytesIO(out.read_bytes())) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
    assert "Inside the unit only" in words_of(out)


def test_it_goes_to_nobody_unnamed_and_in_no_other_form(office: Office, tmp_path: Path) -> None:
    briefings = office.services.papers.briefings
    with pytest.raises(UserError, match="Say whom the briefing is for"):
        briefings.save(briefings.made(office.today), tmp_path / "b.pdf", office.now)
    with pytest.raises(UserError, match="A briefing is written as"):
        briefings.save(briefings.made(office.today, least=EVERY), tmp_path / "b.doc", office.now)
    assert not list(tmp_path.glob("b.*"))


def test_a_bar_is_as_long_as_its_number_and_what_is_not_known_is_hollow() -> None:
    rows = [UnitRow(label="One", counts=(10,)), UnitRow(label="Not entered", counts=(5,), unknown=True)]
    bars = [item for item in drawn(rows).items if isinstance(item, Rect)]
    assert bars[0].width == 2 * bars[1].width
    assert bars[0].fill is not None
    assert bars[1].fill is None
