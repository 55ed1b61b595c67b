# SPDX-License-Identifier: Apache-2.0
"""The request for licence conditions: each by its code, why it is needed and no more, and what supports it."""

from collections.abc import Iterator
from datetime import date

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.wording import entries, number_of, sentence_case, short_day, told
from vlu_desktop.papers.social_history import chronology, orders_section
from vlu_desktop.record.offending import Movement, Sentence
from vlu_desktop.record.vocabulary import label
from vlu_desktop.record.work import Request, RequestIncident
from vlu_desktop.rules.licence_menu import Condition
from vlu_desktop.typeset import tree as t

_IS = (
    "It asks for conditions on the victim’s behalf and says why each is necessary and proportionate. It is not a view "
    "on release, and it decides nothing: whoever sets the licence does. What it asks for may be read out to the "
    "prisoner, so it does not say where anybody lives. If a condition is refused or changed, the reason is to be "
    "given, so that the victim can be told."
)


def compose(source: PaperSource) -> t.Document:
    """A section a request, then the incidents that support them, and the orders in force."""
    requests = sorted(source.file.all(Request), key=lambda row: (row.asked_on is None, row.asked_on, row.id))
    if not requests:
        raise UserError(
            "No request for a licence condition stands in the record, so this would ask for nothing. Enter what is "
            "asked for under Requests, and make it again."
        )
    body: list[t.Block] = [t.Heading(text="Conditions asked for", id="conditions")]
    for place, row in enumerate(requests, start=1):
        body += _request(source, place, row)
    if source.conduct:
        body.append(t.Heading(text="The incidents that support them", id="incidents"))
        note = "Numbered for this request alone."
        rows = chronology.table(
            source, source.conduct, "Supporting incidents", note, "incidents-table", breaches_numbered=False
        )
        body.append(rows)
    body += orders_section.blocks(source, counts=False)
    if source.reference.menu.attribution:
        body.append(t.Paragraph(text=source.reference.menu.attribution, style=t.Style.SMALL))
    return common_sections.document(
        source,
        "Request for licence conditions",
        body,
        about=f"{sentence_case(number_of(len(requests), 'condition'))} asked for",
        is_=_IS,
        rows=(
            ("Concerning", told(source.offender)),
            ("Sentence", told(_sentence(source))),
            ("Release", told(_release(source))),
            ("For the protection of", told(source.victim)),
        ),
        gaps=common_sections.gaps(
            not_known=_not_known(source, requests),
            not_checked=("The wording against the menu in force on the day the licence is made.",),
        ),
    )


def _request(source: PaperSource, place: int, row: Request) -> tuple[t.Block, ...]:
    condition = source.reference.menu.of(row.menu_code)
    title = condition.title if condition else label("request-kind", row.kind)
    rows = (*_asked(source, row, condition), *_onward(row, condition))
    blocks: list[t.Block] = [t.Heading(text=f"{place}. {title}", level=2), t.KeyValue(rows=rows)]
    if (condition and condition.place) or row.kind == "exclusion":
        blocks.append(t.Paragraph(text="A map is sent apart, and never with this request.", style=t.Style.SMALL))
    return tuple(blocks)


def _asked(source: PaperSource, row: Request, condition: Condition | None) -> tuple[tuple[str, t.Runs], ...]:
    """What is asked for and why; each line stands there also where nothing was recorded."""
    linked = [link.incident_id for link in source.file.of(RequestIncident, row.id)]
    shown = [source.numbers[incident] for incident in linked if incident in source.numbers]
    code = condition.code if condition else row.menu_code
    return (
        ("Condition of the menu", condition.about if condition else "none: asked for in words of its own"),
        ("Code", told(code or "none")),
        ("Asked for in these words", told(row.wording or "not recorded")),
        ("Why it is necessary", told(row.reason or "not recorded")),
        ("Supported by", sentence_case_runs(entries(shown)) if shown else "no incident named"),
        ("Asked on", short_day(row.asked_on, "not recorded")),
    )


def _onward(row: Request, condition: Condition | None) -> Iterator[tuple[str, t.Runs]]:
    """To whom it went and what must go with it, where either is known."""
    sent = ", ".join(filter(None, (row.sent_to, short_day(row.sent_on))))
    if sent:
        yield "Sent to", told(sent)
    if condition and condition.needs:
        yield "It needs", condition.needs


def sentence_case_runs(runs: t.Runs) -> t.Runs:
    """Runs that begin a cell, with a capital."""
    return (sentence_case(runs[0]), *runs[1:]) if runs and isinstance(runs[0], str) else runs


def _sentence(source: PaperSource) -> str:
    rows = [row for row in source.file.all(Sentence) if row.kind not in ("", "fine")]
    dated = sorted(rows, key=lambda row: (row.passed is not None, row.passed.sort_key if row.passed else ""))
    if not dated:
        return "not recorded"
    last = dated[-1]
    expressed = last.expressed or label("sentence-kind", last.kind)
    return f"{expressed}, {last.passed.display(short=True)}" if last.passed else expressed


def _release(source: PaperSource) -> str:
    passed = [row.passed.last_day for row in source.file.all(Sentence) if row.passed and row.passed.last_day]
    since = max(passed, default=date.min)
    days = sorted(row.on for row in source.file.all(Movement) if row.kind == "release" and row.on and row.on >= since)
    return short_day(days[-1]) if days else "date not known"


def _not_known(source: PaperSource, requests: list[Request]) -> tuple[str, ...]:
    found = []
    bare = sum(1 for row in requests if not row.reason)
    if bare:
        found.append(f"Why {number_of(bare, 'condition')} {'is' if bare == 1 else 'are'} needed: it has to be said.")
    if _release(source) == "date not known":
        found.append("The date of release.")
    return tuple(found)
