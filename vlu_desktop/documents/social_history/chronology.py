# SPDX-License-Identifier: Apache-2.0
"""The numbered chronology: every entry with its date as it is known, its source and how far it is proved."""

from vlu_desktop.documents import tree as t
from vlu_desktop.documents.social_history.source import Source
from vlu_desktop.documents.wording import entry_id, told
from vlu_desktop.domain.behaviours import behaviour
from vlu_desktop.domain.casefile import Conduct
from vlu_desktop.domain.count import CountKind
from vlu_desktop.domain.vocabulary import label


def blocks(source: Source) -> tuple[t.Block, ...]:
    """The table, or a sentence where there is nothing in it."""
    heading = t.Heading(text="Chronology", id="chronology", new_page=True)
    if not source.conduct:
        return (heading, t.Paragraph(text="No incident stands in the record."))
    return (
        heading,
        t.Table(
            caption="Every entry, in the order things happened",
            columns=(
                t.Column(width=0.7, align=t.Align.RIGHT),
                t.Column(width=2.1),
                t.Column(width=5.6),
                t.Column(width=1.6),
                t.Column(width=1.7),
            ),
            header=(("No.", "When", "What was told", "Source", "Status"),),
            rows=tuple(_row(source, place, each) for place, each in enumerate(source.conduct, start=1)),
            note="Dates are as certain as stated. Entries without a date stand last.",
            id="chronology-table",
        ),
    )


def _row(source: Source, number: int, each: Conduct) -> t.Row:
    incident = each.incident
    what: list[t.Paragraph] = []
    kinds = ", ".join(behaviour(kind).label for kind in each.kinds)
    if incident.count and not (incident.count.kind is CountKind.EXACT and incident.count.number == 1):
        kinds = f"{kinds} ({incident.count.display()})" if kinds else incident.count.display()
    if incident.certainty == "suspected":
        kinds = f"{kinds}. Suspected" if kinds else "Suspected"
    if incident.attribution and incident.attribution != "offender":
        kinds = f"{kinds}. {label('attribution', incident.attribution)}" if kinds else ""
    if kinds:
        what.append(t.Paragraph(text=(t.Text(text=kinds, bold=True),), style=t.Style.SMALL))
    if incident.account:
        what.append(t.Paragraph(text=told(incident.account), style=t.Style.SMALL))
    if incident.words:
        what.append(t.Paragraph(text=("Words used: ", *told(f"“{incident.words}”")), style=t.Style.SMALL))
    if incident.standing == "assessment":
        what.append(t.Paragraph(text="This is an assessment, not a fact.", style=t.Style.SMALL))
    return (
        t.Cell(content=str(number), header=True, id=entry_id(number)),
        t.Cell(content=told(each.happened.display(short=True))),
        t.Cell(content=tuple(what) or "no account"),
        label("source", incident.source) or "not recorded",
        t.Cell(content=_status(each)),
    )


def _status(each: Conduct) -> str:
    status = label("proof", each.proof)
    if each.breaches:
        status += ". Recorded as a breach"
    reference = each.incident.police_reference
    return f"{status}. {reference}" if reference and each.proof != "unreported" else status
