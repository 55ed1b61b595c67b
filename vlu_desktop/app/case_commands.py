# SPDX-License-Identifier: Apache-2.0
"""Everything that can be done in a case: what is made of it, what is added to it, and its parts."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from vlu_desktop.app.command_kinds import WindowActions, of_case, of_case_in_view
from vlu_desktop.app.command_words import added_words
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import lower_first
from vlu_desktop.record.record_types import record_type
from vlu_desktop.record.vocabulary import vocabulary
from vlu_desktop.ui.case.tab_tables import tabs
from vlu_desktop.ui.shell.action_catalogue import Action

if TYPE_CHECKING:
    from vlu_desktop.app.pages import Pages


def case_commands(doors: WindowActions) -> Iterator[Action]:
    """Every action in a case but the documents, whose kinds are known once a casebook is open."""
    yield from _in_a_case(doors)
    yield from _parts(doors)
    yield from _adding(doors)


def _in_a_case(doors: WindowActions) -> Iterator[Action]:
    yield of_case(doors, "backlog", say("commands.backlog"), lambda p: p.entry.backlog(), "Ctrl+Shift+I")
    yield of_case(
        doors, "document", say("commands.document"), lambda p: p.make_document(), "Ctrl+D",
        say("commands.document-words"),
    )  # fmt: skip
    yield of_case(
        doors, "bundle", say("commands.bundle"), lambda p: p.make_bundle(), "Ctrl+Shift+D", say("commands.bundle-words")
    )
    yield of_case(
        doors, "pack", say("commands.pack"), lambda p: p.papers.make_pack(p.workspace.case_id),
        words=say("commands.pack-words"),
    )  # fmt: skip
    yield of_case(
        doors, "take-in", say("commands.take-in"), lambda p: p.case.exhibits.choose_files(), "Ctrl+E",
        say("commands.take-in-words"),
    )  # fmt: skip
    yield of_case(
        doors, "bursts", say("commands.bursts"), lambda p: p.messages.make_incidents(), "Ctrl+Shift+M",
        say("commands.bursts-words"),
    )  # fmt: skip
    yield of_case(
        doors, "senders", say("commands.senders"), lambda p: p.messages.name_senders(),
        words=say("commands.senders-words"),
    )  # fmt: skip
    yield of_case(
        doors, "verify-exhibits", say("commands.verify-exhibits"), lambda p: p.case.exhibits.verify_all(),
        words=say("commands.verify-exhibits-words"),
    )  # fmt: skip
    yield of_case(
        doors, "hearing", say("commands.hearing"), lambda p: p.show_hearing(), words=say("commands.hearing-words")
    )
    yield of_case(
        doors, "across", say("commands.across"), lambda p: p.show_across(), words=say("commands.across-words")
    )
    yield of_case(
        doors, "compare-cases", say("commands.compare-cases"), lambda p: p.compare_cases(),
        words=say("commands.compare-cases-words"),
    )  # fmt: skip
    yield of_case(
        doors, "as-at", say("commands.as-at"), lambda p: p.audit.ask_as_at(), words=say("commands.as-at-words")
    )
    yield of_case(
        doors, "export-case", say("commands.export-case"), lambda p: p.make_of_case(p.papers.export_case),
        words=say("commands.export-case-words"),
    )  # fmt: skip
    yield of_case(doors, "case-details", say("commands.case-details"), lambda p: p.case.show_details())
    yield of_case_in_view(doors, "many", say("commands.many"), lambda p: p.case.set_for_many(), "Ctrl+Shift+B")
    yield of_case_in_view(doors, "next-tab", say("commands.next-tab"), lambda p: p.workspace.step(1), "Ctrl+Tab")
    yield of_case_in_view(doors, "last-tab", say("commands.last-tab"), lambda p: p.workspace.step(-1), "Ctrl+Shift+Tab")


def _adding(doors: WindowActions) -> Iterator[Action]:
    for key, words in added_words():
        yield of_case(
            doors, f"add-{key}", say("commands.add", what=lower_first(record_type(key).title)), partial(_add, key),
            words=words,
        )  # fmt: skip
    for key, text in vocabulary("statement-kind").terms:
        yield of_case(
            doors, f"add-statement-{key}", say("commands.add-statement", kind=text), partial(_add_statement, key),
            words=say("commands.victim-vps-new-words"),
        )  # fmt: skip


def paper_commands(doors: WindowActions, kinds: Iterable[tuple[str, str]]) -> Iterator[Action]:
    """Making a document of each kind there is, letters of the unit's own among them."""
    for key, title in kinds:
        yield of_case(
            doors, f"paper-{key}", say("commands.make", what=lower_first(title)), partial(_paper, key),
            words=say("commands.document-pdf-words"),
        )  # fmt: skip


def _paper(key: str, pages: "Pages") -> None:
    pages.make_document(key)


def _add_statement(kind: str, pages: "Pages") -> None:
    pages.workspace.choose("statements")
    pages.case.statements.add(kind)


def _parts(doors: WindowActions) -> Iterator[Action]:
    for key, (name, words) in tabs().items():
        there = of_case(
            doors,
            f"tab-{key}",
            say("commands.go-to", part=lower_first(name)),
            partial(_part, key),
            words=say("commands.tab-words", words=words),
        )
        yield replace(there, group=say("commands.parts-of-a-case"))


def _part(key: str, pages: "Pages") -> None:
    pages.case.show_part(key)


def _add(key: str, pages: "Pages") -> None:
    pages.case.add_record(key)
