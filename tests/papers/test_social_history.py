# SPDX-License-Identifier: Apache-2.0
"""The social history says what the disclosed record says, in the file as in the tree, and nothing withheld."""

import dataclasses
import io
import re
from collections import Counter
from datetime import date

import page
import pytest

from tests.disclosure.disclosed_samples import CASE, HIM, SECRETS, a_campaign, court, seeded, source_of, told, view_of
from tests.papers.readback import read_pdf
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.leaks.leak_search import search
from vlu_desktop.papers import social_history
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.social_history import history_in_brief, key_points
from vlu_desktop.record import conduct as c
from vlu_desktop.record import offending as o
from vlu_desktop.record import work as w
from vlu_desktop.record.finding import Finding
from vlu_desktop.text.spellings import Needle, find
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.font_book import FontBook
from vlu_desktop.typeset.pdf import write_pdf
from vlu_desktop.typeset.tree_content import Entry, content
from vlu_desktop.typeset.tree_numbering import cell_runs, plain


def pdf_of(document: t.Document, fonts: FontBook) -> tuple[bytes, dict[str, int]]:
    out = io.BytesIO()
    result = write_pdf(document, out, fonts=fonts)
    return out.getvalue(), dict(result.places)


def plain_text(document: t.Document) -> str:
    """All it says, in order, on one line."""
    return " ".join(cell for _, cells in content(document) for cell in cells)


def rows_of(entries: tuple[Entry, ...], caption: str) -> list[tuple[str, ...]]:
    """The rows of the table with that caption, its header left out."""
    found: list[tuple[str, ...]] = []
    inside = False
    for kind, cells in entries:
        if kind == "caption":
            inside = caption in cells[0]
        elif kind == "row" and inside:
            found.append(cells)
        elif kind not in ("row", "header"):
            inside = False
    return found


@pytest.fixture(scope="module")
def source() -> PaperSource:
    return source_of(court(view_of(*a_campaign())))


@pytest.fixture(scope="module")
def document(source: PaperSource) -> t.Document:
    return social_history.compose(source)


@pytest.fixture(scope="module")
def said(document: t.Document) -> tuple[Entry, ...]:
    return content(document)


def test_the_file_reads_as_the_tree(document: t.Document, fonts: FontBook) -> None:
    pdf, places = pdf_of(document, fonts)
    read = read_pdf(pdf)
    assert read.content() == content(document, pages=places)
    assert read.stray == ()
    for profile in ("pdfa-2a", "pdfua-1"):
        assert page.validate_pdf_bytes(pdf, profile=profile).is_compliant, profile


def test_the_same_record_gives_the_same_bytes(fonts: FontBook) -> None:
    def once() -> bytes:
        return pdf_of(social_history.compose(source_of(court(view_of(*a_campaign())))), fonts)[0]

    assert once() == once()


def test_every_entry_stands_once_and_its_number_is_right(source: PaperSource, said: tuple[Entry, ...]) -> None:
    rows = [row for row in rows_of(said, "What happened") if row[0]] + rows_of(said, "Entries that ended in acquittal")
    assert [row[0] for row in rows] == [str(n) for n in range(1, len(source.file.conduct) + 1)]
    for row, each in zip(rows, (*source.conduct, *source.acquitted), strict=True):
        assert each.incident.account in row[2]


def test_the_counts_are_those_of_the_case_each_proof_apart(source: PaperSource, said: tuple[Entry, ...]) -> None:
    counts = Counter(each.proof for each in source.file.conduct)
    shown = {row[0]: int(row[1]) for row in rows_of(said, "How far each entry has been proved")}
    assert shown == {
        "Proved in court": counts["convicted"],
        "Reported": counts["reported"],
        "Not asked whether reported": counts["not-asked"],
        "Acquitted": counts["acquitted"],
    }
    first = next(
        cells for kind, cells in said if kind == "item" and "The record holds entries of conduct" in cells[-1]
    )[-1]
    assert f"{counts['acquitted']} more ended in acquittal and stand apart" in first
    for status, words in (("convicted", "proved in court"), ("not-asked", "not asked whether reported to police")):
        assert f"{counts[status]} {words}" in first


