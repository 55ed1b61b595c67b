# SPDX-License-Identifier: Apache-2.0
"""Bundles of real documents and files: for one reader, searched whole, and added to at the end alone."""

from dataclasses import replace
from datetime import UTC, date, timedelta
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.foreign.foreign_samples import drawn_pdf, form, heic, letter, photograph, photographed, saved, words
from tests.papers.readback import read_pdf
from tests.services.conftest import Office
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.stopping import Stopped, stoppable
from vlu_desktop.record.conduct import Exhibit
from vlu_desktop.record.people import Address, ContactPoint, Officer
from vlu_desktop.record.work import Action, Disclosure, Meeting, Protection, WithholdingMark
from vlu_desktop.services.documents.bundle_order import (
    BundleOrder,
    Choice,
    CompletedParts,
    DocumentChoice,
    ExhibitChoice,
    PartGroup,
)
from vlu_desktop.services.documents.bundles import BundleDraft

FOOT = 60
CHRONOLOGY, BREACHES, SCHEDULE = (DocumentChoice(kind=kind) for kind in ("chronology", "breaches", "exhibits"))


def exhibit(office: Office, name: str, content: bytes, title: str) -> ExhibitChoice:
    """A file taken in, that shows an incident."""
    path = office.folder / name
    path.write_bytes(content)
    told = office.incident(f"He was there: {title}.", date(2026, 3, 9))
    office.services.casework.exhibits.take_in(office.case_id, path, title, "Ines", office.today, told.id)
    return ExhibitChoice(exhibit_id=office.store.all(Exhibit)[-1].id)


def order(office: Office, *parts: Choice, audience: str = "court", title: str = "Sentence bundle") -> BundleOrder:
    lot = PartGroup(parts=parts, data_to=office.today)
    return BundleOrder(
        case_id=office.case_id, audience=audience, title=title, lots=(lot,), recipient="Pellow Crown Court",
        purpose="Sentence",
    )  # fmt: skip


def drafted(office: Office, asked: BundleOrder) -> BundleDraft:
    return office.services.papers.bundles.draft(asked, office.now)


def read(pdf: bytes) -> str:
    return " ".join(cell for _, cells in read_pdf(pdf).content() for cell in cells)


def pages_of(pdf: bytes) -> list[bytes]:
    """Each page as it is seen, down to the line at its foot that says how many pages there are."""
    with pypdfium2.PdfDocument(pdf) as found:
        drawn = [page.render(scale=1) for page in found]
        return [bytes(each.buffer)[: each.stride * (each.height - FOOT)] for each in drawn]


def test_a_bundle_holds_documents_pictures_and_lists_in_one_file_counted_from_one(office: Office) -> None:
    office.incident("He rang at night.")
    gate = exhibit(office, "IMG_0041 Larkspur.jpg", photograph(), "Photograph of the gate")
    note = exhibit(office, "scan.pdf", letter(pages=2), "Letter through the door")
    voice = exhibit(office, "voicemail.mp3", b"ID3\x04 not really a recording", "Voicemail of 9 March")
    asked = order(office, CHRONOLOGY, replace(gate, says="A wooden gate beside a hedge."), note, voice)
    draft = drafted(office, asked)
    assert draft.hits == ()
    assert [(each.number, each.reference, each.title) for each in draft.entries] == [
        (1, "", "Chronology: Col Dray"), (2, "VLU/1", "Photograph of the gate"),
        (3, "VLU/2", "Letter through the door"), (4, "VLU/3", "Voicemail of 9 March"),
    ]  # fmt: skip
    shown = [each for each in draft.entries if each.first]
    assert [each.number for each in shown] == [1, 2, 3]
    assert shown[0].first == 2, "after one page of index"
    assert all(later.first == (earlier.last or 0) + 1 for earlier, later in pairwise(shown))
    assert shown[-1].last == draft.pages
    assert [each.number for each in draft.pictures] == [2, 3]
    assert draft.standards == "PDF/A-2u"
    said = read(draft.pdf)
    assert "A wooden gate beside a hedge." in said
    assert "He rang at night." in said
    assert "The unit’s casebook" in said
    assert "audio/mpeg" in said
    assert b"IMG_0041" not in draft.pdf
    assert "Larkspur" not in said


