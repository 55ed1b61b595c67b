# SPDX-License-Identifier: Apache-2.0
"""A bundle is one file counted from 1: its index and bookmarks lead to every item, and additions move nothing."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.foreign import foreign_samples as foreign
from tests.papers.readback import ReadDocument
from tests.typeset.reading import opened_clean, prove
from tests.typeset.tree_samples import document
from vlu_desktop.foreign import ExhibitFile, read_exhibit
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.papers.bundle.assemble import composed, write_bundle
from vlu_desktop.papers.bundle.bundle_contents import (
    Addition,
    Bundle,
    BundleResult,
    DocumentPart,
    ExhibitPart,
    ListedFile,
    SizeLimit,
    size_limits,
)
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.font_book import FontBook
from vlu_desktop.typeset.pdf import write_pdf
from vlu_desktop.typeset.standards import Standards

DIGEST = "0f" * 32
HISTORY = document(
    t.Cover(title="Social history", facts=(("Status", "Draft"),)),
    t.Contents(),
    t.Heading(text="Key points", id="top", new_page=True),
    *(t.NumberedParagraph(text="He was outside her place of work on three days of that week. " * 6) for _ in range(12)),
    t.Paragraph(text=("As told", t.NoteRef(target="note"), ".")),
    t.Landscape(body=(t.Heading(text="Schedule"), t.Table(columns=(t.Column(),), rows=(("cell",),)))),
    t.Heading(text="Notes"),
    t.Endnote(text="On 3 March 2026.", id="note"),
    header_left="Social history",
)
SHORT = document(
    t.Heading(text="A short paper", id="top"),
    t.NumberedParagraph(text=("See ", t.Ref(target="rows"), "."), id="one"),
    t.Table(columns=(t.Column(),), rows=(("cell",),), caption="Rows", id="rows"),
    title="Licence conditions", header_left="Licence conditions",
)  # fmt: skip


@pytest.fixture(scope="module")
def gate() -> ExhibitFile:
    return read_exhibit(foreign.photograph())


@pytest.fixture(scope="module")
def letter() -> ExhibitFile:
    return read_exhibit(foreign.badly_redacted())


def bundle(gate: ExhibitFile, letter: ExhibitFile) -> Bundle:
    return Bundle(
        title="Bundle: R v Person", subtitle="Papers of the victim liaison unit", identity="7F2C91AE",
        made=datetime(2026, 8, 4, tzinfo=UTC), marking="OFFICIAL-SENSITIVE", header_left="R v Person",
        facts=(("Prepared for", "The court"),),
        parts=(
            DocumentPart(document=HISTORY, dated="4 August 2026"),
            DocumentPart(document=SHORT),
            ExhibitPart(reference="AB/1", title="The gate", file=gate, sha256=DIGEST, alternative="A broken gate.",
                        facts=(("Taken in", "3 March 2026"),)),
            ListedFile(reference="AB/2", title="Voicemail", kind="audio, 2 minutes", sha256=DIGEST, kept_at="The unit"),
            ExhibitPart(reference="AB/3", title="A letter", file=letter, sha256=DIGEST, dated="1 March 2026"),
        ),
    )  # fmt: skip


def proved(made: Bundle, fonts: FontBook) -> tuple[bytes, BundleResult, ReadDocument]:
    """The bundle's file, once it is proved to say what its tree says."""
    out = io.BytesIO()
    result = write_bundle(made, out, fonts=fonts)
    return out.getvalue(), result, prove(out.getvalue(), result.pdf, composed(made)[0], fonts)


