# SPDX-License-Identifier: Apache-2.0
"""The list of what a professional has to confirm: `python -m tests.rules.to_confirm` renews its part on deadlines."""

from pathlib import Path

from vlu_desktop.bootstrap.shipped_data import shipped
from vlu_desktop.dates.date_display import day
from vlu_desktop.platform.paths import resources
from vlu_desktop.rules.deadlines import Rule, Rules
from vlu_desktop.rules.rule_sources import RuleSource

PAGE = Path(__file__).parents[2] / "docs" / "to-confirm.md"
FROM, TO = "<!-- deadlines: made by `python -m tests.rules.to_confirm` -->\n", "<!-- deadlines end -->\n"


def table() -> str:
    """Each deadline of the law: how it is counted, what it rests on, when that was read, who confirms it, from when."""
    rules = Rules.from_toml((resources() / "rules" / "deadlines.toml").read_text(encoding="utf-8"))
    lines = [
        "| deadline | counted | rests on | source read | to be confirmed by | holds |",
        "|---|---|---|---|---|---|",
    ]
    lines += [f"| {' | '.join(_cells(rule, rule.counted))} |" for rule in rules.rules if not rule.unit]
    lines += [f"| {' | '.join(_cells(each, 'no deadline'))} |" for each in shipped().sources]
    return "\n".join(lines) + "\n"


def _cells(rule: Rule | RuleSource, counted: str) -> tuple[str, ...]:
    read = day(rule.read_on, short=True) if rule.read_on else "not read"
    until = f" to {day(rule.valid_to, short=True)}" if rule.valid_to else ""
    area = f"; {rule.area} alone" if rule.area else ""
    read += "" if rule.checked or not rule.read_on else ", not the number itself"
    return (
        rule.title, counted, rule.source, read, rule.confirm_by,
        f"from {day(rule.valid_from, short=True)}{until}{area}",
    )  # fmt: skip


def renewed(page: str) -> str:
    """The page with its part on deadlines as the rules are now."""
    before, _, rest = page.partition(FROM)
    _, _, after = rest.partition(TO)
    return f"{before}{FROM}\n{table()}\n{TO}{after}"


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
