# SPDX-License-Identifier: Apache-2.0
"""What a line of the chronology says of an entry: what was told, how often, how surely, how far it is proved."""

from vlu_desktop.papers.common.paper_source import PaperSource, counted
from vlu_desktop.papers.common.wording import entry_id, lower_first, sentence_case, told
from vlu_desktop.papers.social_history import order_names
from vlu_desktop.papers.social_history.line_of_chronology import Line, when_told
from vlu_desktop.record.behaviours import NOT_CHOSEN, behaviour
from vlu_desktop.record.conduct import Incident, PoliceContact
from vlu_desktop.record.conduct_entry import Conduct
from vlu_desktop.record.vocabulary import label
from vlu_desktop.typeset import tree as t

_DECIDED = frozenset({"admitted", "convicted", "contempt", "recalled", "warned"})


def entry_line(source: PaperSource, each: Conduct, *, breaches_numbered: bool = True) -> Line:
    """An entry as a line."""
    number = source.numbers[each.id]
    return Line(
        key=each.happened.sort_key,
        when=when_told(each.happened),
        what=tuple(_told(each)),
        number=number,
        id=entry_id(number),
        source=label("source", each.incident.source) or "not recorded",
        status=told(_status(source, each, breaches_numbered)),
    )


def kinds_of(each: Conduct) -> str:
    """The kinds of an entry in words, how often, by whom and how surely."""
    incident = each.incident
    names = [behaviour(kind).label for kind in each.kinds]
    kinds = ", ".join([*names[:1], *(lower_first(name) for name in names[1:])]) or NOT_CHOSEN
    if incident.count and not incident.count.is_once:
        many = incident.count.display()
        many += "" if incident.count.number is None else " times"
        kinds = f"{kinds} ({many})"
    by = label("attribution", incident.attribution) if incident.attribution not in ("", "offender") else ""
    sure = "by whom is suspected, not known" if incident.certainty == "suspected" else ""
    return ". ".join(sentence_case(part) for part in (kinds, by, sure) if part)


def _told(each: Conduct) -> list[t.Runs]:
    """The first paragraph begins with the kinds and goes on with the account, so that a short entry takes one line."""
    incident = each.incident
    first, *rest = incident.account.split("\n") if incident.account else ("no account",)
    found: list[t.Runs] = [(t.Text(text=f"{kinds_of(each)}.", bold=True), " ", *told(first.strip()))]
    found += [told(text.strip()) for text in rest if text.strip()]
    if incident.words:
        found.append(("Words used: ", *told(f"“{incident.words}”")))
    found += [told(text) for text in _details(incident)]
    if incident.fear:
        found.append(("How it left the victim: ", *told(incident.fear)))
    if incident.place:
        found.append(("Where: ", *told(incident.place)))
    found += [told(text) for contact in each.police if (text := _contact(each, contact))]
    if incident.standing == "assessment":
        found.append("This is an assessment, not a fact.")
    return found


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


def _contact(each: Conduct, row: PoliceContact) -> str:
    """A report or a call that the reader may know more of than that there was one: its day, its number, what was done.

    Any other contact with the police has a line of its own.
    """
    if row.kind not in ("report", "call"):
        return ""
    day = row.happened.display(short=True) if row.happened and row.happened.is_dated else ""
    same = row.happened is not None and row.happened.first_day == each.happened.first_day
    said = ", ".join(part for part in ("" if same else day, row.force, row.reference) if part)
    done = f". {row.done}" if row.done else ""
    return f"{label('police-contact', row.kind)}: {said or day or 'day not recorded'}{done}" if said or done else ""


def _status(source: PaperSource, each: Conduct, breaches_numbered: bool) -> str:
    parts = [label("proof", each.proof)]
    decided = {
        row.outcome_on.display(short=True) for row in each.breaches if row.outcome in _DECIDED and row.outcome_on
    }
    if decided and each.proof in ("admitted", "convicted", "reported"):
        parts[0] += f", {', '.join(sorted(decided))}"
    if each.proof != "acquitted" and any(counted(breach) for breach in each.breaches):
        broken = order_names.breaches_in(source, each, numbered=breaches_numbered)
        parts.append(sentence_case(broken) if broken else "Recorded as a breach")
    parts.append(each.incident.police_reference)
    return ". ".join(part for part in parts if part)
