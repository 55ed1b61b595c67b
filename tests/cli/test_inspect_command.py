# SPDX-License-Identifier: Apache-2.0
"""`inspect` on a document that left and on a stranger's file: what it says, and its exit."""

import io
import json
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from tests.example_casebook import example_in
from tests.foreign.foreign_samples import saved, scanned
from vlu_desktop.bootstrap.clock import now
from vlu_desktop.bootstrap.vaults import open_services
from vlu_desktop.cli.main import main
from vlu_desktop.foreign import ExhibitFile
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.pictures import PageWord
from vlu_desktop.record.people import Address, Case, ContactPoint, Involvement, Person, PersonName
from vlu_desktop.services.documents import inspection


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, str, str]:
    """The example, its passphrase's file, and a case with the street of somebody in it."""
    folder = tmp_path_factory.mktemp("example")
    path, passphrase = example_in(folder)
    (folder / "p").write_text(passphrase, encoding="utf-8")
    services = open_services(path, passphrase, clock=now)
    store = services.vault.store
    victims = {row.person_id: row.case_id for row in store.all(Involvement) if row.role == "victim"}
    home = next(row for row in store.all(Address) if row.person_id in victims and row.kind == "home")
    found = store.case_file(victims[home.person_id])
    assert found is not None
    title = found.case.title
    services.close()
    return path, folder / "p", title, home.lines


def stranger_s(words: str) -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.docinfo["/Subject"] = words
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def run(capsys: pytest.CaptureFixture[str], file: Path, vault: Path, case: str, *more: str) -> tuple[int, str, str]:
    capsys.readouterr()
    status = main(["inspect", str(file), "--against", str(vault), case, *more])
    out, err = capsys.readouterr()
    return status, out, err


def test_a_leak_in_a_stranger_s_file_is_told_without_its_value(
    casebook: tuple[Path, Path, str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    vault, passphrase, case, street = casebook
    file = tmp_path / "letter.pdf"
    file.write_bytes(stranger_s(f"to {street.upper()}"))
    status, out, err = run(capsys, file, vault, case, "--passphrase-file", str(passphrase), "--json")
    told = json.loads(out)
    assert status == 2
    assert (told["clean"], told["registered"], told["audience"]) == (False, False, "court")
    assert {"what": "an address", "where": "the subject", "likeness": False} in told["hits"]
    assert street.casefold() not in (out + err).casefold()


def test_a_clean_file_is_clean(
    casebook: tuple[Path, Path, str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    vault, passphrase, case, _ = casebook
    file = tmp_path / "letter.pdf"
    file.write_bytes(stranger_s("nothing"))
    status, out, err = run(capsys, file, vault, case, "--passphrase-file", str(passphrase))
    assert (status, err) == (0, "")
    assert json.loads(out)["clean"]
    assert json.loads(out)["values"] > 10


def test_words_in_its_pictures_are_read_and_searched(
    casebook: tuple[Path, Path, str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """The model that reads is tried in `tests/foreign`; here another stands for it, page by page."""
    vault, passphrase, case, street = casebook
    line = [
        PageWord(text=word, left=n / 99, top=0.1, right=n / 99, bottom=0.2) for n, word in enumerate(street.split())
    ]

    def reader(file: ExhibitFile) -> ExhibitFile:
        assert file.pictured == (True, True)
        return replace(file, words=((), tuple(line)), left_out=(*file.left_out, "One was not read."))

    monkeypatch.setattr(inspection, "with_words", reader)
    file = tmp_path / "scan.pdf"
    both = pikepdf.open(io.BytesIO(scanned("no words of ours")))
    both.pages.extend(pikepdf.open(io.BytesIO(scanned("read by another"))).pages)
    file.write_bytes(saved(both))
    status, out, err = run(capsys, file, vault, case, "--passphrase-file", str(passphrase))
    told = json.loads(out)
    assert status == 2
    assert {"what": "an address", "where": "a picture on page 2", "likeness": False} in told["hits"]
    assert (told["pictures_read"], told["not_searched"], told["notes"]) == (
        ["page 2"], ["page 1"], ["One was not read."],
    )  # fmt: skip
    assert street.casefold() not in (out + err).casefold()


def test_a_file_whose_pictures_cannot_be_drawn_says_that_they_were_not_read(
    casebook: tuple[Path, Path, str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    vault, passphrase, case, _ = casebook

    def refused(_: bytes) -> ExhibitFile:
        raise UserError("This PDF is a folder of other files.")

    monkeypatch.setattr(inspection, "read_exhibit", refused)
    file = tmp_path / "letter.pdf"
    file.write_bytes(stranger_s("nothing"))
    status, out, _ = run(capsys, file, vault, case, "--passphrase-file", str(passphrase))
    assert status == 0
    assert json.loads(out)["notes"] == [
        "Words in its pictures were not read and not searched. This PDF is a folder of other files."
    ]


@pytest.mark.parametrize(
    ("content", "more", "said"),
    [
        (b"words", (), "not a PDF"),
        (b"%PDF-1.4 and no more", (), "could not be opened"),
        (stranger_s("x"), ("--audience", "newspaper"), "There is no audience"),
        (None, (), "can’t be read"),
    ],
)
def test_what_cannot_be_searched_is_refused_in_a_sentence(
    content: bytes | None, more: tuple[str, ...], said: str, casebook: tuple[Path, Path, str, str], tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    vault, passphrase, case, _ = casebook
    file = tmp_path / "letter.pdf"
    if content is not None:
        file.write_bytes(content)
    status, out, err = run(capsys, file, vault, case, *more, "--passphrase-file", str(passphrase))
    assert (status, out) == (2, "")
    assert said in err


def test_a_copy_for_one_of_several_victims_is_searched_for_what_the_other_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Her sister's number is no secret from the sister, and one from her."""
    vault, word = example_in(tmp_path)
    services = open_services(vault, word, clock=now)
    case = services.vault.store.all(Case)[0]
    for name, number in (("Perpetua Quillon", "07700 900801"), ("Ambrosine Quillon", "07700 900802")):
        given, family = name.split()
        services.casework.records.add(Person(), case_id=case.id)
        person = services.vault.store.all(Person)[-1]
        for row in (
            PersonName(person_id=person.id, kind="current", given=given, family=family),
            Involvement(case_id=case.id, person_id=person.id, role="victim"),
            ContactPoint(person_id=person.id, kind="mobile", value=number),
        ):
            services.casework.records.add(row, case_id=case.id)
    services.close()
    (tmp_path / "p").write_text(word, encoding="utf-8")
    file = tmp_path / "copy.pdf"
    file.write_bytes(stranger_s("07700 900801"))
    more = ("--audience", "victim", "--passphrase-file", str(tmp_path / "p"))
    status, _, err = run(capsys, file, vault, case.id, *more)
    assert (status, "--reader NAME" in err) == (2, True)
    assert run(capsys, file, vault, case.id, *more, "--reader", "Ambrosine Quillon")[0] == 2
    assert run(capsys, file, vault, case.id, *more, "--reader", "Perpetua Quillon")[0] == 0
    assert "no victim of this case" in run(capsys, file, vault, case.id, *more, "--reader", "Nobody")[2]
