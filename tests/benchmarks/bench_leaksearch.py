# SPDX-License-Identifier: Apache-2.0
"""The leak search of a long document for 10,000 protected values, against merely reading the text with pdfium.

And what comes near a value in the same accounts, made ready and looked for, against looking for the values themselves.
"""

import io
import random
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2

from vlu_desktop.leaks.leak_search import search
from vlu_desktop.text.near_spellings import NearFinder
from vlu_desktop.text.spellings import Finder, Needle
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.font_book import FontBook
from vlu_desktop.typeset.pdf import write_pdf

VALUES = 10_000
OF_A_CASE = 400
ROWS = 510
SHARES = (1, 2, 2, 6, 2)
TOLD = "He was seen outside her place of work on three days of that week and left each time before police arrived. "
SYLLABLES = "ba ce di fo gu har len mor nip quo rex sal tim vor wex yon zed".split()


def needles() -> tuple[Needle, ...]:
    """Addresses, postcodes, numbers and names by chance, none of them in the document."""
    rng = random.Random(1)

    def word(length: int = 3) -> str:
        return "".join(rng.choice(SYLLABLES) for _ in range(length)).title()

    found: list[Needle] = []
    for n in range(VALUES // 4):
        found.append(Needle(value=f"{n % 300} {word()} {rng.choice(['Road', 'Lane'])}, {word(2)}", kind="address"))
        found.append(Needle(value=f"{chr(65 + n % 26)}Z{n % 10} {n // 10 % 10}{chr(65 + n % 7)}Z", kind="postcode"))
        found.append(Needle(value=f"07{rng.randrange(10**9):09}", kind="phone"))
        found.append(Needle(value=f"{word()} {word()}", kind="name"))
    return tuple(found)


def document() -> tuple[bytes, int]:
    table = t.Table(
        columns=tuple(t.Column(width=share) for share in SHARES), rows=tuple(rows(ROWS)),
        header=(("No.", "When", "Kind", "What happened", "Status"),),
    )  # fmt: skip
    tree = t.Document(title="Bench", body=(table,), made=datetime(2026, 8, 4, tzinfo=UTC), identity="bench")
    out = io.BytesIO()
    with tempfile.TemporaryDirectory() as folder:
        pages = write_pdf(tree, out, fonts=FontBook(Path(folder))).pages
    return out.getvalue(), pages


def rows(count: int) -> list[tuple[str, ...]]:
    return [(str(n), "3 March 2026, 5:30pm", "Threat", TOLD * (1 + n % 3) + str(n), "reported") for n in range(count)]


def read_alone(content: bytes) -> None:
    with pypdfium2.PdfDocument(content) as pdf:
        for page in pdf:
            page.get_textpage().get_text_range()


def accounts() -> tuple[str, ...]:
    """Each text of the document once."""
    return tuple(dict.fromkeys(text for row in rows(ROWS) for text in row))


def nearly(values: tuple[Needle, ...]) -> None:
    finder = NearFinder(values)
    for text in accounts():
        finder.find(text)


def exactly(values: tuple[Needle, ...]) -> None:
    finder = Finder(values)
    for text in accounts():
        finder.find(text)


def took(job: Callable[[], object]) -> float:
    start = time.process_time()
    job()
    return time.process_time() - start


def main() -> None:
    content, pages = document()
    values = needles()
    plain = min(took(lambda: read_alone(content)) for _ in range(2))
    # The very first time, so with the dictionary read.
    first = took(lambda: Finder(values))
    ours = min(took(lambda: search(content, values, "bench.pdf")) for _ in range(2))
    print(f"{pages} pages, {VALUES} values: {ours:.2f} s; pdfium's text alone {plain:.2f} s: {ours / plain:.1f} times")
    print(f"before it, once for these values: made ready in {first:.2f} s: {first / plain:.1f} times the same")
    for some in (values[:OF_A_CASE], values):
        near = min(took(lambda some=some: nearly(some)) for _ in range(3))  # type: ignore[misc]
        themselves = min(took(lambda some=some: exactly(some)) for _ in range(3))  # type: ignore[misc]
        print(
            f"what comes near {len(some)} values in {len(accounts())} texts: {near:.3f} s; the values themselves "
            f"{themselves:.3f} s: {near / themselves:.1f} times"
        )


if __name__ == "__main__":
    main()
