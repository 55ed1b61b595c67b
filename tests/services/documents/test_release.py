# SPDX-License-Identifier: Apache-2.0
"""How a document leaves: signed off by a second officer, signed with a key, copied locked; and made again later."""

import io
from datetime import date, timedelta
from hashlib import sha256

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.services.conftest import Office
from tests.typeset.test_sealing import WORDS, key_file
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.people import PersonName
from vlu_desktop.record.work import Disclosure, Protection
from vlu_desktop.services.access.second_officer import Endorsement
from vlu_desktop.services.documents.document_changes import PassageChange, changed
from vlu_desktop.services.documents.document_order import Order
from vlu_desktop.services.documents.documents import Draft
from vlu_desktop.services.documents.release import SealingOptions

OWN, OTHER = "correct horse battery", "velvet thimble orbit saffron quarry nettle"


def asked(office: Office, recipient: str) -> Order:
    return Order(
        case_id=office.case_id, kind="key-points", audience="court", data_to=office.today, recipient=recipient
    )  # fmt: skip


def drafted(office: Office) -> Draft:
    office.incident()
    return office.services.papers.documents.draft(asked(office, "Pellow Crown Court"), office.now)


def vouched(office: Office, what: str) -> Endorsement:
    """Another officer's agreement, proved with their own passphrase."""
    officer_id = office.services.keeping.keys.add_officer(OWN, "Bo Tarn", OTHER)
    return office.services.keeping.second_officer.vouch(officer_id, OTHER, what)


# --- sign-off


def test_where_the_unit_asks_for_it_nothing_leaves_without_a_second_officer(office: Office) -> None:
    office.services.papers.documents.set_sign_off(("court",))
    draft, out = drafted(office), office.folder / "made.pdf"
    second = vouched(office, draft.sha256)
    for none in (None, Endorsement(officer_id=second.officer_id, name=second.name, what="another document")):
        with pytest.raises(UserError, match="second officer to sign off"):
            office.services.papers.documents.save(draft, out, office.now, none)
    assert not out.exists()
    assert office.store.all(Disclosure) == ()
    saved = office.services.papers.documents.save(draft, out, office.now, second)
    assert saved.signed_off_by == "Bo Tarn"
    assert out.exists()


def test_for_another_reader_none_is_asked_and_the_setting_can_be_undone(office: Office) -> None:
    office.services.papers.documents.set_sign_off(("parole",))
    saved = office.services.papers.documents.save(drafted(office), office.folder / "made.pdf", office.now)
    assert saved.signed_off_by == ""
    office.services.papers.documents.set_sign_off(())
    office.services.casework.undoing.undo()
    assert office.services.papers.documents.sign_off() == ("parole",)


# --- stopped


def test_a_stop_anywhere_in_the_last_search_leaves_no_file_and_no_line_in_the_register(office: Office) -> None:
    draft, before = drafted(office), set(office.folder.iterdir())
    out, told = office.folder / "made.pdf", list[tuple[int, int]]()

    def on(done: int, of: int) -> None:
        told.append((done, of))
        if len(told) == last:
            raise UserError("Stopped.")

    for last in (draft.pages, 2 * draft.pages + 1):
        told.clear()
        with pytest.raises(UserError, match="Stopped"):
            office.services.papers.documents.save(draft, out, office.now, progress=on)
        assert len(told) == last
        assert (set(office.folder.iterdir()), office.store.all(Disclosure)) == (before, ())
    last = 0
    told.clear()
    office.services.papers.documents.save(draft, out, office.now, progress=on)
    assert told == sorted(told)
    assert [done == of for done, of in told] == [False] * (2 * draft.pages) + [True], "only once all was searched"
    assert out.exists()


# --- sealed


def with_key(office: Office) -> SealingOptions:
    return SealingOptions(key_file=key_file(office.folder), key_passphrase=WORDS)


def test_a_signed_document_is_registered_under_the_digest_of_what_left(office: Office) -> None:
    draft, out = drafted(office), office.folder / "made.pdf"
    saved = office.services.papers.documents.save(draft, out, office.now, sealing=with_key(office))
    written = out.read_bytes()
    assert written.startswith(draft.pdf)
    assert saved.sha256 == sha256(written).hexdigest() != draft.sha256
    assert "Signed electronically with the key of CN=Asha Example" in saved.choices


def test_a_key_whose_name_is_withheld_signs_nothing(office: Office) -> None:
    office.add(PersonName(person_id=office.victim, kind="known-as", given="Asha", family="Example"))
    name = office.store.all(PersonName)[-1]
    office.add(Protection(record_type="person-name", record_id=name.id, from_whom="offender", why="Her new name"))
    draft, out = drafted(office), office.folder / "made.pdf"
    with pytest.raises(UserError, match="withheld"):
        office.services.papers.documents.save(draft, out, office.now, sealing=with_key(office))
    assert not out.exists()