def test_words_of_an_exhibit_near_a_guarded_value_are_decided_on_before_it_is_saved(office: Office) -> None:
    office.add(Address(person_id=office.victim, kind="home", lines="31 Larkspur Terrace, Pennmorwick"))
    two = saved(drawn_pdf(words("I followed her to Larkspurr."), words("She was not in.", 660), pages=2))
    note, services = exhibit(office, "note.pdf", two, "A note"), office.services.papers
    draft = drafted(office, order(office, CHRONOLOGY, note))
    found = draft.doubts
    assert [(each.words, each.field, each.why, each.in_record) for each in found] == [
        ("Larkspurr", f"page {n}", "a letter or two off", False) for n in (1, 2)
    ]
    last = draft.entries[-1].last or 0
    assert all(each.pages and set(each.pages) <= {last - 1, last} for each in found)
    with pytest.raises(UserError, match="listed instead of shown"):
        services.documents.leave_out(draft, *found)
    assert office.store.all(WithholdingMark) == ()
    listed = drafted(office, order(office, CHRONOLOGY, replace(note, listed=True)))
    assert listed.doubts == ()
    services.documents.harmless(draft, *found)
    assert drafted(office, order(office, CHRONOLOGY, note)).doubts == ()


def test_what_was_never_described_or_made_elsewhere_claims_less_and_documents_alone_claim_all(office: Office) -> None:
    office.incident()
    assert drafted(office, order(office, CHRONOLOGY, BREACHES)).standards == "PDF/A-2a and PDF/UA-1"
    gate = exhibit(office, "gate.jpg", photograph(), "The gate")
    described = replace(gate, says="A gate.")
    assert drafted(office, order(office, described)).standards == "PDF/A-2a and PDF/UA-1"
    assert drafted(office, order(office, gate)).standards == "PDF/A-2u"


def test_what_is_offered_is_what_the_reader_may_have(office: Office) -> None:
    gate = exhibit(office, "gate.jpg", photograph(), "The gate")
    note = exhibit(office, "note.pdf", letter(), "A note")
    exhibit(office, "list.txt", b"a list", "A list")
    exhibit(office, "IMG_2.heic", heic(), "The car")
    bundles = office.services.papers.bundles
    found = bundles.offered(office.case_id, "court", office.today)
    assert "chronology" in [kind.key for kind in found.documents]
    assert "victim-copy" not in [kind.key for kind in found.documents]
    assert [(each.reference, each.shown) for each in found.exhibits] == [
        ("VLU/1", "picture"), ("VLU/2", "pages"), ("VLU/3", "listed"), ("VLU/4", "picture"),
    ]  # fmt: skip
    office.add(Protection(record_type="exhibit", record_id=gate.exhibit_id, from_whom="offender"))
    left = bundles.offered(office.case_id, "court", office.today).exhibits
    assert [each.id for each in left if each.shown == "pages"] == [note.exhibit_id]
    with pytest.raises(UserError, match="Exhibit VLU/1 may not go to this reader"):
        drafted(office, order(office, CHRONOLOGY, gate))
    assert bundles.offered(office.case_id, "victim", office.today).exhibits == ()
    with pytest.raises(UserError, match="no document for “nobody”"):
        bundles.offered(office.case_id, "nobody", office.today)
    assert set(bundles.audiences()) >= {"court", "parole", "police", "victim", "marac", "internal"}


def test_words_on_a_page_of_an_exhibit_are_searched_for_what_is_withheld(office: Office) -> None:
    office.add(Address(person_id=office.victim, kind="home", lines="31 Larkspur Terrace, Pennmorwick"))
    office.add(ContactPoint(person_id=office.victim, kind="mobile", value="07700 900345"))
    page = saved(form("Delivered to 31 Larkspur Terrace", "07700 900345"))
    parcel = exhibit(office, "parcel.pdf", page, "A delivery note")
    draft = drafted(office, order(office, CHRONOLOGY, parcel))
    assert {hit.label for hit in draft.hits} >= {"part of an address", "a contact detail"}
    assert "07700 900345" in read(draft.pdf), "what is filled in is text of the page"
    with pytest.raises(UserError, match="was not saved"):
        office.services.papers.bundles.save(draft, office.folder / "out.pdf", office.now, looked=True)
    assert not (office.folder / "out.pdf").exists()
    listed = drafted(office, order(office, CHRONOLOGY, replace(parcel, listed=True)))
    assert listed.hits == ()


