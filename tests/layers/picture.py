# SPDX-License-Identifier: Apache-2.0
"""Draws the tree from the code itself: `python -m tests.layers.picture` renews the picture and the table of rooms.

Each room stands on the floor above everything it imports. A test holds `docs/architecture.md` and its picture against
what this makes.
"""

import ast
from collections.abc import Mapping
from html import escape

from tests.layers.test_layers import MODULES, PACKAGE, ROOT, imports, room

PAGE = ROOT / "docs" / "architecture.md"
PICTURE = ROOT / "docs" / "pictures" / "rooms.svg"
BEGIN, END = "<!-- rooms: made by `make picture` -->", "<!-- rooms end -->"
WIDE, HIGH, GAP, FLOOR, LEFT = 150, 54, 24, 108, 20


def rooms() -> Mapping[str, set[str]]:
    """Each room, and the rooms its modules do import."""
    found: dict[str, set[str]] = {}
    for name in MODULES:
        own = room(name)
        if not own.startswith("__"):
            seen = {room(other) for other in imports(name) & MODULES.keys()}
            found.setdefault(own, set()).update(seen - {own, "__init__"})
    return found


def floors(seen: Mapping[str, set[str]]) -> Mapping[str, int]:
    """How high each room stands: one above the highest it imports, 0 for what imports nothing."""
    known: dict[str, int] = {}

    def floor(own: str) -> int:
        if own not in known:
            known[own] = 1 + max((floor(each) for each in seen[own]), default=-1)
        return known[own]

    for own in seen:
        floor(own)
    return known


def modules(own: str) -> int:
    """How many modules a room has, packages' own texts apart."""
    return sum(room(name) == own and path.name != "__init__.py" for name, path in MODULES.items())


def purpose(own: str) -> str:
    """What a room is for, as its own first line says."""
    return (ast.get_docstring(ast.parse(MODULES[f"{PACKAGE}.{own}"].read_text(encoding="utf-8"))) or "").split("\n")[0]


def table(seen: Mapping[str, set[str]]) -> str:
    """The rooms as a table, the lowest first."""
    high = floors(seen)
    lines = ["| room | what it is for | imports |", "|---|---|---|"]
    for own in sorted(seen, key=lambda each: (high[each], each)):
        lines.append(f"| `{own}` | {purpose(own)} | {', '.join(sorted(seen[own])) or 'nothing'} |")
    return "\n".join(lines)


def svg(seen: Mapping[str, set[str]]) -> str:
    """The rooms as a picture: boxes by floor, and a line from each down to what it imports past no other room."""
    high = floors(seen)
    top = max(high.values())
    rows = [sorted(own for own in seen if high[own] == floor) for floor in range(top + 1)]
    width = LEFT * 2 + max(len(row) for row in rows) * (WIDE + GAP) - GAP
    height = 40 + (top + 1) * FLOOR
    at = {}
    for floor, row in enumerate(rows):
        offset = (width - len(row) * (WIDE + GAP) + GAP) / 2
        for place, own in enumerate(row):
            at[own] = (offset + place * (WIDE + GAP), height - 20 - HIGH - floor * FLOOR)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif">']
    parts.append(f'<rect width="{width}" height="{height}" fill="#ffffff"/>')
    for own, below in sorted(seen.items()):
        for other in sorted(_nearest(below, seen)):
            (x, y), (to_x, to_y) = at[own], at[other]
            parts.append(
                f'<line x1="{x + WIDE / 2:g}" y1="{y + HIGH:g}" x2="{to_x + WIDE / 2:g}" y2="{to_y:g}" '
                'stroke="#8a94a6" stroke-width="1.2"/>'
            )
    for own, (x, y) in sorted(at.items()):
        middle = x + WIDE / 2
        parts.append(
            f'<rect x="{x:g}" y="{y:g}" width="{WIDE}" height="{HIGH}" rx="6" fill="#eef2f7" stroke="#3b4a63"/>'
        )
        parts.append(f'<text x="{middle:g}" y="{y + 23:g}" text-anchor="middle" font-size="16">{escape(own)}</text>')
        parts.append(
            f'<text x="{middle:g}" y="{y + 42:g}" text-anchor="middle" font-size="12" fill="#4a5568">'
            f"{modules(own)} modules</text>"
        )
    return "\n".join([*parts, "</svg>", ""])


def _nearest(below: set[str], seen: Mapping[str, set[str]]) -> set[str]:
    """Those that are not reached through another of them."""

    def reached(own: str) -> set[str]:
        return set(seen[own]).union(*(reached(each) for each in seen[own])) if seen[own] else set()

    return below - set().union(*(reached(each) for each in below)) if below else set()


def page(text: str) -> str:
    """The page with its table of rooms as the code is now."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{table(rooms())}\n\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    PICTURE.write_text(svg(rooms()), encoding="utf-8")
    print(f"{PAGE.relative_to(ROOT)} and {PICTURE.relative_to(ROOT)} say what the code says.")
