# SPDX-License-Identifier: Apache-2.0
"""The main job, end to end: from a new vault and a diary file to a court's PDF, reopened and read."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdf
import pytest

from tests.clocks import TickingClock
from tests.dates.one_reading import one_when
from tests.papers.readback import read_pdf
from vlu_desktop.bootstrap.services import Services
from vlu_desktop.disclosure.guarded_sorts import HE_HAS_IT
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.platform import paths
from vlu_desktop.record.conduct import Incident, IncidentBehaviour
from vlu_desktop.record.offending import Breach, Order, OrderTerm
from vlu_desktop.record.people import Address, Involvement
from vlu_desktop.record.work import Action, Meeting, Statement
from vlu_desktop.services.cases.incidents import IncidentEntry
from vlu_desktop.services.documents.document_order import Order as Ordered
from vlu_desktop.store.keys.key_file import KeyCost
from vlu_desktop.store.vault.vault import create_vault, open_vault
from vlu_desktop.timeline.table_twin import table_rows
from vlu_desktop.timeline.timeline_model import TimelineModel

CHEAP = KeyCost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "seven quiet harbours"
TODAY = date(2026, 11, 2)
HOME = "31 Larkspur Terrace, Pennmorwick"


@pytest.fixture
def clock() -> TickingClock:
    return TickingClock()


@pytest.fixture
def services(tmp_path: Path, clock: TickingClock) -> Iterator[Services]:
    vault = create_vault(
        tmp_path / "unit.vlu", PASSPHRASE, officer_name="Asha Example", clock=clock, random=os.urandom, cost=CHEAP,
        floor=CHEAP,
    )  # fmt: skip
    made = Services(vault, clock)
    yield made
    made.close()


def test_from_a_first_visit_to_a_court_ready_social_history(
    services: Services, clock: TickingClock, tmp_path: Path
) -> None:
    store = services.vault.store
    imports = services.papers.imports
    proposal = imports.preview("", paths.resources() / "examples" / "diary.csv")
    case_id, changes = imports.commit_to_new_case(proposal)
    read = len(proposal.made)
    assert read >= 5
    assert sum(key == "incident" for key, _ in changes.added) == read

    services.casework.people.enter(case_id, "victim", given="Tamar", family="Illingworth-Vane")
    services.casework.people.enter(case_id, "offender", given="Jory", family="Pascoe-Lund")
    (victim,), (offender,) = store.people_in(case_id, "victim"), store.people_in(case_id, "offender")
    services.casework.records.add(
        Address(person_id=victim, kind="home", lines=HOME, postcode="ZZ93 6TL"), case_id=case_id
    )

    orders = [
        Order(offender_id=offender, kind="nmo", status="expired", court="Pellow Family Court", made=date(2025, 1, 6)),
        Order(
            offender_id=offender, kind="ro-conviction", status="in-force", court="Pellow Magistrates' Court",
            made=date(2026, 2, 2), served=date(2026, 2, 2), until_further_order=True,
        ),
    ]  # fmt: skip
    for order in orders:
        services.casework.records.add(order, case_id=case_id)
    restraining = store.all(Order)[-1]
    services.casework.records.add(
        OrderTerm(order_id=restraining.id, number="1", kind="exclusion", wording=f"Not to go within 100 m of {HOME}."),
        case_id=case_id,
    )
    (term,) = store.all(OrderTerm)

    told = Incident(
        case_id=case_id, account=f"He stood outside {HOME} and said he would kill me.", told_on=TODAY, source="victim",
        happened=one_when("about half past nine last night", TODAY), actor_id=offender, reported="yes",
    )  # fmt: skip
    parts = (
        IncidentBehaviour(kind="threat-to-kill"),
        IncidentBehaviour(kind="loiter"),
        Breach(order_id=restraining.id, term_id=term.id, outcome="charged"),
    )
    services.casework.incidents.save(IncidentEntry(incident=told, parts=parts))
    done, taken_back = services.casework.undoing.undo()
    assert done.did == "add incident"
    assert taken_back.removed
    services.casework.undoing.redo()

    services.casework.records.add(
        Statement(
            case_id=case_id, maker_id=victim, kind="court", status="draft",
            text="I no longer open the curtains.\nI moved to Pennmorwick to be away from him.",
        ),
        case_id=case_id,
    )  # fmt: skip
    (statement,) = store.all(Statement)
    services.casework.statements.sign(statement.id, TODAY, {"court": "yes"})
    with pytest.raises(UserError, match="never changed"):
        services.casework.records.change(replace(store.all(Statement)[0], text="Something else."))

    services.casework.records.add(
        Meeting(case_id=case_id, kind="marac", on=date(2026, 10, 1), status="held"), case_id=case_id
    )
    (marac,) = store.all(Meeting)
    services.casework.records.add(
        Action(case_id=case_id, meeting_id=marac.id, what="Panic alarm", agency="Police", due=date(2026, 10, 20)),
        case_id=case_id,
    )
    with pytest.raises(UserError, match="follow-up"):
        services.casework.meetings.close(marac.id)
    services.casework.meetings.set_follow_up(marac.id, date(2026, 11, 12))
    services.casework.meetings.close(marac.id)

    file = services.casework.cases.open(case_id)
    assert {each.proof for each in file.conduct} >= {"charged", "unreported"}
    findings = services.insight.findings.of(file, TODAY)
    assert any("threat to kill" in each.finding.sentence.lower() for each in findings)
    model = TimelineModel.from_case(file, [each.finding for each in findings])
    assert sum(row.kind == "incident" for row in table_rows(model)) == read + 1
    due = services.insight.today.summary(case_id, TODAY).due
    assert any("Panic alarm" in item.title for item in due)

    documents = services.papers.documents
    wanted = Ordered(
        case_id=case_id, kind="social-history", audience="court", data_to=TODAY, court="Pellow Crown Court"
    )  # fmt: skip
    first = documents.draft(wanted, clock())
    assert {each.why for each in first.doubts} == {HE_HAS_IT}, "a term he was served stands, and is asked about"
    documents.leave_out(first, *first.doubts)
    draft = documents.draft(wanted, clock())
    assert (draft.hits, draft.doubts) == ((), ())
    out = tmp_path / "out" / "social-history.pdf"
    out.parent.mkdir()
    documents.save(draft, out, clock())

    reader = pypdf.PdfReader(out)
    words = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert len(reader.pages) == draft.pages
    assert f"Page {draft.pages} of {draft.pages}" in words
    for fact in ("Jory Pascoe-Lund", "Tamar Illingworth-Vane", "I no longer open the curtains.", "Restraining order",
                 "said he would kill me"):  # fmt: skip
        assert fact in words
    for secret in ("Larkspur", "Pennmorwick", "ZZ93", "MARAC", "Panic alarm"):
        assert secret not in words
    assert any("chronology" in str(entry).lower() for entry in read_pdf(out).content())
    assert store.all(Involvement, case_id=case_id)
    assert [row.disclosure.sha256 for row in services.papers.register.rows()] == [draft.sha256]
    assert services.soundness.check().is_sound


def test_it_is_all_there_after_closing_and_opening(services: Services, clock: TickingClock) -> None:
    imports = services.papers.imports
    case_id, _ = imports.commit_to_new_case(imports.preview("", paths.resources() / "examples" / "diary.csv"))
    before = services.casework.cases.read(case_id).rows
    services.close()
    with open_vault(services.vault.path, PASSPHRASE, clock=clock) as again:
        assert Services(again, clock).casework.cases.read(case_id).rows == before
