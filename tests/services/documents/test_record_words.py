# SPDX-License-Identifier: Apache-2.0
"""No file is stopped by a word the program itself prints; in words from the record the same word stops it."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.disclosure.disclosed_samples import a_campaign, court, view_of
from tests.papers.whole_case import EVERY, disclosed, made, whole_case
from vlu_desktop.bootstrap.services import Services
from vlu_desktop.dates.when import When
from vlu_desktop.disclosure.protected_values import ProtectedValue
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.leaks.leak_search import LeakMatch, search, stands_in
from vlu_desktop.leaks.text_places import page_number
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Address, PersonName, SameAs
from vlu_desktop.record.work import Protection
from vlu_desktop.services.access.second_officer import Endorsement
from vlu_desktop.services.cases.cases import NewCase, NewPerson
from vlu_desktop.services.documents.document_order import Order
from vlu_desktop.services.documents.documents import Documents
from vlu_desktop.services.documents.own_words import OwnWords, Provenance
from vlu_desktop.services.documents.record_words import RecordWords
from vlu_desktop.services.documents.vault_view import told
from vlu_desktop.text.compared_words import tokens_of
from vlu_desktop.text.spellings import Needle, words_of
from vlu_desktop.typeset.text_twin import write_text

TODAY = date(2026, 11, 2)
MADE = datetime(2026, 11, 2, 9, tzinfo=UTC)


@pytest.fixture
def order(services: Services) -> Order:
    new = NewCase(victim=NewPerson(given="Ines", family="Quarrie"), offender=NewPerson(given="Col", family="Dray"))
    case_id, _ = services.casework.cases.begin(new, TODAY)
    told = Incident(case_id=case_id, account="He rang and then it was over.", happened=When.on(date(2026, 3, 3)))
    services.casework.records.add(told, case_id=case_id)
    return Order(case_id=case_id, kind="social-history", audience="court", data_to=TODAY, purpose="Sentence")


def lives_in(services: Services, order: Order, town: str) -> None:
    victim = services.vault.store.people_in(order.case_id, "victim")[0]
    row = Address(person_id=victim, kind="home", lines=f"31 Larkspur Terrace, {town}")
    services.casework.records.add(row, case_id=order.case_id)


@pytest.mark.parametrize("town", ["Over", "Contents", "Page", "Figure", "Sources", "Chronology", "March"])
def test_a_town_called_as_the_program_speaks_stops_no_file(
    services: Services, documents: Documents, order: Order, tmp_path: Path, town: str
) -> None:
    lives_in(services, order, town)
    draft = documents.draft(order, MADE)
    assert draft.hits == ()
    out = tmp_path / draft.file_name
    documents.save(draft, out, MADE)
    assert out.exists()


def test_a_town_of_words_that_the_record_says_stops_the_file_still(
    services: Services, documents: Documents, order: Order, tmp_path: Path
) -> None:
    told = Incident(case_id=order.case_id, account="He wrote Contents on my door.", happened=When.on(TODAY))
    services.casework.records.add(told, case_id=order.case_id)
    draft = documents.draft(order, MADE)
    lives_in(services, order, "Contents")
    with pytest.raises(UserError, match="a town in page") as refused:
        documents.save(draft, tmp_path / "court.pdf", MADE)
    assert "mark the words under Withhold" in str(refused.value)
    again = documents.draft(order, MADE)
    documents.save(again, tmp_path / "court.pdf", MADE)


def test_the_name_of_the_file_is_nobody_s_heading(
    services: Services, documents: Documents, order: Order, tmp_path: Path
) -> None:
    lives_in(services, order, "Contents")
    draft = documents.draft(order, MADE)
    for name in ("Contents.pdf", "social-history-Contents.pdf"):
        with pytest.raises(UserError, match="a town in the file name"):
            documents.save(draft, tmp_path / name, MADE)


@pytest.mark.parametrize("family", ["Marks", "Rule", "Table"])
def test_a_protected_surname_that_heads_a_table_stops_no_file(
    services: Services, documents: Documents, order: Order, tmp_path: Path, family: str
) -> None:
    person = services.vault.store.people_in(order.case_id, "victim")[0]
    name = PersonName(person_id=person, kind="known-as", given="Bea", family=family)
    services.casework.records.add(name, case_id=order.case_id)
    (row,) = [each for each in services.vault.store.all(PersonName) if each.family == family]
    guard = Protection(record_type="person-name", record_id=row.id, from_whom="offender", why="New name")
    services.casework.records.add(guard, case_id=order.case_id)
    draft = documents.draft(order, MADE)
    assert draft.hits == ()
    documents.save(draft, tmp_path / draft.file_name, MADE)


def test_her_own_words_to_her_leave_with_a_second_officer_alone(
    services: Services, documents: Documents, order: Order, tmp_path: Path
) -> None:
    """His other victim's surname stands in what she told: cut, the mark would tell her whose name it is."""
    hers, his = NewPerson(given="Mari", family="Featherquill"), NewPerson(given="Cole", family="Dray")
    other = NewCase(victim=hers, offender=his)
    other_id, _ = services.casework.cases.begin(other, TODAY)
    store = services.vault.store
    ours, theirs = (store.people_in(each, "offender")[0] for each in (order.case_id, other_id))
    services.casework.records.add(SameAs(person_id=ours, other_id=theirs, reason="One man"), case_id=order.case_id)
    lives = Address(
        person_id=store.people_in(other_id, "victim")[0], lines="3 Quarrel Loke, Pellow", postcode="ZZ98 7XX"
    )
    services.casework.records.add(lives, case_id=other_id)
    for account in (
        "I left Featherquill Park early.",
        "I came out of Featherquill.",
        "I rang at 3 Quarrel Loke, ZZ98 7XX.",
    ):
        told = Incident(case_id=order.case_id, account=account, happened=When.on(TODAY), source="victim")
        services.casework.records.add(told, case_id=order.case_id)
    copy = Order(case_id=order.case_id, kind="victim-copy", audience="victim", data_to=TODAY)
    draft = documents.draft(copy, MADE)
    assert draft.hits
    assert all(found.likeness for found in draft.hits)
    assert {each.words for each in draft.doubts} == {"Featherquill", "3 Quarrel Loke", "ZZ98 7XX"}
    out = tmp_path / "copy.pdf"
    with pytest.raises(UserError, match="ask a second officer"):
        documents.save(draft, out, MADE)
    second = Endorsement(name="Bryn Example", officer_id="x", what=draft.sha256)
    documents.save(draft, out, MADE, second)
    assert out.exists()
    court = documents.draft(replace(copy, kind="chronology", audience="court"), MADE)
    assert court.hits == ()


