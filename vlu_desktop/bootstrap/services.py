# SPDX-License-Identifier: Apache-2.0
"""Builds everything once on an open vault; the window and the command line hand each part only what it uses."""

import os
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vlu_desktop.dates.civil_clock import civil
from vlu_desktop.dates.date_display import day as shown_day
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.ids import Clock
from vlu_desktop.platform import paths
from vlu_desktop.store.database.connection import is_damage
from vlu_desktop.store.database.locations import why_not
from vlu_desktop.store.integrity.integrity_check import CheckReport
from vlu_desktop.store.keys.kdf_cost import calibrated
from vlu_desktop.store.keys.key_file import DEFAULT_COST, FLOOR, KeyCost, KeyFileDamaged
from vlu_desktop.store.vault.vault import (
    Vault,
    VaultDamaged,
    VaultParted,
    check_vault,
    create_vault,
    open_by_keystore,
    open_vault,
    opens_by_keystore,
    recover_vault,
    salvage_vault,
)

if TYPE_CHECKING:
    from vlu_desktop.analysis.thresholds import Params
    from vlu_desktop.dates.working_days import Holidays
    from vlu_desktop.papers.common.reference_data import Reference
    from vlu_desktop.rules.deadlines import Rules
    from vlu_desktop.rules.statement_prompts import Prompts
    from vlu_desktop.services.access.key_access import KeyAccess
    from vlu_desktop.services.access.second_officer import SecondOfficer
    from vlu_desktop.services.cases.cases import Cases
    from vlu_desktop.services.cases.exhibits import Exhibits
    from vlu_desktop.services.cases.findings import Findings
    from vlu_desktop.services.cases.form_answers import Forms
    from vlu_desktop.services.cases.imports import Imports
    from vlu_desktop.services.cases.incidents import Incidents
    from vlu_desktop.services.cases.involvement import People
    from vlu_desktop.services.cases.meetings import Meetings
    from vlu_desktop.services.cases.offenders import Offenders
    from vlu_desktop.services.cases.records import Records
    from vlu_desktop.services.cases.rule_settings import RuleSettings
    from vlu_desktop.services.cases.same_person import Joining
    from vlu_desktop.services.cases.search_and_drafts import Drafts, RecordSearch
    from vlu_desktop.services.cases.statements import Statements
    from vlu_desktop.services.cases.today import Today
    from vlu_desktop.services.cases.undoing import Undoing
    from vlu_desktop.services.cases.units import Units
    from vlu_desktop.services.documents.bundles import Bundles
    from vlu_desktop.services.documents.charts import Charts
    from vlu_desktop.services.documents.documents import Documents
    from vlu_desktop.services.documents.inspection import Inspection
    from vlu_desktop.services.documents.register import Register
    from vlu_desktop.services.documents.withholding import Withholding
    from vlu_desktop.services.keeping.auditing import Auditing
    from vlu_desktop.services.keeping.backups import BackupService
    from vlu_desktop.services.keeping.erasing import Erasing
    from vlu_desktop.services.keeping.retention_reviews import RetentionReviews
    from vlu_desktop.store.backup.restore import RestoreResult
    from vlu_desktop.store.salvage.salvage import SalvageResult
    from vlu_desktop.typeset.font_book import FontBook

DAMAGED: tuple[type[UserError], ...] = (VaultDamaged, KeyFileDamaged)
"""What says that a casebook can't be opened because something of it is harmed or missing: a backup helps."""
PARTED: type[UserError] = VaultParted
"""What says that a casebook is sound but less than it was: it can be opened as it stands."""
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


