# SPDX-License-Identifier: Apache-2.0
"""WhatsApp chats of both phones: stamps, orders, bodies, media, and nothing lost whatever a file holds."""

import re
from contextlib import suppress
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.messages.phones import HIM, ME, android, chat, packed
from vlu_desktop.dates.when import When
from vlu_desktop.intake.messages.formats.whatsapp import is_whatsapp, open_whatsapp
from vlu_desktop.intake.messages.formats.whatsapp_bodies import without_files
from vlu_desktop.intake.messages.formats.whatsapp_stamps import stamp_of
from vlu_desktop.intake.messages.message import Media, Message, MessageFile, SkippedPart
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.intake.messages.text_lines import LONGEST
from vlu_desktop.kernel.errors import UserError

LRM, RLM, NNBSP = "\u200e", "\u200f", "\u202f"


def opened(text: str | bytes, name: str = "_chat.txt") -> MessageFile:
    source = MessageSource(text.encode() if isinstance(text, str) else text, name)
    assert is_whatsapp(source)
    return open_whatsapp(source)


def read(text: str | bytes, name: str = "_chat.txt") -> list[Message]:
    found = list(opened(text, name).read())
    assert all(isinstance(each, Message) for each in found)
    return [each for each in found if isinstance(each, Message)]


def stamped(said: list[tuple[str, str]]) -> str:
    return "".join(f"[13/01/2024, 21:06:40] {who}: {words}\n" for who, words in said)


# The stamp as a phone writes it, and the civil minute it says.
STAMPS = [
    ("[13/01/2024, 21:06:40] ", datetime(2024, 1, 13, 21, 6)),
    (f"{LRM}[13/01/2024, 21:06:40] ", datetime(2024, 1, 13, 21, 6)),
    (f"[13/01/2024, 9:06:40{NNBSP}PM] ", datetime(2024, 1, 13, 21, 6)),
    ("[13.01.24, 21:06:40] ", datetime(2024, 1, 13, 21, 6)),
    ("[2024-01-13, 9:06:40 p.m.] ", datetime(2024, 1, 13, 21, 6)),
    ("[2024/1/13 下午9:06:40] ", datetime(2024, 1, 13, 21, 6)),
    ("[13/1/24 21:06:40]", datetime(2024, 1, 13, 21, 6)),
    ("13/01/2024, 21:06 - ", datetime(2024, 1, 13, 21, 6)),
    ("13/01/24, 9:06 pm - ", datetime(2024, 1, 13, 21, 6)),
    (f"13/01/24, 9:06{NNBSP}pm - ", datetime(2024, 1, 13, 21, 6)),
    ("13/01/24, 1:06 am - ", datetime(2024, 1, 13, 1, 6)),
    ("13/01/24, 12:06 am - ", datetime(2024, 1, 13, 0, 6)),
    ("13/01/24, 12:06 pm - ", datetime(2024, 1, 13, 12, 6)),
    ("1/13/24, 9:06 PM - ", datetime(2024, 1, 13, 21, 6)),
    ("13.01.24, 21:06 - ", datetime(2024, 1, 13, 21, 6)),
    ("13-01-24 21:06 - ", datetime(2024, 1, 13, 21, 6)),
    ("13.1.2024 klo 21.06 - ", datetime(2024, 1, 13, 21, 6)),
    ("13. 1. 2024. 21:06 - ", datetime(2024, 1, 13, 21, 6)),
    ("13/1/24 9:06 p. m. - ", datetime(2024, 1, 13, 21, 6)),
    ("13/1/24, 9:06 p.\u00a0m. - ", datetime(2024, 1, 13, 21, 6)),
    ("13/01/2024, 21:06: ", datetime(2024, 1, 13, 21, 6)),
    ("2024-01-13 21:06 - ", datetime(2024, 1, 13, 21, 6)),
    ("2024-01-13 21 h 06 - ", datetime(2024, 1, 13, 21, 6)),
    ("13.01.24, 21:06 Uhr - ", datetime(2024, 1, 13, 21, 6)),
    ("24/1/31, 21:06 - ", datetime(2031, 1, 24, 21, 6)),
    ("31/1/50, 21:06 - ", datetime(2050, 1, 31, 21, 6)),
    ("١٣/٠١/٢٠٢٤، ٢١:٠٦ - ", datetime(2024, 1, 13, 21, 6)),
    (f"[١٣{RLM}/١{RLM}/٢٠٢٤, ٩:٠٦:٤٠ م] ", datetime(2024, 1, 13, 21, 6)),
    (f"{RLM}13{RLM}/1{RLM}/2024 9:06 م - ", datetime(2024, 1, 13, 21, 6)),
    ("13/1/24, 9:06 μ.μ. - ", datetime(2024, 1, 13, 21, 6)),
    ("13/1/24, 9:06 π.μ. - ", datetime(2024, 1, 13, 9, 6)),
    ("2024. 01. 13. du. 9:06 - ", datetime(2024, 1, 13, 21, 6)),
    ("[13/1/24 ÖS 9:06:40] ", datetime(2024, 1, 13, 21, 6)),
    ("13/1/24, 9:06 CH - ", datetime(2024, 1, 13, 21, 6)),
    ("13/1/24, 9:06 PTG - ", datetime(2024, 1, 13, 21, 6)),
    ("13/1/24, 9:06 अपराह्न - ", datetime(2024, 1, 13, 21, 6)),
    ("13/1/2567 21:06 น. - ", datetime(2024, 1, 13, 21, 6)),
    ("13/1/2567, 9:06 หลังเที่ยง - ", datetime(2024, 1, 13, 21, 6)),
    ("[2024. 1. 13. 오후 9:06:40] ", datetime(2024, 1, 13, 21, 6)),
    ("2024/1/13 午前9:06 - ", datetime(2024, 1, 13, 9, 6)),
    ("2024/1/13 晚上9:06 - ", datetime(2024, 1, 13, 21, 6)),
    ("[2024-01-13, 21 h 06 min 40 s] ", datetime(2024, 1, 13, 21, 6)),
    ("[13.01.24 um 21:06:40] ", datetime(2024, 1, 13, 21, 6)),
    ("[13/01/2024 à 21:06:40] ", datetime(2024, 1, 13, 21, 6)),
    ("13/01/2024, 21:06 — ", datetime(2024, 1, 13, 21, 6)),
]  # fmt: skip


