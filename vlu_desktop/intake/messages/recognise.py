# SPDX-License-Identifier: Apache-2.0
"""Every format of messages that is read, and how a file finds its own by what it holds, never by its name alone."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from vlu_desktop.intake.messages.formats.cellebrite_report import matches_report, open_report
from vlu_desktop.intake.messages.formats.cellebrite_workbook import matches_workbook, open_workbook
from vlu_desktop.intake.messages.formats.google_voice import GoogleVoice, is_google_voice
from vlu_desktop.intake.messages.formats.imazing import IMazingFile, is_imazing
from vlu_desktop.intake.messages.formats.imazing_text import IMazingText, is_imazing_text
from vlu_desktop.intake.messages.formats.imazing_workbook import IMazingWorkbook, is_imazing_workbook
from vlu_desktop.intake.messages.formats.imessage_page import IMessagePage, is_imessage_page
from vlu_desktop.intake.messages.formats.imessage_text import IMessageText, is_imessage_text
from vlu_desktop.intake.messages.formats.mail_file import matches_mail, matches_mailbox, open_mail, open_mailbox
from vlu_desktop.intake.messages.formats.meta_json import MetaDownload, is_meta_json
from vlu_desktop.intake.messages.formats.meta_old_page import MetaOldPages, is_meta_old_page
from vlu_desktop.intake.messages.formats.meta_page import MetaPages, is_meta_page
from vlu_desktop.intake.messages.formats.outlook_mail import matches_outlook, open_outlook
from vlu_desktop.intake.messages.formats.phone_bill import matches_bill, open_bill
from vlu_desktop.intake.messages.formats.police_log import matches_log, open_log
from vlu_desktop.intake.messages.formats.sms_backup import is_sms_backup, open_sms_backup
from vlu_desktop.intake.messages.formats.snapchat import SnapchatDownload, is_snapchat
from vlu_desktop.intake.messages.formats.snapchat_page import SnapchatPages, is_snapchat_page
from vlu_desktop.intake.messages.formats.telegram import TelegramExport, is_telegram
from vlu_desktop.intake.messages.formats.telegram_page import TelegramPages, is_telegram_page
from vlu_desktop.intake.messages.formats.whatsapp import is_whatsapp, open_whatsapp
from vlu_desktop.intake.messages.message import MessageFile
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.intake.messages.several_exports import Export, SeveralExports
from vlu_desktop.kernel.errors import UserError


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageFormat:
    """One format. `matches` looks at the beginning and the members of a file, `open` reads it.

    `endings` are for a file dialogue only. `open` raises UserError for a file that must not or can't be read.
    """

    key: str
    label: str
    endings: tuple[str, ...]
    matches: Callable[[MessageSource], bool]
    open: Callable[[MessageSource], MessageFile]


# To add a format: a module in `formats/` with a class that answers to `MessageFile` and functions that match and open,
# a row here above the rows that would also take the file, and its tests in `tests/intake/messages/formats`.
FORMATS: tuple[MessageFormat, ...] = (
    MessageFormat(
        key="whatsapp",
        label="WhatsApp chat (.txt or .zip)",
        endings=("txt", "zip"),
        matches=is_whatsapp,
        open=open_whatsapp,
    ),
    MessageFormat(
        key="sms-backup",
        label="SMS Backup & Restore (.xml or .zip)",
        endings=("xml", "zip"),
        matches=is_sms_backup,
        open=open_sms_backup,
    ),
    MessageFormat(
        key="cellebrite",
        label="Cellebrite report (.ufdr or report.xml)",
        endings=("ufdr", "zip", "xml"),
        matches=matches_report,
        open=open_report,
    ),
    MessageFormat(
        key="cellebrite-sheets",
        label="Cellebrite report in sheets (.xlsx)",
        endings=("xlsx",),
        matches=matches_workbook,
        open=open_workbook,
    ),
    MessageFormat(
        key="imazing",
        label="iMazing table (.csv or .zip)",
        endings=("csv", "zip"),
        matches=is_imazing,
        open=IMazingFile,
    ),
    MessageFormat(
        key="imazing-sheets",
        label="iMazing workbook (.xlsx)",
        endings=("xlsx",),
        matches=is_imazing_workbook,
        open=IMazingWorkbook,
    ),
    MessageFormat(
        key="imazing-text",
        label="iMazing text (.txt or .zip)",
        endings=("txt", "zip"),
        matches=is_imazing_text,
        open=IMazingText,
    ),
    MessageFormat(
        key="imessage-text",
        label="Messages as text, by imessage-exporter (.txt or .zip)",
        endings=("txt", "zip"),
        matches=is_imessage_text,
        open=IMessageText,
    ),
    MessageFormat(
        key="imessage-page",
        label="Messages as a page, by imessage-exporter (.html or .zip)",
        endings=("html", "zip"),
        matches=is_imessage_page,
        open=IMessagePage,
    ),
    MessageFormat(
        key="meta-json",
        label="Facebook or Instagram download, JSON (.zip or .json)",
        endings=("zip", "json"),
        matches=is_meta_json,
        open=MetaDownload,
    ),
    MessageFormat(
        key="meta-page",
        label="Facebook or Instagram download, HTML (.zip or .html)",
        endings=("zip", "html"),
        matches=is_meta_page,
        open=MetaPages,
    ),
    MessageFormat(
        key="meta-old-page",
        label="Facebook download until 2018, HTML (.zip or .html)",
        endings=("zip", "html", "htm"),
        matches=is_meta_old_page,
        open=MetaOldPages,
    ),
    MessageFormat(
        key="snapchat",
        label="Snapchat “My Data” (.zip or .json)",
        endings=("zip", "json"),
        matches=is_snapchat,
        open=SnapchatDownload,
    ),
    MessageFormat(
        key="snapchat-page",
        label="Snapchat “My Data”, HTML (.zip or .html)",
        endings=("zip", "html"),
        matches=is_snapchat_page,
        open=SnapchatPages,
    ),
    MessageFormat(
        key="telegram",
        label="Telegram export (result.json or .zip)",
        endings=("json", "zip"),
        matches=is_telegram,
        open=TelegramExport,
    ),
    MessageFormat(
        key="telegram-page",
        label="Telegram export, HTML (messages.html or .zip)",
        endings=("html", "zip"),
        matches=is_telegram_page,
        open=TelegramPages,
    ),
    MessageFormat(
        key="google-voice",
        label="Google Voice from Takeout (.zip or .html)",
        endings=("zip", "html"),
        matches=is_google_voice,
        open=GoogleVoice,
    ),
    MessageFormat(
        key="outlook",
        label="Mail saved by Outlook (.msg)",
        endings=("msg",),
        matches=matches_outlook,
        open=open_outlook,
    ),
    MessageFormat(
        key="mail",
        label="Mail (.eml or .zip of them)",
        endings=("eml", "zip"),
        matches=matches_mail,
        open=open_mail,
    ),
    MessageFormat(
        key="mailbox",
        label="Mailbox (.mbox or .zip)",
        endings=("mbox", "zip"),
        matches=matches_mailbox,
        open=open_mailbox,
    ),
    MessageFormat(
        key="phone-bill",
        label="Phone bill or call log (.csv or .xlsx)",
        endings=("csv", "txt", "xlsx", "xls"),
        matches=matches_bill,
        open=open_bill,
    ),
    MessageFormat(
        key="police-log",
        label="Police log as text (.txt)",
        endings=("txt",),
        matches=matches_log,
        open=open_log,
    ),
)


_WORKBOOK = "[Content_Types].xml"


def format_of(source: MessageSource) -> MessageFormat | None:
    """The first format that takes the file; None where it is no file of messages that is known here."""
    return next((each for each in FORMATS if each.matches(source)), None)


def opened_by(source: MessageSource) -> tuple[str, MessageFile]:
    """What the file is, in words, and the file as opened; UserError with what to do where it is none of messages.

    An archive that holds the exports of several services asks which of them is read.
    """
    if not source.size:
        raise UserError("The file is empty. Choose another.")
    found = format_of(source)
    if found is None:
        labels = "; ".join(each.label for each in FORMATS)
        raise UserError(f"This is no file of messages that is read here. These are: {labels}.")
    # A workbook is packed as an archive is, and holds one export however many formats know its cells.
    packed = source.is_archive and _WORKBOOK not in source.members
    others = [each for each in FORMATS if each is not found and _also(each, source)] if packed else []
    if not others:
        return found.label, found.open(source)
    exports = [Export(key=each.key, label=each.label, open=partial(each.open, source)) for each in (found, *others)]
    label = f"An archive of {len(exports)} exports"
    return label, SeveralExports(exports=tuple(exports), chosen=exports[0], opened=exports[0].open())


def _also(found: MessageFormat, source: MessageSource) -> bool:
    """Whether an archive also holds an export of this format. What can't be looked into holds none."""
    try:
        return found.matches(source)
    except UserError:
        return False
