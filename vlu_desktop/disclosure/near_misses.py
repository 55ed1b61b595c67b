# SPDX-License-Identifier: Apache-2.0
"""What an officer is to look at before a paper leaves: phrases near a guarded value, and guarded words that stand.

Looked for in the record's own texts, as far as the paper uses them, so that a decision can be made into a mark there;
and in the words of files shown as exhibits, which no mark can leave out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from vlu_desktop.disclosure.address_parts import whole_of
from vlu_desktop.disclosure.disclose import DisclosedCase
from vlu_desktop.disclosure.exemptions import house_number
from vlu_desktop.disclosure.guarded_sorts import ADDRESS, ADDRESSES, HE_HAS_IT, HER_WORD
from vlu_desktop.disclosure.protected_values import COURTS
from vlu_desktop.kernel.stopping import check_stopped
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.fields import specs, words_in
from vlu_desktop.record.people import PersonName
from vlu_desktop.record.record_types import record_type, type_of
from vlu_desktop.record.work import WithholdingMark
from vlu_desktop.text.near_spellings import NearFinder, NearMiss
from vlu_desktop.text.spellings import Match, finder_of, words_of

_AROUND = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A passage to decide on: where it stands in the record, its words, what it is near, and why it is asked.

    `around` is the passage with the words beside it. `label` says what it comes near without giving it away; `pages`
    where it stands in a finished file, once that is known. `in_record` is whether a mark in the record can leave it
    out: the words of a file shown as an exhibit are in no text of it, and `field` says on which page of the file.
    """

    record_type: str
    record_id: str
    field: str
    start: int
    end: int
    words: str
    around: str
    label: str
    why: str
    pages: tuple[int, ...] = ()
    in_record: bool = True


def doubts(file: CaseFile, case: DisclosedCase) -> tuple[Doubt, ...]:
    """Everything to decide on before a paper of `case`, disclosed from `file`, leaves, but what is marked already."""
    finder = _finder(case)
    marks = [row for row in file.all(WithholdingMark) if row.audience == case.audience]
    found: dict[Doubt, None] = {}
    for record, name, text in _texts(file, case):
        covered = [
            (mark.starts_at or 0, len(text) if mark.ends_at is None else mark.ends_at)
            for mark in marks
            if mark.record_id == record.id and mark.field == name
        ]
        for near in finder.find(text):
            if not any(start <= near.start and near.end <= end for start, end in covered):
                place = (near.start, near.end)
                found[_of(record, name, text, place, near.needle.label, near.how)] = None
    for doubt in _standing(file, case):
        found[doubt] = None
    return tuple(found)


def doubts_in_exhibit(exhibit_id: str, pages: Sequence[str], case: DisclosedCase) -> tuple[Doubt, ...]:
    """The same in the words that can be seen, or were read, on each page of a file shown as an exhibit."""
    finder = _finder(case)
    return tuple(
        replace(
            _doubt("exhibit", exhibit_id, _page(number), text, (near.start, near.end), near.needle.label, near.how),
            in_record=False,
        )
        for number, text in enumerate(pages, start=1)
        for near in _near(finder, text)
    )


def _page(number: int) -> str:
    return str(say_in(ENGLISH, "guarded.page", page=number))


def _near(finder: NearFinder, page: str) -> list[NearMiss]:
    check_stopped()
    return finder.find(page)


def _finder(case: DisclosedCase) -> NearFinder:
    # The parts of an address are guarded each; in a whole of several stands a town that may be no secret.
    needles = (each.needle for each in case.guarded)
    sought = tuple(each for each in needles if each.label != ADDRESS or each.value in whole_of(each.value))
    known = {word for row in case.file.all(PersonName) for word in words_of(row.full)}
    return NearFinder(sought, known)


def _texts(file: CaseFile, case: DisclosedCase) -> Iterator[tuple[Record, str, str]]:
    """Each text of the record that the paper uses, as it was written."""
    for cls, rows in case.file.rows.items():
        if cls is PersonName:
            continue
        for row in rows:
            whole = file.get(cls, row.id)
            for spec in specs(cls):
                if COURTS.get(cls) == spec.name:
                    continue
                if whole and words_in(row, spec):
                    yield whole, spec.name, words_in(whole, spec)


def _standing(file: CaseFile, case: DisclosedCase) -> Iterator[Doubt]:
    """What stands by exemption: the terms of his order, and her own words to her."""
    finder = finder_of(tuple(sorted(case.stands | case.asks, key=lambda each: (each.kind, each.value))))
    for place in dict.fromkeys((each.record_type, each.record_id, each.field) for each in case.marks if each.stands):
        key, record_id, name = place
        whole = file.get(record_type(key).cls, record_id)
        text = next((words_in(whole, spec) for spec in specs(type(whole)) if spec.name == name), "") if whole else ""
        reached = 0
        for match in finder.find(text):
            if whole and match.start >= reached:
                reached = match.end
                his = name == "wording"
                left = _left_standing(text, match) if his else (match.start, match.end)
                yield _of(whole, name, text, left, match.needle.label, HE_HAS_IT if his else HER_WORD)


def _left_standing(text: str, match: Match) -> tuple[int, int]:
    """The words that stand: an address without the number that is cut of it."""
    cut = house_number(text, match) if match.needle.label in ADDRESSES else None
    start = cut[1] if cut and cut[1] < match.end else match.start
    return next((at for at in range(start, match.end) if text[at].isalnum()), start), match.end


def _of(record: Record, name: str, text: str, place: tuple[int, int], label: str, why: str) -> Doubt:
    return _doubt(type_of(type(record)).key, record.id, name, text, place, label, why)


def _doubt(
    record_type: str, record_id: str, name: str, text: str, place: tuple[int, int], label: str, why: str
) -> Doubt:  # fmt: skip
    start, end = place
    begin = text[: max(start - _AROUND, 0)].rfind(" ") + 1
    last = text[end + _AROUND :].partition(" ")[0]
    return Doubt(
        record_type=record_type,
        record_id=record_id,
        field=name,
        start=start,
        end=end,
        words=text[start:end],
        around=" ".join((text[begin : end + _AROUND] + last).split()),
        label=label,
        why=why,
    )
