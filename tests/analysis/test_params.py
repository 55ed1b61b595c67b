# SPDX-License-Identifier: Apache-2.0
"""Settings of the rules: shipped as data equal to the defaults, changed from a day on, refused with a sentence."""

from dataclasses import asdict
from datetime import date

import pytest

from tests.analysis.casemaker import Made
from vlu_desktop.analysis.run_rules import find
from vlu_desktop.analysis.thresholds import DEFAULTS, Params, reasons, value_of
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.platform.paths import resources

TODAY = date(2026, 8, 3)


def test_the_shipped_file_says_what_the_defaults_say() -> None:
    text = (resources() / "rules" / "findings.toml").read_text(encoding="utf-8")
    assert Params.from_toml(text).on(TODAY) == DEFAULTS
    assert all(f"[[{name}]]" in text and reasons()[name] in text for name in asdict(DEFAULTS) if name != "dated")


def test_a_setting_holds_from_its_day() -> None:
    text = """
        [[marac_count]]
        from = 2026-01-01
        value = 5
        reason = "Our area counts five."
        [[marac_count]]
        from = 2027-01-01
        value = 4
        reason = "Agreed with the board."
    """
    settings = Params.from_toml(text)
    assert settings.on(date(2025, 12, 31)).marac_count == 3
    assert settings.on(TODAY).marac_count == 5
    assert settings.on(date(2027, 1, 1)).marac_count == 4


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("= 5", "can't be read"),
        ("[[unheard_of]]\nfrom = 2026-01-01\nvalue = 5\nreason = 'x'", "no rule uses"),
        ("marac_count = 5", "headed [[marac_count]]"),
        ("[[marac_count]]\nvalue = 5\nreason = 'x'", "the day it holds from"),
        ("[[marac_count]]\nfrom = 2026-01-01\nvalue = 5", "a reason"),
        ("[[marac_count]]\nfrom = 2026-01-01\nvalue = 0\nreason = 'x'", "whole number of 1 or more"),
        ("[[marac_count]]\nfrom = 2026-01-01\nvalue = true\nreason = 'x'", "whole number of 1 or more"),
        ("[[marac_counted]]\nfrom = 2026-01-01\nvalue = 'meeting'\nreason = 'x'", "“reported” or “told”"),
        ("[[repeat_anchor]]\nfrom = 2026-01-01\nvalue = 'guess'\nreason = 'x'", "“referral” or “meeting”"),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_sentence(text: str, part: str) -> None:
    with pytest.raises(UserError) as told:
        Params.from_toml(text)
    assert part in str(told.value)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12", 12), (" 012 ", 12), ("3650", 3650), ("3651", None), ("0", None), ("-1", None), ("٣", None), ("", None),
        ("0000010000", None), ("0" * 5 + "1" + "9" * 200_000, None),
    ],
)  # fmt: skip
def test_a_whole_number_as_an_officer_types_it(typed: str, value: int | None) -> None:
    if value is None:
        with pytest.raises(UserError, match=r"whole number from 1 to 3,650"):
            value_of("repeat_months", typed)
    else:
        assert value_of("repeat_months", typed) == value


def test_a_rule_follows_its_setting() -> None:
    made = Made()
    for on in ("2026-03-03", "2026-04-03", "2026-05-03"):
        made.incident(on, "call", reported="yes")
    rules = [{finding.rule for finding in find(made.file, TODAY, Params(marac_count=count))} for count in (3, 4)]
    assert "marac-threshold" in rules[0]
    assert "marac-threshold" not in rules[1]


@pytest.mark.parametrize(
    ("times", "counted", "said"),
    [
        (("2026-03-03 yes", "2026-04-03 yes", "2026-05-03 yes"), "reported",
         "The record shows 3 incidents reported to the police in the 12 months from 4 August 2025 to 3 August 2026."),
        (("2026-03-03 yes", "2026-04-03 no", "2026-05-03 not-asked"), "reported", ""),
        (("2026-03-03 yes", "2026-04-03 no", "2026-05-03 not-asked"), "told",
         "The record shows 3 incidents in the 12 months from 4 August 2025 to 3 August 2026, reported to the police or "
         "not."),
        (("2026-03-03 yes", "2026-04-03 no"), "told", ""),
        (("2026-03-03 no", "2026-04-03 no", "2026-05-03 no", "2025 no"), "told",
         "The record shows 3 incidents in the 12 months from 4 August 2025 to 3 August 2026, reported to the police or "
         "not, and 1 that may lie there."),
        (("2026-03-03 no", "2026-04-03 no", "2025 no"), "told",
         "The record may show as many as 3 incidents in the 12 months from 4 August 2025 to 3 August 2026, reported to "
         "the police or not."),
    ],
)  # fmt: skip
def test_an_area_counts_what_was_reported_or_every_incident(times: tuple[str, ...], counted: str, said: str) -> None:
    made = Made()
    for each in times:
        on, reported = each.split()
        made.incident(on, "call", reported=reported)
    found = find(made.file, TODAY, Params(marac_counted=counted))
    sentences = [each.sentence for each in found if each.rule == "marac-threshold"]
    assert sentences == ([f"{said} No MARAC referral is recorded in that time."] if said else [])


def test_a_run_can_be_stopped_between_rules() -> None:
    made = Made()
    made.incident("2026-03-03", "threat-to-kill")
    assert find(made.file, TODAY, stopped=lambda: True) == ()
