# SPDX-License-Identifier: Apache-2.0
"""Exports of invented phones, as text: chats and backups of any length, the same for the same arguments."""

import base64
import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from xml.sax.saxutils import quoteattr

ME, HIM, HIS_NUMBER = "Ines Quarrie", "Col Dray", "+447700900123"


def chat(lines: Iterable[tuple[datetime, str, str]], form: str = "[{:%d/%m/%Y, %H:%M:%S}] ") -> str:
    """A chat of (moment, sender, words)."""
    return "".join(f"{form.format(at)}{sender}: {words}\n" for at, sender, words in lines)


def android(lines: Iterable[tuple[datetime, str, str]]) -> str:
    """The same as an Android phone here writes it."""
    return chat(lines, "{:%d/%m/%Y, %H:%M} - ")


def packed(files: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def backup(*parts: str, root: str = "smses", count: int | None = None) -> str:
    """A backup of these elements."""
    head = "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<!--File Created By SMS Backup & Restore-->\n"
    body = "\n  ".join(parts)
    return f'{head}<{root} count="{len(parts) if count is None else count}">\n  {body}\n</{root}>'


def _element(name: str, values: Mapping[str, object]) -> str:
    return f"<{name} " + " ".join(f"{key}={quoteattr(str(value))}" for key, value in values.items()) + " />"


def millis(at: datetime) -> int:
    """The stamp of an instant."""
    return int(at.replace(tzinfo=at.tzinfo or UTC).timestamp() * 1000)


def sms(at: datetime, body: str, kind: int = 1, **more: object) -> str:
    """A text from him, or with `kind` 2 to him."""
    values = {"protocol": 0, "address": HIS_NUMBER, "date": millis(at), "type": kind, "subject": "null", "body": body}
    return _element("sms", {**values, "read": 1, "status": -1, "contact_name": HIM, **more})


def call(at: datetime, kind: int = 3, seconds: int = 0, **more: object) -> str:
    """A call from him, missed unless told otherwise."""
    values = {"number": HIS_NUMBER, "duration": seconds, "date": millis(at), "type": kind, "presentation": 1}
    return _element("call", {**values, "contact_name": HIM, **more})


def mms(at: datetime, words: str, *pictures: bytes, box: int = 1, address: str = HIS_NUMBER) -> str:
    """A picture message from him."""
    parts = '<part seq="-1" ct="application/smil" text="&lt;smil&gt;&lt;/smil&gt;" />'
    parts += _element("part", {"seq": 0, "ct": "text/plain", "text": words})
    for n, each in enumerate(pictures):
        data = base64.b64encode(each).decode("ascii")
        parts += _element("part", {"seq": n + 1, "ct": "image/jpeg", "name": "null", "cl": f"p{n}.jpg", "data": data})
    addrs = _element("addr", {"address": HIS_NUMBER, "type": 137})
    addrs += _element("addr", {"address": "insert-address-token", "type": 151})
    head = f'<mms date="{millis(at)}" msg_box="{box}" address="{address}" contact_name="{HIM}" sub="null">'
    return f"{head}<parts>{parts}</parts><addrs>{addrs}</addrs></mms>"


def evenings(many: int, each: int, begin: datetime = datetime(2025, 3, 3, 20, 0)) -> list[tuple[datetime, str, str]]:
    """So many evenings, three days apart, of so many messages from him a minute apart, each fifth answered by her."""
    found = []
    for evening in range(many):
        at = begin + timedelta(days=3 * evening)
        for n in range(each):
            found.append((at + timedelta(minutes=n), HIM, f"Evening {evening + 1}, message {n + 1}"))
            if n % 5 == 4:
                found.append((at + timedelta(minutes=n, seconds=30), ME, "Leave me alone"))
    return found
