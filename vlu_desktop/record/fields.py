# SPDX-License-Identifier: Apache-2.0
"""What a field of the record is: one description feeds the schema, the forms, the tables and the documents."""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar

RowOf = TypeVar("RowOf")


class Kind(Enum):
    """How a field's value is held, edited and shown. The Python type stands beside each."""

    TEXT = "text"  # str, one line
    LONG_TEXT = "long text"  # str, as many lines as it takes
    CHOICE = "choice"  # str, a key of a vocabulary, "" where nothing was chosen
    REF = "ref"  # str, the id of another record, "" where there is none
    WHEN = "when"  # When | None
    DATE = "date"  # datetime.date | None
    INSTANT = "instant"  # datetime.datetime, aware, UTC | None
    COUNT = "count"  # Count | None
    INTEGER = "integer"  # int | None
    FLAG = "flag"  # bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """One field: its name in code, the officer's word for it, and how it is held.

    `vocabulary` is a key of `vocabulary.VOCABULARIES`; `to` the record type a REF points at ("" for any); `owner`
    marks the REF a row belongs to and dies with; `table` puts the field among the columns of its table; `required`
    means a save without it is refused; `one` that it holds one value of that sort (`one_value`); `room` how many
    letters have room where it is printed, 0 for any number (`room_in_print`); `ahead` says of a day whether it is
    mostly one to come, where its name does not tell; `offers` names what is offered beside what may be typed. What
    protects a value is allowance, protection and leak search, and no mark here.
    """

    name: str = ""
    label: str
    kind: Kind
    hint: str = ""
    vocabulary: str = ""
    to: str = ""
    owner: bool = False
    table: bool = False
    required: bool = False
    editable: bool = True
    one: str = ""
    room: int = 0
    ahead: bool | None = None
    offers: str = ""

    @property
    def looks_ahead(self) -> bool:
        """Whether its day is one to come: "10 December" is then the next one and not the last."""
        if self.kind is not Kind.DATE:
            return False
        return self.name in _AHEAD if self.ahead is None else self.ahead


_AHEAD = frozenset(
    {"due", "ends", "expires", "follow_up_on", "hearing_on", "next_offer", "next_on", "review_on"}
)  # fmt: skip
_EMPTY: dict[Kind, object] = {
    Kind.WHEN: None, Kind.DATE: None, Kind.INSTANT: None, Kind.COUNT: None, Kind.INTEGER: None, Kind.FLAG: False,
}  # fmt: skip


def blank_of(kind: Kind) -> Any:
    """What a field of this kind holds that nobody filled."""
    return _EMPTY.get(kind, "")


def _field(kind: Kind, label: str, **more: Any) -> Any:
    spec = Spec(label=label, kind=kind, **more)
    return dataclasses.field(default=blank_of(kind), metadata={"spec": spec})


def text(label: str, **more: Any) -> Any:
    """A line of text."""
    return _field(Kind.TEXT, label, **more)


def long_text(label: str, **more: Any) -> Any:
    """Text of any length."""
    return _field(Kind.LONG_TEXT, label, **more)


def choice(label: str, vocabulary: str, **more: Any) -> Any:
    """A key of the named vocabulary."""
    return _field(Kind.CHOICE, label, vocabulary=vocabulary, **more)


def ref(label: str, to: str, **more: Any) -> Any:
    """The id of a record of the type `to`."""
    return _field(Kind.REF, label, to=to, **more)


def when(label: str, **more: Any) -> Any:
    """A date as uncertain as it is: `When` or None."""
    return _field(Kind.WHEN, label, **more)


def day(label: str, **more: Any) -> Any:
    """A civil date that is known, such as the day an order was made."""
    return _field(Kind.DATE, label, **more)


def instant(label: str, **more: Any) -> Any:
    """An aware moment in UTC."""
    return _field(Kind.INSTANT, label, **more)


def count(label: str, **more: Any) -> Any:
    """How many times: `Count` or None."""
    return _field(Kind.COUNT, label, **more)


def integer(label: str, **more: Any) -> Any:
    """A whole number or None."""
    return _field(Kind.INTEGER, label, **more)


def flag(label: str, **more: Any) -> Any:
    """Yes or no, where no is the same as nobody said yes."""
    return _field(Kind.FLAG, label, **more)


_SPECS: dict[type, tuple[Spec, ...]] = {}


def specs(cls: type) -> tuple[Spec, ...]:
    """Every described field of a record class, in the order an officer reads them."""
    found = _SPECS.get(cls)
    if found is None:
        found = _SPECS[cls] = tuple(
            dataclasses.replace(each.metadata["spec"], name=each.name)
            for each in dataclasses.fields(cls)
            if "spec" in each.metadata
        )
    return found


def spec(cls: type, name: str) -> Spec:
    """The description of one field; KeyError where the class has none of that name."""
    for found in specs(cls):
        if found.name == name:
            return found
    raise KeyError(f"{cls.__name__} has no field {name!r}")


_TEXTS = (Kind.TEXT, Kind.LONG_TEXT)
_TOLD = (Kind.WHEN, Kind.COUNT)


def words_in(row: object, spec: Spec) -> str:
    """A text, or the words that a date or a number was told in; "" of any other field."""
    value = getattr(row, spec.name)
    if spec.kind in _TOLD:
        return value.words if value else ""
    return str(value) if spec.kind in _TEXTS else ""


def with_words(row: RowOf, told: Callable[[str, str], str]) -> RowOf:
    """A record whose words are what `told` makes of them, given a field's name and its words; all else is as it was."""
    changed: dict[str, object] = {}
    for spec in specs(type(row)):
        before = words_in(row, spec)
        if before and (words := told(spec.name, before)) != before:
            value = getattr(row, spec.name)
            changed[spec.name] = words if spec.kind in _TEXTS else dataclasses.replace(value, words=words)
    return dataclasses.replace(row, **changed) if changed else row  # type: ignore[type-var]
