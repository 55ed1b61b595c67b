# SPDX-License-Identifier: Apache-2.0
"""A file of somebody else's is searched without being taken apart in the program, and what is no answer is refused."""

import pytest

from tests.foreign import foreign_samples
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.leaks import foreign_texts, text_child
from vlu_desktop.leaks.leak_search import texts_in


def test_what_it_says_is_the_same_from_there(own_process: None) -> None:
    data = foreign_samples.letter()
    found = list(foreign_texts.foreign_texts("a letter.pdf", data))
    assert found == list(texts_in("a letter.pdf", data))
    assert len(found) > 3


@pytest.mark.parametrize("data", [b"no PDF", b"%PDF-1.7 broken", foreign_samples.locked()])
def test_one_that_cannot_be_searched_whole_is_refused_in_the_same_words(data: bytes) -> None:
    with pytest.raises(UserError) as there:
        list(foreign_texts.foreign_texts("x.pdf", data))
    with pytest.raises(UserError) as here:
        list(texts_in("x.pdf", data))
    assert str(there.value) == str(here.value)


@pytest.mark.parametrize(
    "answer", [b"", b"{}\n", b'["page 1", 3]\n', b'["page 1", "words"]\n', b"[" * 99_999, b"\xff\n"]
)
def test_an_answer_that_is_not_ours_is_refused(monkeypatch: pytest.MonkeyPatch, answer: bytes) -> None:
    monkeypatch.setattr(foreign_texts, "ask", lambda *_, **__: answer)
    with pytest.raises(UserError) as refused:
        list(foreign_texts.foreign_texts("x", b"x"))
    assert str(refused.value) == text_child.harmed()


def test_whatever_ends_it_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_child, "texts_in", lambda name, content: 1 / 0)
    with pytest.raises(UserError) as refused:
        list(foreign_texts.foreign_texts("x", b"x"))
    assert str(refused.value) == text_child.harmed()
