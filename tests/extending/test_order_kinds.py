# SPDX-License-Identifier: Apache-2.0
"""A kind of order is a row of ORDER_KINDS: a throw-away one, added in a copy, is entered, warned of and explained."""

import ast
from pathlib import Path

from tests.extending.copy_of_program import add_line, copied, run, there
from vlu_desktop.record import order_kind

ROW = (
    '    OrderKind(key="thrown-away", label="Thrown-away order", called="thrown-away order", maker=_COURT,'
    ' broken=_OFFENCE, word="Thrown-away order", meaning="Made for a test; to breach it is an offence."),'
)


def test_a_row_is_all_that_a_kind_of_order_needs(tmp_path: Path) -> None:
    copy = copied(tmp_path)
    file = there(copy, order_kind.__file__)
    [rows] = [
        node for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == "ORDER_KINDS"
    ]  # fmt: skip
    assert rows.end_lineno is not None
    add_line(file, rows.end_lineno - 1, ROW)
    driven = Path(__file__).with_name("an_order_kind_more.py")
    run(copy, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", str(there(copy, str(driven))))
