# SPDX-License-Identifier: Apache-2.0
"""The program in another language for a while."""

from collections.abc import Iterator
from contextlib import contextmanager

from vlu_desktop.language.languages import language, speak


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak a language within."""
    before = language()
    speak(code)
    try:
        yield
    finally:
        speak(before)
