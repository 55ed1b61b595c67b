# SPDX-License-Identifier: Apache-2.0
"""The bill of materials agrees with the pinned list, and what is known of weaknesses is said, or that nothing is."""

import json
import re
from pathlib import Path

import pytest

from vlu_desktop.devtools import known_weaknesses
from vlu_desktop.devtools.bill_of_materials import PINNED, WRITTEN, bill, pinned, serial_of

LIST = PINNED.read_text(encoding="utf-8")


def answer(parts: list[dict[str, object]], code: int = 0) -> str:
    """A tool that answers as pip-audit does."""
    return f"cat <<'END'\n{json.dumps({'dependencies': parts, 'fixes': []})}\nEND\nexit {code}"


def test_the_bill_has_each_part_of_the_list_with_its_version_its_hashes_and_a_licence() -> None:
    whole = json.loads(WRITTEN.read_text(encoding="utf-8"))
    said = [
        (each["name"], each["version"], tuple(one["content"] for one in each["hashes"])) for each in whole["components"]
    ]
    assert tuple(said) == pinned(LIST), "run `make sbom` and commit docs/sbom.cdx.json"
    lines = re.findall(r"^[A-Za-z0-9._-]+==", LIST, re.MULTILINE)
    assert len(said) == len(lines)
    assert sum(len(hashes) for _, _, hashes in said) == LIST.count("--hash=sha256:")
    assert all(hashes for _, _, hashes in said)
    for each in whole["components"]:
        [licence] = each["licenses"]
        assert licence.get("expression") or licence["license"]["name"], each["name"]
        assert each["bom-ref"] in whole["dependencies"][0]["dependsOn"]
    assert (whole["bomFormat"], whole["specVersion"]) == ("CycloneDX", "1.6")
    assert whole["serialNumber"] == serial_of(whole["components"]), "run `make sbom` and commit docs/sbom.cdx.json"


def test_the_same_list_gives_the_same_bill() -> None:
    assert bill(LIST) == bill(LIST)
    assert bill(LIST)["serialNumber"] != bill(LIST.replace("==", "==9.", 1))["serialNumber"]


PARTS = [(name, version) for name, version, _ in pinned(LIST)]
SOUND: list[dict[str, object]] = [{"name": name, "version": version, "vulns": []} for name, version in PARTS]
WEAK: list[dict[str, object]] = [
    {**SOUND[0], "vulns": [{"id": "EX-2026-1", "fix_versions": ["99.1"]}, {"id": "EX-2026-2", "fix_versions": []}]}
]
NOT_KNOWN: list[dict[str, object]] = [{"name": name, "skip_reason": "not found"} for name, _ in PARTS]


@pytest.mark.parametrize(
    ("script", "code", "said", "unchecked"),
    [
        (answer(SOUND), 0, f"no known weakness in {len(PARTS)} of {len(PARTS)} parts", 0),
        (answer([*WEAK, *SOUND[1:]], 1), 1, "EX-2026-1 (mended in 99.1), EX-2026-2 (mended in no version yet)", 0),
        (answer([*SOUND[:3], *NOT_KNOWN[3:]]), 0, f"no known weakness in 3 of {len(PARTS)} parts", len(PARTS) - 3),
        (answer([*WEAK, *NOT_KNOWN[1:]], 1), 1, "EX-2026-1", len(PARTS) - 1),
        (answer(NOT_KNOWN), 0, "they could not be looked up in its database", len(PARTS)),
        (answer(SOUND[2:]), 0, "NOT CHECKED, 2 of", 2),
        ("echo 'no route to host' >&2; exit 1", 0, "asks reaches no database from here", len(PARTS)),
        ("echo '[]'", 0, "asks reaches no database from here", len(PARTS)),
        ("", 0, "asks is not installed here", len(PARTS)),
    ],
    ids=[
        "all",
        "a weakness",
        "some",
        "a weakness and some",
        "none of them",
        "some left out",
        "no network",
        "odd",
        "no tool",
    ],
)
def test_what_a_database_says_is_told_and_of_which_parts_none_was_asked(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    script: str,
    code: int,
    said: str,
    unchecked: int,
) -> None:
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    if script:
        (tmp_path / "asks").write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / "asks").chmod(0o755)
    assert known_weaknesses.audit(("asks",)) == code
    out = capsys.readouterr().out
    assert said in out
    assert ("no known weakness" in out) == (said.startswith("no known") or said == "NOT CHECKED, 2 of")
    named = [f"{name}=={version}" for name, version in PARTS]
    assert len([line for line in out.splitlines() if line in named]) == unchecked
    assert ("NOT CHECKED" in out) == bool(unchecked)


def test_the_continuous_run_asks_for_known_weaknesses_by_a_tool_that_it_brings() -> None:
    top = Path(__file__).parents[2]
    assert re.search(r"^make audit$", (top / ".ci" / "run").read_text(encoding="utf-8"), re.MULTILINE)
    steps = (top / ".github" / "workflows" / "build.yml").read_text(encoding="utf-8")
    assert steps.index("install pip-audit") < steps.index("run: bash .ci/run")
