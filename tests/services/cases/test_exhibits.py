# SPDX-License-Identifier: Apache-2.0
"""Files come in together or are refused one by one, and are compared with their digest for as long as they are held."""

import hashlib
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.foreign import foreign_samples as foreign
from tests.services.conftest import Office
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.stopping import Stopped, stoppable
from vlu_desktop.record.conduct import Exhibit, ExhibitCustody, ExhibitIncident
from vlu_desktop.services.cases import exhibits as module
from vlu_desktop.services.cases.exhibits import Exhibits, Intake

AT = datetime(2026, 11, 2, 14, 30, tzinfo=UTC)


def written(office: Office, **files: bytes) -> list[Path]:
    made = []
    for name, content in files.items():
        path = office.folder / name.replace("_", ".")
        path.write_bytes(content)
        made.append(path)
    return made


def take(office: Office, files: list[Path], incident_id: str = "") -> Intake:
    return of(office).take_in_many(office.case_id, files, "Ines Quarrie", office.today, incident_id=incident_id)


def of(office: Office) -> Exhibits:
    return office.services.casework.exhibits


def test_files_come_in_as_one_act_that_one_undo_takes_back(office: Office) -> None:
    incident = office.incident()
    files = written(office, one_txt=b"one", two_txt=b"two", three_txt=bytes(3_000_000))
    before = len(office.lines())
    done = take(office, files, incident.id)
    assert len(office.lines()) == before + 1
    held = office.store.all(Exhibit)
    assert [row.id for row in held] == [*done.taken]
    assert [(row.reference, row.title, row.size) for row in held] == [
        ("VLU/1", "one", 3), ("VLU/2", "two", 3), ("VLU/3", "three", 3_000_000),
    ]  # fmt: skip
    for row, file in zip(held, files, strict=True):
        assert of(office).content(row.id) == file.read_bytes()
        assert row.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert [row.act for row in office.store.all(ExhibitCustody)] == ["handed-over"] * 3
    assert {row.incident_id for row in office.store.all(ExhibitIncident)} == {incident.id}
    office.services.casework.undoing.undo()
    assert (office.store.all(Exhibit), office.store.all(ExhibitIncident)) == ((), ())


def test_what_can_t_be_taken_is_refused_by_name_and_the_others_go_in(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST", 1024 * 1024)
    [good, large] = written(office, good_txt=b"words", large_mp4=bytes(1024 * 1024 + 1))
    folder = office.folder / "her phone"
    folder.mkdir()
    os.mkfifo(office.folder / "pipe")
    done = take(office, [folder, large, office.folder / "pipe", office.folder / "gone.txt", good])
    assert [row.title for row in office.store.all(Exhibit)] == ["good"]
    assert office.services.casework.undoing.names()[0].startswith("Undo take in exhibit: VLU/1, good, in ")
    assert len(done.refused) == 4
    said = " ".join(done.refused)
    for words in ("her phone can’t be read as a file: it is a folder", "larger than 1 MB", "pipe", "gone.txt"):
        assert words in said


def test_nothing_that_can_be_taken_leaves_no_line(office: Office) -> None:
    before = len(office.lines())
    assert take(office, [office.folder]).changes.is_empty
    assert len(office.lines()) == before


def test_what_is_held_already_comes_in_no_second_time_and_is_linked_all_the_same(office: Office) -> None:
    [file, copy] = written(office, photo_jpg=b"the same", copy_jpg=b"the same")
    first = take(office, [file, copy])
    assert len(first.taken) == 1
    assert "same file as another of these" in first.refused[0]
    incident = office.incident()
    again = take(office, [copy], incident.id)
    assert (again.taken, again.refused) == ((), ("copy.jpg is in this case already, as VLU/1.",))
    assert [row.exhibit_id for row in office.store.all(ExhibitIncident)] == [first.taken[0]]
    take(office, [copy], incident.id)
    assert len(office.store.all(ExhibitIncident)) == 1


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("photo\u202egpj.exe", "photo‹U+202E›gpj.exe"),
        ("one\ntwo.txt", "one two.txt"),
        ("x" * 240 + ".png", "x" * 180 + "…" + "x" * 15 + ".png"),
        ("..txt", "..txt"),
        ("<b>bold</b> & more;rm -rf.txt".replace("/", "∕"), "<b>bold<∕b> & more;rm -rf.txt"),
        ("-rf", "-rf"),
    ],
)
def test_a_hostile_name_is_shown_as_it_is_and_does_nothing(office: Office, name: str, shown: str) -> None:
    path = office.folder / name
    path.write_bytes(b"words")
    assert take(office, [path]).refused == ()
    [exhibit] = office.store.all(Exhibit)
    assert exhibit.file_name == shown


