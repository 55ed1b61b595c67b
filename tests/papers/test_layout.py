# SPDX-License-Identifier: Apache-2.0
"""How pages are laid out: full enough, tables that begin and go on as tables, one first heading, type large enough."""

import io
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, datetime
from itertools import chain, count, product

import pypdfium2
import pytest

from tests.papers.every_tree import DOCUMENT_TREES
from tests.papers.example_documents import REFERENCES, documents_of
from tests.papers.readback import read_pdf
from tests.papers.whole_case import ANSWERS, EVERY, made, whole_case
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import WELSH
from vlu_desktop.papers.briefing_sheet import Briefing, compose
from vlu_desktop.papers.common.common_sections import SIGN_OFF
from vlu_desktop.papers.common.document_facts import Facts
from vlu_desktop.papers.common.large_print import enlarged
from vlu_desktop.record.unit_table import UnitRow, UnitTable
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.font_book import FontBook
from vlu_desktop.typeset.pdf import PdfResult, write_pdf
from vlu_desktop.typeset.pdf.styles import LANDSCAPE, LARGE, LARGE_SIZE, NORMAL, PORTRAIT, TextStyle
from vlu_desktop.typeset.tree_content import content
from vlu_desktop.typeset.tree_numbering import cell_runs, plain

_FULL_ENOUGH = 0.33
_AT_FOOT = 0.5
"""Of a page: how far down its last heading stands at its foot; higher up, what comes is too tall for the page."""
SAMPLED = (("CVL/2026/0119", "usual"), ("CVL/2020/0078", "usual"), ("CVL/2026/0119", "large"))
"""Cases of the example whose documents are laid out in every run, and in which print; the soak does all in both."""


def probed(document: t.Document) -> tuple[t.Document, list[list[str]]]:
    """The document with an id in each block and the first cell of every row, and the ids of each table's rows."""
    tables: list[list[str]] = []
    headings = count()

    def of(block: t.Block) -> t.Block:
        if isinstance(
            block, t.Paragraph | t.NumberedParagraph | t.BulletList | t.NumberedList | t.Callout | t.KeyValue
        ):
            return replace(block, id=block.id or f"block-{next(headings)}")
        if isinstance(block, t.Landscape):
            return replace(block, body=tuple(of(each) for each in block.body))
        if isinstance(block, t.Heading):
            return replace(block, id=block.id or f"heading-{next(headings)}")
        if not isinstance(block, t.Table) or not block.rows:
            return block
        rows: list[t.Row] = []
        ids: list[str] = []
        for row in block.rows:
            first = row[0] if isinstance(row[0], t.Cell) else t.Cell(content=row[0])
            ids.append(first.id or f"probe-{len(tables)}-{len(ids)}")
            rows.append((replace(first, id=ids[-1]), *row[1:]))
        tables.append(ids)
        return replace(block, rows=tuple(rows))

    return replace(document, body=tuple(of(block) for block in document.body)), tables


def headed(probe: t.Document) -> Iterator[tuple[str, str]]:
    """Each heading and what must begin on its page: the block beneath it and, right over a table or with no more than
    what leads to one, that table's first row; the same of facts in two columns and of what leads to points."""
    blocks = list(chain.from_iterable(each.body if isinstance(each, t.Landscape) else (each,) for each in probe.body))
    for heading, following, then in zip(blocks, blocks[1:], [*blocks[2:], None], strict=False):
        if not isinstance(heading, t.Heading):
            continue
        if not isinstance(following, t.Table) and (begins := getattr(following, "id", "")):
            yield heading.id, begins
        leads = getattr(following, "style", None) in (t.Style.LEAD, t.Style.SMALL)
        table = then if leads else following
        if isinstance(table, t.KeyValue | t.NumberedParagraph | t.BulletList | t.NumberedList):
            yield heading.id, table.id
        if isinstance(table, t.Table) and table.rows:
            first = table.rows[0][0]
            assert isinstance(first, t.Cell)
            yield heading.id, first.id


def written(document: t.Document, fonts: FontBook) -> tuple[bytes, PdfResult]:
    out = io.BytesIO()
    result = write_pdf(document, out, fonts=fonts)
    return out.getvalue(), result