def test_a_name_of_words_that_the_program_prints_stops_no_file(
    services: Services, documents: Documents, order: Order, tmp_path: Path
) -> None:
    """Two words, found in its own sentences; the same two put together from what was told stop the file still."""
    person = services.vault.store.people_in(order.case_id, "victim")[0]
    for given, family in (("Key", "Points"), ("Social", "History"), ("Col", "Dray Source")):
        name = PersonName(person_id=person, kind="known-as", given=given, family=family)
        services.casework.records.add(name, case_id=order.case_id)
        row = max(services.vault.store.all(PersonName), key=lambda each: each.id)
        guard = Protection(record_type="person-name", record_id=row.id, from_whom="offender", why="New name")
        services.casework.records.add(guard, case_id=order.case_id)
    draft = documents.draft(order, MADE)
    assert draft.hits == ()
    documents.save(draft, tmp_path / draft.file_name, MADE)


_WORD = re.compile(r"[a-z]{2}[g-z]|[a-z][g-z][a-z]|[g-z][a-z]{2}")
"""Three small letters that are no hexadecimal number."""


def test_any_two_or_three_words_that_the_program_wrote_may_be_somebody_s_name(
    services: Services, documents: Documents, order: Order
) -> None:
    """Found in a finished file, not from a list: what stands in it without a word that was told stops nothing."""
    draft = documents.draft(order, MADE)
    (own,) = draft.words.own
    found = own.read()
    assert found is not None
    for said in ("Quarrie", "Dray", "He rang and then it was over"):
        at = found.text.index(said)
        assert all(told for told, each in zip(found.told[at:], said, strict=False) if each.isalpha())
    tokens = tokens_of(found.text)
    runs = [tokens[at : at + many] for many in (2, 3) for at in range(0, len(tokens) - many, 7)]
    spans = {(run[0][0], run[-1][1]) for run in runs}
    told = {found.text[start:end] for start, end in spans if any(found.told[start:end])}
    named = sorted({found.text[start:end] for start, end in spans} - told)
    # A piece of a code or a digest is nobody's name, and another one each time.
    needles = tuple(Needle(each, "text") for each in named if _WORD.search(each))
    hits = search(draft.pdf, needles)
    assert len({each.needle for each in hits}) > 100
    with_told = {needle for needle in needles if not found.is_own(needle)}
    assert {each.needle for each in draft.words.judged(hits, ())} <= with_told
    assert len(with_told) < len(needles) / 20


