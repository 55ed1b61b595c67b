# SPDX-License-Identifier: Apache-2.0
"""What reportlab wrote becomes a file to keep: nothing of reportlab's own is left in it, and no end of a stream is in
doubt."""

import io
import re

import page
import pikepdf
import pytest

from tests.typeset.tree_samples import document, rich, written
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.font_book import FontBook
from vlu_desktop.typeset.pdf import archive_finish as archive
from vlu_desktop.typeset.pdf import writer
from vlu_desktop.typeset.pdf.objects import PaperFile, entries, memory, name, ref

IN_DOUBT = b"\r\nendstream"


def doubtful() -> bytes:
    """A file whose packed objects were compressed to an end in a carriage return, as one in 256 is."""
    for number in range(4000):
        pdf = pikepdf.new()
        pdf.add_blank_page()
        pdf.Root.Kept = pdf.make_indirect(pikepdf.Dictionary(Number=pikepdf.String("a" * number)))
        out = io.BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
        if re.search(rb"/ObjStm[^\n]*\nstream\n(?:(?!endstream).)*\r\nendstream", out.getvalue(), re.DOTALL):
            return out.getvalue()
    raise AssertionError("none found")


def test_a_stream_whose_end_is_in_doubt_is_written_otherwise() -> None:
    data = doubtful()
    assert IN_DOUBT in data
    for attempt in range(4):
        data = archive._saved_otherwise(data, attempt)
        if IN_DOUBT not in data:
            break
    assert IN_DOUBT not in data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert "/Number" in pdf.Root.Kept
        assert pdf.check_pdf_syntax() == []


def test_a_finished_file_is_looked_through_for_such_ends(fonts: FontBook, monkeypatch: pytest.MonkeyPatch) -> None:
    saved, calls = archive._saved, 0

    def first_in_doubt(pdf: pikepdf.Pdf) -> bytes:
        nonlocal calls
        calls += 1
        return saved(pdf) + (b"%\r\nendstream\n" if calls == 1 else b"")

    monkeypatch.setattr(archive, "_saved", first_in_doubt)
    pdf, _ = written(document(t.Paragraph(text="Words")), fonts)
    assert calls >= 2
    assert IN_DOUBT not in pdf
    for profile in ("pdfa-2a", "pdfua-1"):
        assert page.validate_pdf_bytes(pdf, profile=profile).is_compliant


@pytest.mark.parametrize("data", [b"ends in\r", b"ends otherwise"])
def test_no_stream_that_is_written_ends_in_a_carriage_return(data: bytes) -> None:
    with memory() as out:
        file = PaperFile(out)
        stream = file.stream(data, compress=False)
        pages = file.add(entries(Type=name("Pages"), Kids="[]", Count=0))
        file.close(file.add(entries(Type=name("Catalog"), Pages=ref(pages), Kept=ref(stream))))
        out.seek(0)
        assert b"\rendstream" not in out.read()
        out.seek(0)
        with pikepdf.open(out) as pdf:
            assert pdf.Root.Kept.read_bytes().rstrip(b"\n") == data


def test_nothing_says_who_wrote_it_but_this_program(fonts: FontBook) -> None:
    pdf, _ = written(rich(), fonts)
    assert b"ReportLab" not in pdf
    assert b"anonymous" not in pdf
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert set(opened.docinfo.keys()) == {
            "/Author", "/CreationDate", "/Creator", "/ModDate", "/Producer", "/Subject", "/Title",
        }  # fmt: skip
        assert opened.docinfo["/Producer"] == "vlu-desktop"
        assert "/Filter" not in opened.Root.Metadata
        assert bytes(opened.trailer.ID[0]) == bytes(opened.trailer.ID[1])
        assert not any(
            "Helvetica" in str(font.BaseFont) for each in opened.pages for font in each.Resources.Font.values()
        )


def test_where_memory_cannot_be_mapped_the_same_bytes_come_out(
    fonts: FontBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    mapped, _ = written(rich(), fonts)
    monkeypatch.setattr(writer, "memory", io.BytesIO)
    assert written(rich(), fonts)[0] == mapped
