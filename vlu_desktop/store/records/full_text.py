# SPDX-License-Identifier: Apache-2.0
"""Search as one types over every text of the record, kept in step by the store within the same transaction.

The index holds no text of its own (FTS5, contentless), so what is taken out must be named word for word: `words_of`
may only change together with WORDS_VERSION, which has the index made anew when the vault is next opened.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache

from vlu_desktop.record.changes import SearchResult
from vlu_desktop.record.fields import Kind, specs
from vlu_desktop.record.record_types import RECORD_TYPES, RecordType, record_type
from vlu_desktop.store.database.codec import Value, codec_of
from vlu_desktop.store.database.connection import Connection
from vlu_desktop.store.database.tables import tables_of

WORDS_VERSION = "2"

# Housekeeping of the program itself, which nobody would look for.
_LEFT_OUT_TYPES = frozenset(
    {
        "unit",
        "officer",
        "protection",
        "withholding-mark",
        "finding-review",
        "kept-finding",
        "rule-setting",
        "disclosure",
        "legal-hold",
        "retention-review",
        "due-mark",
        "agency",
        "cover",
    }
)
_LEFT_OUT_FIELDS = frozenset({"sha256", "media_type", "form", "form_version", "item"})
_CODE = re.compile(r"(?=.*\d)[\w+()./\s-]+\Z")
_LONGEST_CODE = 24
_WORD = re.compile(r"\w+")
_BETWEEN = re.compile(r"[\W_]+")
_MOST_WORDS = 12
_STOPGAP = "a"
_SNIPPET = 160
_PIECE = 2000
"""Records that are read at once when the index is made anew."""
MANY = 200
"""Records from which on it may be quicker to write the index anew than to take each of their words out of it."""
_WORTH = 20
"""How many entries are written anew in the time that the words of one are taken out."""
_HIT = ("record_type", "record_id", "case_id")

Entry = tuple[str, str, str, str]
"""Record type, record id, case id ("" for none), words."""


def searched(kind: RecordType) -> tuple[tuple[int, bool], ...]:
    """The columns that are searched, by their place in a row, and whether each may be a code such as a number plate."""
    return _searched(kind.key)


@cache
def _searched(key: str) -> tuple[tuple[int, bool], ...]:
    kind = record_type(key)
    if key in _LEFT_OUT_TYPES:
        return ()
    places = {name: place for place, name in enumerate(codec_of(kind).columns)}
    return tuple(
        (places[spec.name], spec.kind is Kind.TEXT)
        for spec in specs(kind.cls)
        if spec.kind in (Kind.TEXT, Kind.LONG_TEXT) and spec.name not in _LEFT_OUT_FIELDS
    )


def words_of(kind: RecordType, row: Sequence[Value]) -> str:
    """What is found of a row: its texts, and numbers and number plates without their spaces too."""
    parts: list[str] = []
    for place, may_be_code in _searched(kind.key):
        text = row[place]
        if text:
            text = str(text)
            parts.append(text)
            if may_be_code and len(text) <= _LONGEST_CODE and _CODE.match(text):
                joined = _joined(text)
                if joined != text:
                    parts.append(joined)
    return parted("\n".join(parts))


def parted(text: str) -> str:
    """The letters and figures of a text, a space wherever anything else stands, letters and their accents as one.

    The index and what is asked of it are parted by this alone: SQLite takes what is younger than its own tables, most
    smileys among it, for letters, so that a word was not found that one of them touched.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return _BETWEEN.sub(" ", text)


def as_query(text: str) -> str:
    """What was typed as a query that is never wrong: every word typed, the last perhaps only begun; "" for none."""
    words = parted(text).split()[:_MOST_WORDS]
    if not words:
        return ""
    # The index has beginnings of two letters and more; one letter stands for itself, or each would find everything.
    query = " ".join(f'"{word}"' for word in words) + ("*" if len(words[-1]) > 1 else "")
    if len(text) <= _LONGEST_CODE and _CODE.match(text) and (joined := _joined(text)) != words[0].casefold():
        query = f'({query}) OR "{joined}"*'
    return query.strip()


