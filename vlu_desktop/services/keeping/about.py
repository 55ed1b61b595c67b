# SPDX-License-Identifier: Apache-2.0
"""The program's own version, and every part it is installed with, each with its version and licence.

The list of parts is the pinned one that the program is installed from; what each says of itself is read where it is
installed, so that a part which is added, renewed or dropped needs no line here.
"""

import re
from dataclasses import dataclass
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata

from vlu_desktop import __version__
from vlu_desktop.platform import paths

# name==version, and a condition where only some computers need it, as python_full_version < '3.12'.
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==[^\s;]+(\s*;)?", re.MULTILINE)
# What a part leaves out of its own metadata: it gives no licence there, or not that of the fonts or library inside it.
# Each is from the licence file within the part.
_NOT_IN_METADATA = {
    "chunspell": "MIT; Hunspell: MPL-1.1 OR GPL-2.0-or-later OR LGPL-2.1-or-later",
    "justmytype-intl-cjk": "MIT; its fonts: OFL-1.1",
    "pyrage": "MIT",
    "sqlcipher3": "Zlib; SQLCipher: BSD-3-Clause",
}
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Part:
    """A part by somebody else. `version` is "" where it is lacking, which no sound installation shows."""

    name: str
    version: str
    licence: str


def program() -> str:
    """The program's name, version and licence."""
    return f"Victim liaison desktop {__version__}, under the Apache Licence 2.0"


def parts() -> tuple[Part, ...]:
    """Every part that is installed with the program, by name; one that only other computers need is left out."""
    found = {}
    for pin in _PIN.finditer(paths.requirements().read_text(encoding="utf-8")):
        name, conditional = pin[1], bool(pin[2])
        try:
            said = metadata(name)
        except PackageNotFoundError:
            if not conditional:
                found[name] = Part(name, "", _NOT_IN_METADATA.get(name, ""))
            continue
        found[name] = Part(said["Name"], said["Version"], _NOT_IN_METADATA.get(name) or _licence(said))
    return tuple(found[name] for name in sorted(found))


def _licence(said: PackageMetadata) -> str:
    """The licence as a part gives it: an SPDX expression, else its short name, else what it is classified as."""
    for field in ("License-Expression", "License"):
        for text in said.get_all(field) or ():
            if 0 < len(text) <= _LONGEST:
                return str(text)
    classes = [each.rpartition("::")[2].strip() for each in said.get_all("Classifier") or () if each[:7] == "License"]
    return ", ".join(classes)
