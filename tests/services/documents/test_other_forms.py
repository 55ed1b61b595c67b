# SPDX-License-Identifier: Apache-2.0
"""A document as rows or as a text for editing leaves by the same door: disclosed, searched, registered."""

import csv
import hashlib
import io
import zipfile
from datetime import date, datetime
from xml.etree import ElementTree

import openpyxl
import pytest

from tests.services.conftest import Office
from vlu_desktop.dates.when import When
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.leaks.leak_search import search
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Address
from vlu_desktop.services.documents.document_order import Order
from vlu_desktop.services.documents.documents import Draft
from vlu_desktop.services.documents.release import SealingOptions
from vlu_desktop.text.spellings import Needle

STREET = "31 Larkspur Terrace"
EVIL = "=cmd()|'/C calc'!A0"


def ordered(office: Office, form: str, kind: str = "chronology") -> Order:
    office.add(Address(person_id=office.victim, kind="home", lines=f"{STREET}, Pennmorwick"))
    for day, account in ((3, f"He waited at {STREET}."), (4, EVIL), (5, "Siân, Łódź.")):
        office.add(Incident(case_id=office.case_id, account=account, words=EVIL, happened=When.on(date(2026, 3, day))))
    return Order(case_id=office.case_id, kind=kind, audience="court", data_to=office.today, answers={"file": form})


def draft(office: Office, form: str, kind: str = "chronology") -> Draft:
    return office.services.papers.documents.draft(ordered(office, form, kind), office.now)


def texts(content: bytes) -> list[str]:
    """Every text of every part of an office file, as XML readers have it."""
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert file.testzip() is None
        for name in file.namelist():
            found += [text for text in ElementTree.fromstring(file.read(name)).itertext() if text.strip()]
    return found


def shown(value: object) -> str:
    """A cell's value as it is shown, which the digest is made of."""
    if isinstance(value, datetime):
        return f"{value.day} {value:%b %Y}"
    return "" if value is None else str(value)


def test_a_spreadsheet_holds_the_rows_the_marking_and_a_digest(office: Office) -> None:
    made = draft(office, "xlsx")
    assert made.file_name.endswith(".xlsx")
    assert made.hits == ()
    sheet = openpyxl.load_workbook(io.BytesIO(made.content)).worksheets[0]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert cells[0][0] == "OFFICIAL-SENSITIVE"
    header = next(row for row in cells if row[0] == "No.")
    assert header[:4] == ["No.", "When", "What", "Status"]
    assert any(row[2] and EVIL in row[2] and "Words used" in row[2] for row in cells if row[0] == 2)
    assert all(cell.data_type in ("s", "n", "d", "inlineStr") for row in sheet.iter_rows() for cell in row)
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    assert STREET not in " ".join(texts(made.content))
    lines = ["\t".join(map(shown, row[:4])) for row in cells[cells.index(header) :]]
    said = next(row[0] for row in cells if row[0] and row[0].startswith("SHA-256"))
    assert said.endswith(hashlib.sha256("\n".join(lines).encode()).hexdigest())


def test_comma_separated_text_has_no_cell_that_runs(office: Office) -> None:
    made = draft(office, "csv")
    rows = list(csv.reader(io.StringIO(made.content.decode("utf-8-sig"))))
    assert rows[0] == ["OFFICIAL-SENSITIVE"]
    assert any(EVIL in cell for row in rows for cell in row)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for row in rows for cell in row)
    assert STREET not in made.content.decode()
    assert "[withheld W1]" in made.content.decode()


def test_a_text_for_editing_needs_the_unit_s_leave_and_says_that_it_is_no_copy_of_the_register(office: Office) -> None:
    with pytest.raises(UserError, match="does not let documents leave as texts for editing"):
        draft(office, "docx")
    office.services.papers.documents.set_editing(True)
    made = draft(office, "docx", "social-history")
    said = texts(made.content)
    assert any("A copy for editing, not the registered document" in text for text in said)
    assert "Social history" in said
    assert STREET not in " ".join(said)
    with zipfile.ZipFile(io.BytesIO(made.content)) as file:
        body = file.read("word/document.xml").decode()
    assert body.count('<w:pStyle w:val="Heading1"/>') == 1
    assert "<w:tblHeader/>" in body
    assert 'w:val="en-GB"' in zipfile.ZipFile(io.BytesIO(made.content)).read("word/styles.xml").decode()


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_it_is_registered_with_the_digest_of_the_file(office: Office, form: str) -> None:
    documents = office.services.papers.documents
    one = documents.draft(ordered(office, form), office.now)
    out = office.folder / one.file_name
    entry = documents.save(one, out, office.clock())
    assert out.read_bytes() == one.content
    assert entry.sha256 == hashlib.sha256(one.content).hexdigest() == one.sha256
    assert f'answer.file: "{form}"' in entry.request


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_what_is_protected_later_holds_the_file_back(office: Office, form: str) -> None:
    made = draft(office, form)
    office.add(Address(person_id=office.victim, kind="work", lines="Łódź"))
    with pytest.raises(UserError, match="was not saved"):
        office.services.papers.documents.save(made, office.folder / made.file_name, office.clock())


def test_a_name_that_hides_what_it_is_and_a_signature_on_rows_are_refused(office: Office) -> None:
    made, documents = draft(office, "xlsx"), office.services.papers.documents
    with pytest.raises(UserError, match=r"ends in \.xlsx"):
        documents.save(made, office.folder / "rows.pdf", office.clock())
    sealing = SealingOptions(locked_to=office.folder / "locked.xlsx", passphrase="seven quiet harbours")
    with pytest.raises(UserError, match="Only pages can be signed or locked"):
        documents.save(made, office.folder / "rows.xlsx", office.clock(), None, sealing)


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_the_search_sees_a_secret_in_a_cell_and_in_the_name(office: Office, form: str) -> None:
    made = draft(office, form)
    assert search(made.content, [Needle(value="Łódź", kind="text")], f"rows.{form}")
    assert search(made.content, [Needle(value="Nobody said this", kind="text")], f"rows.{form}") == ()