class Search:
    """The index of one vault."""

    def __init__(self, connection: Connection) -> None:
        self._tables = tables_of(connection)
        self._entries = self._tables.indexed("search_entry", "search")
        self._index = self._tables.table("search")

    def add(self, entries: Iterable[Entry]) -> None:
        """Index records that have no place in the index yet."""
        listed = [entry for entry in entries if entry[3]]
        if not listed:
            return
        last = self._tables.value("SELECT coalesce(max(n), 0) FROM search_entry")
        self._entries.insert_rows(
            ("n", "record_type", "record_id", "case_id"),
            [(n, *entry[:3]) for n, entry in enumerate(listed, last + 1)],
        )
        self._index.insert_rows(
            ("rowid", "words"),
            [(n, _with_case(words, case_id)) for n, (_, _, case_id, words) in enumerate(listed, last + 1)],
        )

    def remove(self, entries: Iterable[tuple[str, str]]) -> None:
        """Take records out, each with the words it was indexed by."""
        words = dict(entries)
        found: list[tuple[int, str, str]] = []
        ids = list(words)
        for start in range(0, len(ids), _PIECE):
            piece = ids[start : start + _PIECE]
            marks = ", ".join("?" * len(piece))
            sql = f"SELECT n, record_id, case_id FROM search_entry WHERE record_id IN ({marks})"
            found += self._tables.execute(sql, piece).fetchall()
        # In the order of the index, which writes out all it holds at each number that is smaller than the one before.
        found.sort()
        gone = [("delete", n, _with_case(words[record_id], case_id)) for n, record_id, case_id in found]
        self._index.insert_rows(("search", "rowid", "words"), gone)
        self._entries.delete_rows(("n",), [(n,) for n, _, _ in found])

    @contextmanager
    def removing_many(self, count: int) -> Iterator[None]:
        """Within a transaction that takes about that many records out: the index is written anew once, after them all.

        Taking each word off its page costs hundreds of times what putting it there did. Where much of the index goes,
        words are only marked as gone, and what is written anew then holds none of them; on an exception the
        transaction is taken back, and this setting of the index with it.
        """
        entries = self._tables.value("SELECT count(*) FROM search_entry")
        if count < MANY or count * _WORTH < entries:
            yield
            return
        self._index.insert({"search": "secure-delete", "rank": 0})
        yield
        self._index.insert({"search": "secure-delete", "rank": 1})
        self.write_anew()

    def find(self, text: str, limit: int = 50, case_id: str | None = None) -> list[SearchResult]:
        """The newest records that hold every word typed, the last one perhaps only begun."""
        query = as_query(text)
        if not query:
            return []
        if case_id is not None:
            query = f'"{_case_word(case_id)}" AND ({query})'
        rows = list(self._entries.search(query, columns=_HIT, order_by="search.rowid DESC", limit=limit))
        snippets = self._snippets(rows, text)
        return [SearchResult(**row, snippet=snippets.get(row["record_id"], "")) for row in rows]

    def rebuild(self, case_of: Callable[[RecordType, Sequence[Value]], str]) -> None:
        """Make the index anew from the record."""
        self._index.insert({"search": "delete-all"})
        self._entries.delete_where()
        for kind in RECORD_TYPES:
            if searched(kind):
                codec = codec_of(kind)
                sql = f"SELECT {codec.select} FROM {codec.table} WHERE removed = 0 ORDER BY rowid"
                cursor = self._tables.execute(sql)
                while rows := cursor.fetchmany(_PIECE):
                    self.add((kind.key, row[0], case_of(kind, row), words_of(kind, row)) for row in rows)

    def write_anew(self) -> None:
        """Have the index written anew from itself, so that its table of contents names the words it has and no other.

        `optimize` does nothing where the index is of one piece, so an entry is put in for as long as it takes.
        """
        last = self._tables.value("SELECT coalesce(max(n), 0) FROM search_entry")
        self._index.insert_rows(("rowid", "words"), [(last + 1, _STOPGAP)])
        self._index.insert({"search": "optimize"})
        self._index.insert_rows(("search", "rowid", "words"), [("delete", last + 1, _STOPGAP)])

    def names_lost_words(self) -> bool:
        """Whether the index's own table of contents still names a word that no record has.

        `secure-delete` takes a word off the index's pages, but not out of the list of the words each page begins with.
        """
        for (term,) in self._tables.execute("SELECT term FROM search_idx").fetchall():
            # The first byte tells the index of whole words from those of beginnings.
            word = bytes(term)[1:].decode("utf-8", "ignore")
            if word:
                query = '"' + word.replace('"', '""') + '"*'
                if self._tables.value("SELECT 1 FROM search WHERE search MATCH ? LIMIT 1", (query,)) is None:
                    return True
        return False

    def _snippets(self, rows: Sequence[Mapping[str, str]], text: str) -> dict[str, str]:
        """By record, the text around the first word found."""
        groups: dict[str, list[str]] = {}
        for each in rows:
            groups.setdefault(each["record_type"], []).append(each["record_id"])
        typed = [word.casefold() for word in _WORD.findall(text)] + [_joined(text)]
        result: dict[str, str] = {}
        for key, ids in groups.items():
            codec = codec_of(record_type(key))
            columns = ", ".join(f'"{codec.columns[place]}"' for place, _ in searched(record_type(key)))
            sql = f"SELECT id, {columns} FROM {codec.table} WHERE id IN ({', '.join('?' * len(ids))})"
            for row in self._tables.execute(sql, ids).fetchall():
                result[row[0]] = _snippet([value for value in row[1:] if value], typed)
        return result


