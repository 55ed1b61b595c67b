# SPDX-License-Identifier: Apache-2.0
"""Add incident as an officer does it: by keyboard, in twenty seconds, without ever losing a word."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from tests.ui.conftest import Bench
from vlu_desktop.record.behaviours import KINDS, attempted_of, is_attempt
from vlu_desktop.record.changes import Draft
from vlu_desktop.record.conduct import Charge, ChargeIncident, Incident, IncidentBehaviour, IncidentTarget, IncidentUse
from vlu_desktop.record.offending import Breach, Order, OrderProtected, OrderTerm
from vlu_desktop.record.people import Person
from vlu_desktop.services.cases.incidents import IncidentEntry
from vlu_desktop.services.cases.records import Records
from vlu_desktop.ui.entry.incident_page import IncidentPane
from vlu_desktop.ui.entry.typed_choices import kinds_meant
from vlu_desktop.ui.widgets.letters import OF_TABS

CTRL = Qt.KeyboardModifier.ControlModifier
# The offscreen platform can't give the list of choices the keyboard, and says so.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def pane(bench: Bench) -> IncidentPane:
    made = IncidentPane(bench.desk, bench.saver, bench.worker, bench.incidents, bench.drafts)
    made.saved.connect(bench.bulletin.publish)
    bench.show(made, 760, 860)
    made.begin()
    return made


def typed(pane: IncidentPane, text: str) -> None:
    focus = pane.window().focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text)


def tab(pane: IncidentPane) -> None:
    focus = pane.window().focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Tab)


def choose(pane: IncidentPane, text: str) -> None:
    typed(pane, text)
    focus = pane.window().focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Return)


def test_plain_one_by_keyboard(bench: Bench, pane: IncidentPane) -> None:
    typed(pane, "Rang again and again while I was at my sister's.")
    tab(pane)
    typed(pane, "last Tuesday evening")
    assert "28 July 2026" in pane.form.when.echo
    tab(pane)
    choose(pane, "rang")
    choose(pane, "watch")
    assert pane.form.seriousness.sentence == "Seriousness 2 of 5, from watching or spying."
    with bench.qtbot.waitSignal(pane.closed):
        QTest.keyClick(pane.form.kinds.line, Qt.Key.Key_Return, CTRL)
    bench.settle()
    (incident,) = bench.all(Incident)
    assert incident.account == "Rang again and again while I was at my sister's."
    assert incident.happened is not None
    assert incident.happened.first_day == date(2026, 7, 28)
    assert (incident.told_on, incident.source, incident.attribution) == (date(2026, 8, 3), "victim", "offender")
    assert incident.actor_id == bench.desk.file.offenders[0]
    assert {row.kind for row in bench.all(IncidentBehaviour)} == {"call", "watch"}


def test_everything_around_it(bench: Bench, pane: IncidentPane) -> None:
    typed(pane, "He sent thirty texts.")
    pane.form.count.setFocus()
    typed(pane, "at least 30")
    pane.form.targets.setFocus()
    choose(pane, "Marta")
    choose(pane, "new partner")
    pane.form.reported.button("yes").click()
    pane.form.reference.setFocus()
    typed(pane, "log 388")
    pane.form.fear.setFocus()
    typed(pane, "Slept at her mother's since.")
    pane.form.more.toggle()
    assert pane.form.more.is_open
    typed(pane, "I know where you are")
    pane.save()
    bench.settle()
    (incident,) = bench.all(Incident)
    assert incident.count is not None
    assert incident.count.display() == "at least 30"
    assert (incident.reported, incident.police_reference) == ("yes", "log 388")
    assert (incident.fear, incident.words) == ("Slept at her mother's since.", "I know where you are")
    victim = bench.desk.file.victims[0]
    assert {(row.kind, row.person_id) for row in bench.all(IncidentTarget)} == {("victim", victim), ("new-partner", "")}


def test_nothing_entered_is_said_calmly(bench: Bench, pane: IncidentPane) -> None:
    pane.save()
    bench.settle()
    assert pane.problem == "Nothing has been entered yet. Write what happened, then save."
    assert pane.isVisible()


def test_half_chosen_kind_stops_the_save_and_stays(bench: Bench, pane: IncidentPane) -> None:
    typed(pane, "Something.")
    pane.form.kinds.setFocus()
    typed(pane, "zzz")
    pane.save()
    assert "“zzz” was not chosen" in pane.problem
    assert pane.form.account.value() == "Something."
    assert not bench.all(Incident)


def test_chips_come_off_by_key_and_by_mouse(bench: Bench, pane: IncidentPane) -> None:
    pane.form.kinds.setFocus()
    choose(pane, "letter")
    choose(pane, "followed")
    choose(pane, "strangled")
    QTest.keyClick(pane.form.kinds.line, Qt.Key.Key_Backspace)
    assert list(pane.form.kinds.keys) == ["letter", "follow"]
    chip = pane.form.kinds.findChildren(QPushButton)[0]
    chip.click()
    assert list(pane.form.kinds.keys) == ["follow"]


def an_order(bench: Bench) -> str:
    offender = bench.desk.file.offenders[0]
    order = Order(offender_id=offender, kind="ro-conviction", status="in-force", made=date(2025, 8, 4))
    (order_id,) = bench.add(order)
    bench.add(OrderTerm(order_id=order_id, number="1", kind="no-contact", wording="Not to contact her by any means"))
    return order_id


def test_breach_of_the_order_in_force(bench: Bench, pane: IncidentPane) -> None:
    order_id = an_order(bench)
    typed(pane, "A text again.")
    tab(pane)
    typed(pane, "1 July 2025")
    reads(bench, pane, "No order is recorded as in force then.")
    pane.form.when.line.clear()
    typed(pane, "28 July 2026")
    reads(bench, pane, "Restraining order on conviction of 4 August 2025")
    reads(bench, pane, "No contact: this would be the first breach recorded.")
    press(pane, "Record as breach")
    pane.save()
    bench.settle()
    (breach,) = bench.all(Breach)
    assert breach.order_id == order_id
    assert breach.incident_id == bench.all(Incident)[0].id
    assert breach.term_id == bench.all(OrderTerm)[0].id
    pane.begin()
    reads(bench, pane, "this would be the second breach recorded")


def test_that_there_is_no_date_is_said_of_an_order_only_until_there_is_one(bench: Bench, pane: IncidentPane) -> None:
    an_order(bench)
    typed(pane, "A text again.")
    reads(bench, pane, "The incident has no date")
    tab(pane)
    typed(pane, "28 July 2026")
    bench.qtbot.waitUntil(lambda: "has no date" not in words_of(pane))
    reads(bench, pane, "this would be the first breach recorded.")


def test_an_order_made_for_another_woman_says_so_where_a_breach_is_recorded(bench: Bench, pane: IncidentPane) -> None:
    order_id = an_order(bench)
    (another,) = bench.add(Person())
    bench.add(OrderProtected(order_id=order_id, person_id=another))
    typed(pane, "A text again.")
    tab(pane)
    typed(pane, "28 July 2026")
    reads(bench, pane, "It is recorded as made for another person.")


def test_an_order_that_went_meanwhile_is_said_and_nothing_typed_is_lost(bench: Bench, pane: IncidentPane) -> None:
    """Taken out on another page while the breach of it stood here."""
    order_id = an_order(bench)
    typed(pane, "A text again.")
    tab(pane)
    typed(pane, "28 July 2026")
    reads(bench, pane, "this would be the first breach recorded.")
    press(pane, "Record as breach")
    order = bench.file().get(Order, order_id)
    assert order is not None
    bench.ask(lambda: Records(bench.store).remove(order))
    pane.save()
    bench.settle()
    assert "Breach: what stands under “Order” is no longer in the record" in pane.problem
    assert pane.form.account.value() == "A text again."
    assert not bench.all(Incident)
    press(pane, "Take back")
    pane.save()
    bench.settle()
    assert [row.account for row in bench.all(Incident)] == ["A text again."]
    assert not bench.all(Breach)


def words_of(pane: IncidentPane) -> str:
    return "\n".join(each.text() for each in pane.form.breaches.findChildren(QLabel) if each.isVisibleTo(pane))


def reads(bench: Bench, pane: IncidentPane, text: str) -> None:
    bench.qtbot.waitUntil(lambda: text in words_of(pane))


def press(pane: IncidentPane, text: str) -> None:
    next(each for each in pane.findChildren(QPushButton) if each.text() == text and each.isVisibleTo(pane)).click()


def test_escape_keeps_a_draft_that_comes_back(bench: Bench, pane: IncidentPane) -> None:
    long = "He came <b>again</b> 😀 مرحبا\n" * 400
    pane.form.account.setFocus()
    pane.form.account.inner.insertPlainText(long)  # type: ignore[attr-defined]
    pane.form.kinds.setFocus()
    choose(pane, "followed")
    with bench.qtbot.waitSignal(pane.closed):
        QTest.keyClick(pane.form.kinds.line, Qt.Key.Key_Escape)
    bench.settle()
    (draft,) = bench.ask(bench.drafts.all)
    assert (draft.kind, draft.case_id) == ("incident", bench.case_id)
    pane.begin()
    assert pane.form.account.value() == ""
    pane.resume(draft)
    assert pane.form.account.value() == long
    assert list(pane.form.kinds.keys) == ["follow"]
    pane.save()
    bench.settle()
    assert bench.all(Incident)[0].account == long
    assert bench.ask(bench.drafts.all) == []


def test_words_that_no_field_can_read_are_kept_with_the_draft(bench: Bench, pane: IncidentPane) -> None:
    lodger, told_on = pane.form.actor.inner.lineEdit(), pane.form.more.form.editor("told_on").inner  # type: ignore[attr-defined]
    for line, words in ((lodger, "his <b>lodger</b>"), (told_on, "the second of Marchember")):
        assert isinstance(line, QLineEdit)
        line.selectAll()
        QTest.keyClicks(line, words)
    QTest.keyClicks(pane.form.kinds.line, "swore in Welsh")
    QTest.keyClicks(pane.form.targets.line, "her aunt")
    pane.leave()
    bench.settle()
    [draft] = bench.ask(bench.drafts.all)
    pane.begin()
    assert pane.form.unread() == {}
    pane.resume(draft)
    bench.settle()
    assert pane.form.unread() == {
        "actor_id": "his <b>lodger</b>", "kinds": "swore in Welsh", "targets": "her aunt",
        "told_on": "the second of Marchember",
    }  # fmt: skip


def test_words_that_no_field_can_read_come_back_in_an_incident_held_already(bench: Bench, pane: IncidentPane) -> None:
    incident_id = stored(bench)
    pane.open_incident(incident_id)
    bench.settle()
    QTest.keyClicks(pane.form.targets.line, "her aunt")
    pane.leave()
    bench.settle()
    [draft] = bench.ask(bench.drafts.all)
    pane.begin()
    pane.resume(draft)
    bench.settle()
    assert (pane.incident_id, pane.form.unread()) == (incident_id, {"targets": "her aunt"})


def test_two_drafts_of_one_case_are_both_kept(bench: Bench, pane: IncidentPane) -> None:
    for text in ("The first.", "The second."):
        pane.begin()
        typed(pane, text)
        pane.leave()
        bench.settle()
    bodies = [draft.body for draft in bench.ask(bench.drafts.all)]
    assert len(bodies) == 2
    assert any("The first." in body for body in bodies)


def test_nothing_typed_leaves_no_draft(bench: Bench, pane: IncidentPane) -> None:
    with bench.qtbot.waitSignal(pane.closed):
        pane.leave()
    bench.settle()
    assert bench.ask(bench.drafts.all) == []


def test_typing_is_kept_without_being_asked(bench: Bench, pane: IncidentPane) -> None:
    pane._keeper._timer.setInterval(50)
    typed(pane, "Half a sent")
    kept: list[Draft] = []

    def there() -> bool:
        bench.worker.ask(bench.drafts.all, kept.extend)
        return any("Half a sent" in draft.body for draft in kept)

    bench.qtbot.waitUntil(there)


def stored(bench: Bench) -> str:
    changes = bench.publish(
        lambda: bench.incidents.save(
            IncidentEntry(
                incident=Incident(case_id=bench.case_id, account="Told once.", words="As said"),
                parts=(IncidentBehaviour(kind="call"), IncidentUse(purpose="court", agreed="yes")),
            )
        )
    )
    return next(record_id for key, record_id in changes.added if key == "incident")


def test_existing_incident_is_changed_and_what_hangs_on_it_stays(bench: Bench, pane: IncidentPane) -> None:
    incident_id = stored(bench)
    charge = Charge(offender_id=bench.desk.file.offenders[0], offence="Harassment")
    (charge_id,) = bench.add(charge)
    bench.add(ChargeIncident(charge_id=charge_id, incident_id=incident_id))
    pane.open_incident(incident_id)
    bench.settle()
    assert pane.form.account.value() == "Told once."
    pane.form.kinds.setFocus()
    choose(pane, "silent")
    pane.save()
    bench.settle()
    assert {row.kind for row in bench.all(IncidentBehaviour)} == {"call", "silent-call"}
    assert len(bench.all(ChargeIncident)) == 1
    assert [row.agreed for row in bench.all(IncidentUse)] == ["yes"]


def test_a_change_made_meanwhile_is_not_taken_back(bench: Bench, pane: IncidentPane) -> None:
    incident_id = stored(bench)
    pane.open_incident(incident_id)
    bench.settle()
    pane.form.account.setFocus()
    typed(pane, "More: ")
    incident = bench.all(Incident)[0]
    bench.publish(lambda: Records(bench.store).change(replace(incident, place="The park")))
    assert pane.form.account.value() == "More: Told once."
    pane.save()
    bench.settle()
    (now,) = bench.all(Incident)
    assert (now.place, now.account) == ("The park", "More: Told once.")


def test_seriousness_by_hand_needs_its_reason(bench: Bench, pane: IncidentPane) -> None:
    typed(pane, "A look.")
    press(pane, "Set with a reason")
    editor = pane.form.seriousness
    editor._set.set_value("4")
    editor._set.edited.emit()
    pane.save()
    assert "needs a reason" in pane.problem
    editor._reason.setFocus()
    typed(pane, "She had moved in secret")
    pane.save()
    bench.settle()
    assert bench.all(Incident)[0].seriousness_set == "4"


def test_by_whom_cleared_is_not_known_who(bench: Bench, pane: IncidentPane) -> None:
    typed(pane, "A brick through the window.")
    line = pane.form.actor.inner.lineEdit()  # type: ignore[attr-defined]
    line.setFocus()
    line.clear()
    pane.form.actor.value()
    pane.save()
    bench.settle()
    (incident,) = bench.all(Incident)
    assert (incident.actor_id, incident.attribution) == ("", "unknown")


def test_saving_and_going_on_begins_the_next_one_of_the_same_case(bench: Bench, pane: IncidentPane) -> None:
    both = CTRL | Qt.KeyboardModifier.ShiftModifier
    for account in ("He rang.", "He rang again."):
        typed(pane, account)
        with bench.qtbot.waitSignal(pane.saved):
            QTest.keyClick(pane.form.account.inner, Qt.Key.Key_Return, both)
        bench.settle()
        assert pane.isVisible()
        assert (pane.form.account.value(), pane.incident_id) == ("", "")
        assert pane.form.account.inner.hasFocus()
    assert [row.account for row in bench.all(Incident)] == ["He rang.", "He rang again."]
    pane.save_and_next()
    assert "Nothing has been entered" not in pane.problem
    bench.settle()
    assert "Nothing has been entered" in pane.problem
    typed(pane, "He came.")
    with bench.qtbot.waitSignal(pane.closed):
        pane.save()


def test_the_commonest_kinds_of_the_casebook_are_buttons_each_with_its_letter(bench: Bench, pane: IncidentPane) -> None:
    bench.settle()
    common = pane.form.common
    assert [each.text().replace("&", "") for each in common.buttons[:2]] == ["Text message", "Phone call"]
    for kind in ("letter", "letter", "strangulation"):
        part = IncidentBehaviour(kind=kind)
        entry = IncidentEntry(incident=Incident(case_id=bench.case_id, account="x"), parts=(part,))
        bench.publish(partial(bench.incidents.save, entry))
    again = IncidentPane(bench.desk, bench.saver, bench.worker, bench.incidents, bench.drafts)
    bench.show(again, 760, 860)
    again.begin()
    bench.settle()
    names = [each.text().replace("&", "") for each in again.form.common.buttons]
    assert "Letter or card" in names
    assert names[-1] == "Strangulation or suffocation", "the gravest stands last, however common"
    letters = [each.key().toString() for each in again.form.common.keys]
    assert len(set(letters)) == 6
    assert all(each.startswith("Alt+") and each[-1].lower() not in OF_TABS for each in letters)
    again.form.common.buttons[names.index("Letter or card")].click()
    assert again.form.kinds.keys == ("letter",)


@pytest.mark.parametrize(
    ("words", "kind"),
    [("threatened to kill", "threat-to-kill"), ("hit me", "assault"), ("drives past", "pass-by"),
     ("kill", "threat-to-kill"),
     ("fake account", "impersonate"), ("followed me", "follow"), ("sexual assault", "sexual-assault"),
     ("broke window", "damage-home"), ("rang", "call"), ("Killing", "murder")],
)  # fmt: skip
def test_words_that_officers_say_find_their_kind_and_a_killing_only_its_name(words: str, kind: str) -> None:
    assert kinds_meant(words)[0].key == kind


def test_an_attempt_is_typed_saved_and_shown_again_beside_what_was_done(bench: Bench, pane: IncidentPane) -> None:
    typed(pane, "The stone hit the wall, the second one the window.")
    kinds = pane.form.kinds
    for words in ("tried to smash the window", "damage to the home"):
        kinds.line.setFocus()
        QTest.keyClicks(kinds.line, words)
        QTest.keyClick(kinds.line, Qt.Key.Key_Return)
    assert [each.label for each in kinds.chosen] == ["Attempted damage to the home", "Damage to the home"]
    with bench.qtbot.waitSignal(pane.closed):
        pane.save()
    bench.settle()
    [stored] = bench.all(Incident)
    assert {each.kind for each in bench.all(IncidentBehaviour)} == {"attempted-damage-home", "damage-home"}
    again = IncidentPane(bench.desk, bench.saver, bench.worker, bench.incidents, bench.drafts)
    bench.show(again, 760, 860)
    again.open_incident(stored.id)
    bench.settle()
    assert set(again.form.kinds.keys) == {"attempted-damage-home", "damage-home"}


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("attempted damage", "attempted-damage-home"), ("tried to stab", "attempted-weapon-used"),
     ("attempt at wounding", "attempted-wounding"), ("tried the door", "attempted-entry"),
     ("tried to smash the window", "attempted-damage-home"), ("attempted murder", "attempted-murder"),
     ("trying to follow", "attempted-follow"), ("attempted rape", "attempted-sexual-assault")],
)  # fmt: skip
def test_what_is_typed_as_tried_is_offered_as_an_attempt_and_never_as_done(typed: str, kind: str) -> None:
    found = [each.key for each in kinds_meant(typed)]
    assert found[0] == kind
    assert all(is_attempt(each) for each in found)


def test_the_word_alone_offers_every_attempt() -> None:
    assert {each.key for each in kinds_meant("attempted")} == {each.key for each in KINDS if is_attempt(each.key)}


def test_what_may_be_a_killing_is_offered_last() -> None:
    offered = [attempted_of(each.key) for each in kinds_meant("kill")]
    assert set(offered[-4:]) == {"murder", "solicit-murder"}
    assert {each.key for each in kinds_meant("kill")} >= {"murder", "attempted-murder"}