def test_every_item_is_where_the_index_and_the_bookmarks_say(
    gate: ExhibitFile, letter: ExhibitFile, fonts: FontBook, tmp_path: Path
) -> None:
    pdf, result, read = proved(bundle(gate, letter), fonts)
    (tmp_path / "bundle.pdf").write_bytes(pdf)
    assert opened_clean(tmp_path / "bundle.pdf") == []
    places = {entry.title: (entry.first, entry.last) for entry in result.entries}
    first, last = places["Social history: R v Person"]
    assert first == 2
    assert places["Licence conditions"] == (last + 1, last + 1)
    assert places["The gate"] == (last + 2, last + 2)
    assert places["A letter"] == (last + 3, last + 3)
    assert result.pdf.pages == last + 3
    top = [(title, page) for level, title, page in read.bookmarks if level == 1]
    assert [page for _, page in top] == [1, *(entry.first for entry in result.entries)]
    assert top[-1][0] == f"Exhibit AB/3: A letter, page {last + 3}"
    for entry in result.entries:
        assert (entry.title, entry.first) in read.links()
    listed = next(row for row in read.root.all("TR") if "Voicemail" in row.text)
    assert [cell.text for cell in listed.parts()] == ["4", "AB/2", "Voicemail", "–", "listed"]
    assert ("row", ("4", "audio, 2 minutes", "The unit", DIGEST)) in read.content()
    assert all(f"Page {at} of {result.pdf.pages}" in page for at, page in enumerate(read.decoration, start=1))


def test_an_index_of_nine_entries_is_one_page_and_nothing_follows_it_empty(gate: ExhibitFile, fonts: FontBook) -> None:
    documents = tuple(DocumentPart(document=SHORT, dated="4 August 2026") for _ in range(7))
    shown = ExhibitPart(reference="AB/1", title="The gate", file=gate, sha256=DIGEST, alternative="A broken gate.")
    heard = ListedFile(reference="AB/2", title="Voicemail", kind="audio", sha256=DIGEST, kept_at="The unit")
    nine = Bundle(
        title="Bundle: R v Person", made=datetime(2026, 8, 4, tzinfo=UTC), identity="7F2C91AE",
        parts=(*documents, shown, heard),
    )  # fmt: skip
    result = write_bundle(nine, io.BytesIO(), fonts=fonts)
    assert [entry.first for entry in result.entries] == list(range(2, 10))
    assert result.pdf.pages == 9


def test_the_file_claims_no_more_than_is_true(gate: ExhibitFile, letter: ExhibitFile, fonts: FontBook) -> None:
    with_letter = bundle(gate, letter)
    pdf, result, read = proved(with_letter, fonts)
    assert result.standards is Standards.ARCHIVABLE
    assert "makes no claim" not in pdf.decode("latin-1")
    (said,) = [cells[0] for kind, cells in read.content() if kind == "paragraph" and "does not claim" in cells[0]]
    assert "made to meet PDF/A-2u" in said
    _, result, read = proved(replace(with_letter, parts=with_letter.parts[:4]), fonts)
    assert result.standards is Standards.ACCESSIBLE
    undescribed = ExhibitPart(reference="AB/9", title="A gate", file=gate, sha256=DIGEST)
    _, result, _ = proved(replace(with_letter, parts=(undescribed,)), fonts)
    assert result.standards is Standards.ARCHIVABLE


def test_what_is_hidden_in_a_letter_is_nowhere_and_said(
    gate: ExhibitFile, letter: ExhibitFile, fonts: FontBook
) -> None:
    _, result, read = proved(bundle(gate, letter), fonts)
    assert "She was moved to on Monday." in [node.text for node in read.root.all("P")]
    assert "Lane" not in read.root.text
    assert "Palename" not in read.root.text
    assert result.warnings == (
        "AB/3: Words that are in the file but cannot be seen on its pages were left out: 5.",
    )  # fmt: skip


@pytest.mark.parametrize("many", [1, 9])
def test_later_additions_stand_at_the_end_and_no_page_changes_its_number(
    gate: ExhibitFile, letter: ExhibitFile, fonts: FontBook, many: int
) -> None:
    base = bundle(gate, letter)
    base = replace(base, parts=base.parts[:4])
    _, before, first = proved(base, fonts)
    additions = tuple(
        Addition(
            title=f"Added on {at} September 2026, " + "among other things " * 20,
            parts=(ExhibitPart(reference=f"CD/{at}", title="A letter", file=letter, sha256=DIGEST),
                   DocumentPart(document=SHORT)),
        )
        for at in range(1, many + 1)
    )  # fmt: skip
    _, after, second = proved(replace(base, additions=additions), fonts)
    assert after.entries[: len(before.entries)] == before.entries
    for key, page in before.pdf.places.items():
        assert after.pdf.places[key] == page
    assert after.entries[len(before.entries)].first == before.pdf.pages + 2  # the addition's own index comes first
    numbers = [row.text.split()[0] for row in second.root.all("TR") if row.text.endswith(str(after.entries[-1].first))]
    assert str(len(base.parts) + 2 * many) in numbers
    shown = [text.replace(f"of {after.pdf.pages}", "of") for text in second.decoration[: before.pdf.pages]]
    assert shown == [text.replace(f"of {before.pdf.pages}", "of") for text in first.decoration]


