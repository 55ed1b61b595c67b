# SPDX-License-Identifier: Apache-2.0
"""The table of parsers: a row for each way in which something from outside is read, with a whole file of its kind."""

import base64
import json
from collections.abc import Iterator

import pyrage

from tests.foreign import foreign_samples as samples
from tests.hostile.catalogue import tarred
from tests.hostile.parsers import (
    IDENTITY,
    ROOT,
    Parser,
    accounts,
    book_answered,
    book_sent,
    clouds,
    diary,
    filed,
    form,
    messages,
    messages_answered,
    messages_sent,
    pictures_sent,
    preferred,
    resource,
    restored,
    rows_of_json,
    search_answered,
    searched,
    shown,
    toml,
    toml_answered,
)
from tests.intake import diary_files, importer_examples, old_workbooks, workbooks
from tests.intake.messages.test_recognised_formats import EXAMPLES
from vlu_desktop.analysis.thresholds import Params
from vlu_desktop.cli import audit_commands
from vlu_desktop.dates.working_days import Holidays
from vlu_desktop.foreign.frames import FileRefusal, LastFrame, pack
from vlu_desktop.intake.formats import workbook_child
from vlu_desktop.intake.messages import message_frames
from vlu_desktop.intake.messages.recognise import FORMATS
from vlu_desktop.leaks.pdf_texts import pdf_texts
from vlu_desktop.rules.deadlines import Rules
from vlu_desktop.rules.form_templates import Form
from vlu_desktop.rules.letter_templates import Letter
from vlu_desktop.rules.licence_menu import Menu
from vlu_desktop.rules.rule_sources import RuleSource
from vlu_desktop.rules.statement_prompts import read_prompts
from vlu_desktop.rules.unit_files import text_of
from vlu_desktop.store.backup.backup_ways import open_ways
from vlu_desktop.store.integrity import rollback_check
from vlu_desktop.store.keys.key_file import read_keys
from vlu_desktop.store.keys.known_ways import ways_from
from vlu_desktop.store.keys.recovery_key import tidy
from vlu_desktop.store.keys.sealed_key import NotSealedForThis, SealBroken, seal, unseal

_MESSAGE_MODULES = {
    "whatsapp": "whatsapp whatsapp_stamps whatsapp_words whatsapp_bodies",
    "sms-backup": "sms_backup",
    "cellebrite": "cellebrite_report cellebrite_nodes report_times withheld_numbers",
    "cellebrite-sheets": "cellebrite_workbook report_times",
    "imazing": "imazing opened_export",
    "imazing-sheets": "imazing_workbook imazing",
    "imazing-text": "imazing_text opened_export",
    "imessage-text": "imessage_text opened_export",
    "imessage-page": "imessage_page html_blocks",
    "meta-json": "meta_json meta_threads json_stream",
    "meta-page": "meta_page meta_threads html_blocks written_times",
    "meta-old-page": "meta_old_page html_blocks written_times",
    "snapchat": "snapchat snapchat_calls json_stream",
    "snapchat-page": "snapchat_page html_blocks",
    "telegram": "telegram telegram_owner json_stream",
    "telegram-page": "telegram_page html_blocks",
    "google-voice": "google_voice html_blocks",
    "outlook": "outlook_mail outlook_properties mail_headers",
    "mail": "mail_file mail_headers mail_parts mail_html",
    "mailbox": "mail_file mail_cuts mail_headers",
    "phone-bill": "phone_bill bill_columns report_times withheld_numbers",
    "police-log": "police_log report_times",
}
_LINES = frozenset("whatsapp sms-backup imazing imazing-text imessage-text mailbox phone-bill police-log".split())
_BESIDE = {"sms-backup": " intake.messages.xml_tags", "whatsapp": " intake.messages.text_lines"}


_CALLED = (
    "[23/03/2026, 21:04:11] Alan: \u200eVoice call. \u200e5 min\n[23/03/2026, 21:05:11] Beth: No\n"
    "[23/03/2026, 21:06:11] Alan: \u200e<attached: 00000042-PHOTO-2026-03-23.jpg>\n" * 20
).encode()


def _of_messages() -> Iterator[Parser]:
    """A row for each format of messages."""
    for each in FORMATS:
        modules = " ".join(f"intake.messages.formats.{name}" for name in _MESSAGE_MODULES[each.key].split())
        yield Parser(
            name=each.key,
            modules=modules + _BESIDE.get(each.key, ""),
            read=messages(each),
            whole=(*EXAMPLES[each.key], *((_CALLED,) if each.key == "whatsapp" else ())),
            goes_on=each.key in _LINES,
        )


