# SPDX-License-Identifier: Apache-2.0
"""A PDF made elsewhere as pictures of its pages, with the words that can be seen on them and no others.

Drawn, nothing of the file itself is left: no script, no action, no attached file, no form, and no words that a black
bar only covers. What cannot be shown that way is said, or the file is refused.
"""

import ctypes
import io
import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

import numpy as np
import pikepdf
import pypdfium2
import pypdfium2.raw as raw
from numpy.typing import NDArray
from PIL import Image

from vlu_desktop.foreign.frames import MOST_WORDS, FileRefusal, FirstFrame, Frame, LastFrame, OmissionNote, PageImage
from vlu_desktop.foreign.plain_pictures import every_dot, packed, packed_text
from vlu_desktop.kernel.pictures import PageWord

Dots = NDArray[np.uint8]
"""A picture's greys, row by row."""
Boxes = NDArray[np.int_]
"""A row of left, top, right and bottom for each letter."""
_MOST_PAGES = 500
_DOTS = 150 / 72  # a PDF's points are 72 an inch
_LONGEST_SIDE = 2400
_WORDY = 18.0  # points: a picture less high or wide, such as a rule or a bullet, holds no words
_LEAST_INK = 24  # of 255: letters fainter than this on their ground are not seen


def pages(data: bytes) -> Iterator[Frame]:
    """Each page of a file, with the words that are seen on it."""
    try:
        with pikepdf.open(io.BytesIO(data)) as opened:
            refusal = _refusal(opened)
            notes = list(_left_out(opened)) if not refusal else []
    except pikepdf.PasswordError:
        refusal = "This PDF opens with a password only: open it, print it to a new PDF without one, and add that."
    if refusal:
        yield FileRefusal(refusal)
        return
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    yield FirstFrame(len(document))
    unseen = 0
    for place in range(len(document)):
        page = document[place]
        image = _drawn(page)
        pictured = _has_pictures(page)
        # What was filled in or written over it, where it is drawn, is text like any other.
        raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
        page.close()
        page = document[place]
        grey = image.convert("L")
        words, hidden = _words(page, grey)
        if len(words) > MOST_WORDS:
            yield FileRefusal(f"A page of this PDF holds more than {MOST_WORDS:,} words: print it to a new PDF.")
            return
        unseen += hidden
        shown = packed_text(grey) if _is_text(image) else packed(image)
        yield PageImage(image=shown, words=tuple(words), pictured=pictured or not words)
        page.close()
    for note in notes:
        yield OmissionNote(note)
    if unseen:
        yield OmissionNote(f"Words that are in the file but cannot be seen on its pages were left out: {unseen}.")


