# SPDX-License-Identifier: Apache-2.0
"""An example of every kind of file that can be imported; a newcomer adds its own, or tests fail."""

from tests.intake import workbooks

# Importer -> files it must take, by the name they come under, each with two entries.
EXAMPLES: dict[str, tuple[tuple[str, bytes], ...]] = {
    "diary": (
        ("diary.csv", workbooks.csv_of(workbooks.ROWS).encode()),
        ("diary.tsv", workbooks.csv_of(workbooks.ROWS, "\t").encode("utf-16")),
        ("diary.xlsx", workbooks.xlsx(workbooks.ROWS)),
        ("diary.ods", workbooks.ods(workbooks.ROWS)),
        ("no ending", workbooks.csv_of(workbooks.ROWS).encode()),
    ),
}
