# SPDX-License-Identifier: Apache-2.0
"""The structure tree of a tagged PDF: what a screen reader reads, in order. Elements are written once closed."""

from array import array
from collections.abc import Mapping
from typing import Any

from reportlab.pdfbase import pdfdoc

from vlu_desktop.typeset.pdf.objects import PaperFile, References, entries, name, ref, row, text

Attributes = Mapping[str, Any]
_LEAF = 50


class Element(pdfdoc.PDFObject):  # type: ignore[misc]
    """One structure element. Its kids are marked content on pages, other elements, and annotations."""

    def __init__(self, tag: str, number: int, parent: int, attributes: Attributes | None = None) -> None:
        self.tag = tag
        self.number = number
        self.parent = parent
        self.attributes = attributes
        self.page = 0
        self.kids: list[bytes] = []

    def format(self, document: Any) -> bytes:
        """As reportlab asks each of its objects to be written: long documents have tens of thousands of these."""
        kids = self.kids[0] if len(self.kids) == 1 else b"[%s]" % b" ".join(self.kids)
        said = b"/Pg %d 0 R" % self.page if self.page else b""
        if self.attributes:
            said += b"".join(
                b"/%s %s" % (key.encode("ascii"), pdfdoc.format(value, document))
                for key, value in self.attributes.items()
            )
        return b"<</S/%s/P %d 0 R%s/K %s>>" % (self.tag.encode("ascii"), self.parent, said, kids)


class Structure:
    """Makes elements, counts marked content, and answers which element owns what."""

    def __init__(self, file: PaperFile) -> None:
        self._file = file
        self.root_number = file.allocate()
        self.document = Element("Document", file.allocate(), self.root_number)
        self._parents: list[Any] = []
        self._ids: list[tuple[str, int]] = []

    def open(self, tag: str, parent: Element, attributes: Attributes | None = None) -> Element:
        """A new element, the last kid of `parent` so far."""
        number = self._file.allocate()
        parent.kids.append(b"%d 0 R" % number)
        return Element(tag, number, parent.number, attributes)

    def identified(self, tag: str, parent: Element) -> Element:
        """A new element with an id of its own, as a note must have."""
        key = f"note-{len(self._ids) + 1:06d}"
        element = self.open(tag, parent, {"ID": text(key)})
        self._ids.append((key, element.number))
        return element

    def close(self, element: Element) -> None:
        """Writes the element; nothing can be added to it afterwards."""
        self._file.add(element, element.number)
        element.kids = []

    def owns(self, element: Element, page: int, content: int) -> None:
        """The element owns the marked content `content` of the page object `page`."""
        if not element.page:
            element.page = page
        if element.page == page:
            element.kids.append(b"%d" % content)
        else:
            element.kids.append(b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (page, content))

    def annotated(self, element: Element, page: int, annotation: int) -> int:
        """The element owns an annotation; returns the annotation's key in the tree of parents."""
        element.kids.append(b"<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>" % (annotation, page))
        self._parents.append(ref(element.number))
        return len(self._parents) - 1

    def reserve_page(self) -> int:
        """A page's key in the tree of parents."""
        self._parents.append(None)
        return len(self._parents) - 1

    def page_done(self, key: int, owners: list[int]) -> None:
        """Sets which elements own a page's marked content, by its number."""
        # Within its leaf, so that every object in the file but a stream is a dictionary: `archive` counts on it.
        self._parents[key] = References(array("L", owners))

    def finish(self) -> None:
        """Writes the root."""
        self.close(self.document)
        leaves = []
        for start in range(0, len(self._parents), _LEAF):
            part = self._parents[start : start + _LEAF]
            numbers = [each for at, owner in enumerate(part, start) for each in (at, owner)]
            leaves.append(self._file.add(entries(Limits=row(start, start + len(part) - 1), Nums=row(*numbers))))
        root = {
            "Type": name("StructTreeRoot"), "K": ref(self.document.number),
            "ParentTree": entries(Kids=References(leaves)), "ParentTreeNextKey": len(self._parents),
        }  # fmt: skip
        if self._ids:
            names = [each for key, number in self._ids for each in (text(key), ref(number))]
            root["IDTree"] = entries(Names=row(*names))
        self._file.add(entries(**root), self.root_number)


def placed_alternative(words: str, box: tuple[float, float, float, float]) -> Attributes:
    """The attributes that say in words what a figure shows, and where on its page it stands (from its lower left)."""
    area = row(*(round(edge, 2) for edge in box))
    return {"Alt": text(words), "A": entries(O=name("Layout"), Placement=name("Block"), BBox=area)}


def spoken(language: str) -> Attributes:
    """The attribute that names a language of an element's own."""
    return {"Lang": text(language)} if language else {}


def listed(kind: str) -> Attributes:
    """The attribute that says how a list's items are marked ("Disc", "Decimal", "LowerAlpha")."""
    return {"A": entries(O=name("List"), ListNumbering=name(kind))}


def table_cell(*, scope: str = "", colspan: int = 1, rowspan: int = 1) -> Attributes:
    """A cell's attributes."""
    said: dict[str, Any] = {"Scope": name(scope)} if scope else {}
    if colspan > 1:
        said["ColSpan"] = colspan
    if rowspan > 1:
        said["RowSpan"] = rowspan
    return {"A": entries(O=name("Table"), **said)} if said else {}


def summary(words: str) -> Attributes:
    """A table's summary, as an attribute."""
    return {"A": entries(O=name("Table"), Summary=text(words))} if words else {}
