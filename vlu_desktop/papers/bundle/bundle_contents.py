# SPDX-License-Identifier: Apache-2.0
"""What a bundle is made of and what became of it: its parts, additions, size limits, and the finished file."""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime

from vlu_desktop.foreign import ExhibitFile
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import sentence_case
from vlu_desktop.platform import paths
from vlu_desktop.typeset.pdf import PdfResult
from vlu_desktop.typeset.standards import Standards
from vlu_desktop.typeset.tree import Document, Runs


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPart:
    """A document of this program; `dated` as the index shows it. It is numbered for itself as it is when alone."""

    document: Document
    dated: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitPart:
    """A file as evidence. `sha256` is of the file as it was taken in; `alternative` an officer's words of what its
    pictures show, one for each picture or one for all; none for the pages of a PDF, whose words go with them."""

    reference: str
    title: str
    file: ExhibitFile
    sha256: str
    dated: str = ""
    facts: tuple[tuple[str, Runs], ...] = ()
    alternative: str | tuple[str, ...] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedFile:
    """What can't stand on paper, a recording or a thing: listed, with its digest and where it is held."""

    reference: str
    title: str
    kind: str
    sha256: str = ""
    kept_at: str = ""
    dated: str = ""


BundlePart = DocumentPart | ExhibitPart | ListedFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What was added later, at the end and all together; `footer_left` where others than the first made it."""

    title: str
    parts: tuple[BundlePart, ...]
    footer_left: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """What goes into one file. `made` (aware) and `identity` (the journal's head) are inputs: same bundle, same
    bytes."""

    title: str
    made: datetime
    identity: str
    parts: tuple[BundlePart, ...]
    additions: tuple[Addition, ...] = ()
    subtitle: str = ""
    facts: tuple[tuple[str, Runs], ...] = ()
    marking: str = ""
    header_left: str = ""
    header_right: str = ""
    footer_left: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedPart:
    """A part in the finished file, its first page and its last."""

    reference: str
    title: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleResult:
    """The finished file, where each part stands in it, what it claims, and sentences for the officer."""

    pdf: PdfResult
    size: int
    entries: tuple[PlacedPart, ...]
    standards: Standards
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SizeLimit:
    """The largest file that a recipient takes, while it is in force."""

    recipient: str
    most_bytes: int
    source: str
    valid_from: date
    valid_to: date | None = None
    checked: bool = False

    def warning(self, size: int) -> str:
        """What to tell the officer of a file of that size; "" where it fits."""
        if size <= self.most_bytes:
            return ""
        recipient, most = sentence_case(self.recipient), f"{self.most_bytes / 1e6:.0f}"
        return say("bundle.too-large", size=f"{size / 1e6:.1f}", recipient=recipient, most=most)


def size_limits(day: date, text: str = "") -> tuple[SizeLimit, ...]:
    """The limits in force on a day; `text` is a unit's own file in place of the one shipped."""
    text = text or (paths.resources() / "rules" / "bundles.toml").read_text(encoding="utf-8")
    limits = (SizeLimit(**entry) for entry in tomllib.loads(text)["limit"])
    return tuple(
        limit for limit in limits if limit.valid_from <= day and (limit.valid_to is None or day <= limit.valid_to)
    )