def fullness(pdf: bytes) -> Iterator[float]:
    """How far down each page is written on, from 0 to 1, its running heads and feet left out."""
    opened = pypdfium2.PdfDocument(pdf)
    for page in opened:
        shape = PORTRAIT if page.get_height() >= page.get_width() else LANDSCAPE
        drawn = page.render(scale=0.5, grayscale=True).to_pil()
        body = drawn.crop((0, int(shape.top / 2) - 2, drawn.width, int(shape.bottom / 2) + 2))
        box = body.point(lambda level: 255 if level < 200 else 0).getbbox()
        yield box[3] / body.height if box else 0.0
    opened.close()


def begins_with(pdf: bytes, page: int, decoration: str) -> str:
    """The first line of a page beneath its running head."""
    opened = pypdfium2.PdfDocument(pdf)
    said = opened[page - 1].get_textpage().get_text_range().splitlines()
    opened.close()
    return next((line.strip() for line in said if line.strip() and line.strip() not in decoration), "")


def faults(document: t.Document, fonts: FontBook) -> list[str]:
    """Every rule of layout that a document breaks."""
    probe, tables = probed(document)
    pdf, result = written(probe, fonts)
    read, found = read_pdf(pdf), []
    goes_on = say_in(document.language, "pages.goes-on").lower()
    full = list(fullness(pdf))
    found += [f"page {n} is {part:.0%} full" for n, part in enumerate(full, start=1)
              if part < _FULL_ENOUGH and 1 < n < len(full)]  # fmt: skip
    heads = [node.text for node in read.root.all("H1")]
    if len(heads) != 1:
        found.append(f"first headings: {heads}")
    found += [f"page {n} has a head or foot that is cut" for n, said in enumerate(read.decoration, 1) if "…" in said]
    marking = " ".join(document.marking.split())
    found += [f"page {n} lacks its marking" for n, said in enumerate(read.decoration, 1)
              if " ".join(said.split()).count(marking) < 2]  # fmt: skip
    for heading, begins in headed(probe):
        page = result.places[heading]
        if page != result.places[begins] and full[page - 1] > _AT_FOOT:
            found.append(f"{heading} stands at a page's foot without {begins}")
    found += [f"{sign.id} stands on page {page} without the end of what is signed" for sign, page in (
              (block, result.places[block.id]) for block in probe.body if isinstance(block, t.Heading) and block.room)
              if page > 1 and begins_with(pdf, page, read.decoration[page - 1]) == plain(sign.text)]  # fmt: skip
    for ids in tables:
        pages = [result.places[each] for each in ids]
        if len(pages) > 1 and pages[0] != pages[1]:
            found.append(f"a table begins with one row on page {pages[0]}")
        going_on = set(range(pages[0] + 1, pages[-1] + 1))
        found += [f"page {n} does not say that a table goes on" for n in going_on
                  if goes_on not in read.decoration[n - 1].lower()]  # fmt: skip
    return found


@pytest.mark.parametrize("name", sorted(DOCUMENT_TREES))
def test_every_page_of_every_kind_is_laid_out_by_the_rules(name: str, fonts: FontBook) -> None:
    assert faults(DOCUMENT_TREES[name](), fonts) == []


@pytest.mark.parametrize(
    ("reference", "size"),
    [
        each if each in SAMPLED else pytest.param(*each, marks=pytest.mark.soak)
        for each in product(REFERENCES, ("usual", "large"))
    ],
)
def test_every_page_of_every_example_case_is(reference: str, size: str, fonts: FontBook) -> None:
    made_of = documents_of(reference, size)
    assert len(made_of) >= 18
    found = {name: faults(document, fonts) for name, document in made_of.items()}
    assert {name: each for name, each in found.items() if each} == {}


@pytest.mark.parametrize(
    "reference",
    [each if each == "CVL/2026/0119" else pytest.param(each, marks=pytest.mark.soak) for each in REFERENCES],
)
def test_every_page_in_welsh_is_too(reference: str, fonts: FontBook) -> None:
    made_of = documents_of(reference, "large", WELSH)
    assert made_of
    found = {name: faults(document, fonts) for name, document in made_of.items()}
    assert {name: each for name, each in found.items() if each} == {}