class Services:
    """Every service on one vault, for whoever composes the program; no page is ever handed this.

    Each is built, and what it needs imported, when it is first asked for: the list of cases waits for no PDF writer.
    """

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self.vault = vault
        self._clock = clock
        self._store = vault.store

    @cached_property
    def cases(self) -> "Cases":
        from vlu_desktop.services.cases.cases import Cases

        return Cases(self._store)

    @cached_property
    def records(self) -> "Records":
        from vlu_desktop.services.cases.records import Records

        return Records(self._store)

    @cached_property
    def incidents(self) -> "Incidents":
        from vlu_desktop.services.cases.incidents import Incidents

        return Incidents(self._store)

    @cached_property
    def statements(self) -> "Statements":
        from vlu_desktop.services.cases.statements import Statements

        return Statements(self._store)

    @cached_property
    def meetings(self) -> "Meetings":
        from vlu_desktop.services.cases.meetings import Meetings

        return Meetings(self._store)

    @cached_property
    def exhibits(self) -> "Exhibits":
        from vlu_desktop.services.cases.exhibits import Exhibits

        return Exhibits(self._store)

    @cached_property
    def keeping(self) -> "KeyAccess":
        from vlu_desktop.services.access.key_access import KeyAccess

        return KeyAccess(self._store, self.vault.ring, passphrase_words(), self.vault.forget_older_copies)

    @cached_property
    def backing(self) -> "BackupService":
        from vlu_desktop.services.keeping.backups import BackupService

        return BackupService(self._store, self.vault.backup_source, self._clock)

    @cached_property
    def auditing(self) -> "Auditing":
        from vlu_desktop.services.keeping.auditing import Auditing

        return Auditing(self._store)

    @cached_property
    def erasing(self) -> "Erasing":
        from vlu_desktop.services.keeping.erasing import Erasing

        return Erasing(self._store, self.vault.forget_older_copies)

    @cached_property
    def retaining(self) -> "RetentionReviews":
        from vlu_desktop.services.keeping.retention_reviews import RetentionReviews

        return RetentionReviews(self._store, self._rules, self._holidays)

    @cached_property
    def undoing(self) -> "Undoing":
        from vlu_desktop.services.cases.undoing import Undoing

        return Undoing(self._store)

    @cached_property
    def looking(self) -> "RecordSearch":
        from vlu_desktop.services.cases.search_and_drafts import RecordSearch

        return RecordSearch(self._store)

    @cached_property
    def drafts(self) -> "Drafts":
        from vlu_desktop.services.cases.search_and_drafts import Drafts

        return Drafts(self._store)

    @cached_property
    def register(self) -> "Register":
        from vlu_desktop.services.documents.register import Register

        return Register(self._store)

    @cached_property
    def people(self) -> "People":
        from vlu_desktop.services.cases.involvement import People

        return People(self._store)

    @cached_property
    def joining(self) -> "Joining":
        from vlu_desktop.services.cases.same_person import Joining

        return Joining(self._store)

    @cached_property
    def offenders(self) -> "Offenders":
        from vlu_desktop.services.cases.offenders import Offenders

        return Offenders(self._store, self._params)

    @cached_property
    def findings(self) -> "Findings":
        from vlu_desktop.services.cases.findings import Findings

        return Findings(self._store, self._params)

    @cached_property
    def rule_settings(self) -> "RuleSettings":
        from vlu_desktop.services.cases.rule_settings import RuleSettings

        return RuleSettings(self._store, self._params)

    @cached_property
    def today(self) -> "Today":
        from vlu_desktop.services.cases.today import Today

        return Today(self._store, self.findings, self._rules, self._holidays)

    @cached_property
    def forms(self) -> "Forms":
        from vlu_desktop.rules.form_templates import read_forms
        from vlu_desktop.services.cases.form_answers import Forms

        return Forms(self._store, read_forms(paths.forms()))

    @cached_property
    def documents(self) -> "Documents":
        from vlu_desktop.services.documents.documents import Documents

        return Documents(self._store, self._params, font_book(), self._reference)

    @cached_property
    def bundles(self) -> "Bundles":
        from vlu_desktop.services.documents.bundles import Bundles

        return Bundles(self._store, self._params, font_book(), self._reference)

    @cached_property
    def _reference(self) -> "Reference":
        from vlu_desktop.papers.common.reference_data import Reference
        from vlu_desktop.rules.letter_templates import read_letters
        from vlu_desktop.rules.licence_menu import Menu

        return Reference(
            letters=read_letters(paths.forms()),
            menu=Menu.from_toml(_rule("licence_conditions")),
            rules=self._rules,
            holidays=self._holidays,
        )

    @cached_property
    def charts(self) -> "Charts":
        from vlu_desktop.services.documents.charts import Charts

        return Charts(self._store, font_book)

    @cached_property
    def inspection(self) -> "Inspection":
        from vlu_desktop.services.documents.inspection import Inspection

        return Inspection(self._store)

    @cached_property
    def withholding(self) -> "Withholding":
        from vlu_desktop.services.documents.withholding import Withholding

        return Withholding(self._store)

    @cached_property
    def second_officer(self) -> "SecondOfficer":
        from vlu_desktop.services.access.second_officer import SecondOfficer

        return SecondOfficer(self.vault.ring)

    @cached_property
    def imports(self) -> "Imports":
        from vlu_desktop.services.cases.imports import Imports

        return Imports(self._store, self._clock)

    @cached_property
    def units(self) -> "Units":
        from vlu_desktop.services.cases.units import Units

        return Units(self._store, self._rules)

    @cached_property
    def prompts(self) -> "tuple[Prompts, ...]":
        from vlu_desktop.rules.statement_prompts import read_prompts

        return read_prompts(_read(paths.resources() / "prompts" / "statements.toml"))

    @cached_property
    def _params(self) -> "Params":
        from vlu_desktop.analysis.thresholds import Params

        return Params.from_toml(_rule("findings"))

    @cached_property
    def _rules(self) -> "Rules":
        from vlu_desktop.rules.deadlines import Rules

        return Rules.from_toml(_rule("deadlines"))

    @cached_property
    def _holidays(self) -> "Holidays":
        from vlu_desktop.dates.working_days import Holidays

        return Holidays.from_toml(_rule("bank_holidays"))

    def close(self) -> None:
        """Close the vault."""
        self.vault.close()

    def clock_said(self) -> str:
        """What to tell the officer where this computer's clock stands before what the record knows; "" where it holds.

        The journal's own order does not follow the clock, so nothing is lost by it; the dates shown would be wrong.
        """
        latest = self._store.latest_moment()
        if latest is None or latest - self._clock() <= timedelta(days=1):
            return ""
        return (
            f"This computer’s clock says {shown_day(civil(self._clock()).date())}, but the record knows of "
            f"{shown_day(civil(latest).date())}. Set the clock right, then open the casebook again."
        )

    def harm_said(self) -> str:
        """What to tell the officer where a page of the file is harmed that no read has met yet; "" where all hold."""
        return DAMAGED_SAID if self.vault.harmed_pages() else ""

    def check(self) -> CheckReport:
        """Check the file and the journal."""
        return self.vault.check()

    def case_ids(self) -> list[str]:
        """Every case."""
        return [line.id for line in self.vault.store.case_list()]

    def case_rows(self, today: date) -> list[dict[str, Any]]:
        """Every case for a list."""
        from vlu_desktop.services.cases.plain_rows import case_row

        return [case_row(line, self.today.summary(line.id, today)) for line in self.vault.store.case_list()]

    def finding_rows(self, case_id: str, up_to: date, known_by: date | None, today: date) -> list[dict[str, Any]]:
        """A case's findings for machines, on what had happened by one day as known by another.

        Those of the record as it is today are kept where they are shown for the first time.
        """
        from vlu_desktop.services.cases.plain_rows import finding_rows

        file = self.findings.as_known(case_id, known_by) if known_by else self.cases.open(case_id)
        shown = self.findings.of(file, up_to)
        if known_by is None and up_to == today:
            self.findings.keep(file, shown, today)
        return finding_rows(file, shown)

    def hearing_rows(self, case_id: str, hearing_on: date, today: date) -> list[dict[str, Any]]:
        """The one look at a case made for a hearing, for machines; it is kept."""
        from vlu_desktop.services.cases.findings import FindingView
        from vlu_desktop.services.cases.plain_rows import finding_rows

        file = self.cases.open(case_id)
        found = self.findings.for_hearing(file, hearing_on, today)
        return finding_rows(file, [FindingView(finding=each, review=None) for each in found])