def _snippet(texts: Sequence[str], typed: Sequence[str]) -> str:
    """The text around the first word found, on one line."""
    for value in texts:
        folded = value.casefold()
        found = min((at for word in typed if word and (at := folded.find(word)) >= 0), default=-1)
        if found >= 0:
            start = 0 if found < _SNIPPET // 3 else found - _SNIPPET // 4
            piece = " ".join(value[start : start + _SNIPPET].split())
            return ("…" if start else "") + piece + ("…" if start + _SNIPPET < len(value) else "")
    return " ".join(" · ".join(value[:_SNIPPET] for value in texts)[:_SNIPPET].split())


def _case_word(case_id: str) -> str:
    """The word that stands in the index for belonging to a case; it begins with a letter that nobody can type."""
    return "\ue000" + case_id.replace("-", "").replace('"', "")


def _with_case(words: str, case_id: str) -> str:
    return f"{words}\n{_case_word(case_id)}" if case_id else words


def case_finder(connection: Connection) -> Callable[[RecordType, Sequence[Value]], str]:
    """A function that gives the case a row belongs to, "" for none; it remembers what it has looked up."""
    known: dict[str, str] = {}

    def owner_case(key: str, owner_id: str) -> str:
        if key == "case":
            return owner_id
        if owner_id in known:
            return known[owner_id]
        kind = record_type(key)
        found = ""
        if kind.owner is not None:
            sql = f'SELECT "{kind.owner.name}" FROM {codec_of(kind).table} WHERE id = ?'
            above = tables_of(connection).value(sql, (owner_id,))
            found = owner_case(kind.owner.to, above) if above is not None else ""
        known[owner_id] = found
        return found

    def find(kind: RecordType, row: Sequence[Value]) -> str:
        if kind.key == "case":
            return str(row[0])
        place, owner = _owner(kind.key)
        return owner_case(owner, str(row[place])) if owner else ""

    return find


@cache
def _owner(key: str) -> tuple[int, str]:
    """Where in a row a type's owner stands, and the owner's type; "" for one that belongs to nothing."""
    kind = record_type(key)
    return (codec_of(kind).columns.index(kind.owner.name), kind.owner.to) if kind.owner else (0, "")


def _joined(text: str) -> str:
    """The letters and digits alone, a British number in the form that begins with 0."""
    joined = re.sub(r"[\W_]+", "", text).casefold()
    return "0" + joined[2:].lstrip("0") if re.fullmatch(r"44\d{9,11}", joined) else joined