def test_kinds_count_what_they_say(source: PaperSource, said: tuple[Entry, ...]) -> None:
    shown = {row[0]: int(row[1]) for row in rows_of(said, "Kinds of conduct")}
    assert sum(shown.values()) == sum(len(each.kinds) for each in source.conduct)


def test_what_ended_in_acquittal_counts_nowhere(source: PaperSource, said: tuple[Entry, ...]) -> None:
    out = {each.id for each in source.acquitted}
    assert out == {"n005", "n018"}
    assert not any(out & set(finding.incident_ids) for finding in source.findings)
    assert not any(out & {hit.key for hit in block.drawing.hits} for block in figures(source))
    breaches = rows_of(said, "How far the recorded breaches of each order have been proved")
    assert sum(int(row[-2]) for row in breaches) == 3
    assert not any("Acquitted" in cell for row in breaches for cell in row)


def figures(source: PaperSource) -> list[t.Figure]:
    return [block for block in social_history.compose(source).body if isinstance(block, t.Figure)]


def test_key_points_are_few_and_each_leads_somewhere(document: t.Document) -> None:
    points = [block for block in document.body if isinstance(block, t.NumberedParagraph) and block.emphasis]
    assert 3 <= len(points) <= 8
    for point in points[:-1]:
        assert any(isinstance(run, t.Ref) for run in point.text)


def test_a_finding_not_agreed_with_says_so_and_is_no_key_point(source: PaperSource) -> None:
    refused: Finding = source.agreed[0]
    review = w.FindingReview(
        id=RecordId("r"), case_id=CASE, rule=refused.rule, verdict="not-agreed", reason="The dates are wrong",
        on=date(2026, 10, 1),
    )  # fmt: skip
    changed = dataclasses.replace(source, reviews={refused.key: review})
    text = plain_text(social_history.compose(changed))
    assert "Reviewed by an officer on 1 October 2026: not agreed. Reason: The dates are wrong." in text
    assert text.count(refused.sentence.rstrip(".")) == 1


def test_marks_are_counted_as_a_reader_counts_them() -> None:
    view = view_of(*told(1, date(2026, 3, 3), "At 14 Tamarisk Rise, then ZZ91 4QT."), *told(2, date(2026, 3, 4)))
    document = social_history.compose(source_of(court(view)))
    text = plain_text(document)
    assert "withheld from this copy in 2 places" in text
    assert "W1, where somebody can be found: 2 marks, all in “Chronology”." in text


def test_what_is_left_out_whole_is_not_mentioned() -> None:
    refused = c.IncidentUse(id=RecordId("u"), incident_id="n001", purpose="court", agreed="no")
    with_it = view_of(*told(1, date(2026, 3, 3)), *told(2, date(2026, 3, 4)), refused)
    without = view_of(*told(2, date(2026, 3, 4)))
    one, other = (plain_text(social_history.compose(source_of(court(view)))) for view in (with_it, without))
    assert one == other


def test_an_empty_case_makes_a_document_that_says_so(fonts: FontBook) -> None:
    document = social_history.compose(source_of(court(view_of())))
    text = plain_text(document)
    assert "No incident stands in the record" in text
    pdf, places = pdf_of(document, fonts)
    assert read_pdf(pdf).content() == content(document, pages=places)


HOSTILE = (
    "<b>bold</b> & <para>", "اتصل بي ثلاث مرات", "🐦👩‍👧 said so", "evil \u202egnp.exe\u202c end",
    "=cmd()|'/C calc'!A0", "Siân, Łódź, ŵyn, Ωμέγα, 北京", "x" * 20_000, "word " * 40_000,
)  # fmt: skip