@pytest.mark.parametrize("stamp", ["13/1/67, 21:06 - ", "13/1/2051, 21:06 - ", "13/1/2008, 21:06 - "])
def test_a_year_in_which_nobody_wrote_is_no_date(stamp: str) -> None:
    one = read(f"{stamp}{HIM}: Hello\n{stamp}{ME}: Hello\n", "WhatsApp Chat.txt")[0]
    assert one.at == When.undated(stamp.removesuffix(" - "))


@pytest.mark.parametrize(("stamp", "moment"), STAMPS)
def test_a_stamp_in_any_way_a_phone_writes_it(stamp: str, moment: datetime) -> None:
    one, other = read(f"{stamp}{HIM}: You will be sorry, you and your mum\n{stamp}{ME}: Stop: please\n")
    assert (one.sender, one.words, one.receiver) == (HIM, "You will be sorry, you and your mum", ME)
    assert (other.sender, other.words, other.receiver) == (ME, "Stop: please", HIM)
    assert one.at is not None
    assert one.at.earliest == moment
    assert one.at.words in stamp.replace(RLM, "")
    assert one.moment is None, "the file names no zone"


@pytest.mark.parametrize(
    "line",
    [
        "13/01/2024", "13/01/2024, 25:06 - Col: x", "13/01/2024, 21:66 - Col: x", "13/01/24, 13:06 pm - Col: x",
        "13/01/24, 0:06 am - Col: x", "[13/01/2024, 21:06:61] Col: x", "13/01-2024, 21:06 - Col: x",
        "at 13/01/2024, 21:06 - Col: x", "13/01/2024, 21:06 Col: x", "", LRM,
    ],
)  # fmt: skip
def test_what_is_no_stamp(line: str) -> None:
    assert stamp_of(line) is None


# Stamps in turn, and the orders they leave possible, the likeliest first.
ORDERS = [
    (["13/01/24", "14/01/24"], ("dmy",)),
    (["01/13/24", "01/14/24"], ("mdy",)),
    (["04/03/24", "05/03/24"], ("dmy", "mdy")),
    (["03/04/24", "03/05/24"], ("mdy", "dmy")),
    (["28/02/24", "01/03/24"], ("dmy",)),
    (["01/03/24", "05/03/24", "01/04/24"], ("dmy",)),
    (["03/03/24", "04/04/24"], ("dmy",)),
    (["2024-03-04", "2024-03-05"], ("ymd",)),
    (["24-03-14", "24-03-15"], ("dmy", "ymd")),
    (["24-03-14", "24-04-01"], ("ymd",)),
    (["24-01-14", "24-02-13", "24-03-12"], ("ymd",)),
    (["50/01/02"], ("ymd",)),
    (["01/03/2024", "31/02/2024"], ("dmy", "mdy")),
    (["10/10/10"], ("dmy",)),
]


