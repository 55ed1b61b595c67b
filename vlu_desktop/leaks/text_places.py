# SPDX-License-Identifier: Apache-2.0
"""Where in a file a text stands: its pages by number, all else by its words, which are for a person alone."""

_PAGE = "page "


def page_place(number: int) -> str:
    """The place of a page, the first being 1."""
    return f"{_PAGE}{number}"


def page_number(place: str) -> int | None:
    """The number of a page; None for a place that is none."""
    number = place.removeprefix(_PAGE)
    return int(number) if number != place and number.isdecimal() else None
