# SPDX-License-Identifier: Apache-2.0
"""What the program is made of, as CycloneDX JSON: `make sbom` writes docs/sbom.cdx.json.

Made from the pinned list alone, and each part's licence from what it says of itself where it is installed; one that
other computers need keeps the licence it had. The same list gives the same file, to the byte.
"""

import json
import re
import sys
import uuid
from pathlib import Path
from typing import Any

from vlu_desktop import __version__
from vlu_desktop.services.keeping.about import parts

ROOT = Path(__file__).resolve().parents[2]
PINNED = ROOT / "packaging" / "requirements.txt"
WRITTEN = ROOT / "docs" / "sbom.cdx.json"
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)([^\n]*(?:\n    [^\n]*)*)", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_ELSEWHERE = {"pywin32-ctypes": "BSD-3-Clause"}
"""Parts that Linux is not given, and their licences."""
_NAMES = re.compile(r"[-_.]+")
_EXPRESSION = re.compile(r"[A-Za-z0-9.+-]+(?: (?:AND|OR|WITH) [A-Za-z0-9.+-]+)*")


def pinned(text: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Each part of a list as pip writes it, in order: its name, its version, and the SHA-256 of each file of it.

    A name stands twice where an older Python needs another version.
    """
    return tuple(
        sorted((_plain(name), version, tuple(_HASH.findall(rest))) for name, version, rest in _PIN.findall(text))
    )


def bill(text: str) -> dict[str, Any]:
    """The bill of a pinned list."""
    licences = {**_ELSEWHERE, **{_plain(each.name): each.licence for each in parts()}}
    components = [_component(*each, licences.get(each[0], "")) for each in pinned(text)]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": serial_of(components),
        "version": 1,
        "metadata": {
            "component": {
                "type": "application", "bom-ref": "vlu-desktop", "name": "vlu-desktop", "version": __version__,
                "licenses": [{"license": {"id": "Apache-2.0"}}],
            }
        },
        "components": components,
        "dependencies": [{"ref": "vlu-desktop", "dependsOn": [each["bom-ref"] for each in components]}],
    }  # fmt: skip


def serial_of(components: list[dict[str, Any]]) -> str:
    """What names a bill: another for each list of components, and the same for the same."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, json.dumps([__version__, components]))}"


def written(whole: dict[str, Any]) -> str:
    """The bill with a line for each part, so that a change of one is seen as one."""
    parts_of = ",\n".join(f"  {json.dumps(each)}" for each in whole["components"])
    head = {**whole, "components": ["PARTS"]}
    return json.dumps(head, indent=1).replace('[\n  "PARTS"\n ]', f"[\n{parts_of}\n ]") + "\n"


def _component(name: str, version: str, hashes: tuple[str, ...], licence: str) -> dict[str, Any]:
    purl = f"pkg:pypi/{name}@{version}"
    return {
        "type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl,
        "licenses": [_licence(licence)],
        "hashes": [{"alg": "SHA-256", "content": each} for each in hashes],
    }  # fmt: skip


def _licence(licence: str) -> dict[str, Any]:
    """An expression where it is written as one, else its name as the part gives it."""
    if " " in licence and _EXPRESSION.fullmatch(licence):
        return {"expression": licence}
    return {"license": {"name": licence}}


def _plain(name: str) -> str:
    return _NAMES.sub("-", name).lower()


def main() -> None:
    """Write it."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else WRITTEN
    out.write_text(written(bill(PINNED.read_text(encoding="utf-8"))), encoding="utf-8")
    print(f"{len(pinned(PINNED.read_text(encoding='utf-8')))} parts are in {out.name}.")


if __name__ == "__main__":
    main()
