# SPDX-License-Identifier: Apache-2.0
"""A unit's own forms, letters and rules are taken apart in a process of their own, and come back as they were."""

import json
import tomllib
from datetime import date

import pytest

from vlu_desktop.foreign import toml_reader
from vlu_desktop.foreign.bounded_child import ask
from vlu_desktop.foreign.toml_reader import read_toml, tables_of
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.platform import paths

WHOLE = 'a = "x"\nb = [1, 2.5, true, [], ["list"], {c = 2026-03-03}]\n[d.e]\nf = ["date", "2026-03-03"]\n'


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toml_reader, "_kept", {})


def test_all_of_a_folder_come_back_from_one_process_as_they_are(
    own_process: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [WHOLE, *(file.read_text(encoding="utf-8") for file in sorted(paths.forms().glob("*/*.toml")))]
    started: list[str] = []

    def counted(module: str, data: bytes, *, longest: float) -> bytes:
        started.append(module)
        return ask(module, data, longest=longest)

    monkeypatch.setattr(toml_reader, "ask", counted)
    read_toml(texts)
    assert [tables_of(text) for text in texts] == [tomllib.loads(text) for text in texts]
    assert started == [toml_reader.READER]
    assert tables_of(WHOLE)["b"][5] == {"c": date(2026, 3, 3)}


@pytest.mark.parametrize("text", ["a = ", "a = [" * 5000, "a" * 9])
def test_what_is_wrong_with_one_is_said(text: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        tables_of(text)


def test_a_time_is_no_date() -> None:
    assert tables_of("a = 2026-03-03T10:00:00Z")["a"] == "2026-03-03T10:00:00+00:00"


@pytest.mark.parametrize(
    "answer", [b"", b"{}", b"[]", b"[3]", b'[{"tables": {"a": ["z"]}}]', b'[{"tables": {"a": null}}]', b"[" * 200_000]
)
def test_an_answer_that_is_not_ours_is_refused(monkeypatch: pytest.MonkeyPatch, answer: bytes) -> None:
    monkeypatch.setattr(toml_reader, "ask", lambda *_, **__: answer)
    with pytest.raises(UserError, match=r"longer than 60 seconds or more than 2 GB of memory\. Take it out"):
        tables_of(json.dumps("a") + " = 1")
