# SPDX-License-Identifier: Apache-2.0
"""What one officer can do alone around signing off is let through, and told as that: in audit, register and paper."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.services.conftest import Office
from tests.services.documents.test_release import OTHER, OWN, asked
from vlu_desktop.record.changes import JournalQuery
from vlu_desktop.record.work import Disclosure
from vlu_desktop.services.access.second_officer import Endorsement
from vlu_desktop.services.documents.document_order import Order
from vlu_desktop.services.documents.documents import Draft
from vlu_desktop.typeset.text_twin import write_text


def saved(office: Office, draft: Draft, second: Endorsement | None = None) -> tuple[Disclosure, str]:
    """The line of the register, and what the audit says of it."""
    out = office.folder / "made.pdf"
    entry = office.services.papers.documents.save(draft, out, office.now, second)
    [line, *_] = office.services.keeping.auditing.page(JournalQuery(acts=("disclosed",)))
    return entry, line.reason


def test_switching_it_off_is_said_and_so_is_each_document_that_leaves_by_it(office: Office) -> None:
    documents = office.services.papers.documents
    documents.set_sign_off(("court", "parole"))
    documents.set_sign_off(("parole",))
    assert office.lines()[0].detail == "Sign-off is no longer asked for: court"
    office.incident()
    entry, reason = saved(office, documents.draft(asked(office, "Pellow Crown Court"), office.now))
    said = "Not signed off: Asha Example switched that off for this reader on 2 November 2026."
    assert said in entry.choices.splitlines()
    assert said in reason
    office.now += timedelta(days=31)
    entry, reason = saved(office, documents.draft(asked(office, "Pellow Crown Court"), office.now))
    assert "switched that off" not in f"{entry.choices}{reason}"


def test_switching_it_on_again_afterwards_hides_nothing(office: Office) -> None:
    documents = office.services.papers.documents
    documents.set_sign_off(("court",))
    office.services.casework.undoing.undo()
    entry, _ = saved(office, documents.draft(asked(office, "Pellow Crown Court"), office.now))
    documents.set_sign_off(("court",))
    assert "Not signed off: Asha Example switched that off" in entry.choices


def test_an_officer_just_let_in_who_vouches_is_told_with_who_let_them_in(office: Office) -> None:
    documents = office.services.papers.documents
    documents.set_sign_off(("court",))
    office.incident()
    draft = documents.draft(asked(office, "Pellow Crown Court"), office.now)
    officer_id = office.services.keeping.keys.add_officer(OWN, "Second Person", OTHER)
    second = office.services.keeping.second_officer.vouch(officer_id, OTHER, draft.sha256)
    entry, reason = saved(office, draft, second)
    said = "Signed off by Second Person, who was given a passphrase by Asha Example on 2 November 2026."
    assert entry.signed_off_by == "Second Person"
    assert said in entry.choices
    assert said in reason
    office.now += timedelta(days=31)
    draft = documents.draft(asked(office, "Pellow Crown Court"), office.now)
    second = office.services.keeping.second_officer.vouch(officer_id, OTHER, draft.sha256)
    assert "was given a passphrase" not in saved(office, draft, second)[0].choices


@pytest.mark.parametrize("recipient", ["Pellow Crown Court", ""])
def test_internal_and_yet_for_somebody_is_told(office: Office, recipient: str) -> None:
    office.incident()
    order = replace(asked(office, recipient), audience="internal", kind="social-history")
    entry, reason = saved(office, office.services.papers.documents.draft(order, office.now))
    said = "Made as for the unit alone, so that nothing is withheld, and yet given to somebody named."
    assert (said in entry.choices, said in reason) == (bool(recipient), bool(recipient))


def test_where_the_unit_has_one_officer_the_paper_says_so(office: Office) -> None:
    office.incident()
    documents = office.services.papers.documents
    said = "The unit has one officer: nobody else has looked at this."
    order = replace(asked(office, "Pellow Crown Court"), kind="social-history")

    def text(of: Order) -> str:
        return " ".join(write_text(documents._composed(of, documents._moment(office.now, "7F2C 91AE")).tree).split())

    assert all(said in text(each) for each in (order, asked(office, "Pellow Crown Court")))
    office.services.keeping.keys.add_officer(OWN, "Bo Tarn", OTHER)
    assert said not in text(order)
