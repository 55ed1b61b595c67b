# SPDX-License-Identifier: Apache-2.0
"""`python -m tests.validation.example_papers [REFERENCE ...]`: every document that the cases of the example casebook
give, for each reader, in both sizes and in Welsh: read back against its tree, before two validators and in four
readers.

It goes case by case, with a line for each and one for each thing wrong, so that it can be ended and begun again at any
case. All of it takes a quarter of an hour or more.
"""

import re
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.papers.example_documents import REFERENCES, documents_of
from tests.typeset.reading import opened_clean, proved
from tests.validation.claims import claims
from tests.validation.verapdf import NotHere, verdicts
from vlu_desktop.language.languages import WELSH
from vlu_desktop.typeset.font_book import FontBook
from vlu_desktop.typeset.tree import Document

FORMS = (("usual", ""), ("large", ""), ("usual", WELSH), ("large", WELSH))
"""Each size of print and each language that a case is made in."""


def main(named: Sequence[str]) -> int:
    """Prints what is wrong with any of them, and how many there were; 1 where anything is, or a case is not known."""
    if unknown := [each for each in named if each not in REFERENCES]:
        print(f"No case of the example is {', '.join(unknown)}.", file=sys.stderr)
        return 1
    fonts = FontBook(Path(tempfile.gettempdir()) / "vlu-desktop-test-faces")
    many = wrong = 0
    for reference in named or REFERENCES:
        for size, language in FORMS:
            made_of = documents_of(reference, size, language)
            try:
                said = list(faults(made_of, fonts))
            except NotHere as problem:
                print(problem, file=sys.stderr)
                return 1
            many, wrong = many + len(made_of), wrong + len(said)
            print(
                f"{reference} {size} {language or 'en'}: {len(made_of)} documents, {len(said)} things wrong", flush=True
            )
            for line in said:
                print(f"      {line[:300]}", flush=True)
    print(f"{many} documents: {'all clean' if not wrong else f'{wrong} things wrong'}")
    return 1 if wrong else 0


def faults(made_of: Mapping[str, Document], fonts: FontBook) -> Iterator[str]:
    """What is wrong with the files of these documents, each said with the document's name."""
    with tempfile.TemporaryDirectory() as place:
        asked: list[tuple[str, Path]] = []
        for name, tree in made_of.items():
            path = Path(place) / f"{re.sub(r'[^a-z]+', '-', name)}.pdf"
            try:
                pdf, _, _ = proved(tree, fonts)
            except (AssertionError, ValueError) as problem:
                yield f"{name}: read back: {problem}"
                continue
            path.write_bytes(pdf)
            yield from (f"{name}: {problem}" for problem in opened_clean(path))
            asked += [(flavour, path) for flavour in claims(path)]
        for (flavour, path), (passes, failures) in zip(asked, verdicts(asked), strict=True):
            if not passes:
                yield f"{path.stem}: veraPDF {flavour}: {'; '.join(failures) or 'no reason given'}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
