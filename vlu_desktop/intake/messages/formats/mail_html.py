# SPDX-License-Identifier: Apache-2.0
"""The words of a web page or an HTML mail: nothing is drawn, fetched or run.

Not by the library's parser, which takes minutes for a megabyte of comments that are never closed: this one looks at
each character a fixed number of times.
"""

import re
from html import unescape

_BLOCKS = frozenset(
    "address article aside blockquote center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr li main nav "
    "ol p pre section table tr ul".split()
)
_UNSEEN = frozenset(("head", "script", "style", "template"))
_LONGEST_TAG = 2000
_NAME = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,30})|<([!?])")
# Up to a tag's end, which is no > within quotation marks.
_REST = re.compile(r"""(?>[^"'>]++|"[^"]*+"|'[^']*+')*+>""")
_SPACE = re.compile(r"[ \t\r\n\f]+")


def html_words(page: str) -> str:
    """The words of the page, a line for each block of it and a tab before each cell of a table."""
    pieces: list[str] = []
    unseen = ""
    at, end = 0, page.find(">")
    while at < len(page):
        tag = page.find("<", at)
        if 0 <= end < tag:
            end = page.find(">", tag)
        if tag < 0 or end < 0:
            tag = len(page)
        if not unseen:
            pieces.append(_SPACE.sub(" ", unescape(page[at:tag])))
        found = _NAME.match(page, tag)
        if tag == len(page):
            break
        if found is None:
            pieces.append("<" if not unseen else "")
            at = tag + 1
            continue
        at = _after(page, tag, end)
        unseen = _tell(found, unseen, pieces)
    return _lines("".join(pieces))


def _after(page: str, tag: int, end: int) -> int:
    """Where the page goes on behind a tag or a comment."""
    if page.startswith("<!--", tag):
        closed = page.find("-->", tag + 4)
        return closed + 3 if closed >= 0 else len(page)
    rest = _REST.match(page, tag, tag + _LONGEST_TAG)
    return rest.end() if rest else end + 1


def _tell(tag: re.Match[str], unseen: str, pieces: list[str]) -> str:
    """Puts down what a tag stands for; the tag whose words nobody sees, "" where they are seen."""
    closes, name = bool(tag[1]), (tag[2] or "").lower()
    if unseen:
        # A page that never closes its head has a body all the same.
        return "" if (closes and name == unseen) or (unseen == "head" and name == "body") else unseen
    if name in _UNSEEN and not closes:
        return name
    if name == "br" or name in _BLOCKS:
        pieces.append("\n")
    elif name in ("td", "th") and not closes:
        pieces.append("\t")
    return ""


def _lines(text: str) -> str:
    lines = (re.sub(r" +", " ", re.sub(r" *\t[ \t]*", "\t", line)).strip(" \t") for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
