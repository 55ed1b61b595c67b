# SPDX-License-Identifier: Apache-2.0
"""A new kind or status of order is one row: a throw-away one of each is known wherever orders are spoken of.

In a process of its own, because the vocabularies are made of the rows when the program starts.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

REGISTERED = """
from types import SimpleNamespace
from datetime import date

from vlu_desktop.record import order_kind, order_status

order_kind.ORDER_KINDS += (order_kind.OrderKind(
    key="thrown-away", label="Thrown-away order", called="thrown-away order", maker=order_kind.Maker.COURT,
    broken=order_kind.Broken.OFFENCE, word="Thrown-away order", meaning="Made for a test; to breach it is an offence.",
    end_rule="dvpo_end",
),)
order_status.ORDER_STATUSES += (order_status.OrderStatus(key="lapsed", label="Lapsed", over=True),)

from tests.analysis.casemaker import Made
from tests.record.test_order_meaning import HOLIDAYS, RULES
from vlu_desktop.analysis.run_rules import find
from vlu_desktop.papers.social_history.glossary import blocks
from vlu_desktop.due.due_lines import due_items
from vlu_desktop.record.in_force import orders_for
from vlu_desktop.record.vocabulary import label, vocabulary
from vlu_desktop.dates.when import When
from vlu_desktop.rules.lawful_ends import with_lawful_ends
from vlu_desktop.timeline.timeline_model import TimelineModel

UP_TO = date(2024, 6, 1)


def case(status):
    made = Made()
    order = made.order("2024-05-10", kind="thrown-away", status=status, expires=date(2024, 6, 20))
    for n in range(3):
        made.incident(f"2024-05-1{n + 1}", "text", breaks=order, outcome="reported")
    return made.file


assert vocabulary("order-kind").terms[-1] == ("thrown-away", "Thrown-away order")
assert label("order-status", "lapsed") == "Lapsed"
file = case("in-force")
assert orders_for(file, When.on(date(2024, 5, 11)))
said = {finding.rule: finding.sentence for finding in find(file, UP_TO)}
assert "3 incidents recorded as breaches of the thrown-away order of 10 May" in said["more-than-two-breaches"], said
assert "end of the thrown-away order (20 June 2024)" in said["trigger-dates"], said
assert "Thrown-away order expires on 20 June 2024" in [each.title for each in due_items(file, UP_TO, RULES, HOLIDAYS)]
drawn = TimelineModel.from_case(file)
assert [band.label for band in drawn.bands] == ["Thrown-away order"]
assert "Thrown-away order" in {event.detail.splitlines()[-1] for event in drawn.events}
explained = [row for block in blocks(SimpleNamespace(findings=(), file=file)) for row in getattr(block, "rows", ())]
assert ("Thrown-away order", "Made for a test; to breach it is an offence.") in explained
ends_by_law = Made()
ends_by_law.order("2024-05-10", kind="thrown-away", status="in-force")
[band] = TimelineModel.from_case(with_lawful_ends(ends_by_law.file, RULES, HOLIDAYS)).bands
assert "10 May 2024 to 6 June 2024 at the latest, by law" in band.detail, band.detail
lapsed = case("lapsed")
assert "more-than-two-breaches" in {finding.rule for finding in find(lapsed, UP_TO)}
assert "trigger-dates" not in {finding.rule for finding in find(lapsed, UP_TO)}
"""


def test_a_row_is_all_that_a_new_kind_or_status_of_order_needs() -> None:
    done = subprocess.run([sys.executable, "-c", REGISTERED], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