@pytest.mark.parametrize(("days", "possible"), ORDERS)
def test_which_figure_is_the_day(days: list[str], possible: tuple[str, ...]) -> None:
    file = opened("".join(f"{day}, 21:06 - {HIM}: Hi\n" for day in days))
    if len(possible) == 1:
        assert not file.asked
        return
    [asked] = file.asked
    assert (asked.key, tuple(key for key, _ in asked.choices), asked.answer) == ("order", possible, possible[0])
    first = [next(iter(file.answered("order", key).read())) for key in possible]
    assert len({each.at for each in first if isinstance(each, Message)}) == 2
    assert file.answered("order", possible[1]).clock != file.clock


def test_a_day_that_can_not_be_is_kept_in_words() -> None:
    one, other = read(f"01/03/2024, 21:06 - {HIM}: a\n31/02/2024, 21:06 - {HIM}: b\n")
    assert one.at is not None
    assert one.at.is_dated
    assert other.at is not None
    assert not other.at.is_dated
    assert other.at.words == "31/02/2024, 21:06"


def test_further_lines_belong_to_their_message_and_a_date_at_their_beginning_splits_nothing() -> None:
    [one, two] = read(
        f"[13/01/2024, 21:06:40] {HIM}: First\n\n2016-04-29 10:30:00\n13/01/2024 he said\n"
        f"[13/01/2024, 21:06:41] {ME}: ok\n\n\n"
    )
    assert one.words == "First\n\n2016-04-29 10:30:00\n13/01/2024 he said"
    assert two.words == "ok"


def test_lines_pasted_from_another_phone_are_asked_about() -> None:
    text = f"[13/01/2024, 21:06:40] {HIM}: Look\n13/01/2024, 20:00 - {ME}: pasted\n[13/01/2024, 21:07:40] {ME}: No\n"
    file = opened(text)
    [asked] = file.asked
    assert (asked.key, asked.answer) == ("stamps", "pasted")
    assert [each.words for each in read(text)] == [f"Look\n13/01/2024, 20:00 - {ME}: pasted", "No"]
    other = file.answered("stamps", "messages")
    assert [each.words for each in other.read() if isinstance(each, Message)] == ["Look", "pasted", "No"]
    with pytest.raises(ValueError, match="no answer"):
        file.answered("stamps", "perhaps")


# The body as Android or an iPhone writes it; form, state, seconds and names of files.
BODIES = [
    ("Hello", "message", "", None, ()),
    ("<Media omitted>", "message", "", None, ("Media omitted",)),
    ("image omitted", "message", "", None, ("image omitted",)),
    ("<Medien ausgeschlossen>", "message", "", None, ("Medien ausgeschlossen",)),
    ("IMG-20260817-WA0001.jpg (file attached)", "message", "", None, ("IMG-20260817-WA0001.jpg",)),
    ("\u200eIMG-20260817-WA0001.jpg (Datei angehängt)\nMine", "message", "", None, ("IMG-20260817-WA0001.jpg",)),
    ("PTT-20260817-WA0001.opus", "message", "", None, ("PTT-20260817-WA0001.opus",)),
    ("holiday.jpg (file attached)", "message", "", None, ()),
    ("\u200e<attached: 00000042-PHOTO-2024-01-05.jpg>", "message", "", None, ("00000042-PHOTO-2024-01-05.jpg",)),
    ("Look \u200e<adjunto: 00000042-a.jpg>", "message", "", None, ("00000042-a.jpg",)),
    ("<attached: ../../x.jpg>", "message", "", None, ()),
    ("This message was deleted.", "message", "deleted", None, ()),
    ("This message was deleted by admin Sam.", "message", "deleted", None, ()),
    ("You deleted this message", "message", "deleted", None, ()),
    ("Sorry \u200e<This message was edited>", "message", "edited", None, ()),
    ("Missed voice call", "missed", "", None, ()),
    ("Missed video call, Tap to call back", "missed", "", None, ()),
    ("Missed group voice call", "missed", "", None, ()),
    ("Silenced voice call", "missed", "", None, ()),
    ("Voice call, No answer", "missed", "", None, ()),
    ("Voice call, 5 min", "call", "", 300, ()),
    ("Video call, 1 hr 3 min", "call", "", 3780, ()),
    ("Voice call. 23 sec", "call", "", 23, ()),
    ("Voice call", "call", "", None, ()),
    ("Missed voice call me back", "message", "", None, ()),
    ("Waiting for this message. This may take a while.", "message", "", None, ()),
    ("Messages and calls are end-to-end encrypted.", "notice", "", None, ()),
    ("Waiting for this message\nwill not help you", "message", "", None, ()),
    ("location: https://maps.google.com/?q=51.4,-0.1", "message", "", None, ()),
    ("Contact card omitted", "message", "", None, ("Contact card omitted",)),
    ("", "message", "", None, ()),
]  # fmt: skip


