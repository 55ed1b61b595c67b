# SPDX-License-Identifier: Apache-2.0
"""`document` on the example casebook: every kind for every reader, from a case that has what it needs."""

import json
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

from vlu_desktop.cli import main
from vlu_desktop.composition import make_example
from vlu_desktop.documents.kinds import DOCUMENTS
from vlu_desktop.store.keys import KeyCost

CHEAP = KeyCost(memory_kib=64, passes=1, lanes=1)
Run = Callable[..., tuple[int, str, str]]

# The case of the casebook that shows each kind, and what it has to be told.
CASES: dict[str, tuple[str, ...]] = {
    "social-history": ("CVL/2023/0052", "--court", "Eastgate Crown Court"),
    "key-points": ("CVL/2023/0052",),
    "chronology": ("CVL/2023/0052",),
    "breaches": ("CVL/2023/0052",),
    "exhibits": ("CVL/2023/0052",),
    "victim-statement": ("CVL/2023/0052",),
    "withholding-application": ("CVL/2022/0031", "--answer", "ground=welfare", "--hearing", "2027-02-16"),
    "licence-request": ("CVL/2022/0031",),
    "marac-referral": ("CVL/2025/0041", "--answer", "criterion=escalation"),
    "action-list": ("CVL/2025/0041", "--answer", "agency=Police"),
    "victim-copy": ("CVL/2022/0031",),
    "letter": ("CVL/2022/0085", "--answer", "letter=letter-annual-contact", "--answer", "news=Nothing has changed."),
}
QUICK = {("action-list", "agency"), ("letter", "victim"), ("withholding-application", "parole-withheld")}
# Statements are agreed to for one use and not for another.
OTHER_CASES = {("victim-statement", "parole"): ("CVL/2022/0031", "--hearing", "2027-02-16")}
NOT_AGREED = {("victim-statement", "internal")}
EVERY = [
    pytest.param(kind.key, audience, marks=() if (kind.key, audience) in QUICK else pytest.mark.soak)
    for kind in DOCUMENTS
    for audience in kind.audiences
    if (kind.key, audience) not in NOT_AGREED
]


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("example")
    path, passphrase = make_example(folder, "casebook.vlu", cost=CHEAP, floor=CHEAP)
    (folder / "p").write_text(passphrase, encoding="utf-8")
    return path, folder / "p"


@pytest.fixture
def run(casebook: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> Run:
    def once(*words: object) -> tuple[int, str, str]:
        status = main(["document", str(casebook[0]), *map(str, words), "--passphrase-file", str(casebook[1])])
        out, err = capsys.readouterr()
        return status, out, err

    return once


@pytest.mark.parametrize(("kind", "audience"), EVERY)
def test_every_kind_is_made_from_the_example(kind: str, audience: str, run: Run, tmp_path: Path) -> None:
    case, *more = OTHER_CASES.get((kind, audience), CASES[kind])
    out = tmp_path / "made.pdf"
    status, said, refused = run(case, kind, "--audience", audience, "--out", out, *more)
    assert (status, refused) == (0, "")
    assert json.loads(said)["pages"] == len(pypdf.PdfReader(out).pages)


def test_what_a_document_asks_can_be_listed(run: Run) -> None:
    _, said, _ = run("CVL/2025/0041", "action-list", "--audience", "agency", "--questions", "--json")
    (asked,) = json.loads(said)
    assert asked["key"] == "agency"
    assert "Police" in asked["options"]


@pytest.mark.parametrize(
    ("answer", "why"),
    [("agency", "Write it as"), ("agency=Nobody", "There is: "), ("colour=red", "does not ask for “colour”")],
)
def test_an_answer_that_fits_no_question_is_told(answer: str, why: str, run: Run, tmp_path: Path) -> None:
    out = tmp_path / "made.pdf"
    status, _, refused = run("CVL/2025/0041", "action-list", "--audience", "agency", "--out", out, "--answer", answer)
    assert status == 2
    assert why in refused
    assert not out.exists()


def test_every_example_has_its_case() -> None:
    assert set(CASES) == {kind.key for kind in DOCUMENTS}
