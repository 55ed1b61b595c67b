# SPDX-License-Identifier: Apache-2.0
"""The process that takes the texts out of a file of somebody else's: its name and bytes in, lines of JSON out.

`python -m vlu_desktop.leaks.text_child`; only `foreign_texts` starts it. It knows nothing of what is looked for.
"""

import json
import sys
from collections.abc import Iterator

from vlu_desktop.foreign.bounded_child import bound
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.leaks.leak_search import texts_in


def harmed() -> str:
    """What is said of a file that could not be read to its end."""
    return str(say("searched.harmed"))


def answer(asked: bytes) -> Iterator[bytes]:
    """Where and what the file says, and an end; the file's name stands in the first line."""
    name, _, content = asked.partition(b"\n")
    try:
        for where, text in texts_in(json.loads(name), content):
            yield _line([where, text])
        yield _line({"end": True})
    except UserError as refused:
        yield _line({"refused": str(refused)})
    except (Exception, MemoryError):  # whatever a damaged file leads to
        yield _line({"refused": harmed()})


def _line(value: object) -> bytes:
    return json.dumps(value).encode() + b"\n"


def main() -> None:
    """Reads, answers, ends."""
    bound()
    sys.stdout.buffer.writelines(answer(sys.stdin.buffer.read()))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
