# SPDX-License-Identifier: Apache-2.0
"""Where guarded words stand all the same, for a mark there would hide nothing from its reader, or tell it.

- *A term of an order he was served* stands as he has it, house numbers cut: he knows it as he knows the court's name.
  That holds in every paper from which something is kept back for him, that of the police among them.
  So does the zone of a condition asked for, as far as it is one of such a term. An officer who knows that he has other
  words marks the passage by hand.
- *The town in a zone that is asked for* stands in the request for the condition, for one without its zone asks for
  nothing; where he has it from no such term, a second officer is asked. A street or a house stays cut.
- *Her own words in her own copy*: she knows what she told, so a mark in it would tell her that the word is somebody's
  name, or that the street is somebody's. A name that stands as a place's ("Threlk Park") stays; anything else stays and
  a second officer is asked. They are what she told of an incident, her statement, and what is noted of her life.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from vlu_desktop.disclosure.audiences import Audience
from vlu_desktop.disclosure.guarded_sorts import ADDRESSES, NAMES, PLACES, TOWN
from vlu_desktop.disclosure.protected_values import ProtectedValue
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.conduct import Incident, LifeEvent
from vlu_desktop.record.offending import Order, OrderTerm
from vlu_desktop.record.order_status import status_of
from vlu_desktop.record.work import Request, Statement
from vlu_desktop.text.ordinary_words import stands_for_a_place
from vlu_desktop.text.spellings import Match, Needle, finder_of

_NUMBER = re.compile(r"(?:[^\W\d_]+\.?\s+)?\d+(?:\s?[A-Za-z]\b)?(?:[\s,]+\d+(?:\s?[A-Za-z]\b)?)*")
_OWN_FIELDS = frozenset({"account", "fear", "text", "place"})
_AS_SHE_TOLD = _OWN_FIELDS | {"words", "beside", "happened", "count"}
"""What he said, too, she knows; but a name in it is not hers to have put there, so it is never let stand unasked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """A guarded passage that stands: what of it is cut even so, and whether a second officer decides."""

    cut: tuple[int, int] | None = None
    asks: bool = False


class Exemptions:
    """Asked of each guarded passage that was found in a record."""

    def __init__(self, file: CaseFile, audience: Audience, reader: str, up_to: date) -> None:
        self._file = file
        self._reader = reader
        self._requests_licence = audience.key == "licence"
        served = [row for row in file.all(Order) if _was_served(file, row, up_to)] if audience.may_reach_him else []
        self._served = {row.id for row in served}
        self._terms = [row.wording for row in file.all(OrderTerm) if row.order_id in self._served]

    def of(self, row: Record, name: str, text: str, match: Match, value: ProtectedValue) -> Exemption | None:
        """How a passage stands; None where it is left out like any.

        `row` may be blank in what its document does not use, so what it says of itself is asked of the whole case.
        """
        row = self._file.get(type(row), row.id) or row
        if value.needle.label in PLACES and name == "wording" and (given := self._place_in(row, value.needle)):
            cut = house_number(text, match) if value.needle.label in ADDRESSES else None
            return replace(given, cut=cut)
        if name in _AS_SHE_TOLD and self._is_her_own_word(row):
            hers = name in _OWN_FIELDS and value.needle.label in NAMES
            return Exemption(asks=not (hers and stands_for_a_place(text, match.end)))
        return None

    def _place_in(self, row: Record, needle: Needle) -> Exemption | None:
        """How a place stands in a term that he has, or in a zone that is asked for."""
        if isinstance(row, OrderTerm):
            return Exemption() if row.order_id in self._served else None
        if not isinstance(row, Request) or row.kind != "exclusion":
            return None
        if any(finder_of((needle,)).find(term) for term in self._terms):
            return Exemption()
        return Exemption(asks=True) if self._requests_licence and needle.label == TOWN else None

    def _is_her_own_word(self, row: Record) -> bool:
        """What she told or signed, in her copy; of several victims only what is known to be hers."""
        if not self._reader:
            return False
        match row:
            case Statement():
                whose = row.maker_id
            case Incident():
                whose = self._file.teller_of(row)
            case LifeEvent():
                whose = self._file.whose_life(row)
            case _:
                return False
        return self._file.same_person(whose, self._reader)


def house_number(text: str, match: Match) -> tuple[int, int] | None:
    """Where the number of a house stands in an address; all of the address where it is not at its beginning."""
    if number := _NUMBER.match(text, match.start, match.end):
        return number.span()
    told = any(character.isdigit() for character in text[match.start : match.end])
    return (match.start, match.end) if told else None


def _was_served(file: CaseFile, row: Order, up_to: date) -> bool:
    """Whether the man this paper concerns was given the order by that day."""
    his = any(file.same_person(row.offender_id, each) for each in file.offenders)
    return his and row.served is not None and row.served <= up_to and status_of(row.status).offender_knows
