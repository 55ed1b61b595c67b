# SPDX-License-Identifier: Apache-2.0
"""Forms as data: every form shipped is whole, and a mistake in one is told in a sentence."""

from pathlib import Path

import pytest

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.platform import paths
from vlu_desktop.rules.form_templates import AnswerType, Form, read_forms

SMALL = """
key = "small-form"
version = "1"
title = "A small form"
purpose = "To be read by a test."
caution = "It foretells nothing."
licence_note = "Own wording."
review_days = 30

[[section]]
title = "Only section"

[[section.question]]
key = "followed"
text = "Was she followed?"
kinds = ["follow"]
traits = ["surveillance"]

[[section.question]]
key = "what-next"
text = "What next?"
answer = "text"
"""
SHIPPED = read_forms(paths.forms())


@pytest.mark.parametrize("form", SHIPPED, ids=lambda form: form.key)
def test_every_shipped_form_is_whole(form: Form) -> None:
    assert form.questions
    assert len({question.key for question in form.questions}) == len(form.questions)
    assert form.caution.endswith(".")
    assert all(question.text.endswith("?") for question in form.questions)


def test_every_folder_of_forms_is_read() -> None:
    # A folder with a letter in it is a template of a letter, read elsewhere.
    asked = sorted(folder.name for folder in paths.forms().iterdir() if (folder / "form.toml").exists())
    assert [form.key for form in SHIPPED] == asked
    assert all((folder / "letter.toml").exists() for folder in paths.forms().iterdir() if folder.name not in asked)


def test_the_behaviour_review_asks_and_proposes() -> None:
    review = next(form for form in SHIPPED if form.key == "behaviour-review")
    assert 12 <= len(review.questions) <= 20
    assert review.question("strangulation").bears_on(["call", "strangulation"])
    assert not review.question("strangulation").bears_on(["call", "letter"])
    assert review.question("follows-or-watches").bears_on(["loiter"])
    assert not review.question("feeling-now").bears_on(["threat-to-kill"])


def test_a_small_form() -> None:
    form = Form.from_toml(SMALL)
    assert (form.key, form.version, form.review_days) == ("small-form", "1", 30)
    assert [question.answer for question in form.questions] == [AnswerType.YES_NO, AnswerType.TEXT]
    assert form.question("followed").kinds == {"follow"}
    with pytest.raises(KeyError):
        form.question("nobody-asked")


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ('title = "A small form"', "", "“title” is missing"),
        ("review_days = 30", "review_days = 0", "number of days from 1"),
        ("review_days = 30", "review_days = true", "number of days from 1"),
        ('version = "1"', "version = 1", "text in quotation marks"),
        ('"small-form"', '"Small Form"', "small letters"),
        ('"what-next"', '"followed"', "Two questions"),
        ('answer = "text"', 'answer = "1 to 10"', "“yes-no” or “text”"),
        ('["follow"]', '["folow"]', "knows no “folow”"),
        ('["surveillance"]', '["spying"]', "knows no “spying”"),
        ('["follow"]', '"follow"', "must be a list"),
        ('title = "Only section"', 'titel = "Only section"', "“titel” is not part of a form"),
        ('text = "What next?"', "", "The question “what-next”: “text” is missing"),
        ("review_days = 30", "review_days =", "can’t be read as TOML"),
    ],
)
def test_a_mistake_is_told(was: str, becomes: str, said: str) -> None:
    assert was in SMALL
    with pytest.raises(UserError, match=said):
        Form.from_toml(SMALL.replace(was, becomes))


def test_a_form_without_questions_is_refused() -> None:
    with pytest.raises(UserError, match=r"has no question\. Write at least one under \[\[question\]\]"):
        Form.from_toml(SMALL.split("[[section.question]]", maxsplit=1)[0])
    with pytest.raises(UserError, match="has no section"):
        Form.from_toml(SMALL.split("[[section]]", maxsplit=1)[0])


def test_a_form_stands_in_the_folder_of_its_key(tmp_path: Path) -> None:
    folder = tmp_path / "another-name"
    folder.mkdir()
    (folder / "form.toml").write_text(SMALL, encoding="utf-8")
    with pytest.raises(UserError, match="Make them the same"):
        read_forms(tmp_path)
