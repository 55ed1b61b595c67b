# SPDX-License-Identifier: Apache-2.0
"""The structure tree of a tagged PDF: what a screen reader reads, in order. Elements are written once closed."""

from vlu_desktop.typeset.pdf.objects import PdfFile, real, ref, text


class Element:
    """One structure element. Its kids are marked content on pages, other elements, and annotations."""

    __slots__ = ("attributes", "kids", "number", "page", "parent", "tag")

    def __init__(self, tag: str, number: int, parent: int, attributes: bytes) -> None:
        self.tag = tag
        self.number = number
        self.parent = parent
        self.attributes = attributes
        self.page = 0
        self.kids: list[bytes] = []


class Structure:
    """Makes elements, counts marked content, and answers which element owns what."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self.root_number = file.allocate()
        self.document = Element("Document", file.allocate(), self.root_number, b"")
        self._parents: list[bytes] = []
        self._ids: list[bytes] = []

    def open(self, tag: str, parent: Element, attributes: bytes = b"") -> Element:
        """A new element, the last kid of `parent` so far."""
        number = self._file.allocate()
        parent.kids.append(ref(number))
        return Element(tag, number, parent.number, attributes)

    def identified(self, tag: str, parent: Element) -> Element:
        """A new element with an id of its own, as a note must have."""
        key = f"note-{len(self._ids) + 1:06d}"
        element = self.open(tag, parent, b"/ID" + text(key))
        self._ids.append(b"%s %s" % (text(key), ref(element.number)))
        return element

    def close(self, element: Element) -> None:
        """Writes the element; nothing can be added to it afterwards."""
        page = b"/Pg " + ref(element.page) if element.page else b""
        body = b"<</Type/StructElem/S/%s/P %s%s%s/K[%s]>>" % (
            element.tag.encode("ascii"), ref(element.parent), page, element.attributes, b" ".join(element.kids),
        )  # fmt: skip
        self._file.add(body, element.number)
        element.kids = []

    def owns(self, element: Element, page: int, content: int) -> None:
        """The element owns the marked content `content` of the page object `page`."""
        if not element.page:
            element.page = page
        if element.page == page:
            element.kids.append(b"%d" % content)
        else:
            element.kids.append(b"<</Type/MCR/Pg %s/MCID %d>>" % (ref(page), content))

    def annotated(self, element: Element, page: int, annotation: int) -> int:
        """The element owns an annotation; returns the annotation's key in the tree of parents."""
        element.kids.append(b"<</Type/OBJR/Obj %s/Pg %s>>" % (ref(annotation), ref(page)))
        self._parents.append(ref(element.number))
        return len(self._parents) - 1

    def reserve_page(self) -> int:
        """A page's key in the tree of parents."""
        self._parents.append(b"null")
        return len(self._parents) - 1

    def page_done(self, key: int, owners: list[int]) -> None:
        """Sets which elements own a page's marked content, by its number."""
        self._parents[key] = ref(self._file.add(b"[" + b" ".join(map(ref, owners)) + b"]"))

    def finish(self) -> None:
        """Writes the root."""
        self.close(self.document)
        leaves = []
        for start in range(0, len(self._parents), 500):
            part = self._parents[start : start + 500]
            numbers = b" ".join(b"%d %s" % (start + place, owner) for place, owner in enumerate(part))
            limits = b"[%d %d]" % (start, start + len(part) - 1)
            leaves.append(ref(self._file.add(b"<</Limits%s/Nums[%s]>>" % (limits, numbers))))
        ids = b"/IDTree<</Names[" + b" ".join(self._ids) + b"]>>" if self._ids else b""
        self._file.add(
            b"<</Type/StructTreeRoot/K %s/ParentTree<</Kids[%s]>>/ParentTreeNextKey %d%s>>"
            % (ref(self.document.number), b" ".join(leaves), len(self._parents), ids),
            self.root_number,
        )


def placed_alternative(words: str, box: tuple[float, float, float, float]) -> bytes:
    """The attributes that say in words what a figure shows, and where on its page it stands (from its lower left)."""
    area = " ".join(map(real, box)).encode("ascii")
    return b"/Alt%s/A<</O/Layout/Placement/Block/BBox[%s]>>" % (text(words), area)


def spoken(language: str) -> bytes:
    """The attribute that names a language of an element's own."""
    return b"/Lang" + text(language) if language else b""


def table_cell(*, scope: str = "", colspan: int = 1, rowspan: int = 1) -> bytes:
    """A cell's attributes."""
    inner = b"/Scope/" + scope.encode("ascii") if scope else b""
    if colspan > 1:
        inner += b"/ColSpan %d" % colspan
    if rowspan > 1:
        inner += b"/RowSpan %d" % rowspan
    return b"/A<</O/Table%s>>" % inner if inner else b""