@pytest.mark.parametrize(
    ("kind", "audience"),
    [each if each[0] in ("chronology", "marac-referral", "custody-log") else pytest.param(*each, marks=pytest.mark.soak)
     for each in EVERY],
)  # fmt: skip
def test_every_kind_can_be_had_in_large_print_with_the_same_words(kind: str, audience: str, fonts: FontBook) -> None:
    answers = ANSWERS.get(kind, {})
    usual, large = (made(whole_case(), kind, audience, {**answers, "size": size}) for size in ("usual", "large"))
    assert (usual.large, large.large) == (False, True)
    said = [
        {word.strip(",;:") for _, cells in content(each) for cell in cells for word in cell.split()}
        for each in (usual, large)
    ]
    assert said[0] - said[1] == set()
    assert read_pdf(written(large, fonts)[0]).stray == ()


def test_nothing_that_is_read_is_small() -> None:
    running = {"furniture", "marking"}
    for sheet, body, least in ((NORMAL, 11, 9), (LARGE, LARGE_SIZE, LARGE_SIZE)):
        assert sheet.body.size == body
        for each in fields(sheet):
            looks = getattr(sheet, each.name)
            for look in looks if isinstance(looks, tuple) else (looks,):
                if isinstance(look, TextStyle) and each.name not in running:
                    assert look.size >= least, each.name


def test_a_heading_asks_for_a_new_page_only_where_the_page_is_worth_it(fonts: FontBook) -> None:
    def pages(paragraphs: int) -> int:
        said = tuple(t.Paragraph(text="Said. " * 60) for _ in range(paragraphs))
        second = t.Heading(text="Two", level=2, new_page=True, id="two")
        body: tuple[t.Block, ...] = (t.Heading(text="One"), *said, second, t.Paragraph(text="Said."))
        document = replace(made(whole_case(), "exhibits", "court"), body=body)
        return written(document, fonts)[1].places["two"]

    assert (pages(1), pages(6)) == (1, 2)


@pytest.mark.parametrize("lines", [8, 12, 14, 16])
def test_tall_rows_leave_no_page_empty_and_no_head_with_one_row(lines: int, fonts: FontBook) -> None:
    said = "Said, and said again so that the row is tall. " * lines
    rows = tuple((str(n), said) for n in range(4))
    table = t.Table(columns=(t.Column(), t.Column(width=5)), header=(("No.", "What"),), rows=rows, caption="Rules")
    base = replace(made(whole_case(), "exhibits", "court"), large=True)
    for before in range(0, 15, 3):
        filler = tuple(t.Paragraph(text="Before. ") for _ in range(before))
        body: tuple[t.Block, ...] = (t.Heading(text="One"), *filler, t.Heading(text="Two", level=2), table)
        found = faults(replace(base, body=(t.Paragraph(text="First. " * 90), *body)), fonts)
        assert found == [], before


@pytest.mark.parametrize("lines", [7, 8])
def test_a_table_of_tall_rows_begins_on_a_page_hardly_begun(lines: int, fonts: FontBook) -> None:
    rows = tuple((str(n), "Said, and said again so that the row is tall. " * n) for n in (19, 16, 15))
    columns = (t.Column(width=1.35), t.Column(width=9))
    caption = "The rule behind each finding, and its limits"
    table = t.Table(columns=columns, header=(("No.", "What"),), rows=rows, caption=caption, small=True)
    filler = tuple(t.Paragraph(text="Before. ") for _ in range(lines))
    opening = (t.Heading(text="One"), t.Paragraph(text="First."), t.PageBreak())
    base = replace(made(whole_case(), "exhibits", "court"), large=True)
    assert faults(replace(base, body=(*opening, *filler, t.Heading(text="Two", level=2), table)), fonts) == []


def test_in_large_print_an_entry_is_one_row_with_the_name_of_each_thing_before_it() -> None:
    usual, large = (made(whole_case(), "chronology", "court", {"size": size}) for size in ("usual", "large"))
    of = [next(block for block in each.body if isinstance(block, t.Table)) for each in (usual, large)]
    assert [len(table.rows) for table in of] == [len(of[0].rows)] * 2
    told = [cells for kind, cells in content(large) if kind == "row" and len(cells) == 2 and cells[0].isdigit()]
    assert len(told) > 20
    assert all("When: " in rest and "What: " in rest for _, rest in told)


