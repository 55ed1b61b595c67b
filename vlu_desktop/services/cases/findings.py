# SPDX-License-Identifier: Apache-2.0
"""What the record shows, what an officer makes of it, and what is kept of it as it was found."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from vlu_desktop.analysis.data_quality_notes import cautions
from vlu_desktop.analysis.glance import cards
from vlu_desktop.analysis.rates.hearing import for_hearing
from vlu_desktop.analysis.run_rules import FindingsRun, find_again
from vlu_desktop.analysis.thresholds import Params
from vlu_desktop.dates.civil_clock import HOUR, civil
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.areas import settings_of
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.finding import Card, Caution, Finding, lapsed, reviewed
from vlu_desktop.record.vocabulary import vocabulary
from vlu_desktop.record.work import FindingReview, KeptFinding
from vlu_desktop.store.records.store import Store

_CASES_KEPT = 2
"""Of so many cases what was found last is held, to find again after an edit without running everything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """A finding with the review that still holds for it, or the last that lapsed, and when it was first shown."""

    finding: Finding
    review: FindingReview | None
    lapsed: FindingReview | None = None
    first_shown: date | None = None

    @property
    def status(self) -> str:
        """`new` where nobody has looked at it, else the verdict."""
        return self.review.verdict if self.review else "new"


class Findings:
    """Finding, keeping what was found, and keeping what an officer says of it."""

    def __init__(self, store: Store, shipped: Params) -> None:
        self._store = store
        self.shipped = shipped
        """The windows and thresholds before a unit's own settings."""
        self._last: OrderedDict[str, FindingsRun] = OrderedDict()

    def of(self, file: CaseFile, up_to: date, stopped: Callable[[], bool] = lambda: False) -> tuple[FindingView, ...]:
        """The findings on what had happened by a day; after an edit, rules that read nothing of it don't run again.

        `stopped` is asked between rules; once it says so the answer is unfinished and nobody may be shown it.
        """
        params = self._params(file)
        found = find_again(file, up_to, params, before=self._last.get(file.case.id), stopped=stopped)
        self._last[file.case.id] = found
        self._last.move_to_end(file.case.id)
        while len(self._last) > _CASES_KEPT:
            self._last.popitem(last=False)
        reviews = file.all(FindingReview)
        first = _first_shown(file.all(KeptFinding))
        return tuple(
            FindingView(
                finding=each,
                review=reviewed(each, reviews),
                lapsed=lapsed(each, reviews),
                first_shown=first.get((each.rule, each.rule_version, each.subject)),
            )
            for each in found.findings
        )

    def cards(self, file: CaseFile, shown: Iterable[FindingView], up_to: date) -> tuple[Card, ...]:
        """What was found, put together to be seen at a glance, most pressing first."""
        return cards(file, [each.finding for each in shown], up_to, self._params(file))

    def cautions(self, file: CaseFile, up_to: date) -> tuple[Caution, ...]:
        """What the dates and sources can't bear."""
        return cautions(file, up_to)

    def as_known(self, case_id: str, known_by: date) -> CaseFile:
        """The case as this record had it at the end of a day here."""
        file = self._store.case_file(case_id, as_at=_midnight_after(known_by))
        if file is None:
            raise UserError(say("acts.nothing-held-of-it-by", on=known_by))
        self._store.consulted("case.open-as-known", case_id=case_id, detail=known_by.isoformat())
        return file

    def keep(self, file: CaseFile, shown: Iterable[FindingView], up_to: date) -> Changes:
        """Keep the findings that are shown for the first time, in their words of today; nothing where there are none.

        What was found between then and now follows from the record as it was (`as_known`) and the rule's version.
        """
        held = _first_shown(self._store.all(KeptFinding, case_id=file.case.id))
        found = [each.finding for each in shown if not each.finding.failed]
        new = [each for each in found if (each.rule, each.rule_version, each.subject) not in held]
        if not new:
            return Changes()
        head = self._store.head_code()
        with self._store.act("finding.keep", act="collected", case_id=file.case.id) as act:
            for each in new:
                act.add(_kept(each, file.case.id, "shown", up_to, up_to, head))
        return act.changes

    def kept(self, file: CaseFile) -> tuple[KeptFinding, ...]:
        """What was kept of a case, newest first."""
        return tuple(sorted(file.all(KeptFinding), key=lambda row: (row.found_on or date.min, row.id), reverse=True))

    def for_hearing(
        self, file: CaseFile, hearing_on: date, today: date, chosen: str, reason: str = ""
    ) -> tuple[Finding, ...]:
        """The one look made for a hearing, as an act of the officer: kept whatever it says, with how many went before.

        It ends at the day of the hearing, or today where that is still to come. What it promises holds for one look at
        a date not chosen for what happened, so it is asked why this one: `chosen`, of "date-chosen", and a reason.
        """
        if chosen not in dict(vocabulary("date-chosen").terms):
            raise UserError(say("acts.say-why-this-date-whether"))
        if chosen == "other" and not reason.strip():
            raise UserError(say("acts.say-in-a-few-words-why"))
        up_to = min(hearing_on, today)
        earlier = self._looks_before(file.case.id)
        found = for_hearing(file, up_to, self._params(file), earlier, chosen, reason)
        head = self._store.head_code()
        with self._store.act("finding.hearing", act="collected", case_id=file.case.id) as act:
            for each in found:
                kept = _kept(each, file.case.id, "hearing", up_to, today, head)
                act.add(replace(kept, hearing_on=hearing_on, date_chosen=chosen, date_reason=reason.strip()))
        return found

    def review(self, case_id: str, findings: Sequence[Finding], verdict: str, reason: str, today: date) -> Changes:
        """Mark findings as seen, agreed or not agreed, as one act; not agreed needs its reason. Their words stay."""
        if not findings:
            raise UserError(say("acts.choose-the-findings-first"))
        if any(finding.failed for finding in findings):
            raise UserError(say("acts.this-rule-could-not-be"))
        if verdict == "not-agreed" and not reason.strip():
            raise UserError(say("acts.say-why-you-do-not"))
        head = self._store.head_code()
        with self._store.act("finding.review", act="collected", case_id=case_id) as act:
            for finding in findings:
                act.add(
                    FindingReview(
                        case_id=case_id,
                        rule=finding.rule,
                        rule_version=finding.rule_version,
                        subject=finding.subject,
                        evidence=finding.evidence,
                        verdict=verdict,
                        reason=reason.strip(),
                        on=today,
                    )
                )
                act.add(_kept(finding, case_id, "reviewed", today, today, head))
        return act.changes

    def _looks_before(self, case_id: str) -> int:
        """How many analyses for a hearing were made of a case already."""
        rows = self._store.all(KeptFinding, case_id=case_id)
        return sum(row.why == "hearing" and row.rule == "rate-one-look" for row in rows)

    def _params(self, file: CaseFile) -> Params:
        return self.shipped.with_settings(settings_of(file))


