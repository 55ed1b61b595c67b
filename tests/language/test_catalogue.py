# SPDX-License-Identifier: Apache-2.0
"""Every sentence in every language is filled in, and every call of `say` names one that is there, with its values."""

import ast
import pickle
import re
from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import Figure
from tests.language.literals import tree_of
from tests.speaking import speaking
from vlu_desktop.dates import date_display, date_parts, date_words
from vlu_desktop.kernel.errors import Sentence, UserError
from vlu_desktop.language import catalogue, templates
from vlu_desktop.language.catalogue import missing, pieces_in, rooms, say, say_in, texts
from vlu_desktop.language.languages import LANGUAGES, PSEUDO, language, speak
from vlu_desktop.language.templates import TextError, Value
from vlu_desktop.papers.common import paper_words
from vlu_desktop.store.database import disk_errors

ROOT = Path(__file__).resolve().parents[2]
SAMPLES: dict[str, tuple[Value, ...]] = {
    "text": ("unit.vlu", "Siân Ó"), "number": (*range(12), 1234), "figure": (*range(12), 1234),
    "date": (date(2026, 3, 3),), "list": ((), ("Anna",), ("Anna", "Dafydd", "Elen")), "runs": ("entry 7",),
}  # fmt: skip
# What is called with a key first, besides `say`: it says the sentence itself. `say_in` has the language before it.
KEY_AT = {"say": 0, "disk_refusals": 0, "say_in": 1, "worded": 0, "worded_runs": 0}
# Where a key that was handed in is handed on.
HANDED_ON = {Path(catalogue.__file__), Path(disk_errors.__file__), Path(paper_words.__file__)}
ROOMS = [(code, room) for code in LANGUAGES for room in rooms() if texts(room, code)]


@pytest.mark.parametrize(("code", "room"), ROOMS)
def test_every_sentence_takes_its_values(code: str, room: str) -> None:
    for name, template in texts(room, code).items():
        places = template.places()
        for turn in range(13 if places else 1):
            values = {place: SAMPLES[kind][turn % len(SAMPLES[kind])] for place, kind in places.items()}
            said = say_in(code, f"{room}.{name}", **values)
            assert said
            assert not set("{}") & set(said), name
            # Two spaces stand before a count or a key, and nowhere else.
            assert said.count("  ") == template.forms["other"].count("  "), name
            # A form may say its own count in words, and then needs no figure.
            assert all(str(values[place]) in said for place, kind in places.items() if kind == "text"), name


@pytest.mark.parametrize(("code", "room"), [each for each in ROOMS if each[0] != "en"])
def test_a_translation_says_the_same_things(code: str, room: str) -> None:
    english = texts(room, "en")
    for name, template in texts(room, code).items():
        assert name in english, "no English sentence has this key"
        assert (template.places(), template.by) == (english[name].places(), english[name].by), name


@cache
def calls() -> tuple[tuple[Path, int, ast.Call, str], ...]:
    """Every call of what says a sentence; a module without its name has none, and reading it takes long."""
    found = []
    for path in sorted((ROOT / "vlu_desktop").rglob("*.py")):
        if any(f"{name}(" in path.read_text(encoding="utf-8") for name in KEY_AT):
            for node in ast.walk(tree_of(path)):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEY_AT:
                    found.append((path, node.lineno, node, node.func.id))
    return tuple(found)


def test_every_key_that_is_asked_for_is_there_with_its_values_and_every_one_there_is_asked_for() -> None:
    asked = set()
    for where, line, call, name in calls():
        if where in HANDED_ON:
            continue
        key = call.args[KEY_AT[name]]
        assert isinstance(key, ast.Constant), f"{where}:{line} says a key that no test can read"
        whole = str(key.value)
        room, _, entry = whole.partition(".")
        assert room in rooms(), f"{where}:{line} {whole}"
        assert entry in texts(room, "en"), f"{where}:{line} {whole}"
        given = {keyword.arg for keyword in call.keywords}
        assert given == texts(room, "en")[entry].places().keys(), f"{where}:{line} {whole}"
        asked.add(whole)
    assert {f"{room}.{name}" for room in rooms() for name in texts(room, "en")} == asked


def test_what_has_no_welsh_yet_is_counted(figure: Figure) -> None:
    lacking = missing("cy")
    english = {room: len(texts(room, "en")) for room in rooms()}
    without = Counter(key.partition(".")[0] for key in lacking)
    figure(f"Welsh: {sum(english.values()) - len(lacking)} of {sum(english.values())} sentences; without: {without}")
    # A page is in Welsh whole or not at all.
    assert not [room for room, count in without.items() if count < english[room]]
    assert not {"unlock", "keys", "vault", "disk", "passphrases", "statements"} & without.keys()