@pytest.mark.parametrize("reader", ["stand-in", pytest.param("model", marks=pytest.mark.soak)])
def test_words_in_a_picture_are_found_read_and_searched(reader: str, office: Office) -> None:
    office.add(Address(person_id=office.victim, kind="home", lines="31 Larkspur Terrace, Pennmorwick"))
    kind = exhibit(office, "kind.png", photographed("I am sorry, please ring me"), "Screenshot, kind")
    told = exhibit(office, "told.png", photographed("I will be at 31 Larkspur Terrace"), "Screenshot, threat")
    asked: list[tuple[int, int]] = []
    bundles = office.services.papers.bundles
    draft = bundles.draft(
        order(office, replace(kind, says="A message.")), office.now, lambda *of: asked.append(of)
    )  # fmt: skip
    assert asked[:2] == [(250, 1000), (500, 1000)], "of the pictures to be read, before pages are written"
    assert draft.hits == ()
    assert draft.standards == "PDF/A-2a and PDF/UA-1"
    with pypdfium2.PdfDocument(draft.pdf) as pdf:
        assert "I am sorry, please ring me" in " ".join(pdf[len(pdf) - 1].get_textpage().get_text_range().split())
    assert "read by a program and may be wrong" in read(draft.pdf)
    found = drafted(office, order(office, told)).hits
    assert {hit.label for hit in found} >= {"part of an address"}


def test_a_title_that_tells_is_refused_and_words_for_a_picture_are_marked(office: Office) -> None:
    office.add(Address(person_id=office.victim, kind="home", lines="31 Larkspur Terrace, Pennmorwick"))
    gate = exhibit(office, "gate.jpg", photograph(), "The gate")
    with pytest.raises(UserError, match="title names something that is withheld"):
        drafted(office, order(office, CHRONOLOGY, title="Larkspur Terrace"))
    draft = drafted(office, order(office, replace(gate, says="The gate of 31 Larkspur Terrace.")))
    assert "Larkspur" not in read(draft.pdf)
    assert draft.hits == ()


def test_pictures_leave_only_where_somebody_looked_at_them(office: Office) -> None:
    gate = exhibit(office, "gate.jpg", photograph(), "The gate")
    bundles, out = office.services.papers.bundles, office.folder / "out.pdf"
    draft = drafted(office, order(office, CHRONOLOGY, gate))
    page = draft.pictures[0].first
    with pytest.raises(UserError, match=f"Look at page {page} for an address, a number plate or a face"):
        bundles.save(draft, out, office.now)
    assert not out.exists()
    saved_as = bundles.save(draft, out, office.now, looked=True)
    assert out.read_bytes() == draft.pdf
    assert f"Looked at as pictures: page {page}" in saved_as.choices
    assert "1. Chronology: Col Dray" in saved_as.choices
    assert (saved_as.document, saved_as.recipient, saved_as.audience) == (
        "Sentence bundle", "Pellow Crown Court", "court",
    )  # fmt: skip


def test_the_unit_s_second_officer_is_asked_for_a_bundle_too(office: Office) -> None:
    office.incident()
    office.services.papers.documents.set_sign_off(("court",))
    draft = drafted(office, order(office, CHRONOLOGY))
    with pytest.raises(UserError, match="second officer to sign off"):
        office.services.papers.bundles.save(draft, office.folder / "out.pdf", office.now)


def test_what_is_protected_after_the_draft_stops_its_saving(office: Office) -> None:
    office.incident("He waited at 31 Larkspur Terrace.")
    draft = drafted(office, order(office, CHRONOLOGY))
    assert "Larkspur" in read(draft.pdf)
    office.add(Address(person_id=office.victim, kind="home", lines="31 Larkspur Terrace, Pennmorwick"))
    with pytest.raises(UserError, match="was not saved"):
        office.services.papers.bundles.save(draft, office.folder / "out.pdf", office.now)
    assert office.store.all(Disclosure) == ()


def test_a_bundle_that_left_is_inspected_as_what_it_was_made_for(office: Office) -> None:
    meeting = office.add(Meeting(case_id=office.case_id, kind="marac", on=date(2026, 9, 1)))
    lock = Action(case_id=office.case_id, meeting_id=meeting.id, what="Fit a lock.", agency="Police", status="open")
    office.add(lock)
    asked = order(office, DocumentChoice(kind="action-list", answers={"agency": "Police"}), audience="agency")
    draft = drafted(office, asked)
    assert "MARAC" in read(draft.pdf)
    out = office.folder / "out.pdf"
    office.services.papers.bundles.save(draft, out, office.now)
    found = office.services.papers.inspection.look(office.case_id, out, office.today)
    assert (found.registered, found.audience, found.hits) == (True, "agency", ())


