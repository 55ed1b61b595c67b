# SPDX-License-Identifier: Apache-2.0
"""The custody log of an exhibit: through whose hands it went, and ruled lines on which the next sign in ink."""

from vlu_desktop.disclosure.choosable import Choosable
from vlu_desktop.language.catalogue import say
from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import in_sentences, label, worded
from vlu_desktop.papers.common.questions import Ask
from vlu_desktop.papers.common.reference_data import Reference
from vlu_desktop.papers.common.wording import dated, sentence_case, short_day, told
from vlu_desktop.record.conduct import Exhibit, ExhibitCustody
from vlu_desktop.typeset import tree as t

LINES = 8
"""Steps that can be written by hand on one form."""


def _offered(file: Choosable, _: Reference) -> tuple[tuple[str, str], ...]:
    return tuple((row.id, " ".join(filter(None, (row.reference, row.title)))) for row in _in_order(file.all(Exhibit)))


def asks(_: Reference) -> tuple[Ask, ...]:
    """For which exhibit."""
    name, help_ = say("custody-log.ask-exhibit"), say("custody-log.ask-exhibit-help")
    return (Ask(key="exhibit", label=name, help=help_, options=_offered),)


def compose(source: PaperSource) -> t.Document:
    """A form for the exhibit that is asked for, or one for each."""
    wanted = source.answer("exhibit")
    exhibits = [row for row in _in_order(source.file.all(Exhibit)) if not wanted or row.id == wanted]
    body: list[t.Block] = []
    for place, row in enumerate(exhibits, start=1):
        body += _form(source, row, place)
    return common_sections.document(
        source,
        worded("kinds.custody-log"),
        body or [t.Paragraph(text=worded("custody-log.none"))],
        about=worded("custody-log.about", n=len(exhibits)) if exhibits else worded("custody-log.about-none"),
        is_=worded("custody-log.is"),
        gaps=common_sections.gaps(
            not_known=_not_known(source, exhibits), not_checked=(worded("custody-log.gap-between"),)
        ),
    )


def _in_order(rows: tuple[Exhibit, ...]) -> list[Exhibit]:
    return sorted(rows, key=lambda row: (row.reference == "", row.reference, row.id))


def _named(row: Exhibit, place: int) -> str:
    return row.reference or worded("exhibits.no-reference", place=place)


def _form(source: PaperSource, row: Exhibit, place: int) -> tuple[t.Block, ...]:
    title = _named(row, place)
    if row.title:
        title = worded("custody-log.exhibit", reference=title, title=row.title)
    written = (
        (worded("custody-log.next-when"), 1.7),
        (worded("custody-log.next-done"), 2.6),
        (worded("custody-log.next-by"), 2.6),
        (worded("custody-log.next-to"), 2.6),
    )
    lines = tuple(tuple(_line() for _ in written) for _ in range(LINES))
    return (
        t.Heading(text=told(title), id=f"exhibit-{place}", new_page=place > 1),
        t.KeyValue(rows=tuple(_about(row))),
        t.Heading(text=worded("custody-log.steps-title"), level=2),
        _steps(source, row),
        t.Heading(text=worded("custody-log.next-title"), level=2, room=common_sections.SIGN_OFF),
        common_sections.table("", written, lines, note=worded("custody-log.next-note")),
    )  # fmt: skip


def _about(row: Exhibit) -> common_sections.Rows:
    missing = worded("papers.not-recorded")
    rows: list[tuple[str, t.Runs]] = [
        (worded("custody-log.kind"), label("exhibit-kind", row.kind) or missing),
        (worded("custody-log.taken-in"), short_day(row.taken_in, missing)),
        (worded("custody-log.handed-by"), told(row.handed_by or missing)),
        (worded("custody-log.kept-at"), told(row.kept_at or missing)),
    ]
    if row.made_at is not None:
        when = in_sentences((sentence_case(dated(row.made_at)),))
        rows.append((worded("custody-log.made"), told(" ".join(filter(None, (when, row.made_at.basis))))))
    if row.sha256:
        digest = _grouped(row.sha256)
        rows.append(
            (
                worded("custody-log.file"),
                worded("custody-log.digest", digest=digest)
                if row.size is None
                else worded("custody-log.size-and-digest", size=row.size, digest=digest),
            )
        )
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
        return t.Paragraph(text=worded("custody-log.no-steps"))
    missing = worded("papers.not-recorded")
    return common_sections.table(
        "",
        (
            (worded("custody-log.when"), 2), (worded("custody-log.done"), 2), (worded("custody-log.by"), 2),
            (worded("custody-log.to"), 2), (worded("custody-log.note"), 3),
        ),
        tuple(
            (
                common_sections.head(dated(step.happened, short=True) if step.happened else missing),
                label("custody-act", step.act) or missing,
                common_sections.cell(step.by, missing),
                common_sections.cell(step.to),
                common_sections.cell(step.note),
            )
            for step in steps
        ),
    )  # fmt: skip


def _line() -> t.Cell:
    """Room to write in: two lines, nothing on them."""
    return t.Cell(content=(t.Paragraph(text="\u00a0"), t.Paragraph(text="\u00a0")))


def _not_known(source: PaperSource, exhibits: list[Exhibit]) -> tuple[str, ...]:
    found = []
    unhanded = sum(1 for row in exhibits if not row.handed_by)
    if unhanded:
        found.append(worded("custody-log.gap-handed-by", n=unhanded))
    undated = sum(1 for row in exhibits for step in source.file.of(ExhibitCustody, row.id) if step.happened is None)
    if undated:
        found.append(worded("custody-log.gap-steps", n=undated))
    return tuple(found)
