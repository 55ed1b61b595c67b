# SPDX-License-Identifier: Apache-2.0
"""Every table of a unit's briefing that the cases alone can answer, in the order they are read."""

from collections.abc import Iterable
from datetime import date

from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.thresholds import DEFAULTS, Params
from vlu_desktop.analysis.unit_briefing import breach_tables, offender_tables, sentence_tables
from vlu_desktop.analysis.unit_briefing.offender_facts import OffendersGathered
from vlu_desktop.analysis.unit_briefing.work_tables import WorkCounted
from vlu_desktop.kernel.stopping import check_stopped
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.finding import Dates
from vlu_desktop.record.unit_table import UnitTable


def unit_tables(cases: Iterable[CaseFile], up_to: date, params: Params = DEFAULTS) -> tuple[UnitTable, ...]:
    """The tables as of a day: what had happened by then, as it is known now; one case after another is read.

    A case opened later is left out, a closed one is not. What has no date is taken to have happened.
    """
    gathered, work = OffendersGathered(up_to), WorkCounted()
    on, settings = Dates(up_to=up_to), params.on(up_to)
    for case_file in cases:
        check_stopped()
        if case_file.case.opened is None or case_file.case.opened <= up_to:
            view = CaseView(case_file=case_file, on=on, params=settings)
            gathered.add(view)
            work.add(view)
    offenders = gathered.every()
    return (
        offender_tables.ages(offenders, up_to),
        offender_tables.index_offences(offenders),
        offender_tables.previous_offences(offenders),
        offender_tables.previous_of_each(offenders),
        sentence_tables.custody_lengths(offenders),
        sentence_tables.custody_offences(offenders),
        sentence_tables.custody_list(offenders),
        sentence_tables.community(offenders),
        sentence_tables.requirements(offenders),
        offender_tables.programmes(offenders),
        offender_tables.domestic_abuse(offenders),
        sentence_tables.breach_sentences(offenders),
        breach_tables.breaches(offenders),
        breach_tables.second_breach(offenders),
        breach_tables.third_breach(offenders),
        breach_tables.custody_contact(offenders),
        offender_tables.reports(offenders),
        work.maracs(),
        work.statements(),
    )
