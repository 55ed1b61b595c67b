# SPDX-License-Identifier: Apache-2.0
"""What the lines of Today are chosen by: kind, officer and case, and whose cases somebody has for the time being."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker

from vlu_desktop.language.catalogue import say
from vlu_desktop.services.cases.kept_summaries import CaseSummary
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.fields.wheel_proof import ChoiceBox

NOBODY = "-"
"""The key of the cases that no officer looks after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Whose cases are chosen, by the keys of the lists; "" for every one."""

    officer: str
    case: str
    mine: bool

    def takes(self, summary: CaseSummary) -> bool:
        """Whether a case is among them."""
        whose = not self.officer or (summary.officer_id or NOBODY) == self.officer
        return whose and (not self.case or summary.case_id == self.case) and (summary.mine or not self.mine)


def choice(name: str, every: str, terms: Sequence[str]) -> ChoiceBox:
    """A list that begins with everything."""
    box = ChoiceBox(name, (("", every), *((each, each) for each in terms)))
    box.setMinimumContentsLength(14)
    return box


def offer(box: ChoiceBox, terms: Sequence[tuple[str, str]], *, stays: bool = False) -> None:
    """Offer these as (words, key), the one chosen staying chosen where it is still there, or in any case (`stays`)."""
    kept, words = box.currentData(), box.currentText()
    with QSignalBlocker(box):
        while box.count() > 1:
            box.removeItem(1)
        for text, key in terms:
            box.addItem(visible(text), key)
        if stays or box.findData(kept) >= 0:
            choose(box, kept, words)
        else:
            box.setCurrentIndex(0)


def choose(box: ChoiceBox, key: str, words: str) -> None:
    """Choose this, which is offered from then on where it was not; the page is told by whoever asks."""
    with QSignalBlocker(box):
        if box.findData(key) < 0:
            box.addItem(visible(words), key)
        box.setCurrentIndex(box.findData(key))


def officers_of(summaries: Iterable[CaseSummary]) -> list[tuple[str, str]]:
    """The officers of these cases by name, and nobody last where some have none."""
    found = {(each.officer, each.officer_id) for each in summaries}
    named = sorted((name, key) for name, key in found if key)
    return [*named, (say("home.nobody"), NOBODY)] if len(named) < len(found) else named


def covered(summaries: Iterable[CaseSummary]) -> Mapping[str, str]:
    """By case: for whom somebody has it now, and until when."""
    return {
        each.case_id: say("home.covered-for", officer=each.officer, until=each.covered_until)
        for each in summaries
        if each.covered_until is not None
    }
