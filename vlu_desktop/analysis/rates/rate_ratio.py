# SPDX-License-Identifier: Apache-2.0
"""Two rates side by side: days with incidents over days at risk, their ratio and its exact limits."""

from collections.abc import Sequence
from dataclasses import dataclass

from vlu_desktop.analysis.rates.chance import at_least, share_limits
from vlu_desktop.analysis.rates.trend import together

_FEW = 5
LEAST_BEFORE = 2
"""Days before, divided by how far days come together, below which nothing is said of how many times the rate it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Days with incidents among so many days at risk; `days` number them from 0."""

    days: Sequence[int]
    at_risk: int

    @property
    def events(self) -> int:
        """How many days have incidents."""
        return len(self.days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """The later rate over the earlier, and the limits of its exact 95% range."""

    ratio: float
    low: float
    high: float

    @property
    def lower(self) -> bool:
        """Whether the whole range lies below 1."""
        return self.high < 1

    @property
    def higher(self) -> bool:
        """Whether the whole range lies above 1."""
        return self.low > 1


def compare(before: Part, after: Part) -> Ratio | None:
    """Given how many days there were in all, those in the later part are binomial: exact, by Clopper and Pearson.

    Where days come together, the counts are divided by how much more they vary for it than chance would have it. None
    where fewer than two such days came before: the range would be as wide as anything.
    """
    early, late = _counts(before, after, 0)
    if early < LEAST_BEFORE:
        return None
    low, high = share_limits(late, early + late)
    exposure = before.at_risk / after.at_risk
    return Ratio(ratio=late / early * exposure, low=low / (1 - low) * exposure, high=high / (1 - high) * exposure)


def more_by_chance(before: Part, after: Part, maybe: int = 0) -> float:
    """The chance of so many or more in the later part, were the two rates one.

    `maybe` days are added before, for incidents that may have been then.
    """
    early, late = _counts(before, after, maybe)
    return at_least(late, early + late, after.at_risk / (before.at_risk + after.at_risk))


def _counts(before: Part, after: Part, maybe: int) -> tuple[float, float]:
    clustering = _clustering(before, after)
    return (before.events + maybe) / clustering, after.events / clustering


def _clustering(*parts: Part) -> float:
    """How many times the days vary as chance would have them, from the gaps and from how often they come together."""
    told = [(part.events, variation(part)) for part in parts if part.events >= _FEW]
    weight = sum(events for events, _ in told)
    return max(1.0, sum(events * value for events, value in told) / weight) if weight else 1.0


def variation(part: Part) -> float:
    """The larger of the two measures of variation, as the trend test takes them; of three days or more."""
    gaps = [later - earlier for earlier, later in zip(part.days, part.days[1:], strict=False)]
    mean_gap = sum(gaps) / len(gaps)
    spread = sum((gap - mean_gap) ** 2 for gap in gaps) / (len(gaps) - 1)
    return max(spread / mean_gap**2, together(part.days, part.at_risk))
