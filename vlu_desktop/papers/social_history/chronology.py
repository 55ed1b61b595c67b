# SPDX-License-Identifier: Apache-2.0
"""The numbered chronology: every entry with its date as it is known, its source and how far it is proved."""

from collections.abc import Sequence

from vlu_desktop.papers.common.paper_source import PaperSource, counted
from vlu_desktop.papers.common.wording import entry_id, lower_first, sentence_case, told
from vlu_desktop.record.behaviours import behaviour
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.conduct_entry import Conduct
from vlu_desktop.record.count import CountKind
from vlu_desktop.record.vocabulary import label
from vlu_desktop.typeset import tree as t


def blocks(source: PaperSource) -> tuple[t.Block, ...]:
    """The table, or a sentence where there is nothing in it; then, apart, what ended in acquittal."""
    heading = t.Heading(text="Chronology", id="chronology")
    if not source.conduct:
        return (heading, t.Paragraph(text="No incident stands in the record."), *_acquitted(source))
    note = "Dates are as certain as stated."
    if not all(each.happened.is_dated for each in source.conduct):
        note += " Entries without a date stand last."
    return (
        heading,
        table(source, source.conduct, "Every entry, in the order things happened", note, "chronology-table"),
        *_acquitted(source),
    )


def _acquitted(source: PaperSource) -> tuple[t.Block, ...]:
    if not source.acquitted:
        return ()
    return (
        t.Heading(text="What ended in acquittal", level=2, id="acquitted"),
        t.Paragraph(
            text="These are set out so that the record is not taken to say more than it does. No count, chart or "
            "finding in this document uses them.",
            style=t.Style.LEAD,
        ),
        table(source, source.acquitted, "Entries that ended in acquittal", "", "acquitted-table"),
    )


def table(source: PaperSource, conduct: Sequence[Conduct], caption: str, note: str, table_id: str) -> t.Table:
    """Entries as rows, each with its number in the whole chronology."""
    return t.Table(
        caption=caption,
        columns=(
            t.Column(width=0.7, align=t.Align.RIGHT),
            t.Column(width=1.9),
            t.Column(width=5.5),
            t.Column(width=1.6),
            t.Column(width=2),
        ),
        header=(("No.", "When", "What was told", "Source", "Status"),),
        rows=tuple(_row(source.numbers[each.id], each) for each in conduct),
        note=note,
        id=table_id,
    )


def _row(number: int, each: Conduct) -> t.Row:
    incident = each.incident
    what = [t.Paragraph(text=text, style=t.Style.SMALL) for text in _told(each)]
    return (
        t.Cell(content=str(number), header=True, id=entry_id(number)),
        t.Cell(content=told(each.happened.display(short=True))),
        t.Cell(content=tuple(what) or "no account"),
        label("source", incident.source) or "not recorded",
        t.Cell(content=told(_status(each))),
    )


def _told(each: Conduct) -> list[t.Runs]:
    incident = each.incident
    kinds = _kinds(each)
    found: list[t.Runs] = [(t.Text(text=kinds, bold=True),)]
    if incident.account:
        found.append(told(incident.account))
    if incident.words:
        found.append(("Words used: ", *told(f"“{incident.words}”")))
    found += [told(text) for text in _details(incident)]
    if incident.fear:
        found.append(("How it left the victim: ", *told(incident.fear)))
    if incident.standing == "assessment":
        found.append("This is an assessment, not a fact.")
    return found


def _kinds(each: Conduct) -> str:
    incident = each.incident
    names = [behaviour(kind).label for kind in each.kinds]
    kinds = ", ".join([*names[:1], *(lower_first(name) for name in names[1:])]) or "Kind not chosen"
    if incident.count and not (incident.count.kind is CountKind.EXACT and incident.count.number == 1):
        many = incident.count.display()
        many += "" if incident.count.number is None else " times"
        kinds = f"{kinds} ({many})"
    by = label("attribution", incident.attribution) if incident.attribution not in ("", "offender") else ""
    sure = "who did it is suspected, not known" if incident.certainty == "suspected" else ""
    return ". ".join(sentence_case(part) for part in (kinds, by, sure) if part)


def _details(incident: Incident) -> list[str]:
    """Weapon, injury and strangulation, where somebody answered yes."""
    found = []
    for name, answer, detail in (
        ("Weapon", incident.weapon, incident.weapon_detail),
        ("Injury", incident.injury, incident.injury_detail),
        ("Strangulation or suffocation", incident.strangulation, ""),
    ):
        if answer == "yes":
            found.append(f"{name}: {detail or 'yes, as told'}")
    return found


def _status(each: Conduct) -> str:
    status = label("proof", each.proof)
    if any(counted(breach) for breach in each.breaches) and each.proof != "acquitted":
        status += ". Recorded as a breach"
    reference = each.incident.police_reference
    return f"{status}. {reference}" if reference else status
