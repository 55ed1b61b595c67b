# SPDX-License-Identifier: Apache-2.0
"""Every parser, given anything, ends in time, refuses only in a sentence, and keeps what stands before the damage."""

import io
import json
import re
import signal
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.hostile.parser_rows import PARSERS
from tests.hostile.parsers import ROOT, Parser, is_sentence

SECONDS = 60.0
"""Of this process's own time, for one file of a few kilobytes: what takes so long does not end."""
_SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
few = settings(max_examples=max(4, settings().max_examples // 6), suppress_health_check=_SLOW)
many = settings(suppress_health_check=_SLOW)
# What a library warns of in a damaged file goes to nobody; what it does then is what counts.
pytestmark = pytest.mark.filterwarnings("ignore")
each_parser = pytest.mark.parametrize("parser", PARSERS, ids=lambda each: each.name)
# What takes a foreign file apart imports one of these.
TOOLS = frozenset(
    "json tomllib zipfile tarfile zlib xml csv email mailbox olefile python_calamine PIL pikepdf pypdfium2 struct html "
    "pyrage wave".split()
)
# Modules that use a tool otherwise; each room or module with what it is for. Whoever reads a foreign file is not here.
OWN: dict[str, str] = {
    "they start the process that reads, bound it, or check what it answers": "foreign.barred_calls "
    "foreign.bounded_child foreign.foreign_reader foreign.windows_bounds foreign.word_reader "
    "intake.formats.bounded_book intake.messages.bounded_messages leaks.foreign_texts",
    "the process itself, whose reader has a row": "intake.messages.message_child",
    "dots that were drawn here": "foreign.picture_words ui.case.exhibit_preview ui.documents.page_preview",
    "what is shipped with the program": "intake.accounts.grammar_words language.catalogue language.terms "
    "papers.bundle.bundle_contents services.cases.statement_spelling services.example.example_files typeset.font_book "
    "typeset.truetype devtools.bill_of_materials",
    "what a tool of the maintainers answers": "devtools.known_weaknesses",
    "a file's name, and nothing in it": "intake.messages.formats.copy_marks",
    "what the casebook itself holds": "services.access.asked_questions services.access.second_officer "
    "store.records.asked_files services.cases.earlier_imports services.cases.import_drafts "
    "services.cases.kept_summaries store.records.case_summaries store.records.touched_cases store.salvage.first_page "
    "services.cases.message_drafts services.cases.timeline_views services.documents.bundle_order "
    "services.documents.document_order services.documents.doubts services.documents.vouching services.keeping.backups "
    "store.integrity.first_open store.journal.journal store.records.acts store.records.as_of store.records.draft_seals "
    "store.records.erasure store.records.erasure_lists store.records.history store.records.leaving_files "
    "store.records.undo store.records.verify store.salvage.salvage ui.case.case_drafts ui.case.statements_tab "
    "ui.case_session.due_windows ui.case_session.record_window_drafts ui.drafts.draft_keeping "
    "ui.drafts.left_words ui.drafts.small_drafts "
    "ui.entry.backlog_rows ui.intake.message_keeping ui.timeline.stage",
    "they write, or read again what was just written": "cli.common services.documents.case_export "
    "services.keeping.auditing store.backup.backup_facts "
    "store.backup.make_backup timeline.svg typeset.office.office_parts typeset.office.spreadsheet "
    "typeset.pdf.archive_finish typeset.pdf.embed typeset.pdf.icc typeset.pdf.metadata typeset.sealing "
    "ui.timeline.spoken_text",
    "what a computer of the unit signed, held to its journal (tests/exchange, tests/store/joining)": "exchange.meeting "
    "exchange.leaving_parcels exchange.parted_frames exchange.sealed_parcel exchange.unit_server.server_carrier "
    "services.access.rights services.keeping.other_computers store.joining.chain_lines store.joining.computers "
    "store.joining.holdings store.joining.part_lines store.joining.taking_in store.joining.taking_parts "
    "store.records.record_rows",
    "what an opening found, kept in the vault until it was said": "store.records.unsaid_news",
    "this computer's preferences, through the module that has a row": "ui.widgets.column_choice",
}
_IMPORT = re.compile(r"^\s*(?:from|import) (\w+)", re.MULTILINE)


class TooLongError(BaseException):
    """A reader that does not end."""


@contextmanager
def in_time() -> Iterator[None]:
    """Ends what runs without an end; where the system has no such clock, the whole run's own bound does."""

    def ring(number: int, frame: FrameType | None) -> None:
        raise TooLongError

    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def read(parser: Parser, data: bytes) -> list[Any] | None:
    """What it keeps; None where it is refused as that parser may."""
    try:
        with in_time():
            return parser.read(data)
    except parser.refuses as wrong:
        refused = wrong
    assert is_sentence(refused)
    return None


@cache
def _whole(parser: Parser, number: int) -> tuple[Any, ...] | None:
    kept = read(parser, parser.whole[number])
    return None if kept is None else tuple(kept)


# Ways to hurt a file.

ODD = st.sampled_from(
    [b"\0", b"\xff", b"\xef\xbb\xbf", b"\r", b'"', b"<", b">", b"]]>", b"&#xD800;", b"&#55357;", b"\\ud800", b"1e999",
     b"Infinity", b"-1", b"99999999999999999999", b"{", b"[" * 2000, b"<a>" * 500, "\u202e\u2066".encode(),
     "٣".encode(), b"=cmd()", b"\x1b[2J", b"PK\x03\x04", b"%PDF-"]
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, -1, 10**30, float("inf"), float("nan"), "", "x" * 3000, "\ud800", [], [[[]]], {}, {"a": None}, 0,
    "2026-02-31", "=cmd()", "\u202e",
)  # fmt: skip


@st.composite
def hurt(draw: st.DrawFn, whole: bytes) -> bytes:
    """The file with something cut, put in, repeated, turned round or put in another's place."""
    how = draw(st.sampled_from(["cut", "noise", "again", "odd", "turned", "value", "member"]))
    at = draw(st.integers(0, len(whole)))
    to = draw(st.integers(at, min(len(whole), at + 60)))
    if how == "cut":
        return whole[:at]
    if how == "again":
        return whole[:to] + whole[at:to] * draw(st.integers(1, 200)) + whole[to:]
    if how == "turned":
        return whole[:at] + whole[at:to][::-1] + whole[to:]
    if how == "value" and (other := _other_value(draw, whole)) is not None:
        return other
    if how == "member" and whole.startswith(b"PK") and (packed := _other_member(draw, whole)) is not None:
        return packed
    put_in = draw(ODD) if how == "odd" else draw(st.binary(max_size=60))
    return whole[:at] + put_in + whole[to:]


def _other_value(draw: st.DrawFn, whole: bytes) -> bytes | None:
    """Another value somewhere in a file of JSON."""
    try:
        found = json.loads(whole)
    except ValueError:
        return None
    places: list[tuple[Any, Any]] = []
    waiting = [found]
    while waiting:
        each = waiting.pop()
        keys = each.keys() if isinstance(each, dict) else range(len(each)) if isinstance(each, list) else ()
        places += [(each, key) for key in keys]
        waiting += [each[key] for key in keys]
    if not places:
        return None
    within, key = draw(st.sampled_from(places))
    within[key] = draw(st.sampled_from(VALUES))
    return json.dumps(found).encode()


def _other_member(draw: st.DrawFn, whole: bytes) -> bytes | None:
    """A packed file that is whole, with one of its members hurt."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as archive, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as other:
        names = archive.namelist()
        hurt_one = draw(st.sampled_from(names)) if names else ""
        for name in names:
            body = archive.read(name)
            other.writestr(name, draw(hurt(body)) if name == hurt_one and not body.startswith(b"PK") else body)
    return made.getvalue()


ANY = st.binary(max_size=400) | st.text(max_size=400).map(lambda text: text.encode("utf-8", "surrogatepass"))
goes_on = pytest.mark.parametrize("parser", [each for each in PARSERS if each.goes_on], ids=lambda each: each.name)


def _read_hurt(parser: Parser, data: st.DataObject) -> None:
    whole = parser.whole[data.draw(st.integers(0, len(parser.whole) - 1))]
    read(parser, data.draw(hurt(whole)))


def _kept_before(parser: Parser, data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(parser.whole) - 1))
    whole, kept = parser.whole[number], _whole(parser, number)
    assert kept
    noise = data.draw(ODD | st.binary(min_size=1, max_size=40))
    found = read(parser, whole.rstrip(b"\r\n") + b"\n" + noise)
    # The last of them may have the noise as its own further line.
    assert found is not None
    assert found[: len(kept) - 1] == list(kept[:-1])


@each_parser
@few
@given(data=st.data())
def test_whatever_was_done_to_a_file_it_is_read_or_refused(parser: Parser, data: st.DataObject) -> None:
    _read_hurt(parser, data)


@each_parser
@few
@given(data=ANY)
def test_whatever_bytes_it_is_given_it_reads_or_refuses(parser: Parser, data: bytes) -> None:
    read(parser, data)


@goes_on
@few
@given(data=st.data())
def test_what_stands_before_a_damaged_end_is_kept(parser: Parser, data: st.DataObject) -> None:
    _kept_before(parser, data)


@pytest.mark.soak
@each_parser
@many
@given(data=st.data())
def test_the_same_at_length(parser: Parser, data: st.DataObject) -> None:
    _read_hurt(parser, data)
    read(parser, data.draw(ANY))
    if parser.goes_on:
        _kept_before(parser, data)


# The table is whole, and true.


def _named(path: Path) -> str:
    return ".".join(path.relative_to(ROOT / "vlu_desktop").with_suffix("").parts)


def _imports(path: Path) -> set[str]:
    """The first names of what a module imports."""
    return set(_IMPORT.findall(path.read_text(encoding="utf-8")))


def test_every_module_that_takes_a_foreign_file_apart_has_a_row() -> None:
    rows = {name for parser in PARSERS for name in parser.modules.split()}
    modules = {_named(path): path for path in (ROOT / "vlu_desktop").rglob("*.py") if path.name != "__init__.py"}
    assert rows <= set(modules)
    own = {name for names in OWN.values() for name in names.split()}
    assert own <= set(modules)
    formats = {name for name in modules if name.startswith(("intake.formats.", "intake.messages.formats.", "foreign."))}
    takes_apart = {name for name, path in modules.items() if _imports(path) & TOOLS}
    assert sorted((formats | takes_apart) - rows - own) == []
    assert sorted(rows & own) == []


@each_parser
def test_the_whole_file_of_a_row_goes_through_the_modules_that_it_names(
    parser: Parser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {str(ROOT / "vlu_desktop" / f"{name.replace('.', '/')}.py"): name for name in parser.modules.split()}
    entered: set[str] = set()

    def seen(frame: FrameType, event: str, arg: object) -> None:
        if event == "call" and frame.f_code.co_name != "<module>":
            entered.add(frame.f_code.co_filename)

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        for whole in parser.whole:
            read(parser, whole)
    finally:
        sys.setprofile(before)
    assert sorted(name for file, name in files.items() if file not in entered) == []
