# SPDX-License-Identifier: Apache-2.0
"""Forms filled in: answers saved as rows, so that two laptops can answer different questions."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.people import Officer
from vlu_desktop.record.work import FormAnswer, FormAnswers
from vlu_desktop.rules.form_templates import Form
from vlu_desktop.store.records.store import Store


class Forms:
    """The forms this program carries, and what was answered."""

    def __init__(self, store: Store, forms: tuple[Form, ...]) -> None:
        self._store = store
        self.forms = forms

    def form(self, key: str) -> Form:
        """A form by its key."""
        for form in self.forms:
            if form.key == key:
                return form
        raise UserError(say("acts.this-program-does-not-have"))

    def begin(self, case_id: str, key: str, by: str, today: date) -> Changes:
        """Begin a form on a case; without a name it is by the officer at work."""
        form = self.form(key)
        officer = self._store.get(Officer, self._store.officer)
        by = by or (officer.name if officer else "")
        with self._store.act("form.begin", act="collected", case_id=case_id) as act:
            act.add(
                FormAnswers(
                    case_id=case_id, form=form.key, form_version=form.version, done_on=today, by=by, status="begun"
                )
            )
        return act.changes

    def save(self, answers: FormAnswers, given: Mapping[str, tuple[str, str]]) -> Changes:
        """Save answers and notes by question; questions not named stay as they are."""
        if self._store.get(FormAnswers, answers.id) is None:
            raise UserError(say("acts.that-form-is-no-longer"))
        stored = {row.item: row for row in self._store.all(FormAnswer, form_answers_id=answers.id)}
        with self._store.act("form.answer", act="altered", case_id=answers.case_id) as act:
            act.change(answers)
            for item, (answer, note) in given.items():
                row = stored.get(item)
                if row:
                    act.change(replace(row, answer=answer, note=note))
                elif answer or note:
                    act.add(FormAnswer(form_answers_id=answers.id, item=item, answer=answer, note=note))
        return act.changes

    def complete(self, answers_id: str, today: date) -> Changes:
        """Mark a form as complete and set its review."""
        answers = self._store.get(FormAnswers, answers_id)
        if answers is None:
            raise UserError(say("acts.that-form-is-no-longer"))
        form = self.form(answers.form)
        given = {row.item for row in self._store.all(FormAnswer, form_answers_id=answers_id) if row.answer}
        missing = [question for question in form.questions if question.key not in given]
        if missing:
            raise UserError(say("acts.questions-without-an-answer", n=len(missing)))
        review = today + timedelta(days=form.review_days)
        with self._store.act("form.complete", act="altered", case_id=answers.case_id) as act:
            act.change(replace(answers, status="complete", done_on=today, review_on=review))
        return act.changes
