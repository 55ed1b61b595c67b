# SPDX-License-Identifier: Apache-2.0
"""Making and letting go of a document: searched before it leaves, registered when it does, nothing half done."""

import dataclasses
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.papers.readback import read_pdf
from vlu_desktop.bootstrap.services import Services
from vlu_desktop.dates.when import When
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.conduct import (
    Incident,
    IncidentBehaviour,
    SenderName,
    SourceItem,
    SourceItemIncident,
    Suggestion,
)
from vlu_desktop.record.people import Address, PersonName, Unit
from vlu_desktop.record.work import Disclosure, Protection
from vlu_desktop.services.cases.cases import NewCase, NewPerson
from vlu_desktop.services.documents.document_order import Order
from vlu_desktop.services.documents.documents import Documents
from vlu_desktop.store.keys.key_file import KeyCost

CHEAP = KeyCost(memory_kib=64, passes=1, lanes=1)
TODAY = date(2026, 11, 2)
MADE = datetime(2026, 11, 2, 9, tzinfo=UTC)
STREET = "31 Larkspur Terrace"


@pytest.fixture
def order(services: Services) -> Order:
    new = NewCase(victim=NewPerson(given="Ines", family="Quarrie"), offender=NewPerson(given="Col", family="Dray"))
    case_id, _ = services.casework.cases.begin(new, TODAY)
    for day in (3, 9, 12):
        told = f"He waited on the corner of {STREET}." if day == 9 else f"He rang, on the {day}th."
        incident = Incident(case_id=case_id, account=told, happened=When.on(date(2026, 3, day)))
        services.casework.records.add(incident, case_id=case_id)
    return Order(
        case_id=case_id, kind="social-history", audience="court", data_to=TODAY, recipient="Pellow Crown Court",
        purpose="Sentence",
    )  # fmt: skip


def home(services: Services, order: Order, lines: str = f"{STREET}, Pennmorwick") -> Address:
    victim = services.vault.store.people_in(order.case_id, "victim")[0]
    services.casework.records.add(Address(person_id=victim, kind="home", lines=lines), case_id=order.case_id)
    return services.vault.store.all(Address)[-1]


def read(pdf: bytes) -> str:
    return " ".join(cell for _, cells in read_pdf(pdf).content() for cell in cells)


def test_saving_writes_the_file_and_registers_it(
    services: Services, documents: Documents, order: Order, tmp_path: Path
) -> None:
    home(services, order)
    draft = documents.draft(order, MADE)
    assert STREET not in read(draft.pdf)
    assert draft.hits == ()
    out = tmp_path / draft.file_name
    before = len(services.vault.store.entries(case_id=order.case_id))
    saved = documents.save(draft, out, MADE)
    entries = services.vault.store.entries(case_id=order.case_id)
    assert out.read_bytes() == draft.pdf
    assert len(entries) == before + 1
    assert (entries[0].act, entries[0].method) == ("disclosed", "document.save")
    (register,) = services.vault.store.all(Disclosure)
    assert register == saved
    assert (register.recipient, register.purpose, register.sha256, register.head, register.pages, register.data_to) == (
        "Pellow Crown Court", "Sentence", draft.sha256, draft.head, draft.pages, TODAY,
    )  # fmt: skip


def test_messages_set_out_leave_without_hers_and_are_counted_in_the_register(
    services: Services, documents: Documents, order: Order, tmp_path: Path
) -> None:
    home(services, order)
    incident, store = services.vault.store.all(Incident, case_id=order.case_id)[0], services.vault.store
    said = (("to-victim", "Col", f"I know you live at {STREET}"), ("from-victim", "Ines", "Leave me alone"),
            ("to-victim", "Bo", "It is Bo"))  # fmt: skip
    with store.act("messages.take-in", act="collected", case_id=order.case_id) as act:
        act.add(SenderName(case_id=order.case_id, written="Col", who="offender"))
        act.add(SenderName(case_id=order.case_id, written="Bo", who="other"))
        for direction, sender, raw in said:
            item = SourceItem(
                case_id=order.case_id, direction=direction, sender=sender, raw=raw, form="message", medium="WhatsApp",
                happened=When.on(date(2026, 3, 3)),
            )  # fmt: skip
            act.add(SourceItemIncident(source_item_id=act.add(item).id, incident_id=incident.id))
    asked = replace(order, kind="chronology", answers={"messages": "without-hers"})
    draft = documents.draft(asked, MADE)
    words = read(draft.pdf)
    assert "I know you live at" in words
    assert not [gone for gone in (STREET, "Leave me alone", "It is Bo") if gone in words]
    assert draft.hits == ()
    saved = documents.save(draft, tmp_path / draft.file_name, MADE)
    assert "Messages of the entries: without-hers" in saved.choices
    assert "Messages and calls set out: 1. The victim’s own, left out or marked: 1." in saved.choices


