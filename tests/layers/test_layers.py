# SPDX-License-Identifier: Apache-2.0
"""Holds every module in its room: who may import whom, which room may use which library, and no circles."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "vlu_desktop"

VALUES = {"domain"}
WORK = {"store", "analysis", "importing", "timeline", "documents", "exchange"}
# Room -> the rooms it may import besides itself. A new room is a line here and in docs/architecture.md.
MAY_SEE = {
    "domain": set[str](),
    "places": VALUES,
    "guard": VALUES | {"places"},
    "analysis": VALUES | {"places"},
    "importing": VALUES | {"places"},
    "timeline": VALUES | {"places"},
    "exchange": VALUES | {"places"},
    "store": VALUES | {"places"},
    "documents": VALUES | {"places", "timeline"},
    "services": VALUES | WORK | {"places"},
    "ui": VALUES | {"services", "timeline", "places"},
    "composition": VALUES | WORK | {"services", "places"},
    "assembly": VALUES | {"composition", "places", "services", "timeline", "ui"},
    "offers": VALUES | {"assembly", "ui"},
    "app": VALUES | {"assembly", "offers"} | {"composition", "services", "timeline", "ui", "places"},
    "running": {"app", "guard", "places", "ui"},
    "stops": VALUES | {"app", "places", "ui"},
    "pictures": VALUES | {"app", "composition", "stops", "timeline", "ui"},
    "demo": VALUES | {"composition", "pictures", "services"},
    "cli_parts": VALUES | {"composition"},
    "cli_audit": VALUES | {"cli_parts", "services"},
    "cli_bundle": VALUES | {"cli_parts", "composition", "services"},
    "cli_findings": VALUES | {"cli_parts", "composition"},
    "cli_documents": VALUES | {"cli_parts", "composition", "documents", "services"},
    "cli_inspect": VALUES | {"cli_parts", "composition", "services"},
    "cli_keeping": VALUES | {"cli_parts", "composition", "services"},
    "cli_backup": VALUES | {"cli_keeping", "cli_parts", "composition", "services"},
    "cli_timeline": VALUES | {"cli_parts", "composition", "pictures", "services", "timeline"},
    "cli": VALUES
    | WORK
    | {
        "cli_audit",
        "cli_backup",
        "cli_bundle",
        "cli_findings",
        "cli_documents",
        "cli_inspect",
        "cli_keeping",
        "cli_timeline",
        "cli_parts",
        "composition",
        "services",
        "running",
        "demo",
        "pictures",
        "places",
    },
    "__main__": {"cli", "guard"},
    "__init__": set[str](),
}

# Outside library -> where it may be used: a room, or one module of it. A new library is a line here and
# in docs/decisions/0002-dependencies.md.
LIBRARY_ROOMS = {
    # QtDBus among it: it reaches this computer's own buses, over which Linux tells of sleep and a locked screen.
    "PySide6": {"ui", "app", "assembly", "pictures", "running", "stops"},
    "shiboken6": {"ui", "app"},
    "sqlcipher3": {"store.connection"},
    "sqlite3": {"store"},
    "sqlite_utils": {"store"},
    "argon2": {"store"},
    "cryptography": {"store", "documents.sealing"},
    "pyrage": {"store"},
    "zxcvbn": {"services.passphrases"},
    "filelock": {"store"},
    "reportlab": {"documents"},
    "fontTools": {"documents"},
    "arabic_reshaper": {"documents"},
    "bidi": {"documents"},
    "pyhanko": {"documents.sealing"},
    "keyring": {"store"},
    "PIL": {"documents", "services"},
    "pypdf": {"documents"},
    "pikepdf": {"documents"},
    "pypdfium2": {"documents", "ui"},
    "python_calamine": {"importing"},
    "numpy": {"timeline", "analysis"},
    "platformdirs": {"places"},
}
# Whatever can open a connection. Nothing but `exchange` may, and PySide6.QtNetwork nobody.
NETWORK = {
    "asyncio", "ftplib", "http", "imaplib", "nntplib", "poplib", "select", "selectors", "smtplib", "socket",
    "socketserver", "ssl", "telnetlib", "urllib.request", "webbrowser", "xmlrpc",
}  # fmt: skip

# The only circles there may be, each a method that hands on to a module of its own, imported when it is called:
# `When` reads and shows itself, so that no caller need know in which module that is done.
HANDED_ON = {
    (f"{PACKAGE}.domain.when", f"{PACKAGE}.domain.when_reading"),
    (f"{PACKAGE}.domain.when", f"{PACKAGE}.domain.when_display"),
}


def modules() -> dict[str, Path]:
    """Every module of the program by its dotted name."""
    found = {}
    for path in sorted((ROOT / PACKAGE).rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = modules()


def imports(name: str) -> set[str]:
    """The dotted names a module imports, wherever in its text; `from a import b` is a.b where that is a module."""
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    package = name if MODULES[name].name == "__init__.py" else name.rpartition(".")[0]
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.update(_from(node, package))
    return found - {name}


def _from(node: ast.ImportFrom, package: str) -> Iterator[str]:
    base = node.module or ""
    if node.level:
        above = package.split(".")[: len(package.split(".")) - node.level + 1]
        base = ".".join([*above, *([base] if base else [])])
    for alias in node.names:
        whole = f"{base}.{alias.name}"
        yield whole if whole in MODULES or _is_outside_module(base, whole) else base


def _is_outside_module(base: str, whole: str) -> bool:
    """`from urllib import request` and `from PySide6 import QtNetwork` name modules, and are taken as such."""
    return whole in NETWORK or base == "PySide6"


def room(name: str) -> str:
    parts = name.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


@pytest.mark.parametrize("name", MODULES)
def test_a_module_imports_only_from_the_rooms_below(name: str) -> None:
    own = room(name)
    assert own in MAY_SEE, f"{name} is in no known room"
    seen = {other: room(other) for other in imports(name) if other.split(".")[0] == PACKAGE}
    # The package's own name holds the version and nothing else, so anyone may read it.
    wrong = {other for other, its in seen.items() if its not in MAY_SEE[own] | {own, "__init__"}}
    assert not wrong, f"{name} is in {own} and may not import {sorted(wrong)}"


@pytest.mark.parametrize("name", MODULES)
def test_a_module_uses_only_the_libraries_of_its_room(name: str) -> None:
    here = name.removeprefix(f"{PACKAGE}.")
    for other in sorted(imports(name)):
        library = other.split(".")[0]
        if library == PACKAGE or (library in sys.stdlib_module_names and library not in LIBRARY_ROOMS):
            continue
        assert library in LIBRARY_ROOMS, f"{name} uses {library}, which no room has been given"
        allowed = LIBRARY_ROOMS[library]
        assert here in allowed or room(name) in allowed, f"{name} may not use {library}: it is for {sorted(allowed)}"


@pytest.mark.parametrize("name", MODULES)
def test_only_exchange_can_reach_a_network(name: str) -> None:
    used = imports(name)
    assert not any(other.startswith("PySide6.QtNetwork") for other in used)
    if room(name) != "exchange":
        reaching = {other for other in used if any(other == bad or other.startswith(f"{bad}.") for bad in NETWORK)}
        assert not reaching, f"{name} may not use {sorted(reaching)}: only exchange may"


def test_no_modules_import_each_other_in_a_circle() -> None:
    edges = {(name, other) for name in MODULES for other in imports(name) & MODULES.keys()}
    assert edges >= HANDED_ON, "an exception that is no longer met goes"
    graph = {name: sorted(other for one, other in edges - HANDED_ON if one == name) for name in MODULES}
    done: set[str] = set()

    def walk(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, "a circle: " + " -> ".join([*path[path.index(name) :], name])
        if name not in done:
            for other in graph[name]:
                walk(other, (*path, name))
            done.add(name)

    for name in graph:
        walk(name, ())


@pytest.mark.parametrize("name", MODULES)
def test_a_module_says_its_licence_and_what_it_is_for(name: str) -> None:
    text = MODULES[name].read_text(encoding="utf-8")
    assert text.splitlines()[:1] == ["# SPDX-License-Identifier: Apache-2.0"], f"{name} lacks its SPDX line"
    first = (ast.get_docstring(ast.parse(text)) or "").partition("\n")[0]
    assert first.endswith((".", "?", ":")), f"{name} does not say in its first line what it is for"
