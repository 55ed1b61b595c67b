# SPDX-License-Identifier: Apache-2.0
"""The officer's words in another language: a vocabulary that has any there has all, and none that it does not know."""

from vlu_desktop.language.languages import LANGUAGES
from vlu_desktop.language.terms import terms
from vlu_desktop.record.vocabulary import VOCABULARIES, label_in, terms_in, vocabulary


def test_a_vocabulary_is_translated_whole_or_not_at_all() -> None:
    for code in LANGUAGES:
        assert terms(code).keys() <= {each.key for each in VOCABULARIES}
        for key, words in terms(code).items():
            assert words.keys() == {term for term, _ in vocabulary(key).terms}, f"{code}, {key}"
            assert all(word.strip() == word and word for word in words.values()), f"{code}, {key}"


def test_a_word_is_said_in_the_language_asked_for() -> None:
    assert label_in("cy", "statement-kind", "parole") == "Bwrdd Parôl"
    assert label_in("en", "statement-kind", "parole") == "Parole Board"
    assert label_in("cy", "statement-kind", "") == ""
    assert label_in("cy", "statement-kind", "of-a-later-version") == "of-a-later-version"
    assert label_in("cy", "meeting-kind", "marac") == "MARAC"
    assert dict(terms_in("cy", "purpose"))["police"] == "Heddlu"
    assert dict(terms_in("en", "purpose"))["police"] == "Police"
