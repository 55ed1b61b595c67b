# SPDX-License-Identifier: Apache-2.0
"""What comes in and goes out as files: documents made, the register of them, diaries taken in."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from vlu_desktop.app.controllers.app_context import AppContext
from vlu_desktop.app.controllers.case_controller import registered
from vlu_desktop.bootstrap.clock import now, today
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.platform import paths
from vlu_desktop.record import work as w
from vlu_desktop.record.changes import Changes, Draft
from vlu_desktop.record.offending import Hearing
from vlu_desktop.services.documents.bundle_order import BundleOrder
from vlu_desktop.services.documents.hearing_pack import hearing_pack, next_for, next_hearing
from vlu_desktop.ui.case_session.session import CaseSession, Saver
from vlu_desktop.ui.documents.approvals_window import ApprovalsContext, ApprovalsWindow
from vlu_desktop.ui.documents.bundle_maker import Bundler, Bundling
from vlu_desktop.ui.documents.document_maker import DocumentMaker, MakerContext
from vlu_desktop.ui.documents.export_window import ExportDialog
from vlu_desktop.ui.documents.maker_window import DraftingDialog
from vlu_desktop.ui.documents.particulars import Particulars
from vlu_desktop.ui.home.counted_line import approvals_line
from vlu_desktop.ui.home.register_page import RegisterPage
from vlu_desktop.ui.home.today_page import TodayPage
from vlu_desktop.ui.intake.import_keeping import keep_imports, resume
from vlu_desktop.ui.intake.import_services import ImportServices
from vlu_desktop.ui.intake.import_wizard import ImportWizard


class DocumentsController(QObject):
    """`imported` carries the id of the case a diary was taken into; `messages_found` a file of messages and a case;
    `again_asked` and `add_asked` an entry of the register, `case_asked` the case of one.
    """

    imported = Signal(str)
    messages_found = Signal(object, str)
    again_asked = Signal(object)
    add_asked = Signal(object)
    case_asked = Signal(str)

    def __init__(self, ground: AppContext, desk: CaseSession, saver: Saver, home: TodayPage) -> None:
        super().__init__(ground.parent)
        self._ground = ground
        self._desk = desk
        self._saver = saver
        line = approvals_line(ground.worker, ground.bulletin, ground.services.keeping.approvals)
        line.shown_asked.connect(self.approvals)
        home.add_line(line)

    @cached_property
    def register(self) -> RegisterPage:
        """The documents that were made, and what can be done with each."""
        ground = self._ground
        made = RegisterPage(ground.worker, ground.bulletin, ground.services.papers.register.rows, self._desk.context())
        made.again.connect(self.again_asked)
        made.add_asked.connect(self.add_asked)
        made.opened.connect(self.case_asked)
        return made

    def kinds(self) -> tuple[tuple[str, str], ...]:
        """The key and the title of every kind of document there is."""
        return tuple((each.key, each.title) for each in self._ground.services.papers.documents.kinds())

    def make_document(self, case_id: str, kind: str = "") -> DocumentMaker:
        """Make a document of a case, of a kind where one is named."""
        maker = self._maker(case_id)
        if kind:
            maker.choose_kind(kind)
        self._offer_hearing(maker.particulars, case_id, str(maker.audience.currentData()))
        maker.open()
        return maker

    def make_again(self, entry: w.Disclosure) -> None:
        """Make a document of the register again, or a fresh bundle of what was in one."""
        if BundleOrder.is_one(entry.request):
            self._from_register(entry, lambda: BundleOrder.from_text(entry.request, entry.case_id), Bundler.begin_from)
            return
        maker = self._maker(entry.case_id)
        try:
            maker.make_again(entry)
        except UserError as problem:
            maker.deleteLater()
            self._ground.news.problem(str(problem))
        else:
            maker.open()

    def make_bundle(self, case_id: str) -> Bundler:
        """Make a bundle of a case."""
        bundler = self._bundler(case_id)
        self._offer_hearing(bundler.particulars, case_id, str(bundler.audience.currentData()))
        bundler.open()
        return bundler

    def make_pack(self, case_id: str, hearing_id: str = "") -> Bundler | None:
        """Make what is usual for a hearing of the case in view, of the next one where none is named."""
        file = self._desk.file
        hearing = file.get(Hearing, hearing_id) if hearing_id else next_hearing(file, today())
        if hearing is None:
            self._ground.news.problem(say("app.no-hearing-is-to-come"))
            return None
        bundler = self._bundler(case_id)
        bundler.make_pack(hearing_pack(file, hearing, today()))
        bundler.open()
        return bundler

    def _offer_hearing(self, particulars: Particulars, case_id: str, audience: str) -> None:
        """Have the particulars of a new paper say what the record has of the next hearing."""
        file = self._desk.file
        if file.case.id == case_id:
            particulars.offer(lambda reader: next_for(file, reader, today()))
            particulars.show_for(audience)

    def add_to_bundle(self, entry: w.Disclosure) -> None:
        """Add to a bundle of the register, at its end."""
        bundles = self._ground.services.papers.bundles
        self._from_register(entry, lambda: bundles.reopened(entry.id), Bundler.add_to)

    def _from_register(
        self, entry: w.Disclosure, read: Callable[[], BundleOrder], show: Callable[[Bundler, BundleOrder], None]
    ) -> None:
        def ready(order: BundleOrder) -> None:
            bundler = self._bundler(entry.case_id)
            show(bundler, order)
            bundler.open()

        self._ground.worker.ask(read, ready, self._ground.news.problem)

    def _bundler(self, case_id: str) -> Bundler:
        ground, services = self._ground, self._ground.services
        bundling = Bundling(
            ground.worker, services.casework.cases, services.insight.findings, services.papers.documents,
            services.papers.bundles, today, now, services.keeping.second_officer, services.keeping.approvals,
            lambda: services.approving.approval_desk,
        )  # fmt: skip
        bundler = Bundler(ground.parent, bundling, case_id, paths.documents_dir())
        self._name_case(bundler, case_id)
        bundler.changed.connect(ground.bulletin.publish)
        bundler.saved.connect(self._document_saved)
        bundler.asked.connect(self._asked)
        return bundler

    def export_case(self, case_id: str) -> ExportDialog:
        """Write a case whole, for another program."""
        ground = self._ground
        window = ExportDialog(ground.parent, ground.worker, ground.services.papers.exports, case_id, now)
        self._name_case(window, case_id)
        window.saved.connect(self._document_saved)
        window.open()
        return window

    def _name_case(self, window: DraftingDialog | ExportDialog, case_id: str) -> None:
        """Say of which case it is made; what the register made before stays of its own case."""
        case = self._desk.file.case
        if case.id == case_id:
            window.case.show_case(case.title, case.reference)
        window.case.set_changeable(False)

    def _maker(self, case_id: str) -> DocumentMaker:
        ground, services = self._ground, self._ground.services
        making = MakerContext(
            ground.worker, services.casework.cases, services.insight.findings, services.papers.documents,
            today, now, services.keeping.second_officer, services.keeping.approvals,
            lambda: services.approving.approval_desk,
        )  # fmt: skip
        maker = DocumentMaker(ground.parent, making, case_id, paths.documents_dir())
        self._name_case(maker, case_id)
        maker.changed.connect(ground.bulletin.publish)
        maker.saved.connect(self._document_saved)
        maker.asked.connect(self._asked)
        return maker

    def approvals(self) -> ApprovalsWindow:
        """What officers ask one another to approve."""
        ground, services = self._ground, self._ground.services
        context = ApprovalsContext(
            ground.worker, services.keeping.approvals, lambda: services.approving.approval_desk, self._saver, now,
            paths.documents_dir(),
        )  # fmt: skip
        window = ApprovalsWindow(context, ground.parent)
        window.saved.connect(self._document_saved)
        window.open()
        return window

    def _asked(self, changes: Changes) -> None:
        self._saver.tell(changes, "")

    def _document_saved(self, entry: w.Disclosure, out: Path) -> None:
        name = out.name
        told = say("documents.saved-pages", file=name, n=entry.pages) if entry.pages else None
        self._ground.acts.tell_made(entry, told or say("documents.saved-file", file=name))
        self._ground.bulletin.publish(registered(entry))

    def import_file(self, case_id: str) -> ImportWizard:
        """Take a diary into the case given, or with none into a new one."""
        ground = self._ground
        title = self._desk.file.case.title if case_id else ""
        papers = ground.services.papers
        services = ImportServices(
            imports=papers.imports, maps=papers.column_maps, cases=ground.services.casework.cases
        )  # fmt: skip
        wizard = ImportWizard(ground.parent, ground.worker, services, case_id, title, today)
        wizard.committed.connect(self._imported)
        wizard.kept.connect(ground.bulletin.publish)
        wizard.hand_over(ground.services.papers.messages.is_message_file)
        wizard.handed_over.connect(lambda given: self.messages_found.emit(given, case_id))
        wizard.open()
        return wizard

    def resume_import(self, draft: Draft) -> None:
        """Go on with a file that was being taken in."""
        ground = self._ground
        resume(self.import_file(draft.case_id), draft, ground.worker, ground.services.casework.drafts)

    def keep_drafts(self) -> None:
        """Before the casebook is closed: what was changed of a file and not taken in goes into the vault."""
        keep_imports(self._ground.parent, self._ground.worker, self._ground.services.casework.drafts)

    def _imported(self, case_id: str, changes: Changes, said: str) -> None:
        self._ground.acts.tell(changes, said, say("app.undo-import"))
        self.imported.emit(case_id)