def test_a_name_that_is_no_text_comes_in_too(office: Office) -> None:
    path = Path(os.fsdecode(os.fsencode(office.folder) + b"/caf\xe9.txt"))
    path.write_bytes(b"words")
    take(office, [path])
    assert office.store.all(Exhibit)[0].file_name == "caf‹U+DCE9›.txt"


def test_too_many_at_once_are_refused_before_any_is_read(office: Office) -> None:
    with pytest.raises(UserError, match="more than 200 files"):
        take(office, [office.folder / f"{place}.txt" for place in range(201)])


def test_stopped_half_way_nothing_is_kept(office: Office) -> None:
    files = written(office, one_bin=bytes(3_000_000), two_bin=b"1" * 3_000_000)
    told: list[tuple[int, int]] = []
    with pytest.raises(UserError, match="Nothing was taken in"):
        of(office).take_in_many(
            office.case_id, files, "", office.today,
            progress=lambda done, of: told.append((done, of)), stopped=lambda: len(told) == 9,
        )  # fmt: skip
    assert office.store.all(Exhibit) == ()
    assert told == sorted(told)
    assert all(done <= of for done, of in told)
    with pytest.raises(Stopped), stoppable(lambda: True):
        take(office, files)
    assert office.store.all(Exhibit) == ()
    assert office.store.verify().is_sound


def test_a_file_changed_while_it_was_read_is_not_taken_in(office: Office) -> None:
    [file] = written(office, log_txt=b"first words")
    seen: list[int] = []

    def change(done: int, of: int) -> None:
        seen.append(done)
        file.write_bytes(b"other words")

    with pytest.raises(UserError, match="was changed by another program while it was read"):
        of(office).take_in_many(office.case_id, [file], "", office.today, progress=change)
    assert office.store.all(Exhibit) == ()
    assert seen


def spoiled(office: Office, exhibit_id: str, change: Callable[[bytes], bytes | None]) -> None:
    """Change the bytes of an exhibit behind the program's back, as somebody with the key and another tool might."""
    connection = office.store._connection
    [(held,)] = connection.execute("SELECT bytes FROM exhibit_content WHERE exhibit_id = ?", (exhibit_id,)).fetchall()
    new = change(held)
    if new is None:
        connection.execute("DELETE FROM exhibit_content WHERE exhibit_id = ?", (exhibit_id,))
    else:
        connection.execute("UPDATE exhibit_content SET bytes = ? WHERE exhibit_id = ?", (new, exhibit_id))


def test_what_is_as_it_came_is_said_to_be_and_the_check_is_a_step_of_custody(office: Office) -> None:
    done = take(office, written(office, one_txt=b"one", two_txt=b"two"))
    checks, _ = of(office).verify(office.case_id, AT, [done.taken[0]])
    assert [(each.exhibit.id, each.matches) for each in checks] == [(done.taken[0], True)]
    [step] = [row for row in office.store.all(ExhibitCustody) if row.act == "verified"]
    assert (step.exhibit_id, step.by, step.note) == (
        done.taken[0], "Asha Example", "The file held has the digest taken at intake.",
    )  # fmt: skip
    assert step.happened is not None
    assert step.happened.display() == "2:30pm on 2 November 2026"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda held: bytes([held[0] ^ 1]) + held[1:], "It has the same size. Its digest is now"),
        (lambda held: held + b"!", "It has 4 bytes, where 3 came in."),
        (lambda held: None, "no bytes are held for it any more"),
    ],
)
def test_what_differs_is_said_plainly_and_noted(
    office: Office, change: Callable[[bytes], bytes | None], said: str
) -> None:
    done = take(office, written(office, one_txt=b"one", two_txt=b"two"))
    spoiled(office, done.taken[1], change)
    checks, changes = of(office).verify(office.case_id, AT)
    assert [each.matches for each in checks] == [True, False]
    assert said in checks[1].sentence
    notes = {row.exhibit_id: row.note for row in office.store.all(ExhibitCustody) if row.act == "verified"}
    assert notes[done.taken[1]].startswith("DIFFERS")
    assert len(changes.added) == 2
    with pytest.raises(UserError, match="is not the one taken in"):
        of(office).open_file(done.taken[1]).view()


