# SPDX-License-Identifier: Apache-2.0
"""The process that reads one workbook or document: its bytes by standard input, its cells by standard output.

`python -m vlu_desktop.intake.formats.workbook_child`; only `bounded_book` starts it.
"""

import sys

from vlu_desktop.foreign.bounded_child import bound
from vlu_desktop.intake.formats.book_frames import pack, refusal
from vlu_desktop.intake.formats.packed_workbook import DAMAGED, TOO_LARGE
from vlu_desktop.intake.formats.sheets import read_book
from vlu_desktop.kernel.errors import UserError


def main() -> None:
    """Reads, answers, ends."""
    bound()
    out = sys.stdout.buffer
    try:
        out.writelines(list(pack(read_book(sys.stdin.buffer.read(), ""))))
    except UserError as refused:
        out.write(refusal(str(refused)))
    except MemoryError:
        out.write(refusal(TOO_LARGE))
    except Exception:  # whatever a damaged file leads to
        out.write(refusal(DAMAGED))
    out.flush()


if __name__ == "__main__":
    main()