def hit(needle: Needle, where: str = "page 3", likeness: bool = False) -> LeakMatch:
    return LeakMatch(needle=needle, where=where, likeness=likeness)


MARKS, PLACE, FULL = Needle("Marks", "surname"), Needle("Quillan", "place"), Needle("Bea Marks", "name")
HOUSE = Needle("The Court", "address")


def value(needle: Needle, *, capital: bool = False) -> ProtectedValue:
    return ProtectedValue(needle=needle, reason="W1", capital=capital)


GUARDED = (value(MARKS, capital=True), value(PLACE), value(FULL), value(HOUSE, capital=True))


@pytest.mark.parametrize(
    ("words", "found", "kept"),
    [
        (RecordWords(), hit(MARKS), False),
        (RecordWords(), hit(HOUSE), False),
        (RecordWords(), hit(PLACE), False),
        (RecordWords(), hit(FULL), True),
        (RecordWords(said=("He wrote to Marks.",)), hit(MARKS), True),
        (RecordWords(said=("He left marks.",)), hit(MARKS), False),
        (RecordWords(said=("near quil-\nlan",)), hit(PLACE), True),
        (RecordWords(said=("n", "Quillan")), hit(PLACE), True),
        (RecordWords(), hit(MARKS, "the file name"), True),
        (RecordWords(), hit(MARKS, "something embedded"), True),
        (RecordWords(), hit(MARKS, "page 3, in something embedded"), True),
        (RecordWords(), hit(MARKS, "an attached file"), True),
        (RecordWords(), hit(MARKS, "a picture's own notes"), True),
        (RecordWords(), hit(MARKS, "page 1, in an earlier version"), True),
        (RecordWords(), hit(MARKS, "a bookmark or the title"), False),
        (RecordWords(), hit(MARKS, "the file's own notes"), False),
        (RecordWords(foreign=((2, 3),)), hit(MARKS), True),
        (RecordWords(foreign=((4, 5), (3, 3))), hit(MARKS), True),
        (RecordWords(foreign=((4, 5),)), hit(MARKS), False),
        (RecordWords(foreign=((1, 2),)), hit(MARKS), False),
        (RecordWords(stands=frozenset({FULL})), hit(FULL), False),
        (RecordWords(stands=frozenset({FULL}), said=("Bea Marks",)), hit(FULL), True),
    ],
)
def test_which_hit_stops_a_file(words: RecordWords, found: LeakMatch, kept: bool) -> None:
    assert words.judged([found], GUARDED) == ((found,) if kept else ())


def test_her_own_words_to_her_are_for_a_second_officer() -> None:
    words = RecordWords(asks=frozenset({MARKS, FULL}))
    assert words.judged([hit(MARKS), hit(FULL)], GUARDED) == (hit(MARKS, likeness=True), hit(FULL, likeness=True))
    held = RecordWords(asks=frozenset({MARKS}), said=("Marks rang",))
    assert held.judged([hit(MARKS)], GUARDED) == (hit(MARKS),)