def test_a_check_that_is_stopped_notes_nothing(office: Office) -> None:
    take(office, written(office, one_txt=b"one"))
    before = len(office.lines())
    with pytest.raises(UserError, match="Nothing was noted"):
        of(office).verify(office.case_id, AT, stopped=lambda: True)
    assert len(office.lines()) == before
    thing = office.add(Exhibit(case_id=office.case_id, kind="thing", title="A cable"))
    with pytest.raises(UserError, match="No file is held there"):
        of(office).verify(office.case_id, AT, [thing.id])


def test_a_picture_is_looked_at_and_its_time_is_only_offered(office: Office) -> None:
    photo = foreign.dated(original="2026:08:17 21:04:33", zone="+01:00", place=True)
    done = take(office, written(office, gate_jpg=photo))
    view = of(office).open_file(done.taken[0]).view()
    assert (len(view.pictures), view.of, view.sentence) == (1, 1, "")
    assert view.about == f"JPEG picture, 40 by 30 dots, {len(photo):,} bytes"
    assert [hint.when.display() for hint in view.hints] == ["9:04pm on 17 August 2026"]
    assert any("says where it was made" in note for note in view.notes)
    assert office.store.all(Exhibit)[0].made_at is None
    taken = replace(view.exhibit, made_at=view.hints[0].when)
    office.services.casework.records.change(taken, was=view.exhibit)
    kept = office.store.all(Exhibit)[0].made_at
    assert kept == view.hints[0].when
    assert kept.basis.startswith("The file’s own note of when the picture was taken")


def test_pages_come_a_few_at_a_time(office: Office) -> None:
    done = take(office, written(office, letter_pdf=foreign.letter(8)))
    view = of(office).open_file(done.taken[0]).view()
    assert (len(view.pictures), view.first, view.of) == (6, 0, 8)
    more = of(office).file_again(done.taken[0]).view(6)
    assert (len(more.pictures), more.first, more.of) == (2, 6, 8)


@pytest.mark.parametrize(
    ("content", "about", "said"),
    [
        (foreign.film(), "MP4 film, 1,920 by 1,080 dots, about 1 min 12 s", "can’t be heard or seen here"),
        (foreign.opus(9), "Opus recording, about 9 seconds", "can’t be heard or seen here"),
        (b"MZ\x90\x00" * 30, "File of a kind not known here, 120 bytes", "no preview of this kind"),
        (foreign.picture_bomb(), "PNG picture, 60,000 by 60,000 dots", "100 million dots"),
        (foreign.locked(), "PDF document", "password"),
        (foreign.photograph()[:900], "JPEG picture, 640 by 480 dots, 900 bytes", "damaged"),
    ],
    ids=["film", "sound", "programme", "bomb", "locked", "cut"],
)
def test_what_can_t_be_shown_says_what_it_is_and_why(office: Office, content: bytes, about: str, said: str) -> None:
    done = take(office, written(office, file_bin=content))
    view = of(office).open_file(done.taken[0]).view()
    assert view.about.startswith(about)
    assert said in view.sentence
    assert (view.pictures, view.text) == ((), None)


def test_a_recording_shows_how_loud_it_is_and_that_it_can_t_be_played(office: Office) -> None:
    done = take(office, written(office, call_wav=foreign.wave(3)))
    view = of(office).open_file(done.taken[0]).view()
    assert view.about.startswith("WAV recording, about 3 seconds")
    assert [(each.width, each.height) for each in view.pictures] == [(1200, 240)]
    assert (view.sentence, view.of) == ("", 0)
    assert view.notes[0].startswith("How loud it is")
    assert view.notes[1].startswith("It can’t be played here")


def test_words_are_shown_as_words(office: Office) -> None:
    done = take(office, written(office, note_txt="Zażółć <b>".encode()))
    view = of(office).open_file(done.taken[0]).view()
    assert (view.text, view.about, view.sentence) == ("Zażółć <b>", "Plain text", "")