# The same in the phone's other languages, and words that only look like it.
OTHER_TONGUES = [
    ("Voice call, \u200e5 min", "call", "", 300), ("Voice call, 1 hour 2 minutes", "call", "", 3720),
    ("Group call, 4 min", "call", "", 240), ("Voice call, \u200e4 joined", "call", "", None),
    ("Video call, Answered on other device", "call", "", None), ("Voice call, Not answered", "missed", "", None),
    ("Silenced voice call, Focus mode", "missed", "", None), ("Verpasster Sprachanruf um 21:06", "missed", "", None),
    ("Videoanruf, Keine Antwort", "missed", "", None), ("Sprachanruf, 1 Std. 5 Min.", "call", "", 3900),
    ("Llamada perdida", "missed", "", None), ("Videollamada de voz perdida a las 21:06", "missed", "", None),
    ("Llamada de voz, 20 seg", "call", "", 20), ("Appel vocal manqué à 21:06", "missed", "", None),
    ("Appel vidéo, 2 heures 3 minutes", "call", "", 7380), ("Chiamata vocale persa", "missed", "", None),
    ("Chiamata vocale, 2 ore", "call", "", 7200), ("Chamada de vídeo perdida", "missed", "", None),
    ("Gemiste spraakoproep", "missed", "", None), ("Video-oproep, 2 uur", "call", "", 7200),
    ("Nieodebrane połączenie głosowe", "missed", "", None), ("Połączenie głosowe, 2 godz. 1 min", "call", "", 7260),
    ("Missat röstsamtal", "missed", "", None), ("Apel vocal pierdut", "missed", "", None),
    ("Ai șters acest mesaj", "message", "deleted", None), ("Du raderade detta meddelande", "message", "deleted", None),
    ("Llamada", "message", "", None), ("appel", "message", "", None), ("voice calls all night", "message", "", None),
    ("Diese Nachricht wurde gelöscht.", "message", "deleted", None),
    ("Hai eliminato questo messaggio", "message", "deleted", None), ("Mensagem apagada", "message", "deleted", None),
    ("Dit bericht is verwijderd", "message", "deleted", None), ("Bu mesaj silindi", "message", "deleted", None),
    ("Ich rufe an \u200e<Diese Nachricht wurde bearbeitet.>", "message", "edited", None),
    ("Vale <Se editó este mensaje.>", "message", "edited", None),
    ("Oui <Ce message a été modifié>", "message", "edited", None),
    ("this message was deleted by me, was it?", "message", "", None), ("Пропущенный аудиозвонок", "missed", "", None),
    ("مكالمة صوتية فائتة", "missed", "", None), ("звонок", "message", "", None),
    ("Missed voice call, 9:06 PM", "missed", "", None),
]  # fmt: skip


@pytest.mark.parametrize(("body", "form", "state", "seconds"), OTHER_TONGUES)
def test_what_the_service_says_in_other_languages(body: str, form: str, state: str, seconds: int | None) -> None:
    [one] = read(f"13/01/2024, 21:06 - {HIM}: {body}\n", "WhatsApp Chat with Col.txt")
    assert (one.form, one.state, one.seconds) == (form, state, seconds)


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("<Archivo omitido>", "Archivo omitido"),
        ("<image omitted>", "image omitted"), ("\u200egörüntü dahil edilmedi", "görüntü dahil edilmedi"),
        ("<Media har utelämnats>", "Media har utelämnats"), ("\u200eimagine omisă", "imagine omisă"),
        ("<View once voice message omitted>", "View once voice message omitted"),
        ("<Без медиафайлов>", "Без медиафайлов"), ("\u200eimmagine omessa", "immagine omessa"),
        ("\u200eafbeelding weggelaten", "afbeelding weggelaten"),
        ("rent.pdf • \u200e2 pages \u200edocument omitted", "rent.pdf"),
        ("IMG-20240113-WA0001.jpg (Datei angehängt)", "IMG-20240113-WA0001.jpg"),
        ("\u200e<Anhang: 00000042-PHOTO-2024-01-05.jpg>", "00000042-PHOTO-2024-01-05.jpg"),
        ("\u200eKontaktkarte ausgelassen", "Kontaktkarte ausgelassen"),
        ("\u200eFiche contact omise", "Fiche contact omise"),
        ("\u200eLease (1).pdf (file attached)", "Lease (1).pdf"), ("تم استبعاد الصورة", "تم استبعاد الصورة"),
    ],
)  # fmt: skip
def test_a_file_that_was_left_out_or_came_with_it_in_any_language(body: str, name: str) -> None:
    [one] = read(f"13/01/2024, 21:06 - {HIM}: {body}\n", "WhatsApp Chat with Col.txt")
    assert [each.name for each in one.media] == [name]


