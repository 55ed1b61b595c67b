# SPDX-License-Identifier: Apache-2.0
"""Commands about findings: what the record shows, the one look for a hearing, what was kept, and a unit's settings."""

import argparse
import dataclasses
from collections.abc import Sequence
from datetime import date
from typing import Any

from vlu_desktop.bootstrap.clock import today
from vlu_desktop.bootstrap.services import Services
from vlu_desktop.cli.common import add_recipient, answer, day_ahead, on_vault, one_day, opened
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.services.cases.findings import FindingView
from vlu_desktop.services.cases.plain_rows import finding_rows


def add_commands(commands: Any) -> None:
    """Add them to the command line."""
    findings = on_vault(commands, "findings", "what the record shows", _findings, listing=True)
    findings.add_argument("case", nargs="?", metavar="CASE")
    findings.add_argument("--all", action="store_true", help="every case")
    findings.add_argument("--up-to", type=one_day, metavar="DATE", help="on what had happened by this day")
    findings.add_argument("--known-by", type=one_day, metavar="DATE", help="on what the record held by this day")
    findings.add_argument(
        "--hearing", type=day_ahead, metavar="DATE", help="the one look at rates for a hearing on this day; it is kept"
    )
    findings.add_argument("--date-chosen", default="", metavar="WHY",
                          help="with --hearing: why this date, one of fixed, followed, other")  # fmt: skip
    findings.add_argument("--because", default="", metavar="TEXT", help="with --hearing: why this date, in words")
    findings.add_argument("--kept", action="store_true", help="what was kept of the case as it was found, newest first")
    add_recipient(findings)
    settings = on_vault(
        commands, "settings", "the windows and thresholds of the findings, or one changed", _settings, listing=True
    )
    settings.add_argument("name", nargs="?", metavar="SETTING")
    settings.add_argument("value", nargs="?", metavar="VALUE")
    settings.add_argument("--from", dest="since", type=one_day, metavar="DATE", help="the day from which it holds")
    settings.add_argument("--reason", default="", help="why")
    settings.add_argument("--area", default="", help="in cases of this area alone; without it in every other")


def _findings(options: argparse.Namespace) -> None:
    if bool(options.case) == options.all:
        raise UserError("Name one case, or use --all.")
    if options.hearing or options.kept:
        if any((options.all, options.up_to, options.known_by, options.hearing and options.kept)):
            raise UserError("Give --hearing or --kept with one case and nothing else.")
        return _kept(options) if options.kept else _hearing(options)
    up_to = options.up_to or today()
    with opened(options) as services:
        found = services.casework.cases
        wanted = found.ids() if options.all else [found.find(options.case)]
        rows = [row for case_id in wanted for row in _rows(services, case_id, up_to, options.known_by)]
        _taken_out(options, services, wanted)
    return answer(options, rows, [f"{row['case_title']}: {row['sentence']}" for row in rows])


def _taken_out(options: argparse.Namespace, services: Services, case_ids: Sequence[str]) -> None:
    services.register.taken_out(case_ids, "Findings, printed", options.recipient, today())


def _rows(services: Services, case_id: str, up_to: date, known_by: date | None) -> list[dict[str, Any]]:
    """A case's findings, on what had happened by one day as known by another; those of today are kept as shown."""
    findings = services.insight.findings
    file = findings.as_known(case_id, known_by) if known_by else services.casework.cases.open(case_id)
    shown = findings.of(file, up_to)
    if known_by is None and up_to == today():
        findings.keep(file, shown, today())
    return finding_rows(file, shown)


def _hearing(options: argparse.Namespace) -> None:
    with opened(options) as services:
        file = services.casework.cases.open(services.casework.cases.find(options.case))
        found = services.insight.findings.for_hearing(
            file, options.hearing, today(), options.date_chosen, options.because
        )
        rows = finding_rows(file, [FindingView(finding=each, review=None) for each in found])
        _taken_out(options, services, [file.case.id])
    lines = [(row["sentence"], f"  {row['figures']}" if row["figures"] else "", f"  {row['limits']}") for row in rows]
    answer(options, rows, [part for each in lines for part in each if part])


def _kept(options: argparse.Namespace) -> None:
    with opened(options) as services:
        file = services.casework.cases.open(services.casework.cases.find(options.case))
        kept = services.insight.findings.kept(file)
        _taken_out(options, services, [file.case.id])
    rows = [
        {
            "case": file.case.id, "found_on": row.found_on, "why": row.why, "hearing_on": row.hearing_on,
            "date_chosen": row.date_chosen, "date_reason": row.date_reason,
            "rule": row.rule, "rule_version": row.rule_version, "sentence": row.sentence, "figures": row.figures,
            "limits": row.limits,
            "up_to": row.up_to, "incidents": row.incidents, "head": row.head,
        }
        for row in kept
    ]  # fmt: skip
    answer(options, rows, [f"{row['found_on']} ({row['why']}): {row['sentence']}" for row in rows])


def _settings(options: argparse.Namespace) -> None:
    with opened(options) as services:
        if options.name:
            if options.value is None:
                raise UserError("Write it as: settings VAULT SETTING VALUE --from DATE --reason TEXT.")
            given = (options.name, options.value, options.since, options.reason, options.area)
            services.insight.rule_settings.change(*given)
        found = services.insight.rule_settings.in_force(today(), options.area)
    rows = [
        {**dataclasses.asdict(each), "coming": {"value": each.coming.value, "since": each.coming.since}
         if each.coming else None}
        for each in found
    ]  # fmt: skip
    answer(options, rows, [f"{row['name']} = {row['value']}  {row['words']}. {row['reason']}" for row in rows])
