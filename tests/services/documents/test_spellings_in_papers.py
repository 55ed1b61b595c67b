# SPDX-License-Identifier: Apache-2.0
"""What once stood in clear in a finished paper, written as people write it, is marked there: by the program itself."""

import re
from datetime import date, timedelta

import pytest

from tests.papers.readback import read_pdf
from tests.services.conftest import Office
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.people import Address, ContactPoint, Involvement, Vehicle
from vlu_desktop.services.cases.cases import NewCase, NewPerson
from vlu_desktop.services.documents.document_order import Order

HOMES = (
    "Flat 2, 14 St Mary's Road, Wexholme", "Kings Mead House, Wexholme", "9 First Avenue", "3 Rose & Crown Yard",
    "The Old Rectory", "ulica Gęsia 12",
)  # fmt: skip
PLACES = (("school", "St Bride's Catholic Primary School"), ("school", "Ysgol Gynradd Bryn Coch"),
          ("gp", "Wharfside Surgery"))  # fmt: skip
CONTACTS = (
    ("mobile", "07700 900345"), ("landline", "01632 960999"), ("mobile", "+353 86 555 0123"),
    ("mobile", "+48 601 555 678"), ("email", "tamar.newstart88@gmail.invalid"), ("social", "Instagram @tamar_rises"),
    ("social", "https://facebook.com/tamar.rises.again"), ("social", "@quietharbour22"),
)  # fmt: skip
VEHICLES = ("ZZ26 QRT (red Yaris)", "ZO07 OTV")
WRITTEN = (
    "St Marys Road", "Saint Mary's Road", "14 St Marys", "St. Mary's Rd", "Kings Parade", "Kingsmead House",
    "1st Avenue", "9 1st Ave", "Rose and Crown Yard", "Old Rectory", "Ul. Gęsia 12", "St Bride's Catholic Primary",
    "St Brides Primary", "Saint Bride's", "St Bride's", "Ysgol Bryn Coch", "the Wharfside", "960999", "086 555 0123",
    "601 555 678", "tamar.newstart88 at Gmail", "my tamar.newstart88 account", "@tamar_rises", "tamar.rises.again",
    "quietharbour22", "Philippa Quillfeather", "Ms Oyelaran", "the Quillfeathers", "Z007 0TV", "ZOO7 OTV", "zz26qrt",
    "Wojciechowska", "Wojciechowskiego", "M.A.R.A.C.",
)  # fmt: skip
SEVERAL = (
    ("mobile", "07700 900345 / 01632 960123"),
    ("email", "Work: t.vane@example.invalid; home: tvane77@example.invalid"),
    ("", "ZZ11 AAA, ZZ12 BBB"),
)


def another_victim(office: Office, given: str, family: str, home: str = "") -> None:
    """Of the same offender, in a case of her own."""
    new = NewCase(victim=NewPerson(given=given, family=family), offender=NewPerson(given="A", family="Placeholder"))
    case_id, _ = office.services.casework.cases.begin(new, office.today)
    records = office.services.casework.records
    records.add(Involvement(case_id=case_id, person_id=office.offender, role="offender"), case_id=case_id)
    if home:
        who = office.store.people_in(case_id, "victim")[0]
        records.add(Address(person_id=who, kind="home", lines=home), case_id=case_id)


@pytest.mark.parametrize(
    ("kind", "audience"), [("chronology", "court"), ("social-history", "parole"), ("chronology", "police")]
)
def test_what_once_stood_in_clear_is_marked(office: Office, kind: str, audience: str) -> None:
    her = office.victim
    for row in (
        *(Address(person_id=her, kind="home", lines=each) for each in HOMES),
        *(Address(person_id=her, kind=of, lines=each) for of, each in PLACES),
        *(ContactPoint(person_id=her, kind=of, value=each) for of, each in CONTACTS),
        *(Vehicle(person_id=her, registration=each) for each in VEHICLES),
    ):
        office.services.casework.records.add(row, case_id=office.case_id)
    another_victim(office, "Philippa", "Quillfeather-Oyelaran", "King's Parade 5")
    another_victim(office, "Jan", "Wojciechowski")
    for n, each in enumerate(WRITTEN):
        office.incident(f"Told{n:02}: he said {each} once more.", date(2026, 3, 1) + timedelta(days=n))
    asked = Order(case_id=office.case_id, kind=kind, audience=audience, data_to=office.today, purpose="Sentence")
    draft = office.services.papers.documents.draft(asked, office.now)
    said = " ".join(cell for _, cells in read_pdf(draft.pdf).content() for cell in cells)
    found = dict(re.findall(r"Told(\d\d): he said (.*?)\.? once more\.", said))
    assert len(found) == len(WRITTEN)
    assert [each for n, each in enumerate(WRITTEN) if "[withheld W" not in found[f"{n:02}"]] == []
    assert [each for each in WRITTEN if f" {each} " in said] == []
    assert draft.hits == ()


@pytest.mark.parametrize(("kind", "value"), SEVERAL)
def test_two_values_in_one_field_are_refused_where_they_are_entered(office: Office, kind: str, value: str) -> None:
    her = office.victim
    row = (
        ContactPoint(person_id=her, kind=kind, value=value) if kind else Vehicle(person_id=her, registration=value)
    )  # fmt: skip
    with pytest.raises(UserError, match=r"holds 2: .* Enter each in a row of its own"):
        office.services.casework.records.add(row, case_id=office.case_id)
