# SPDX-License-Identifier: Apache-2.0
"""How the program starts a process of its own that reads a foreign file, with Python or packed without one."""

import sys

READ = "--read"
"""The first word by which a packed program is asked to be that process."""
READERS = (
    "vlu_desktop.foreign.child",
    "vlu_desktop.foreign.toml_child",
    "vlu_desktop.intake.formats.workbook_child",
    "vlu_desktop.intake.messages.message_child",
    "vlu_desktop.leaks.text_child",
)
"""The modules that can be it, and nothing else that a command line may name."""


def command_of(module: str) -> list[str]:
    """The command that runs one of them, with the words after its name."""
    if getattr(sys, "frozen", False):
        return [sys.executable, READ, *module.split()]
    return [sys.executable, "-P", "-B", "-m", *module.split()]


def reader_asked(arguments: list[str]) -> list[str]:
    """The module that a command line asks to be, with its words; nothing where it asks for something else."""
    return arguments[1:] if arguments[:1] == [READ] and arguments[1:2] and arguments[1] in READERS else []
