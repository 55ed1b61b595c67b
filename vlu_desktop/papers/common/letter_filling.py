# SPDX-License-Identifier: Apache-2.0
"""What fills the fields of a letter's template: the record, the unit's rules, and what the officer is asked."""

from collections.abc import Iterable, Mapping
from datetime import date

from vlu_desktop.dates.reading.one_day import read_day
from vlu_desktop.dates.reading.outcome import One
from vlu_desktop.dates.reading.spans import TimeDirection
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.questions import Ask
from vlu_desktop.papers.common.wording import day, lower_first
from vlu_desktop.rules.letter_templates import MERGED, Letter, LetterQuestion

KEY = "letter"
"""The question of which letter it is to be."""
_AHEAD = frozenset({"reply_by", "closes_on"})  # questions that ask for a day to come
_DECIDED = "decision_on"


def asks_of(letters: Iterable[Letter]) -> tuple[Ask, ...]:
    """What the letters ask for, each once: a question of one key in several letters is the same question."""
    found: dict[str, Ask] = {}
    for letter in letters:
        for question in letter.questions:
            before = found.get(question.key)
            those = (*before.only_if[1], letter.key) if before and before.only_if else (letter.key,)
            found[question.key] = Ask(
                key=question.key,
                label=before.label if before else question.text,
                long=not question.day,
                day=_looking(question),
                only_if=(KEY, those),
            )
    return tuple(found.values())


def chosen(source: PaperSource, letters: Iterable[Letter]) -> Letter:
    """The letter that was asked for; UserError naming those there are."""
    every = tuple(letters)
    letter = next((each for each in every if each.key == source.answer(KEY)), None)
    if letter is None:
        if not every:
            raise UserError(say("asking.no-letter-installed"))
        raise UserError(say("asking.choose-letter", letters=", ".join(f"{each.key} ({each.title})" for each in every)))
    return letter


def values(source: PaperSource, letter: Letter, recorded: Mapping[str, str]) -> dict[str, str]:
    """What fills the letter's fields; UserError naming everything that is missing."""
    known = {**counted(source), **recorded}
    missing = [MERGED[name] for name in letter.fields if name in known and not known[name]]
    for question in letter.questions:
        known[question.key] = given = _answered(source, question)
        if not given and question.key in letter.fields:
            missing.append(lower_first(question.text).rstrip("."))
    if missing:
        raise UserError(say("asking.letter-needs", missing="; ".join(dict.fromkeys(missing))))
    return known


def counted(source: PaperSource) -> dict[str, str]:
    """What the unit and its rules give, "" where it is not known."""
    facts = source.facts
    decided = _day(source.answer(_DECIDED), facts.made.date())
    return {
        "officer": facts.prepared_by,
        "unit": facts.unit,
        "reference": source.file.case.reference,
        "hearing_day": day(facts.hearing_on),
        "statement_due_day": _due(source, "parole_statement", facts.hearing_on),
        "summary_day": _due(source, "parole_summary", decided),
        "challenge_day": _due(source, "parole_reconsideration", decided),
    }


def _looking(question: LetterQuestion) -> TimeDirection | None:
    """Which way the day that a question asks for lies; None where it asks for no day."""
    if not question.day:
        return None
    return TimeDirection.FUTURE if question.key in _AHEAD else TimeDirection.PAST


def _answered(source: PaperSource, question: LetterQuestion) -> str:
    given = source.answer(question.key)
    if not given or not question.day:
        return given
    on = _day(given, source.facts.made.date(), _looking(question) or TimeDirection.PAST)
    if on is None:
        raise UserError(say("asking.not-one-day", given=given, asked=lower_first(question.text)))
    return day(on)


def _day(text: str, today: date, looking: TimeDirection = TimeDirection.PAST) -> date | None:
    if not text:
        return None
    reading = read_day(text, today, looking=looking)
    return reading.when.first_day if isinstance(reading, One) else None


def _due(source: PaperSource, rule: str, on: date | None) -> str:
    if on is None or source.reference.holidays is None:
        return ""
    due = source.reference.rules.due(rule, on, source.reference.holidays)
    return day(due.date) if due else ""
