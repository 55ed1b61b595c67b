# SPDX-License-Identifier: Apache-2.0
"""How long a case is kept: the diary of reviews, the decision at each, and legal holds. Nothing goes by itself."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from vlu_desktop.dates.working_days import Holidays
from vlu_desktop.due.retention import Review, next_review, standing_hold
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.areas import settings_in
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.people import Case, Unit
from vlu_desktop.record.work import LegalHold, RetentionReview, RuleSetting
from vlu_desktop.rules.deadlines import Rules
from vlu_desktop.store.records.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionItem:
    """A case in the diary of reviews."""

    case: Case
    review: Review

    def state(self, today: date) -> str:
        """On hold, due, or when; in a word or two."""
        if self.review.due is None:
            return say("auditing.no-day-known")
        return say("auditing.review-due") if self.review.due <= today else say("auditing.review-not-yet")


class RetentionReviews:
    """The diary, and what is decided in it."""

    def __init__(self, store: Store, rules: Rules, holidays: Holidays) -> None:
        self._store = store
        self._rules = rules
        self._holidays = holidays

    def diary(self) -> tuple[RetentionItem, ...]:
        """Every case, the one to be reviewed first at the top; those without a day before all."""
        reviews: dict[str, list[RetentionReview]] = defaultdict(list)
        holds: dict[str, list[LegalHold]] = defaultdict(list)
        for review in self._store.all(RetentionReview):
            reviews[review.case_id].append(review)
        for hold in self._store.all(LegalHold):
            holds[hold.case_id].append(hold)
        settings, areas = self._store.all(RuleSetting), {str(unit.id): unit.area for unit in self._store.all(Unit)}
        found = []
        for case in self._store.all(Case):
            rules = self._rules.with_settings(settings_in(case.area or areas.get(case.unit, ""), settings))
            due = next_review(case, reviews[case.id], holds[case.id], rules, self._holidays)
            found.append(RetentionItem(case=case, review=due))
        return tuple(sorted(found, key=lambda kept: (kept.review.due or date.min, kept.case.title, kept.case.id)))

    def decide(self, case_id: str, decision: str, reason: str, next_on: date | None, today: date) -> Changes:
        """Note a review: that the case is still needed, or that it or a part of it is to be erased."""
        if not decision:
            raise UserError(say("acts.choose-what-was-decided"))
        if not reason.strip():
            raise UserError(say("acts.give-the-reason-it-is"))
        if next_on is not None and next_on <= today:
            raise UserError(say("acts.the-next-review-must-be"))
        record = RetentionReview(
            case_id=case_id, decision=decision, reason=reason.strip(), decided_on=today, next_on=next_on
        )
        return self._store.add("retention-review.add", record, case_id=case_id)[1]

    def hold(self, case_id: str, reason: str, asked_by: str, today: date) -> Changes:
        """Put a case on legal hold: nothing of it is erased until the hold is lifted."""
        if not reason.strip():
            raise UserError(say("acts.give-the-reason-for-the"))
        if standing_hold(self._store.all(LegalHold, case_id=case_id)) is not None:
            raise UserError(say("acts.this-case-is-on-hold"))
        record = LegalHold(case_id=case_id, reason=reason.strip(), asked_by=asked_by.strip(), placed_on=today)
        return self._store.add("legal-hold.add", record, case_id=case_id)[1]

    def lift(self, hold_id: str, reason: str, today: date) -> Changes:
        """Lift a hold, with the reason."""
        hold = self._store.get(LegalHold, hold_id)
        if hold is None or hold.lifted_on is not None:
            raise UserError(say("acts.that-hold-does-not-stand"))
        if not reason.strip():
            raise UserError(say("acts.say-why-the-hold-is"))
        with self._store.act("legal-hold.lift", case_id=hold.case_id, reason=reason.strip()) as act:
            act.change(replace(hold, lifted_on=today, lifted_reason=reason.strip()))
        return act.changes
