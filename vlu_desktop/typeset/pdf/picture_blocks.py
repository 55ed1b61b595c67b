# SPDX-License-Identifier: Apache-2.0
"""Sets pictures: exhibits among the text, and pages made elsewhere, each on a page of its own with its words."""

from vlu_desktop.kernel.pictures import PageWord, Raster
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.pdf import styles
from vlu_desktop.typeset.pdf.flow import Flow
from vlu_desktop.typeset.pdf.inline import Inliner
from vlu_desktop.typeset.pdf.objects import PdfFile, real, text
from vlu_desktop.typeset.pdf.structure import placed_alternative
from vlu_desktop.typeset.tree_content import alternative_of, captioned, page_alternative

_DOTS_TO_POINTS = 0.75  # a picture of few dots is not blown up beyond 96 dots an inch
_ENOUGH = 0.6  # of a page: where this much is left a picture is fitted into it rather than put on the next
_EDGE = 46.0  # how near to a page's edges a picture of a page may come


def embed_picture(file: PdfFile, image: Raster) -> int:
    """Writes the dots; returns the object's number."""
    space = b"DeviceGray" if image.colours == 1 else b"DeviceRGB"
    entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/%s/BitsPerComponent %d/Filter/%s" % (
        image.width, image.height, space, image.bits, b"DCTDecode" if image.jpeg else b"FlateDecode",
    )  # fmt: skip
    return file.stream(image.data, entries, compress=False)


class PictureSetter:
    """Sets pictures into the flow."""

    def __init__(self, flow: Flow, inliner: Inliner) -> None:
        self._flow, self._inliner = flow, inliner

    def place(self, block: t.Picture | t.PicturePage, label: str) -> None:
        """Sets either."""
        if isinstance(block, t.Picture):
            self._picture(block, label)
        else:
            self._whole_page(block)

    def _picture(self, block: t.Picture, label: str) -> None:
        """A picture at most as wide as the text, its caption beneath it on the same page."""
        flow, image, look = self._flow, block.image, styles.NOTE
        caption = self._inliner.lines(captioned(label, block.caption), look, flow.width) if block.caption else []
        beneath = len(caption) * look.leading + look.before + look.after
        most = flow.room if flow.room >= flow.full_height * _ENOUGH else flow.full_height
        scale = min(flow.width / image.width, (most - beneath) / image.height, _DOTS_TO_POINTS)
        flow.need(image.height * scale + beneath)
        flow.target(block.id)
        self._draw(image, flow.left, flow.y, scale, alternative_of(block))
        flow.y += image.height * scale + look.before
        if caption:
            with flow.inside(flow.structure.open("Caption", flow.parent)) as element:
                flow.text(element, caption, look)
        flow.y += look.after

    def _whole_page(self, block: t.PicturePage) -> None:
        """A page as a picture, as large as the page it is put on allows."""
        flow, image, look = self._flow, block.image, styles.NOTE
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
        if block.words:
            with flow.inside(flow.structure.open("P", flow.parent)) as element:
                page.unseen(element, self._words(block.words, left, page.height - top, scale, image))
        flow.end_page()

    def _draw(self, image: Raster, left: float, top: float, scale: float, described: str) -> None:
        flow, page = self._flow, self._flow.page
        width, height = image.width * scale, image.height * scale
        bottom = page.height - top - height
        key = page.picture(embed_picture(flow.file, image))
        attributes = placed_alternative(
            self._inliner.setter.shown(described), (left, bottom, left + width, bottom + height)
        )
        with flow.inside(flow.structure.open("Figure", flow.parent, attributes)) as element:
            page.drawing(element, f"{real(width)} 0 0 {real(height)} {real(left)} {real(bottom)} cm /{key} Do")
        page.artifact(f"0.7 G 0.4 w {real(left)} {real(bottom)} {real(width)} {real(height)} re S")

    def _words(self, words: tuple[PageWord, ...], left: float, top: float, scale: float, image: Raster) -> str:
        """The words where they stand on the picture, not painted: they are there to be found, marked and read out."""
        setter = self._inliner.setter
        voice = setter.voice(styles.NOTE.family)
        width, height = image.width * scale, image.height * scale
        pieces: list[str] = []
        for word in words:
            shown = setter.shown(word.text)
            parts = (*voice.glyphs(shown), *voice.space.parts)
            size = max((word.bottom - word.top) * height, 1.0)
            natural = sum(part.width for part in parts[:-1]) * size / 1000
            stretch = min(max(100 * (word.right - word.left) * width / natural, 1), 1000) if natural else 100
            drawn = " ".join(f"/F{part.use.place} {real(size)} Tf <{part.codes}> Tj" for part in parts)
            at = f"{real(left + word.left * width)} {real(top - word.bottom * height + size * 0.2)}"
            piece = f"BT {real(stretch)} Tz 1 0 0 1 {at} Tm {drawn} ET"
            if voice.incomplete(shown):
                piece = f"/Span <</ActualText {text(shown + ' ').decode('ascii')}>> BDC {piece} EMC"
            pieces.append(piece)
        return "\n".join(pieces)