@pytest.mark.parametrize(("body", "form", "state", "seconds", "names"), BODIES)
def test_what_a_body_is(body: str, form: str, state: str, seconds: int | None, names: tuple[str, ...]) -> None:
    [one] = read(f"13/01/2024, 21:06 - {HIM}: {body}\n", "WhatsApp Chat with Col.txt")
    assert (one.form, one.state, one.seconds) == (form, state, seconds)
    assert tuple(each.name for each in one.media) == names
    assert not any(each.member for each in one.media)
    assert one.outgoing is (True if body.startswith("You deleted") else None)


def test_on_an_iphone_only_what_is_marked_is_the_service_s_own() -> None:
    made = read(
        f"[13/01/2024, 21:06:40] {HIM}: {LRM}Missed voice call\n[13/01/2024, 21:06:41] {HIM}: Missed voice call\n"
        f"[13/01/2024, 21:06:42] {HIM}: This message was deleted.\n[13/01/2024, 21:06:43] {HIM}: image omitted\n"
    )
    assert [each.form for each in made] == ["missed", "message", "message", "message"]
    assert not any(each.state or each.media for each in made)


def test_on_an_iphone_a_call_may_end_in_words_of_any_language_and_the_first_notice_is_nobodys() -> None:
    encrypted = "Les messages et les appels sont chiffrés de bout en bout. Personne d’autre ne peut les lire."
    stamp = f"[13/01/2024, 21:06:40] {HIM}: "
    made = read(
        f"{stamp}{LRM}{encrypted}\n{stamp}{LRM}Appel vocal manqué. {LRM}Toucher pour rappeler\n"
        f"{stamp}Appel vocal manqué. Toucher pour rappeler\n{stamp}{LRM}Sprachanruf. {LRM}Auf anderem Gerät\n"
        f"{stamp}{LRM}Voice call me\n"
    )
    assert [each.form for each in made] == ["notice", "missed", "message", "call", "message"]


def test_a_group_whose_first_notice_is_in_another_language_is_nobody_either() -> None:
    encrypted = "Los mensajes y las llamadas están cifrados de extremo a extremo."
    made = read(
        f"[13/01/2024, 21:06:40] Calle: {LRM}{encrypted}\n[13/01/2024, 21:06:41] {HIM}: a\n"
        f"[13/01/2024, 21:06:42] Ines: b\n[13/01/2024, 21:06:43] Calle: {LRM}Ines salió\n"
    )
    assert [each.sender for each in made] == ["", HIM, "Ines", ""]
    assert made[1].receiver == "Ines"


def test_a_name_with_a_colon_is_told_by_what_all_its_messages_go_on_with() -> None:
    mine = "".join(f"13/01/2024, 21:0{n} - Work: Col: where: {n}\n" for n in range(3))
    made = read(f"{mine}13/01/2024, 21:06 - Ines: Note: no\n13/01/2024, 21:07 - Ines: Note: no\n", "chat.txt")
    assert [(each.sender, each.words) for each in made][2:4] == [("Work: Col", "where: 2"), ("Ines", "Note: no")]
    assert made[0].receiver == "Ines"
    assert read(mine.partition("\n")[0] + "\n", "WhatsApp Chat with Col.txt")[0].sender == "Work"
    for body in ("<attached: a.jpg>", "location: https://maps.google.com/?q=51,0", f"{LRM}Poll: where", "9: no"):
        assert {each.sender for each in read(f"[13/01/2024, 21:06:40] Col: {body}\n" * 4)} == {"Col"}


# What follows the stamp where nobody says it.
NOTICES = [
    "Messages and calls are end-to-end encrypted. Tap to learn more.",
    'Col created group "a: b"',
    "Your security code with Col changed. Tap: more",
    "Col left",
    "You were added",
    "You left",
    'Ines changed the subject from "x: y" to "z"',
    "Ines hat die Gruppe „Familie: Nord“ erstellt.",
    "Ines a créé le groupe « Maison : Nord »",
    'Ines creó el grupo "Casa: norte"',
    ": nobody",
    f"Mensajes y llamadas {'de este chat ' * 9} ahora van cifrados. Más: aquí",
]


@pytest.mark.parametrize("line", NOTICES)
def test_what_the_service_says_is_a_notice_from_nobody(line: str) -> None:
    [one] = read(f"13/01/2024, 21:06 - {line}\n", "WhatsApp Chat with Col.txt")
    assert (one.form, one.sender, one.words) == ("notice", "", line)


