# SPDX-License-Identifier: Apache-2.0
"""The custody log of an exhibit: through whose hands it went, and ruled lines on which the next sign in ink."""

from vlu_desktop.disclosure.choosable import Choosable
from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.questions import Ask
from vlu_desktop.papers.common.reference_data import Reference
from vlu_desktop.papers.common.wording import number_of, sentence_case, short_day, told
from vlu_desktop.record.conduct import Exhibit, ExhibitCustody
from vlu_desktop.record.vocabulary import label
from vlu_desktop.typeset import tree as t

LINES = 8
"""Steps that can be written by hand on one form."""
_IS = (
    "It goes with an exhibit and says, as the record of the unit has it, who had it and when. Whoever takes it over, "
    "moves, copies or returns it signs the next line. A line written by hand stands in the record only once it has "
    "been entered there. It is not a statement that produces an exhibit in evidence, and it does not say that what the "
    "exhibit shows is true."
)
_NEXT = (
    ("Day and time", 1.7),
    ("What was done, and why", 2.6),
    ("By: name, signature", 2.6),
    ("To: name, signature", 2.6),
)


def _offered(file: Choosable, _: Reference) -> tuple[tuple[str, str], ...]:
    return tuple((row.id, f"{row.reference} {row.title}".strip()) for row in _in_order(file.all(Exhibit)))


ASKS = (Ask(key="exhibit", label="Exhibit", help="Each on a form of its own where none is chosen.", options=_offered),)


def compose(source: PaperSource) -> t.Document:
    """A form for the exhibit that is asked for, or one for each."""
    wanted = source.answer("exhibit")
    exhibits = [row for row in _in_order(source.file.all(Exhibit)) if not wanted or row.id == wanted]
    body: list[t.Block] = []
    for place, row in enumerate(exhibits, start=1):
        body += _form(source, row, place)
    return common_sections.document(
        source,
        "Custody log",
        body or [t.Paragraph(text="No exhibit stands in the record.")],
        about=sentence_case(number_of(len(exhibits), "exhibit")),
        is_=_IS,
        gaps=common_sections.gaps(
            not_known=_not_known(source, exhibits),
            not_checked=("What happened to an exhibit between two steps, or before it came to the unit.",),
        ),
    )


def _in_order(rows: tuple[Exhibit, ...]) -> list[Exhibit]:
    return sorted(rows, key=lambda row: (row.reference == "", row.reference, row.id))


def _named(row: Exhibit, place: int) -> str:
    return row.reference or f"no reference ({place})"


def _form(source: PaperSource, row: Exhibit, place: int) -> tuple[t.Block, ...]:
    title = f"{_named(row, place)}: {row.title}" if row.title else _named(row, place)
    return (
        t.Heading(text=told(title), id=f"exhibit-{place}", new_page=place > 1),
        t.KeyValue(rows=tuple(_about(row))),
        t.Heading(text="Steps in the record", level=2),
        _steps(source, row),
        t.Heading(text="Next steps, in ink", level=2, room=common_sections.SIGN_OFF),
        common_sections.table(
            "", _NEXT, tuple(tuple(_line() for _ in _NEXT) for _ in range(LINES)),
            note="Print names in capitals. Cross out no line so that it can’t be read; strike it through and sign.",
        ),
    )  # fmt: skip


def _about(row: Exhibit) -> common_sections.Rows:
    rows: list[tuple[str, t.Runs]] = [
        ("Kind", label("exhibit-kind", row.kind) or "not recorded"),
        ("Taken in", short_day(row.taken_in, "not recorded")),
        ("Handed over by", told(row.handed_by or "not recorded")),
        ("Kept at", told(row.kept_at or "not recorded")),
    ]
    if row.made_at is not None:
        from_where = f" {row.made_at.basis}" if row.made_at.basis else ""
        rows.append(("Made", told(f"{sentence_case(row.made_at.display())}.{from_where}")))
    if row.sha256:
        size = f"{row.size:,} bytes. " if row.size is not None else ""
        rows.append(("File", f"{size}SHA-256 when taken in: {_grouped(row.sha256)}"))
    return rows


def _grouped(digest: str) -> str:
    """In groups of eight, to be compared by eye."""
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))


def _steps(source: PaperSource, row: Exhibit) -> t.Block:
    steps = sorted(
        source.file.of(ExhibitCustody, row.id),
        key=lambda step: (step.happened is None, step.happened.sort_key if step.happened else "", step.id),
    )
    if not steps:
        return t.Paragraph(text="None is recorded.")
    return common_sections.table(
        "",
        (("When", 2), ("What was done", 2), ("By", 2), ("To", 2), ("Note", 3)),
        tuple(
            (
                common_sections.head(step.happened.display(short=True) if step.happened else "not recorded"),
                label("custody-act", step.act) or "not recorded",
                common_sections.cell(step.by, "not recorded"),
                common_sections.cell(step.to),
                common_sections.cell(step.note),
            )
            for step in steps
        ),
    )


def _line() -> t.Cell:
    """Room to write in: two lines, nothing on them."""
    return t.Cell(content=(t.Paragraph(text="\u00a0"), t.Paragraph(text="\u00a0")))


def _not_known(source: PaperSource, exhibits: list[Exhibit]) -> tuple[str, ...]:
    found = []
    unhanded = sum(1 for row in exhibits if not row.handed_by)
    if unhanded:
        found.append(f"Who handed over {number_of(unhanded, 'exhibit')}.")
    undated = sum(1 for row in exhibits for step in source.file.of(ExhibitCustody, row.id) if step.happened is None)
    if undated:
        found.append(f"When {number_of(undated, 'step')} {'was' if undated == 1 else 'were'}.")
    return tuple(found)
