# SPDX-License-Identifier: Apache-2.0
"""Make a bundle: its parts in order for one reader, its pages and index, what is withheld, and saving it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QListWidget, QWidget

from vlu_desktop.dates.civil_clock import civil
from vlu_desktop.dates.date_display import day as shown_day
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import number
from vlu_desktop.record.vocabulary import label as term
from vlu_desktop.services.access.approvals import Approvals
from vlu_desktop.services.access.second_officer import SecondOfficer
from vlu_desktop.services.cases.cases import Cases
from vlu_desktop.services.cases.findings import Findings
from vlu_desktop.services.documents.bundle_order import BundleOrder, Choice, DocumentChoice, ExhibitChoice, PartGroup
from vlu_desktop.services.documents.bundles import BundleDraft, Bundles, OfferedExhibit, OfferedParts
from vlu_desktop.services.documents.document_checks import checks
from vlu_desktop.services.documents.documents import Documents, Question
from vlu_desktop.services.keeping.approval_desk import ApprovalDesk
from vlu_desktop.ui.documents.bundle_adding import DocumentDialog, ExhibitDialog, ExhibitsDialog, exhibit_name
from vlu_desktop.ui.documents.bundle_list import ChosenPart, PartsPane
from vlu_desktop.ui.documents.maker_window import DraftingDialog, Progress, Stopped
from vlu_desktop.ui.documents.particulars import Particulars
from vlu_desktop.ui.documents.release_dialog import ReleaseContext
from vlu_desktop.ui.fields.wheel_proof import ChoiceBox
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import label
from vlu_desktop.ui.widgets.field_form import FieldForm


def the_looked() -> str:
    return say("documents.i-have-looked-at-each")


_NOTHING = OfferedParts(documents=(), exhibits=())


@dataclass(frozen=True, slots=True)
class Bundling:
    """What the bundler works with."""

    worker: Worker
    cases: Cases
    findings: Findings
    documents: Documents
    bundles: Bundles
    today: Callable[[], date]
    now: Callable[[], datetime]
    second: SecondOfficer
    approvals: Approvals
    desk: Callable[[], ApprovalDesk]


class Bundler(DraftingDialog):
    """Makes a bundle, or adds to one that is in the register."""

    def __init__(self, parent: QWidget, bundling: Bundling, case_id: str, folder: Path) -> None:
        super().__init__(parent, bundling.worker, say("documents.make-a-bundle"), folder)
        self._bundling = bundling
        self._case_id = case_id
        self._draft: BundleDraft | None = None
        self._earlier: BundleOrder | None = None
        self._offered = _NOTHING
        self._wanted: tuple[Choice, ...] = ()
        self._at_once = False
        self._offers = 0
        self.audience = ChoiceBox(
            say("documents.for"), tuple((key, term("audience", key)) for key in bundling.bundles.audiences())
        )
        self.title = QLineEdit()
        self.title.setAccessibleName(say("documents.title"))
        form = FieldForm()
        for caption, field in ((say("documents.for"), self.audience), (say("documents.title"), self.title)):
            name = label(caption)
            name.setBuddy(field)
            form.addRow(name, field)
        self.parts = PartsPane(self._add_document, self._add_exhibits)
        rest = FieldForm()
        self.particulars = Particulars(rest, bundling.today)
        self.index = QListWidget()
        self.index.setAccessibleName(say("documents.index-enter-shows-the-page"))
        self.index.setWordWrap(True)
        self.index.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.index.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.index.setMinimumHeight(self.index.fontMetrics().lineSpacing() * 8)
        self.index.itemActivated.connect(lambda _: self._show_entry())
        self.index.itemClicked.connect(lambda _: self._show_entry())
        self.looked = QCheckBox(the_looked())
        self.looked.toggled.connect(lambda _: self.save.setEnabled(self._may_leave()))
        self._look_at = label("", "subheading", wrap=True)
        self._index_name = label(say("documents.index"), "subheading")
        self._lay_out(form, self.parts, rest, above=(self._index_name, self.index, self._look_at, self.looked))
        self._show_told(False)
        self._say_first()
        self.audience.currentIndexChanged.connect(lambda _: self._offer())
        for changed in (self.audience.currentIndexChanged, self.title.textEdited):
            changed.connect(lambda _: self._outdate())
        self.parts.changed.connect(self._outdate)
        self.parts.opened.connect(self._change)
        self.particulars.changed.connect(self._outdate)
        self._offer()

    def add_to(self, earlier: BundleOrder) -> None:
        """Add to a bundle of the register, at its end: what went out stays as it was asked for."""
        self._earlier = earlier
        self.setWindowTitle(say("documents.add-to-a-bundle"))
        self.heading.setText(say("documents.add-to-a-bundle"))
        self._fill_from(earlier)
        self.audience.setEnabled(False)
        self.title.setEnabled(False)
        self.particulars.keep_as_asked()
        self._offer()

    def begin_from(self, was: BundleOrder) -> None:
        """A fresh bundle of what was in an earlier one."""
        self._fill_from(was)
        parts: list[Choice] = []
        for part in (part for lot in was.lots for part in lot.parts):
            parts += [part] if part not in parts else []
        self._wanted = tuple(parts)
        self._offer()

    def make_pack(self, pack: BundleOrder) -> None:
        """Make what is usual for a hearing at once: its pages and what to look at first are seen before it is saved."""
        self._at_once = True
        self.begin_from(pack)

    def _fill_from(self, was: BundleOrder) -> None:
        self.audience.setCurrentIndex(max(self.audience.findData(was.audience), 0))
        self.title.setText(was.title)
        self.title.setCursorPosition(0)
        self.particulars.fill(was)

    def _offer(self) -> None:
        """Ask what this reader may have; what they may not is taken out."""
        bundling, case_id, today = self._bundling, self._case_id, self._bundling.today()
        audience = str(self.audience.currentData())
        self.particulars.show_for(audience)
        self._offered = _NOTHING
        self._offers += 1
        this = self._offers

        def take(found: OfferedParts) -> None:
            # Only the last is taken: an earlier one would outdate what is being made of it.
            if this == self._offers:
                self._take(found)

        self._ask_for(lambda: bundling.bundles.offered(case_id, audience, today), take)

    def _take(self, offered: OfferedParts) -> None:
        self._offered = offered
        wanted = self._wanted or tuple(each.choice for each in self.parts.chosen)
        self._wanted = ()
        kept = [each for each in wanted if self._is_offered(each)]
        gone = [each.name for each in self.parts.chosen if each.choice not in kept]
        missing = len(wanted) - len(kept)
        if wanted:
            self.parts.set_chosen([ChosenPart(each, self._name(each)) for each in kept])
        if self._earlier is not None:
            self.parts.set_before(tuple(self._lines_before(self._earlier)))
        if missing:
            what = ", ".join(gone) or number(missing, "part")
            self._problem.setText(say("documents.taken-out-for-this-reader", what=what))
        if self._at_once and self.parts.chosen:
            self._at_once = False
            self._make()

    def _is_offered(self, choice: Choice) -> bool:
        if isinstance(choice, DocumentChoice):
            return any(each.key == choice.kind for each in self._offered.documents)
        return self._exhibit(choice.exhibit_id) is not None

    def _exhibit(self, exhibit_id: str) -> OfferedExhibit | None:
        return next((each for each in self._offered.exhibits if each.id == exhibit_id), None)

    def _name(self, choice: Choice) -> str:
        """What a part is called in the list."""
        if isinstance(choice, DocumentChoice):
            return next((each.title for each in self._offered.documents if each.key == choice.kind), choice.kind)
        exhibit = self._exhibit(choice.exhibit_id)
        return exhibit_name(exhibit, choice.listed) if exhibit else say("documents.an-exhibit-this-reader-may")

    def _lines_before(self, earlier: BundleOrder) -> Iterator[str]:
        number = 0
        for lot in earlier.lots:
            assert lot.went is not None
            for part, (first, last) in zip(lot.parts, lot.went.places, strict=True):
                number += 1
                yield f"{number}  {_went(self._name(part), first, last, shown_day(civil(lot.went.made).date()))}"

    def _add_document(self) -> None:
        if self._offered.documents:
            dialog = DocumentDialog(self, self._offered.documents, self._questions, self._bundling.today)
            dialog.chosen.connect(lambda choice: self.parts.add(ChosenPart(choice, self._name(choice))))
            dialog.open()

    def _add_exhibits(self) -> None:
        held = {each.choice.exhibit_id for each in self.parts.chosen if isinstance(each.choice, ExhibitChoice)}
        dialog = ExhibitsDialog(self, [each for each in self._offered.exhibits if each.id not in held])
        dialog.chosen.connect(
            lambda found: self.parts.add(
                *(ChosenPart(ExhibitChoice(exhibit_id=each.id), exhibit_name(each)) for each in found)
            )
        )
        dialog.open()

    def _change(self, place: int) -> None:
        choice = self.parts.chosen[place].choice
        dialog: DocumentDialog | ExhibitDialog
        if isinstance(choice, DocumentChoice):
            dialog = DocumentDialog(self, self._offered.documents, self._questions, self._bundling.today, choice)
        else:
            exhibit = self._exhibit(choice.exhibit_id)
            if exhibit is None:
                return
            dialog = ExhibitDialog(self, exhibit, choice)
        dialog.chosen.connect(lambda found: self.parts.change_at(place, ChosenPart(found, self._name(found))))
        dialog.open()

    def _questions(
        self, kind: str, take: Callable[[tuple[Question, ...]], None], failed: Callable[[str], None]
    ) -> None:
        documents, case_id, audience = self._bundling.documents, self._case_id, str(self.audience.currentData())
        self._worker.ask(lambda: documents.questions(case_id, kind, audience), take, failed)

    def _order(self) -> BundleOrder | str:
        """What is asked for, or a sentence on what is still wrong with it."""
        data_to, said = self.particulars.data_to.value(), self.particulars.said()
        parts = tuple(each.choice for each in self.parts.chosen)
        wrong = self.particulars.wrong()
        if wrong or data_to is None:
            return wrong
        if not parts:
            return say("documents.add-a-document-or-an")
        if self._earlier is not None:
            return replace(self._earlier.adding(parts, data_to), purpose=said["purpose"])
        if not self.title.text().strip():
            return say("documents.give-the-bundle-a-title")
        return BundleOrder(
            case_id=self._case_id,
            audience=str(self.audience.currentData()),
            title=self.title.text().strip(),
            lots=(PartGroup(parts=parts, data_to=data_to),),
            **said,
        )

    def _make(self) -> None:
        order = self._order()
        if isinstance(order, str):
            self._problem.setText(order)
            return
        bundling, made = self._bundling, self._bundling.now()

        def job(progress: Progress, stopped: Stopped) -> tuple[BundleDraft, tuple[str, ...]]:
            file = bundling.cases.read(order.case_id)
            shown = bundling.findings.of(file, order.data_to)
            told: dict[str, None] = {}
            for kind in dict.fromkeys(part.kind for part in order.lots[-1].parts if isinstance(part, DocumentChoice)):
                told |= dict.fromkeys(checks(file, shown, order.data_to, kind, order.audience))
            return bundling.bundles.draft(order, made, progress, stopped), tuple(told)

        self._start(job, self._show)

    def _show(self, draft: BundleDraft, told: tuple[str, ...]) -> None:
        self._draft = draft
        self.looked.setChecked(False)
        self.index.clear()
        for entry in draft.entries:
            title = f"{entry.reference}  {entry.title}".strip()
            self.index.addItem(f"{entry.number}  {title}: {entry.where}")
        pages = ", ".join(entry.where for entry in draft.pictures)
        self._look_at.setText(say("documents.look-at-pictures", pages=pages) if pages else "")
        self._show_told(True)
        self._tell_search(draft)
        self._section(
            say("documents.of-this-file"), (say("documents.made-to-meet", standards=draft.standards), *draft.warnings)
        )
        self._section(say("documents.to-look-at-first") if told else say("documents.nothing-stands-out-to-look"), told)

    def _show_told(self, made: bool) -> None:
        pictures = made and self._draft is not None and bool(self._draft.pictures)
        for widget, wanted in (
            (self._index_name, made), (self.index, made), (self._look_at, pictures), (self.looked, pictures),
        ):  # fmt: skip
            widget.setVisible(wanted)

    def _show_entry(self) -> None:
        entry = self._draft.entries[self.index.currentRow()] if self._draft else None
        if entry is not None and entry.first is not None:
            self.pages.pages.go_to(entry.first)

    def _documents(self) -> Documents:
        return self._bundling.documents

    def _may_leave(self) -> bool:
        unseen = self._draft is not None and bool(self._draft.pictures) and not self.looked.isChecked()
        return super()._may_leave() and not unseen

    def _say_first(self) -> None:
        self._section(
            say("documents.nothing-is-written-to-the"),
            (
                say("documents.every-part-is-for-the"),
                say("documents.a-files-name-never-goes"),
                say("documents.what-is-added-later-stands"),
            ),
        )

    def _leaving(self) -> ReleaseContext:
        bundling, draft, looked = self._bundling, self._draft, self.looked.isChecked()
        assert draft is not None
        return ReleaseContext(
            partial(bundling.bundles.save, draft, looked=looked), bundling.documents.sign_off, bundling.second,
            bundling.now, lambda reason: bundling.desk().sign_off(draft, reason, looked=looked),
            bundling.approvals.is_offered,
        )  # fmt: skip


def _went(part: str, first: int, last: int, on: str) -> str:
    """Where a part stood in what went out, and when that was."""
    if not first:
        return say("documents.went-listed", part=part, on=on)
    if first == last:
        return say("documents.went-on-page", part=part, first=first, on=on)
    return say("documents.went-on-pages", part=part, first=first, last=last, on=on)
