# SPDX-License-Identifier: Apache-2.0
"""Forms are complete when all is answered; a file taken in is given back to the byte or not at all."""

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.services.conftest import Office
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.conduct import Exhibit, ExhibitCustody, ExhibitIncident
from vlu_desktop.record.work import FormAnswer, FormAnswers
from vlu_desktop.services.cases import exhibits


def begun(office: Office) -> FormAnswers:
    office.services.casework.forms.begin(
        office.case_id, office.services.casework.forms.forms[0].key, "Asha Example", office.today
    )
    return office.store.all(FormAnswers)[-1]


def test_a_form_is_complete_when_every_question_has_an_answer(office: Office) -> None:
    forms = office.services.casework.forms
    answers = begun(office)
    form = forms.form(answers.form)
    first, *others = [question.key for question in form.questions]
    forms.save(answers, {first: ("yes", "She said so on the phone")})
    with pytest.raises(UserError, match=f"{len(others)} questions have no answer"):
        forms.complete(answers.id, office.today)
    forms.save(answers, dict.fromkeys(others, ("not-known", "")))
    forms.complete(answers.id, office.today)
    done = office.store.all(FormAnswers)[-1]
    assert (done.status, done.review_on) == ("complete", office.today + timedelta(days=form.review_days))
    given = {row.item: (row.answer, row.note) for row in office.store.all(FormAnswer)}
    assert given[first] == ("yes", "She said so on the phone")
    assert len(given) == len(form.questions)


def test_answers_not_named_stay_and_one_undo_takes_one_save_back(office: Office) -> None:
    answers = begun(office)
    one, two = [question.key for question in office.services.casework.forms.form(answers.form).questions][:2]
    office.services.casework.forms.save(answers, {one: ("yes", ""), two: ("no", "")})
    office.services.casework.forms.save(replace(answers, summary="Getting worse"), {two: ("yes", "Since March")})
    assert {row.item: row.answer for row in office.store.all(FormAnswer)} == {one: "yes", two: "yes"}
    assert office.services.casework.undoing.names()[0].startswith("Undo answer form: ")
    office.services.casework.undoing.undo()
    assert {row.item: row.answer for row in office.store.all(FormAnswer)} == {one: "yes", two: "no"}
    assert office.store.all(FormAnswers)[-1].summary == ""


def test_a_form_that_is_not_there_is_said_to_be_missing(office: Office) -> None:
    with pytest.raises(UserError, match="does not have that form"):
        office.services.casework.forms.begin(office.case_id, "another-form", "me", office.today)
    with pytest.raises(UserError, match="no longer in the record"):
        office.services.casework.forms.complete("no such answers", office.today)
    with pytest.raises(UserError, match="no longer in the record"):
        office.services.casework.forms.save(FormAnswers(case_id=office.case_id), {})


def taken_in(office: Office, content: bytes, name: str = "letter.txt", incident_id: str = "") -> Exhibit:
    file = office.folder / name
    file.write_bytes(content)
    office.services.casework.exhibits.take_in(office.case_id, file, "", "Ines Quarrie", office.today, incident_id)
    file.unlink()
    return office.store.all(Exhibit)[-1]


@pytest.mark.parametrize("content", [b"", b"I will find you.", bytes(range(256)) * 9000])
def test_a_file_comes_back_to_the_byte(office: Office, content: bytes) -> None:
    incident = office.incident()
    exhibit = taken_in(office, content, incident_id=incident.id)
    assert office.services.casework.exhibits.content(exhibit.id) == content
    assert (exhibit.size, exhibit.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    assert (exhibit.title, exhibit.reference, exhibit.file_name) == ("letter", "VLU/1", "letter.txt")
    (step,) = office.store.all(ExhibitCustody, exhibit_id=exhibit.id)
    assert (step.act, step.by, step.to) == ("handed-over", "Ines Quarrie", "Asha Example")
    assert office.store.all(ExhibitIncident, exhibit_id=exhibit.id)[0].incident_id == incident.id


def test_a_file_changed_within_the_vault_is_never_given_out(office: Office) -> None:
    exhibit = taken_in(office, b"I will find you.")
    with office.store.act("exhibit.change") as act:
        act.change(replace(exhibit, sha256=hashlib.sha256(b"I will not.").hexdigest()))
    with pytest.raises(UserError, match="is not the one taken in"):
        office.services.casework.exhibits.content(exhibit.id)
    with pytest.raises(UserError, match="No file is held"):
        office.services.casework.exhibits.content("no such exhibit")


def test_no_two_exhibits_are_called_alike(office: Office) -> None:
    first = taken_in(office, b"one")
    taken_in(office, b"two")
    office.services.casework.records.remove(first)
    assert taken_in(office, b"three").reference == "VLU/3"


def test_what_can_t_be_read_or_is_too_large_leaves_nothing(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    before = len(office.lines())
    monkeypatch.setattr(exhibits, "LARGEST", 1024 * 1024)
    large = office.folder / "film.mp4"
    large.write_bytes(bytes(1024 * 1024 + 1))
    for file, sentence in ((large, "larger than 1 MB"), (Path("nowhere.jpg"), "can’t be read"),
                           (office.folder, "can’t be read")):  # fmt: skip
        with pytest.raises(UserError, match=sentence):
            office.services.casework.exhibits.take_in(office.case_id, file, "", "", date(2026, 11, 2))
    assert len(office.lines()) == before
    assert office.store.all(Exhibit) == ()
