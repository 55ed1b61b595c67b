# SPDX-License-Identifier: Apache-2.0
"""Whatever is typed, pasted or imported into any field: kept whole, found again, and nothing in it acts unseen."""

import dataclasses
import os
import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel
from pytestqt.qtbot import QtBot

from tests.hostile.catalogue import STRANGE
from tests.store.vaults.make_vault import filled
from tests.ui.whole import rest
from vlu_desktop.app.application import Program
from vlu_desktop.record.base import Record
from vlu_desktop.record.field_display import shown
from vlu_desktop.record.fields import Kind, specs
from vlu_desktop.record.record_types import RECORD_TYPES, RecordType
from vlu_desktop.store.keys.key_file import KeyCost
from vlu_desktop.store.records.full_text import searched
from vlu_desktop.store.records.verify import verify
from vlu_desktop.store.vault.vault import Vault, create_vault
from vlu_desktop.text.invisible_characters import storable, visible

CHEAP = KeyCost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "correct horse battery staple"
UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]")
TEXTS = (Kind.TEXT, Kind.LONG_TEXT)
OF_THE_UNIT = ("unit", "officer")
SHORT = "Zebrafinch Col \u202eyarD\u202c Co\u200bl \ufeff\x07 <b>bold</b> =1+1 مرحبا 👩🏽\u200d🚒"


def texts_of(kind: RecordType) -> list[str]:
    return [
        spec.name for spec in specs(kind.cls) if spec.kind in TEXTS and spec.name not in ("record_type", "record_id")
    ]


def with_text(kind: RecordType, ids: dict[str, str], text: str) -> Record:
    values: dict[str, Any] = dict.fromkeys(texts_of(kind), text)
    return dataclasses.replace(filled(kind, ids, 0), **values)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with create_vault(
        tmp_path / "unit.vlu", PASSPHRASE, officer_name="Asha Example", clock=lambda: datetime.now(UTC),
        random=os.urandom, cost=CHEAP, floor=CHEAP,
    ) as made:  # fmt: skip
        yield made


def fill(vault: Vault, text: str) -> dict[str, str]:
    """A record of every type with the text in every field of text; their ids."""
    store = vault.store
    ids = {"unit": store.unit, "officer": store.officer}
    with store.act("record.add", act="collected") as act:
        for kind in RECORD_TYPES:
            if kind.key not in OF_THE_UNIT:
                ids[kind.key] = act.add(with_text(kind, ids, text)).id
    return ids


@pytest.mark.parametrize("what", STRANGE)
def test_every_field_of_every_record_keeps_it_whole(vault: Vault, what: str) -> None:
    text = STRANGE[what][:20_000]
    ids = fill(vault, text)
    for kind in RECORD_TYPES:
        if kind.key not in OF_THE_UNIT:
            record = vault.store.get(kind.cls, ids[kind.key])
            for name in texts_of(kind):
                assert getattr(record, name) == storable(text), f"{kind.key}.{name}"
    assert verify(vault._connection).is_sound


def test_every_field_is_found_by_a_word_beside_what_is_strange(vault: Vault) -> None:
    fill(vault, SHORT)
    found = {hit.record_type for hit in vault.store.search("zebrafinch", limit=10_000)}
    assert {kind.key for kind in RECORD_TYPES if searched(kind)} - {"unit", "officer"} == found


def test_every_field_shows_what_cannot_be_seen(vault: Vault) -> None:
    ids = fill(vault, SHORT)
    for kind in RECORD_TYPES:
        record = vault.store.get(kind.cls, ids[kind.key])
        for spec in specs(kind.cls):
            text = shown(spec, getattr(record, spec.name), lambda _kind, _id: SHORT, short=False)
            assert not UNSEEN.search(text), f"{kind.key}.{spec.name}"
            if spec.name in texts_of(kind) and kind.key not in OF_THE_UNIT:
                assert text.startswith("Zebrafinch Col ‹U+202E›yarD‹U+202C› Co‹U+200B›l ‹U+FEFF›‹U+0007› <b>")


def test_half_a_character_is_kept_as_its_mark_and_two_halves_as_one() -> None:
    assert storable("a \ud83d b") == "a ‹U+D83D› b"
    assert storable("a \ud83d\ude00 b") == "a 😀 b"


@pytest.mark.parametrize("what", STRANGE)
def test_what_is_shown_loses_no_letter(what: str) -> None:
    text = visible(STRANGE[what])
    assert not UNSEEN.search(text)
    letters = [c for c in unicodedata.normalize("NFC", STRANGE[what]) if c.isalnum()]
    assert [c for c in re.sub("‹U\\+[0-9A-F]+›", "", text) if c.isalnum()] == letters


def seen(program: Program) -> Iterator[tuple[str, str]]:
    """Every text that stands in a label or a list of the window, and where."""
    for label in program.window.findChildren(QLabel):
        yield type(label.parentWidget()).__name__, label.text()
    for view in program.window.findChildren(QAbstractItemView):
        model = view.model()
        for row in range(model.rowCount()):
            for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount()):
                for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                    said = model.index(row, column).data(role)
                    if isinstance(said, str):
                        yield f"{type(model).__name__} of {type(view.parentWidget()).__name__}, {column}", said


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_no_table_or_label_of_any_page_lets_it_act_unseen(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "unit.vlu"
    with create_vault(
        path, PASSPHRASE, officer_name="Asha \u202eExample", clock=lambda: datetime.now(UTC), random=os.urandom,
        cost=CHEAP, floor=CHEAP,
    ) as vault:  # fmt: skip
        case_id = fill(vault, SHORT)["case"]
    program.open_vault(path, PASSPHRASE)
    rest(program, qtbot)
    found: set[str] = set()
    looked = 0
    for page in program.window.place_keys():
        program.window.go(page)
        rest(program, qtbot)
        for where, text in seen(program):
            looked += 1
            if UNSEEN.search(text):
                found.add(f"{page}: {where}")
    program.pages.open_case(case_id, "timeline")
    rest(program, qtbot)
    for key in program.pages.workspace.keys():  # noqa: SIM118 (it is no mapping)
        program.pages.workspace.choose(key)
        rest(program, qtbot)
        for where, text in seen(program):
            looked += 1
            if UNSEEN.search(text):
                found.add(f"{key}: {where}")
    assert looked > 300
    assert not found, "\n".join(sorted(found))
