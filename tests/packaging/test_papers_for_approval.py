# SPDX-License-Identifier: Apache-2.0
"""The papers for whoever must allow the program say what the code does, and what in them nobody has checked."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from vlu_desktop.bootstrap.shipped_data import shipped
from vlu_desktop.platform import faults
from vlu_desktop.services.keeping.erasing import NEVER
from vlu_desktop.store.backup import backup_files
from vlu_desktop.ui.guards import clipboard, idle

ROOT = Path(__file__).parents[2]
PAPERS = ("dpia.md", "records-of-processing.md", "retention.md", "accessibility.md")


def text(name: str) -> str:
    return " ".join((ROOT / "docs" / name).read_text(encoding="utf-8").split())


def test_the_retention_schedule_has_every_period_of_the_rules() -> None:
    schedule = text("retention.md")
    own = {rule.key: rule for rule in shipped().rules.rules if rule.key.startswith("retention_")}
    said = re.findall(r"\| `(retention_\w+)` \| ([^|]+) \| ([^|]+) \|", schedule)
    assert {key: (length, f"the {anchor}".replace("the the ", "the ")) for key, length, anchor in said} == {
        key: (f"{rule.number} {rule.length}", rule.anchor) for key, rule in own.items()
    }
    assert len(said) == len(own)
    assert all(rule.unit for rule in own.values()), "a starting value, which a unit may change"


def test_the_schedule_has_every_figure_of_the_code() -> None:
    schedule = text("retention.md")
    kept = backup_files
    each = f"each of {kept.DAILY} days, {kept.WEEKLY} weeks and {kept.MONTHLY} months, and the newest {kept.NEWEST}"
    assert each in schedule
    assert f"| {kept.LONGEST_KEPT} days after its day at most" in schedule
    assert f"| The copy made before an upgrade | {kept.LONGEST_KEPT} days |" in schedule
    assert f"| {timedelta(milliseconds=clipboard.KEPT).seconds} seconds | or locking" in schedule
    assert f"| {faults._LARGEST_LOG // 1000} kB and one older file |" in schedule
    assert set(NEVER) == {"unit", "officer", "disclosure", "legal-hold", "retention-review"}
    assert "Officers, the unit, the register of what left, holds, reviews | - | as long as the casebook" in schedule
    assert f"can be 1 to {idle.MOST_MINUTES} minutes" in text("accessibility.md")


@pytest.mark.parametrize("name", PAPERS)
def test_each_says_what_was_not_checked_and_the_readme_leads_to_it(name: str) -> None:
    assert "not checked against" in text(name)
    assert f"(docs/{name})" in (ROOT / "README.md").read_text(encoding="utf-8")
