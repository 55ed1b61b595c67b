# SPDX-License-Identifier: Apache-2.0
"""A field is a line of its class and one step, then one command for its fixture: done as told in a copy, and driven."""

import ast
import inspect
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.store.migrations import test_old_vaults, test_schema
from tests.store.vaults import make_vault
from vlu_desktop.record.people import Vehicle
from vlu_desktop.store.database.schema_version import SCHEMA_VERSION
from vlu_desktop.store.migrations import steps

ROOT = Path(__file__).resolve().parents[2]
FIELD = '    parking: str = f.text("Where it is parked", table=True)'
STEP = '''# SPDX-License-Identifier: Apache-2.0
"""Where a vehicle is parked. History: never edited."""

PARKING = """
ALTER TABLE "vehicle" ADD COLUMN "parking" TEXT NOT NULL DEFAULT '';
"""
'''


def copied(folder: Path) -> Path:
    """The program and its tests, where they may be changed."""
    kept_out = shutil.ignore_patterns("__pycache__", ".git", "goldens")
    for name in ("vlu_desktop", "tests", "resources", "forms"):
        shutil.copytree(ROOT / name, folder / name, ignore=kept_out)
    for name in ("pyproject.toml", ".gitignore"):
        shutil.copy(ROOT / name, folder)
    return folder


def there(copy: Path, source: str | None) -> Path:
    """The copy's own file of what was read from this tree."""
    assert source is not None
    return copy / Path(source).resolve().relative_to(ROOT)


def add_line(file: Path, after: int, line: str) -> None:
    """Put a line behind the line of that number, from 1."""
    lines = file.read_text(encoding="utf-8").split("\n")
    lines.insert(after, line)
    file.write_text("\n".join(lines), encoding="utf-8")


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


def run(copy: Path, *arguments: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"


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
    run(copy, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", *tests)