def test_a_document_in_a_bundle_says_what_it_says_alone(
    gate: ExhibitFile, letter: ExhibitFile, fonts: FontBook
) -> None:
    alone = write_pdf(SHORT, io.BytesIO(), fonts=fonts)
    assert alone.pages == 1
    _, _, read = proved(bundle(gate, letter), fonts)
    part = next(node for node in read.root.all("Part") if node.title == "Licence conditions")
    assert part.text == "A short paper 1. See table 1. Table 1. Rows cell"


def test_the_same_bundle_gives_the_same_bytes(gate: ExhibitFile, letter: ExhibitFile, fonts: FontBook) -> None:
    made = bundle(gate, letter)
    assert proved(made, fonts)[0] == proved(made, fonts)[0]


def test_a_file_over_the_limit_of_its_day_is_warned_of(gate: ExhibitFile, letter: ExhibitFile, fonts: FontBook) -> None:
    (limit,) = size_limits(date(2026, 8, 4))
    assert limit.most_bytes == 36_000_000
    assert limit.warning(36_000_000) == ""
    assert limit.warning(36_000_001).startswith("This file is 36.0 MB. A court, by its own mail takes at most 36 MB")
    assert size_limits(date(2019, 1, 1)) == ()
    small = SizeLimit(recipient="the board", most_bytes=1000, source="a test", valid_from=date(2026, 1, 1))
    result = write_bundle(bundle(gate, letter), io.BytesIO(), fonts=fonts, limits=(small,))
    assert result.warnings[0].startswith("This file is ")


def test_a_writing_that_is_stopped_leaves_the_earlier_file(
    gate: ExhibitFile, letter: ExhibitFile, fonts: FontBook, tmp_path: Path
) -> None:
    out = tmp_path / "bundle.pdf"
    out.write_bytes(b"earlier")

    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_bundle(bundle(gate, letter), out, fonts=fonts, progress=stop)
    assert [path.name for path in tmp_path.iterdir()] == ["bundle.pdf"]
    assert out.read_bytes() == b"earlier"


def test_an_empty_bundle_is_refused(gate: ExhibitFile, letter: ExhibitFile) -> None:
    with pytest.raises(UserError, match="at least one"):
        composed(replace(bundle(gate, letter), parts=()))


@pytest.mark.soak
def test_a_bundle_of_two_thousand_pages(letter: ExhibitFile, fonts: FontBook, tmp_path: Path) -> None:
    told = "He was outside her place of work on three days of that week. "
    rows = tuple((str(n), "3 March 2026", "Threat", told * 8) for n in range(2_000))
    long = document(
        t.Contents(),
        t.Heading(text="Chronology"),
        t.Table(columns=(t.Column(),) * 4, header=(("No.", "When", "Kind", "What"),), rows=rows),
    )
    parts = tuple(DocumentPart(document=replace(long, title=f"Volume {at}")) for at in range(1, 13))
    made = Bundle(
        title="Bundle", identity="7F2C", made=datetime(2026, 8, 4, tzinfo=UTC),
        parts=(*parts, ExhibitPart(reference="AB/3", title="A letter", file=letter, sha256=DIGEST)),
    )  # fmt: skip
    pdf, result, _ = proved(made, fonts)
    assert result.pdf.pages > 2_000
    (tmp_path / "bundle.pdf").write_bytes(pdf)
    assert opened_clean(tmp_path / "bundle.pdf") == []
