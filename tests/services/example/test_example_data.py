# SPDX-License-Identifier: Apache-2.0
"""The example casebook is whole, reads as it is written, and replays into a vault as it became known."""

import os
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

import pytest

from tests.dates.one_reading import one_when
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.platform import paths
from vlu_desktop.record.base import Record
from vlu_desktop.record.behaviours import BEHAVIOURS
from vlu_desktop.record.conduct import Exhibit, Incident, IncidentBehaviour
from vlu_desktop.record.fields import Kind, specs
from vlu_desktop.record.offending import Order
from vlu_desktop.record.people import Address, Case, ContactPoint, Involvement, PersonName
from vlu_desktop.record.record_types import RECORD_TYPES
from vlu_desktop.record.work import FormAnswer, FormAnswers, Protection, Statement, WithholdingMark
from vlu_desktop.rules.form_templates import Form, read_forms
from vlu_desktop.services.example.example_data import CasebookAct, load_casebook, read_casebook
from vlu_desktop.store.keys.key_file import KeyCost
from vlu_desktop.store.vault.vault import Vault, create_vault

FOLDER = paths.resources() / "casebook"
UP_TO = date(2026, 11, 16)
# Words an officer would have to ask about; the casebook keeps some on purpose.
NOT_READ = {
    "over a nine month period",
    "when we were still on Pilot Street",
}


@pytest.fixture(scope="module")
def acts() -> tuple[CasebookAct, ...]:
    return read_casebook(FOLDER)


@pytest.fixture(scope="module")
def records(acts: tuple[CasebookAct, ...]) -> dict[str, Record]:
    """Every record as the casebook leaves it."""
    return {record.id: record for act in acts for record in act.records}


R = TypeVar("R", bound=Record)


def all_of(records: dict[str, Record], cls: type[R]) -> list[R]:
    return [record for record in records.values() if isinstance(record, cls)]


def accounts_of(records: dict[str, Record], title: str) -> list[Incident]:
    [case] = [case for case in all_of(records, Case) if title in case.title]
    return [incident for incident in all_of(records, Incident) if incident.case_id == case.id]


def test_it_is_large_and_spans_years(records: dict[str, Record]) -> None:
    assert len(all_of(records, Case)) >= 16
    incidents = all_of(records, Incident)
    assert len(incidents) >= 1000
    dated = [incident.happened for incident in incidents if incident.happened and incident.happened.is_dated]
    days = [when.first_day for when in dated if when.first_day]
    assert min(days).year <= 2016
    assert date(2026, 11, 1) < max(days) <= UP_TO


def test_every_type_of_record_occurs(records: dict[str, Record]) -> None:
    found = {type(record) for record in records.values()}
    assert [each.key for each in RECORD_TYPES if each.cls not in found] == []


def test_most_kinds_of_conduct_occur(records: dict[str, Record]) -> None:
    used = {row.kind for row in all_of(records, IncidentBehaviour)}
    assert len(used) > 0.6 * len(BEHAVIOURS)


def test_every_date_is_understood_but_for_a_known_few(records: dict[str, Record]) -> None:
    whens = [
        value
        for record in records.values()
        for spec in specs(type(record))
        if spec.kind is Kind.WHEN and (value := getattr(record, spec.name)) is not None
    ]
    assert {when.words for when in whens if not when.is_dated} == NOT_READ


def test_nothing_happened_after_it_was_told(records: dict[str, Record]) -> None:
    for incident in all_of(records, Incident):
        assert incident.told_on is not None
        if incident.happened is not None and incident.happened.first_day is not None:
            assert incident.happened.first_day <= incident.told_on, incident.account


def test_no_two_accounts_are_alike(records: dict[str, Record]) -> None:
    accounts = Counter(incident.account for incident in all_of(records, Incident))
    assert [account for account, n in accounts.items() if n > 1] == []
    assert all(account for account in accounts)