def test_the_file_s_name_tells_nobody_s_name(documents: Documents, order: Order) -> None:
    name = documents.draft(order, MADE).file_name
    assert name.startswith("social-history-")
    assert "Quarrie" not in name
    assert "Dray" not in name


def test_what_is_protected_after_the_draft_stops_its_saving(
    services: Services, documents: Documents, order: Order, tmp_path: Path
) -> None:
    draft = documents.draft(order, MADE)
    assert STREET in read(draft.pdf)
    home(services, order)
    out = tmp_path / draft.file_name
    with pytest.raises(UserError, match=r"not saved.*an address in page \d+") as refused:
        documents.save(draft, out, MADE)
    assert "Larkspur" not in str(refused.value)
    assert not out.exists()
    assert services.vault.store.all(Disclosure) == ()


def test_a_file_name_that_tells_is_refused(
    services: Services, documents: Documents, order: Order, tmp_path: Path
) -> None:
    home(services, order)
    draft = documents.draft(order, MADE)
    with pytest.raises(UserError, match="the file name"):
        documents.save(draft, tmp_path / "31-larkspur-terrace.pdf", MADE)
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.mark.parametrize("where", ["missing/out.pdf", "taken.pdf"])
def test_nothing_is_written_or_registered_where_the_disk_refuses(
    services: Services, documents: Documents, order: Order, tmp_path: Path, where: str
) -> None:
    (tmp_path / "taken.pdf").mkdir()
    draft = documents.draft(order, MADE)
    before = services.vault.store.head_code()
    with pytest.raises(UserError, match="folder"):
        documents.save(draft, tmp_path / where, MADE)
    assert services.vault.store.all(Disclosure) == ()
    assert services.vault.store.head_code() == before
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith((".pdf", ".part"))] == ["taken.pdf"]


def test_an_earlier_file_is_kept_until_the_new_one_is_whole(documents: Documents, order: Order, tmp_path: Path) -> None:
    out = tmp_path / "history.pdf"
    out.write_bytes(b"earlier")
    draft = documents.draft(order, MADE)
    documents.save(draft, out, MADE)
    assert out.read_bytes() == draft.pdf


def test_a_unit_named_after_a_kept_town_is_not_named(services: Services, documents: Documents, order: Order) -> None:
    address = home(services, order)
    protection = Protection(record_type="address", record_id=address.id, from_whom="offender")
    services.casework.records.add(protection, case_id=order.case_id)
    store = services.vault.store
    unit = store.all(Unit)[0]
    with store.act("unit.change") as act:
        act.change(dataclasses.replace(unit, name="Pennmorwick Victim Liaison Unit"))
    draft = documents.draft(order, MADE)
    assert draft.hits == ()
    assert "Pennmorwick" not in read(draft.pdf)


def test_a_recipient_that_would_be_marked_is_left_out_whole(
    services: Services, documents: Documents, order: Order
) -> None:
    address = home(services, order)
    services.casework.records.add(
        Protection(record_type="address", record_id=address.id, from_whom="offender"), case_id=order.case_id
    )
    asked = dataclasses.replace(order, recipient="Pennmorwick Panel")
    said = read(documents.draft(asked, MADE).pdf)
    assert "Given to" not in said
    assert "Panel" not in said
    assert "Given to" in read(documents.draft(dataclasses.replace(order, recipient="The panel"), MADE).pdf)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"kind": "poem"}, "There is no document “poem”"),
        ({"audience": "victim"}, "is made for: court"),
        ({"case_id": "nothing"}, "not in this casebook"),
    ],
)
def test_what_cannot_be_made_is_said(documents: Documents, order: Order, changed: dict[str, str], said: str) -> None:
    with pytest.raises(UserError, match=said):
        documents.draft(dataclasses.replace(order, **changed), MADE)  # type: ignore[arg-type]


