# SPDX-License-Identifier: Apache-2.0
"""`python -m tests.validation [FILE ...]`: files of every kind, or those named, before two validators and four readers.

Each file is held to what it claims of itself. A file that no validator may pass goes with them, to be refused.
"""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.typeset.reading import opened_clean
from tests.validation.claims import claims, page_validation
from tests.validation.samples import write_broken, write_samples
from tests.validation.verapdf import NotHere, verdicts
from vlu_desktop.typeset.font_book import FontBook


def main(named: Sequence[str]) -> int:
    """Prints a line a file and what is wrong with it; 1 where anything is."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        fonts = FontBook(Path(tempfile.gettempdir()) / "vlu-desktop-test-faces")
        files = [Path(name) for name in named] or write_samples(folder, fonts)
        asked = [(flavour, path) for path in files for flavour in claims(path)]
        broken = [(flavour, write_broken(folder)) for flavour in ("2a", "2u", "ua1")]
        try:
            answers = verdicts([*asked, *broken])
        except NotHere as problem:
            print(problem, file=sys.stderr)
            return 1
        wrong = _report(files, dict(zip(asked, answers, strict=False)))
        for (flavour, path), (passes, _) in zip(broken, answers[len(asked) :], strict=True):
            if passes or not page_validation(path, flavour):
                wrong += 1
                print(f"A validator passes a file that meets nothing as {flavour}.")
    print(f"{len(files)} files: {'all clean' if not wrong else f'{wrong} things wrong'}")
    return 1 if wrong else 0


def _report(files: Sequence[Path], answers: dict[tuple[str, Path], tuple[bool, tuple[str, ...]]]) -> int:
    wrong = 0
    for path in files:
        claimed = claims(path)
        said = [f"opens: {problem}" for problem in opened_clean(path)]
        if not claimed:
            said.append("claims nothing")
        for flavour in claimed:
            passes, failures = answers[flavour, path]
            if not passes:
                said += [f"veraPDF {flavour}: {failure}" for failure in failures or ("no reason given",)]
            said += [f"page-validation {flavour}: {failure}" for failure in page_validation(path, flavour)]
        wrong += len(said)
        print(f"{'ok ' if not said else 'BAD'} {path.name:44} {' '.join(claimed)}")
        for line in said:
            print(f"      {line[:300]}")
    return wrong


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
