# SPDX-License-Identifier: Apache-2.0
"""The page on the architecture shows the tree as it is: `make picture` renews it."""

from tests.layers.picture import PAGE, PICTURE, page, rooms, svg


def test_the_page_and_its_picture_are_as_the_code_is() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert page(text) == text, "run `make picture`"
    assert PICTURE.read_text(encoding="utf-8") == svg(rooms()), "run `make picture`"
