# SPDX-License-Identifier: Apache-2.0
"""The list of what has to be confirmed names every deadline of the law as the program counts it."""

from tests.rules.to_confirm import PAGE, renewed


def test_the_list_is_as_the_rules_are() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == renewed(page), "run python -m tests.rules.to_confirm"