def vault_folder() -> Path:
    """Where a new casebook is first offered to be put: the officer's documents, unless those leave the computer."""
    documents = paths.documents_dir()
    return Path.home() / "Casebooks" if why_not(documents / EXAMPLE_NAME) else documents


def font_book() -> "FontBook":
    """The faces that documents and screens are set in, cut once on a computer and kept."""
    from vlu_desktop.typeset.font_book import FontBook

    return FontBook(paths.data_dir() / "fonts")


def interface_fonts() -> tuple[Path, ...]:
    """The files of the font that the screens are set in."""
    book = font_book()
    return (book.file("sans"), book.file("sans-bold"))


def services_on(vault: Vault, clock: Clock = now) -> Services:
    """The services on an open vault, from the data that the program carries."""
    return Services(vault, clock)


def open_services(path: Path, passphrase: str, clock: Clock = now) -> Services:
    """Open a vault and build the services on it."""
    vault = open_vault(path, passphrase, clock=clock)
    try:
        return services_on(vault, clock)
    except BaseException:
        vault.close()
        raise


def keystore_opens(path: Path) -> bool:
    """Whether a computer's keystore is a way into the vault at a path."""
    return opens_by_keystore(path)


def services_by_keystore(path: Path, clock: Clock = now) -> Services:
    """Open a vault by this computer's keystore and build the services on it."""
    return services_on(open_by_keystore(path, clock=clock), clock)


