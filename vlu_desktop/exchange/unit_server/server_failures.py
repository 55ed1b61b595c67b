# SPDX-License-Identifier: Apache-2.0
"""What a server said no with, as a sentence: what an officer or who keeps the server can do about it."""

from collections.abc import Iterator
from contextlib import contextmanager

from psycopg import Error, OperationalError

from vlu_desktop.exchange.carrier import CarrierFailed
from vlu_desktop.kernel.errors import Sentence
from vlu_desktop.language.catalogue import say

_LOGIN = ("28000", "28P01")
_BUSY = ("53300", "57P03", "57P01", "57P02")
_BUSY_WORDS = ("too many", "connection slots", "starting up", "shutting down", "recovery mode")
_RIGHTS = ("42501", "3F000", "42P01", "42883")


@contextmanager
def failures_said() -> Iterator[None]:
    """Within, what goes wrong at the server is CarrierFailed with a sentence."""
    try:
        yield
    except Error as error:
        raise CarrierFailed(sentence(error)) from error


def sentence(error: Error) -> Sentence:
    """The sentence for one failure."""
    code = error.sqlstate or ""
    if code == "VL001":
        return say("unit-server.not-enrolled")
    if code == "VL002":
        return say("unit-server.too-large")
    if code == "VL003":
        return say("unit-server.no-room-for-device")
    if code == "53100":
        return say("unit-server.disk-full")
    if code == "25006":
        return say("unit-server.replica")
    if code in _BUSY:
        return say("unit-server.busy")
    if code in _LOGIN:
        return say("unit-server.login-refused")
    if code in _RIGHTS:
        return say("unit-server.no-rights")
    if isinstance(error, OperationalError) and not code:
        return _unreached(str(error))
    return say("unit-server.failed", why=_one_line(str(error)))


def is_refusal(error: Error) -> bool:
    """Whether the server is there and does not let this device in, which waiting changes nothing about."""
    return sentence(error).key == "unit-server.login-refused"


def _unreached(text: str) -> Sentence:
    """Before there is a connection, libpq says why in words alone."""
    low = text.casefold()
    if any(each in low for each in _BUSY_WORDS):
        return say("unit-server.busy")
    if "authentication" in low or "password" in low or "scram" in low:
        return say("unit-server.login-refused")
    if "certificate" in low or "ssl" in low:
        return say("unit-server.not-proved", why=_one_line(text))
    if "read-write" in low or "read-only" in low:
        return say("unit-server.replica")
    return say("unit-server.unreached", why=_one_line(text))


def _one_line(text: str) -> str:
    return " ".join(text.split()).rstrip(".")
