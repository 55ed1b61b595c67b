# SPDX-License-Identifier: Apache-2.0
"""The HTML twin of a document: one file, no script, nothing fetched, every text escaped."""

from collections.abc import Iterator, Sequence
from html import escape

from vlu_desktop.text.invisible_characters import clean
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.tree_content import (
    alternative_of,
    captioned,
    list_label,
    numbered_label,
    page_alternative,
    words,
    words_of,
)
from vlu_desktop.typeset.tree_numbering import Numbering, cell_blocks, listed, number, plain, walk

_STYLE = """
body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1.05rem/1.55 "Noto Serif",Georgia,serif;color:#1a1a1a}
h1,h2,h3{line-height:1.25}.marking,.small,figcaption,caption,table{font-family:"Noto Sans",Arial,sans-serif}
.marking{text-align:center;font-weight:bold;font-size:.8rem}.lead,.small,figcaption{color:#555;font-size:.9rem}
table{border-collapse:collapse;width:100%;font-size:.85rem}caption{text-align:left;padding:.4rem 0}
th,td{text-align:left;vertical-align:top;padding:.35rem;border-bottom:1px solid #ccc}thead th{border-bottom-color:#333}
.callout{border:1px solid #bbb;background:#f6f6f4;padding:.7rem 1rem;font-size:.95rem}
.item{display:grid;grid-template-columns:2.4rem 1fr;margin:.6rem 0}.item p{margin:0}.withheld{background:#ddd}
"""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def write_html(document: t.Document) -> str:
    """The document as one HTML page; drawings are given by their words."""
    return "".join(_Writer(document).page())


