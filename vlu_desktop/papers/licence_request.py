# SPDX-License-Identifier: Apache-2.0
"""The request for licence conditions: each by its code, why it is needed and no more, and what supports it."""

from collections.abc import Iterator
from datetime import date

from vlu_desktop.disclosure import guarded_sorts as sort
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import in_turn, label, worded
from vlu_desktop.papers.common.wording import dated, entries, sentence_case, short_day, told
from vlu_desktop.papers.social_history import chronology, orders_section
from vlu_desktop.record.conduct import Exhibit
from vlu_desktop.record.offending import Movement, Sentence
from vlu_desktop.record.work import Request, RequestIncident
from vlu_desktop.rules.licence_menu import Condition
from vlu_desktop.typeset import tree as t

_SAYS_WHERE = sort.ADDRESSES | {sort.POSTCODE}
"""Sorts of guarded values that, in the words of an area, say whose house it is drawn around."""


def compose(source: PaperSource) -> t.Document:
    """A section a request, then the incidents that support them, and the orders in force."""
    requests = sorted(source.file.all(Request), key=lambda row: (row.asked_on is None, row.asked_on, row.id))
    if not requests:
        raise UserError(say("licence-request.nothing-asked-for"))
    _refuse_areas(source, requests)
    body: list[t.Block] = [t.Heading(text=worded("licence-request.conditions-title"), id="conditions")]
    for place, row in enumerate(requests, start=1):
        body += _request(source, place, row)
    if source.conduct:
        body.append(t.Heading(text=worded("licence-request.incidents-title"), id="incidents"))
        title, note = worded("licence-request.incidents"), worded("licence-request.incidents-note")
        body.append(chronology.table(source, source.conduct, title, note, "incidents-table", breaches_numbered=False))
    body += orders_section.blocks(source, counts=False)
    if source.reference.menu.attribution:
        body.append(t.Paragraph(text=source.reference.menu.attribution, style=t.Style.SMALL))
    return common_sections.document(
        source,
        worded("kinds.licence-request"),
        body,
        about=worded("licence-request.about", n=len(requests)),
        is_=worded("licence-request.is"),
        rows=(
            (worded("licence-request.concerning"), told(source.offender)),
            (worded("licence-request.sentence"), told(_sentence(source))),
            (
                worded("licence-request.release"),
                short_day(_released(source), worded("licence-request.release-not-known")),
            ),
            (worded("licence-request.protects"), told(source.victim)),
        ),
        gaps=common_sections.gaps(
            not_known=_not_known(source, requests), not_checked=(worded("licence-request.gap-menu"),)
        ),
    )


def _refuse_areas(source: PaperSource, requests: list[Request]) -> None:
    """UserError for an area or place whose words name where somebody is, or of which nobody has said that it does not.

    A picture can't be measured against an address: whoever looked at it answers, and the record has who and when.
    """
    for place, row in enumerate(requests, start=1):
        if not _is_area(row, source.reference.menu.of(row.menu_code)):
            continue
        title = _title(source, row)
        marked = {(mark.record_id, mark.field) for mark in source.disclosed.marks if mark.what in _SAYS_WHERE}
        if {(row.id, name) for name in ("wording", "middle", "reason")} & marked:
            raise UserError(say("licence-request.area-names-a-home", n=place, title=title))
        if row.at_home in ("", "not-asked") or not row.looked_by.strip() or row.looked_on is None:
            raise UserError(say("licence-request.area-not-looked-at", n=place, title=title))
        if row.at_home != "no":
            raise UserError(say("licence-request.area-at-a-home", n=place, title=title))


def _is_area(row: Request, condition: Condition | None) -> bool:
    """Whether it asks for an area or a place, which may point at somebody."""
    return row.kind == "exclusion" or (condition is not None and condition.place)


def _title(source: PaperSource, row: Request) -> str:
    condition = source.reference.menu.of(row.menu_code)
    return condition.title if condition else label("request-kind", row.kind)


