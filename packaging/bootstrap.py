# SPDX-License-Identifier: Apache-2.0
"""Makes `.venv` and all it stands on: `python3 packaging/bootstrap.py [--dev | --measure]`.

Standard library only, and quick when done. It follows whatever pip is told by this
computer's own settings, and takes only packages whose hash is in the list.
"""

from __future__ import annotations  # so that an older Python gets as far as the sentence that names it

import argparse
import ctypes
import glob
import hashlib
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST, TOO_NEW = (3, 11), (3, 14)
# Each list holds all of the ones before it: the program, what tests and checks need, what figures are measured against.
LISTS = {"run": "requirements.txt", "dev": "requirements-dev.txt", "measure": "requirements-measure.txt"}

# What Qt's own files ask of the system, by their NEEDED entries: library, Debian package. Without the first table's
# nothing runs; the second's are for a window on a display.
QT_LIBRARIES = (
    ("libEGL.so.1", "libegl1"),
    ("libGL.so.1", "libgl1"),
    ("libX11.so.6", "libx11-6"),
    ("libdbus-1.so.3", "libdbus-1-3"),
    ("libfontconfig.so.1", "libfontconfig1"),
    ("libfreetype.so.6", "libfreetype6"),
    ("libglib-2.0.so.0", "libglib2.0-0"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
)
WINDOW_LIBRARIES = (
    ("libX11-xcb.so.1", "libx11-xcb1"),
    ("libxcb-cursor.so.0", "libxcb-cursor0"),
    ("libxcb-icccm.so.4", "libxcb-icccm4"),
    ("libxcb-image.so.0", "libxcb-image0"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    ("libxcb-randr.so.0", "libxcb-randr0"),
    ("libxcb-render-util.so.0", "libxcb-render-util0"),
    ("libxcb-render.so.0", "libxcb-render0"),
    ("libxcb-shape.so.0", "libxcb-shape0"),
    ("libxcb-shm.so.0", "libxcb-shm0"),
    ("libxcb-sync.so.1", "libxcb-sync1"),
    ("libxcb-util.so.1", "libxcb-util1"),
    ("libxcb-xfixes.so.0", "libxcb-xfixes0"),
    ("libxcb-xkb.so.1", "libxcb-xkb1"),
    ("libxcb.so.1", "libxcb1"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
)
# What the tests run beside the program, and the Debian package of each: other readers of PDF, age for a backup opened
# without this program, faults dealt out by strace, a screen and a message bus of a test's own, rights given and taken.
TEST_PROGRAMS = (
    ("Xvfb", "xvfb"),
    ("age", "age"),
    ("dbus-daemon", "dbus-daemon"),
    ("mount", "mount"),
    ("mutool", "mupdf-tools"),
    ("pdfinfo", "poppler-utils"),
    ("pdftotext", "poppler-utils"),
    ("postgres", "postgresql"),
    ("qpdf", "qpdf"),
    ("setpriv", "util-linux"),
    ("strace", "strace"),
    ("unshare", "util-linux"),
)
# Where Debian keeps what isn't on the PATH: several versions of its database server may stand beside each other.
OFF_THE_PATH = "/usr/lib/postgresql/*/bin"
# What `make bench` and `make validate` set us beside: a program (or a file) and its Debian package, a library and its.
MEASURE_PROGRAMS = (
    ("javac", "default-jdk-headless"),
    ("/usr/share/java/jaxb-runtime.jar", "libjaxb-java"),
)
MEASURE_LIBRARIES = (
    ("libharfbuzz.so.0", "libharfbuzz0b"),
    ("libharfbuzz-subset.so.0", "libharfbuzz-subset0"),
    ("libpango-1.0.so.0", "libpango-1.0-0"),
    ("libpangoft2-1.0.so.0", "libpangoft2-1.0-0"),
)
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
FONT_PACKAGE = "fonts-dejavu-core"


class CannotSetUp(Exception):
    """One sentence that says what is missing and what to do."""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Sets up everything the program needs, in .venv.")
    more = parser.add_mutually_exclusive_group()
    for what, said in (("dev", "the tests and checks need"), ("measure", "`make bench` and `make validate` need")):
        more.add_argument(f"--{what}", dest="what", action="store_const", const=what, help=f"also what {said}")
    what = parser.parse_args(arguments).what or "run"
    try:
        set_up(what)
    except CannotSetUp as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def set_up(what: str) -> None:
    """Bring `.venv` to the state of the pinned list; does nothing where its stamp says that is so already."""
    if not OLDEST <= sys.version_info[:2] < TOO_NEW:
        this = ".".join(map(str, sys.version_info[:2]))
        raise CannotSetUp(f"Use Python 3.11, 3.12 or 3.13, as in `make run PYTHON=python3.12`; this is Python {this}.")
    stamps = [_stamp(held) for held in list(LISTS)[list(LISTS).index(what) :]]
    if any(stamp.is_file() for stamp in stamps) and _venv_python().exists():
        return
    missing = missing_packages(what)
    if missing:
        install_system_packages(missing, what)
        missing = missing_packages(what)
    make_environment()
    write_launcher()
    requirements = ROOT / "packaging" / LISTS[what]
    print(f"Installing the packages pinned in packaging/{requirements.name} into .venv ...", flush=True)
    pip = [str(_venv_python()), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-input"]
    strict = ["--require-hashes", "--no-deps", "--only-binary=:all:", "--requirement", str(requirements)]
    if subprocess.run([*pip, *strict], check=False).returncode:
        raise CannotSetUp("The packages could not be installed: look at pip's message above, then run this again.")
    for old in VENV.glob(".ready-*"):
        old.unlink()
    if not missing:
        stamps[0].write_text("", encoding="utf-8")


def missing_packages(what: str = "run") -> list[str]:
    """The Debian packages this computer lacks; empty on Windows and macOS, whose Pythons and Qt bring all."""
    if not sys.platform.startswith("linux"):
        return []
    missing = [package for library, package in (*QT_LIBRARIES, *WINDOW_LIBRARIES) if not _loads(library)]
    if not any(_has_font(Path(folder).expanduser()) for folder in FONT_FOLDERS):
        missing.append(FONT_PACKAGE)
    if not _venv_python().exists() and not _has_venv():
        missing.append("python3-venv")
    programs = (*(TEST_PROGRAMS if what != "run" else ()), *(MEASURE_PROGRAMS if what == "measure" else ()))
    here = (shutil.which, _is_file, _is_off_the_path)
    missing += [package for program, package in programs if not any(looked(program) for looked in here)]
    if what == "measure":
        missing += [package for library, package in MEASURE_LIBRARIES if not _loads(library)]
    return list(dict.fromkeys(missing))


def can_do_without(packages: Sequence[str], what: str = "run") -> bool:
    """Whether all else works: they are for measuring only, or for a window on a computer with no display.

    No test does without its program, for a test that is left out holds nothing; figures are taken without it.
    """
    measured = {package for _, package in (*MEASURE_PROGRAMS, *MEASURE_LIBRARIES)}
    if what == "measure":
        measured |= {package for _, package in TEST_PROGRAMS}
    if measured.issuperset(packages):
        return True
    spare = {package for _, package in WINDOW_LIBRARIES} | {FONT_PACKAGE} | measured
    return spare.issuperset(packages) and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def install_system_packages(packages: Sequence[str], what: str = "run") -> None:
    """Install by apt where that is possible and permitted; else say in one sentence what to install."""
    names = " ".join(packages)
    apt_get, as_root = shutil.which("apt-get"), _permission()
    if apt_get is None:
        sentence = f"Install what this system calls these packages, then run this again: {names}"
    else:
        sentence = f"Install these system packages, then run this again: sudo apt-get install {names}"
        if as_root is not None and _apt_install([*as_root, "env", "DEBIAN_FRONTEND=noninteractive", apt_get], packages):
            return
    if not can_do_without(packages, what):
        raise CannotSetUp(sentence)
    print(f"Going on without these. {sentence}", file=sys.stderr)


def _apt_install(apt_get: Sequence[str], packages: Sequence[str]) -> bool:
    print(f"Installing system packages: {' '.join(packages)}", flush=True)
    quiet = [*apt_get, "-qq", "-o", "Dpkg::Use-Pty=0"]
    # The lists may be old or absent, so they are renewed first; where that fails the install itself decides.
    subprocess.run([*quiet, "update"], check=False, stdin=subprocess.DEVNULL)
    install = [*quiet, "install", "-y", "--no-install-recommends", *packages]
    return not subprocess.run(install, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL).returncode


def make_environment() -> None:
    """Make `.venv` where there is none that works with this Python."""
    if _venv_python().exists():
        ask = [str(_venv_python()), "-c", "import sys, pip; print(sys.version_info[:2])"]
        said = subprocess.run(ask, check=False, capture_output=True, text=True)
        if said.returncode == 0 and said.stdout.strip() == str(sys.version_info[:2]):
            return
    print("Making .venv ...", flush=True)
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=False)
    if made.returncode:
        raise CannotSetUp("Python could not make .venv: on Debian, install python3-venv and run this again.")


def write_launcher() -> None:
    """Put `vlu-desktop` into `.venv`: it runs this checkout, from whatever folder it is called in.

    No install, for that needs a build backend. The path goes by PYTHONPATH, so that the processes the program starts
    find it too, and -P keeps Python from taking modules out of the folder somebody stands in.
    """
    if os.name == "nt":
        lines = [
            "@echo off",
            "setlocal",
            'set "PYTHONPATH=%~dp0..\\..;%PYTHONPATH%"',
            '"%~dp0python.exe" -P -m vlu_desktop %*',
            "exit /b %errorlevel%",
        ]
        (VENV / "Scripts" / "vlu-desktop.cmd").write_text("\r\n".join([*lines, ""]), encoding="ascii", newline="")
        return
    lines = [
        "#!/bin/sh",
        f"PYTHONPATH={shlex.quote(str(ROOT))}${{PYTHONPATH:+:$PYTHONPATH}}",
        "export PYTHONPATH",
        f'exec {shlex.quote(str(_venv_python()))} -P -m vlu_desktop "$@"',
    ]
    launcher = VENV / "bin" / "vlu-desktop"
    launcher.write_text("\n".join([*lines, ""]), encoding="utf-8")
    launcher.chmod(0o755)


def _stamp(what: str) -> Path:
    """A file whose name holds what was installed, so that a changed list, Python or set-up is a missing stamp."""
    parts = [str(sys.version_info[:2]).encode(), Path(__file__).read_bytes()]
    parts += [(ROOT / "packaging" / name).read_bytes() for name in LISTS.values()]
    return VENV / f".ready-{what}-{hashlib.sha256(b''.join(parts)).hexdigest()[:16]}"


def _venv_python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _has_venv() -> bool:
    """Debian's python3 has `venv` but not the `ensurepip` it needs, until python3-venv is installed."""
    ask = [sys.executable, "-c", "import ensurepip, venv"]
    return subprocess.run(ask, check=False, capture_output=True).returncode == 0


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _is_file(name: str) -> bool:
    return Path(name).is_file()


def _is_off_the_path(program: str) -> bool:
    return any(glob.glob(f"{OFF_THE_PATH}/{program}"))


def _has_font(folder: Path) -> bool:
    return any(any(folder.rglob(f"*.{ending}")) for ending in ("ttf", "otf", "ttc"))


def _permission() -> list[str] | None:
    """What to put before apt-get: nothing for root, sudo where it asks no password, None where it would."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], check=False, capture_output=True).returncode == 0:
        return [sudo, "-n"]
    return None


if __name__ == "__main__":
    sys.exit(main())
