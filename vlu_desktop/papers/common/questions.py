# SPDX-License-Identifier: Apache-2.0
"""What a kind of document asks the officer before it is made: a choice from the record, or words of her or his own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from vlu_desktop.dates.reading.spans import TimeDirection
from vlu_desktop.disclosure.choosable import Choosable
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import in_turn
from vlu_desktop.papers.common.reference_data import Reference

Options = Callable[[Choosable, Reference], tuple[tuple[str, str], ...]]
Proposal = Callable[[Choosable, Reference], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One question. `options` offers pairs of a value and its label; without it the answer is free text.

    `audiences` names those it is asked for, all where it is empty; `only_if` another question and those of its answers
    with which alone it makes sense; `proposed` an answer that the record suggests, for the officer to change; `day`
    says that the answer is one day, and whether one to come. Nothing has to be answered: a document says of each thing
    that nobody answered that it is not known.
    """

    key: str
    label: str
    help: str = ""
    options: Options | None = None
    audiences: tuple[str, ...] = ()
    long: bool = False
    only_if: tuple[str, tuple[str, ...]] | None = None
    proposed: Proposal | None = None
    day: TimeDirection | None = None


Asks = Callable[[Reference], tuple[Ask, ...]]
"""What a kind asks; a letter's questions stand in its template."""


def always(*asks: Ask) -> Asks:
    """The same questions whatever there is to look up."""
    return lambda reference: asks


def together(*asks: Asks) -> Asks:
    """The questions of several parts of one document, one after another."""
    return lambda reference: tuple(ask for each in asks for ask in each(reference))


def choices(pairs: Mapping[str, str]) -> Options:
    """The same options for every case."""
    fixed = tuple(pairs.items())
    return lambda file, reference: fixed


def asked(asks: tuple[Ask, ...], audience: str) -> tuple[Ask, ...]:
    """The questions that a document for an audience asks."""
    return tuple(ask for ask in asks if not ask.audiences or audience in ask.audiences)


def checked(
    asks: tuple[Ask, ...], answers: Mapping[str, str], file: Choosable, reference: Reference
) -> Mapping[str, str]:
    """The answers given, without empty ones; UserError for one that was not asked for or not offered."""
    known = {ask.key: ask for ask in asks}
    found = {key: value.strip() for key, value in answers.items() if value.strip()}
    for key, value in found.items():
        ask = known.get(key)
        if ask is None:
            raise UserError(
                say("asking.not-asked-for", key=key, known=in_turn(known))
                if known
                else say("asking.nothing-asked-for", key=key)
            )
        if ask.options is not None:
            offered = ask.options(file, reference)
            if value not in {each for each, _ in offered}:
                names = in_turn(say("asking.answer", key=each, label=label) for each, label in offered)
                raise UserError(
                    say("asking.not-offered", value=value, asked=ask.label, offered=names)
                    if offered
                    else say("asking.none-to-offer", value=value, asked=ask.label)
                )
    return found
