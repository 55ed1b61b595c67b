# SPDX-License-Identifier: Apache-2.0
"""What to look at before a document leaves, in plain words; nothing here stops it."""

from collections.abc import Iterable, Iterator
from datetime import date

from vlu_desktop.domain.behaviours import behaviour
from vlu_desktop.domain.casefile import CaseFile, Conduct
from vlu_desktop.domain.offending import Conviction
from vlu_desktop.domain.when_display import day
from vlu_desktop.domain.work import Statement, StatementUse
from vlu_desktop.services.findings import Shown
from vlu_desktop.services.withholding_checks import withholding_checks

SERIOUS = 4
"""From this step of seriousness on, something after the last statement is worth asking about."""


def checks(file: CaseFile, shown: Iterable[Shown], on: date) -> tuple[str, ...]:
    """Sentences, none where nothing was found."""
    return tuple(_checks(file, tuple(shown), on))


def _checks(file: CaseFile, shown: tuple[Shown, ...], on: date) -> Iterator[str]:
    yield from _statement(file, on)
    new = sum(1 for each in shown if each.review is None)
    if new:
        yield f"{_many(new, 'finding')} not looked at by anybody. The document gives no review of them."
    bare = sum(1 for row in file.all(Conviction) if not row.source)
    if bare:
        yield f"{_many(bare, 'conviction')} without a source. The document says so of each."
    undated = sum(1 for each in file.conduct if not each.happened.is_dated)
    if undated:
        yield f"{_many(undated, 'incident')} without a date. They stand last in the chronology."
    kinds = sum(1 for each in file.conduct if not each.kinds)
    if kinds:
        yield f"{_many(kinds, 'incident')} with no kind of conduct chosen. No finding can rest on them."
    if not file.offenders:
        yield "No offender is entered. Enter one under People, or the document can’t name whose history it is."
    yield from withholding_checks(file)


def _statement(file: CaseFile, on: date) -> Iterator[str]:
    signed = [
        row
        for row in file.all(Statement)
        if row.kind == "court"
        and row.status == "signed"
        and row.signed_on
        and row.signed_on <= on
        and any(use.purpose == "court" and use.agreed == "yes" for use in file.of(StatementUse, row.id))
    ]
    if not signed:
        yield "No signed court statement whose maker agreed to its use. The document has none and says so."
        return
    last = max(row.signed_on for row in signed if row.signed_on)
    later = [each for each in file.conduct if _after(each, last) and each.seriousness >= SERIOUS]
    if later:
        kind = behaviour(later[-1].kinds[0]).label.lower() if later[-1].kinds else "incident"
        yield f"The statement was signed on {day(last)}; something serious came since ({kind}). Offer an update."


def _after(each: Conduct, last: date) -> bool:
    return each.happened.first_day is not None and each.happened.first_day > last


def _many(count: int, one: str) -> str:
    return f"{count} {one}" if count == 1 else f"{count} {one}s"
