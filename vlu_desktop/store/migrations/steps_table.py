# SPDX-License-Identifier: Apache-2.0
"""The steps that bring a vault's tables up to date, in order; append only, each with its columns written out."""

from sqlite_utils import Database, Migrations

from vlu_desktop.store.database.connection import Connection
from vlu_desktop.store.database.known_tables import as_database
from vlu_desktop.store.database.schema_version import APPLICATION_ID
from vlu_desktop.store.migrations.steps.step_0001_journal import JOURNAL
from vlu_desktop.store.migrations.steps.step_0001_record import RECORD
from vlu_desktop.store.migrations.steps.step_0002_kept_apart import KEPT_APART
from vlu_desktop.store.migrations.steps.step_0003_keeping import KEEPING
from vlu_desktop.store.migrations.steps.step_0004_findings_kept import FINDINGS_KEPT
from vlu_desktop.store.migrations.steps.step_0005_register import REGISTER

steps = Migrations("vault")

# To change the tables: a function below the last one, that ends with `_stamp(db, its number)`, and SCHEMA_VERSION.
# Every step that is due runs within one transaction (`upgrade`), after a copy of the vault was made beside it; make the
# fixture of the version it makes with `python -m tests.store.vaults.make_vault` before that version is released.
# A step never gives an old row the present moment: what was not known when it was written stays empty.
#
# The steps up to the fifth are texts of SQL and stay so: the statement that made a table stands in the file word for
# word. A later one is written with the library: `db.table(name).create({...}, pk="id", not_null=..., strict=True)`,
# `create_index`, `add_column`, each column named with its type. Never `transform`, which drops a table's triggers.


@steps()
def step_0001_first_version(db: Database) -> None:
    """Every table of the first version."""
    _run(db, RECORD)
    _run(db, JOURNAL)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    _stamp(db, 1)


@steps()
def step_0002_kept_apart(db: Database) -> None:
    """Entries that an officer found to be two people."""
    _run(db, KEPT_APART)
    _stamp(db, 2)


@steps()
def step_0003_keeping(db: Database) -> None:
    """Signed heads, legal holds, retention reviews."""
    _run(db, KEEPING)
    _stamp(db, 3)


@steps()
def step_0004_findings_kept(db: Database) -> None:
    """Findings as they were found, and a unit's own settings of the rules."""
    _run(db, FINDINGS_KEPT)
    _stamp(db, 4)


@steps()
def step_0005_register(db: Database) -> None:
    """In the register: how a document was asked for, and who signed it off."""
    _run(db, REGISTER)
    _stamp(db, 5)


def apply(connection: Connection) -> None:
    """Run the steps that the vault hasn't had, in the caller's transaction or else each in one of its own."""
    steps.apply(as_database(connection))


def _run(db: Database, statements: str) -> None:
    """Run a step's statements one by one, within the transaction that the step has."""
    # Not the library's `executescript`, which trims each statement: the third step's last one would then stand in the
    # file without the line end it always had, and no step's result may change by a letter.
    for statement in statements.split(";\n"):
        if statement.strip():
            db.execute(statement)


def _stamp(db: Database, version: int) -> None:
    db.execute(f"PRAGMA user_version = {version}")