def test_rows_for_a_spreadsheet_keep_their_columns_in_large_print() -> None:
    asked = {"size": "large", "file": "xlsx"}
    assert made(whole_case(), "chronology", "court", asked) == made(whole_case(), "chronology", "court")


def test_in_large_print_what_is_short_shares_a_line_and_what_reaches_over_rows_is_in_each() -> None:
    names = ("Order", "Term", "Made", "Served", "Ends", "Breaches")
    first = (t.Cell(content="A", rowspan=2), "1", "3 May", "4 May", "–", "Three in all, " * 9)
    last = t.Cell(content="None", id="what-is-led-to")
    table = t.Table(columns=(t.Column(),) * 6, header=(names,), rows=(first, ("2", "5 May", "", "–", last)))
    base = replace(made(whole_case(), "exhibits", "court"), body=(table,))
    (large,) = enlarged(base).body
    assert isinstance(large, t.Table)
    assert large.header == (("Order", "Term, Made, Served, Ends, Breaches"),)
    assert [next(plain(part) for part in cell_runs(row[1])) for row in large.rows] == [
        "Term:\u00a01; Made: 3 May; Served: 4 May; Ends:\u00a0–",
        "Term:\u00a02; Made: 5 May; Ends:\u00a0–; Breaches: None",
    ]
    assert [[plain(part) for part in cell_runs(row[0])] for row in large.rows] == [["A"], ["A"]]
    assert len(list(cell_runs(large.rows[0][1]))) == 2
    assert [cell.id for cell in large.rows[1] if isinstance(cell, t.Cell)] == ["what-is-led-to", ""]


def test_no_word_of_a_table_s_headings_or_names_is_broken(fonts: FontBook) -> None:
    table = t.Table(
        columns=(t.Column(), t.Column(width=9)),
        header=(("Paragraph", "Rule"),),
        rows=((t.Cell(content="Non-molestation order", header=True), "Said. " * 60),),
    )
    document = replace(made(whole_case(), "exhibits", "court"), large=True, body=(t.Heading(text="One"), table))
    drawn = pypdfium2.PdfDocument(written(document, fonts)[0])[0].get_textpage().get_text_range()
    assert "Paragraph" in drawn
    assert "molestation" in drawn


def test_no_short_word_of_a_cell_is_broken_where_there_is_room_for_it(fonts: FontBook) -> None:
    """ "not recorded" stood as "not reco" and "rded" in a narrow column of seven."""
    columns = tuple(t.Column(width=each) for each in (2, 4, 1.7, 1, 1.8, 1.6, 1.8))
    rows = (("Stalking", "Said. " * 9, "not recorded", "not recorded", "Police", "The victim", "From a document"),)
    names = ("History of", "What", "When", "How many", "Against", "Told by", "Known how")
    table = t.Table(columns=columns, header=(names,), rows=rows)
    document = replace(made(whole_case(), "exhibits", "court"), body=(t.Heading(text="One"), table))
    drawn = pypdfium2.PdfDocument(written(document, fonts)[0])[0].get_textpage().get_text_range()
    assert drawn.split().count("recorded") == 2


@pytest.mark.parametrize("lead", [(), (t.Paragraph(text="Asked for.", style=t.Style.LEAD),)], ids=["", "led to"])
def test_under_a_heading_on_a_page_hardly_begun_its_table_begins(lead: tuple[t.Block, ...], fonts: FontBook) -> None:
    """The heading stays, or the page would be left nearly empty: its table is no page further on."""
    tall = "Said, and said again so that the row is tall. " * 9
    first: tuple[t.Cell | str, ...] = (t.Cell(content="One", id="row"), tall)
    rows = (first, *((str(n), tall) for n in range(2, 6)))
    table = t.Table(columns=(t.Column(), t.Column(width=4)), header=(("No.", "What"),), rows=rows, caption="Rules")
    base = replace(made(whole_case(), "exhibits", "court"), large=True)
    for many in range(4, 14, 2):
        filler = tuple(t.Paragraph(text="Before.") for _ in range(many))
        opening = (t.Heading(text="One"), t.Paragraph(text="First."), t.PageBreak())
        body: tuple[t.Block, ...] = (*opening, *filler, t.Heading(text="Two", level=2, id="two"), *lead, table)
        places = written(replace(base, body=body), fonts)[1].places
        assert places["row"] == places["two"], many


