# SPDX-License-Identifier: Apache-2.0
"""Holds every module in its room: who may import whom, which room may use which library, and no circles."""

import ast
import gc
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "vlu_desktop"

# Room -> the rooms it may import besides itself, downwards only. A new room is a line here and in docs/architecture.md.
MAY_SEE: dict[str, set[str]] = {
    "kernel": set(),
    "platform": set(),
    "dates": {"kernel"},
    "text": {"kernel"},
    "language": {"dates", "kernel"},
    "record": {"language", "dates", "text", "kernel"},
    "rules": {"foreign", "record", "language", "dates", "kernel"},
    "due": {"rules", "record", "language", "dates", "kernel"},
    "store": {"record", "language", "dates", "text", "kernel"},
    "exchange": {"store", "record", "language", "dates", "kernel"},
    "analysis": {"record", "language", "dates", "text", "kernel"},
    "timeline": {"record", "language", "dates", "text", "kernel"},
    "intake": {"foreign", "record", "language", "dates", "text", "kernel"},
    "disclosure": {"record", "language", "dates", "text", "kernel"},
    "foreign": {"kernel"},
    "typeset": {"timeline", "language", "text", "kernel"},
    "leaks": {"foreign", "typeset", "language", "text", "kernel"},
    "papers": {
        "disclosure", "typeset", "foreign", "rules", "timeline", "record", "language", "dates", "text", "kernel",
        "platform",
    },
    "services": {
        "papers", "leaks", "foreign", "typeset", "disclosure", "intake", "timeline", "analysis", "exchange", "store",
        "due", "rules", "record", "language", "dates", "text", "kernel", "platform",
    },
    "ui": {"services", "timeline", "due", "rules", "record", "language", "dates", "text", "kernel", "platform"},
    "bootstrap": {
        "services", "papers", "typeset", "analysis", "store", "rules", "language", "dates", "kernel", "platform",
    },
    "app": {"bootstrap", "ui", "services", "timeline", "due", "foreign", "record", "language", "kernel", "platform"},
    "devtools": {"cli", "app", "bootstrap", "ui", "services", "language", "kernel", "platform"},
    "cli": {
        "app", "bootstrap", "services", "exchange", "papers", "timeline", "record", "language", "dates", "kernel",
        "platform",
    },
    "__main__": {"app", "cli", "kernel", "platform"},
    "__init__": set(),
}  # fmt: skip

# Rooms whose folders are layers of their own: folder -> those below it. "" is what stands in the room itself.
FOLDERS: dict[str, dict[str, set[str]]] = {
    "store": {
        "": set(),
        "steps": set(),
        "database": {"steps"},
        "journal": {"database"},
        "migrations": {"database", "steps"},
        "joining": {"keys", "records", "journal", "database"},
        "records": {"journal", "database"},
        "keys": {"records", "journal", "database"},
        "integrity": {"keys", "joining", "records", "journal", "migrations", "database"},
        "backup": {"integrity", "keys", "records", "journal", "migrations", "database"},
        "salvage": {"backup", "integrity", "keys", "records", "journal", "migrations", "database"},
        "vault": {"salvage", "backup", "integrity", "keys", "joining", "records", "journal", "migrations", "database"},
    },
    "services": {
        "": set(),
        "access": set(),
        "cases": {"access"},
        "documents": {"access", "cases"},
        "keeping": {"access", "cases", "documents"},
        "example": set(),
    },
    "papers": {
        "common": set(),
        "social_history": {"common"},
        "": {"social_history", "common"},
        "bundle": {"common", ""},
    },
    "ui": {
        "": set(),
        "threads": set(),
        "widgets": {"threads"},
        "fields": {"widgets", "threads"},
        "keys": {"widgets", "threads"},
        "tables": {"fields", "widgets", "threads"},
        "drafts": {"fields", "widgets", "threads"},
        "case_session": {"drafts", "fields", "tables", "widgets", "threads"},
        "conversation": {"widgets", "threads"},
        "entry": {"conversation", "case_session", "drafts", "fields", "tables", "widgets", "threads"},
        "timeline": {"fields", "widgets", "threads"},
        "case": {
            "timeline", "entry", "conversation", "case_session", "drafts", "fields", "tables", "widgets", "threads",
        },
        "audit": {"keys", "case_session", "fields", "tables", "widgets", "threads"},
        "backup": {"keys", "widgets", "threads"},
        "computers": {"case_session", "widgets", "threads"},
        "documents": {"case_session", "keys", "fields", "tables", "widgets", "threads"},
        "guards": {"widgets", "threads"},
        "home": {"case_session", "drafts", "entry", "fields", "tables", "widgets", "threads"},
        "intake": {"entry", "fields", "tables", "widgets", "threads"},
        "people": {"timeline", "case_session", "fields", "widgets", "threads"},
        "shell": {"keys", "widgets", "threads"},
    },
}  # fmt: skip

