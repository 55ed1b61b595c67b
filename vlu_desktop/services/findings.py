# SPDX-License-Identifier: Apache-2.0
"""What the record shows, and what an officer makes of it."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from vlu_desktop.analysis.cautions import cautions
from vlu_desktop.analysis.find import Found, find_again
from vlu_desktop.analysis.params import Params
from vlu_desktop.domain.casefile import CaseFile
from vlu_desktop.domain.changes import Changes
from vlu_desktop.domain.errors import UserError
from vlu_desktop.domain.findings import Caution, Finding, reviewed
from vlu_desktop.domain.when_clock import HOUR, civil
from vlu_desktop.domain.when_display import day
from vlu_desktop.domain.work import FindingReview
from vlu_desktop.store.records import Store

_CASES_KEPT = 2
"""Of so many cases what was found last is held, to find again after an edit without running everything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A finding with the review that still holds for it."""

    finding: Finding
    review: FindingReview | None

    @property
    def status(self) -> str:
        """`new` where nobody has looked at it, else the verdict."""
        return self.review.verdict if self.review else "new"


class Findings:
    """Finding, and keeping what an officer says of what was found."""

    def __init__(self, store: Store, params: Params) -> None:
        self._store = store
        self._params = params
        self._last: OrderedDict[str, Found] = OrderedDict()

    def of(self, file: CaseFile, up_to: date, stopped: Callable[[], bool] = lambda: False) -> tuple[Shown, ...]:
        """The findings on what had happened by a day; after an edit, rules that read nothing of it don't run again.

        `stopped` is asked between rules; once it says so the answer is unfinished and nobody may be shown it.
        """
        found = find_again(file, up_to, self._params, before=self._last.get(file.case.id), stopped=stopped)
        self._last[file.case.id] = found
        self._last.move_to_end(file.case.id)
        while len(self._last) > _CASES_KEPT:
            self._last.popitem(last=False)
        reviews = file.all(FindingReview)
        return tuple(Shown(finding=each, review=reviewed(each, reviews)) for each in found.findings)

    def cautions(self, file: CaseFile, up_to: date) -> tuple[Caution, ...]:
        """What the dates and sources can't bear."""
        return cautions(file, up_to)

    def as_known(self, case_id: str, known_by: date) -> CaseFile:
        """The case as this record had it at the end of a day here."""
        file = self._store.case_file(case_id, as_at=_midnight_after(known_by))
        if file is None:
            raise UserError(f"This casebook held nothing of that case by {day(known_by)}.")
        self._store.consulted("case.open-as-known", case_id=case_id, detail=known_by.isoformat())
        return file

    def review(self, case_id: str, finding: Finding, verdict: str, reason: str, today: date) -> Changes:
        """Mark a finding as seen, agreed or not agreed; not agreed needs its reason."""
        if verdict == "not-agreed" and not reason.strip():
            raise UserError("Say why you do not agree; the document gives the reason.")
        with self._store.act("finding.review", act="collected", case_id=case_id) as act:
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
        return act.changes


def _midnight_after(day: date) -> datetime:
    """The instant at which a civil day ends; in summer an hour before midnight of UTC."""
    if day == date.max:
        return datetime.max.replace(tzinfo=UTC)
    midnight = datetime.combine(day + timedelta(days=1), time.min, tzinfo=UTC)
    return midnight if civil(midnight).hour == 0 else midnight - HOUR
