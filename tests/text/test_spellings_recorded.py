# SPDX-License-Identifier: Apache-2.0
"""Each value's spellings are those that `spellings.jsonl` holds, all of them and no others, each with its rule.

A row is a list: the kind, the value, then its spellings. A value is added by a row of its kind and itself;
`--write-goldens` fills it in. What a row should hold and what not is said phrase by phrase in the tables beside this.
"""

import json
from pathlib import Path

import pytest

from vlu_desktop.text.spelling import Rule, Spelling
from vlu_desktop.text.spellings import Kind, spellings_of

RECORD = Path(__file__).with_name("spellings.jsonl")


def recorded(kind: Kind, value: str) -> str:
    return json.dumps([kind, value, *sorted(map(_shown, spellings_of(value, kind)))], ensure_ascii=False)


def _shown(spelling: Spelling) -> str:
    """Its words, "+" where they may be broken anywhere, and the rule where one has to hold."""
    rule = "" if spelling.rule is Rule.ANYWHERE else f" {spelling.rule.name}"
    return f"{' '.join(spelling.words)}{'+' if spelling.joined else ''}{rule}"


def test_every_value_is_spelled_as_it_is_recorded(request: pytest.FixtureRequest) -> None:
    spellings_of.cache_clear()
    lines = RECORD.read_text(encoding="utf-8").splitlines()
    if request.config.getoption("--write-goldens"):
        lines = [recorded(*json.loads(line)[:2]) for line in lines]
        RECORD.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    for line in lines:
        assert recorded(*json.loads(line)[:2]) == line