def test_a_locked_copy_leaves_beside_it_and_is_in_the_register(office: Office) -> None:
    out, locked = office.folder / "made.pdf", office.folder / "made-locked.pdf"
    sealing = SealingOptions(locked_to=locked, passphrase=WORDS)
    saved = office.services.papers.documents.save(drafted(office), out, office.now, sealing=sealing)
    with pikepdf.open(io.BytesIO(locked.read_bytes()), password=WORDS) as opened:
        assert opened.is_encrypted
    assert f"A locked copy for email, SHA-256 {sha256(locked.read_bytes()).hexdigest()}" in saved.choices
    assert WORDS not in saved.choices + saved.request


def test_a_passphrase_too_short_for_the_copy_lets_nothing_go(office: Office) -> None:
    out = office.folder / "made.pdf"
    with pytest.raises(UserError, match="12 letters"):
        office.services.papers.documents.save(
            drafted(office),
            out,
            office.now,
            sealing=SealingOptions(locked_to=office.folder / "l.pdf", passphrase="short"),
        )
    assert not out.exists()
    assert office.store.all(Disclosure) == ()


# --- made again


def test_made_again_it_says_what_is_new_and_nothing_else(office: Office) -> None:
    saved = office.services.papers.documents.save(drafted(office), office.folder / "made.pdf", office.now)
    again = office.services.papers.documents.again(saved.id, office.today, office.now)
    assert again.since == office.today
    assert again.changes == ()
    office.incident("He stood at the gate.", date(2026, 5, 4))
    later = office.services.papers.documents.again(saved.id, office.today, office.now)
    assert later.changes
    assert any(each.added and "2 " in each.text for each in later.changes)
    assert later.draft.order.recipient == "Pellow Crown Court"


def test_a_whole_history_made_again_shows_the_entry_that_is_new_and_the_one_taken_out(office: Office) -> None:
    first = office.incident("He rang at night.")
    order = Order(case_id=office.case_id, kind="social-history", audience="court", data_to=office.today)
    draft = office.services.papers.documents.draft(order, office.now)
    saved = office.services.papers.documents.save(draft, office.folder / "made.pdf", office.now)
    office.now += timedelta(days=1)
    office.services.casework.records.remove(first, case_id=office.case_id)
    office.incident("He stood at the gate.", date(2026, 5, 4))
    again = office.services.papers.documents.again(saved.id, office.today, office.now)
    assert again.changes is not None
    assert any(each.added and "He stood at the gate." in each.text for each in again.changes)
    assert any(not each.added and "He rang at night." in each.text for each in again.changes)


def test_one_whose_order_was_not_kept_says_so(office: Office) -> None:
    office.services.papers.documents.save(drafted(office), office.folder / "made.pdf", office.now)
    with office.store.act("test.older") as act:
        older = act.add(Disclosure(case_id=office.case_id, document="Social history", made_on=office.today))
    with pytest.raises(UserError, match="Make a new one"):
        office.services.papers.documents.again(older.id, office.today, office.now)
    with pytest.raises(UserError, match="not in the register"):
        office.services.papers.documents.again("no such id", office.today, office.now)


texts = st.text(max_size=40)


@given(
    recipient=texts,
    reason=texts,
    answers=st.dictionaries(st.text("abcdef-", min_size=1, max_size=8), texts.filter(bool)),
)
def test_an_order_is_read_back_as_it_was_asked(recipient: str, reason: str, answers: dict[str, str]) -> None:
    order = Order(
        case_id="c", kind="chronology", audience="parole", data_to=date(2026, 3, 3), recipient=recipient,
        hearing_on=date(2026, 4, 4), marac_reason=reason, answers=answers,
    )  # fmt: skip
    assert Order.from_text(order.to_text(), "c") == order


def test_what_only_moved_is_no_change_and_numbers_are_passed_over() -> None:
    before = "1. Introduction\n\n2. He rang.\n\n3. She moved [4]."
    after = "1. Introduction\n\n2. He came.\n\n3. He rang.\n\n4. She moved [5]."
    assert changed(before, after) == (PassageChange(True, "2. He came."),)
    assert changed("x\n\n" * 10_001, after) is None


def test_the_contents_are_passed_over_for_each_heading_is_compared_itself() -> None:
    before = "Contents\n========\n\nBackground\n  Orders\n\nBackground\n\nHe rang."
    after = "Contents\n========\n\nBackground\n  Orders\nGaps\n\nBackground\n\nHe rang.\n\nGaps"
    assert changed(before, after) == (PassageChange(True, "Gaps"),)
