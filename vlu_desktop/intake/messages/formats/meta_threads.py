# SPDX-License-Identifier: Apache-2.0
"""Finds the conversations of a download from Facebook or Instagram, in its order, whose account it is, and the service.

A download is an archive of several, with a folder for each conversation; or one file of one. What was sent end to end
encrypted is an archive or file of its own, in another form. A conversation is read from its oldest message on.
"""

import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from vlu_desktop.intake.formats.grid import clean
from vlu_desktop.intake.messages.formats.opened_export import OpenedExport
from vlu_desktop.intake.messages.message import SOMEBODY_ELSE, SourceQuestion
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.kernel.errors import UserError

OWNER, SERVICE = "owner", "service"
FACEBOOK, INSTAGRAM = "Facebook", "Instagram"
MOST_NAMED = 20
LARGEST_PROFILE = 1_000_000
_MEMBER = re.compile(
    r"(?:^|/)messages/(inbox|archived_threads|filtered_threads|message_requests|e2ee_cutover)/([^/]+)/"
    r"message_(\d{1,9})\.(json|html)$"
)
_BOXES = {"message_requests": "message request", "filtered_threads": "filtered", "archived_threads": "archived"}
_PROFILES = ("profile_information.json", "personal_information.json")
_PARTICIPANTS = re.compile(r'"participants"\s*:\s*(?=\[)')
_SIGNS = (b'"sender_name"', b'"timestamp_ms"', b'"is_still_participant"')
_SEALED_SIGNS = (b'"senderName"', b'"threadName"')


