# SPDX-License-Identifier: Apache-2.0
"""The command that draws a case's timeline to a file."""

import argparse
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from vlu_desktop.bootstrap.clock import now, today
from vlu_desktop.cli.common import answer, on_vault, opened
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.phrases import number


def add_commands(commands: Any, day: Callable[[str], date]) -> None:
    """Add it to the command line; `day` reads a day as it is typed."""
    drawn = on_vault(commands, "timeline", "draw a case’s timeline, for use inside the unit", _timeline, listing=True)
    drawn.add_argument("case", metavar="CASE")
    drawn.add_argument("--out", type=Path, required=True, metavar="F.svg|png|pdf", help="the ending says which kind")
    drawn.add_argument("--from", dest="first", type=day, metavar="DATE", help="from this day; the beginning without it")
    drawn.add_argument("--to", dest="last", type=day, metavar="DATE", help="up to this day; the end without it")


def _timeline(options: argparse.Namespace) -> None:
    from vlu_desktop.timeline.elements import day_number
    from vlu_desktop.timeline.printing import SHEET, chart_of
    from vlu_desktop.timeline.timeline_model import TimelineModel
    from vlu_desktop.timeline.viewport import Viewport, whole_span

    if options.first and options.last and options.last < options.first:
        raise UserError("The day given with --to is before the one given with --from.")
    with opened(options) as services:
        case_id = services.casework.cases.find(options.case)
        file = services.casework.cases.open(case_id)
        shown = services.insight.findings.of(file, today())
        model = TimelineModel.from_case(file, [each.finding for each in shown])
        start, end = whole_span(model, day_number(today()))
        view = Viewport(start=start, end=end, width=SHEET[0], height=SHEET[1], today=day_number(today()))
        if options.first:
            view = replace(view, start=day_number(options.first), end=max(end, day_number(options.first) + 1))
        if options.last:
            until = day_number(options.last + timedelta(days=1))
            view = replace(view, start=min(view.start, until - 1), end=until)
        chart = chart_of(model, view)
        entry = services.papers.charts.save(case_id, chart, options.out, now(), _png)
    found = {
        "out": str(options.out), "audience": entry.audience, "stretch": chart.stretch, "incidents": chart.incidents,
        "sha256": entry.sha256, "head": entry.head,
    }  # fmt: skip
    lines = [
        f"{options.out}: {number(chart.incidents, 'incident')}, {chart.stretch}, SHA-256 {entry.sha256}",
        "For use inside the unit: nothing in it is withheld. It is in the disclosure register.",
    ]
    answer(options, found, lines)


def _png(drawing: Any) -> bytes:
    from vlu_desktop.app.offscreen import drawing_as_png

    return drawing_as_png(drawing)