def test_what_leads_to_a_tall_table_goes_with_it_to_the_next_page(fonts: FontBook) -> None:
    rows = tuple((name, "Said, and said again so that the row is tall. " * 7) for name in ("One", "Two"))
    table = t.Table(columns=(t.Column(), t.Column(width=2)), header=(("What", "Why"),), rows=rows, caption="Asked")
    base = replace(made(whole_case(), "exhibits", "court"), large=True)
    for lines in (9, 14):
        filler = tuple(t.Paragraph(text="Before.") for _ in range(lines))
        said = (t.Heading(text="Two", level=2), t.Paragraph(text="Asked for. " * 9, style=t.Style.LEAD), table)
        assert faults(replace(base, body=(t.Heading(text="One"), *filler, *said)), fonts) == [], lines


def test_no_date_in_a_table_is_parted(fonts: FontBook) -> None:
    names = ("Action", "Agency", "Owner", "Due", "Status", "Reported", "What came of it")
    row = ("Monthly visit to the offender, and " * 3, "Police", "DS Tranmere-Oakes", "30 Dec 2026", "In progress",
           "30 Sep 2026, told by letter", "–")  # fmt: skip
    table = t.Table(columns=(t.Column(width=3), *(t.Column(width=1.1),) * 6), header=(names,), rows=(row,))
    document = replace(made(whole_case(), "exhibits", "court"), body=(t.Heading(text="One"), table))
    drawn = pypdfium2.PdfDocument(written(document, fonts)[0])[0].get_textpage().get_text_range()
    assert [each for each in ("30 Dec 2026", "30 Sep 2026", "In progress") if each not in drawn] == []


@pytest.mark.parametrize(("columns", "more"), [(1, 0), (2, 1)])
def test_every_page_of_a_unit_s_briefing_is_laid_out_by_the_rules(columns: int, more: int, fonts: FontBook) -> None:
    """A table of one column has its bars above it."""
    made_on = datetime(2026, 11, 16, tzinfo=UTC)
    tables = tuple(
        UnitTable(
            key=f"k{n}", title=f"Question {n}", definition="What is counted, and of whom. " * 3, base=20,
            base_said="Of 20 offenders", columns=("Number",) * columns,
            rows=tuple(UnitRow(label=f"Row {row}", counts=(row + 1,) * columns) for row in range(2 + (n + more) % 6)),
        )
        for n in range(16)
    )  # fmt: skip
    briefing = Briefing(tables=tables, up_to=made_on.date(), cases=20, least=5, recipient="The board")
    assert faults(compose(briefing, Facts(made=made_on, data_to=made_on.date(), head="AB12 CD34")), fonts) == []


@pytest.mark.parametrize("style", [t.Style.LEAD, t.Style.SMALL])
@pytest.mark.parametrize(
    "table",
    [
        t.Table(columns=(t.Column(),), header=(("What",),), rows=((t.Cell(content="One", id="row"),), ("Two",))),
        t.KeyValue(rows=(("Entry", "One thing that was told. " * 20), ("Finding", "What a rule finds.")), id="row"),
    ],
    ids=["a table", "facts"],
)
def test_what_leads_to_a_table_never_stands_at_a_page_s_foot_without_it(
    table: t.Table | t.KeyValue, style: t.Style, fonts: FontBook
) -> None:
    base = made(whole_case(), "exhibits", "court")
    for lines in range(25, 32, 2):
        filler = tuple(t.Paragraph(text="Before.") for _ in range(lines))
        said = (t.Heading(text="Two", level=2, id="two"), t.Paragraph(text="Asked for.", style=style), table)
        places = written(replace(base, body=(t.Heading(text="One"), *filler, *said)), fonts)[1].places
        assert places["row"] == places["two"], lines