@pytest.mark.parametrize("letters", [100, 101, 190, 500])
def test_a_name_may_be_as_long_as_a_phone_lets_it_be(letters: int) -> None:
    name = ("Col of the Rovers, do NOT answer 🚫 Dr. Dray " * 20)[:letters].strip().ljust(letters, "x")
    one, two = read(stamped([(name, "Hi: there"), (ME, "No")]))
    assert (one.form, one.sender, one.words, two.receiver) == ("message", name, "Hi: there", name)


def test_a_missed_call_that_only_the_service_tells_of() -> None:
    [one] = read("13/01/2024, 21:06 - Missed voice call at 9:06 pm\n", "WhatsApp Chat with Col.txt")
    assert (one.form, one.sender) == ("missed", "")


def test_on_an_iphone_a_file_left_out_behind_somebody_s_words() -> None:
    said = [
        f"look at this {LRM}image omitted", f"two\nlines {LRM}video omitted",
        f"r.pdf • {LRM}3 pages {LRM}document omitted",
        f"notes.txt {LRM}document omitted", "I know the image omitted", f"{LRM}audio omitted",
    ]  # fmt: skip
    made = read("".join(f"{LRM}[13/01/2024, 21:06:40] {HIM}: {each}\n" for each in said))
    assert [[one.name for one in each.media] for each in made] == [
        ["image omitted"], ["video omitted"], ["r.pdf"], ["notes.txt"], [], ["audio omitted"],
    ]  # fmt: skip
    assert [without_files(each.words) for each in made[:2]] == ["look at this <file>", "two\nlines <file>"]


def test_on_an_iphone_a_group_itself_is_nobody() -> None:
    first = f"{LRM}Messages and calls are end-to-end encrypted."
    talk = [(HIM, "I am outside"), (ME, "no")]
    more = [("Street 9", f"{LRM}A word of the service that is not known here."), (HIM, f"{LRM}image omitted")]
    made = read(stamped([("Street 9", first), *talk, *more]))
    assert [(each.sender, each.form) for each in made] == [
        ("", "notice"), (HIM, "message"), (ME, "message"), ("", "notice"), (HIM, "message"),
    ]  # fmt: skip
    assert [each.sender for each in read(stamped([(HIM, first), *talk]))] == [HIM, HIM, ME]
    third = [("Sam", first), *talk, ("Sam", "a word of my own")]
    assert [each.sender for each in read(stamped(third))] == ["Sam", HIM, ME, "Sam"]


def test_names_lose_the_marks_around_them() -> None:
    one, two, three = read(
        f"[13/01/2024, 21:06:40] ~{NNBSP}Sam: hi\n[13/01/2024, 21:06:41] \u202a+44 7700 900123\u202c: a\n"
        f"[13/01/2024, 21:06:42] {HIM}:\n"
    )
    assert [each.sender for each in (one, two, three)] == ["~ Sam", "+44 7700 900123", HIM]
    assert one.receiver == "", "a group"
    assert three.words == ""


@pytest.mark.parametrize(
    ("name", "thread"),
    [
        ("WhatsApp Chat with Col Dray.txt", "Col Dray"), ("WhatsApp Chat - Col.zip", "Col"), ("_chat.txt", ""),
        ("WhatsApp-Chat mit Col.txt", "Col"), ("whatsapp.txt", ""), ("Chat de WhatsApp con Col.txt", "Col"),
        ("Conversa do WhatsApp com Col.txt", "Col"), ("Discussion WhatsApp avec Col.txt", "Col"),
        ("WhatsApp-chatt med Col.txt", "Col"), ("Czat WhatsApp z Col.txt", "Col"), ("Chat WhatsApp con Col.txt", "Col"),
        ("WhatsApp Chat zone.txt", ""), ("WhatsApp Chat with Col Dray (2).txt", "Col Dray"),
        ("WhatsApp Chat with Mum (2).txt", "Mum"),
    ],
)  # fmt: skip
def test_a_conversation_is_called_as_its_file(name: str, thread: str) -> None:
    text = f"13/01/2024, 21:06 - {HIM}: Hi\n"
    data = packed({"_chat.txt": text}) if name.endswith("zip") else text.encode()
    [one] = read(data, name)
    assert one.thread == thread
    assert one.receiver == ("" if thread in ("", HIM) else thread)


