# SPDX-License-Identifier: Apache-2.0
"""Commands about findings: what the record shows, the one look for a hearing, what was kept, and a unit's settings."""

import argparse
import dataclasses
from typing import Any

from vlu_desktop.bootstrap.services import today
from vlu_desktop.cli.common import answer, on_vault, one_day, opened
from vlu_desktop.kernel.errors import UserError


def add_commands(commands: Any) -> None:
    """Add them to the command line."""
    findings = on_vault(commands, "findings", "what the record shows", _findings, listing=True)
    findings.add_argument("case", nargs="?", metavar="CASE")
    findings.add_argument("--all", action="store_true", help="every case")
    findings.add_argument("--up-to", type=one_day, metavar="DATE", help="on what had happened by this day")
    findings.add_argument("--known-by", type=one_day, metavar="DATE", help="on what the record held by this day")
    findings.add_argument(
        "--hearing", type=one_day, metavar="DATE", help="the one look at rates for a hearing on this day; it is kept"
    )
    findings.add_argument("--kept", action="store_true", help="what was kept of the case as it was found, newest first")
    settings = on_vault(
        commands, "settings", "the windows and thresholds of the findings, or one changed", _settings, listing=True
    )
    settings.add_argument("name", nargs="?", metavar="SETTING")
    settings.add_argument("value", nargs="?", metavar="VALUE")
    settings.add_argument("--from", dest="since", type=one_day, metavar="DATE", help="the day from which it holds")
    settings.add_argument("--reason", default="", help="why")


def _findings(options: argparse.Namespace) -> None:
    if bool(options.case) == options.all:
        raise UserError("Name one case, or use --all.")
    if options.hearing or options.kept:
        if options.all or options.up_to or options.known_by or (options.hearing and options.kept):
            raise UserError("Give --hearing or --kept with one case and nothing else.")
        return _kept(options) if options.kept else _hearing(options)
    up_to = options.up_to or today()
    with opened(options) as services:
        wanted = services.case_ids() if options.all else [services.cases.find(options.case)]
        rows = [row for case_id in wanted for row in services.finding_rows(case_id, up_to, options.known_by, today())]
    return answer(options, rows, [f"{row['case_title']}: {row['sentence']}" for row in rows])


def _hearing(options: argparse.Namespace) -> None:
    with opened(options) as services:
        rows = services.hearing_rows(services.cases.find(options.case), options.hearing, today())
    answer(options, rows, [part for row in rows for part in (row["sentence"], f"  {row['limits']}")])


def _kept(options: argparse.Namespace) -> None:
    with opened(options) as services:
        file = services.cases.open(services.cases.find(options.case))
        kept = services.findings.kept(file)
    rows = [
        {
            "case": file.case.id, "found_on": row.found_on, "why": row.why, "hearing_on": row.hearing_on,
            "rule": row.rule, "rule_version": row.rule_version, "sentence": row.sentence, "limits": row.limits,
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
            services.rule_settings.change(options.name, options.value, options.since, options.reason)
        found = services.rule_settings.in_force(today())
    rows = [
        {**dataclasses.asdict(each), "coming": {"value": each.coming.value, "since": each.coming.since}
         if each.coming else None}
        for each in found
    ]  # fmt: skip
    answer(options, rows, [f"{row['name']} = {row['value']}  {row['words']}. {row['reason']}" for row in rows])
