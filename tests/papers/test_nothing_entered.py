# SPDX-License-Identifier: Apache-2.0
"""What nobody entered is told in papers as that: it is no answer, and no absence that somebody could rely on."""

from dataclasses import replace
from datetime import date

import pytest

from tests.disclosure.disclosed_samples import HIM, told
from tests.papers.test_known_besides import said
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record import offending as o
from vlu_desktop.record.conduct import Incident


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ("", "not asked whether reported to police"),
        ("not-asked", "not asked whether reported to police"),
        ("not-known", "not known whether reported"),
        ("no", "not reported"),
    ],
)
@pytest.mark.parametrize("kind", ["social-history", "key-points"])
def test_only_a_no_is_told_as_not_reported(kind: str, answer: str, shown: str) -> None:
    incident, *others = told(1, date(2026, 3, 3))
    assert isinstance(incident, Incident)
    text = said(kind, "court", replace(incident, reported=answer), *others).lower()
    assert shown in text
    assert ("not reported" in text) is (answer == "no")


def test_an_order_of_which_nobody_entered_whom_it_protects_is_no_all_clear_in_her_copy() -> None:
    order = o.Order(id=RecordId("or"), offender_id=HIM, kind="ro-conviction", status="in-force", made=date(2026, 1, 2))
    text = said("victim-copy", "victim", order)
    assert "No order that protects you is recorded" not in text
    assert "There may be one of which nobody has entered whom it protects: ask us before you rely on this." in text


def test_time_on_remand_is_told_once_and_two_stays_without_an_end_say_so_each() -> None:
    sentence = o.Sentence(
        id=RecordId("s"), offender_id=HIM, kind="imprisonment", expressed="16 months (14 on remand)",
        remand_time="14 months",
    )  # fmt: skip
    text = said("social-history", "court", sentence)
    assert "16 months (14 on remand)" in text
    assert "on remand) (" not in text.replace("on remand) (date", "")
    assert "of a day not recorded, to a day not recorded" not in text
