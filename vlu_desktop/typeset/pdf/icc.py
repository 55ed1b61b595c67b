# SPDX-License-Identifier: Apache-2.0
"""The sRGB colour profile that PDF/A asks for, made from the published formula (IEC 61966-2-1)."""

import struct
from functools import cache

_CURVE_POINTS = 1024
_WHITE = (0.95045, 1.0, 1.08905)
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}


@cache
def srgb() -> bytes:
    """An ICC version 2.1 display profile."""
    description = b"sRGB IEC61966-2.1\0"
    curve = b"".join(struct.pack(">H", round(65535 * _linear(i / (_CURVE_POINTS - 1)))) for i in range(_CURVE_POINTS))
    tags = {
        b"desc": b"desc" + bytes(4) + struct.pack(">L", len(description)) + description + bytes(78),
        b"cprt": b"text" + bytes(4) + b"No copyright, use freely\0",
        b"wtpt": _xyz(_WHITE),
        **{tag: _xyz(values) for tag, values in _PRIMARIES.items()},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), b"curv" + bytes(4) + struct.pack(">L", _CURVE_POINTS) + curve),
    }
    start = 128 + 4 + 12 * len(tags)
    table, body, seen = b"", b"", dict[bytes, tuple[int, int]]()
    for tag, data in tags.items():
        if data not in seen:
            seen[data] = (start + len(body), len(data))
            body += data + bytes(-len(data) % 4)
        table += tag + struct.pack(">LL", *seen[data])
    rest = struct.pack(">L", len(tags)) + table + body
    return _header(128 + len(rest)) + rest


def _header(size: int) -> bytes:
    dated = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
    head = struct.pack(">L4xL", size, 0x02100000) + b"mntrRGB XYZ " + dated + b"acsp"
    return (head + bytes(28) + struct.pack(">3l", 63190, 65536, 54061)).ljust(128, b"\0")


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + b"".join(struct.pack(">l", round(value * 65536)) for value in values)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