def some_pages(data: bytes, first: int, most: int) -> Iterator[Frame]:
    """At most `most` pages from `first` on (0 is the first), to look at; their words stay behind. `LastFrame` ends."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code != raw.FPDF_ERR_PASSWORD:
            raise
        yield FileRefusal(
            "This PDF opens with a password only, so its pages can’t be shown here: print it to a new PDF without one."
        )
        return
    document.init_forms()
    for place in range(first, min(first + most, len(document))):
        page = document[place]
        yield PageImage(image=every_dot(_drawn(page)))
        page.close()
    yield LastFrame(True, len(document))


def _refusal(opened: pikepdf.Pdf) -> str:
    root: Any = opened.Root
    if "/XFA" in root.get("/AcroForm", {}):
        return "This form is of a kind that only one maker's program can show: print it to a new PDF and add that."
    if "/Collection" in root:
        return "This PDF is a folder of other files: save these one by one and add each."
    if not len(opened.pages):
        return "This PDF has no pages: ask for it again."
    if len(opened.pages) > _MOST_PAGES:
        return f"This PDF has more than {_MOST_PAGES} pages: split it and add the parts."
    return ""


def _left_out(opened: pikepdf.Pdf) -> Iterator[str]:
    root: Any = opened.Root
    names = root.get("/Names", {})
    kinds: dict[str, int] = {}
    for page in opened.pages:
        for note in page.get("/Annots", []):
            kind = str(note.get("/Subtype", "")) if isinstance(note, pikepdf.Dictionary) else ""
            kinds[kind] = kinds.get(kind, 0) + 1
    attached = len(opened.attachments) + kinds.get("/FileAttachment", 0)
    if attached:
        yield f"Files attached to it are not in this document: {attached}."
    if kinds.get("/Text", 0):
        yield f"Comments pinned to its pages are not in this document: {kinds['/Text']}."
    films = sum(kinds.get(kind, 0) for kind in ("/Screen", "/RichMedia", "/Sound", "/Movie", "/3D"))
    if films:
        yield f"Sound, film and moving pictures in it are not in this document: {films}."
    if "/JavaScript" in names or "/AA" in root or isinstance(root.get("/OpenAction"), pikepdf.Dictionary):
        yield "It had programs or actions of its own, which were not run and are not in this document."
    if "/OCProperties" in root:
        yield "It has layers that can be switched on and off: only those that were on are shown."


def _drawn(page: Any) -> Image.Image:
    width, height = page.get_size()
    scale = min(_DOTS, _LONGEST_SIDE / max(width, height, 1))
    image = page.render(scale=scale, may_draw_forms=True, rev_byteorder=True).to_pil()
    assert isinstance(image, Image.Image)
    return image if image.mode == "RGB" else image.convert("RGB")


def _has_pictures(page: Any) -> bool:
    """Whether a picture stands on the page that is large enough for words."""
    found = page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=6)
    return any(min(right - left, top - bottom) >= _WORDY for left, bottom, right, top in map(_bounds, found))


def _bounds(item: Any) -> tuple[float, float, float, float]:
    try:
        left, bottom, right, top = item.get_bounds()
    except pypdfium2.PdfiumError:
        return 0, 0, _WORDY, _WORDY
    return left, bottom, right, top


def _is_text(image: Image.Image) -> bool:
    """Whether no colour on the page is more than a tint, so that nothing is lost in greys."""
    extremes = image.reduce(4).convert("HSV").getchannel("S").histogram()
    return sum(extremes[40:]) == 0


# --------------------------------------------------------------------------------------------------------------- words

_WORD = re.compile(r"\S+")
_DOUBLE = ctypes.sizeof(ctypes.c_double)
# PDFium's functions with plain numbers for their arguments: each is asked of every letter, where ctypes' own checks of
# pointers would take longer than the answer.
_code_at = ctypes.CFUNCTYPE(ctypes.c_uint, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(raw.FPDFText_GetUnicode, ctypes.c_void_p).value or 0
)
_box_at = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, *(ctypes.c_void_p,) * 4)(
    ctypes.cast(raw.FPDFText_GetCharBox, ctypes.c_void_p).value or 0
)
_FINE = 256  # parts of a dot in which a page's own measure is asked, for the answer is in whole ones


def _words(page: Any, grey: Image.Image) -> tuple[list[PageWord], int]:
    """The words that can be seen, and how many cannot: covered, as pale as their ground, or outside the page."""
    text = page.get_textpage()
    handle = ctypes.cast(text.raw, ctypes.c_void_p).value
    codes = (_code_at(handle, place) for place in range(text.count_chars()))
    said = "".join([chr(code) if 0 < code < 0x110000 else " " for code in codes])
    spans = [word.span() for word in _WORD.finditer(said)]
    letters = [place for first, last in spans for place in range(first, last)]
    boxes, taken = _boxes(page, handle, letters, grey)
    text.close()
    if not spans:
        return [], 0
    dots = np.asarray(grey)
    height, width = dots.shape
    seen = np.zeros(len(letters), int)
    seen[taken] = _seen(boxes[taken], dots)
    begins = list(accumulate((last - first for first, last in spans[:-1]), initial=0))
    # What takes no room moves no edge.
    nowhere = np.iinfo(boxes.dtype)
    first = np.minimum.reduceat(np.where(taken[:, None], boxes, nowhere.max), begins)[:, :2]
    last = np.maximum.reduceat(np.where(taken[:, None], boxes, nowhere.min), begins)[:, 2:]
    shares = np.clip(np.concatenate((first, last), axis=1) / (width, height, width, height), 0.0, 1.0).round(5)
    counts = np.add.reduceat(np.stack((taken.astype(int), seen), axis=1), begins)
    words = [
        PageWord(text=said[begin:end], left=left, top=top, right=right, bottom=bottom)
        for (begin, end), (left, top, right, bottom), (of, shown) in zip(
            spans, shares.tolist(), counts.tolist(), strict=True
        )
        if of and of - shown <= of / 3
    ]
    return words, len(spans) - len(words)


def _boxes(
    page: Any, handle: int | None, letters: Sequence[int], grey: Image.Image
) -> tuple[Boxes, NDArray[np.bool_]]:  # fmt: skip
    """Where each letter stands in dots, left, top, right, bottom; and which of them take any room."""
    edges = np.zeros((len(letters), 4))
    at = edges.ctypes.data
    for place in letters:
        _box_at(handle, place, at, at + 2 * _DOUBLE, at + _DOUBLE, at + 3 * _DOUBLE)
        at += 4 * _DOUBLE
    taken = (edges[:, 2] > edges[:, 0]) & (edges[:, 3] > edges[:, 1])
    (x0, y0), (x1, y1), (x2, y2) = (_on_picture(page, grey, *point) for point in ((0, 0), (1000, 0), (0, 1000)))
    across = np.array(((x1 - x0, x2 - x0), (y1 - y0, y2 - y0))) / 1000
    corners = np.stack((edges[:, :2], edges[:, 2:])) @ across.T + (x0, y0)
    found = np.rint(np.concatenate((corners.min(axis=0), corners.max(axis=0)), axis=1)).astype(int)
    return found, taken


def _on_picture(page: Any, grey: Image.Image, x: float, y: float) -> tuple[float, float]:
    """Where a point of the page stands in dots of its picture, turned as the page is."""
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, grey.width * _FINE, grey.height * _FINE, 0, x, y, across, down)
    return across.value / _FINE, down.value / _FINE


def _seen(boxes: Boxes, dots: Dots) -> NDArray[np.bool_]:
    """Whether there is light and dark where each letter is said to stand; a little is added on its sides, for a letter
    such as l fills its box, and nothing above or below, for a bar over a line may be no higher than its letters."""
    height, width = dots.shape
    left, top, right, bottom = boxes.T
    margin = np.maximum(1, (bottom - top) // 8)
    first, last = np.clip(left - margin, 0, width), np.clip(right + margin, 0, width)
    middle = (top + bottom) // 2
    # Nearly every letter shows in its middle, and one line is quickly looked at.
    here = (np.maximum(top, 0) <= middle) & (middle < np.minimum(bottom, height)) & (first < last)
    seen = np.zeros(len(boxes), bool)
    seen[here] = _inked(middle[here] * width + first[here], middle[here] * width + last[here], dots.ravel())
    for at in np.flatnonzero(~seen):
        area = dots[max(top[at], 0) : max(bottom[at], 0), first[at] : last[at]]
        seen[at] = area.size > 0 and int(area.max()) - int(area.min()) >= _LEAST_INK
    return seen


def _inked(begins: NDArray[np.int_], ends: NDArray[np.int_], levels: Dots) -> NDArray[np.bool_]:
    """Whether each stretch of a row holds light and dark."""
    if not len(begins):
        return np.zeros(0, bool)
    # In order, so that what lies between two stretches, which is looked at as well, is no more than the page.
    order = np.argsort(begins, kind="stable")
    bounds = np.stack((begins[order], ends[order]), axis=1).ravel()
    padded = np.append(levels, levels[-1])
    lightest, darkest = (reduced.reduceat(padded, bounds)[::2] for reduced in (np.maximum, np.minimum))
    inked = np.zeros(len(begins), bool)
    inked[order] = lightest.astype(int) - darkest >= _LEAST_INK
    return inked
