# SPDX-License-Identifier: Apache-2.0
"""The only way from the record to a document: a case as an audience may have it, with nothing else left in it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from vlu_desktop.disclosure.audiences import audience as audience_of
from vlu_desktop.disclosure.disclosed_file import DisclosedFile, hanging_on
from vlu_desktop.disclosure.disclosure_options import DisclosureOptions
from vlu_desktop.disclosure.exemptions import Exemptions
from vlu_desktop.disclosure.field_policy import Allowance
from vlu_desktop.disclosure.masking import MadeMark, Masker, mark
from vlu_desktop.disclosure.orders_elsewhere import of_this_case, other_matters
from vlu_desktop.disclosure.protected_values import ProtectedValue, VaultView, guarded_values
from vlu_desktop.disclosure.row_filter import RowFilter
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.in_force import end_of
from vlu_desktop.record.offending import Order
from vlu_desktop.record.people import Case
from vlu_desktop.record.record_types import record_type
from vlu_desktop.record.work import Meeting, WithholdingMark
from vlu_desktop.text.spellings import Needle

__all__ = ["DisclosedCase", "DisclosureOptions", "WithheldCount", "disclose", "mark"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WithheldCount:
    """How often something was withheld for a reason, and in what; never what it was. For the officer alone."""

    reason: str
    what: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words left out of the panel's papers by hand, for the annex that gives them with their reason."""

    record_type: str
    record_id: str
    field: str
    words: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class DisclosedCase:
    """A case for an audience. What is withheld does not exist in it, so no composer can print it.

    `file` holds the permitted rows with the permitted fields; in their texts a mark of fixed length stands for each
    value withheld. `passages` are what was left out of the panel's papers, in the withheld annex alone. `elsewhere`
    are orders that protect nobody of this case: they stand in his history, and nothing is counted, drawn or found
    from them. `other_matters` are the ids of charges, proceedings and sentences that concern somebody else. `left`
    tells the officer what was withheld, also of what is not mentioned to the audience at all; `guarded` is for the
    search of the finished file only. `marks` say where each mark stands and why, for the unit's file. `said` is
    every text of it without what stands by exemption; `stands` and `asks` are the values that do (`exemptions.py`).
    """

    audience: str
    on: date
    file: DisclosedFile
    choices: DisclosureOptions
    passages: tuple[Passage, ...] = ()
    elsewhere: tuple[Order, ...] = ()
    other_matters: frozenset[str] = frozenset()
    left: tuple[WithheldCount, ...]
    guarded: tuple[ProtectedValue, ...] = field(repr=False)
    marks: tuple[MadeMark, ...] = field(default=(), repr=False)
    said: tuple[str, ...] = field(default=(), repr=False)
    stands: frozenset[Needle] = field(default=frozenset(), repr=False)
    asks: frozenset[Needle] = field(default=frozenset(), repr=False)

    def masked(self, text: str) -> str:
        """A text from outside the case, such as the unit's name, as the audience may have it."""
        return Masker(self.guarded, untold=audience_of(self.audience).untold).text(text)


def disclose(
    view: VaultView, audience: str, on: date, choices: DisclosureOptions, allowance: Allowance
) -> DisclosedCase:
    """The case as `audience` may have it on the day `on`, holding only what `allowance` names.

    Raises UserError for an audience nobody defined, for a case kept from the audience whole, and for a victim's copy
    of which nobody said whose it is.
    """
    reading = audience_of(audience)
    reader = _reader(view.file, choices) if audience == "victim" else ""
    # A document that is about meetings names them; any other speaks of a MARAC only by choice.
    marac = choices.mentions_marac or Meeting in allowance
    guarded = guarded_values(view, reading, on, marac=marac, court=choices.court, reader=reader)
    permitted = RowFilter(view, reading, on, choices, reader=reader, allowance=allowance)
    exemptions = Exemptions(view.file, reading, reader, choices.up_to or on)
    by_hand = (row for row in view.file.all(WithholdingMark) if row.audience == audience)
    masker = Masker(guarded, by_hand, exemptions, untold=reading.untold)
    rows = {cls: tuple(masker.record(row) for row in found) for cls, found in permitted.rows().items()}
    if not rows[Case]:
        raise UserError(say("guarded.kept-whole"))
    case = rows[Case][0]
    assert isinstance(case, Case)
    left = Counter(masker.left)
    left.update(permitted.left)
    passages = tuple(_passages(view.file, rows, masker)) if audience == "parole-withheld" else ()
    rows, elsewhere = of_this_case(view.file, rows)
    return DisclosedCase(
        audience=audience,
        on=on,
        file=DisclosedFile(
            case=case, rows=rows, lawful_ends=_lawful_ends(view.file, rows), hang_on=hanging_on(view.file)
        ),
        choices=choices,
        elsewhere=elsewhere,
        other_matters=other_matters(view.file),
        passages=passages,
        left=tuple(
            WithheldCount(reason=reason, what=what, times=times) for (reason, what), times in sorted(left.items())
        ),
        guarded=guarded,
        marks=tuple(masker.marks),
        said=(*dict.fromkeys(masker.said), *(each.words for each in passages)),
        stands=frozenset(masker.stands),
        asks=frozenset(masker.asks),
    )


def _lawful_ends(file: CaseFile, rows: Mapping[type[Record], tuple[Record, ...]]) -> dict[str, date]:
    """The ends that the law sets, of orders whose making is disclosed and whose own end is not known, not withheld."""
    found = {}
    for row in rows.get(Order, ()):
        whole = file.get(Order, row.id)
        end = end_of(file, whole) if whole else None
        if end is not None and end.by_law and isinstance(row, Order) and row.made:
            found[str(row.id)] = end.on
    return found


def _passages(file: CaseFile, rows: Mapping[type[Record], tuple[Record, ...]], masker: Masker) -> Iterator[Passage]:
    """What marks leave out of the panel's papers, of the rows that the annex may use."""
    for span in file.all(WithholdingMark):
        cls = record_type(span.record_type).cls
        if span.audience != "parole" or not any(row.id == span.record_id for row in rows.get(cls, ())):
            continue
        whole = file.get(cls, span.record_id)
        words = str(getattr(whole, span.field, ""))[span.starts_at or 0 : span.ends_at]
        yield Passage(
            record_type=span.record_type,
            record_id=span.record_id,
            field=span.field,
            words=masker.text(words),
            reason=span.reason or "W3",
        )


def _reader(file: CaseFile, choices: DisclosureOptions) -> str:
    """Whose copy it is: the case's only victim, or the one that was chosen."""
    victims = file.victims
    if choices.reader_id:
        if not any(file.same_person(choices.reader_id, each) for each in victims):
            raise UserError(say("guarded.not-a-victim"))
        return choices.reader_id
    if not victims or any(not file.same_person(victims[0], each) for each in victims):
        raise UserError(say("guarded.say-whose-copy"))
    return victims[0]
