# SPDX-License-Identifier: Apache-2.0
"""What an officer asks for when a bundle is made, and its form in the register, from which it can be added to."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from typing import Any

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.services.documents.document_order import Order, from_lines, to_lines

_FIRST = "bundle: "
_SEVERAL = ("reader", "agency")
"""Answers that say who reads a document, where there are several: a bundle is for one of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentChoice:
    """A document of the program, by its kind, with what was answered to its questions."""

    kind: str
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitChoice:
    """An exhibit. `listed`: named in the index and not shown; `says`: an officer's words of what its picture shows."""

    exhibit_id: str
    listed: bool = False
    says: str = ""


Choice = DocumentChoice | ExhibitChoice


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletedParts:
    """How parts came out when they were made: from what was known by an instant, by whom, on which pages.

    `pages` is how many the whole file had with them; `places` the first and last page of each part, 0 and 0 where it
    is only listed; `words` a digest of what each said.
    """

    made: datetime
    known: datetime
    head: str
    officer: str
    pages: int = 0
    places: tuple[tuple[int, int], ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartGroup:
    """Parts that go in together, of the record up to a day; `went` once they are made."""

    parts: tuple[Choice, ...]
    data_to: date
    went: CompletedParts | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleOrder:
    """What the officer asks for: the first lot is the bundle itself, each further one was added at its end.

    `follows` is the entry of the register that this adds to, "" for a new bundle.
    """

    case_id: str
    audience: str
    title: str
    lots: tuple[PartGroup, ...]
    recipient: str = ""
    purpose: str = ""
    court: str = ""
    case_number: str = ""
    hearing_on: date | None = None
    marac_reason: str = ""
    follows: str = ""

    @property
    def data_to(self) -> date:
        """The last day of the record that it speaks of."""
        return self.lots[-1].data_to

    @property
    def documents(self) -> tuple[DocumentChoice, ...]:
        """Every document in it."""
        return tuple(part for lot in self.lots for part in lot.parts if isinstance(part, DocumentChoice))

    def adding(self, parts: tuple[Choice, ...], data_to: date) -> "BundleOrder":
        """With more parts at its end."""
        return replace(self, lots=(*self.lots, PartGroup(parts=parts, data_to=data_to)))

    def single(self, kind: str, lot: PartGroup, answers: Mapping[str, str] | None = None) -> Order:
        """One document of it, asked for as if alone."""
        return Order(
            case_id=self.case_id, kind=kind, audience=self.audience, data_to=lot.data_to, recipient=self.recipient,
            purpose=self.purpose, court=self.court, case_number=self.case_number, hearing_on=self.hearing_on,
            marac_reason=self.marac_reason, answers=self.reader() if answers is None else answers,
        )  # fmt: skip

    def singles(self) -> tuple[Order, ...]:
        """Every document in it, each asked for as if alone."""
        return tuple(
            self.single(part.kind, lot, part.answers)
            for lot in self.lots
            for part in lot.parts
            if isinstance(part, DocumentChoice)
        )

    def reader(self) -> dict[str, str]:
        """Which of several readers it is for; UserError where its documents are for different ones."""
        found: dict[str, str] = {}
        for part in self.documents:
            for key in _SEVERAL:
                value = part.answers.get(key, "").strip()
                if value and found.setdefault(key, value) != value:
                    raise UserError(say("acts.a-bundle-is-for-one"))
        return found

    def to_text(self) -> str:
        """The order, a line for each thing asked, for the register; the case is the register's own."""
        apart = ("case_id", "title", "lots")
        said: dict[str, Any] = {each.name: getattr(self, each.name) for each in fields(self) if each.name not in apart}
        said["lots"] = [_lot_as_json(lot) for lot in self.lots]
        return f"{_FIRST}{json.dumps(self.title, ensure_ascii=False)}\n{to_lines(said)}"

    @classmethod
    def is_one(cls, text: str) -> bool:
        """Whether an entry of the register is of a bundle."""
        return text.startswith(_FIRST)

    @classmethod
    def from_text(cls, text: str, case_id: str) -> "BundleOrder":
        """The order as it stands in the register; UserError for what is none."""
        try:
            said = from_lines(text)
            title = said.pop(_FIRST.removesuffix(": "))
            lots = tuple(_lot_from_json(each) for each in said.pop("lots"))
            if "hearing_on" in said:
                said["hearing_on"] = date.fromisoformat(said["hearing_on"])
            return cls(case_id=case_id, title=title, lots=lots, **said)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise UserError(say("acts.how-that-bundle-was-asked")) from error


def _lot_as_json(lot: PartGroup) -> dict[str, Any]:
    parts = [
        {"kind": part.kind, "answers": dict(part.answers)}
        if isinstance(part, DocumentChoice)
        else {"exhibit_id": part.exhibit_id, "listed": part.listed, "says": part.says}
        for part in lot.parts
    ]
    went = {each.name: getattr(lot.went, each.name) for each in fields(CompletedParts)} if lot.went else None
    return {"parts": parts, "data_to": lot.data_to, "went": went}


def _lot_from_json(said: dict[str, Any]) -> PartGroup:
    parts: list[Choice] = [
        DocumentChoice(**part) if "kind" in part else ExhibitChoice(**part) for part in said["parts"]
    ]
    went = None
    if said["went"]:
        held = dict(said["went"])
        for name in ("made", "known"):
            held[name] = datetime.fromisoformat(held[name])
        held["places"] = tuple((int(first), int(last)) for first, last in held["places"])
        held["words"] = tuple(held["words"])
        went = CompletedParts(**held)
    return PartGroup(parts=tuple(parts), data_to=date.fromisoformat(said["data_to"]), went=went)
