# SPDX-License-Identifier: Apache-2.0
"""A record's values as an officer reads them, and the order a table puts them in."""

from datetime import UTC, date, datetime

from vlu_desktop.dates.when import When
from vlu_desktop.record.conduct import Incident, SourceItem
from vlu_desktop.record.count import Count
from vlu_desktop.record.field_display import called, folded, shown, sorts_by
from vlu_desktop.record.fields import spec
from vlu_desktop.record.offending import Order
from vlu_desktop.record.people import PersonName


def nobody(_key: str, record_id: str) -> str:
    return f"<{record_id}>"


def told(record: Incident | Order | SourceItem, name: str) -> str:
    return shown(spec(type(record), name), getattr(record, name), nobody)


def test_values_are_shown_in_plain_words() -> None:
    incident = Incident(happened=When.on(date(2026, 3, 3)), count=Count.not_fewer(30), source="victim", actor_id="7")
    assert told(incident, "happened") == "3 Mar 2026"
    assert told(incident, "count") == "at least 30"
    assert told(incident, "source") == "The victim"
    assert told(incident, "actor_id") == "<7>"
    assert told(incident, "told_on") == ""
    assert told(Order(until_further_order=True, made=date(2026, 3, 3)), "until_further_order") == "Yes"
    assert told(Order(made=date(2026, 3, 3)), "made") == "3 Mar 2026"
    assert told(SourceItem(sent_at=datetime(2026, 7, 1, 12, 30, tzinfo=UTC)), "sent_at") == "1:30pm on 1 Jul 2026"


def test_an_unknown_key_is_shown_as_it_stands() -> None:
    assert told(Incident(source="from-a-newer-program"), "source") == "from-a-newer-program"


def test_empty_values_sort_last_and_dates_by_time() -> None:
    made = spec(Order, "made")
    days = [None, date(2026, 3, 3), date(2025, 12, 1)]
    assert sorted(days, key=lambda day: sorts_by(made, day, nobody)) == [date(2025, 12, 1), date(2026, 3, 3), None]


def test_names_are_filed_without_their_accents() -> None:
    names = ["Zuzanna", "Łucja", "Siân", "aoife", "Lucy"]
    assert sorted(names, key=folded) == ["aoife", "Łucja", "Lucy", "Siân", "Zuzanna"]


def test_a_record_is_called_by_what_tells_it_from_others() -> None:
    assert called(PersonName(kind="alias", given="Dai", family="Tŵyn"), nobody) == "Name: Alias, Dai, Tŵyn"
    assert called(PersonName(), nobody) == "Name"
    assert len(called(Incident(account="x" * 200_000), nobody)) < 200