def repaired(value: object) -> str:
    """A string of such a download as it was typed: its bytes were written one a character, and are joined again.

    A string that was not written so is left as it is.
    """
    text = value if isinstance(value, str) else "" if value is None else json.dumps(value, ensure_ascii=False)
    if not text.isascii():
        try:
            text = text.encode("latin-1").decode("utf-8")
        except UnicodeError:
            pass
    return clean(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """The files of one conversation, the oldest first; `box` is "" for the inbox."""

    folder: str
    members: tuple[str, ...]
    box: str = ""

    def thread(self, title: str) -> str:
        """What it is called: by its title, and where it lay if not in the inbox."""
        name = title or re.sub(r"_\d+$", "", self.folder)
        return f"{name} ({self.box})" if self.box else name


def conversations(source: MessageSource, ending: str) -> tuple[Conversation, ...]:
    """Every conversation in files of one ending ("json" or "html")."""
    if not source.is_archive:
        return (Conversation(folder=source.name.rpartition(".")[0] or source.name, members=("",)),)
    found: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for member in source.members:
        at = _MEMBER.search(member)
        if at and at[4] == ending:
            found.setdefault((at[1], at[2]), []).append((-int(at[3]), member))
        elif not at and ending == "json" and member.endswith(".json") and _is_sealed(source, member):
            found.setdefault(("", member.rpartition("/")[2].removesuffix(".json")), []).append((0, member))
    return tuple(
        Conversation(folder=folder, members=tuple(each for _, each in sorted(members)), box=_BOXES.get(box, ""))
        for (box, folder), members in found.items()
    )


def _is_sealed(source: MessageSource, member: str) -> bool:
    """Whether a member is a conversation that was end to end encrypted; one that can't be opened is none."""
    try:
        start = source.start_of(member)
    except UserError:
        return False
    return b'"participants"' in start and any(each in start for each in _SEALED_SIGNS)


def is_conversation(start: bytes) -> bool:
    """Whether a file of JSON by itself is a conversation of either form."""
    signs = (*_SIGNS, *_SEALED_SIGNS)
    return (
        start.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"{"
        and b'"participants"' in start
        and any(each in start for each in signs)
    )


class MetaExport(OpenedExport):
    """A download of either service; `ending` is the kind of file it is made of."""

    ending = "json"

    @cached_property
    def conversations(self) -> tuple[Conversation, ...]:
        """Its conversations, in its order."""
        return conversations(self.source, self.ending)

    @property
    def service(self) -> str:
        """Facebook or Instagram, by what the download says, else by the answer."""
        return self._service or self.answers.get(SERVICE, FACEBOOK)

    @property
    def owner(self) -> str:
        """Whose account it is, by the download or the answer; "" where neither says."""
        return self._profile or self.answers.get(OWNER, "")

    @property
    def asked(self) -> tuple[SourceQuestion, ...]:
        """Whose account it is and of which service, where the download doesn't say."""
        found = []
        if not self._profile and self.named:
            choices = (*((each, each) for each in self.named), SOMEBODY_ELSE)
            question = "Whose account is this a download of?"
            found.append(
                SourceQuestion(key=OWNER, question=question, choices=choices, answer=self.answers.get(OWNER, ""))
            )
        if not self._service:
            services = ((FACEBOOK, "Facebook or Messenger"), (INSTAGRAM, "Instagram"))
            question = "Which service is this a download of?"
            found.append(SourceQuestion(key=SERVICE, question=question, choices=services, answer=self.service))
        return tuple(found)

    @cached_property
    def named(self) -> tuple[str, ...]:
        """Who took part in conversations, whoever was in the most first; in one of two, who is not its title."""
        many = Counter(name for each in self.conversations for name in self.participants(each))
        titles = {each.folder.casefold().split("_")[0] for each in self.conversations}
        ranked = sorted(many, key=lambda name: (-many[name], "".join(name.split()).casefold() in titles))
        return tuple(ranked[:MOST_NAMED])

    def participants(self, conversation: Conversation) -> tuple[str, ...]:
        """Who took part, by the beginning of its first file; () where it doesn't say there."""
        try:
            start = self.source.start_of(conversation.members[0]).decode("utf-8", "replace")
        except UserError:
            return ()
        at = _PARTICIPANTS.search(start)
        try:
            listed = json.JSONDecoder().raw_decode(start, at.end())[0] if at else []
        except (ValueError, RecursionError):
            listed = []
        return participants_of(listed)

    @cached_property
    def _profile(self) -> str:
        """The name of the account's owner, where the download holds the profile and somebody of that name wrote."""
        for member in self.source.members:
            if member.endswith(_PROFILES) and self.source.size_of(member) <= LARGEST_PROFILE:
                try:
                    profile = json.loads(b"".join(self.source.pieces(member)))
                except (ValueError, RecursionError, UserError):
                    continue
                name = next((each for each in _names(profile) if each in self.named), "")
                if name:
                    return name
        return ""

    @cached_property
    def _service(self) -> str:
        if not self.source.is_archive:
            start = self.source.start
            if b"your_instagram_activity/" in start:
                return INSTAGRAM
            signs = (b"your_facebook_activity/", b"your_activity_across_facebook/", *_SEALED_SIGNS)
            return FACEBOOK if any(each in start for each in signs) else ""
        names = " ".join(self.source.members[:1000])
        if "your_instagram_activity/" in names or "/personal_information.json" in f"/{names}":
            return INSTAGRAM
        folders = ("your_facebook_activity/", "your_activity_across_facebook/", "profile_information.json")
        sealed = not any(_MEMBER.search(each) for each in self.source.members)
        return FACEBOOK if sealed or any(each in names for each in folders) else ""


def participants_of(listed: Any) -> tuple[str, ...]:
    """The names in a list of participants, of either form."""
    names = (
        (each.get("name") if isinstance(each, dict) else each for each in listed if listed)
        if isinstance(listed, list)
        else ()
    )
    return tuple(dict.fromkeys(repaired(each) for each in names if isinstance(each, str) and each))


def _names(profile: Any) -> list[str]:
    """The owner's names in a profile: the full name of Facebook's, the name and the user name of Instagram's."""
    found: list[str] = []
    if isinstance(profile, dict):
        for each in profile.values():
            name = each.get("name") if isinstance(each, dict) else None
            if isinstance(name, dict):
                found.append(repaired(name.get("full_name")))
        users = profile.get("profile_user")
        for user in users if isinstance(users, list) else ():
            listed = user.get("string_map_data") if isinstance(user, dict) else None
            for field in ("Name", "Username"):
                value = listed.get(field) if isinstance(listed, dict) else None
                found.append(repaired(value.get("value")) if isinstance(value, dict) else "")
    return [each for each in found if each]
