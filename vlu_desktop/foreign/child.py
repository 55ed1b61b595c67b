# SPDX-License-Identifier: Apache-2.0
"""The process that reads one file: bytes in by standard input, frames out by standard output, nothing else.

`python -m vlu_desktop.foreign.child [pictures | details | words | preview FIRST MOST]`; only this room starts it.
"""

import sys
from collections.abc import Callable, Iterator, Sequence

from vlu_desktop.foreign.bounded_child import MEMORY, bound
from vlu_desktop.foreign.frames import FileRefusal, Frame, LastFrame, PageImage, SeenWords, pack, unpack


def main(asked: Sequence[str]) -> None:
    """Reads, answers, ends."""
    bound()
    data = sys.stdin.buffer.read()
    out = sys.stdout.buffer
    try:
        for frame in _READINGS[asked[0] if asked else "pictures"](data, asked[1:]):
            out.write(pack(frame))
    except MemoryError:
        out.write(
            pack(
                FileRefusal(
                    f"This file needs more memory to open than a file is given, {MEMORY // 10**9} GB at most: "
                    "split it, or print it to a new PDF."
                )
            )
        )
    out.flush()


def frames(data: bytes, _: Sequence[str] = ()) -> Iterator[Frame]:
    """What a file shows."""
    if _is_pdf(data):
        from vlu_desktop.foreign.page_images import pages

        yield from _guarded(pages(data), "PDF")
        yield LastFrame(pages=True)
    else:
        from vlu_desktop.foreign.plain_pictures import pictures

        yield from _guarded(pictures(data), "picture")
        yield LastFrame(pages=False)


def preview(data: bytes, asked: Sequence[str]) -> Iterator[Frame]:
    """Some of what a file shows, for a screen: FIRST and MOST count pages of a PDF."""
    if _is_pdf(data):
        from vlu_desktop.foreign.page_images import some_pages

        yield from _guarded(some_pages(data, int(asked[0]), int(asked[1])), "PDF")
    elif _plays(data):
        from vlu_desktop.foreign.recording_pictures import recording_pictures

        yield from _guarded(recording_pictures(data), "recording")
    else:
        from vlu_desktop.foreign.plain_pictures import every_dot, pictures

        yield from _guarded(pictures(data, every_dot), "picture")
        yield LastFrame(pages=False)


def details(data: bytes, _: Sequence[str]) -> Iterator[Frame]:
    """What a file says of itself; of a damaged one, that it says nothing."""
    from vlu_desktop.foreign.file_details import details_of

    yield details_of(data)
    yield LastFrame(pages=False)


def words(data: bytes, _: Sequence[str]) -> Iterator[Frame]:
    """What can be read in pictures, which come as this program's own frames."""
    from vlu_desktop.foreign.picture_words import words_in
    from vlu_desktop.foreign.plain_pictures import as_image

    for frame in unpack(data):
        if isinstance(frame, PageImage):
            yield SeenWords(words_in(as_image(frame.image)))
    yield LastFrame(pages=False)


_READINGS: dict[str, Callable[[bytes, Sequence[str]], Iterator[Frame]]] = {
    "pictures": frames, "preview": preview, "details": details, "words": words,
}  # fmt: skip


def _is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def _plays(data: bytes) -> bool:
    """Whether a file is a film or a recording; one that is damaged may be taken for neither."""
    from vlu_desktop.foreign.file_details import details_of

    return details_of(data).kind in ("film", "sound")


def _guarded(found: Iterator[Frame], kind: str) -> Iterator[Frame]:
    try:
        yield from found
    except MemoryError:
        raise
    except Exception:  # whatever a library makes of a damaged file
        yield FileRefusal(f"This {kind} is damaged and cannot be shown: ask for it again, or print it and add that.")


if __name__ == "__main__":
    main(sys.argv[1:])
