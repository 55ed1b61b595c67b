# SPDX-License-Identifier: Apache-2.0
"""One value in a field for one: several are told apart as people write them, and what is one stays one."""

from dataclasses import replace

import pytest

from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record.base import Record
from vlu_desktop.record.one_value import several_said
from vlu_desktop.record.people import Address, ContactPoint, Vehicle
from vlu_desktop.text.several_values import accounts_in, phones_in

SEVERAL = [
    (ContactPoint(kind="mobile", value="07700 900345 / 01632 960123"), ("07700 900345", "01632 960123")),
    (ContactPoint(kind="landline", value="01632 960123 or 960999"), ("01632 960123", "960999")),
    (ContactPoint(kind="mobile", value="07700 900345 07700 900346"), ("07700 900345", "07700 900346")),
    (ContactPoint(kind="mobile", value="mob 07700900345, work +48 601 555 678"), ("07700900345", "+48 601 555 678")),
    (ContactPoint(kind="mobile", value="07700 900345\nt@vane.example"), ("07700 900345", "t@vane.example")),
    (ContactPoint(kind="email", value="Work: t.vane@a.example; home: tvane77@b.example"), ("t.vane@a.", "tvane77@b.")),
    (ContactPoint(kind="email", value="t.vane@a.example 07700 900345"), ("t.vane@a.example", "07700 900345")),
    (ContactPoint(kind="online", value="Instagram @tamar_rises, TikTok @tamar.r"), ("@tamar_rises", "@tamar.r")),
    (ContactPoint(kind="online", value="https://pics.example/tam and clips.example/rises"), ("/tam", "/rises")),
    (ContactPoint(kind="online", value="tamar.rises; tnewstart88"), ("tamar.rises", "tnewstart88")),
    (ContactPoint(kind="other", value="07700 900345, 07700 900346"), ("07700 900345", "07700 900346")),
    (Vehicle(registration="ZZ11 AAA, ZZ12 BBB"), ("ZZ11 AAA", "ZZ12 BBB")),
    (Vehicle(registration="zz11aaa/zz12bbb"), ("zz11aaa", "zz12bbb")),
    (Address(lines="1 Sample Way, ZZ11 1AA; 2 Other Way, ZZ22 2BB"), ("ZZ11 1AA", "ZZ22 2BB")),
    (Address(lines="1 Sample Way", postcode="ZZ11 1AA ZZ22 2BB"), ("ZZ11 1AA", "ZZ22 2BB")),
]
ONE = [
    ContactPoint(kind="mobile", value="@tamar_rises and @tamar.r"),
    ContactPoint(kind="landline", value="@tamar_rises and @tamar.r"),
    ContactPoint(kind="mobile", value="07700 900345"),
    ContactPoint(kind="mobile", value="+44 (0)7700 900345 (07700 900345)"),
    ContactPoint(kind="landline", value="01632 960123 ext 2041, after six"),
    ContactPoint(kind="landline", value="01632 960123/4"),
    ContactPoint(kind="email", value="t.vane+news2024@mail.a.example (work)"),
    ContactPoint(kind="email", value="t.vane@a.example (https://mail.a.example/inbox)"),
    ContactPoint(kind="email", value="not known"),
    ContactPoint(kind="online", value="@tamar_rises, https://pics.example/tamar_rises"),
    ContactPoint(kind="online", value="https://pics.example/profile?id=100009876543210"),
    ContactPoint(kind="online", value="Tam's page, the one with the cat, since May"),
    ContactPoint(kind="post", value="Box 7, Example Post Office, 1 Way, 01632 960123 or 01632 960124"),
    ContactPoint(kind="other", value="the red phone in the shop"),
    Vehicle(registration="ZZ26 QRT (red Yaris, once ZZ11 AAA)"),
    Vehicle(registration="unknown, foreign plate"),
    Address(lines="Flat 2, 14 St Mary's Road, ZZ11 1AA", postcode="ZZ11 1AA"),
    Address(lines="The Old Rectory"),
]


@pytest.mark.parametrize(
    ("value", "phones"),
    [
        ("+4930 01234567 890", ["+4930 01234567 890"]),
        ("01632 960123, 96012", ["01632 960123"]),
        ("01632 960123, 960124", ["01632 960123", "960124"]),
        ("07700 900345 / +40 700 900345", ["07700 900345"]),
        ("07700 900345 / +40 100 900345", ["07700 900345", "+40 100 900345"]),
    ],
)
def test_each_telephone_number_in_a_value(value: str, phones: list[str]) -> None:
    assert phones_in(value) == phones


@pytest.mark.parametrize(
    ("value", "accounts"),
    [
        ("tamar.rises", []),
        ("tamar.rises; the cat page", []),
        ("tamar.rises; tnewstart88", ["tamar.rises", "tnewstart88"]),
        ("t@a.example, u@a.example", ["t@a.example", "u@a.example"]),
        ("tam@a.example, https://pics.example/Tam/", ["tam@a.example"]),
    ],
)
def test_each_account_in_a_value(value: str, accounts: list[str]) -> None:
    assert accounts_in(value) == accounts


@pytest.mark.parametrize(("record", "named"), SEVERAL)
def test_several_are_named_with_what_to_do(record: Record, named: tuple[str, ...]) -> None:
    ((_, said),) = several_said(None, record)
    assert "Enter each in a row of its own" in said
    assert [each for each in named if each not in said] == []


@pytest.mark.parametrize("record", ONE)
def test_one_is_one_however_much_stands_beside_it(record: Record) -> None:
    assert several_said(None, record) == ()


def test_what_an_older_record_holds_hinders_no_other_change() -> None:
    old = replace(SEVERAL[0][0], id=RecordId("old"))
    assert several_said(old, replace(old, safe="no")) == ()  # type: ignore[call-arg]
    assert several_said(old, replace(old, value=f"{old.value}, 07700 900347"))  # type: ignore[call-arg, attr-defined]


@pytest.mark.parametrize("letter", ["a", "a.", "a-", "1", "(", "a@"])
def test_the_longest_text_there_can_be_is_read_once_and_not_again_from_each_letter(letter: str) -> None:
    long = ContactPoint(kind="social-media", value=letter * (200_000 // len(letter)))
    assert len(several_said(None, long)) <= 1
