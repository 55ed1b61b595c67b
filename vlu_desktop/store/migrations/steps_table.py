# SPDX-License-Identifier: Apache-2.0
"""Runs the steps that a vault hasn't had, in order, and stamps the vault with the version each brings it to."""

from collections.abc import Callable

from sqlite_utils import Database, Migrations

from vlu_desktop.store.database.connection import Connection
from vlu_desktop.store.database.known_tables import as_database
from vlu_desktop.store.database.schema_version import APPLICATION_ID
from vlu_desktop.store.steps import STEPS, Step


def apply(connection: Connection) -> None:
    """Run the steps that the vault hasn't had, in the caller's transaction or else each in one of its own."""
    migrations = Migrations("vault")
    for version, step in enumerate(STEPS, start=1):
        migrations(name=step.name)(_taken(step, version))
    migrations.apply(as_database(connection))


def _taken(step: Step, version: int) -> Callable[[Database], None]:
    def take(db: Database) -> None:
        for statements in step.texts:
            _run(db, statements)
        if step.change is not None:
            step.change(db)
        if version == 1:
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {version}")

    return take


def _run(db: Database, statements: str) -> None:
    """Run a step's statements one by one, within the transaction that the step has."""
    # Not the library's `executescript`, which trims each statement: the third step's last one would then stand in the
    # file without the line end it always had, and no step's result may change by a letter.
    for statement in statements.split(";\n"):
        if statement.strip():
            db.execute(statement)
