# SPDX-License-Identifier: Apache-2.0
"""An offender's cases found under every entry that is his, and each look at them journalled."""

from datetime import date

import pytest

from tests.services.conftest import Office
from vlu_desktop.dates.when import When
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.conduct import Incident, IncidentBehaviour
from vlu_desktop.services.cases.cases import NewCase, NewPerson
from vlu_desktop.services.cases.incidents import IncidentEntry


def second_case(office: Office) -> tuple[str, str]:
    """Another victim of the same man under another name; the case and his entry in it."""
    new = NewCase(victim=NewPerson(given="Mair", family="Penhale"), offender=NewPerson(given="Colin", family="Dray"))
    case_id, _ = office.services.casework.cases.begin(new, office.today)
    return case_id, office.store.people_in(case_id, "offender")[0]


def followed(office: Office, case_id: str, day: date) -> None:
    incident = Incident(case_id=case_id, account="He followed her.", happened=When.on(day))
    office.services.casework.incidents.save(IncidentEntry(incident=incident, parts=(IncidentBehaviour(kind="follow"),)))


def test_cases_are_found_once_the_entries_are_joined_and_each_is_consulted(office: Office) -> None:
    case_id, entry = second_case(office)
    followed(office, office.case_id, date(2026, 3, 3))
    followed(office, case_id, date(2025, 1, 1))
    assert office.services.insight.offenders.case_ids(entry) == (case_id,)
    office.services.insight.joining.join(office.offender, entry, "")
    across = office.services.insight.offenders.across(office.offender, office.today)
    assert [file.case.id for file in across.files] == [case_id, office.case_id]
    assert across.also == ("Colin Dray",)
    assert [repeat.cells for repeat in across.serial.repeats] == [
        (
            "1 incident, dated 1 January 2025 (1 not asked whether reported)",
            "1 incident, dated 3 March 2026 (1 not asked whether reported)",
        )
    ]
    looks = office.store.entries(acts=("consulted",), limit=2)
    assert {each.case_id for each in looks} == {case_id, office.case_id}


def test_somebody_who_is_no_offender_is_refused(office: Office) -> None:
    with pytest.raises(UserError, match="offender of no case"):
        office.services.insight.offenders.across(office.victim, office.today)
