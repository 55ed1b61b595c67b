# SPDX-License-Identifier: Apache-2.0
"""The page that stands in every backup: how to open it without this program."""

from datetime import datetime

_TEXT = """\
A BACKUP OF A CASEBOOK, made on {day} at {time} UTC
=====================================================

If you have the Victim liaison desktop program, you need nothing here: choose "Restore a backup" on its first page,
or run
    vlu-desktop restore BACKUP.age FOLDER --identity-file sheet.txt

Without it you need the recovery sheet and two public programs: `age` (https://age-encryption.org) and any program that
opens SQLCipher 4 files (`sqlcipher` 4.x, or DB Browser for SQLite in its SQLCipher edition).

1. Type the key from the sheet into a file sheet.txt, on one line without spaces. It begins AGE-SECRET-KEY-1.
2. You have done this already if you can read this page:
       age -d -i sheet.txt BACKUP.age > backup.tar
       tar -xf backup.tar
3. The casebook's own key:
       age -d -i sheet.txt casebook.key.age
   It prints {{"vault": "...", "key": "64 letters and digits"}}.
4. Open the database with those 64 letters and digits as a raw key:
       sqlcipher casebook.vlu
       sqlite> PRAGMA key = "x'THE 64 LETTERS AND DIGITS'";
       sqlite> .tables
   In DB Browser choose "Raw key", write 0x before the 64, and "SQLCipher 4 defaults".

What is here:
    casebook.vlu         the casebook, an SQLite database encrypted by SQLCipher 4
    casebook.vlu.keys    the ways in: each officer's passphrase, and the recovery sheet
    casebook.key.age     the casebook's key, for the sheet alone
    backup.json          how many rows each table has, and where the journal stands: compare them

The tables are named after what they hold: incident, breach, statement, person, "order" and so on. Rows whose `removed`
is 1 were taken out of use. The table `journal` says who did what and when.

Whoever can read this can read every case. When you have finished, delete what you took out and keep the sheet away from
any computer.
"""


def readme(made_at: datetime) -> str:
    """The page, for a backup of that instant in UTC."""
    return _TEXT.format(day=made_at.strftime("%Y-%m-%d"), time=made_at.strftime("%H:%M"))
