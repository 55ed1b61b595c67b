# SPDX-License-Identifier: Apache-2.0
"""Builds everything once on an open vault; the window and the command line hand each part only what it uses."""

import os
import secrets
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from vlu_desktop import places
from vlu_desktop.analysis.params import Params
from vlu_desktop.documents.fonts import FontBook
from vlu_desktop.domain.calendar import Holidays
from vlu_desktop.domain.errors import UserError
from vlu_desktop.domain.forms import read_forms
from vlu_desktop.domain.ids import Clock
from vlu_desktop.domain.prompts import Prompts, read_prompts
from vlu_desktop.domain.rules import Rules
from vlu_desktop.domain.when_clock import civil
from vlu_desktop.services.cases import Cases
from vlu_desktop.services.documents import Documents
from vlu_desktop.services.exhibits import Exhibits
from vlu_desktop.services.findings import Findings
from vlu_desktop.services.forms import Forms
from vlu_desktop.services.importing import Imports
from vlu_desktop.services.incidents import Incidents
from vlu_desktop.services.looking import Drafts, Looking
from vlu_desktop.services.meetings import Meetings
from vlu_desktop.services.people import People
from vlu_desktop.services.records import Records
from vlu_desktop.services.register import Register
from vlu_desktop.services.showing import case_row, finding_rows
from vlu_desktop.services.statements import Statements
from vlu_desktop.services.today import Today
from vlu_desktop.services.undoing import Undoing
from vlu_desktop.services.unit import Units
from vlu_desktop.store.keys import DEFAULT_COST, FLOOR, KeyCost
from vlu_desktop.store.vault import CheckReport, Vault, create_vault, open_vault

EXAMPLE_OFFICER = "Example officer"
EXAMPLE_UNIT = "Example victim liaison unit"


EXAMPLE_NAME = "casebook.vlu"


def now() -> datetime:
    """The present instant, aware, in UTC; SOURCE_DATE_EPOCH (seconds) stands in, to make a document again alike."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)


def today(clock: Clock = now) -> date:
    """The civil day here."""
    return civil(clock()).date()


@dataclass(frozen=True, kw_only=True)
class Services:
    """Every service on one vault, for whoever composes the program; no page is ever handed this."""

    vault: Vault
    cases: Cases
    records: Records
    incidents: Incidents
    statements: Statements
    meetings: Meetings
    findings: Findings
    today: Today
    forms: Forms
    exhibits: Exhibits
    documents: Documents
    imports: Imports
    undoing: Undoing
    looking: Looking
    drafts: Drafts
    register: Register
    units: Units
    people: People
    prompts: tuple[Prompts, ...]

    def close(self) -> None:
        """Close the vault."""
        self.vault.close()

    def check(self) -> CheckReport:
        """Check the file and the journal."""
        return self.vault.check()

    def case_ids(self) -> list[str]:
        """Every case."""
        return [line.id for line in self.vault.store.case_list()]

    def case_rows(self, today: date) -> list[dict[str, Any]]:
        """Every case for a list."""
        return [case_row(line, self.today.summary(line.id, today)) for line in self.vault.store.case_list()]

    def finding_rows(self, case_id: str, up_to: date, known_by: date | None) -> list[dict[str, Any]]:
        """A case's findings for machines, on what had happened by one day as known by another."""
        file = self.findings.as_known(case_id, known_by) if known_by else self.cases.open(case_id)
        return finding_rows(file, self.findings.of(file, up_to))


def font_book() -> FontBook:
    """The faces that documents and screens are set in, cut once on a computer and kept."""
    return FontBook(places.data_dir() / "fonts")


def interface_fonts() -> tuple[Path, ...]:
    """The files of the font that the screens are set in."""
    book = font_book()
    return (book.file("sans"), book.file("sans-bold"))


def services_on(vault: Vault, clock: Clock = now) -> Services:
    """Build the services on an open vault, from the data that the program carries."""
    store = vault.store
    resources = places.resources()
    params = Params.from_toml(_read(resources / "rules" / "findings.toml"))
    holidays = Holidays.from_toml(_read(resources / "rules" / "bank_holidays.toml"))
    rules = Rules.from_toml(_read(resources / "rules" / "deadlines.toml"))
    findings = Findings(store, params)
    return Services(
        vault=vault,
        cases=Cases(store),
        records=Records(store),
        incidents=Incidents(store),
        statements=Statements(store),
        meetings=Meetings(store),
        findings=findings,
        today=Today(store, findings, rules, holidays),
        forms=Forms(store, read_forms(places.forms())),
        exhibits=Exhibits(store),
        documents=Documents(store, params, font_book()),
        imports=Imports(store, clock),
        undoing=Undoing(store),
        looking=Looking(store),
        drafts=Drafts(store),
        register=Register(store),
        units=Units(store, rules),
        people=People(store),
        prompts=read_prompts(_read(resources / "prompts" / "statements.toml")),
    )


def open_services(path: Path, passphrase: str, clock: Clock = now) -> Services:
    """Open a vault and build the services on it."""
    vault = open_vault(path, passphrase, clock=clock)
    try:
        return services_on(vault, clock)
    except BaseException:
        vault.close()
        raise


def new_services(path: Path, passphrase: str, *, officer: str, unit: str, clock: Clock = now) -> Services:
    """Make a vault where nothing stands yet, and build the services on it."""
    return services_on(create_vault(path, passphrase, officer_name=officer, unit_name=unit, clock=clock), clock)


def make_example(folder: Path, name: str, *, cost: KeyCost = DEFAULT_COST, floor: KeyCost = FLOOR) -> tuple[Path, str]:
    """Make the example casebook in a folder; its path, and the passphrase made for it."""
    from vlu_desktop.services.casebook import load_casebook

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"The folder {folder} can’t be made. Choose another.") from error
    path = folder / name
    words = _read(places.resources() / "words.txt").split()
    passphrase = "-".join(secrets.choice(words) for _ in range(6))
    clock = _SteppedClock()
    vault = create_vault(
        path,
        passphrase,
        officer_name=EXAMPLE_OFFICER,
        unit_name=EXAMPLE_UNIT,
        clock=clock,
        random=os.urandom,
        cost=cost,
        floor=floor,
    )
    with vault:
        load_casebook(vault.store, places.resources() / "casebook", clock.set)
    return path, passphrase


class _SteppedClock:
    """A clock that stands where the casebook sets it, so that its journal tells what was known when."""

    def __init__(self) -> None:
        self._now = datetime(2016, 1, 4, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self._now

    def set(self, moment: datetime) -> None:
        """Put the clock forward."""
        self._now = moment


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")