def test_a_sentence_with_no_translation_is_said_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = {"by": "n", "one": "{n:number} day", "other": "{n:number} days"}
    monkeypatch.setattr(catalogue, "_entries", lambda room, code: {"days": entry} if code == "en" else {})
    assert say_in("cy", "some.days", n=2) == "2 days"


def test_the_officers_language_is_spoken() -> None:
    assert say("unlock.open") == "Open casebook"
    with speaking("cy"):
        assert say("unlock.open") == "Agor y llyfr achosion"
        assert say_in("en-GB", "unlock.open") == "Open casebook"
        assert say("unlock.wait", seconds=2) == "Arhoswch 2 eiliad"
    assert say("pages.foot", page=1, pages=1121) == "Page 1 of 1121"
    speak("xx")
    assert language() == "en"


def test_the_pseudo_language_is_english_made_longer_with_its_values_as_they_are() -> None:
    with speaking(PSEUDO):
        assert language() == PSEUDO
        said = say("statements.signed-by-on", whose="Ann", on=date(2026, 3, 3))
        assert said.startswith("[Sîîîgnêêd bŷŷ Ann ôôn 3 March 2026. ")
        assert say("unlock.passphrase-caption").startswith("[&P")
        for room in rooms():
            english, longer = texts(room, "en"), texts(room, PSEUDO)
            assert [(each.places(), each.by) for each in longer.values()] == [
                (each.places(), each.by) for each in english.values()
            ]
            assert _letters(longer) >= _letters(english) * 1.3, room


def _letters(found: Mapping[str, templates.Template]) -> int:
    return sum(len(re.sub(r"\{\w+:\w+\}", "", each.forms["other"])) for each in found.values())


@pytest.mark.parametrize(
    ("key", "values", "said"),
    [
        ("unlock.no-such", {}, "no-such"),
        ("nowhere.at-all", {}, "nowhere"),
        ("vault.damaged", {}, "it takes"),
        ("vault.damaged", {"file": "a.vlu", "more": "b"}, "it takes"),
        ("vault.damaged", {"file": 3}, "int is no text"),
        ("vault.no-room-for-copy", {"file": "a.vlu", "megabytes": "some"}, "str is no number"),
    ],
)
def test_a_wrong_key_or_value_is_a_fault(key: str, values: dict[str, Value], said: str) -> None:
    with pytest.raises(TextError, match=said):
        say(key, **values)


def test_no_sentence_stands_in_another() -> None:
    """Said once before the program leaves, and not to the officer: words put together read badly, and lose nothing."""
    found = []
    for where, line, call, _ in calls():
        values = [each for keyword in call.keywords for each in ast.walk(keyword.value)]
        within = {each.func.id for each in values if isinstance(each, ast.Call) and isinstance(each.func, ast.Name)}
        if within & {"say", "say_in", "worded", "worded_runs"}:
            found.append(f"{where}:{line}")
    assert not found, "write the two as one"


@pytest.mark.parametrize(
    "entry",
    [
        "", " a", "{a}", "{a:verb}", "} a", {"other": "a", "one": "b"}, {"by": "n", "one": "a"}, 7,
        {"by": "n", "other": "a", "dual": "b"}, {"by": "n", "other": "a", "two": "b"}, {"other": 3},
    ],
)  # fmt: skip
def test_a_faulty_entry_is_a_fault(entry: object) -> None:
    with pytest.raises(TextError):
        templates.read(entry, "en")


def test_a_count_a_date_and_a_list_are_written_as_the_language_does() -> None:
    entry = templates.read(
        {"by": "n", "one": "{n:number}, {on:date}: {who:list}", "other": "{n:number} x, {on:date}: {who:list}"}, "en"
    )
    values: dict[str, Value] = {"n": 1, "on": date(2026, 3, 3), "who": ["Ann", "Bob"]}
    assert entry.fill(values, "en") == "1, 3 March 2026: Ann and Bob"
    assert entry.fill({**values, "n": 1200}, "cy") == "1,200 x, 3 Mawrth 2026: Ann a Bob"
    with pytest.raises(TextError, match="datetime is no date"):
        entry.fill({**values, "on": datetime(2026, 3, 3, 12)}, "en")


