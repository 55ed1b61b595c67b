# SPDX-License-Identifier: Apache-2.0
"""The process that reads one diary, a workbook, a document or plain text: bytes in, cells out.

`python -m vlu_desktop.intake.formats.workbook_child`; only `bounded_book` starts it.
"""

import json

from vlu_desktop.foreign.bounded_child import serve
from vlu_desktop.intake.formats.book_frames import pack, refusal
from vlu_desktop.intake.formats.packed_workbook import DAMAGED, TOO_LARGE
from vlu_desktop.intake.formats.sheets import read_book
from vlu_desktop.kernel.errors import UserError


def answer(asked: bytes) -> bytes:
    """What is said of a file, whose first line says how it is to be read."""
    choices, _, data = asked.partition(b"\n")
    try:
        return b"".join(pack(read_book(data, "", *json.loads(choices))))
    except UserError as refused:
        return refusal(str(refused))
    except MemoryError:
        return refusal(TOO_LARGE)
    except Exception:  # whatever a damaged file leads to
        return refusal(DAMAGED)


if __name__ == "__main__":
    serve(answer)
