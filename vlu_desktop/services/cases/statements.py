# SPDX-License-Identifier: Apache-2.0
"""Personal statements: written as drafts, signed once, supplemented, never changed."""

from dataclasses import replace
from datetime import date

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.work import Statement, StatementUse
from vlu_desktop.store.records.store import Store


class Statements:
    """Signing and supplementing; a draft is written with `Records`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def sign(self, statement_id: str, signed_on: date, agreed: dict[str, str] | None = None) -> Changes:
        """Sign a draft on a day, with the uses its maker agrees to: a key of `purpose` to a key of `answer`.

        Signing can't be undone.
        """
        statement = self._draft(statement_id)
        if not statement.text.strip():
            raise UserError(say("acts.there-is-nothing-to-sign"))
        if not statement.maker_id:
            raise UserError(say("acts.say-whose-statement-it-is"))
        uses = self._store.all(StatementUse, statement_id=statement_id)
        with self._store.act("statement.sign", act="altered", case_id=statement.case_id) as act:
            act.change(replace(statement, status="signed", signed_on=signed_on))
            for purpose, answer in (agreed or {}).items():
                found = next((use for use in uses if use.purpose == purpose), None)
                if found:
                    act.change(replace(found, agreed=answer, asked_on=signed_on))
                else:
                    act.add(StatementUse(statement_id=statement_id, purpose=purpose, agreed=answer, asked_on=signed_on))
        return act.changes

    def supplement(self, statement_id: str) -> Changes:
        """Begin a draft that supplements a signed statement."""
        signed = self._store.get(Statement, statement_id)
        if signed is None or signed.status != "signed":
            raise UserError(say("acts.only-a-signed-statement-is"))
        draft = replace(
            signed,
            id=RecordId(""),
            text="",
            status="draft",
            signed_on=None,
            supplements_id=signed.id,
            stage="Update",
            taken_on=None,
            next_offer=None,
            told_disclosed="",
            told_on=None,
            recorded_at=None,
        )
        with self._store.act("statement.supplement", act="collected", case_id=signed.case_id) as act:
            act.add(draft)
        return act.changes

    def _draft(self, statement_id: str) -> Statement:
        statement = self._store.get(Statement, statement_id)
        if statement is None:
            raise UserError(say("acts.that-statement-is-no-longer"))
        if statement.status == "signed":
            raise UserError(say("acts.this-statement-is-signed-already"))
        return statement
