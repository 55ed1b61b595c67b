# SPDX-License-Identifier: Apache-2.0
"""The program's own version, and the parts it is made with, each with its version and licence."""

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from vlu_desktop import __version__


@dataclass(frozen=True, slots=True)
class Part:
    """A part by somebody else. `version` is "" where it is not installed under that name."""

    name: str
    version: str
    licence: str


# Each is here for a reason that docs/decisions/0002-dependencies.md gives.
_LICENCES: tuple[tuple[str, str], ...] = (
    ("PySide6-Essentials", "LGPL-3.0"),
    ("sqlcipher3", "Zlib; SQLCipher: BSD"),
    ("sqlite-utils", "Apache-2.0"),
    ("argon2-cffi", "MIT"),
    ("cryptography", "Apache-2.0 or BSD"),
    ("filelock", "MIT"),
    ("reportlab", "BSD"),
    ("fonttools", "MIT"),
    ("fontpkg-noto-sans", "OFL-1.1"),
    ("fontpkg-noto-serif", "OFL-1.1"),
    ("fontpkg-noto-sans-arabic", "OFL-1.1"),
    ("justmytype-intl-cjk", "OFL-1.1; MIT"),
    ("manimgx-fonts", "OFL-1.1; MIT"),
    ("arabic-reshaper", "MIT"),
    ("python-bidi", "LGPL-3.0"),
    ("pypdf", "BSD"),
    ("pikepdf", "MPL-2.0"),
    ("pypdfium2", "BSD or Apache-2.0"),
    ("python-calamine", "MIT"),
    ("numpy", "BSD"),
    ("platformdirs", "MIT"),
    ("tzdata", "Apache-2.0"),
)


def program() -> str:
    """The program's name, version and licence."""
    return f"Victim liaison desktop {__version__}, under the Apache Licence 2.0"


def parts() -> tuple[Part, ...]:
    """Every part the running program stands on."""
    return tuple(Part(name, _version(name), licence) for name, licence in _LICENCES)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
