# SPDX-License-Identifier: Apache-2.0
"""All findings of a case of 1,000 to 100,000 incidents, and again after one edit, beside one plain pass over them.

The baseline reads each incident once and counts its kinds by month: the least that anything which looks at every
incident can do.
"""

import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from statistics import median

from tests.analysis.casemaker import Made, filed
from vlu_desktop.analysis.data_quality_notes import cautions
from vlu_desktop.analysis.run_rules import find, find_again
from vlu_desktop.dates.when import When
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.conduct import Incident, RecordingPeriod
from vlu_desktop.record.work import Statement

SIZES = (1_000, 10_000, 100_000)
BEGIN, UP_TO = date(2016, 1, 1), date(2026, 8, 3)
GOAL = 0.5
KINDS = ("call", "text", "letter", "follow", "attend-home", "threat-violence", "assault", "break-in", "watch", "email")


def case_of(size: int) -> Made:
    """Ten years of incidents, one in ten known to the month only, one in fifty a breach of one of six orders."""
    drawn = random.Random(20260803)
    made = Made()
    orders = [made.order(str(date(2018 + n, 3, 3))) for n in range(6)]
    made.add(RecordingPeriod, way="diary", starts=BEGIN)
    for _ in range(size):
        on = BEGIN + timedelta(days=drawn.randrange(3860))
        happened = When.on(on) if drawn.random() < 0.9 else When.in_month(on.year, on.month)
        kinds = " ".join(drawn.sample(KINDS, drawn.choice((1, 1, 1, 2))))
        made.incident(happened, kinds, breaks=drawn.choice(orders) if drawn.random() < 0.02 else (),
                      reported=drawn.choice(("yes", "no")), targets=drawn.choice(("", "", "", "family")))  # fmt: skip
    return made


def plain_pass(case_file: CaseFile) -> Counter[tuple[str, str]]:
    """Every incident once."""
    return Counter((each.happened.sort_key[:7], kind) for each in case_file.conduct for kind in each.kinds)


def seconds(act: Callable[[], object], times: int) -> float:
    """Processor time of the thread, the median of so many runs: what others do on the computer is left out."""
    taken = []
    for _ in range(times):
        begun = time.thread_time()
        act()
        taken.append(time.thread_time() - begun)
    return median(taken)


def edits(made: Made) -> dict[str, CaseFile]:
    """The case after one edit of each sort."""
    incident = next(n for n, row in enumerate(made.rows) if isinstance(row, Incident))
    told_again = [*made.rows]
    told_again[incident] = replace(made.rows[incident], weapon="yes")  # type: ignore[call-arg]
    signed = Statement(id=RecordId("signed"), case_id="case", kind="court", status="signed", signed_on=UP_TO)
    return {
        "one incident changed": filed(made.case, told_again),
        "a statement signed": filed(made.case, [*made.rows, signed]),
    }


def main() -> None:
    """Prints times and ratios at each size."""
    print(f"Findings, processor time; goal: under {GOAL} s at 10,000 incidents and linear to 100,000")
    first = 0.0
    for size in SIZES:
        made = case_of(size)
        case_file = made.file
        plain_pass(case_file)
        times = 5 if size <= 10_000 else 1
        base = seconds(partial(plain_pass, case_file), times)
        whole = seconds(partial(find, case_file, UP_TO), times)
        told(f"{size:,} incidents: one plain pass", base, base)
        told("all findings", whole, base)
        first = first or whole / size
        print(f"  {'an incident, against the smallest case':<52} {whole / size / first:10.1f} times")
        before = find_again(case_file, UP_TO)
        for name, edited in edits(made).items():
            plain_pass(edited)
            again = partial(find_again, edited, UP_TO, before=before)
            told(f"again after {name}: {len(again().again)} rules", seconds(again, times), base)
        told("what to read with care", seconds(partial(cautions, case_file, UP_TO), times), base)


def told(name: str, taken: float, base: float) -> None:
    """A line of figures."""
    print(f"  {name:<52} {taken * 1000:10.1f} ms {taken / base:10.1f} times the plain pass", flush=True)


if __name__ == "__main__":
    main()
