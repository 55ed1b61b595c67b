# SPDX-License-Identifier: Apache-2.0
"""How an account online is written: an address of mail, a handle, a web address, and what is the same in all three.

What tells somebody apart in "tamar.rises88@example.org", "@tamar.rises88" and "https://example.org/tamar.rises88" is
"tamar.rises88". With a figure in it that is found wherever it stands. Of letters alone it may be a name or a turn of
phrase, so it is found only where it is written in one, after "@", or beside a word that says that it is an account.
"""

import re
from collections.abc import Iterator
from itertools import chain
from urllib.parse import unquote

from vlu_desktop.text.compared_words import SHORT, words_of
from vlu_desktop.text.number_spellings import phones
from vlu_desktop.text.ordinary_words import is_ordinary
from vlu_desktop.text.spelling import Rule, Spelling, joined

# Begun only where a run of such letters begins, and never gone back into: a text of any length is read once.
EMAIL = re.compile(r"(?<![\w.+'’-])[\w.+'’-]++@[\w-]++(?:\.[\w-]++)+")
URL = re.compile(r"(?<![\w-])(?<![\w-]\.)(?:https?://|www\.)?[\w-]++(?:\.[\w-]++)*\.[a-z]{2,}/[^\s,;]+", re.IGNORECASE)
HANDLE = re.compile(r"@([\w.-]*\w)")
_BARE = re.compile(r"[^\s,;:/@()]{4,}")
_IDS = re.compile(r"(?:^|[?&])(?:id|user|u|name|profile)=([^&#]+)")
_SERVICES = frozenset(
    "facebook fb instagram insta ig twitter x tiktok tik tok snapchat snap whatsapp telegram signal linkedin youtube "
    "reddit discord twitch pinterest tumblr threads bluesky mastodon skype steam xbox playstation psn gmail googlemail "
    "outlook hotmail yahoo icloud aol btinternet live msn protonmail proton email mail account handle username user "
    "profile page is name messenger on at the her his called as com co uk org net www http https in people".split()
)
_NAMED = (
    "facebook fb instagram insta ig tiktok snapchat snap twitter x gmail hotmail outlook yahoo whatsapp telegram "
    "discord youtube linkedin reddit icloud"
).split()
_SAY_SO = ("account", "accounts", "profile", "email", "username", "handle", "page")
_OFFICES = frozenset("admin office enquiries contact hello reception support sales noreply".split())
_LEAST = 5
_LEAST_WORD = 4
_LEAST_NUMBER = 10
_LEAST_APART = 8
"""Letters of an account that may be told in several words ("Bex the Brave on snap")."""
_SIGNS_SAID = tuple(str.maketrans({".": " dot ", "_": " underscore ", "-": said}) for said in (" dash ", " hyphen "))


def emails(value: str) -> Iterator[Spelling]:
    """Each address of mail in the value, written or said, and its own part alone as an account is told."""
    found = EMAIL.findall(value)
    for address in found or [value]:
        words = words_of(address)
        yield Spelling(words)
        local, at, domain = address.rpartition("@")
        if not at:
            continue
        # Dots in it make no difference to the largest of services.
        yield joined(words)
        for letters in _parted_anywhere(local):
            yield joined((letters, *words_of(domain)))
        for head in {words_of(local), *_spoken(local)}:
            for tail in {words_of(domain), *_spoken(domain)}:
                yield Spelling((*head, "at", *tail))
            for service in {words_of(domain)[:1], words_of(domain)}:
                yield from (Spelling((*head, *between, *service)) for between in (("at",), ("on",)))
                if service[0] in _SERVICES and not all(map(is_ordinary, head)):
                    # Only of a service of many: "anna@quill.example" is no "Anna Quill".
                    yield Spelling((*head, *service))
        yield from _own(local)


def _parted_anywhere(local: str) -> Iterator[str]:
    """The letters of an account with dots in other places or none, where one of the pieces reads as something short."""
    letters = "".join(each for each in local.casefold() if each.isalnum())
    yield letters
    for short, whole in SHORT.items():
        at = letters.find(short)
        while at >= 0:
            yield letters[:at] + whole + letters[at + len(short) :]
            at = letters.find(short, at + 1)


def accounts(value: str) -> Iterator[Spelling]:
    """Each handle, web address and address of mail in the value."""
    words = words_of(value)
    yield Spelling(words, Rule.HANDLE if all(map(is_ordinary, words)) else Rule.ANYWHERE)
    if EMAIL.search(value):
        yield from emails(value)
    rest = EMAIL.sub(" ", value)
    for url in URL.findall(rest):
        yield Spelling(words_of(re.sub(r"^https?://(?:www\.)?", "", url)))
        yield from chain.from_iterable(map(_own, _of_url(url)))
    rest = URL.sub(" ", rest)
    for handle in HANDLE.findall(rest) or _bare(rest):
        yield from _own(handle)


def _of_url(url: str) -> Iterator[str]:
    """Whose page it is: what the address asks for by name, or else the last part of its path that is no figure."""
    path, _, query = unquote(re.sub(r"^https?://", "", url)).partition("?")
    asked = _IDS.findall(query.partition("#")[0])
    parts = [part.removeprefix("@") for part in path.partition("#")[0].split("/")[1:] if part]
    yield from asked or [part for part in parts if part.casefold() not in _SERVICES][:1]


def _bare(text: str) -> list[str]:
    """Where nothing is marked as a handle: the words that are none of the service's."""
    return [word for word in _BARE.findall(text) if not _SERVICES.issuperset(words_of(word))]


def _own(name: str) -> Iterator[Spelling]:
    """The part of an account that is its holder's own, as rarely as it was chosen."""
    words = words_of(name)
    letters = "".join(words)
    if len(letters) < _LEAST or letters in _OFFICES:
        return
    if any(character.isdigit() for character in letters):
        yield joined(words)
        if letters.isdigit() and len(letters) >= _LEAST_NUMBER:
            # Of "wa.me/447700900123" the account is a number.
            yield from phones(letters)
        return
    for word in _SAY_SO:
        yield Spelling((*words, word))
        yield Spelling((word, *words))
    for service in _NAMED:
        yield Spelling((service, *words))
        for between in (("on",), ("at",), ()):
            yield Spelling((*words, *between, service))
            if len(letters) >= _LEAST_APART:
                yield joined((letters, *between, service))
    if min(map(len, words)) > 1 or "_" in name:
        # "a.quill" may be a name with its initial; "a_quill" is none.
        yield Spelling(words, Rule.HANDLE)
    yield Spelling((letters,), Rule.ANYWHERE if _in_two(letters) or _in_three(letters) else Rule.HANDLE)


def _in_two(letters: str, least: int = _LEAST_WORD) -> bool:
    """Whether it is two ordinary words in one, which no name is ("quietharbour")."""
    parts = ((letters[:at], letters[at:]) for at in range(least, len(letters) - least + 1))
    return not is_ordinary(letters) and any(is_ordinary(one) and is_ordinary(other) for one, other in parts)


def _in_three(letters: str) -> bool:
    """Whether it is a name with two ordinary words after it or before it ("maddiepaintsthings")."""
    least = _LEAST_WORD - 1
    for at in range(len(letters)):
        for one, rest in ((letters[:at], letters[at:]), (letters[at:], letters[:at])):
            if len(one) >= least and len(rest) > 2 * least and _in_two(rest, least):
                return True
    return False


def _spoken(value: str) -> set[tuple[str, ...]]:
    return {words_of(value.translate(said)) for said in _SIGNS_SAID}
