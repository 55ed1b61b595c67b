# SPDX-License-Identifier: Apache-2.0
"""Sets pictures: exhibits among the text, and pages made elsewhere, each on a page of its own with its words."""

from dataclasses import dataclass

from vlu_desktop.kernel.pictures import PageWord, Raster
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.pdf.flow import Flow
from vlu_desktop.typeset.pdf.glyphs import Glyphs
from vlu_desktop.typeset.pdf.inline import Inliner
from vlu_desktop.typeset.pdf.objects import PaperFile, name
from vlu_desktop.typeset.pdf.structure import placed_alternative
from vlu_desktop.typeset.pdf.tagged_canvas import PageCanvas, UnseenWord
from vlu_desktop.typeset.tree_content import alternative_of, captioned, page_alternative

_DOTS_TO_POINTS = 0.75  # a picture of few dots is not blown up beyond 96 dots an inch
_ENOUGH = 0.6  # of a page: where this much is left a picture is fitted into it rather than put on the next
_EDGE = 46.0  # how near to a page's edges a picture of a page may come


def embed_picture(file: PaperFile, image: Raster) -> int:
    """Writes the dots as they come; returns the object's number."""
    said = {
        "Type": name("XObject"), "Subtype": name("Image"), "Width": image.width, "Height": image.height,
        "ColorSpace": name("DeviceGray" if image.colours == 1 else "DeviceRGB"), "BitsPerComponent": image.bits,
        "Filter": name("DCTDecode" if image.jpeg else "FlateDecode"),
    }  # fmt: skip
    return file.stream(image.data, said, compress=False)


_MOST_KNOWN = 50_000
_A_FEW_LINES = 0.24
"""Of a page: what a picture of a page may stand beneath, so that two lines never take a page of their own."""


@dataclass(frozen=True, slots=True)
class _UnseenText:
    """A word of a picture with the space after it: encoded, its width, and what it reads as where that must be said."""

    parts: tuple[Glyphs, ...]
    width: float
    actual: str


class PictureSetter:
    """Sets pictures into the flow."""

    def __init__(self, flow: Flow, inliner: Inliner) -> None:
        self._flow, self._inliner = flow, inliner
        self._known: dict[str, _UnseenText] = {}

    def place(self, block: t.Picture | t.PicturePage, label: str) -> None:
        """Sets either."""
        if isinstance(block, t.Picture):
            self._picture(block, label)
        else:
            self._whole_page(block)

    def _picture(self, block: t.Picture, label: str) -> None:
        """A picture at most as wide as the text, its caption beneath it on the same page."""
        flow, image, look = self._flow, block.image, self._flow.sheet.note
        caption = self._inliner.lines(captioned(label, block.caption), look, flow.width) if block.caption else []
        beneath = len(caption) * look.leading + look.before + look.after
        most = flow.room if flow.room >= flow.full_height * _ENOUGH else flow.full_height
        scale = min(flow.width / image.width, (most - beneath) / image.height, _DOTS_TO_POINTS)
        flow.need(image.height * scale + beneath)
        flow.target(block.id)
        self._draw(image, flow.left, flow.y, scale, alternative_of(block), block.words)
        flow.y += image.height * scale + look.before
        if caption:
            with flow.inside(flow.structure.open("Caption", flow.parent)) as element:
                flow.text(element, caption, look)
        flow.y += look.after

    def _whole_page(self, block: t.PicturePage) -> None:
        """A page as a picture, as large as the page it is put on allows; a few lines before it share its page."""
        flow, image, look = self._flow, block.image, self._flow.sheet.note
        if flow.begun > _A_FEW_LINES:
            flow.end_page()
        page = flow.page
        flow.target(block.id)
        with flow.inside(flow.structure.open("P", flow.parent)) as element:
            flow.text(element, self._inliner.lines(block.label, look, flow.width), look)
        top = flow.y + look.before
        height = flow.geometry.bottom - top
        scale = min((page.width - 2 * _EDGE) / image.width, height / image.height)
        left = (page.width - image.width * scale) / 2
        self._draw(image, left, top, scale, page_alternative(block))
        if block.words and not flow.sketched:
            element = flow.structure.open("P", flow.parent)
            with flow.inside(element), page.drawing(element) as canvas:
                self._words(canvas, block.words, left, page.height - top, scale, image)
        flow.end_page()

    def _draw(
        self, image: Raster, left: float, top: float, scale: float, described: str, words: tuple[PageWord, ...] = ()
    ) -> None:  # fmt: skip
        flow, page = self._flow, self._flow.page
        if flow.sketched:
            return
        width, height = image.width * scale, image.height * scale
        bottom = page.height - top - height
        key = page.picture(embed_picture(flow.file, image))
        attributes = placed_alternative(
            self._inliner.setter.shown(described), (left, bottom, left + width, bottom + height)
        )
        element = flow.structure.open("Figure", flow.parent, attributes)
        with flow.inside(element), page.drawing(element) as canvas:
            with canvas.kept():
                canvas.transform(width, 0, 0, height, left, bottom)
                canvas.doForm(key)
            self._words(canvas, words, left, page.height - top, scale, image)
        with page.artifact() as canvas:
            canvas.setStrokeGray(0.7)
            canvas.setLineWidth(0.4)
            canvas.rect(left, bottom, width, height)

    def _words(
        self, canvas: PageCanvas, words: tuple[PageWord, ...], left: float, top: float, scale: float, image: Raster
    ) -> None:
        """The words where they stand on the picture, not painted: they are there to be found, marked and read out."""
        width, height = image.width * scale, image.height * scale
        found: list[UnseenWord] = []
        for word in words:
            text = self._known.get(word.text) or self._unseen(word.text)
            size = max((word.bottom - word.top) * height, 1.0)
            natural = text.width * size / 1000
            across = min(max(100 * (word.right - word.left) * width / natural, 1), 1000) if natural else 100
            x, y = left + word.left * width, top - word.bottom * height + size * 0.2
            found.append(UnseenWord(text.parts, x, y, size, across, text.actual))
        canvas.unseen(found)

    def _unseen(self, said: str) -> "_UnseenText":
        """A word encoded, once for all the times it stands on any page."""
        setter = self._inliner.setter
        voice = setter.voice(self._flow.sheet.note.family)
        shown = setter.shown(said)
        # The space is fitted in with its word: some readers tell words apart by the room between them alone.
        parts = (*voice.glyphs(shown), *voice.space.parts)
        actual = f"{shown} " if voice.incomplete(shown) else ""
        made = _UnseenText(parts, sum(part.width for part in parts), actual)
        if len(self._known) < _MOST_KNOWN and shown == said:
            # One with a mark in it is encoded each time, for its marks are counted.
            self._known[said] = made
        return made