def _kept(finding: Finding, case_id: str, why: str, up_to: date, today: date, head: str) -> KeptFinding:
    return KeptFinding(
        case_id=case_id,
        found_on=today,
        why=why,
        rule=finding.rule,
        rule_version=finding.rule_version,
        subject=finding.subject,
        title=finding.title,
        sentence=finding.sentence,
        limits=finding.limits,
        figures=finding.figures,
        starts=finding.starts,
        ends=finding.ends,
        up_to=up_to,
        incidents=len(finding.incident_ids),
        certain=finding.certain,
        evidence=finding.evidence,
        head=head,
    )


def _first_shown(rows: Iterable[KeptFinding]) -> dict[tuple[str, str, str], date]:
    found: dict[tuple[str, str, str], date] = {}
    for row in rows:
        if row.why != "hearing" and row.found_on:
            key = row.rule, row.rule_version, row.subject
            found[key] = min(found.get(key, row.found_on), row.found_on)
    return found


def _midnight_after(day: date) -> datetime:
    """The instant at which a civil day ends; in summer an hour before midnight of UTC."""
    if day == date.max:
        return datetime.max.replace(tzinfo=UTC)
    midnight = datetime.combine(day + timedelta(days=1), time.min, tzinfo=UTC)
    return midnight if civil(midnight).hour == 0 else midnight - HOUR
