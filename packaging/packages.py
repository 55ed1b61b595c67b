# SPDX-License-Identifier: Apache-2.0
"""Makes what an IT department installs: `python3 packaging/packages.py`, or `make packages`.

On Linux a `.deb` and a portable archive, on Windows a portable zip and, where WiX is installed, an MSI; each for the
kind of computer it is made on, in `build/packages/`, beside a list of their SHA-256. The program is packed by
PyInstaller as a folder with the Python it runs on and each part's licence, from an environment of its own that holds
the pinned list of the program and nothing else.
"""

from __future__ import annotations

import hashlib
import os
import platform
import re
import runpy
import shutil
import subprocess
import sys
import tarfile
import venv
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

NAME = "vlu-desktop"
WORK = ROOT / "build" / "packing"
OUT = ROOT / "build" / "packages"
PINNED = ROOT / "packaging" / "requirements-package.txt"
# Parts that bring files beside their code, which are packed whole; some are asked for these alone, and never imported.
WITH_FILES = (
    "budoux", "fontpkg_noto_sans", "fontpkg_noto_sans_arabic", "fontpkg_noto_serif", "hunspell",
    "justmytype_intl_cjk", "lemminflect", "manimgx_fonts", "rapidocr", "reportlab", "tzdata",
    "vlu_desktop",
)  # fmt: skip
# Our own files beside the package in a checkout, and where a wheel has them: see vlu_desktop/platform/paths.py.
BESIDE = (
    ("resources", "vlu_desktop/_resources"),
    ("forms", "vlu_desktop/_forms"),
    ("docs/user-guide.md", "vlu_desktop/_guide"),
    ("docs/pictures", "vlu_desktop/_guide/pictures"),
    ("packaging/release-keys.txt", "vlu_desktop/_release"),
)
LEFT_OUT = ("tkinter", "vlu_desktop.devtools")
# Plugins of Qt that this program never asks for, and that would bring another desktop's libraries.
NOT_NEEDED = ("platformthemes/libqgtk3.so",)


