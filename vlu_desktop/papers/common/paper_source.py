# SPDX-License-Identifier: Apache-2.0
"""What every document is composed from: the disclosed case, its findings, the numbers of its entries, the answers."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import groupby

from vlu_desktop.disclosure.disclose import DisclosedCase
from vlu_desktop.disclosure.disclosed_file import DisclosedFile
from vlu_desktop.language.phrases import listed
from vlu_desktop.papers.common.document_facts import Facts
from vlu_desktop.papers.common.paper_words import worded
from vlu_desktop.papers.common.persons import Persons
from vlu_desktop.papers.common.reference_data import Reference
from vlu_desktop.papers.common.wording import sentences
from vlu_desktop.record.conduct import Charge, Incident
from vlu_desktop.record.conduct_entry import Conduct
from vlu_desktop.record.finding import Caution, Finding
from vlu_desktop.record.offending import Breach, Hearing, Order, Sentence
from vlu_desktop.record.work import FindingReview

NO_REVIEWS: Mapping[tuple[str, str], FindingReview] = {}
_FOLLOWED, _WEEK = "after-sanction", 7
_DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """An analysis for a hearing, worked out from the disclosed case as of the day of the one that was kept.

    `as_kept`: it rests on the very entries and says by the same rules what was kept then.
    """

    findings: tuple[Finding, ...]
    hearing_on: date | None
    made_on: date | None
    up_to: date
    as_kept: bool


@dataclass(frozen=True, kw_only=True)
class PaperSource:
    """The inputs of the document. `findings` were made from the disclosed case, not from the whole one.

    `answers` holds what the officer answered to the kind's questions, by key, as the audience may have it.
    """

    disclosed: DisclosedCase
    findings: tuple[Finding, ...]
    cautions: tuple[Caution, ...]
    facts: Facts
    reviews: Mapping[tuple[str, str], FindingReview] = field(default_factory=dict)
    """By a finding's key, the officer's review of it that still holds."""
    answers: Mapping[str, str] = field(default_factory=dict)
    reference: Reference = field(default_factory=Reference)
    look: Look | None = None
    """The analysis for a hearing that the officer chose, where one was chosen."""

    @property
    def file(self) -> DisclosedFile:
        """The case as the audience may have it."""
        return self.disclosed.file

    @property
    def audience(self) -> str:
        """The key of the audience."""
        return self.disclosed.audience

    def answer(self, key: str) -> str:
        """What was answered, "" where nothing was."""
        return self.answers.get(key, "")

    @cached_property
    def conduct(self) -> tuple[Conduct, ...]:
        """The entries, in the order things happened; nothing that ended in acquittal."""
        return tuple(each for each in self.file.conduct if each.proof != "acquitted")

    @cached_property
    def acquitted(self) -> tuple[Conduct, ...]:
        """What ended in acquittal: set out apart, and part of no count, chart or finding."""
        return tuple(each for each in self.file.conduct if each.proof == "acquitted")

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Each incident's number in the chronology, from 1; those acquitted of come after all others."""
        return {each.id: place for place, each in enumerate((*self.conduct, *self.acquitted), start=1)}

    @cached_property
    def charted(self) -> DisclosedFile:
        """The case without what ended in acquittal, and without what courts did in a matter of somebody else's."""
        out, apart = {each.id for each in self.acquitted}, self.disclosed.other_matters
        return self.file.with_rows(
            {
                Incident: tuple(row for row in self.file.all(Incident) if row.id not in out),
                Breach: tuple(
                    row
                    for row in self.file.all(Breach)
                    if row.incident_id not in out and counted(self.file.settled(row))
                ),
                Charge: tuple(row for row in self.file.all(Charge) if row.id not in apart),
                Sentence: tuple(row for row in self.file.all(Sentence) if row.id not in apart),
                Hearing: tuple(row for row in self.file.all(Hearing) if row.proceeding_id not in apart),
            }
        )

    def breached(self, order: Order) -> list[tuple[Breach, ...]]:
        """An order's breaches in order: the terms broken by one incident are one breach of it."""
        out = {each.id for each in self.acquitted}
        rows = [row for row in self.file.breaches_of(order.id) if counted(row) and row.incident_id not in out]
        return [tuple(same) for _, same in groupby(rows, key=lambda row: row.incident_id)]

    @cached_property
    def breach_places(self) -> dict[str, dict[str, int]]:
        """By order and incident, which breach it is among those with a date.

        One without a date has no number, unless none of that order has one and the place of each was told.
        """
        found: dict[str, dict[str, int]] = {}
        for order in self.file.orders:
            entries = [self.file.conduct_by_id.get(row.incident_id) for row, *_ in self.breached(order)]
            known = [each for each in entries if each is not None]
            placed = {each.incident.place_in_order for each in known} - {None}
            in_order = len(placed) == len(entries) and not any(each.happened.is_dated for each in known)
            numbered = [each.id for each in known if in_order or each.happened.is_dated]
            found[order.id] = {incident_id: place for place, incident_id in enumerate(numbered, start=1)}
        return found

    @cached_property
    def agreed(self) -> tuple[Finding, ...]:
        """The findings without those an officer reviewed and did not agree with, which are no key points."""
        return tuple(each for each in self.findings if not self._refused(each))

    def _refused(self, finding: Finding) -> bool:
        review = self.reviews.get(finding.key)
        return review is not None and review.verdict == "not-agreed"

    def finding_id(self, finding: Finding) -> str:
        """The id of a finding's paragraph: its place, for ids of the record are nobody's business outside it."""
        return f"finding-{self.findings.index(finding) + 1}"

    @property
    def offender(self) -> str:
        """The offender's name; where nobody is entered as the offender, that nobody is."""
        nameless = worded("parties.offender") if self.file.offenders else worded("parties.nobody")
        return self._named(self.file.offenders, nameless)

    @property
    def victim(self) -> str:
        """The victim's name."""
        return self._named(self.file.victims, worded("parties.victim"))

    @cached_property
    def persons(self) -> "Persons":
        """Everybody in the case, each once, however many entries stand for her or him."""
        return Persons(self.file)

    def _named(self, people: tuple[str, ...], otherwise: str) -> str:
        names = [name for group in self.persons.grouped(people) if (name := self.persons.known_as(group))]
        return listed(names) or otherwise


