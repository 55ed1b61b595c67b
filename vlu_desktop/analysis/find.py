# SPDX-License-Identifier: Apache-2.0
"""Every finding of a case as of a day: run the rules over what had happened by then."""

from collections.abc import Callable, Iterator
from datetime import date

from vlu_desktop.analysis.params import DEFAULTS, Params
from vlu_desktop.analysis.rules import RULES
from vlu_desktop.analysis.view import View
from vlu_desktop.domain.casefile import CaseFile
from vlu_desktop.domain.findings import Dates, Finding


def find(
    case_file: CaseFile,
    up_to: date,
    params: Params = DEFAULTS,
    known_by: date | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> tuple[Finding, ...]:
    """The findings in the order of the rules, single-incident alarms first.

    What may have happened after `up_to` only makes a finding less than certain; what surely did is left out. The
    caller gives the `CaseFile` as it was known by `known_by`. `stopped` is asked between rules and ends the run.
    """
    view = View(case_file=case_file, on=Dates(up_to=up_to, known_by=known_by), params=params.on(up_to))
    return tuple(sorted(_run(view, stopped), key=lambda finding: not finding.single))


def _run(view: View, stopped: Callable[[], bool]) -> Iterator[Finding]:
    for rule in RULES:
        if stopped():
            return
        yield from sorted(rule.find(rule, view), key=lambda finding: finding.subject)