# Outside library -> where it may be used: a room, a folder of it or one module. A new library is a line here and
# in docs/decisions/0002-dependencies.md.
LIBRARY_ROOMS = {
    # QtDBus among it: it reaches this computer's own buses, over which Linux tells of sleep and a locked screen.
    "PySide6": {"ui", "app", "devtools"},
    "shiboken6": {"ui"},
    "sqlcipher3": {"store.database.connection"},
    "sqlite_utils": {"store"},
    "argon2": {"store.keys"},
    "cryptography": {"store", "typeset.sealing", "exchange", "services.keeping.releases"},
    "pyrage": {"store", "exchange"},
    "zxcvbn": {"services.access.passphrases", "text.ordinary_words"},
    "filelock": {"store"},
    "reportlab": {"typeset"},
    "uharfbuzz": {"typeset"},
    "budoux": {"typeset"},
    "fontTools": {"typeset"},
    "arabic_reshaper": {"typeset"},
    "bidi": {"typeset"},
    "pyhanko": {"typeset.sealing"},
    "keyring": {"store.keys.keystore"},
    "PIL": {"foreign", "leaks"},
    "pi_heif": {"foreign"},
    "pikepdf": {"foreign", "leaks", "typeset"},
    "pypdfium2": {"foreign", "leaks", "ui"},
    "python_calamine": {"intake.formats"},
    "olefile": {"intake.formats.old_marks", "intake.messages.formats.outlook_properties"},
    "hunspell": {"text.speller"},
    "docx": {"typeset.office"},
    "xlsxwriter": {"typeset.office"},
    "numpy": {"timeline", "analysis", "foreign"},
    "rapidocr": {"foreign"},
    "platformdirs": {"platform.paths"},
    "psycopg": {"exchange.unit_server"},
    "psycopg_pool": {"exchange.unit_server.server_carrier"},
}
# Whatever can open a connection, which one room may: what it may use of these, LIBRARY_ROOMS has.
CONNECTING_ROOM = "exchange"
NETWORK = {
    "PySide6.QtNetwork", "psycopg", "psycopg_pool",
    "asyncio", "ftplib", "http", "imaplib", "nntplib", "poplib", "select", "selectors", "smtplib", "socket",
    "socketserver", "ssl", "telnetlib", "urllib.request", "webbrowser", "xmlrpc",
}  # fmt: skip


