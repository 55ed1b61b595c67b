# SPDX-License-Identifier: Apache-2.0
"""Copies the licence texts of every installed part into a folder: `python licence_texts.py FOLDER`.

Run by the Python of the environment that is packed. A part without a text of its own is given that of another part
which is under the same licence; one that has neither is named, and nothing is packed.
"""

import re
import shutil
import sys
import sysconfig
from importlib.metadata import Distribution, distributions
from pathlib import Path

TEXT = re.compile(r"\.dist-info/licenses/.|(licen[cs]e|copying|notice|ofl)[^/]*$", re.IGNORECASE)
APACHE = Path(__file__).resolve().parents[1] / "LICENSE"
LGPL_AND_GPL = ("python-bidi", ("COPYING.LESSER", "COPYING"))
"""Of Qt's parts, whose wheels bring no text: another part under the LGPL 3 brings it, with the GPL 3."""


def name_of(part: Distribution) -> str:
    """A part's name as folders have it."""
    return re.sub(r"[-_.]+", "-", part.metadata["Name"]).lower()


def texts_of(part: Distribution) -> list[Path]:
    """The texts that a part brings."""
    found = (Path(str(part.locate_file(each))) for each in part.files or () if TEXT.search(str(each)))
    return [each for each in found if each.is_file() and each.suffix not in {".py", ".pyc"}]


def main(folder: Path) -> int:
    """Copy them all; 1 where a part has none."""
    parts = {name_of(part): part for part in distributions()}
    lacking = []
    for name, part in sorted(parts.items()):
        texts = texts_of(part) or instead(name, parts)
        lacking += [] if texts else [name]
        for text in texts:
            place = folder / name / text.name
            place = place if not place.exists() else place.with_name(f"{text.parent.name}-{text.name}")
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(text, place)
    own = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    if own.is_file():
        (folder / "python").mkdir(parents=True, exist_ok=True)
        shutil.copy(own, folder / "python" / own.name)
    if lacking:
        print(f"No licence text was found of: {', '.join(lacking)}.", file=sys.stderr)
    return 1 if lacking else 0


def instead(name: str, parts: dict[str, Distribution]) -> list[Path]:
    """The texts of a part that brings none: those of its licence from elsewhere, or what it says of it."""
    part = parts[name]
    if name in ("pyside6-essentials", "shiboken6"):
        other, wanted = LGPL_AND_GPL
        return [each for each in texts_of(parts[other]) if each.name in wanted]
    said = "".join(part.metadata[key] or "" for key in ("License-Expression", "License"))
    if said.startswith("Apache"):
        return [APACHE]
    return [Path(str(part.locate_file(each))) for each in part.files or () if each.name == "METADATA" and said]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
