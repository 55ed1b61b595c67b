# SPDX-License-Identifier: Apache-2.0
"""A case leaves whole for another program: every record, every exhibit as it came, a line in the register."""

import csv
import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.services.conftest import Office
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.conduct import Exhibit
from vlu_desktop.record.work import Contact, Disclosure


def exported(office: Office, out: Path) -> zipfile.ZipFile:
    office.services.papers.exports.save(office.case_id, out, "The new unit", "It moves.", office.now)
    return zipfile.ZipFile(out)


def test_every_record_and_exhibit_is_in_it_and_the_register_has_it(office: Office, tmp_path: Path) -> None:
    given = tmp_path / "Brief: an ihn.txt"
    given.write_bytes(b"what he wrote\n")
    office.services.casework.exhibits.take_in(office.case_id, given, "A letter", "Ines Quarrie", office.today)
    office.incident("=HYPERLINK(1)")
    out = tmp_path / "case.zip"
    packed = exported(office, out)
    held = json.loads(packed.read("case.json"))
    assert {row["id"] for row in held["incident"]} == {each.id for each in office.file().conduct}
    (name,) = [each for each in packed.namelist() if each.startswith("exhibits/")]
    (exhibit,) = office.store.all(Exhibit)
    assert hashlib.sha256(packed.read(name)).hexdigest() == exhibit.sha256
    rows = list(csv.DictReader(io.StringIO(packed.read("tables/incident.csv").decode("utf-8-sig"))))
    assert [row["What happened"] for row in rows] == ["'=HYPERLINK(1)"]
    assert {f"tables/{key}.csv" for key in held if key not in ("id", "title")} <= set(packed.namelist())
    assert "nothing in it is withheld" in packed.read("read-me.txt").decode()
    (entry,) = office.store.all(Disclosure)
    assert (entry.recipient, entry.purpose) == ("The new unit", "It moves.")
    assert entry.sha256 == hashlib.sha256(out.read_bytes()).hexdigest()
    line = office.lines()[0]
    assert (line.act, line.case_id, line.reason) == ("disclosed", office.case_id, "It moves.")


def test_what_is_of_another_case_is_not_in_it(office: Office, tmp_path: Path) -> None:
    office.add(Contact(case_id=office.case_id, account="Ours."))
    packed = exported(office, tmp_path / "case.zip")
    assert [row["account"] for row in json.loads(packed.read("case.json"))["contact"]] == ["Ours."]
    assert "tables/unit.csv" not in packed.namelist()


def test_it_needs_an_ending_a_reader_and_a_reason(office: Office, tmp_path: Path) -> None:
    save = office.services.papers.exports.save
    with pytest.raises(UserError, match=r"one \.zip"):
        save(office.case_id, tmp_path / "case.json", "The new unit", "It moves.", office.now)
    for whom, why in ((" ", "It moves."), ("The new unit", "")):
        with pytest.raises(UserError, match="whom the case goes to and why"):
            save(office.case_id, tmp_path / "case.zip", whom, why, office.now)
    with pytest.raises(UserError, match="no such case in this casebook"):
        save("nobody", tmp_path / "case.zip", "The new unit", "It moves.", office.now)
    assert list(tmp_path.glob("case.*")) == []
    assert office.store.all(Disclosure) == ()
