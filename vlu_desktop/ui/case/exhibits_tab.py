# SPDX-License-Identifier: Apache-2.0
"""Exhibits: files taken in with their digest and looked at inside the program, things, and the documents that left."""

import codecs
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImageReader, QPixmap
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from vlu_desktop.record.conduct import Exhibit
from vlu_desktop.services.cases.exhibits import Exhibits
from vlu_desktop.ui.case.sections import Section, SectionsTab
from vlu_desktop.ui.case.tab_tables import disclosures, of_case
from vlu_desktop.ui.case_session.session import CaseSession, Saver
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, column, label, row

MOST_TEXT = 1_000_000
"""Characters of a text file that are shown."""
MOST_PIXELS = 8000
"""The side of the largest picture that is opened; a larger one may be made to fill the memory."""


class ExhibitsTab(SectionsTab):
    """The exhibits of a case, and the register of its documents."""

    def __init__(self, desk: CaseSession, saver: Saver, worker: Worker, exhibits: Exhibits) -> None:
        self._worker = worker
        self._exhibits = exhibits
        section = Section(
            cls=Exhibit,
            blank=of_case(Exhibit, kind="thing"),
            empty="No exhibit yet. Take in a file, or enter a thing and where it is kept.",
            buttons=(
                button("Look at it", self._look, "quiet"),
                button("Take in a file…", self._choose_file, "outline"),
            ),
        )
        super().__init__(desk, saver, (section, *disclosures()))

    def take_in(self, file: Path, title: str = "", handed_by: str = "") -> None:
        """Take a file into the vault; the file itself stays where it is."""
        case_id, today = self._desk.file.case.id, self._desk.today()
        self._saver.act(
            lambda: self._exhibits.take_in(case_id, file, title, handed_by, today),
            f"Took in {file.name}. The file itself is still where it was.",
            "Undo taking in",
        )

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Take in a file")
        if name:
            TakeInDialog(self, Path(name)).open()

    def _look(self) -> None:
        exhibit = self.table(Exhibit).current()
        if not isinstance(exhibit, Exhibit):
            self._saver.problem("Choose an exhibit first.")
        elif not exhibit.sha256:
            self._saver.problem("No file is held for that exhibit; it is a thing, kept where its details say.")
        else:
            chosen = exhibit
            self._worker.ask(
                lambda: self._exhibits.content(chosen.id),
                lambda content: LookDialog(self, chosen, content).open(),
                self._saver.problem,
            )


class TakeInDialog(QDialog):
    """What a file is, and who handed it over."""

    def __init__(self, tab: ExhibitsTab, file: Path) -> None:
        super().__init__(tab)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Take in a file")
        self._tab = tab
        self._file = file
        self.title, self.handed_by = QLineEdit(file.stem), QLineEdit()
        self.title.setAccessibleName("What it is")
        self.handed_by.setAccessibleName("Handed over by")
        take = button("Take it in", self._take, "primary")
        self.setLayout(
            column(
                label("Take in a file", "heading"),
                label(file.name, "muted", wrap=True),
                label("What it is"),
                self.title,
                label("Handed over by"),
                self.handed_by,
                row(button("Close", self.reject, "quiet"), None, take),
                margins=20,
            )
        )
        self.setMinimumWidth(460)

    def _take(self) -> None:
        self._tab.take_in(self._file, self.title.text(), self.handed_by.text())
        self.accept()


class LookDialog(QDialog):
    """A file shown inside the program: a picture or plain text. Nothing is written to the disk, and nothing is run."""

    def __init__(self, parent: QWidget, exhibit: Exhibit, content: bytes) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Exhibit")
        about = f"{exhibit.reference}  {exhibit.title}".strip()
        digest = label(f"SHA-256 {exhibit.sha256}, {len(content):,} bytes", "small", wrap=True)
        self.setLayout(
            column(
                label(about, "heading", wrap=True),
                _shown(content),
                row(digest, None, button("Close", self.accept, "quiet")),
                margins=18,
            )
        )
        self.resize(900, 680)


def _shown(content: bytes) -> QWidget:
    picture = _picture(content)
    if picture is not None:
        area = QScrollArea()
        holder = label("")
        holder.setPixmap(picture)
        holder.setAccessibleName("Picture")
        area.setWidget(holder)
        return area
    text = _text(content)
    if text is None:
        return label("There is no preview of this kind of file inside the program.", "muted", wrap=True)
    page = QPlainTextEdit(text)
    page.setReadOnly(True)
    page.setTabChangesFocus(True)
    page.setAccessibleName("Text of the exhibit")
    return page


def _picture(content: bytes) -> QPixmap | None:
    from PySide6.QtCore import QBuffer, QByteArray

    held = QByteArray(content)
    buffer = QBuffer(held)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if not reader.canRead() or size.width() > MOST_PIXELS or size.height() > MOST_PIXELS:
        return None
    image = reader.read()
    return None if image.isNull() else QPixmap.fromImage(image)


def _text(content: bytes) -> str | None:
    try:
        # A decoder that is fed in parts does not mind where a long file is cut.
        text = codecs.getincrementaldecoder("utf-8-sig")().decode(content[: MOST_TEXT * 4])
    except UnicodeDecodeError:
        return None
    return None if "\0" in text[:4096] else text[:MOST_TEXT]
