# SPDX-License-Identifier: Apache-2.0
"""What has changed: each finding in its sentence, one click from its incidents; and what to read with care."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QGroupBox, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from vlu_desktop.dates.date_display import day
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import number
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.finding import GROUPS, Card, Caution, Finding
from vlu_desktop.record.people import Case
from vlu_desktop.record.vocabulary import label as term
from vlu_desktop.services.cases.findings import FindingView
from vlu_desktop.ui.case.review_several import ReviewSeveral
from vlu_desktop.ui.widgets.basics import button, clear, column, frame, holding, label, row, scrolled
from vlu_desktop.ui.widgets.case_field import name_case
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog
from vlu_desktop.ui.widgets.flow_layout import flowing

_AT_A_GLANCE = 3


class FindingsPanel(QWidget):
    """`followed` carries a finding whose incidents are to be shown; `reviewed` findings, a verdict and a reason.

    At the top, in a line each, what is most pressing: alarms of late, what a test tells, what is new.
    """

    followed = Signal(object)
    reviewed = Signal(object, str, str)
    hearing_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._about = label("", "muted", wrap=True)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(10)
        self._care = frame("care")
        self._care_lines = QVBoxLayout(self._care)
        self._care_lines.setContentsMargins(14, 10, 10, 10)
        self._glance = frame("care")
        self._glance_lines = QVBoxLayout(self._glance)
        self._glance_lines.setContentsMargins(14, 10, 10, 10)
        self._glance_lines.setSpacing(2)
        inner = holding(column(self._glance, self._cards, self._care, None, space=12))
        inner.layout().setContentsMargins(0, 0, 8, 0)  # type: ignore[union-attr]
        self._scroll = scrolled(inner)
        hearing = button(say("case.for-a-hearing"), self.hearing_wanted.emit, "link")
        hearing.setToolTip(say("case.one-look-at-rates-and"))
        self.several = button(
            say("case.review-several"), self.review_several, "link", say("case.what-nobody-has-looked-at")
        )
        top = flowing(label(say("case.what-has-changed"), "heading"), self.several, hearing)
        self.setLayout(column(top, self._about, self._scroll, space=6))
        self.setAccessibleName(say("case.what-has-changed"))
        self.case: Case | None = None
        """Whose findings these are."""
        self._frames: dict[tuple[str, str], QGroupBox] = {}
        self._shown: dict[tuple[str, str], FindingView] = {}

    def show_findings(
        self, about: str, shown: tuple[FindingView, ...], cards: tuple[Card, ...], cautions: tuple[Caution, ...]
    ) -> None:
        """Show what was found in cards by group, the most pressing of each first; the first of all stand at a "
        "glance."""
        self._about.setText(about)
        self.several.setEnabled(any(each.review is None and not each.finding.failed for each in shown))
        self._shown = {each.finding.key: each for each in shown}
        clear(self._cards)
        self._frames = {}
        for key, heading in GROUPS:
            together = [each for each in cards if each.group == key]
            if together:
                self._cards.addWidget(label(heading, "subheading", wrap=True))
            for each in together:
                card = self._folded(each) if each.folded else self._card(each)
                self._frames.update({finding.key: card for finding in each.findings})
                self._cards.addWidget(card)
        self._show_glance(cards)
        if not shown:
            self._cards.addWidget(label(say("case.no-rule-finds-a-change"), "muted", wrap=True))
        clear(self._care_lines)
        self._care_lines.addWidget(label(say("case.read-with-care"), "subheading"))
        for caution in cautions:
            self._care_lines.addWidget(label(caution.sentence, "muted", wrap=True))
        self._care.setVisible(bool(cautions))

    def review_several(self) -> ReviewSeveral:
        """Those that nobody has looked at, to be reviewed at once."""
        dialog = ReviewSeveral([each for each in self._shown.values() if each.review is None], self)
        dialog.given.connect(self.reviewed)
        dialog.open()
        return dialog

    def show_reading(self) -> None:
        """Another case is being read: nothing of the one before, and no word on what will be found."""
        self._about.setText(say("case.reading-the-case"))
        clear(self._cards)
        self._frames = {}
        self._glance.setVisible(False)
        self._care.setVisible(False)

    def choose(self, key: tuple[str, str]) -> None:
        """Bring a finding's card into view, as when its band was clicked."""
        card = self._frames.get(key)
        if card is not None:
            self._scroll.ensureWidgetVisible(card)
            card.setFocus()

    def _show_glance(self, cards: tuple[Card, ...]) -> None:
        """A line for each of the most pressing cards, which leads to it."""
        clear(self._glance_lines)
        self._glance_lines.addWidget(label(say("case.at-a-glance"), "subheading", wrap=True))
        for card in cards[:_AT_A_GLANCE]:
            line = _WholeLine(_glance_text(card), card.findings[0].sentence.replace("<", "‹"))
            line.clicked.connect(partial(self.choose, card.findings[0].key))
            self._glance_lines.addWidget(line)
        self._glance.setVisible(bool(cards))

    def _card(self, card: Card) -> QGroupBox:
        """The finding that leads, whole, and a line for each of the others."""
        finding = card.findings[0]
        shown = self._shown[finding.key]
        made = _framed(f"{card.title}. {finding.sentence}")
        many = len(finding.incident_ids)
        buttons: list[QWidget | None] = []
        if many:
            text = say("case.show-incidents", n=many)
            buttons.append(button(text, lambda: self.followed.emit(finding), "link"))
        buttons += [None, button(say("case.rule"), lambda: self._explain(finding), "link")]
        buttons.append(button(say("case.review"), lambda: self._review(shown), "link"))
        parts: list[QWidget] = [label(card.title, "subheading", wrap=True), label(finding.sentence, "", wrap=True)]
        if finding.figures:
            parts.append(label(finding.figures, "small", wrap=True))
        parts.append(label(_standing(shown), "small", wrap=True))
        lines = [self._line(each) for each in card.findings[1:]]
        made.setLayout(column(*parts, row(*buttons, space=2), *lines, margins=12, space=4))
        return made

    def _folded(self, card: Card) -> QGroupBox:
        """A line for each finding of a card in which none leads."""
        made = _framed(card.title)
        heading = label(card.title.partition(":")[0], "subheading", wrap=True)
        made.setLayout(column(heading, *(self._line(each) for each in card.findings), margins=12, space=4))
        return made

    def _line(self, finding: Finding) -> QWidget:
        title = finding.title if finding.certain else say("case.may-be", title=finding.title)
        line = _Line(title, finding.sentence.replace("<", "‹"))
        line.clicked.connect(partial(self._explain, finding))
        return line

    def _explain(self, finding: Finding) -> None:
        lines = (
            (say("case.what-the-record-shows"), finding.sentence),
            (say("case.range-and-chance"), finding.figures),
            (say("case.rule"), finding.method),
            (say("case.what-it-cant-bear"), finding.limits),
            (say("case.how-far-they-were-proved"), finding.proof),
            (say("case.where-the-rule-comes-from"), finding.source),
        )
        dialog = FittingDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(say("case.rule-of-a-finding"))
        items: list[QWidget] = [label(finding.title, "heading", wrap=True)]
        for heading, text in lines:
            if text:
                items += [label(heading, "subheading"), label(text, "", wrap=True)]
        shown = self._shown[finding.key]
        items.append(label(_standing(shown), "small", wrap=True))
        review = button(say("case.review"), dialog.accept, "link")
        review.clicked.connect(lambda: self._review(shown))
        buttons: list[QWidget | None] = [review, None, button(say("case.close"), dialog.accept, "quiet")]
        if finding.incident_ids:
            show = button(say("case.show-incidents", n=len(finding.incident_ids)), dialog.accept, "link")
            show.clicked.connect(lambda: self.followed.emit(finding))
            buttons.insert(0, show)
        dialog.setLayout(column(*items, None, row(*buttons), margins=20, space=8))
        dialog.setMinimumWidth(560)
        self._open(dialog)

    def _review(self, shown: FindingView) -> None:
        self._open(ReviewDialog(shown, self))

    def _open(self, dialog: QDialog) -> None:
        if self.case is not None:
            name_case(dialog, self.case)
        dialog.open()


