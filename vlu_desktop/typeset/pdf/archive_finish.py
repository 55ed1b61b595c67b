# SPDX-License-Identifier: Apache-2.0
"""Makes what reportlab wrote into a file to keep: pikepdf writes it anew as PDF/A wants a file written."""

import io
import re
from typing import BinaryIO

import pikepdf

from vlu_desktop.typeset.pdf.icc import srgb
from vlu_desktop.typeset.pdf.metadata import info, xmp
from vlu_desktop.typeset.tree import Document

_ENDED = b"\r\nendstream"
_PACKED = re.compile(rb"(\d+) 0 obj\n<<[^\n]*/Type /ObjStm[^\n]*>>\nstream\n")
_TRIES = 16


def finish(raw: BinaryIO, document: Document) -> bytes:
    """The file with its metadata, its colour profile and an id made of all that is in it; each stream ends on a line of
    its own, small objects are packed. The same document gives the same bytes."""
    data = _described(raw, document)
    for attempt in range(_TRIES):
        if _ENDED not in data:
            break
        data = _saved_otherwise(data, attempt)
    return data


def _described(raw: BinaryIO, document: Document) -> bytes:
    raw.seek(0)
    with pikepdf.open(raw, access_mode=pikepdf.AccessMode.mmap) as pdf:
        pdf.Root.Metadata = pdf.make_stream(xmp(document), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
        profile = pdf.make_stream(srgb(), N=3)
        pdf.Root.OutputIntents = pikepdf.Array(
            [
                pikepdf.Dictionary(
                    Type=pikepdf.Name.OutputIntent,
                    S=pikepdf.Name.GTS_PDFA1,
                    OutputConditionIdentifier="sRGB",
                    Info="sRGB IEC61966-2.1",
                    DestOutputProfile=profile,
                )
            ]
        )
        for key, value in info(document).items():
            pdf.docinfo[key] = value
        return _saved(pdf)


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()


def _saved_otherwise(data: bytes, attempt: int) -> bytes:
    """The file saved again, so that what was compressed to an end in a carriage return is compressed to another.

    A reader may take such an end for half of the line end that follows, and the stream for shorter than it is. Only
    what pikepdf compresses itself can end so: packed objects, of which one is given a key that says nothing, and the
    table of objects, which changes when anything does. There is always a dictionary among them, for nothing else that
    is no stream is written as an object of its own.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.Root.Again = attempt
        del pdf.trailer["/ID"]  # or the first half of it would stay that of the file before
        for end in re.finditer(re.escape(_ENDED), data):
            packed = _PACKED.search(data, data.rfind(b"\n", 0, data.rfind(b" 0 obj\n", 0, end.start())), end.start())
            if packed is None:
                continue
            holder = pdf.get_object((int(packed[1]), 0))
            for number in [int(each) for each in holder.read_bytes()[: int(holder.First)].split()[::2]]:
                inside = pdf.get_object((number, 0))
                if isinstance(inside, pikepdf.Dictionary):
                    inside.Again = attempt
                    break
        return _saved(pdf)
