# SPDX-License-Identifier: Apache-2.0
"""What a line of the chronology says of an entry: what was told, how often, how surely, how far it is proved."""

from collections.abc import Callable, Mapping

from vlu_desktop.papers.common.paper_source import PaperSource, counted
from vlu_desktop.papers.common.paper_words import in_sentences, in_turn, kind_name, label, stated, worded
from vlu_desktop.papers.common.wording import dated, entry_id, lower_first, sentence_case, told
from vlu_desktop.papers.social_history import order_names
from vlu_desktop.papers.social_history.line_of_chronology import Line, when_of
from vlu_desktop.record.conduct import Incident, PoliceContact
from vlu_desktop.record.conduct_entry import Conduct
from vlu_desktop.record.count import Count, CountKind
from vlu_desktop.record.proof import left_on_file, only_contempt
from vlu_desktop.typeset import tree as t

_BY: Mapping[str, Callable[[], str]] = {
    "proxy-knowing": lambda: worded("entry.by-knowing"),
    "proxy-unknowing": lambda: worded("entry.by-unknowing"),
    "unknown": lambda: worded("entry.by-unknown"),
}
_DECIDED = frozenset({"admitted", "convicted", "contempt", "recalled", "warned"})


def entry_line(source: PaperSource, each: Conduct, *, breaches_numbered: bool = True) -> Line:
    """An entry as a line."""
    number = source.numbers[each.id]
    return Line(
        key=each.happened.sort_key,
        when=when_of(each),
        what=tuple(_told(each)),
        number=number,
        id=entry_id(number),
        source=label("source", each.incident.source) or worded("papers.not-recorded"),
        status=told(_status(source, each, breaches_numbered)),
    )


def kinds_of(each: Conduct) -> str:
    """The kinds of an entry in words, how often, by whom and how surely."""
    incident = each.incident
    names = [kind_name(kind) for kind in each.kinds]
    kinds = in_turn((*names[:1], *(lower_first(name) for name in names[1:]))) or worded("entry.kind-not-chosen")
    if incident.count and not incident.count.is_once:
        kinds = worded("entry.kinds-times", kinds=kinds, times=_counted(incident.count))
    by = _BY[incident.attribution]() if incident.attribution in _BY else ""
    # Where nobody knows who did it, that it is suspected only says nothing more.
    sure = worded("entry.suspected") if incident.certainty == "suspected" and incident.attribution != "unknown" else ""
    return stated(sentence_case(part) for part in (kinds, by, sure))


def _counted(count: Count) -> str:
    """How often something happened, as it is known: "30 times", "at least 30 times", "number not known"."""
    words = " ".join(count.words.split())
    match count.kind, count.number:
        case CountKind.AT_LEAST, int(n):
            return worded("entry.times-at-least", n=n)
        case CountKind.ABOUT, int(n):
            return worded("entry.times-about", n=n)
        case _, int(n):
            return worded("entry.times", n=n)
    return worded("entry.times-said", words=words) if words else worded("entry.times-unknown")


def _told(each: Conduct) -> list[t.Runs]:
    """The first paragraph begins with the kinds and goes on with the account, so that a short entry takes one line;
    where it was, and the reference of the police, stand behind the account's end."""
    incident = each.incident
    account = [text.strip() for text in incident.account.split("\n") if text.strip()] or [worded("entry.no-account")]
    where = worded("entry.where", place=incident.place) if incident.place else ""
    reference = worded("entry.reference", reference=incident.police_reference) if incident.police_reference else ""
    if behind := in_sentences((where, reference)):
        ended = in_sentences(account[-1:]) if account[-1][-1].isalnum() else account[-1]
        account[-1] = " ".join((ended, behind))
    first, *rest = account
    found: list[t.Runs] = [(t.Text(text=in_sentences((kinds_of(each),)), bold=True), " ", *told(first))]
    found += [told(text) for text in rest]
    if incident.words:
        found.append(told(worded("entry.words-used", words=incident.words)))
    found += [told(text) for text in _details(incident)]
    if incident.fear:
        found.append(told(worded("entry.left-her", words=incident.fear)))
    found += [told(text) for contact in each.police if (text := _contact(each, contact))]
    if incident.standing == "assessment":
        found.append(worded("entry.assessment"))
    return found


def _details(incident: Incident) -> list[str]:
    """Weapon, injury and strangulation, where somebody answered yes."""
    yes = worded("entry.yes-as-told")
    found = []
    if incident.weapon == "yes":
        found.append(worded("entry.weapon", detail=incident.weapon_detail or yes))
    if incident.injury == "yes":
        found.append(worded("entry.injury", detail=incident.injury_detail or yes))
    if incident.strangulation == "yes":
        found.append(worded("entry.strangulation", detail=yes))
    return found


def _contact(each: Conduct, row: PoliceContact) -> str:
    """A report or a call that the reader may know more of than that there was one: its day, its number, what was done.

    Any other contact with the police has a line of its own.
    """
    if row.kind not in ("report", "call"):
        return ""
    day = dated(row.happened, short=True) if row.happened and row.happened.is_dated else ""
    same = row.happened is not None and row.happened.first_day == each.happened.first_day
    said, kind = in_turn(("" if same else day, row.force, row.reference)), label("police-contact", row.kind)
    if row.done:
        what = said or day or worded("entry.day-not-recorded")
        return worded("entry.contact-done", kind=kind, what=what, done=row.done)
    return worded("entry.contact", kind=kind, what=said) if said else ""


def _far(each: Conduct) -> str:
    """How far it is proved: contempt is no conviction, and a charge that lies on the file is not pending."""
    if each.proof == "convicted" and only_contempt(each.charges, each.breaches):
        return worded("entry.contempt")
    if each.proof == "charged" and left_on_file(each.charges):
        return worded("entry.on-file")
    if each.proof == "acquitted" and any(charge.outcome == "quashed" for charge in each.charges):
        return worded("entry.quashed")
    return label("proof", each.proof)


def proof_of_several(key: str) -> str:
    """How far entries counted together are proved: what a court found is not always a conviction."""
    return worded("pattern.proved") if key == "convicted" else label("proof", key)


def _status(source: PaperSource, each: Conduct, breaches_numbered: bool) -> str:
    parts = [_far(each)]
    days = sorted(
        (row.outcome_on for row in each.breaches if row.outcome in _DECIDED and row.outcome_on),
        key=lambda when: when.sort_key,
    )
    if days and each.proof in ("admitted", "convicted", "reported"):
        on = in_turn(dict.fromkeys(dated(when, short=True) for when in days))
        parts[0] = worded("entry.proved-on", proof=parts[0], on=on)
    if each.proof != "acquitted" and any(counted(breach) for breach in each.breaches):
        broken = order_names.breaches_in(source, each, numbered=breaches_numbered)
        parts.append(sentence_case(broken) if broken else worded("entry.is-breach"))
    return stated(parts)