def test_every_kind_is_offered(documents: Documents) -> None:
    assert ("social-history", "Social history", ("court", "parole", "internal")) in [
        (kind.key, kind.title, kind.audiences) for kind in documents.kinds()
    ]


def renamed_and_a_colleague(services: Services, order: Order) -> str:
    """Her new name, kept from him; the id of a second officer."""
    victim = services.vault.store.people_in(order.case_id, "victim")[0]
    name = PersonName(person_id=victim, kind="known-as", given="Peregrina", family="Wolstencroft")
    services.casework.records.add(name, case_id=order.case_id)
    held = services.vault.store.all(PersonName)[-1]
    kept = Protection(record_type="person-name", record_id=held.id, from_whom="offender")
    services.casework.records.add(kept, case_id=order.case_id)
    return services.keeping.keys.add_officer("seven quiet harbours", "Bo Tarn", "velvet thimble orbit saffron quarry")


def test_a_likeness_leaves_only_where_a_second_officer_agreed_to_it(
    services: Services, documents: Documents, order: Order, tmp_path: Path
) -> None:
    second = renamed_and_a_colleague(services, order)
    draft = documents.draft(dataclasses.replace(order, court="Sessions held in Wolstencroft Road"), MADE)
    assert draft.hits
    assert [hit for hit in draft.hits if not hit.likeness] == []
    out = tmp_path / "x.pdf"
    with pytest.raises(UserError, match="ask a second officer"):
        documents.save(draft, out, MADE)
    with pytest.raises(UserError, match="not the second officer’s passphrase"):
        services.keeping.second_officer.vouch(second, "seven quiet harbours", draft.sha256)
    with pytest.raises(UserError, match="somebody else"):
        services.keeping.second_officer.vouch(services.vault.store.officer, "seven quiet harbours", draft.sha256)
    passphrase = "velvet thimble orbit saffron quarry"
    with pytest.raises(UserError, match="ask a second officer"):
        documents.save(draft, out, MADE, services.keeping.second_officer.vouch(second, passphrase, "another document"))
    saved = documents.save(draft, out, MADE, services.keeping.second_officer.vouch(second, passphrase, draft.sha256))
    assert "Let go as chance by Bo Tarn: part of a name in page 1" in saved.choices
    line = services.vault.store.entries(case_id=order.case_id)[0]
    assert "Let go as chance by Bo Tarn" in line.reason
    assert "Wolstencroft" not in saved.choices


def test_a_protected_name_leaves_by_nobody_s_leave(
    services: Services, documents: Documents, order: Order, tmp_path: Path
) -> None:
    second = renamed_and_a_colleague(services, order)
    draft = documents.draft(dataclasses.replace(order, court="Ms Wolstencroft"), MADE)
    agreed = services.keeping.second_officer.vouch(second, "velvet thimble orbit saffron quarry", draft.sha256)
    with pytest.raises(UserError, match="something withheld"):
        documents.save(draft, tmp_path / "x.pdf", MADE, agreed)
    assert not (tmp_path / "x.pdf").exists()


def test_a_document_that_left_is_inspected_for_whom_it_was_made(
    services: Services, documents: Documents, order: Order, tmp_path: Path
) -> None:
    draft = documents.draft(order, MADE)
    out = tmp_path / "x.pdf"
    documents.save(draft, out, MADE)
    found = services.papers.inspection.look(order.case_id, out, TODAY)
    assert (found.registered, found.audience, found.hits) == (True, "court", ())
    home(services, order)
    found = services.papers.inspection.look(order.case_id, out, TODAY)
    assert {hit.label for hit in found.hits} == {"an address", "part of an address"}
    copied = tmp_path / "31 larkspur terrace.pdf"
    copied.write_bytes(out.read_bytes() + b"\n")
    found = services.papers.inspection.look(order.case_id, copied, TODAY, "parole")
    assert not found.registered
    assert "the file name" in {hit.where for hit in found.hits}