def new_services(path: Path, passphrase: str, *, officer: str, unit: str, clock: Clock = now) -> Services:
    """Make a vault where nothing stands yet, and build the services on it."""
    if path.parent == vault_folder():
        path.parent.mkdir(parents=True, exist_ok=True)
    vault = create_vault(path, passphrase, officer_name=officer, unit_name=unit, clock=clock, cost=calibrated())
    return services_on(vault, clock)


def recover_services(path: Path, typed: str, *, officer: str, new: str, clock: Clock = now) -> Services:
    """Open a vault with the unit's recovery key, give an officer a new passphrase, and build the services on it."""
    from vlu_desktop.services.access.passphrases import require_strong

    require_strong(new, (officer,))
    return services_on(recover_vault(path, typed, officer_name=officer, passphrase=new, clock=clock), clock)


DAMAGED_SAID = (
    "A part of this casebook can’t be read, so it or its disk is damaged. Enter nothing more in it. What is saved "
    "stays as it is: restore a backup beside it."
)


def damage_said(error: Exception) -> str:
    """What to tell the officer where an error at work means that the file is harmed; "" for any other error."""
    if not is_damage(error):
        return ""
    return DAMAGED_SAID


def check_file(path: Path, passphrase: str) -> CheckReport:
    """Every check of a casebook, also of one too damaged to open."""
    return check_vault(path, passphrase)


def salvage(
    damaged: Path, passphrase: str, folder: Path, *, progress: Callable[[int, int], object], clock: Clock = now
) -> "SalvageResult":
    """What can be read out of a damaged casebook, in a new one in an empty folder."""
    return salvage_vault(damaged, passphrase, folder, clock=clock, progress=progress)


def restore(
    backup: Path, folder: Path, *, sheet: str = "", passphrase: str = "",
    progress: Callable[[int, int], object] = lambda done, of: None,
) -> "RestoreResult":  # fmt: skip
    """A backup as a casebook in an empty folder, opened by the recovery sheet or an officer's passphrase."""
    from vlu_desktop.store.backup.restore import BackupOpener, restore_backup

    return restore_backup(backup, folder, BackupOpener(sheet=sheet, passphrase=passphrase), progress=progress)


def passphrase_words() -> tuple[str, ...]:
    """The words that passphrases are made from."""
    return tuple(_read(paths.resources() / "words.txt").split())


def make_example(folder: Path, name: str, *, cost: KeyCost = DEFAULT_COST, floor: KeyCost = FLOOR) -> tuple[Path, str]:
    """Make the example casebook in a folder; its path, and the passphrase made for it."""
    from vlu_desktop.services.access.passphrases import new_passphrase
    from vlu_desktop.services.example.example_data import load_casebook

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"The folder {folder} can’t be made. Choose another.") from error
    path = folder / name
    passphrase = new_passphrase(passphrase_words())
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
        load_casebook(vault.store, paths.resources() / "casebook", clock.set)
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


def _rule(name: str) -> str:
    return _read(paths.resources() / "rules" / f"{name}.toml")
