# SPDX-License-Identifier: Apache-2.0
"""A field is a line of its class and one step, then one command for its fixture: done as told in a copy, and driven."""

import ast
import inspect
from pathlib import Path

from tests.extending.copy_of_program import add_line, copied, run, there
from tests.store.migrations import test_old_vaults, test_schema
from tests.store.vaults import make_vault
from vlu_desktop.record.people import Vehicle
from vlu_desktop.store import steps
from vlu_desktop.store.database.schema_version import SCHEMA_VERSION

FIELD = '    parking: str = f.text("Where it is parked", table=True)'
STEP = '''# SPDX-License-Identifier: Apache-2.0
"""Where a vehicle is parked. History: never edited."""

PARKING = """
ALTER TABLE "vehicle" ADD COLUMN "parking" TEXT NOT NULL DEFAULT '';
"""
'''


def add_field(copy: Path) -> None:
    file = there(copy, inspect.getsourcefile(Vehicle))
    [cls] = [
        node for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and node.name == Vehicle.__name__
    ]  # fmt: skip
    assert cls.end_lineno is not None
    add_line(file, cls.end_lineno, FIELD)


def add_step(copy: Path) -> None:
    """A module, and a line in STEPS; nothing else says which version this is."""
    file = there(copy, steps.__file__)
    name = f"step_{SCHEMA_VERSION + 1:04}_parking"
    (file.parent / f"{name}.py").write_text(STEP, encoding="utf-8")
    body = ast.parse(file.read_text(encoding="utf-8")).body
    [last] = [
        node for node in body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == "STEPS"
    ]  # fmt: skip
    assert last.end_lineno is not None
    add_line(file, last.end_lineno - 1, f'    Step("{name}", (PARKING,)),')
    first = next(node for node in body if isinstance(node, ast.ImportFrom))
    add_line(file, first.lineno - 1, f"from {steps.__name__}.{name} import PARKING")


def test_a_field_is_its_line_one_step_and_one_command(tmp_path: Path) -> None:
    copy = copied(tmp_path)
    add_field(copy)
    add_step(copy)
    run(copy, "-m", make_vault.__name__)
    vaults = there(copy, make_vault.__file__).parent
    made = sorted(path.name for path in vaults.glob(f"schema-{SCHEMA_VERSION + 1}.*"))
    assert made == [f"schema-{SCHEMA_VERSION + 1}{end}" for end in (".json", ".vlu", ".vlu.keys")]
    driven = Path(__file__).with_name("a_field_more.py")
    tests = [str(there(copy, str(each))) for each in (test_schema.__file__, test_old_vaults.__file__, driven)]
    # Of the old casebooks the first and the new one: those between are brought up to date by the same steps.
    between = " or ".join(f"schema-{version}" for version in range(2, SCHEMA_VERSION + 1))
    run(copy, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", "-k", f"not ({between})", *tests)
