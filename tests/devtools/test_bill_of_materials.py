# SPDX-License-Identifier: Apache-2.0
"""The bill of materials agrees with the pinned list, and what is known of weaknesses is said, or that nothing is."""

import json
import re
from pathlib import Path

import pytest

from vlu_desktop.devtools import known_weaknesses
from vlu_desktop.devtools.bill_of_materials import PINNED, WRITTEN, bill, pinned

LIST = PINNED.read_text(encoding="utf-8")


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


def test_the_same_list_gives_the_same_bill() -> None:
    assert bill(LIST) == bill(LIST)
    assert bill(LIST)["serialNumber"] != bill(LIST.replace("==", "==9.", 1))["serialNumber"]


@pytest.mark.parametrize(
    ("script", "said", "code"),
    [
        ("echo fine", "no known weakness", 0),
        ("echo 'Name Version ID Fix Versions'; echo 'x 1 A 2'; exit 1", "Fix Versions", 1),
        ("echo 'no database' >&2; exit 1", "NOT CHECKED", 0),
        ("", "NOT CHECKED", 0),
    ],
)
def test_what_a_database_says_is_told_or_that_none_was_asked(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    script: str,
    said: str,
    code: int,
) -> None:
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    if script:
        (tmp_path / "asks").write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / "asks").chmod(0o755)
    assert known_weaknesses.audit(("asks",)) == code
    out = capsys.readouterr().out
    assert said in out
    listed = [f"{name}=={version}" for name, version, _ in pinned(LIST)]
    assert (out.splitlines()[1:] == listed) == (said == "NOT CHECKED")


def test_the_continuous_run_asks_for_known_weaknesses_by_a_tool_that_it_brings() -> None:
    top = Path(__file__).parents[2]
    assert re.search(r"^make audit$", (top / ".ci" / "run").read_text(encoding="utf-8"), re.MULTILINE)
    steps = (top / ".github" / "workflows" / "build.yml").read_text(encoding="utf-8")
    assert steps.index("install pip-audit") < steps.index("run: bash .ci/run")
