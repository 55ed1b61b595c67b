# SPDX-License-Identifier: Apache-2.0
"""A phone's backup of a gigabyte, most of it videos within the XML, read from end to end: how long, and in what memory.

`BENCH_XML_MB` sets how large. A process of its own asks for it as the program does; its memory at its highest is taken
before and after, and that of the process which reads for it beside what one needs for a file of one message.
"""

import base64
import multiprocessing
import os
import resource
import tempfile
import time
from pathlib import Path

from vlu_desktop.intake.messages.bounded_messages import open_messages
from vlu_desktop.intake.messages.message import Message
from vlu_desktop.intake.messages.message_source import MessageSource

MEGABYTES = int(os.environ.get("BENCH_XML_MB", "1000"))
GOAL = 150
"""Megabytes that reading it may add to what the process has when it begins."""
_VIDEO, _TEXTS = 20, 2000
"""Megabytes of each video, and texts between two."""


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory(prefix="vlu-bench-") as folder:
        path = Path(folder) / "sms.xml"
        _write(path)
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            many, seconds, before, after, reader = pool.apply(_read, (path,))
        size = path.stat().st_size / 1e6
        print(f"{size:,.0f} MB of XML, {many:,} messages: read in {seconds:.1f} s, {size / seconds:.0f} MB a second")
        print(
            f"  memory at its highest {after:.0f} MB, {after - before:.0f} more than before (goal {GOAL}); "
            f"{reader:.0f} MB more in the process that reads (goal {GOAL})",
            flush=True,
        )


def _write(path: Path) -> None:
    piece = base64.b64encode(bytes(3 << 18))
    with path.open("wb") as file:
        file.write(b"<?xml version='1.0' encoding='UTF-8'?>\n<smses count='1'>\n")
        at = 1_700_000_000_000
        while file.tell() < MEGABYTES * 1_000_000:
            for n in range(_TEXTS):
                file.write(
                    f'<sms protocol="0" address="+447700900123" date="{at + n * 60_000}" type="1" '
                    f'body="text {n}" read="1" status="-1" contact_name="Col Dray" />\n'.encode()
                )
            at += _TEXTS * 60_000
            file.write(
                f'<mms date="{at}" msg_box="1" address="+447700900123" contact_name="Col Dray"><parts>'
                '<part seq="0" ct="video/mp4" cl="a.mp4" text="null" data="'.encode()
            )
            for _ in range(_VIDEO):
                file.write(piece)
            file.write(b'" /></parts></mms>\n')
        file.write(b"</smses>\n")


def _read(path: Path) -> tuple[int, float, float, float, float]:
    """Messages, seconds, and megabytes: the highest before and after, and the reader's beyond its least."""
    for _ in open_messages(MessageSource(b"<smses></smses>", "sms.xml"))[1].read():
        pass
    before, least, begun = _highest(), _highest(resource.RUSAGE_CHILDREN), time.perf_counter()
    many = sum(isinstance(each, Message) for each in open_messages(MessageSource(path))[1].read())
    seconds = time.perf_counter() - begun
    return many, seconds, before, _highest(), _highest(resource.RUSAGE_CHILDREN) - least


def _highest(who: int = resource.RUSAGE_SELF) -> float:
    return resource.getrusage(who).ru_maxrss / 1024


if __name__ == "__main__":
    main()
