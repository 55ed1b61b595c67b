# SPDX-License-Identifier: Apache-2.0
"""The words of pictures as a proposal: line by line as they stand, with what is to be known of them."""

from dataclasses import replace

import pytest

from vlu_desktop.foreign import ExhibitFile
from vlu_desktop.kernel.pictures import PageWord, Raster
from vlu_desktop.language.catalogue import say
from vlu_desktop.services.cases import exhibit_words
from vlu_desktop.services.cases.exhibit_words import may_show_words, proposed_words

DOTS = Raster(width=1, height=1, colours=1, bits=8, jpeg=False, data=b"")
ONE = ExhibitFile(pictures=(DOTS,), words=((),), pages=False, pictured=(True,), was_read=True)


def word(text: str, left: float, top: float) -> PageWord:
    return PageWord(text=text, left=left, top=top, right=left + 0.1, bottom=top + 0.05)


BUBBLES = (word("you", 0.3, 0.5), word("Answer", 0.1, 0.1), word("phone", 0.3, 0.11), word("I’ll", 0.1, 0.51))


@pytest.mark.parametrize(
    ("file", "text", "notes"),
    [
        (replace(ONE, words=(BUBBLES,)), "Answer phone\nI’ll you", (say("files.read-by-program"),)),
        (ONE, "", (say("files.no-words-found"),)),
        (replace(ONE, was_read=False, left_out=("Not installed.",)), "", ("Not installed.",)),
        (replace(ONE, words=(BUBBLES[1:2],), was_read=False, left_out=("Not installed.",)), "Answer",
         (say("files.own-text"), "Not installed.")),
        (replace(ONE, pictures=(DOTS,) * 3, words=(BUBBLES[1:3], (), BUBBLES[:1])),
         "[page 1]\nAnswer phone\n\n[page 3]\nyou", (say("files.read-by-program"),)),
    ],
    ids=["lines", "none", "not installed", "its own", "pages"],
)  # fmt: skip
def test_what_is_read_is_proposed_line_by_line(
    file: ExhibitFile, text: str, notes: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exhibit_words, "read_exhibit", lambda content, *, stopped: file)
    monkeypatch.setattr(exhibit_words, "with_words", lambda read, *, progress, stopped: read)
    found = proposed_words(b"any")
    assert (found.text, found.notes) == (text, notes)


@pytest.mark.parametrize(
    ("media_type", "may"), [("image/png", True), ("application/pdf", True), ("video/mp4", False), ("", False)]
)
def test_pictures_and_pages_may_show_words(media_type: str, may: bool) -> None:
    assert may_show_words(media_type) is may