class _Writer:
    def __init__(self, document: t.Document) -> None:
        self._document = document
        self._numbers: Numbering = number(document)
        self._blocks = list(walk(document.body))

    def page(self) -> Iterator[str]:
        document = self._document
        marking = f'<p class="marking">{_text(document.marking)}</p>' if document.marking else ""
        yield f'<!DOCTYPE html>\n<html lang="{_text(document.language)}">\n<head>\n<meta charset="utf-8">\n'
        yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        yield f"<title>{_text(document.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{marking}\n<main>\n"
        for place, block in enumerate(self._blocks):
            for part in self._block(block, self._numbers.labels[place], place):
                yield part + "\n"
        yield f'</main>\n<p class="small">{_text(document.footer_left)}</p>\n{marking}\n</body>\n</html>\n'

    # ---------------------------------------------------------------------------------------------------------- inline

    def _runs(self, runs: t.Runs) -> str:
        if isinstance(runs, str):
            return _text(runs)
        return "".join(self._inline(run) for run in runs)

    def _inline(self, run: str | t.Inline) -> str:
        match run:
            case str():
                return _text(run)
            case t.Text():
                shown = _text(run.text)
                for wanted, tag in ((run.bold, "b"), (run.italic, "i")):
                    shown = f"<{tag}>{shown}</{tag}>" if wanted else shown
                return f'<span lang="{_text(run.language)}">{shown}</span>' if run.language else shown
            case t.Ref(kind=t.RefKind.PAGE):
                return _link(run.target, f"[see {self._numbers.shown[run.target]}]")
            case t.Ref():
                return _link(run.target, self._numbers.shown[run.target])
            case t.Link():
                return _link(run.target, run.text)
            case t.NoteRef():
                return f"<sup>{_link(run.target, self._numbers.shown[run.target])}</sup>"
            case t.WithheldMark():
                return f'<b class="withheld">{_text(words(run, self._numbers, {}))}</b>'
            case t.ExhibitRef():
                return f"<b>{_link(run.target, run.reference) if run.target else _text(run.reference)}</b>"

    # ---------------------------------------------------------------------------------------------------------- blocks

    def _block(self, block: t.Block, label: str, place: int) -> Iterator[str]:
        key = _id(getattr(block, "id", ""))
        match block:
            case t.Heading():
                level = min(block.level, 3)
                key = key or _id(f"heading {place}")
                yield f"<h{level}{key}{_lang(block.language)}>{self._runs(block.text)}</h{level}>"
            case t.Paragraph():
                tag = "blockquote" if block.style is t.Style.QUOTE else "p"
                spoken = _lang(block.language)
                yield f'<{tag}{key}{spoken} class="{block.style.value}">{self._runs(block.text)}</{tag}>'
            case t.NumberedParagraph():
                yield self._item(numbered_label(block, label), block.text, key + _lang(block.language))
            case t.BulletList() | t.NumberedList():
                yield self._list(block, key)
            case t.Table():
                yield from self._table(block, label, key)
            case t.KeyValue():
                yield self._facts(block.rows, key)
            case t.Endnote():
                yield self._item(label, block.text, key)
            case _:
                yield from self._compound(block, label, key, place)

    def _compound(self, block: t.Block, label: str, key: str, place: int) -> Iterator[str]:
        match block:
            case t.Figure():
                title = f"<h3>{self._runs(block.title)}</h3>" if block.title else ""
                caption = self._runs(captioned(label, block.caption)) if block.caption else ""
                shown = _text(block.alternative)
                yield f"{title}<figure{key}><p>{shown}</p><figcaption>{caption}</figcaption></figure>"
            case t.Callout():
                title = f"<p><b>{_text(block.title)}</b></p>" if block.title else ""
                yield f'<div class="callout"{key}>{title}'
                for part in block.body:
                    yield from self._block(part, "", place)
                yield "</div>"
            case t.Contents():
                yield f"<nav><h1>{_text(block.title)}</h1><ul>"
                for at, heading in listed(self._blocks, place):
                    yield f"<li>{_link(heading.id or f'heading {at}', plain(heading.text))}</li>"
                yield "</ul></nav>"
            case t.Picture():
                caption = self._runs(captioned(label, block.caption)) if block.caption else ""
                shown = _text(alternative_of(block))
                yield f"<figure{key}><p>{shown}</p><figcaption>{caption}</figcaption></figure>"
            case t.PicturePage():
                shown = _text(page_alternative(block))
                yield f"<p>{_text(block.label)}</p><figure{key}><p>{shown}</p></figure><p>{_text(words_of(block))}</p>"
            case t.Part():
                marked = f'<p class="marking">{_text(block.marking)}</p>' if block.marking else ""
                yield f'<hr>{marked}<p class="lead"{key}>{_text(block.title)}</p>'
            case t.Room():
                for inner_block in block.body:
                    yield from self._block(inner_block, "", place)
            case t.Cover():
                subtitle = f'<p class="lead">{_text(block.subtitle)}</p>' if block.subtitle else ""
                yield f"<h1>{_text(block.title)}</h1>{subtitle}{self._facts(block.facts, '')}"
                for inner in block.body:
                    yield from self._block(inner, "", place)
            case t.PageBreak():
                yield "<hr>"
            case _:
                return

    def _item(self, label: str, runs: t.Runs, key: str) -> str:
        return f'<div class="item"{key}><span>{_text(label)}</span><p>{self._runs(runs)}</p></div>'

    def _list(self, block: t.BulletList | t.NumberedList, key: str) -> str:
        if isinstance(block, t.BulletList):
            return f"<ul{key}>" + "".join(f"<li>{self._runs(item)}</li>" for item in block.items) + "</ul>"
        items = (self._item(list_label(block, at), item, "") for at, item in enumerate(block.items))
        return f"<div{key}>" + "".join(items) + "</div>"

    def _facts(self, rows: Sequence[tuple[str, t.Runs]], key: str) -> str:
        body = (f'<tr><th scope="row">{_text(name)}</th><td>{self._runs(value)}</td></tr>' for name, value in rows)
        return f"<table{key}><tbody>{''.join(body)}</tbody></table>" if rows else ""

    def _table(self, table: t.Table, label: str, key: str) -> Iterator[str]:
        caption = f"<caption>{self._runs(captioned(label, table.caption))}</caption>" if table.caption else ""
        yield f"<table{key}>{caption}"
        for tag, rows in (("thead", table.header), ("tbody", table.rows)):
            if rows:
                yield f"<{tag}>"
                for row in rows:
                    yield "<tr>" + "".join(self._cell(cell, head=tag == "thead") for cell in row) + "</tr>"
                yield f"</{tag}>"
        yield "</table>"
        if table.note:
            yield f'<p class="small">{self._runs(table.note)}</p>'

    def _cell(self, item: t.Cell | str, *, head: bool) -> str:
        cell = t.Cell(content=item) if isinstance(item, str) else item
        blocks = cell_blocks(cell.content)
        if len(blocks) == 1 and isinstance(blocks[0], t.Paragraph):
            shown = self._runs(blocks[0].text)
        else:
            shown = "".join(part for block in blocks for part in self._block(block, "", 0))
        spans = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
        spans += f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
        tag = "th" if head or cell.header else "td"
        scope = ' scope="col"' if head else ' scope="row"' if cell.header else ""
        return f"<{tag}{scope}{spans}{_id(cell.id)}>{shown}</{tag}>"


def _text(value: str) -> str:
    return escape(clean(value)[0]).replace("\n", "<br>")


def _id(key: str) -> str:
    return f' id="{escape(key.replace(" ", "-"))}"' if key else ""


def _lang(language: str) -> str:
    return f' lang="{escape(language)}"' if language else ""


def _link(target: str, value: str) -> str:
    return f'<a href="#{escape(target.replace(" ", "-"))}">{_text(value)}</a>'
