# SPDX-License-Identifier: Apache-2.0
"""What every file for an office program needs: text that XML can hold, and the same bytes for the same content."""

import io
import re
import zipfile

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NO_DAY = (1980, 1, 1, 0, 0, 0)


def xml_text(text: str) -> str:
    """A text as XML can hold it: a sign it can't hold stands as its number between marks, never dropped."""
    return _NOT_XML.sub(lambda found: f"\u2039U+{ord(found[0]):04X}\u203a", text)


def without_clock(content: bytes) -> bytes:
    """The same parts in a zip that says no time of day."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _NO_DAY), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