@pytest.mark.parametrize("account", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_was_written_comes_out_whole(account: str, fonts: FontBook) -> None:
    rows = told(1, date(2026, 3, 3), account, weapon="yes", weapon_detail=account[:200])
    order = o.Order(id=RecordId("o"), offender_id=HIM, kind="nmo", court=account[:200], status="in-force")
    document = social_history.compose(source_of(court(view_of(*rows, order))))
    pdf, _ = pdf_of(document, fonts)
    read = " ".join(cell for _, cells in read_pdf(pdf).content() for cell in cells)
    marked = re.sub(r"‹U\+([0-9A-F]+)›", lambda found: chr(int(found[1], 16)), read)
    assert "".join(account.split()) in "".join(marked.split())


@pytest.mark.parametrize("seed", range(8))
def test_no_secret_reaches_the_file(seed: int, fonts: FontBook) -> None:
    disclosed = court(seeded(seed))
    document = social_history.compose(source_of(disclosed))
    assert [cells for _, cells in content(document) if find(" ".join(cells), SECRETS)] == []
    assert find(f"{document.title} {document.subject} {document.author} {document.header_left}", SECRETS) == []
    pdf, _ = pdf_of(document, fonts)
    certain = tuple(each.needle for each in disclosed.guarded if each.certain)
    assert search(pdf, (*SECRETS, *certain), "social-history.pdf") == ()


def test_marac_reaches_no_page_unless_chosen(fonts: FontBook) -> None:
    rows = [*told(60, date(2026, 3, 3), "I was told it went to MARAC."), *a_campaign()]
    meetings = [
        w.Meeting(id=RecordId(f"m{n}"), case_id=CASE, kind="marac", on=date(2026, 4, n), status="held") for n in (1, 9)
    ]
    hidden = pdf_of(social_history.compose(source_of(court(view_of(*rows, *meetings)))), fonts)[0]
    words = [needle for needle in (each.needle for each in court(view_of()).guarded) if needle.label == "a meeting"]
    assert words
    assert search(hidden, words) == ()
    shown = plain_text(social_history.compose(source_of(court(view_of(*rows, *meetings), marac_reason="Asked for"))))
    assert "conference on 1 April 2026 and 9 April 2026" in shown


def test_a_move_is_in_it_and_where_to_is_not(said: tuple[Entry, ...]) -> None:
    (row,) = [row for row in rows_of(said, "What happened") if "Moved home" in row[2]]
    assert (row[0], row[1], row[2]) == ("", "1 Jun 2026", "Moved home.")


def test_the_latest_statement_stands_as_signed(said: tuple[Entry, ...]) -> None:
    paragraphs = [cells[0] for kind, cells in said if kind == "paragraph"]
    assert "I look behind me." in paragraphs
    lead = "Personal statement. Signed on 1 May 2026 and set out with its maker’s agreement"
    assert any(text.startswith(lead) for text in paragraphs)


def test_no_id_of_the_record_is_in_the_file(source: PaperSource, document: t.Document, fonts: FontBook) -> None:
    pdf, _ = pdf_of(document, fonts)
    ids = {row.id for rows in source.file.rows.values() for row in rows if re.fullmatch(r"[nb]\d{2,3}", row.id)}
    needles = [Needle(value=each, kind="text") for each in ids]
    assert len(needles) > 40
    assert search(pdf, needles) == ()


def test_no_total_stands_over_what_was_proved_and_what_was_not(said: tuple[Entry, ...]) -> None:
    """Each count of entries is apart: a total of proved and unproved matters is what a defence rightly attacks."""
    points = [cells[-1] for kind, cells in said if kind == "item"]
    assert not any("entries of conduct in all" in each for each in points)
    orders = rows_of(said, "Orders")
    assert any("convicted: 1" in cell.lower() for row in orders for cell in row)
    assert not any(cell.strip().isdigit() for row in orders for cell in row)


def _found(rule: str, limits: str) -> Finding:
    return Finding(rule=rule, rule_version="1", title=rule, sentence="S.", method="M.", limits=limits, source="")


def test_what_several_findings_can_not_bear_alike_is_said_once_and_led_to() -> None:
    """Single grave incidents share their limits; what counts those of one finding alone stands with it."""
    findings = [
        *(_found(rule, "It says that it is held. None is no sign that none was. Of 3 incidents, those vague: 1.")
          for rule in ("weapon", "arson")),
        _found("threat-to-kill", "It says that it is held. None is no sign that none was."),
        _found("distance", "It counts days."), _found("ladder", "It counts days."), _found("pets", ""),
    ]  # fmt: skip
    source = dataclasses.replace(source_of(court(view_of(*a_campaign()))), findings=tuple(findings))
    rows = rows_of(content(social_history.compose(source)), "The rule behind each finding")
    first = rows[0][0]
    assert [row[1].partition("Limits: ")[2] for row in rows] == [
        "It says that it is held. None is no sign that none was. Of 3 incidents, those vague: 1.",
        f"In general those of paragraph {first}. Of 3 incidents, those vague: 1.",
        f"In general those of paragraph {first}.",
        "It counts days.",
        "It counts days.",
        "",
    ]


def test_a_column_in_which_no_row_has_anything_is_left_out() -> None:
    plain = o.Sentence(id=RecordId("s1"), offender_id=HIM, kind="imprisonment", expressed="18 months")
    long = dataclasses.replace(plain, id=RecordId("s2"), tariff="7 years")
    for sentences, columns in (((plain,), 3), ((plain, long), 4)):
        said = content(social_history.compose(source_of(court(view_of(*a_campaign(), *sentences)))))
        assert {len(row) for row in rows_of(said, "Sentences as expressed")} == {columns}


def test_the_name_of_an_order_stands_once_over_all_its_outcomes_and_a_breach_keeps_its_number() -> None:
    breaches = [o.Breach(id=RecordId(f"b{n}"), order_id="order", incident_id=f"n{n:03}", outcome=outcome)
                for n, outcome in ((1, "reported"), (2, "charged"), (3, "nfa"))]  # fmt: skip
    told_of = [record for n in (1, 2, 3) for record in told(n, date(2026, 3, n + 1))]
    order = o.Order(
        id=RecordId("order"), offender_id=HIM, kind="ro-conviction", made=date(2026, 1, 5), served=date(2026, 1, 5)
    )
    document = social_history.compose(source_of(court(view_of(order, *told_of, *breaches))))
    table = next(block for block in document.body if isinstance(block, t.Table) and block.id == "breaches")
    assert [len(row) for row in table.rows] == [4, 3, 3]
    first = table.rows[0][0]
    assert isinstance(first, t.Cell)
    assert first.rowspan == 3
    chronology = next(block for block in document.body if isinstance(block, t.Table) and block.id == "chronology-table")
    statuses = [plain(run) for row in chronology.rows if row[0] for run in cell_runs(row[-1])]
    assert [status.partition(". ")[2] for status in statuses] == [f"Breach\u00a0{n}" for n in (1, 2, 3)]


def test_the_key_points_can_be_read_in_two_minutes_and_say_how_many_findings_they_leave_out(
    source: PaperSource,
) -> None:
    blocks = key_points.points(source, statement_too=True)
    points = [block for block in blocks if isinstance(block, t.NumberedParagraph)]
    assert sum(history_in_brief.words(block.text) for block in points) <= 320
    shown = sum(isinstance(run, t.Ref) and run.target.startswith("finding-") for block in points for run in block.text)
    (lead,) = [block for block in blocks if isinstance(block, t.Paragraph)]
    assert f"{len(source.findings) - shown} more findings stand under" in str(lead.text)


def test_one_of_several_findings_of_a_kind_is_said_to_be_one(source: PaperSource) -> None:
    text = " ".join(str(run) for block in key_points.points(source) if isinstance(block, t.NumberedParagraph)
                    for run in block.text)  # fmt: skip
    assert "findings of this kind)" in text
    assert "Recorded as in force on" in text
