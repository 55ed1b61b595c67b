# SPDX-License-Identifier: Apache-2.0
"""What a rule found in a case: a sentence that can be defended, the incidents it rests on, and what it can't bear."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from vlu_desktop.record.work import FindingReview

GROUPS: tuple[tuple[str, str], ...] = (
    ("single", "One incident is enough"),
    ("worse", "Coming more often, becoming more serious"),
    ("orders", "Orders, custody and what followed"),
    ("first", "First times"),
    ("holds", "What else the record holds"),
    ("to-do", "To see to"),
)
"""How findings are read together on screen, most pressing first: the key of each group and its heading.

"worse" holds what a test has told and nothing else; what was new once, and says nothing of how often, is of "first".
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """The two dates of any finding: what had happened by, and what was known by (None: all that is known now).

    Whoever builds the `CaseFile` applies `known_by`; it stands here so that the answer can say so.
    """

    up_to: date
    known_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing the record shows.

    `subject` tells apart several findings of one rule (an order, a kind of conduct, a day). `certain` is False where it
    holds only for some of what the dates or the attribution leave open, and the sentence then says "may". `single`
    marks what is shown at once because one incident is enough. `internal` keeps it out of papers for court and parole
    unless an officer decides otherwise: a MARAC must not become known. `evidence` is a digest of all it rests on, so a
    review of it lapses when that changes. `figures` is the statistician's line, to be read and not to be read out:
    ratios, ranges and chances. `group` is one of `GROUPS`. `failed`: the rule could not be worked out, and
    the sentence says so; it is no finding to be kept, led with or reviewed.
    """

    rule: str
    rule_version: str
    subject: str = ""
    title: str
    sentence: str
    starts: date | None = None
    ends: date | None = None
    incident_ids: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    proof: str = ""
    method: str
    limits: str
    source: str
    certain: bool = True
    single: bool = False
    internal: bool = False
    evidence: str = ""
    group: str = "holds"
    failed: bool = False
    figures: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What stays the same when it is found again: the rule and the subject."""
        return self.rule, self.subject

    @property
    def window(self) -> tuple[date | None, date | None]:
        """The first and last day it speaks of; None where a side is not known."""
        return self.starts, self.ends


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Findings read as one, the first leading: an order with its breaches, earlier alarms, or one finding alone.

    `latest` is the last day of an incident it rests on, `new` whether that falls within the time taken for new. `group`
    is one of `GROUPS`. `folded`: none leads, and each is told in a line.
    """

    key: str
    title: str
    group: str
    findings: tuple[Finding, ...]
    latest: date | None = None
    new: bool = False
    folded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """A line of "Read with care": what the dates and sources of a case can't bear."""

    key: str
    sentence: str
    incident_ids: tuple[str, ...] = ()


def digest(parts: Iterable[str]) -> str:
    """SHA-256 over the parts; each is led by its length, so that no two lists of parts share one text."""
    written = (part.encode("utf-8", "surrogatepass") for part in parts)
    return hashlib.sha256(b"".join(b"%d:%b" % (len(each), each) for each in written)).hexdigest()


def reviewed(finding: Finding, reviews: Iterable[FindingReview]) -> FindingReview | None:
    """The latest review that still holds: of this rule, version and subject, on this very evidence."""
    held = [
        review
        for review in reviews
        if (review.rule, review.rule_version, review.subject, review.evidence)
        == (finding.rule, finding.rule_version, finding.subject, finding.evidence)
    ]
    return max(held, key=lambda review: (review.on or date.min, str(review.recorded_at or ""), review.id), default=None)


def lapsed(finding: Finding, reviews: Iterable[FindingReview]) -> FindingReview | None:
    """Where no review holds: the last one of this finding, made on evidence or by a rule that has changed since."""
    rows = [row for row in reviews if (row.rule, row.subject) == (finding.rule, finding.subject)]
    if reviewed(finding, rows):
        return None
    return max(rows, key=lambda review: (review.on or date.min, str(review.recorded_at or ""), review.id), default=None)


def status(finding: Finding, reviews: Iterable[FindingReview]) -> str:
    """ "new", or what the officer made of it: "seen", "agreed", "not-agreed"."""
    review = reviewed(finding, reviews)
    return review.verdict if review else "new"
