# SPDX-License-Identifier: Apache-2.0
"""Gives every id of a document a prefix, so that several documents can stand in one tree."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from vlu_desktop.kernel.pictures import Raster
from vlu_desktop.timeline.display_list import DisplayList
from vlu_desktop.typeset import tree as t

_KEYS = ("id", "target")


def prefixed(body: tuple[t.Block, ...], prefix: str) -> tuple[t.Block, ...]:
    """The same blocks with `prefix` before each id and before each reference to one."""
    return tuple(_value(block, prefix) for block in body)


def _value(value: Any, prefix: str) -> Any:
    if isinstance(value, tuple):
        return tuple(_value(part, prefix) for part in value)
    if not is_dataclass(value) or isinstance(value, type | DisplayList | Raster):
        return value
    changed: dict[str, Any] = {}
    for each in fields(value):
        old = getattr(value, each.name)
        new = prefix + old if each.name in _KEYS and old else _value(old, prefix)
        if new is not old:
            changed[each.name] = new
    return replace(value, **changed) if changed else value