def test_an_archive_gives_its_files_and_takes_no_document_for_a_chat() -> None:
    text = android([(datetime(2024, 1, 13, 21, 6), HIM, "IMG-20240113-WA0001.jpg (file attached)")])
    files: dict[str, str | bytes] = {
        "_chat.txt": text,
        "IMG-20240113-WA0001.jpg": b"picture",
        "notes.txt": "13/01/2024, 21:06 - a: b\n" * 9,
    }
    file = opened(packed(files), "x.zip")
    [one] = [each for each in file.read() if isinstance(each, Message)]
    assert one.media == (Media(name="IMG-20240113-WA0001.jpg", member="IMG-20240113-WA0001.jpg"),)
    assert b"".join(file.content(one.media[0])) == b"picture"
    assert not list(file.content(Media(name="gone.jpg")))


def test_several_chats_of_an_archive_are_read_one_after_another() -> None:
    one = android([(datetime(2024, 1, 13, 21, 6), HIM, "a.jpg (file attached)")])
    files: dict[str, str | bytes] = {
        "a/WhatsApp Chat with Col.txt": one,
        "a/a.jpg": b"x",
        "b/WhatsApp Chat with Mum.txt": one,
    }
    told: list[tuple[int, int]] = []
    file = opened(packed(files), "both.zip")
    made = [each for each in file.read(lambda done, of: told.append((done, of))) if isinstance(each, Message)]
    assert [(each.place, each.thread) for each in made] == [(1, "Col"), (2, "Mum")]
    assert [each.member for message in made for each in message.media] == ["a/a.jpg"]
    assert told[-1] == (2 * len(one), 2 * len(one))


# What begins like a chat or not, and whether it is taken for one.
KINDS = [
    ("", "x.txt", False),
    ("hello\n", "x.txt", False),
    ("date,what\n3 March,He rang\n", "diary.csv", False),
    ("03/03/2026, 21:30 - He rang me: he said he would come\n", "diary.txt", False),
    ("".join(f"0{n}/03/2026, 21:30 - On day {n} he said: stop\n" for n in range(1, 9)), "diary.txt", False),
    (f"13/01/2024, 21:06 - {HIM}: a\n" * 4, "x.txt", True),
    (f"13/01/2024, 21:06 - {HIM}: a\n" * 2 + "last", "x.txt", True),
    (f"13/01/2024 21:06 - {HIM}: a\n" * 2 + "last", "x.txt", False),
    (f"13/01/2024, 21:06 - {HIM}: a\n" * 2 + f"13/01/2024, 21:06 - {HIM}: last", "x.txt", True),
    (f"{'x' * 70_000}\n13/01/2024, 21:06 - {HIM}: a\n" * 4, "x.txt", False),
    (f"13/01/2024, 21:06 - {HIM}: <Media omitted>\n\n", "x.txt", True),
    (f"[13/01/2024, 21:06:40] {HIM}: a\n\n", "x.txt", True),
    (f"[13/01/2024, 21:06] {HIM}: a\n\n", "x.txt", False),
    ("[13/01/2024, 21:06:40] he came\n\n", "x.txt", False),
    ("nothing stamped\n", "WhatsApp Chat with Col.txt", False),
]


def test_chats_in_folders_are_called_after_their_folders() -> None:
    members = {
        f"{folder}/_chat.txt": f"[13/01/2024, 21:06:40] {HIM}: a\n"
        for folder in ("WhatsApp Chat - Col", "phone/Mo", "WhatsApp-Chat mit Ash")
    }
    found = list(opened(packed(members), "chats.zip").read())
    assert [(each.thread, each.part) for each in _messages(found)] == [
        ("Col", "WhatsApp Chat - Col/_chat.txt"), ("Mo", "phone/Mo/_chat.txt"),
        ("Ash", "WhatsApp-Chat mit Ash/_chat.txt"),
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "is_one"), KINDS)
def test_what_is_taken_for_a_chat(text: str, name: str, is_one: bool) -> None:
    assert is_whatsapp(MessageSource(text.encode(), name)) is is_one


def test_a_chat_of_very_many_senders_and_one_that_only_looks_like_one_beside_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("vlu_desktop.intake.messages.formats.whatsapp._MOST_SENDERS", 3)
    many = "".join(f"13/01/2024, 21:06 - Somebody {n}: hi\n" for n in range(9))
    other = "[13/01/2024, 21:06:00] Col: pasted\n"
    found = list(
        opened(packed({"WhatsApp Chat with All.txt": many, "WhatsApp Chat with Col.txt": other}), "x.zip").read()
    )
    assert [each.sender for each in _messages(found)] == [f"Somebody {n}" for n in range(9)]
    [told] = (each for each in found if isinstance(each, SkippedPart))
    assert told.words == other.rstrip("\n")


def test_progress_is_told_the_characters_read_and_in_the_end_all_of_the_bytes() -> None:
    text = f"13/01/2024, 21:06 - {HIM}: a\n" * 2500
    told: list[tuple[int, int]] = []
    list(opened(text).read(lambda done, of: told.append((done, of))))
    line = len(text) // 2500
    assert told == [(1000 * line, len(text)), (2000 * line, len(text)), (len(text), len(text))]


