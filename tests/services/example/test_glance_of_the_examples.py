# SPDX-License-Identifier: Apache-2.0
"""What an officer sees at a glance of each example case: the three cards somebody who knows the case would put first.

The three of each case were chosen from its record, by reading it, with the reason that stands beside them; then the
order of the cards was made to have them by rules that know no case. A card is named by what it is of.
"""

from datetime import date
from statistics import median

import pytest

from tests.example_casebook import example_in
from vlu_desktop.analysis.glance import cards
from vlu_desktop.analysis.run_rules import find
from vlu_desktop.analysis.thresholds import DEFAULTS
from vlu_desktop.bootstrap.vaults import open_services
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.finding import Card

UP_TO = date(2026, 11, 16)
MOST, MIDDLE = 8, 5
EARLIER, CUSTODY, HOLDS, FIRST, TO_DO = "earlier-alarms:", "custody:", "holds:", "first:", "to-do:"
EXPECTED: dict[str, tuple[set[str], str]] = {
    "Siân ap Tŵyn": (
        {"step:2026-01-09", "step:2022-06-03", HOLDS},
        "32 breaches of the new order in eight months after 78 of the one before; threats for the first time in nine "
        "years, from September 2025 to September 2026.",
    ),
    "Łucja Wiśniewska": (
        {"step:2023-06-30", CUSTODY, EARLIER},
        "The attempt on her life after a countdown; and from prison, under the order made that day, letters and "
        "messengers to this autumn.",
    ),
    "Philippa Quillfeather-Oyelaran": (
        {EARLIER, "step:2019-11-29", CUSTODY},
        "Strangulation, and before it a threat to kill; the order broken fourteen times; after a quiet year and a half "
        "a letter through another from remand.",
    ),
    "Marigold Threlk": (
        {"step:2020-10-22", HOLDS, CUSTODY},
        "24 breaches in eight months; harm to her animal and a threat to her child within six weeks; a letter from "
        "prison three years later.",
    ),
    "Ngozi Adébáyò-Thornleigh": (
        {CUSTODY, "step:2023-05-05", EARLIER},
        "58 contacts from prison and a threat among them, each a breach; what he did before it: strangulation, a "
        "threat to kill with a weapon.",
    ),
    "Owain Prysor-Tallack": (
        {"step:2025-07-25", EARLIER, HOLDS},
        "Arson, then threats of suicide; the order made for it broken to last month; people around him reached and a "
        "threat to send images.",
    ),
    "Aoife Ní Bhraonáin-Stott": (
        {"step:2024-08-19", "step:2025-08-19", CUSTODY},
        "27 breaches, the first on the day of release; 18 incidents in the weeks after the second release; 26 contacts "
        "from prison.",
    ),
    "Isla Corbiemuir": (
        {"step:2023-02-06", HOLDS, TO_DO},
        "35 breaches, more of them this year, some through others; and a MARAC of July 2025 with nothing after it.",
    ),
    "Tamsin Polglaze": (
        {"step:2026-03-13", HOLDS, TO_DO},
        "Ten breaches of the new order since March, her followed and people around her reached; so many of them "
        "reported that the area takes it to a MARAC.",
    ),
    "Rukhsana Begum-Fairweather": (
        {EARLIER, CUSTODY, HOLDS},
        "Attempted arson on the night of the assault; 21 contacts from detention; a threat among them.",
    ),
    "Eilidh MacAskill-Boateng": (
        {EARLIER, "step:2024-11-01", HOLDS},
        "Arson at the end and a weapon before; twelve breaches of the licence on the way; threats, people around her "
        "reached, harm to an animal.",
    ),
    "Nerys Achterberg-Pritchard": (
        {"step:2026-01-08", "step:2024-04-18", HOLDS},
        "Breaches again within six weeks of the release, under a second order, after 23 of the first; proceedings and "
        "the children used 17 times.",
    ),
    "Dilys Wyn-Crabtree": (
        {"step:2025-10-17", HOLDS, FIRST},
        "25 breaches of the exclusion, to two weeks ago; followed and watched; the home entered, accounts used.",
    ),
    "Lady Wilhelmina": (
        {"step:2024-06-12", HOLDS, FIRST},
        "24 breaches; hiding by the property and keys taken, then watching after the sentence; from a distance to in "
        "person.",
    ),
    "Harpreet Kaur Dhillon-Marsh": (
        {EARLIER, "step:2023-03-24", HOLDS},
        "A threat to kill at her home in August, lying in wait with a weapon a year before; 54 breaches; threats in "
        "May and June.",
    ),
    "Bronagh McIlhatton-Fry": (
        {EARLIER, "step:2024-12-12", CUSTODY},
        "Indecent exposure while following her, the last that is recorded; 28 breaches; contact even in ten days in "
        "prison.",
    ),
    "Kezia Obafunmi-Leary": (
        {"step:2026-06-10", "step:2025-09-17", EARLIER},
        "Eleven breaches in the fortnight after release, the first on its second day; 28 in nine weeks before; a "
        "threat to burn the home down.",
    ),
    "Fenella Abiodun-Carne": (
        {"step:2026-09-18", FIRST},
        "The order broken within a week, three evenings running; at the door, then in writing.",
    ),
    "Family of Corisande": (
        {EARLIER, HOLDS, FIRST},
        "Her killing, and the cut brake pipe two weeks before it; watching from a roof, a threat in her mother’s "
        "kitchen; from texts to the back door within a month.",
    ),
}


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, CaseFile]:
    """Every case of the example casebook, by its id."""
    services = open_services(*example_in(tmp_path_factory.mktemp("examples")))
    try:
        found = services.casework.cases
        return {case_id: found.open(case_id) for case_id in found.ids()}
    finally:
        services.close()


@pytest.fixture(scope="module")
def at_a_glance(examples: dict[str, CaseFile]) -> dict[str, tuple[Card, ...]]:
    """The cards of each example case on the last day the casebook knows of, by the case's title."""
    return {
        file.case.title: cards(file, find(file, UP_TO), UP_TO, DEFAULTS) for file in examples.values() if file.conduct
    }


def test_the_table_has_every_case_with_something_found(at_a_glance: dict[str, tuple[Card, ...]]) -> None:
    found = [title for title, shown in at_a_glance.items() if shown]
    assert len(found) == len(EXPECTED) == 19
    assert all(any(title.startswith(name) for title in found) for name in EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_the_three_that_matter_stand_on_top(name: str, at_a_glance: dict[str, tuple[Card, ...]]) -> None:
    (shown,) = (shown for title, shown in at_a_glance.items() if title.startswith(name))
    wanted, why = EXPECTED[name]
    assert {card.key for card in shown[:3]} == wanted, why


def test_there_are_few_cards_and_every_finding_is_in_one(
    examples: dict[str, CaseFile], at_a_glance: dict[str, tuple[Card, ...]]
) -> None:
    counts = [len(shown) for shown in at_a_glance.values() if shown]
    assert max(counts) <= MOST
    assert median(counts) <= MIDDLE
    for file in examples.values():
        held = [finding.key for card in at_a_glance.get(file.case.title, ()) for finding in card.findings]
        assert sorted(held) == sorted(finding.key for finding in find(file, UP_TO))