def _glance_text(card: Card) -> str:
    """The card's name, that it may be, and when the last of it was, where that is new.

    What a test tells has the day of the look in its name: what it rests on ends with that, and not what came since.
    """
    title = card.title if card.folded or card.findings[0].certain else str(say("case.may-be", title=card.title))
    if card.new and card.latest and card.group != "worse":
        return say("case.last-on", title=title, on=day(card.latest, short=True))
    return title


def _framed(name: str) -> QGroupBox:
    """A card that is heard as a group: a frame alone is heard as an edge."""
    card = QGroupBox()
    card.setProperty("kind", "card")
    card.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    card.setAccessibleName(name)
    return card


def _standing(shown: FindingView) -> str:
    """What an officer made of it, or that nobody has looked."""
    if shown.review is not None:
        reason = f": {shown.review.reason}" if shown.review.reason else ""
        return f"{term('verdict', shown.review.verdict)}{reason}"
    if shown.lapsed is not None:
        said = term("verdict", shown.lapsed.verdict).lower()
        if shown.lapsed.on:
            return say("case.lapsed-on", said=said, on=shown.lapsed.on)
        return say("case.lapsed", said=said)
    if shown.first_shown:
        return say("case.nobody-looked-since", on=shown.first_shown)
    return say("case.nobody-looked")