def test_every_reference_leads_to_a_record(records: dict[str, Record]) -> None:
    for record in records.values():
        for spec in specs(type(record)):
            if spec.kind is Kind.REF and (target := getattr(record, spec.name)):
                assert target in records, (type(record).__name__, spec.name)


def test_the_acts_come_in_order_and_point_at_nothing_unknown(acts: tuple[CasebookAct, ...]) -> None:
    known: set[str] = set()
    assert [act.instant for act in acts] == sorted({act.instant for act in acts})
    for act in acts:
        assert act.instant.date() <= UP_TO
        assert {record.id for record in act.changed} <= known | {record.id for record in act.added}
        assert not {record.id for record in act.added} & known
        known |= {record.id for record in act.added}
        for record in act.records:
            for spec in specs(type(record)):
                if spec.kind is Kind.REF and (target := getattr(record, spec.name)):
                    assert target in known, (type(record).__name__, spec.name)


def test_an_incident_is_not_known_before_it_was_told(acts: tuple[CasebookAct, ...]) -> None:
    told = [(act, each) for act in acts for each in act.added if isinstance(each, Incident)]
    assert all(act.instant.date() == each.told_on for act, each in told)


def test_the_same_casebook_gives_the_same_acts(acts: tuple[CasebookAct, ...]) -> None:
    assert read_casebook(FOLDER) == acts


def test_numbers_and_postcodes_are_nobody_s(records: dict[str, Record]) -> None:
    for point in all_of(records, ContactPoint):
        if point.kind in ("mobile", "landline"):
            assert re.fullmatch(r"07700 900\d{3}|01632 960\d{3}", point.value), point.value
        if point.kind == "email":
            assert point.value.endswith(".example"), point.value
    for address in all_of(records, Address):
        assert address.postcode.startswith("ZZ"), address.lines


def test_forms_answer_questions_that_are_asked(records: dict[str, Record]) -> None:
    forms = {form.key: form for form in read_forms(paths.forms())}
    answered: dict[str, Form] = {answers.id: forms[answers.form] for answers in all_of(records, FormAnswers)}
    for answer in all_of(records, FormAnswer):
        assert answer.item in {question.key for question in answered[answer.form_answers_id].questions}


def test_one_offender_has_three_victims(records: dict[str, Record]) -> None:
    cases: dict[str, set[str]] = {}
    for part in all_of(records, Involvement):
        if part.role == "offender":
            cases.setdefault(part.person_id, set()).add(part.case_id)
    assert max(len(found) for found in cases.values()) == 3


def test_a_long_campaign_has_uncertain_early_dates(records: dict[str, Record]) -> None:
    campaign = accounts_of(records, "Siân")
    assert len(campaign) > 90
    uncertain = [each for each in campaign if each.happened and (each.happened.span_days > 27)]
    assert len(uncertain) > 20


def test_thirty_calls_in_one_evening(records: dict[str, Record]) -> None:
    counts = [
        incident.count.number
        for incident in all_of(records, Incident)
        if incident.count and incident.happened and incident.happened.span_days == 1
    ]
    assert 30 in counts


def test_statements_supplement_each_other(records: dict[str, Record]) -> None:
    signed = [each for each in all_of(records, Statement) if each.status == "signed"]
    by_id: dict[str, Statement] = {each.id: each for each in signed}
    third = [each for each in signed if (before := by_id.get(each.supplements_id)) and before.supplements_id in by_id]
    assert third


def test_a_new_address_stands_in_places_it_should_not(records: dict[str, Record]) -> None:
    kept = {each.record_id for each in all_of(records, Protection) if each.from_whom == "offender"}
    protected = [each for each in all_of(records, Address) if each.id in kept]
    spoken = {
        (type(record).__name__, spec.name)
        for record in records.values()
        if not isinstance(record, Address)
        for spec in specs(type(record))
        if spec.kind is Kind.LONG_TEXT
        and any(each.lines.split(",")[0] in getattr(record, spec.name) for each in protected)
    }
    assert {
        ("Incident", "account"), ("Statement", "text"), ("OrderTerm", "wording"), ("Contact", "account"),
    } <= spoken  # fmt: skip


