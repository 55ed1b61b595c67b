# SPDX-License-Identifier: Apache-2.0
"""Rows are read piece by piece and come in the order they were recorded, however they are found."""

import pytest

from vlu_desktop.record.conduct import Exhibit, ExhibitCustody
from vlu_desktop.record.people import Case
from vlu_desktop.store.records import record_reader
from vlu_desktop.store.records.store import Store


@pytest.mark.parametrize("at_once", [2, 3, 100])
def test_what_hangs_on_parts_of_a_case_comes_as_it_was_recorded(
    store: Store, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record_reader, "_AT_ONCE", at_once)
    case, _ = store.add("case.add", Case(title="A case"))
    exhibits = [store.add("exhibit.add", Exhibit(case_id=case.id, title=name))[0].id for name in ("one", "other")]
    for n in range(7):
        store.add("custody.add", ExhibitCustody(exhibit_id=exhibits[n % 2 - 1], note=str(n)))
    assert [each.note for each in store.of_case(ExhibitCustody, case.id)] == list("0123456")
    assert [each.note for each in store.all(ExhibitCustody, exhibit_id=exhibits[0])] == ["1", "3", "5"]
    assert store.all(ExhibitCustody, exhibit_id="none") == ()