class _Line(QPushButton):
    """A line that leads to a card: cut short with an ellipsis where it doesn't fit, whole in its name and its hint."""

    def __init__(self, text: str, hint: str) -> None:
        super().__init__(text)
        self.setProperty("kind", "link")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        self.setToolTip(hint)
        self._whole = text

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - 3 * self.fontMetrics().averageCharWidth()
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room))


class _WholeLine(QPushButton):
    """A line that leads to a card, on as many rows as it needs."""

    def __init__(self, text: str, hint: str) -> None:
        super().__init__()
        self.setProperty("kind", "link")
        self.setAccessibleName(text)
        self.setToolTip(hint)
        said = label(text, "link", wrap=True)
        said.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._said = said
        inner = QVBoxLayout(self)
        inner.setContentsMargins(4, 3, 4, 3)
        inner.addWidget(said)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._said.heightForWidth(width - 8) + 6

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.heightForWidth(self.width()))


class ReviewDialog(FittingDialog):
    """Seen, agreed, or not agreed with a reason; a document says which."""

    ASKS = True

    def __init__(self, shown: FindingView, panel: FindingsPanel) -> None:
        super().__init__(panel)
        self._finding = shown.finding
        self._panel = panel
        self.setWindowTitle(say("case.review-of-a-finding"))
        self._reason = QLineEdit(shown.review.reason if shown.review else "")
        self._reason.setAccessibleName(say("case.reason"))
        self._problem = label("", "problem", wrap=True)
        seen = button(say("case.seen"), lambda: self._give("seen"))
        agreed = button(say("case.agreed"), lambda: self._give("agreed"), "primary")
        not_agreed = button(say("case.not-agreed"), lambda: self._give("not-agreed"))
        hint = label(say("case.needed-where-you-do-not"), "small", wrap=True)
        self.setLayout(
            column(
                label(shown.finding.title, "heading", wrap=True),
                label(shown.finding.sentence, "", wrap=True),
                label(say("case.reason"), "subheading"),
                self._reason,
                hint,
                self._problem,
                row(button(say("case.close"), self.reject, "quiet"), None, seen, not_agreed, agreed),
                margins=20,
            )
        )
        self.setMinimumWidth(520)

    def _give(self, verdict: str) -> None:
        reason = self._reason.text().strip()
        if verdict == "not-agreed" and not reason:
            self._problem.setText(say("case.say-why-you-do-not"))
            self._reason.setFocus()
            return
        self._panel.reviewed.emit((self._finding,), verdict, reason)
        self.accept()


def incidents_in(file: CaseFile) -> str:
    """How many incidents a case has, and when the first of them was."""
    first = next((each.happened for each in file.conduct if each.happened.is_dated), None)
    if first is None:
        return number(len(file.conduct), "incident")
    return say("case.incidents-since", n=len(file.conduct), first=first.display(short=True))
