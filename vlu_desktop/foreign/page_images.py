# SPDX-License-Identifier: Apache-2.0
"""A PDF made elsewhere as pictures of its pages, with the words that can be seen on them and no others.

Drawn, nothing of the file itself is left: no script, no action, no attached file, no form, and no words that a black
bar only covers. What cannot be shown that way is said, or the file is refused.
"""

import ctypes
import io
from collections.abc import Iterator
from typing import Any

import numpy as np
import pikepdf
import pypdfium2
import pypdfium2.raw as raw
from numpy.typing import NDArray
from PIL import Image

from vlu_desktop.foreign.frames import FileRefusal, FirstFrame, Frame, LastFrame, OmissionNote, PageImage
from vlu_desktop.foreign.plain_pictures import every_dot, packed, sixteen_greys
from vlu_desktop.kernel.pictures import PageWord

Dots = NDArray[np.uint8]
"""A picture's greys, row by row."""
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
        words, hidden = _words(page, image.convert("L"))
        unseen += hidden
        shown = image.convert("L") if _is_text(image) else image
        yield PageImage(
            image=packed(sixteen_greys(shown) if shown.mode == "L" else shown), words=tuple(words),
            pictured=pictured or not words,
        )  # fmt: skip
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
        yield FileRefusal("This PDF opens with a password only, so its pages can’t be shown here.")
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
        return "This PDF has no pages."
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
    return image.convert("RGB")


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
    small = image.resize((max(1, image.width // 4), max(1, image.height // 4)), Image.Resampling.BOX)
    extremes = small.convert("HSV").getchannel("S").histogram()
    return sum(extremes[40:]) == 0


# --------------------------------------------------------------------------------------------------------------- words

_Box = tuple[int, int, int, int]
_FINE = 256  # parts of a dot in which a page's own measure is asked, for the answer is in whole ones


def _words(page: Any, grey: Image.Image) -> tuple[list[PageWord], int]:
    """The words that can be seen, and how many cannot: covered, as pale as their ground, or outside the page."""
    text = page.get_textpage()
    dots = np.asarray(grey)
    words: list[PageWord] = []
    hidden = 0
    letters: list[tuple[str, _Box | None]] = []

    def end() -> None:
        nonlocal hidden
        if not letters:
            return
        word = _word(letters, dots)
        letters.clear()
        if word is None:
            hidden += 1
        else:
            words.append(word)

    codes = [raw.FPDFText_GetUnicode(text, place) for place in range(text.count_chars())]
    for code, box in zip(codes, _boxes(page, text, len(codes), grey), strict=True):
        character = chr(code) if 0 < code < 0x110000 else " "
        if character.isspace():
            end()
        else:
            letters.append((character, box))
    end()
    text.close()
    return words, hidden


def _boxes(page: Any, text: Any, count: int, grey: Image.Image) -> list[_Box | None]:
    """Where each letter stands in dots, left, top, right, bottom; None for one that takes no room."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    edges = np.zeros((count, 4))
    for place in range(count):
        if raw.FPDFText_GetCharBox(text, place, left, right, bottom, top):
            edges[place] = left.value, bottom.value, right.value, top.value
    taken = (edges[:, 2] > edges[:, 0]) & (edges[:, 3] > edges[:, 1])
    (x0, y0), (x1, y1), (x2, y2) = (_on_picture(page, grey, *point) for point in ((0, 0), (1000, 0), (0, 1000)))
    across = np.array(((x1 - x0, x2 - x0), (y1 - y0, y2 - y0))) / 1000
    corners = np.stack((edges[:, :2], edges[:, 2:])) @ across.T + (x0, y0)
    found = np.rint(np.concatenate((corners.min(axis=0), corners.max(axis=0)), axis=1)).astype(int)
    return [(box[0], box[1], box[2], box[3]) if room else None for box, room in zip(found.tolist(), taken, strict=True)]


def _on_picture(page: Any, grey: Image.Image, x: float, y: float) -> tuple[float, float]:
    """Where a point of the page stands in dots of its picture, turned as the page is."""
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, grey.width * _FINE, grey.height * _FINE, 0, x, y, across, down)
    return across.value / _FINE, down.value / _FINE


def _word(letters: list[tuple[str, _Box | None]], dots: Dots) -> PageWord | None:
    boxes = [box for _, box in letters if box is not None]
    seen = sum(_seen(box, dots) for box in boxes)
    if not boxes or len(boxes) - seen > len(boxes) / 3:
        return None
    height, width = dots.shape

    def share(value: int, whole: int) -> float:
        return round(min(max(value / whole, 0.0), 1.0), 5)

    return PageWord(
        text="".join(character for character, _ in letters),
        left=share(min(box[0] for box in boxes), width), top=share(min(box[1] for box in boxes), height),
        right=share(max(box[2] for box in boxes), width), bottom=share(max(box[3] for box in boxes), height),
    )  # fmt: skip


def _seen(box: _Box, dots: Dots) -> bool:
    """Whether there is light and dark where a letter is said to stand; a little is added on its sides, for a letter
    such as l fills its box, and nothing above or below, for a bar over a line may be no higher than its letters."""
    left, top, right, bottom = box
    margin = max(1, (bottom - top) // 8)
    first, last = max(left - margin, 0), max(right + margin, 0)
    middle = (top + bottom) // 2
    if max(top, 0) <= middle < min(bottom, len(dots)) and _has_ink(dots[middle, first:last]):
        # Nearly every letter shows in its middle, and one line is quickly looked at.
        return True
    area = dots[max(top, 0) : max(bottom, 0), first:last]
    return area.size > 0 and int(area.max()) - int(area.min()) >= _LEAST_INK


def _has_ink(line: Dots) -> bool:
    levels = line.tobytes()
    return bool(levels) and max(levels) - min(levels) >= _LEAST_INK
