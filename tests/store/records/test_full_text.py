# SPDX-License-Identifier: Apache-2.0
"""Search finds as one types, whatever is typed, and holds nothing that was taken out."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case, ContactPoint, Person, PersonName, Vehicle
from vlu_desktop.store.integrity.contents_check import check_search
from vlu_desktop.store.records.full_text import Search, as_query, case_finder
from vlu_desktop.store.records.store import Store


@pytest.fixture
def case(store: Store) -> Case:
    return store.add("case.add", Case(title="Marlow and Quill", reference="VLU/26/0042"))[0]


def told(store: Store, case: Case, account: str) -> Incident:
    return store.add("incident.add", Incident(case_id=case.id, account=account))[0]


def found(store: Store, text: str, case: Case | None = None) -> list[str]:
    return [hit.record_id for hit in store.search(text, case_id=case.id if case else None)]


def test_every_letter_typed_narrows_it(store: Store, case: Case) -> None:
    one, two = told(store, case, "He waited outside the nursery"), told(store, case, "He wandered off")
    assert found(store, "wa") == [two.id, one.id]
    assert found(store, "w") == []
    for typed in ("wai", "waited", "waited nur", "NURSERY waited", "waited, outside!"):
        assert found(store, typed) == [one.id]
    assert found(store, "waited wandered") == []
    assert found(store, "aited") == []


def test_accents_and_other_alphabets(store: Store, case: Case) -> None:
    one = told(store, case, "Zadzwonił Łukasz; Siân a welodd; \u0633\u0644\u0627\u0645 said")
    for typed in ("sian", "Siân", "zadzwonił", "\u0633\u0644\u0627"):
        assert found(store, typed) == [one.id]


# Smileys, marks and letters younger than the tables that SQLite has of them, which it takes for parts of a word.
@pytest.mark.parametrize(
    "sign", ["\U0001f923", "\U0001f92c", "\u20bd", "\U0001f3fd", "\u2066", "\ue000", "\U000ccbd1", "_"]
)
def test_a_word_is_found_whatever_sign_touches_it(store: Store, case: Case, sign: str) -> None:
    one = told(store, case, f"{sign}love{sign}you{sign}")
    for typed in ("love", "you", "love you", f"love{sign}you", f"you{sign}"):
        assert found(store, typed) == [one.id], typed
    assert list(check_search(store._connection)) == []


def test_a_letter_and_its_accent_are_found_together_or_apart(store: Store, case: Case) -> None:
    one, two = told(store, case, "Ren\u00e9es caf\u00e9"), told(store, case, "Rene\u0301es cafe\u0301")
    for typed in ("renees", "rene\u0301es", "ren\u00e9es cafe"):
        assert sorted(found(store, typed)) == sorted([one.id, two.id])


def test_no_text_forges_the_case_it_belongs_to(store: Store, case: Case) -> None:
    other = store.add("case.add", Case(title="Other"))[0]
    told(store, other, f"Kingfisher \ue000{case.id.replace('-', '')}")
    assert found(store, "king", case) == []


def test_numbers_are_found_however_they_are_spaced(store: Store) -> None:
    with store.act("x", act="collected") as act:
        person = act.add(Person())
        name = act.add(PersonName(person_id=person.id, given="Dorian", family="Vex"))
        home = act.add(ContactPoint(person_id=person.id, value="01632 960 123"))
        mobile = act.add(ContactPoint(person_id=person.id, value="+44 7700 900123"))
        car = act.add(Vehicle(person_id=person.id, registration="AB12 CDE"))
    for typed in ("01632960123", "01632 960123", "01632 960 1", "960"):
        assert found(store, typed) == [home.id]
    for typed in ("07700900123", "07700 900 123", "+447700900123", "7700 900123"):
        assert found(store, typed) == [mobile.id]
    for typed in ("ab12cde", "AB12 CDE", "ab12 c"):
        assert found(store, typed) == [car.id]
    assert found(store, "dorian ve") == [name.id]


def test_a_cases_title_and_reference(store: Store, case: Case) -> None:
    for typed in ("quill", "VLU/26/0042", "vlu260042"):
        assert found(store, typed) == [case.id]


def test_within_one_case(store: Store, case: Case) -> None:
    other = store.add("case.add", Case(title="Other"))[0]
    mine, theirs = told(store, case, "Kingfisher"), told(store, other, "Kingfisher")
    assert found(store, "king") == [theirs.id, mine.id]
    assert found(store, "king", case) == [mine.id]
    [hit] = store.search("king", case_id=other.id)
    assert (hit.record_type, hit.case_id, hit.snippet) == ("incident", other.id, "Kingfisher")
    with store.act("incident.move") as act:
        act.change(replace(mine, case_id=other.id))
    assert found(store, "king", case) == []
    assert found(store, "king", other) == [mine.id, theirs.id]


def test_it_follows_every_change(store: Store, case: Case) -> None:
    one = told(store, case, "Kingfisher")
    with store.act("x") as act:
        act.change(replace(one, account="Heron"))
    assert (found(store, "kingfisher"), found(store, "heron")) == ([], [one.id])
    store.undo(act.changes.entry)
    assert (found(store, "kingfisher"), found(store, "heron")) == ([one.id], [])


def test_a_word_taken_out_is_not_left_in_the_index(store: Store, case: Case) -> None:
    one = told(store, case, "Zanzibarwords and more")
    connection = store._connection

    def held() -> bool:
        pages = connection.execute("SELECT block FROM search_data").fetchall()
        return any(b"zanzibarwords" in block for (block,) in pages)

    assert held()
    with store.act("x") as act:
        act.remove(Incident, one.id)
    assert not held()


def test_the_index_made_anew_finds_the_same(store: Store, case: Case) -> None:
    one = told(store, case, "Kingfisher")
    connection = store._connection
    Search(connection).rebuild(case_finder(connection))
    assert found(store, "king") == found(store, "king", case) == [one.id]
    with store.act("x") as act:
        act.remove(Incident, one.id)
    assert found(store, "king") == []
    connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")


def test_the_snippet_is_short_and_shows_why(store: Store, case: Case) -> None:
    told(store, case, "word " * 10_000 + "<b>Kingfisher</b>\nseen " + "word " * 10_000)
    [hit] = store.search("kingf")
    assert "<b>Kingfisher</b> seen" in hit.snippet
    assert len(hit.snippet) < 170
    assert hit.snippet.startswith("…")


ODD = (
    "", "  ", '"', "'", "*", "(", "AND", "a AND", "NEAR(", "x:y", "-", "^a", "a\0b", "\ue000", "\ud800", "%_", "__",
    "\U0001f600", "a" * 200_000, "a " * 100_000,
)  # fmt: skip


@pytest.mark.parametrize("typed", ODD)
def test_nothing_typed_is_an_error(store: Store, case: Case, typed: str) -> None:
    store.search(typed)
    store.search(typed, case_id=case.id)


@pytest.fixture(scope="module")
def index() -> object:
    import sqlite3

    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE f USING fts5 (words, content='', prefix='2 3 4 5 6 7 8')")
    return connection


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_every_query_can_be_read(index: object, typed: str) -> None:
    query = as_query(typed)
    if query:
        index.execute("SELECT rowid FROM f WHERE f MATCH ?", (query,)).fetchall()  # type: ignore[attr-defined]