def _request(source: PaperSource, place: int, row: Request) -> tuple[t.Block, ...]:
    condition, title = source.reference.menu.of(row.menu_code), _title(source, row)
    rows = (*_asked(source, row, condition), *_onward(row, condition))
    blocks: list[t.Block] = [
        t.Heading(text=worded("licence-request.numbered", n=place, title=title), level=2),
        t.KeyValue(rows=rows),
    ]
    if _is_area(row, condition):
        blocks += (t.Paragraph(text=line, style=t.Style.SMALL) for line in _of_area(source, row))
    return tuple(blocks)


def _of_area(source: PaperSource, row: Request) -> Iterator[t.Runs]:
    """Which map goes with it, by its digest; and that somebody looked at what stands at its middle."""
    attached = source.file.get(Exhibit, row.map_id)
    if attached is None:
        yield worded("licence-request.map")
    else:
        called = in_turn((attached.reference, attached.title))
        if attached.sha256:
            yield told(worded("licence-request.map-goes-with-it", exhibit=called, digest=attached.sha256))
        else:
            yield told(worded("licence-request.map-without-file", exhibit=called))
    if row.looked_on is not None:
        yield worded("licence-request.area-looked-at", on=row.looked_on)


def _asked(source: PaperSource, row: Request, condition: Condition | None) -> tuple[tuple[str, t.Runs], ...]:
    """What is asked for and why; each line stands there also where nothing was recorded."""
    linked = [link.incident_id for link in source.file.of(RequestIncident, row.id)]
    shown = [source.numbers[incident] for incident in linked if incident in source.numbers]
    code = condition.code if condition else row.menu_code
    missing = worded("papers.not-recorded")
    supporting = sentence_case_runs(entries(shown)) if shown else worded("licence-request.no-incident")
    return (
        (worded("licence-request.condition"), condition.about if condition else worded("licence-request.no-condition")),
        (worded("licence-request.code"), told(code or worded("licence-request.no-code"))),
        (worded("licence-request.wording"), told(row.wording or missing)),
        (worded("licence-request.reason"), told(row.reason or missing)),
        (worded("licence-request.supported-by"), supporting),
        (worded("licence-request.asked-on"), short_day(row.asked_on, missing)),
    )


def _onward(row: Request, condition: Condition | None) -> Iterator[tuple[str, t.Runs]]:
    """To whom it went and what must go with it, where either is known."""
    sent = in_turn((row.sent_to, short_day(row.sent_on)))
    if sent:
        yield worded("licence-request.sent-to"), told(sent)
    if condition and condition.needs:
        yield worded("licence-request.needs"), condition.needs


def sentence_case_runs(runs: t.Runs) -> t.Runs:
    """Runs that begin a cell, with a capital."""
    return (sentence_case(runs[0]), *runs[1:]) if runs and isinstance(runs[0], str) else runs


def _sentence(source: PaperSource) -> str:
    rows = [row for row in source.file.all(Sentence) if row.kind not in ("", "fine")]
    passed = sorted(rows, key=lambda row: (row.passed is not None, row.passed.sort_key if row.passed else ""))
    if not passed:
        return worded("papers.not-recorded")
    last = passed[-1]
    expressed = last.expressed or label("sentence-kind", last.kind)
    if last.passed is None:
        return expressed
    return worded("licence-request.sentence-of", sentence=expressed, on=dated(last.passed, short=True))


def _released(source: PaperSource) -> date | None:
    passed = [row.passed.last_day for row in source.file.all(Sentence) if row.passed and row.passed.last_day]
    since = max(passed, default=date.min)
    days = sorted(row.on for row in source.file.all(Movement) if row.kind == "release" and row.on and row.on >= since)
    return days[-1] if days else None


def _not_known(source: PaperSource, requests: list[Request]) -> tuple[str, ...]:
    found = []
    if bare := sum(1 for row in requests if not row.reason):
        found.append(worded("licence-request.gap-reason", n=bare))
    if _released(source) is None:
        found.append(worded("licence-request.gap-release"))
    return tuple(found)