def read(text: str, told: str = "") -> Provenance:
    """A document that reads so, of which these words were told."""
    at = text.find(told) if told else 0
    return Provenance(text, tuple(at <= each < at + len(told) for each in range(len(text))))


ORDER = Needle("Court Order", "name")


@pytest.mark.parametrize(
    ("own", "where", "kept"),
    [
        (OwnWords(lambda: read("Every court order.")), "page 3", False),
        (OwnWords(lambda: read("Every court order.")), "a bookmark or the title", False),
        (OwnWords(lambda: read("Every court. An order")), "page 3", True),
        (OwnWords(lambda: read("Every Court Order", "Order")), "page 3", True),
        (OwnWords(lambda: read("A court order. Court Order", "Order")), "page 3", True),
        (OwnWords(lambda: read("A court order. Order", "A")), "page 3", False),
        (OwnWords(lambda: read("Every court order."), pages=(2, 3)), "page 3", False),
        (OwnWords(lambda: read("Every court order."), pages=(2, 3)), "page 4", True),
        (OwnWords(lambda: read("Every court order."), pages=(2, 3)), "a bookmark or the title", True),
        (OwnWords(lambda: None), "page 3", True),
    ],
)
def test_a_value_of_several_words_passes_where_the_program_wrote_all_of_it(
    own: OwnWords, where: str, kept: bool
) -> None:
    words = RecordWords(own=(own,))
    assert words.judged([hit(ORDER, where)], ()) == ((hit(ORDER, where),) if kept else ())
    told = replace(words, said=("by court order",))
    assert told.judged([hit(ORDER, where)], ()) == (hit(ORDER, where),)


def test_of_several_parts_every_text_counts() -> None:
    one = RecordWords(said=("a",), stands=frozenset({FULL}))
    other = RecordWords(said=("b", "a"), asks=frozenset({MARKS}))
    whole = one.and_of([other], [(1, 2)])
    assert whole == RecordWords(said=("a", "b"), stands=frozenset({FULL}), asks=frozenset({MARKS}), foreign=((1, 2),))


def test_what_was_typed_for_one_document_counts_as_the_record() -> None:
    case = court(view_of(*a_campaign()))
    words = RecordWords.of(case, ("For Judge Marks", ""))
    assert words.said[-1] == "For Judge Marks"
    assert set(case.said) <= set(words.said)
    assert "" not in words.said[len(case.said) :]


@pytest.mark.parametrize(("kind", "audience"), EVERY)
def test_every_word_that_a_composer_prints_and_no_record_holds_may_be_somebody_s_name(kind: str, audience: str) -> None:
    """Found from the composers, not from a list: each word of the document is looked for as a protected surname."""
    case = disclosed(whole_case(), kind, audience)
    text = write_text(made(whole_case(), kind, audience))
    needles = tuple(Needle(word, "surname") for word in sorted(set(words_of(text))) if len(word) > 2)
    hits = [hit(needle) for needle in sorted(stands_in(text, needles), key=lambda each: each.value)]
    words = RecordWords.of(case)
    stopped = {each.needle for each in words.judged(hits, ())}
    held = set().union(*(stands_in(said, needles) for said in words.said))
    assert stopped <= held
    assert len(stopped) < len(hits), "the program's own words pass"


def test_what_was_found_and_where_is_said_in_the_catalogues_words() -> None:
    name = Needle(value="Featherquill", kind="name", label="a name")
    hits = [LeakMatch(needle=name, where=where) for where in ("page 1", "page 12", "the file name", "page 1")]
    assert told(hits) == "a name in page 1; a name in page 12; a name in the file name"
    assert told([LeakMatch(needle=name, where=f"page {n}") for n in range(1, 7)]).endswith(", and in 1 more place")
    assert told([LeakMatch(needle=name, where=f"page {n}") for n in range(1, 8)]).endswith(", and in 2 more places")
    assert [page_number(each) for each in ("page 12", "pages 1", "page 1, in an earlier version")] == [12, None, None]