def modules() -> dict[str, Path]:
    """Every module of the program by its dotted name."""
    found = {}
    for path in sorted((ROOT / PACKAGE).rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = modules()


@cache
def parsed(name: str) -> ast.Module:
    """A module's tree, made once for every test that looks at it."""
    gc.disable()  # looking for circles among the nodes of a thousand trees took longer than making them
    try:
        return ast.parse(MODULES[name].read_text(encoding="utf-8"))
    finally:
        gc.enable()


def within(node: ast.AST) -> Iterator[ast.AST]:
    """The statements right within one or a module, its handlers and its cases: a tenth of the nodes there are."""
    for part in ("body", "handlers", "cases", "orelse", "finalbody"):
        yield from getattr(node, part, ())


def statements(node: ast.AST) -> Iterator[ast.AST]:
    """Every statement within, however deep."""
    for each in within(node):
        yield each
        yield from statements(each)


@cache
def imports(name: str) -> frozenset[str]:
    """The dotted names a module imports, wherever in its text; `from a import b` is a.b where that is a module."""
    tree = parsed(name)
    package = name if MODULES[name].name == "__init__.py" else name.rpartition(".")[0]
    found: set[str] = set()
    for node in statements(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.update(_from(node, package))
    return frozenset(found - {name})


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


def test_a_module_imports_only_from_the_rooms_below() -> None:
    wrong: list[str] = []
    for name in MODULES:
        own = room(name)
        assert own in MAY_SEE, f"{name} is in no known room"
        seen = {other: room(other) for other in imports(name) if other.split(".")[0] == PACKAGE}
        # The package's own name holds the version and nothing else, so anyone may read it.
        above = sorted(other for other, its in seen.items() if its not in MAY_SEE[own] | {own, "__init__"})
        wrong += [f"{name} is in {own} and may not import {other}" for other in above]
    assert wrong == []


# What a room may see of another, where that is not the whole of it: module -> the rooms that may not import it.
KEPT_FROM = {
    # Nothing leaks: a document is composed from a disclosed case, and has no name for any other.
    "record.casefile": {"papers", "typeset", "leaks"},
}


@pytest.mark.parametrize("kept", KEPT_FROM)
def test_a_module_is_kept_from_the_rooms_that_must_not_have_it(kept: str) -> None:
    assert f"{PACKAGE}.{kept}" in MODULES
    seen = {name for name in MODULES if f"{PACKAGE}.{kept}" in imports(name) and room(name) in KEPT_FROM[kept]}
    assert not seen, f"{sorted(seen)} may not import {kept}"


def folder(name: str) -> str:
    """The folder of its room that a module stands in, "" where it stands in the room itself."""
    parts = name.split(".")
    inside = parts[2:] if MODULES[name].name == "__init__.py" else parts[2:-1]
    return inside[0] if inside else ""


def test_a_module_imports_only_from_the_folders_below() -> None:
    wrong: list[str] = []
    for name in MODULES:
        layers = FOLDERS.get(room(name))
        if layers is None:
            continue
        own = folder(name)
        assert own in layers, f"{name} is in no known folder of {room(name)}"
        near = {other for other in imports(name) & MODULES.keys() if room(other) == room(name)}
        above = sorted(other for other in near if folder(other) not in layers[own] | {own})
        wrong += [f"{name} is in {own} and may not import {other}" for other in above]
    assert wrong == []


def test_every_room_and_folder_that_is_named_is_there() -> None:
    assert set(MAY_SEE) == {room(name) for name in MODULES if name.count(".") or room(name) == "__init__"}
    for own, layers in FOLDERS.items():
        assert set(layers) == {folder(name) for name in MODULES if room(name) == own}
    for own, seen in MAY_SEE.items():
        assert seen <= set(MAY_SEE), f"{own} may see a room that is not there"
    for library, allowed in LIBRARY_ROOMS.items():
        for place in allowed:
            users = (name for name in MODULES if f"{name}.".startswith(f"{PACKAGE}.{place}."))
            assert any(any(each.split(".")[0] == library for each in imports(name)) for name in users), (
                f"{place} has been given {library} and does not use it"
            )


def test_no_base_name_stands_in_two_rooms() -> None:
    homes: dict[str, set[str]] = {}
    for name, path in MODULES.items():
        if path.name != "__init__.py" and name.count(".") > 1:
            homes.setdefault(name.rpartition(".")[2], set()).add(name)
    twice = {base: sorted(found) for base, found in homes.items() if len(found) > 1}
    assert not twice, f"one guess must find the file: {twice}"


def test_a_module_uses_only_the_libraries_of_its_room() -> None:
    wrong: list[str] = []
    for name in MODULES:
        here = name.removeprefix(f"{PACKAGE}.")
        for library in sorted({other.split(".")[0] for other in imports(name)}):
            if library == PACKAGE or (library in sys.stdlib_module_names and library not in LIBRARY_ROOMS):
                continue
            allowed: set[str] = LIBRARY_ROOMS.get(library, set())
            if not any(here == place or here.startswith(f"{place}.") for place in allowed):
                wrong.append(f"{name} may not use {library}: it is for {sorted(allowed) or 'no room yet'}")
    assert wrong == []


def test_no_module_but_those_of_one_room_can_reach_a_network() -> None:
    wrong: list[str] = []
    for name in MODULES:
        used = {other for other in imports(name) if any(f"{other}.".startswith(f"{bad}.") for bad in NETWORK)}
        if room(name) == CONNECTING_ROOM:
            used = {other for other in used if other.split(".")[0] in sys.stdlib_module_names}
        wrong += [f"{name} may not use {other}: nothing here opens a connection" for other in sorted(used)]
    assert wrong == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    edges = {(name, other) for name in MODULES for other in imports(name) & MODULES.keys()}
    graph = {name: sorted(other for one, other in edges if one == name) for name in MODULES}
    done: set[str] = set()

    def walk(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, "a circle: " + " -> ".join([*path[path.index(name) :], name])
        if name not in done:
            for other in graph[name]:
                walk(other, (*path, name))
            done.add(name)

    for name in graph:
        walk(name, ())


def test_a_module_says_its_licence_and_what_it_is_for() -> None:
    wrong: list[str] = []
    for name, path in MODULES.items():
        text = path.read_text(encoding="utf-8")
        if text.splitlines()[:1] != ["# SPDX-License-Identifier: Apache-2.0"]:
            wrong.append(f"{name} lacks its SPDX line")
        if not (ast.get_docstring(parsed(name)) or "").partition("\n")[0].endswith((".", "?", ":")):
            wrong.append(f"{name} does not say in its first line what it is for")
    assert wrong == []
