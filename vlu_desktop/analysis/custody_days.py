# SPDX-License-Identifier: Apache-2.0
"""On how many days of a stretch the offender was in custody, as a whole sentence."""

from collections.abc import Collection
from datetime import date, timedelta

from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.finding_words import CUSTODY
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.offending import Whereabouts


def custody_said(view: CaseView, start: date, end: date, offenders: Collection[str] = ()) -> list[str]:
    """On how many of the days from start to end he or she was in custody, first and last day of a stay included.

    A sentence, or none where it was on no day. `offenders`: whose stays; everybody's where it is empty.
    """
    days: set[date] = set()
    kinds: set[str] = set()
    for stay in view.case_file.all(Whereabouts):
        if stay.kind not in CUSTODY or (offenders and stay.offender_id not in offenders):
            continue
        first, last = max(stay.starts or date.min, start), min(stay.ends or date.max, end)
        if first <= last:
            days.update(first + timedelta(days=n) for n in range((last - first).days + 1))
            kinds.add(stay.kind)
    where, total = [words for kind, words in CUSTODY.items() if kind in kinds], (end - start).days + 1
    if not days:
        return []
    if len(days) == total:
        return [say_in(ENGLISH, "findings.custody-throughout", starts=start, ends=end, where=where)]
    return [say_in(ENGLISH, "findings.custody-partly", n=len(days), of=total, starts=start, ends=end, where=where)]
