# SPDX-License-Identifier: Apache-2.0
"""How many of what came from a file, in words."""

import pytest

from vlu_desktop.record.vocabulary import vocabulary
from vlu_desktop.services.cases.message_words import forms_in_short, forms_said


@pytest.mark.parametrize(
    ("many", "said", "short"),
    [
        ({}, "", ""),
        ({"message": 1}, "1 message", "1 message"),
        ({"entry": 3}, "3 entries of a log", "3 entries of a log"),
        (
            {"notice": 1, "message": 1400},
            "1,400 messages and 1 notice of the service itself",
            "1,400 messages and 1 notice of the service itself",
        ),
        ({"message": 4, "call": 0, "missed": 2, "mail": 1}, "4 messages, 2 missed calls and 1 e-mail", "all 7"),
    ],
)
def test_each_sort_is_told_by_its_own_name(many: dict[str, int], said: str, short: str) -> None:
    assert (forms_said(many), forms_in_short(many)) == (said, short)


def test_every_form_there_is_has_its_words() -> None:
    for form, _ in vocabulary("message-form").terms:
        assert forms_said({form: 2}).startswith("2 ")
