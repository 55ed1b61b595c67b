# SPDX-License-Identifier: Apache-2.0
"""Run by `test_order_kinds.py` in a copy of the program that has one kind of order more: it is known everywhere.

Not a test of this tree, which has no such kind: its name keeps it from being found here.
"""

from datetime import UTC, date, datetime
from functools import partial

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.ui.conftest import TODAY, Bench, bench, collected_here, ready
from vlu_desktop.analysis.thresholds import DEFAULTS
from vlu_desktop.bootstrap.shipped_data import ShippedData
from vlu_desktop.dates.when import When
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.offending import Breach, Order
from vlu_desktop.services.cases.findings import Findings
from vlu_desktop.services.cases.incidents import IncidentEntry
from vlu_desktop.services.cases.today import Today
from vlu_desktop.services.documents.document_order import Order as Asked
from vlu_desktop.services.documents.documents import Documents, Draft
from vlu_desktop.typeset.font_book import FontBook
from vlu_desktop.ui.case.sections import SectionsTab
from vlu_desktop.ui.case.tab_tables import orders
from vlu_desktop.ui.case_session.record_window import RecordDialog

__all__ = ["bench", "collected_here", "ready"]


def entered(bench: Bench) -> Order:
    """An order of the new kind, as an officer enters it in its window."""
    parent = bench.news.parentWidget()
    assert parent is not None
    new = Order(
        offender_id=bench.desk.file.offenders[0], status="in-force", made=date(2026, 6, 1), served=date(2026, 6, 1)
    )
    dialog = RecordDialog(new, bench.desk, bench.saver, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    bench.show(dialog, 900, 700)
    dialog.form.editor("kind").set_value("thrown-away")
    dialog.form.editor("expires").set_value(date(2026, 8, 20))
    assert dialog.form.problems() == ()
    save = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Save")
    QTest.mouseClick(save, Qt.MouseButton.LeftButton)
    bench.settle()
    [order] = bench.all(Order)
    assert order.kind == "thrown-away"
    return order


def test_its_window_offers_it_and_the_tab_of_orders_names_it(bench: Bench) -> None:
    order = entered(bench)
    tab = SectionsTab(bench.desk, bench.saver, orders())
    bench.show(tab)
    assert tab.reveal(order)
    model = tab.table(Order).model
    shown = {str(model.data(model.index(0, column)) or "") for column in range(model.columnCount())}
    assert "Thrown-away order" in shown


def test_today_warns_of_its_end(bench: Bench) -> None:
    entered(bench)
    shipped = ShippedData()
    today = Today(bench.store, Findings(bench.store, DEFAULTS), shipped.rules, shipped.holidays)
    due = bench.ask(lambda: today.summary(bench.case_id, TODAY)).due
    assert "Thrown-away order expires on 20 August 2026" in [item.title for item in due]


def test_its_breaches_are_found_and_a_document_explains_it(bench: Bench, fonts: FontBook) -> None:
    order = entered(bench)
    for day in (3, 4, 5):
        told = Incident(case_id=bench.case_id, account="He rang.", happened=When.on(date(2026, 7, day)))
        breach = Breach(order_id=order.id, outcome="reported")
        bench.publish(partial(bench.incidents.save, IncidentEntry(incident=told, parts=(breach,))))
    asked = Asked(case_id=bench.case_id, kind="social-history", audience="court", data_to=TODAY)
    documents = Documents(bench.store, DEFAULTS, fonts)
    made: list[Draft] = []
    bench.worker.ask(lambda: documents.draft(asked, datetime(2026, 8, 3, 9, tzinfo=UTC)), made.append)
    bench.qtbot.waitUntil(lambda: bool(made), timeout=60_000)  # the fonts are cut anew in a copy
    with pypdfium2.PdfDocument(made[0].pdf) as pdf:
        said = " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in pdf)
    assert "3 incidents recorded as breaches of the thrown-away order of 1 June 2026" in said
    assert "Made for a test; to breach it is an offence." in said
