# SPDX-License-Identifier: Apache-2.0
"""What a case comes to by its whole record, nothing of it kept from before."""

from datetime import date

from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.people import Cover
from vlu_desktop.services.cases.kept_summaries import CaseSummary, for_officer
from vlu_desktop.services.cases.today import Today
from vlu_desktop.store.records.store import Store


def worked_out_anew(today: Today, store: Store, file: CaseFile, day: date) -> CaseSummary:
    """For the officer at work on a day."""
    return for_officer(today._summed(file, day), store.officer, store.all(Cover), day)