@pytest.mark.parametrize(("content", "said"), [(b"a letter", "is not a PDF"), (b"%PDF-1.7", "could not be opened")])
def test_what_is_no_pdf_is_not_inspected(
    services: Services, order: Order, tmp_path: Path, content: bytes, said: str
) -> None:
    (tmp_path / "x.pdf").write_bytes(content)
    with pytest.raises(UserError, match=said):
        services.papers.inspection.look(order.case_id, tmp_path / "x.pdf", TODAY)


def test_a_paper_says_how_many_entries_nobody_has_chosen_a_kind_for(
    services: Services, documents: Documents, order: Order
) -> None:
    first, second, _ = services.vault.store.all(Incident)
    records = services.casework.records
    records.add(IncidentBehaviour(incident_id=first.id, kind="call"), case_id=order.case_id)
    text = read(documents.draft(order, MADE).pdf)
    assert "No kind of conduct was chosen for 2 entries of 3; by their words alone they stand where they do." in text
    assert "No kind of conduct was chosen for 2 of 3 incidents; no finding by kind uses them." in text
    assert text.count("Kind not chosen") == 2
    assert "earlier version" not in text
    suggested = Suggestion(incident_id=second.id, what="kind", value="threat-to-kill", came_by="earlier-import")
    records.add(suggested, case_id=order.case_id)
    text = read(documents.draft(order, MADE).pdf)
    assert "For 1 entry of the case an earlier version of the program read a kind from the words." in text
    assert "hreat to kill" not in text
    for kind, audience in (("key-points", "court"), ("chronology", "police"), ("victim-copy", "victim")):
        text = " ".join(read(documents.draft(replace(order, kind=kind, audience=audience), MADE).pdf).split())
        assert "an earlier version of the program read a kind from the words." in text, kind
    for each in (second, services.vault.store.all(Incident)[2]):
        records.add(IncidentBehaviour(incident_id=each.id, kind="loiter"), case_id=order.case_id)
    services.casework.suggestions.refuse([row.id for row in services.vault.store.all(Suggestion)])
    text = read(documents.draft(order, MADE).pdf)
    assert "was chosen for" not in text
    assert "earlier version" not in text
    assert "ind not chosen" not in text


def test_a_paper_says_how_many_entries_have_a_date_that_nobody_has_confirmed(
    services: Services, documents: Documents, order: Order
) -> None:
    first, second, _ = services.vault.store.all(Incident)
    records = services.casework.records
    read_as = replace(When.on(date(2026, 4, 3)), words="3/4/2026", basis="order of day and month assumed")
    stands = replace(When.between(date(2026, 3, 4), date(2026, 4, 3)), words="3/4/2026")
    for each in (first, second):
        records.change(replace(each, happened=stands), case_id=order.case_id)
        records.add(
            Suggestion(incident_id=each.id, what="date", value=read_as.to_text(), came_by="reader"),
            case_id=order.case_id,
        )  # fmt: skip

    def said(kind: str, audience: str) -> str:
        text = " ".join(read(documents.draft(replace(order, kind=kind, audience=audience), MADE).pdf).split())
        return next((each for each in ("of 2 entries of 3", "of 1 entry of 3") if f"{each} is not" in text
                     or f"{each} are not told in full" in text), "")  # fmt: skip

    for kind, audience in (("social-history", "court"), ("key-points", "court"), ("chronology", "police")):
        assert said(kind, audience) == "of 2 entries of 3", kind
    now = services.vault.store.get(Incident, first.id)
    assert now is not None
    records.change(replace(now, happened=When.on(date(2026, 4, 3))), case_id=order.case_id)
    assert said("social-history", "court") == "of 1 entry of 3", "an officer gave the other its date by hand"
    services.casework.suggestions.refuse([row.id for row in services.vault.store.all(Suggestion)])
    assert said("social-history", "court") == ""