def told_once(
    findings: Iterable[Finding], reviews: Mapping[tuple[str, str], FindingReview] = NO_REVIEWS
) -> tuple[Finding, ...]:
    """The findings of a paper, each fact once.

    Of an order broken more than twice it is not told again that it was broken twice; what followed an order and then
    its service is one paragraph where it is the same entries, unless an officer said something of one of the two.
    """
    found = tuple(findings)
    more = {each.subject for each in found if each.rule == "more-than-two-breaches"}
    told: list[Finding] = []
    for each in found:
        if each.rule == "second-breach" and each.subject in more:
            continue
        said = (place for place, made in enumerate(told) if _is_service(made, each))
        at = next(said, None)
        if at is None or any(key in reviews and reviews[key].verdict != "seen" for key in (told[at].key, each.key)):
            told.append(each)
        else:
            told[at] = _as_one(told[at], each)
    return tuple(told)


def _is_service(made: Finding, served: Finding) -> bool:
    """Whether one is of an order's making and the other of its service within a week, and both are of the same entries.

    Both say what followed a day, of which only an order has two.
    """
    if made.rule != _FOLLOWED or served.rule != _FOLLOWED or made.starts is None or served.starts is None:
        return False
    return (
        0 < (served.starts - made.starts).days <= _WEEK
        and set(served.links) & set(made.links) >= {link for link in served.links if link[0] == "order"}
        and any(kind == "order" for kind, _ in served.links)
        and set(made.incident_ids) == set(served.incident_ids)
        and made.certain == served.certain
    )


def _as_one(made: Finding, served: Finding) -> Finding:
    """Both told under the first, with the entries once; how many they are is counted from the service, as the law does.

    Where an inexact date makes the two counts differ, both stand.
    """
    next_one, counted_then = _parted(made)
    same = [_DAY.sub("", said) for said in counted_then] == [_DAY.sub("", said) for said in _parted(served)[1]]
    links = tuple(dict.fromkeys((*made.links, *served.links)))
    said = " ".join((next_one if same else made.sentence, served.sentence))
    return replace(made, sentence=said, links=links, ends=served.ends)


def _parted(finding: Finding) -> tuple[str, list[str]]:
    """How soon the next incident came, and what was counted in the time after it."""
    first, *rest = sentences(finding.sentence)
    return first, rest


def counted(breach: Breach) -> bool:
    """Whether a settled breach counts as one: not where a court found that it was none."""
    return breach.outcome != "acquitted"