def registered(office: Office, asked: BundleOrder, name: str = "first.pdf") -> tuple[Disclosure, Path]:
    draft = drafted(office, asked)
    assert draft.hits == ()
    out = office.folder / name
    return office.services.papers.bundles.save(draft, out, office.now, looked=True), out


def test_what_is_added_stands_at_the_end_and_no_earlier_page_changes(office: Office) -> None:
    office.incident("He rang at night.")
    gate = exhibit(office, "gate.jpg", photograph(), "The gate")
    entry, first = registered(office, order(office, CHRONOLOGY, gate))
    office.now += timedelta(days=9)
    office.incident("He stood at the gate.", date(2026, 5, 4))
    note = exhibit(office, "note.pdf", letter(), "A note")
    reopened = office.services.papers.bundles.reopened(entry.id)
    draft = drafted(office, reopened.adding((BREACHES, note), date(2026, 11, 11)))
    before, after = pages_of(first.read_bytes()), pages_of(draft.pdf)
    index = (draft.entries[0].first or 0) - 1
    assert len(after) > len(before) > index
    assert after[index : len(before)] == before[index:], "only the index knows of what was added"
    assert [each.title for each in draft.entries] == [
        "Chronology: Col Dray", "The gate", "Schedule of breaches: Col Dray", "A note",
    ]  # fmt: skip
    assert draft.entries[2].first == len(before) + 2, "after an index of its own"
    assert "Added on 11 November 2026: Schedule of breaches: Col Dray; VLU/2" in " ".join(read(draft.pdf).split())
    assert not [each for each in draft.warnings if "word for word" in each]
    saved_as = office.services.papers.bundles.save(draft, office.folder / "second.pdf", office.now, looked=True)
    assert saved_as.pages == len(after)
    with pytest.raises(UserError, match="Something was added to that bundle"):
        office.services.papers.bundles.reopened(entry.id)
    third = office.services.papers.bundles.reopened(saved_as.id).adding((SCHEDULE,), office.today)
    assert pages_of(drafted(office, third).pdf)[index : len(after)] == after[index:]


def test_an_earlier_part_says_who_made_it_also_where_another_officer_adds_to_it(office: Office) -> None:
    office.incident()
    entry, _ = registered(office, order(office, CHRONOLOGY))
    office.add(Officer(name="Bo Tarn"))
    office.store.officer = office.store.all(Officer)[-1].id
    draft = drafted(office, office.services.papers.bundles.reopened(entry.id).adding((BREACHES,), office.today))
    said = read(draft.pdf)
    assert "Asha Example" in said
    assert "Bo Tarn" in said
    assert draft.entries[0].last is not None


def test_where_an_earlier_page_would_move_nothing_is_added(office: Office) -> None:
    for number in range(2, 28):
        office.incident(
            f"He stood at the corner of Larkspur Terrace and shouted. {'He stayed. ' * 60}", date(2026, 3, number)
        )
    entry, _ = registered(office, order(office, CHRONOLOGY))
    for row in office.file().conduct[:20]:
        office.add(Protection(record_type="incident", record_id=row.id, from_whom="offender"))
    reopened = office.services.papers.bundles.reopened(entry.id)
    with pytest.raises(UserError, match=r"would no longer stand on pages 2 to \d+: .* Make a fresh bundle"):
        drafted(office, reopened.adding((BREACHES,), office.today))


def test_an_earlier_part_that_says_less_now_is_told_of(office: Office) -> None:
    office.incident("He waited at 31 Larkspur Terrace.")
    entry, _ = registered(office, order(office, CHRONOLOGY))
    office.add(Address(person_id=office.victim, kind="home", lines="31 Larkspur Terrace, Pennmorwick"))
    draft = drafted(office, office.services.papers.bundles.reopened(entry.id).adding((BREACHES,), office.today))
    assert "Larkspur" not in read(draft.pdf)
    assert any("is not word for word what went out" in each for each in draft.warnings)