def test_a_chat_without_a_message_is_refused() -> None:
    with pytest.raises(UserError, match="holds no message"):
        open_whatsapp(MessageSource(b"hello\n", "_chat.txt"))


def test_what_stands_before_the_first_message_is_told() -> None:
    found = list(opened(f"Exported by Ines\n\n13/01/2024, 21:06 - {HIM}: a\n", "whatsapp.txt").read())
    assert found[0] == SkippedPart(
        place="line 1", words="Exported by Ines", reason="It stands before the first message."
    )  # fmt: skip
    assert len(found) == 2


def test_a_message_longer_than_any_is_cut_and_its_lines_told() -> None:
    line = "x" * 70_000
    found = list(opened(f"13/01/2024, 21:06 - {HIM}: a\n" + f"{line}\n" * 4, "whatsapp.txt").read())
    assert [type(each) for each in found] == [SkippedPart, SkippedPart, Message]
    assert isinstance(found[-1], Message)
    assert len(found[-1].words) <= LONGEST


def test_a_line_beyond_measure_is_refused() -> None:
    data = f"13/01/2024, 21:06 - {HIM}: ".encode() + b"x" * 2_000_000
    with pytest.raises(UserError, match="far longer than any message"):
        open_whatsapp(MessageSource(data, "whatsapp.txt"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_chat_in_any_encoding(encoding: str) -> None:
    text = chat([(datetime(2024, 1, 13, 21, 6), HIM, "£20 café"), (datetime(2024, 1, 13, 21, 6), ME, "no")])
    assert [each.words for each in read(text.encode(encoding))] == ["£20 café", "no"]


def test_bytes_that_are_no_text_are_kept_as_their_numbers() -> None:
    text = chat([(datetime(2024, 1, 13, 21, 6), HIM, "é")]).encode() * 3000 + b"[13/01/2024, 21:06:00] Col Dray: \x9d\n"
    assert read(text)[-1].words == "\\x9d"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<Media omitted>", "IMG-20240113-WA0001.jpg (file attached)"),
        ("image omitted", "<attached: 1-PHOTO.jpg>"),
        ("r.pdf • \u200e2 pages \u200edocument omitted", "r.pdf • \u200e2 pages \u200e<attached: 00000007-r.pdf>"),
        ("\u200eIMG-20240113-WA0001.jpg (file attached)\nMine", "<Media omitted>\nMine"),
    ],
)
def test_exports_with_and_without_files_say_the_same(one: str, other: str) -> None:
    assert without_files(one) == without_files(other)
    assert without_files("Hello\nyou") == "Hello\nyou"


_LINES = st.lists(
    st.one_of(
        st.text(max_size=40),
        st.sampled_from(
            [
                "[13/01/2024, 21:06:40] Col: x", "13/01/24, 9:06 pm - Col: <Media omitted>", "[1/2/24, 0:00:00] : ",
                "31/02/2024, 21:06 - Ines: y", "13/01/2024, 21:06 - ", "\u200e[13/01/2024, 21:06:40] \u200e",
                "[13/01/2024, 21:06:40] Col: \u200e<attached: a.jpg>", "2024-1-3 4:05 - Col: Missed voice call",
            ]
        ),
    ),
    max_size=12,
)  # fmt: skip


@given(_LINES, st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_whatever_a_file_holds_every_word_of_it_is_in_a_message_or_told(lines: list[str], encoding: str) -> None:
    text = "\n".join(line.replace("\n", " ").replace("\r", " ") for line in lines)
    source = MessageSource(text.encode(encoding, "replace"), "WhatsApp Chat.txt")
    try:
        file = open_whatsapp(source)
    except UserError:
        return
    made = list(file.read())
    assert [each.place for each in made if isinstance(each, Message)] == list(range(1, len(_messages(made)) + 1))
    kept = "".join(
        f"{each.at.words if each.at else ''}{each.sender}{each.words}" if isinstance(each, Message) else each.words
        for each in made
    )
    said = text.encode(encoding, "replace").decode(encoding)
    assert not _letters(said) - _letters(kept)


def _messages(made: list[Message | SkippedPart]) -> list[Message]:
    return [each for each in made if isinstance(each, Message)]


def _letters(text: str) -> set[str]:
    return set(re.findall(r"\w", text))


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail_but_with_a_sentence(data: bytes) -> None:
    source = MessageSource(data, "WhatsApp Chat.txt")
    with suppress(UserError):
        if is_whatsapp(source):
            list(open_whatsapp(source).read())
