# SPDX-License-Identifier: Apache-2.0
"""An Open Packaging file (ECMA-376): parts in a zip. The same parts give the same bytes, and no clock leaks in."""

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import datetime
from xml.sax.saxutils import escape

_EPOCH = (1980, 1, 1, 0, 0, 0)
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def written(text: str) -> str:
    """A text as XML: what XML can't hold stands as its number between marks, never dropped."""
    return escape(_NOT_XML.sub(lambda found: f"\u2039U+{ord(found[0]):04X}\u203a", text), {'"': "&quot;"})


def package(parts: Mapping[str, str], types: Mapping[str, str], main: str, title: str, made: datetime) -> bytes:
    """The file. `types` has the content type of each part by its name, `main` is the part an office program opens."""
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types.items())
    stamp = made.strftime("%Y-%m-%dT%H:%M:%SZ")
    core = (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{written(title)}</dc:title>'
        f'<dc:language>en-GB</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
        "</cp:coreProperties>"
    )
    whole = {
        "[Content_Types].xml": (
            f'{HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Override PartName="/docProps/core.xml" '
            f'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>{overrides}</Types>'
        ),
        "_rels/.rels": relations(
            ("rId1", f"{_OFFICE}/officeDocument", main),
            ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": core,
        **parts,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in whole.items():
            file.writestr(zipfile.ZipInfo(name, _EPOCH), text.encode("utf-8"), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def relations(*found: tuple[str, str, str]) -> str:
    """Relations of a part: the id, the type and the target of each."""
    said = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in found)
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{said}</Relationships>'


def office_relation(kind: str) -> str:
    """The type of a relation between parts of an office file."""
    return f"{_OFFICE}/{kind}"