def main() -> int:
    """Pack, then make what this kind of computer installs."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    python = environment()
    folder = packed(python)
    made = [zipped(folder), *msi(folder)] if sys.platform == "win32" else [archive(folder), deb(folder)]
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in made]
    (OUT / "SHA256SUMS").write_text("".join(lines), encoding="ascii")
    print("".join(lines), end="")
    sign(python)
    return 0


def sign(python: Path) -> None:
    """Sign the list with the key that RELEASE_KEY names; without one it is said that nothing was signed."""
    if key := os.environ.get("RELEASE_KEY"):
        run(str(python), str(ROOT / "packaging" / "sign_release.py"), key, str(OUT))
    else:
        print("Not signed: RELEASE_KEY names no key, so nobody can check these files by `vlu-desktop verify-update`.")


def version() -> str:
    """The program's version."""
    text = (ROOT / "vlu_desktop" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    assert found is not None
    return found[1]


def environment() -> Path:
    """The Python of an environment with the pinned list and PyInstaller, each by its hash."""
    place = WORK / "environment"
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = place / hashlib.sha256(PINNED.read_bytes()).hexdigest()[:16]
    if stamp.is_file():
        return python
    print("Making the environment that is packed ...", flush=True)
    venv.create(place, clear=True, with_pip=True)
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-input"]
    run(*pip, "--require-hashes", "--no-deps", "--only-binary=:all:", "--requirement", str(PINNED))
    stamp.touch()
    return python


def packed(python: Path) -> Path:
    """The folder with the program, its Python and everything it stands on."""
    print("Packing ...", flush=True)
    ask = "import importlib.metadata as m; print(*sorted({d.name for d in m.distributions()}))"
    names = subprocess.run([python, "-c", ask], check=True, capture_output=True, text=True).stdout.split()
    words = ["--noconfirm", "--onedir", "--name", NAME, "--log-level", "ERROR"]
    words += ["--distpath", str(WORK / "dist"), "--workpath", str(WORK / "work"), "--specpath", str(WORK)]
    words += ["--paths", str(ROOT)]
    for room in sorted(each.parent.name for each in (ROOT / "vlu_desktop").glob("*/__init__.py")):
        words += [] if f"vlu_desktop.{room}" in LEFT_OUT else ["--collect-submodules", f"vlu_desktop.{room}"]
    words += ["--add-data", f"{ROOT / 'packaging' / 'requirements.txt'}:vlu_desktop/_pinned"]
    for name in names:
        words += ["--copy-metadata", name]
    for name in WITH_FILES:
        words += ["--collect-data", name, "--hidden-import", name]
    for name in LEFT_OUT:
        words += ["--exclude-module", name]
    for source, target in BESIDE:
        words += ["--add-data", f"{ROOT / source}:{target}"]
    if sys.platform == "win32":
        # Its readers answer by standard output, which a program without a console has not.
        words += ["--hide-console", "hide-early"]
    run(str(python), "-m", "PyInstaller", *words, str(ROOT / "vlu_desktop" / "__main__.py"), PYTHONPATH=str(ROOT))
    folder = WORK / "dist" / NAME
    inside = folder / "_internal"
    (inside / "vlu_desktop" / "_pinned" / "requirements.txt").rename(inside / "vlu_desktop" / "_requirements.txt")
    (inside / "vlu_desktop" / "_pinned").rmdir()
    for ending in NOT_NEEDED:
        for found in inside.rglob(ending):
            found.unlink()
    shutil.copy(ROOT / "LICENSE", folder / "LICENSE")
    run(str(python), str(ROOT / "packaging" / "licence_texts.py"), str(folder / "licences"))
    return folder


def machine() -> str:
    """What kind of computer this is, as the names of files say it."""
    return f"{'windows' if sys.platform == 'win32' else 'linux'}-{platform.machine().lower()}"


def archive(folder: Path) -> Path:
    """A portable archive: unpack it anywhere and start `vlu-desktop` in it."""
    made = OUT / f"{NAME}-{version()}-{machine()}.tar.gz"
    with tarfile.open(made, "w:gz", compresslevel=6) as tar:
        tar.add(folder, f"{NAME}-{version()}", filter=_nobody)
    return made


def _nobody(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    return entry


def deb(folder: Path) -> Path:
    """A package for Debian and what is made from it: the program in /opt, its command, its entry in the menu."""
    root = WORK / "deb"
    shutil.rmtree(root, ignore_errors=True)
    place = root / "opt" / NAME
    shutil.copytree(folder, place, symlinks=True)
    for target, source in (
        ("usr/share/applications/vlu-desktop.desktop", "packaging/linux/vlu-desktop.desktop"),
        ("usr/share/icons/hicolor/scalable/apps/vlu-desktop.svg", "resources/icons/vlu-desktop.svg"),
        ("usr/share/doc/vlu-desktop/copyright", "LICENSE"),
    ):
        (root / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / source, root / target)
    command = root / "usr" / "bin" / NAME
    command.parent.mkdir(parents=True)
    command.symlink_to(f"/opt/{NAME}/{NAME}")
    for each in root.rglob("*"):
        if not each.is_symlink():
            each.chmod(0o755 if each.is_dir() or os.access(each, os.X_OK) else 0o644)
    control = root / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text("\n".join([*_control(root), ""]), encoding="utf-8")
    made = OUT / f"{NAME}_{version()}_{_debian_machine()}.deb"
    run("dpkg-deb", "--root-owner-group", "-Zxz", "-z1", "--build", str(root), str(made))
    return made


def _control(root: Path) -> Iterator[str]:
    size = sum(each.lstat().st_size for each in root.rglob("*") if each.is_file() and not each.is_symlink())
    known = runpy.run_path(str(ROOT / "packaging" / "bootstrap.py"))
    libraries = (*known["QT_LIBRARIES"], *known["WINDOW_LIBRARIES"])
    needs = dict.fromkeys([*(package for _, package in libraries), known["FONT_PACKAGE"]])
    libc = ".".join(platform.libc_ver()[1].split(".")[:2])
    yield f"Package: {NAME}"
    yield f"Version: {version()}"
    yield f"Architecture: {_debian_machine()}"
    yield "Section: misc"
    yield "Priority: optional"
    yield "Maintainer: The maintainers of the victim liaison desktop <maintainers@vlu-desktop.invalid>"
    yield f"Installed-Size: {size // 1024}"
    yield f"Depends: {', '.join([f'libc6 (>= {libc})', *needs])}"
    yield "Description: Histories of stalking and abuse, offline and encrypted"
    yield " Records incidents, statements and MARAC actions for a victim liaison unit in one encrypted file,"
    yield " shows escalation on a timeline and makes papers for court and parole. Offline but for a unit's own server."


def _debian_machine() -> str:
    return {"x86_64": "amd64", "aarch64": "arm64"}[platform.machine()]


def zipped(folder: Path) -> Path:
    """A portable zip: unpack it anywhere and start vlu-desktop.exe in it."""
    base = OUT / f"{NAME}-{version()}-{machine()}"
    return Path(shutil.make_archive(str(base), "zip", folder.parent, folder.name))


def msi(folder: Path) -> list[Path]:
    """An installer for all users of a computer, which runs without asking anything; none where WiX isn't there."""
    wix = shutil.which("wix")
    if wix is None:
        print("No MSI: install WiX (`dotnet tool install --global wix`), then run this again.", file=sys.stderr)
        return []
    made = OUT / f"{NAME}-{version()}-{machine()}.msi"
    source = ROOT / "packaging" / "windows" / "product.wxs"
    run(wix, "build", str(source), "-arch", "x64", "-d", f"Folder={folder}", "-d", f"Version={version()}",
        "-o", str(made))  # fmt: skip
    return [made]


def run(*command: str, **more: str) -> None:
    """Run a program; SystemExit naming it where it fails."""
    if subprocess.run(command, check=False, env={**os.environ, **more}).returncode:
        raise SystemExit(f"{Path(command[0]).name} failed: look at what it said above, then run this again.")


if __name__ == "__main__":
    sys.exit(main())