def test_no_heading_stands_at_a_page_s_foot_without_what_it_is_over(fonts: FontBook) -> None:
    signed = (
        t.Paragraph(text="Prepared on the day.", id="prepared"),
        t.Paragraph(text="The officer", style=t.Style.SIGNATURE),
        t.Paragraph(text="The manager", style=t.Style.SIGNATURE),
    )
    table = t.Table(columns=(t.Column(),), header=(("What",),), rows=(("One",), ("Two",)))
    under: dict[str, tuple[t.Block, ...]] = {
        "lines to sign on": signed,
        "a box": (t.Callout(title="Mind", body=(t.Paragraph(text="Said. " * 30),)),),
        "a second heading": (t.Heading(text="Three", level=3), table),
        "what leads to points": (
            t.Paragraph(text="In brackets.", style=t.Style.LEAD), t.NumberedParagraph(text="It shows. " * 30),
        ),
        "what leads to a list": (
            t.Paragraph(text="In brackets.", style=t.Style.SMALL), t.BulletList(items=("It shows. " * 30, "More.")),
        ),
    }  # fmt: skip
    base = replace(made(whole_case(), "exhibits", "court"), large=True)
    for name, each in under.items():
        for many in (16, 17, 18, 19, 20):
            filler = tuple(t.Paragraph(text="Before.") for _ in range(many))
            body: tuple[t.Block, ...] = (t.Heading(text="One"), *filler, t.Heading(text="Two", level=2), *each)
            assert [found for found in faults(replace(base, body=body), fonts) if "foot" in found] == [], (name, many)


def test_no_line_to_sign_on_stands_on_a_page_without_what_is_signed(fonts: FontBook) -> None:
    base = replace(made(whole_case(), "exhibits", "court"), large=True)
    signed = (
        t.Paragraph(text="Prepared on the day.", id="prepared"),
        t.Paragraph(text="The officer", style=t.Style.SIGNATURE, id="officer"),
        t.Paragraph(text="The manager", style=t.Style.SIGNATURE, id="manager"),
    )
    for lines in range(14, 24, 3):
        filler = tuple(t.Paragraph(text="Before.") for _ in range(lines))
        places = written(replace(base, body=(t.Heading(text="One"), *filler, *signed)), fonts)[1].places
        assert places["prepared"] == places["officer"] == places["manager"], lines


@pytest.mark.parametrize(
    ("many", "said", "large", "lines"), [(1, 1, False, 17), (2, 3, True, 5), (2, 3, True, 7), (3, 1, False, 14)]
)
def test_no_sign_off_goes_to_a_page_without_the_table_that_is_signed(
    many: int, said: int, large: bool, lines: int, fonts: FontBook
) -> None:
    row = "Said, and said again. " * 6 * said
    table = t.Table(
        columns=(t.Column(), t.Column(width=5)), header=(("What", "Why"),), rows=(("One", row),) * many,
        caption="What is signed", note="A mark has the same length. " * 4 if said == 1 else "",
    )  # fmt: skip
    sign = t.Heading(text="Sign-off", level=2, id="sign-off", room=SIGN_OFF)
    signed = (sign, t.Paragraph(text="Prepared."), t.Paragraph(text="The officer", style=t.Style.SIGNATURE))
    base = replace(made(whole_case(), "exhibits", "court"), large=large)
    filler = tuple(t.Paragraph(text="Before.") for _ in range(lines))
    body: tuple[t.Block, ...] = (t.Heading(text="One"), *filler, t.Heading(text="Two", level=2), table, *signed)
    assert faults(replace(base, body=body), fonts) == []


def test_a_heading_stays_with_a_table_of_few_rows_and_what_is_said_beneath_it(fonts: FontBook) -> None:
    table = t.Table(
        columns=(t.Column(),), header=(("What",),), rows=((t.Cell(content="One", id="row"),), ("Two",)),
        note="Said beneath it. " * 12, caption="What",
    )  # fmt: skip
    base = made(whole_case(), "exhibits", "court")
    for lines in range(20, 36, 2):
        filler = tuple(t.Paragraph(text="Before.") for _ in range(lines))
        body: tuple[t.Block, ...] = (t.Heading(text="One"), *filler, t.Heading(text="Two", level=2, id="two"), table)
        places = written(replace(base, body=body), fonts)[1].places
        assert places["row"] == places["two"], lines