_SHEET = ("Date", "What happened"), ("3 March 2026", "He rang me at work"), ("4 March 2026", "He came to the gate")
_ROW = diary_files.row("Date", "What happened") + diary_files.row("3 March 2026", "He rang me at work")
_FACTS = b'{"format": 1, "vault": "a", "made_at": "2026-03-03T21:30:00+00:00", "mac": "00"}'
_BACKED_UP = tarred(
    {"READ-ME.txt": b"x", "backup.json": _FACTS, "casebook.vlu.keys": b"{}", "casebook.vlu": bytes(900)}
)
_SEALED = pyrage.encrypt(_BACKED_UP, [IDENTITY.to_public()])
_KEYS = json.dumps(
    {"version": 1, "vault": "a", "slots": [{"kind": "passphrase", "id": "1"}], "mac": "00", "serial": 1, "backup": {}}
).encode()
_HEAD = json.dumps({"openings": 3, "open": False, "accepted": False, "mac": "00", "perhaps": ""}).encode()

PARSERS: tuple[Parser, ...] = (
    *_of_messages(),
    Parser(
        name="any file of messages",
        modules="intake.messages.recognise intake.messages.message_source",
        read=messages_answered,
        whole=tuple(data for each in EXAMPLES.values() for data in each),
    ),
    Parser(
        name="diary in text",
        modules="intake.formats.delimited intake.formats.broken_rows intake.formats.sheets intake.formats.grid "
        "intake.diary intake.mapping.map_text intake.mapping.column_mapping",
        read=diary,
        goes_on=True,
        whole=(
            importer_examples.EXAMPLES["diary"][0][1],
            b"3 March 2026 He rang me\n4 March 2026 He came to the gate\n",
            b"Date\tDetails\tTold\n3 March 2026\tHe rang me,\nagain and again\tY\n4 March 2026\tHe came\tN\n",
        ),
    ),
    Parser(
        name="diary in a workbook",
        modules="intake.formats.packed_workbook intake.formats.sheet_marks "
        "intake.formats.open_document intake.formats.xml_events",
        read=diary,
        whole=(
            diary_files.xlsx(list(_SHEET), lambda sheet: diary_files.noted(sheet, "B2", "a note")),
            diary_files.ods(_ROW),
            diary_files.open_document(_ROW).encode(),
        ),
    ),
    Parser(
        name="diary in an older workbook",
        modules="intake.formats.old_marks",
        read=diary,
        whole=tuple(make(old_workbooks.OldSheet(rows=_SHEET)) for make in (old_workbooks.xls, old_workbooks.xlsb)),
    ),
    Parser(
        name="diary in a document",
        modules="intake.formats.word_tables",
        read=diary,
        whole=(diary_files.docx(diary_files.table(*_SHEET)),),
    ),
    Parser(
        name="answer about a workbook",
        modules="intake.formats.book_frames intake.formats.workbook_child",
        read=book_answered,
        whole=(importer_examples.EXAMPLES["diary"][0][1],),
    ),
    Parser(
        name="answer that is no workbook's",
        modules="intake.formats.book_frames",
        read=book_sent,
        whole=(workbook_child.answer(b'["", ""]\n' + workbooks.xlsx(workbooks.ROWS)),),
    ),
    Parser(
        name="answer about messages",
        modules="intake.messages.message_frames",
        read=messages_sent,
        whole=(message_frames.pack({"done": [1, 2]}),),
        refuses=(ValueError, TypeError, KeyError, OverflowError),
    ),
    Parser(
        name="pages",
        modules="foreign.child foreign.page_images foreign.frames",
        read=shown("pictures"),
        whole=(samples.letter(), samples.badly_redacted()),
    ),
    Parser(
        name="pictures",
        modules="foreign.plain_pictures",
        read=shown("preview", "0", "6"),
        whole=(samples.photograph((40, 30)), samples.dated("PNG"), samples.heic()),
    ),
    Parser(
        name="recordings",
        modules="foreign.recording_pictures foreign.sound_details foreign.film_details",
        read=shown("preview", "0", "6"),
        whole=(samples.wave(1), samples.film(), samples.opus(), samples.mp3(1)),
    ),
    Parser(
        name="what a file says of itself",
        modules="foreign.file_details foreign.film_details foreign.sound_details",
        read=shown("details"),
        whole=(
            samples.dated(original="2026:08:17 21:04:33", place=True),
            samples.film(made=3_869_000_000, place=True),
            samples.wave(1),
            samples.heic(),
            samples.letter(),
        ),
    ),
    Parser(
        name="answer that is no picture's",
        modules="foreign.frames",
        read=pictures_sent,
        refuses=(ValueError,),
        whole=(pack(FileRefusal("No.")) + pack(LastFrame(pages=True, of=2)),),
    ),
    Parser(
        name="a unit's text",
        modules="rules.unit_files",
        read=filed(text_of),
        whole=(b"title = 'a'\n",),
    ),
    Parser(
        name="toml",
        modules="foreign.toml_child",
        read=toml_answered,
        whole=(b"a = 1\nb = [2026-03-03, '1']\n[c]\nd = 1.5\n",),
    ),
    Parser(
        name="form",
        modules="rules.form_templates foreign.toml_reader",
        read=toml(Form.from_toml),
        whole=(form("form.toml"),),
    ),
    Parser(name="letter", modules="rules.letter_templates", read=toml(Letter.from_toml), whole=(form("letter.toml"),)),
    Parser(
        name="deadlines",
        modules="rules.deadlines",
        read=toml(Rules.from_toml),
        whole=(resource("resources/rules/deadlines.toml"),),
    ),
    Parser(
        name="licence conditions",
        modules="rules.licence_menu",
        read=toml(Menu.from_toml),
        whole=(resource("resources/rules/licence_conditions.toml"),),
    ),
    Parser(
        name="source of rules",
        modules="rules.rule_sources",
        read=toml(RuleSource.from_toml),
        whole=(resource("resources/rules/bundles.toml"),),
    ),
    Parser(
        name="statement prompts",
        modules="rules.statement_prompts",
        read=toml(read_prompts),
        whole=(next((ROOT / "resources").rglob("statements.toml")).read_bytes(),),
    ),
    Parser(
        name="bank holidays",
        modules="dates.working_days",
        read=toml(Holidays.from_toml),
        whole=(resource("resources/rules/bank_holidays.toml"),),
    ),
    Parser(
        name="settings of rules",
        modules="analysis.thresholds",
        read=toml(Params.from_toml),
        whole=(b'[[few]]\nfrom = 2026-03-03\nvalue = 5\nreason = "tried"\n',),
    ),
    Parser(name="key file", modules="store.keys.key_file", read=filed(read_keys), whole=(_KEYS,)),
    Parser(
        name="recovery sheet",
        modules="store.keys.recovery_key",
        whole=(str(IDENTITY).encode(),),
        read=lambda data: [tidy(data.decode("utf-8", "replace"))],
    ),
    Parser(
        name="sealed signing or data key",
        modules="store.keys.sealed_key",
        read=lambda data: [unseal(data.decode("utf-8", "replace"), str(IDENTITY))],
        refuses=(SealBroken, NotSealedForThis),
        whole=(
            seal(bytes(32), vault="a", public=str(IDENTITY.to_public())).encode(),
            base64.b64encode(pyrage.encrypt(b'{"key": "00", "vault": "a"}', [IDENTITY.to_public()])),
        ),
    ),
    Parser(
        name="ways in as a vault knows them",
        modules="store.keys.known_ways",
        read=lambda data: [ways_from(data.decode("utf-8", "replace"))],
        whole=(b'{"serial": 2, "ways": [["sheet", "x"]]}',),
    ),
    Parser(
        name="ways in beside a backup",
        modules="store.backup.backup_ways",
        whole=(_KEYS,),
        read=filed(lambda path: open_ways(path, "a passphrase of several words")),
    ),
    Parser(
        name="note of the last opening",
        modules="store.integrity.rollback_check",
        whole=(_HEAD,),
        read=filed(lambda path: rollback_check._read(path.with_name("a")), "a.head"),
    ),
    Parser(name="backup", modules="store.backup.restore", read=filed(restored, "a.age"), whole=(_SEALED,)),
    Parser(
        name="what is within a backup",
        modules="store.backup.restore store.backup.backup_archive",
        whole=(_BACKED_UP,),
        read=lambda data: filed(restored, "a.age")(pyrage.encrypt(data, [IDENTITY.to_public()])),
    ),
    Parser(
        name="settings of a cloud's program",
        modules="store.database.locations",
        read=filed(clouds),
        whole=(b'{"personal": {"path": "/home/a/Dropbox"}}',),
    ),
    Parser(
        name="list of erasures",
        modules="cli.audit_commands",
        read=filed(audit_commands._read),
        whole=(b'{"vault": "a", "device": "b", "erased": [["incident", "c"]], "signature": "00"}',),
    ),
    Parser(
        name="preferences of this computer",
        modules="platform.preferences",
        read=preferred,
        whole=(b'{"colours": "dark", "place": "1 2 3"}',),
    ),
    Parser(
        name="search of a finished file",
        modules="leaks.leak_search leaks.pdf_texts leaks.office_texts leaks.embedded_parts leaks.tagged_text",
        read=searched,
        whole=(samples.with_programs(), diary_files.docx(diary_files.table(*_SHEET)), samples.photograph((40, 30))),
    ),
    Parser(
        name="search in its process",
        modules="leaks.text_child",
        read=search_answered,
        whole=(samples.letter(),),
    ),
    Parser(
        name="pdf to be searched",
        modules="leaks.pdf_texts",
        read=lambda data: list(pdf_texts(data)),
        whole=(samples.with_programs(),),
    ),
    Parser(
        name="dates in lines of JSON",
        modules="cli.read_commands",
        read=rows_of_json,
        whole=(b'{"n": 1, "phrase": "last Tuesday", "said_on": "2026-03-18", "looking": "past"}\n',),
    ),
    Parser(
        name="accounts in lines of JSON",
        modules="cli.read_accounts",
        read=filed(accounts),
        whole=(b'{"n": 1, "text": "He rang me twice", "previous": ""}\n',),
    ),
)
"""To add one: a row here. `refuses` only where whoever calls it turns that into a sentence."""
