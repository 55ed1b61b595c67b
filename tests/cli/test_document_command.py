# SPDX-License-Identifier: Apache-2.0
"""`document` on the example casebook: every kind for every reader, from a case that has what it needs."""

import json
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

from tests.example_casebook import example_in
from vlu_desktop.bootstrap.clock import now
from vlu_desktop.bootstrap.vaults import open_services
from vlu_desktop.cli.main import main
from vlu_desktop.papers.document_kinds import DOCUMENTS
from vlu_desktop.record.work import Disclosure

Run = Callable[..., tuple[int, str, str]]

# The case of the casebook that shows each kind, and what it has to be told.
CASES: dict[str, tuple[str, ...]] = {
    "social-history": ("CVL/2023/0052", "--court", "Eastgate Crown Court"),
    "key-points": ("CVL/2023/0052",),
    "chronology": ("CVL/2023/0052",),
    "breaches": ("CVL/2023/0052",),
    "exhibits": ("CVL/2023/0052",),
    "custody-log": ("CVL/2023/0052",),
    "victim-statement": ("CVL/2023/0052",),
    "statement-draft": ("CVL/2023/0052",),
    "withholding-application": ("CVL/2022/0031", "--answer", "ground=welfare", "--hearing", "2027-02-16"),
    "licence-request": ("CVL/2022/0031",),
    "marac-referral": ("CVL/2025/0041", "--answer", "criterion=escalation"),
    "action-list": ("CVL/2025/0041", "--answer", "agency=Police"),
    "victim-copy": ("CVL/2022/0031",),
    "letter": ("CVL/2022/0085", "--answer", "letter=letter-annual-contact", "--answer", "news=Nothing has changed."),
    "agency-letter": ("CVL/2022/0031", "--answer", "letter=letter-to-prison", "--answer", "asked=Confirm the day."),
}
QUICK = {
    ("statement-draft", "victim"),
    ("action-list", "agency"),
    ("letter", "victim"),
    ("agency-letter", "agency"),
    ("withholding-application", "parole-withheld"),
}
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
    path, passphrase = example_in(folder)
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
    status, said, refused = run(case, kind, "--audience", audience, "--out", out, "--near", "harmless", *more)
    assert (status, refused) == (0, "")
    assert json.loads(said)["pages"] == len(pypdf.PdfReader(out).pages)


@pytest.mark.parametrize("kind", ["letter", "agency-letter"])
def test_a_letter_of_the_example_says_how_to_answer_it(kind: str, run: Run, tmp_path: Path) -> None:
    case, *more = CASES[kind]
    audience = "victim" if kind == "letter" else "agency"
    out = tmp_path / "made.pdf"
    assert run(case, kind, "--audience", audience, "--out", out, "--near", "harmless", *more)[0] == 0
    text = " ".join("".join(page.extract_text() for page in pypdf.PdfReader(out).pages).split())
    assert "You can reach us: 01632 960511, officer@carrowdale.example; 01632 960500" in text
    assert ("PO Box 12, Carrowdale" in text) is (kind == "letter")


def test_what_a_document_asks_can_be_listed(run: Run) -> None:
    _, said, _ = run("CVL/2025/0041", "action-list", "--audience", "agency", "--questions", "--json")
    asked, size, file = json.loads(said)
    assert (asked["key"], size["key"], file["key"]) == ("agency", "size", "file")
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


TERM = ("CVL/2025/0088", "breaches", "--audience", "court")


def test_what_comes_near_or_stands_is_decided_on_before_it_is_saved(run: Run, tmp_path: Path) -> None:
    """A term he was served names a town that is kept from him elsewhere; it is asked about, once."""
    out, log = tmp_path / "made.pdf", tmp_path / "log.pdf"
    status, _, refused = run(*TERM, "--out", out)
    assert (status, out.exists()) == (2, False)
    assert "“Lowmarsh Point” on page " in refused
    assert "he has these words" in refused
    assert "--near harmless" in refused
    assert run(*TERM, "--out", out, "--near", "harmless", "--marks-log", log)[0] == 0
    assert "Lowmarsh Point" in "".join(page.extract_text() for page in pypdf.PdfReader(out).pages)
    assert "NEVER FOR THE READER" in "".join(page.extract_text() for page in pypdf.PdfReader(log).pages)
    assert run(*TERM, "--out", out)[0] == 0


def test_what_is_left_out_on_the_command_line_is_marked_in_the_record(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "made.pdf"
    parole = (*TERM[:3], "parole")
    assert run(*parole, "--out", out, "--near", "leave-out")[0] == 0
    assert "Lowmarsh Point" not in "".join(page.extract_text() for page in pypdf.PdfReader(out).pages)
    assert run(*parole, "--out", out)[0] == 0


def test_every_example_has_its_case() -> None:
    assert set(CASES) == {kind.key for kind in DOCUMENTS}


def test_the_kinds_are_listed_without_a_casebook_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["document", "--list", "--json"]) == 0
    kinds = json.loads(capsys.readouterr().out)
    assert [set(kind) for kind in kinds] == [{"kind", "title", "audiences"}] * len(DOCUMENTS)
    assert {"kind": "letter", "title": "Letter", "audiences": ["victim"]} in kinds


@pytest.fixture
def two(casebook: tuple[Path, Path], tmp_path: Path) -> Path:
    """The passphrase's file of a second officer, for whom the unit asks before a list for an agency leaves."""
    path, word = casebook
    services = open_services(path, word.read_text(encoding="utf-8"), clock=now)
    if not services.keeping.second_officer.colleagues():
        services.keeping.keys.add_officer(
            word.read_text(encoding="utf-8"), "Bryn Example", "another horse battery staple"
        )
    services.papers.documents.set_sign_off(["agency"])
    services.close()
    file = tmp_path / "second"
    file.write_text("another horse battery staple", encoding="utf-8")
    return file


def test_where_the_unit_asks_a_second_officer_the_command_takes_one(
    run: Run, two: Path, casebook: tuple[Path, Path], tmp_path: Path
) -> None:
    out = tmp_path / "made.pdf"
    words = ("CVL/2025/0041", "action-list", "--audience", "agency", "--answer", "agency=Police", "--out", out)
    status, _, refused = run(*words)
    assert (status, "second officer" in refused, out.exists()) == (2, True, False)
    wrong = tmp_path / "wrong"
    wrong.write_text("not this one", encoding="utf-8")
    for name, file in (("Bryn Example", wrong), ("Nobody", two), ("Example officer", two)):
        status, _, refused = run(*words, "--second-officer", name, "--second-passphrase-file", file)
        assert (status, len(refused.splitlines()), out.exists()) == (2, 1, False)
    assert run(*words, "--second-officer", "bryn example")[0] == 2
    status, _, refused = run(*words, "--second-officer", "bryn example", "--second-passphrase-file", two)
    assert (status, refused) == (0, "")
    services = open_services(casebook[0], casebook[1].read_text(encoding="utf-8"), clock=now)
    assert services.vault.store.all(Disclosure)[-1].signed_off_by == "Bryn Example"
    services.papers.documents.set_sign_off([])
    services.close()
