# SPDX-License-Identifier: Apache-2.0
"""What a computer puts behind the name of a file it has already: no part of the conversation's name."""

import re
from collections.abc import Collection
from pathlib import PurePosixPath

_COPY = re.compile(r"(?: - Copy)?(?: ?\(\d{1,3}\))?$")


def without_copy(title: str, beside: Collection[str] = ()) -> str:
    """A conversation's name, told by its file's, without the mark of a copy: "Rob (2)", "Rob - Copy" is Rob.

    As it stands where one of those `beside` it has that name, for then it is another.
    """
    plain = _COPY.sub("", title)
    return plain if plain and plain not in beside else title


def named_by(member: str, members: Collection[str], name: str, *endings: str) -> str:
    """What a file without its ending calls its conversation: a member of an archive, or, for "", the file `name`."""
    beside = {_without_ending(each, endings) for each in members if each != member}
    return without_copy(_without_ending(member or name, endings), beside)


def _without_ending(path: str, endings: Collection[str]) -> str:
    name = PurePosixPath(path).name
    return next((name[: -len(each)] for each in endings if name.lower().endswith(each) and name != each), name)
