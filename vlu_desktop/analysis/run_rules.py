# SPDX-License-Identifier: Apache-2.0
"""Every finding of a case as of a day: run the rules over what had happened by then, those alone that have cause to.

A rule that fails costs its own findings and no others: in its place stands a finding that says so. No finding that only
may be rests on incidents none of which has a date.
"""

import logging
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from vlu_desktop.analysis.case_view import CaseEntry, CaseView
from vlu_desktop.analysis.dependency_tracking import TrackedCase, watched
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.analysis.rules import RULES
from vlu_desktop.analysis.thresholds import DEFAULTS, Params
from vlu_desktop.kernel.stopping import check_stopped
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.finding import Dates, Finding
from vlu_desktop.record.offending import Order

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRun:
    """What a rule found, and the sorts of record that it read besides the incidents; of one that failed, too few."""

    findings: tuple[Finding, ...]
    read: frozenset[type[Record]]
    failed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsRun:
    """The findings of a case, with what is needed to find again after an edit. `again`: the rules that had to run."""

    findings: tuple[Finding, ...]
    rows: Mapping[type[Record], tuple[Record, ...]]
    lawful_ends: Mapping[str, date]
    up_to: date
    params: Params
    entries: Mapping[str, CaseEntry]
    ran: Mapping[str, RuleRun]
    again: tuple[str, ...] = ()
    whole: bool = field(default=True)


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
    return find_again(case_file, up_to, params, known_by=known_by, stopped=stopped).findings


def find_again(
    case_file: CaseFile,
    up_to: date,
    params: Params = DEFAULTS,
    before: FindingsRun | None = None,
    known_by: date | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> FindingsRun:
    """The same, using what was found `before` an edit: a rule runs again only where something it reads has changed.

    Where it was stopped midway `whole` is False and the findings are those of the rules that had run.
    """
    params = params.on(up_to)
    if before is not None and (before.up_to, before.params, before.whole) != (up_to, params, True):
        before = None
    case = watched(case_file)
    view = CaseView(
        case_file=case,
        on=Dates(up_to=up_to, known_by=known_by),
        params=params,
        known=before.entries if before else {},
    )
    still = _still_holding(before, case_file, view) if before else {}
    ran: dict[str, RuleRun] = {}
    for rule in RULES:
        check_stopped()
        if stopped():
            break
        held = still.get(rule.key)
        ran[rule.key] = _run(rule, view, case) if held is None else held
    every = (finding for each in ran.values() for finding in each.findings)
    return FindingsRun(
        findings=tuple(sorted(every, key=lambda finding: not finding.single)),
        rows=case_file.rows,
        lawful_ends=case_file.lawful_ends,
        up_to=up_to,
        params=params,
        entries=view.by_id,
        ran=ran,
        again=tuple(key for key in ran if key not in still),
        whole=len(ran) == len(RULES),
    )


def _run(rule: Rule, view: CaseView, case: TrackedCase) -> RuleRun:
    """What the rule finds; where it fails, that it did."""
    case.read.clear()
    try:
        every = (finding for finding in rule.find(rule, view) if _bears(view, finding))
        found = tuple(sorted(every, key=lambda finding: finding.subject))
    except Exception as error:  # whatever it is, it is a fault of this rule's and of no other's
        # Neither the message nor a variable: either may hold the record's words.
        log.error("The rule %s failed: %s at %s", rule.key, type(error).__name__, _place(error))
        return RuleRun(findings=(_not_worked_out(rule),), read=frozenset(case.read), failed=True)
    return RuleRun(findings=found, read=frozenset(case.read))


def _bears(view: CaseView, finding: Finding) -> bool:
    """Whether what it rests on bears it: what only may be is told of dates, and not where no entry has one."""
    rests_on = [view.by_id[each] for each in finding.incident_ids]
    return finding.certain or not rests_on or any(entry.dated for entry in rests_on)


def _place(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(frame.filename).name}:{frame.lineno}"


def _not_worked_out(rule: Rule) -> Finding:
    """What stands where the findings of a rule that failed would: that nothing is said, and not that there are none."""
    return Finding(
        rule=rule.key,
        rule_version=rule.version,
        title=rule.title,
        sentence=say_in(ENGLISH, "findings.not-worked-out"),
        method=rule.method,
        limits=rule.limits,
        source=rule.source,
        certain=False,
        internal=rule.internal,
        group=rule.group,
        failed=True,
    )


def _still_holding(before: FindingsRun, case_file: CaseFile, view: CaseView) -> dict[str, RuleRun]:
    """What each rule found before, where nothing that it reads has changed since."""
    changed, moved = _changed_rows(before, case_file), _moved(before.entries, view.by_id)
    return {
        rule.key: held
        for rule in RULES
        if (held := before.ran.get(rule.key))
        and not held.failed
        and not held.read & changed
        and not any(rule.sees(view, entry) for entry in moved)
    }


def _changed_rows(before: FindingsRun, case_file: CaseFile) -> frozenset[type[Record]]:
    """The classes whose rows are not what they were; orders, too, where a unit's own deadline ends one elsewhere."""
    classes = {*before.rows, *case_file.rows}
    changed = {cls for cls in classes if before.rows.get(cls, ()) != case_file.rows.get(cls, ())}
    return frozenset(changed | ({Order} if before.lawful_ends != case_file.lawful_ends else set()))


def _moved(before: Mapping[str, CaseEntry], now: Mapping[str, CaseEntry]) -> tuple[CaseEntry, ...]:
    """The incidents that came, went or changed, as they were and as they are."""
    gone = [entry for key, entry in before.items() if now.get(key) is not entry]
    return (*gone, *(entry for key, entry in now.items() if before.get(key) is not entry))