def test_marks_lie_over_whole_words_of_their_text(records: dict[str, Record]) -> None:
    marks = all_of(records, WithholdingMark)
    assert marks
    for mark in marks:
        text = getattr(records[mark.record_id], mark.field)
        assert mark.starts_at is not None
        assert text[mark.starts_at : mark.ends_at].strip() == text[mark.starts_at : mark.ends_at] != ""


def test_names_have_letters_beyond_english(records: dict[str, Record]) -> None:
    names = " ".join(name.full for name in all_of(records, PersonName))
    assert set("ŵâŁś") <= set(names)


# --- replayed into a vault


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2016, 1, 4, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def set(self, instant: datetime) -> None:
        self.now = instant


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    clock, cheap = Clock(), KeyCost(memory_kib=64, passes=1, lanes=1)
    path = tmp_path_factory.mktemp("casebook") / "casebook.vlu"
    with create_vault(
        path,
        "four plain words here",
        officer_name="Asha Example",
        clock=clock,
        random=os.urandom,
        cost=cheap,
        floor=cheap,
    ) as made:
        load_casebook(made.store, FOLDER, clock.set)
        yield made


def test_the_vault_holds_it_all(vault: Vault, records: dict[str, Record]) -> None:
    for each in (Incident, IncidentBehaviour, Order, Statement):
        assert len(vault.store.all(each)) == len(all_of(records, each))
    assert vault.check().is_sound


def test_what_was_known_when(vault: Vault, records: dict[str, Record]) -> None:
    [order] = [each for each in all_of(records, Order) if each.ended == date(2026, 1, 9)]
    before = vault.store.as_at(Order, order.id, datetime(2025, 6, 1, tzinfo=UTC))
    after = vault.store.as_at(Order, order.id, datetime(2026, 6, 1, tzinfo=UTC))
    assert before is not None
    assert after is not None
    assert (before.status, before.ended) == ("in-force", None)
    assert (after.status, after.ended) == ("discharged", date(2026, 1, 9))
    incident = max(all_of(records, Incident), key=lambda each: each.told_on or date.min)
    assert vault.store.as_at(Incident, incident.id, datetime(2026, 6, 1, tzinfo=UTC)) is None


def test_exhibits_are_held_whole(vault: Vault) -> None:
    held = [exhibit for exhibit in vault.store.all(Exhibit) if exhibit.file_name]
    assert held
    for exhibit in held:
        assert len(b"".join(vault.store.content(exhibit.id))) == exhibit.size


# --- mistakes in a casebook are told


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ('title = "Siân ap Tŵyn"', 'titel = "Siân ap Tŵyn"', "no field “titel”"),
        ('scheme = "vcs"', 'scheme = "vcz"', "“vcz” is no choice for “scheme”"),
        ('other = "sian"', 'other = "nobody"', "no person is labelled “nobody”"),
        ('other = "sian"', 'other = "wedding"', "no person is labelled “wedding”"),
        ("[[relationship]]", "[[relationships]]", "no kind of record “relationships”"),
        ("opened = 2024-02-12", "opened = yesterday", "can’t be read"),
        ('label = "eurof"', 'label = "sian"', "labelled “sian”"),
    ],
)
def test_a_mistake_is_told(tmp_path: Path, was: str, becomes: str, said: str) -> None:
    folder = tmp_path / "casebook"
    shutil.copytree(FOLDER, folder)
    file = folder / "01-eight-years.toml"
    text = file.read_text(encoding="utf-8")
    assert was in text
    file.write_text(text.replace(was, becomes, 1), encoding="utf-8")
    with pytest.raises(UserError, match=said):
        read_casebook(folder)


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no casebook"):
        read_casebook(tmp_path)


def test_a_relative_date_is_read_from_the_day_it_was_told(records: dict[str, Record]) -> None:
    told = [each for each in all_of(records, Incident) if each.happened and each.happened.words == "last night"]
    assert told
    assert all(each.happened == one_when("last night", each.told_on) for each in told if each.told_on)