def test_what_is_more_than_text_stands_in_a_sentence_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = {"by": "n", "one": "{n:number} of {where:runs}.", "other": "{who:text} told {n:number}, see {where:runs}."}
    template = templates.read(entry, "en")
    monkeypatch.setattr(catalogue, "_entries", lambda room, code: {"see": entry} if code == "en" else {})
    link = object()
    values = {"who": "Ann", "n": 1200, "where": link}
    assert pieces_in("en", "some.see", **values) == ("Ann", " told ", "1,200", ", see ", link, ".")
    assert pieces_in("cy", "some.see", **{**values, "n": 1}) == ("1", " of ", link, ".")
    with pytest.raises(TextError, match="it takes"):
        pieces_in("en", "some.see", who="Ann", n=2)
    with pytest.raises(TextError, match="object is no runs"):
        template.fill(values, "en")  # type: ignore[arg-type]


def test_a_refusal_remembers_its_sentence() -> None:
    error = UserError(say("vault.damaged", file="unit.vlu"))
    assert str(error) == "unit.vlu is damaged, so it can't be opened. Restore a backup."
    assert error.key == "vault.damaged"
    assert UserError("A plain one.").key == ""
    [sentence] = error.args
    assert say_in("cy", sentence.key, **sentence.values).startswith("Mae unit.vlu wedi’i ddifrodi")
    again = pickle.loads(pickle.dumps(sentence))
    assert isinstance(again, Sentence)
    assert (again, again.key, again.values) == (sentence, sentence.key, sentence.values)


def test_every_welsh_text_says_that_it_is_a_draft() -> None:
    found = [
        path for path in (ROOT / "vlu_desktop" / "language").rglob("*.toml") if "cy" in path.parts or path.stem == "cy"
    ]
    assert len(found) > 3
    for path in found:
        assert path.read_text(encoding="utf-8").startswith("# A draft, not checked by a Welsh speaker.\n")


def test_the_room_stands_on_errors_and_dates_alone() -> None:
    """So that every room may use it, and the dates' own module is the only one that shows a date in English."""
    found = set()
    for path in (ROOT / "vlu_desktop" / "language").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("vlu_desktop"):
                found |= {f"{node.module}.{alias.name}" for alias in node.names}
    outside = {name for name in found if not name.startswith("vlu_desktop.language.")}
    # Welsh dates are shown by the shapes and the bounds that English ones are.
    shapes = (date_parts.__name__, date_words.__name__)
    outside -= {name for name in outside if name.rpartition(".")[0] in shapes}
    assert outside <= {
        f"{Sentence.__module__}.Sentence",
        date_display.__name__,
    }


NO_PLURAL = {"is", "was", "has", "does", "as", "this", "s"}
ALWAYS_SEVERAL = {
    # A limit, or a stretch that a setting gives in whole weeks.
    "acts.too-many-views", "acts.view-name-too-long", "backups.which-are-kept", "files.too-many-at-once",
    "findings.new-targets-may", "findings.new-targets-show", "pages.marking-too-long", "searched.nested-too-deep",
    "searched.too-many-pages", "spelling.too-many",
    # Asked for or told only of two or more.
    "asking.several-addresses", "findings.after-next-range", "findings.after-served-range", "findings.ladder-followed",
    "findings.next-range", "key-points.some-suspected", "timelines.occasions-in-all",
    # What is left of a text of thousands of letters; the bytes of a file, and the dots of a picture.
    "files.dots", "case.characters-more-on-its-page", "case.digest-at-intake", "talks.characters-more-which-stand-in",
    # The days of a whole stretch of weeks, by which a part of them is counted.
    "rates.fewer", "rates.not-enough", "rates.rising-may", "rates.rising-shows", "rates.sides-may",
    "rates.sides-served-may", "rates.sides-served-show", "rates.sides-show", "rates.too-few", "rates.too-full",
}  # fmt: skip
"""Sentences in which a number before a plural is never 1."""


def test_a_number_before_a_plural_can_be_one() -> None:
    """“It holds 1 cases” is said by nothing: what is counted has its singular, or is always several."""
    found = {
        f"{room}.{name}"
        for room in rooms()
        for name, template in texts(room, "en").items()
        if not template.by
        for word in re.findall(r"\{\w+:number\} ([a-z’]*s)\b", template.forms["other"])
        if word not in NO_PLURAL
    }
    assert found - ALWAYS_SEVERAL == set()
    assert ALWAYS_SEVERAL - found == set(), "these are not there, or have their singular"
