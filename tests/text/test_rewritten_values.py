# SPDX-License-Identifier: Apache-2.0
"""Values rewritten as people write them are found, class by class."""

import pytest

from tests.text.rewritten_values import CLASSES, caught

TIMES = 300
LEAST = 0.97


@pytest.mark.parametrize("name", CLASSES)
def test_what_people_write_for_a_value_is_found(name: str) -> None:
    found = caught(name, TIMES)
    assert found.share >= LEAST, found.missed[:10]