def test_an_exhibit_protected_since_stops_an_addition(office: Office) -> None:
    gate = exhibit(office, "gate.jpg", photograph(), "The gate")
    entry, _ = registered(office, order(office, CHRONOLOGY, gate))
    office.add(Protection(record_type="exhibit", record_id=gate.exhibit_id, from_whom="offender"))
    with pytest.raises(UserError, match="VLU/1 may no longer go to this reader"):
        drafted(office, office.services.papers.bundles.reopened(entry.id).adding((BREACHES,), office.today))


@pytest.mark.parametrize(
    ("parts", "title", "said"),
    [
        ((), "Bundle", "Choose at least one"),
        ((CHRONOLOGY,), "  ", "Give the bundle a title"),
        ((CHRONOLOGY, CHRONOLOGY), "Bundle", "in this bundle twice"),
        ((ExhibitChoice(exhibit_id="nothing"),), "Bundle", "An exhibit of this bundle is not in this case"),
        ((DocumentChoice(kind="victim-copy"),), "Bundle", "is made for: victim"),
    ],
)
def test_what_cannot_be_made_is_said(office: Office, parts: tuple[Choice, ...], title: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        drafted(office, order(office, *parts, title=title))


def test_documents_for_two_readers_are_never_in_one_file(office: Office) -> None:
    copies = [DocumentChoice(kind="victim-copy", answers={"reader": each}) for each in ("one", "another")]
    with pytest.raises(UserError, match="A bundle is for one reader"):
        drafted(office, order(office, *copies, audience="victim"))


def test_an_entry_that_is_no_bundle_is_not_added_to(office: Office) -> None:
    with office.store.act("test.older") as act:
        document = act.add(Disclosure(case_id=office.case_id, document="Social history", request='kind: "chronology"'))
        broken = act.add(Disclosure(case_id=office.case_id, document="Bundle", request='bundle: "x"\nlots: 7'))
    for entry_id, said in ((document.id, "not a bundle"), (broken.id, "was not kept"), ("none", "not in the register")):
        with pytest.raises(UserError, match=said):
            office.services.papers.bundles.reopened(entry_id)


def test_reading_a_file_is_given_up_when_nobody_waits(office: Office) -> None:
    gate = exhibit(office, "gate.jpg", photograph(), "The gate")
    with pytest.raises(UserError, match="Stopped"):
        office.services.papers.bundles.draft(order(office, gate), office.now, stopped=lambda: True)


def test_the_progress_never_goes_back_and_a_stop_in_the_midst_of_the_search_keeps_nothing(office: Office) -> None:
    asked = order(office, exhibit(office, "note.pdf", letter(pages=3), "The letter"))
    told: list[int] = []

    def on(done: int, of: int) -> None:
        assert of == 1000
        told.append(done)

    office.services.papers.bundles.draft(asked, office.now, on)
    assert told == sorted(told)
    assert (told[-1], len(set(told)) > 6) == (1000, True)
    told.clear()
    with stoppable(lambda: bool(told) and told[-1] > 750), pytest.raises(Stopped):
        office.services.papers.bundles.draft(asked, office.now, on)
    assert told[-1] < 1000
    assert office.store.all(Disclosure) == ()


texts = st.text(max_size=30)
parts = st.one_of(
    st.builds(DocumentChoice, kind=texts, answers=st.dictionaries(texts, texts, max_size=3)),
    st.builds(ExhibitChoice, exhibit_id=texts, listed=st.booleans(), says=texts),
)
went = st.builds(
    CompletedParts, made=st.datetimes(timezones=st.just(UTC)), known=st.datetimes(timezones=st.just(UTC)),
    head=texts, officer=texts, pages=st.integers(0, 9), words=st.lists(texts, max_size=2).map(tuple),
    places=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=2).map(tuple),
)  # fmt: skip
lots = st.builds(PartGroup, parts=st.lists(parts, max_size=3).map(tuple), data_to=st.dates(), went=st.none() | went)


@given(
    title=texts, recipient=texts, lots=st.lists(lots, min_size=1, max_size=3).map(tuple), hearing=st.none() | st.dates()
)
def test_an_order_is_read_back_as_it_was_asked(
    title: str, recipient: str, lots: tuple[PartGroup, ...], hearing: date | None
) -> None:
    asked = BundleOrder(
        case_id="c", audience="court", title=title, lots=lots, recipient=recipient, hearing_on=hearing, follows="f"
    )
    assert BundleOrder.is_one(asked.to_text())
    assert BundleOrder.from_text(asked.to_text(), "c") == asked
