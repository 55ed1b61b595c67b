# SPDX-License-Identifier: Apache-2.0
"""Work for `strace` to trace, each in a process of its own that parts from one which has read the program already.

`python -m tests.faults.tracing` is asked by lines of JSON, [WORK, FOLDER]. It answers with the number of the process
that will do it, which waits for a line more, and then tells as it goes: "kept WHAT", and last "done" or "refused" with
the sentence. An empty line ends each answer.
"""

import json
import os
import sys
import traceback
from pathlib import Path

from tests.faults.doing import WORK, opened, sentence_of

OPENING = "opening"


def tell(line: str) -> None:
    # Not buffered: the process that parts must not say again what this one has.
    os.write(1, line.encode() + b"\n")


def asked() -> str:
    """The next line, read letter by letter: what comes after it is for another process."""
    line = b""
    while (letter := os.read(0, 1)) not in (b"", b"\n"):
        line += letter
    return line.decode()


def done(work: str, folder: Path) -> None:
    try:
        if work == OPENING:
            opened(folder).close()
        else:
            WORK[work][1](folder, lambda what: tell(f"kept {what}"))
        tell("done")
    except Exception as error:
        said = " ".join(sentence_of(error).split())
        tell(f"refused {said}" if said else f"bug {json.dumps(traceback.format_exc())}")
    except BaseException:
        tell(f"bug {json.dumps(traceback.format_exc())}")


def main() -> None:
    """Answer each line until there are no more."""
    while line := asked():
        work, folder = json.loads(line)
        child = os.fork()
        if child == 0:
            asked()
            done(work, Path(folder))
            sys.stdout.flush()
            os._exit(0)
        tell(str(child))
        os.waitpid(child, 0)
        tell("")


if __name__ == "__main__":
    main()
