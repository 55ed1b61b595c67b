# SPDX-License-Identifier: Apache-2.0
"""The messages of an incident beside its form: in view while its account is written, folded, reached by keys."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.conftest import Bench
from vlu_desktop.dates.when import When
from vlu_desktop.record.conduct import Incident, SenderName, SourceItem, SourceItemIncident
from vlu_desktop.services.cases.undoing import Undoing
from vlu_desktop.ui.conversation.conversation_model import INCIDENT, SENDER, WAY, WHEN, WORDS
from vlu_desktop.ui.entry.incident_page import IncidentPane

# The offscreen platform can't give the list of choices the keyboard, and says so.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
START = datetime(2025, 3, 3, 20, 0)
SAID: tuple[dict[str, object], ...] = (
    {"raw": "أنا أعرف أين تسكنين 😡 <b>&amp;</b>"},
    {"raw": "Leave me alone", "sender": "Ines", "direction": "from-victim"},
    {"raw": "", "state": "deleted"},
    {"raw": "I will", "state": "edited"},
    {"raw": "", "form": "missed"},
    {"raw": "", "form": "call", "seconds": 200},
    {"raw": "x" * 200_000},
)


@pytest.fixture
def pane(bench: Bench) -> IncidentPane:
    made = IncidentPane(bench.desk, bench.saver, bench.worker, bench.incidents, bench.drafts)
    made.saved.connect(bench.bulletin.publish)
    bench.show(made, 1300, 720)
    return made


def with_messages(bench: Bench) -> str:
    """An incident that these messages stand in, of two evenings."""
    [made] = bench.add(Incident(case_id=bench.case_id, account="He wrote and rang.", happened=When.on(START.date())))
    bench.add(SenderName(case_id=bench.case_id, written="Col", who="offender"))
    common: dict[str, object] = {"sender": "Col", "direction": "to-victim", "form": "message"}
    for place, values in enumerate(SAID):
        at = START + timedelta(minutes=place) + timedelta(days=place // 5)
        item = SourceItem(
            case_id=bench.case_id, medium="WhatsApp", thread="Col", happened=When.at(at),
            **(common | values),  # type: ignore[arg-type]
        )  # fmt: skip
        [item_id] = bench.add(item)
        bench.add(SourceItemIncident(source_item_id=item_id, incident_id=made))
    return made


def opened(bench: Bench, pane: IncidentPane) -> str:
    made = with_messages(bench)
    pane.open_incident(made)
    bench.settle()
    return made


def column(pane: IncidentPane, place: int) -> list[str]:
    rows = pane.messages.table.rows
    return [str(rows.data(rows.index(at, place)) or "") for at in range(rows.rowCount())]


def place_of(pane: QWidget, part: QWidget) -> QRect:
    return QRect(part.mapTo(pane, QPoint()), part.size())


def test_its_messages_stand_beside_the_form_with_day_direction_words_and_marks(
    bench: Bench, pane: IncidentPane
) -> None:
    opened(bench, pane)
    beside = pane.messages
    assert beside.table.isVisible()
    assert column(pane, WHEN)[:3] == ["Monday 3 March 2025   (5 messages)", "8pm", "8:01pm"]
    assert column(pane, WHEN)[6] == "Tuesday 4 March 2025   (2 messages)"
    assert column(pane, WAY)[1:3] == ["→ to the victim", "← from the victim"]
    words = column(pane, WORDS)
    assert words[1:6] == [
        SAID[0]["raw"], "Leave me alone", "[Deleted. The words are not in the file.]", "I will [Edited.]",
        "Missed call",
    ]  # fmt: skip
    assert words[7] == "Call, 3 minutes 20 seconds"
    assert beside.told.accessibleName() == "7 messages: 6 counted; as context 1 of the victim’s own."
    assert [beside.table.isColumnHidden(at) for at in (SENDER, INCIDENT)] == [True, True]
    assert beside.words.toPlainText() == SAID[0]["raw"], "the first is read whole"
    beside.table.stand(8)
    assert "150,000 characters more" in beside.words.toPlainText()
    assert pane._conversation.isVisible()


def test_an_account_is_written_with_the_messages_in_view_and_saved(bench: Bench, pane: IncidentPane) -> None:
    made = opened(bench, pane)
    assert pane.form.account.inner.hasFocus()
    QTest.keyClick(pane.form.account.inner, Qt.Key.Key_F6)
    table = pane.messages.table
    assert table.hasFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert pane.messages.words.toPlainText() == "Leave me alone"
    QTest.keyClick(table, Qt.Key.Key_F6)
    assert pane.form.account.inner.hasFocus()
    QTest.keyClick(pane.form.account.inner, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(pane.form.account.inner, "Six times.")
    bench.add(Incident(case_id=bench.case_id, account="Another."))
    assert pane.messages.words.toPlainText() == "Leave me alone", "the one in view stays when the case changes"
    assert pane.form.account.value() == "Six times."
    with bench.qtbot.waitSignal(pane.closed):
        QTest.keyClick(table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.settle()
    assert next(row.account for row in bench.all(Incident) if row.id == made) == "Six times."
    assert len([each for each in bench.all(SourceItemIncident) if each.incident_id == made]) == len(SAID)


def test_they_fold_away_stay_folded_and_are_unfolded_by_key(bench: Bench, pane: IncidentPane) -> None:
    made = opened(bench, pane)
    fold = pane.messages.fold
    assert fold.text() == "Hide its messages"
    fold.setFocus()
    QTest.keyClick(fold, Qt.Key.Key_Space)
    assert not pane.messages.table.isVisible()
    assert fold.text() == "Its messages"
    pane.open_incident(made)
    bench.settle()
    assert not pane.messages.table.isVisible()
    QTest.keyClick(pane.form.account.inner, Qt.Key.Key_F6)
    assert pane.messages.table.isVisible()
    assert pane.messages.table.hasFocus()


def test_where_no_message_stands_in_the_incident_nothing_is_shown(bench: Bench, pane: IncidentPane) -> None:
    [plain] = bench.add(Incident(case_id=bench.case_id, account="He waited outside."))
    made = opened(bench, pane)
    for without in ("", plain):
        pane.open_incident(made)
        bench.settle()
        assert pane.messages.table.isVisible()
        if without:
            pane.open_incident(without)
        else:
            pane.begin()
        bench.settle()
        assert not pane.messages.table.isVisible()
        assert not pane.messages.fold.isVisible()
        assert not pane._conversation.isVisible()
        QTest.keyClick(pane.form.account.inner, Qt.Key.Key_F6)
        assert pane.form.account.inner.hasFocus()


def test_messages_that_go_from_it_go_from_view(bench: Bench, pane: IncidentPane) -> None:
    opened(bench, pane)
    bench.publish(lambda: Undoing(bench.store).undo()[1])
    assert pane.messages.told.accessibleName() == "6 messages: 5 counted; as context 1 of the victim’s own."
    assert pane.messages.table.rows.rowCount() == 6 + 2


@pytest.mark.parametrize(("wide", "high"), [(1326, 700), (640, 700), (683, 340)])
def test_saving_is_never_covered_and_both_are_within_the_page(
    bench: Bench, pane: IncidentPane, wide: int, high: int
) -> None:
    opened(bench, pane)
    pane.resize(wide, high)
    table, account, save = pane.messages.table, pane.form, pane._save
    em = pane.fontMetrics().averageCharWidth()

    def laid_out() -> bool:
        form, shown = place_of(pane, account.parentWidget() or account), place_of(pane, table)
        return shown.left() >= form.right() if wide >= em * 150 else shown.top() >= form.bottom()

    bench.qtbot.waitUntil(laid_out)
    assert pane.width() <= wide
    assert pane.height() <= high
    assert pane.rect().contains(place_of(pane, save))
    for part in (table, pane.messages.words, pane.messages.fold):
        assert pane.rect().contains(place_of(pane, part))
        assert not place_of(pane, part).intersects(place_of(pane, save))
    assert table.height() >= pane.fontMetrics().lineSpacing() * 3


def test_all_of_it_is_named_and_reached_by_tab(bench: Bench, pane: IncidentPane) -> None:
    opened(bench, pane)
    beside = pane.messages
    seen: list[QWidget | None] = []
    while (here := pane.focusWidget()) not in seen:
        seen.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert here is pane.form.account.inner, "Tab goes round all of it"
    assert pane.form.fear.inner in seen
    ends = [beside.fold, beside.table, beside.words, pane._conversation, pane._full, pane._save]
    assert [part for part in seen if part in ends] == ends
    for part in (beside.table, beside.words):
        assert part.accessibleName()
