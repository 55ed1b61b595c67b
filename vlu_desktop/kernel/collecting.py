# SPDX-License-Identifier: Apache-2.0
"""Python's search for cycles, paused where very many values are made that form none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collection_paused() -> Iterator[None]:
    """No search within: among hundreds of thousands of values made at once it takes a tenth of the time or more."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
