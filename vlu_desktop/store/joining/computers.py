# SPDX-License-Identifier: Apache-2.0
"""The computers of a unit as this casebook knows them, the keys they are reached by, and what each sent or was sent.

A computer is let in by an act of an officer, who compared the code that both screens show; the act commits to its
public keys, so every other computer learns of it from that line. The private halves and the keys of streams stay in the
vault they were made in.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import pyrage
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from vlu_desktop.record.changes import Changes
from vlu_desktop.store.database.codec import instant_text
from vlu_desktop.store.database.connection import Connection
from vlu_desktop.store.database.tables import tables_of
from vlu_desktop.store.joining.holdings import HOLDS
from vlu_desktop.store.journal.signing import (
    PURGED,
    SEALING_SETTING,
    committed_keys,
    has_key,
    is_signed_by,
    sign_message,
)
from vlu_desktop.store.journal.standing import in_doubt
from vlu_desktop.store.keys.sealed_key import KEY_BYTES, new_pair
from vlu_desktop.store.records.saving import saving
from vlu_desktop.store.records.store import Store

COMPUTER = "computer/"
"""Before a device's id: the setting that says by which keys it is known, and whether it is still let in."""
LET_IN, TURN_OUT, KNOWN = "computer.let-in", "computer.turn-out", "computer.known"
_KEYS_STATE = "exchange-keys"
_AGAIN_STATE = "exchange-again"
_SECRETS_STATE = "exchange-servers"
_MAKING_STATE = "part-under-way/"
_ONE_MESSAGE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Computer:
    """A computer of the unit. `signing` is its public key in hexadecimal, `sealing` the one in the age format."""

    device: str
    signing: str
    sealing: str
    name: str = ""
    is_out: bool = False
    is_gone: bool = False
    """Whether its own chain says that its casebook was destroyed."""
    is_part: bool = False
    """Whether its card says that its casebook is of chosen cases; asked of one that is let in alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamKey:
    """A key that a computer seals its parts of a stream with, from one change of who may read them to the next."""

    epoch: int
    key: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysSent:
    """Which parcel of keys this computer sent last, and to whom.

    `devices` had the key of everything. `shares` are the streams whose own keys others had, by device, and `apart`
    those that have keys which the key of everything does not lead to.
    """

    number: int = 0
    devices: tuple[str, ...] = ()
    shares: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    apart: tuple[str, ...] = ()

    def is_outdated(self, now: "KeysSent") -> bool:
        """Whether somebody had a key that is theirs no more, so that a new one begins."""
        if set(self.devices) - set(now.devices) or self.apart != now.apart:
            return True
        for device, streams in self.shares.items():
            # Who holds everything has the keys of all that is not kept apart.
            needed = set(now.apart) if device in now.devices else set(streams)
            if (set(streams) & needed) - set(now.shares.get(device, ())):
                return True
        return False


class Computers:
    """Keeps them in one open vault; for the thread that opened it alone."""

    def __init__(self, store: Store, connection: Connection) -> None:
        self._store = store
        self._connection = connection
        self._tables = tables_of(connection)

    # --- this computer

    def own(self) -> Computer:
        """This computer's own public keys, made when they are first asked for."""
        device = self._store.device
        row = self._tables.execute("SELECT public FROM exchange_key WHERE device = ?", (device,)).fetchone()
        if row is None or not has_key(self._connection, device):
            private, public = new_pair()
            with self._store.act("keys.exchange") as act:
                if not has_key(self._connection, device):
                    self._store.give_key(act)
                kept = {"device": device, "public": public, "private": private}
                self._tables.table("exchange_key").insert(kept, replace=True)
                act.set(SEALING_SETTING + device, public)
        else:
            public = str(row[0])
        return Computer(device=device, signing=committed_keys(self._connection)[device].hex(), sealing=public)

    def has_keys(self) -> bool:
        """Whether this computer was ever made ready to meet another."""
        return self._tables.table("exchange_key").count_where("device = ?", (self._store.device,)) > 0

    def signed(self, message: bytes) -> bytes:
        """This computer's signature over exactly these bytes, which `own` has made possible."""
        return sign_message(self._connection, self._store.device, message)

    def unsealed(self, sealed: bytes) -> bytes | None:
        """What was sealed for this computer; None where it was not sealed for it, or is not whole."""
        private = self._tables.value("SELECT private FROM exchange_key WHERE device = ?", (self._store.device,))
        if private is None or len(sealed) > _ONE_MESSAGE:
            return None
        try:
            return bytes(pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(str(private))]))
        except (pyrage.DecryptError, ValueError):
            return None

    def keep_secret(self, address: str, secret: str) -> None:
        """Keep by what this computer comes in at a unit's server: in this vault alone, and in no line."""
        row = {"name": _SECRETS_STATE, "value": json.dumps({**self._secrets(), address: secret})}
        with saving():
            self._tables.table("vault_state").insert(row, replace=True)

    def secret_at(self, address: str) -> str:
        """What was kept for a server; "" where nothing was."""
        return self._secrets().get(address, "")

    def _secrets(self) -> dict[str, str]:
        found = self._tables.value("SELECT value FROM vault_state WHERE name = ?", (_SECRETS_STATE,))
        return dict(json.loads(found)) if found else {}

    # --- the others

    def known(self) -> dict[str, Computer]:
        """Every computer that was ever let in, by its device, this one left out."""
        prefix = len(COMPUTER)
        doubted = {each.record_id: each for each in in_doubt(self._tables) if each.record_id.startswith(COMPUTER)}
        found: dict[str, Computer] = {}
        for row in self._tables.table("setting").rows_where("id >= ? AND id < ?", (COMPUTER, COMPUTER + "g")):
            device, told = row["id"][prefix:], _told(row["value"])
            if device != self._store.device and told is not None:
                others = doubted[row["id"]].others if row["id"] in doubted else ()
                # Turned out by one officer and let in by another who did not know of it: it is out until they decide.
                is_gone = self._store.setting(PURGED + device) is not None
                outs = [told, *filter(None, (_told(str(head.value)) for head in others))]
                found[device] = Computer(
                    device=device, signing=told["signing"], sealing=told["sealing"], name=told.get("name", ""),
                    is_out=is_gone or any(each.get("out") for each in outs), is_gone=is_gone,
                )  # fmt: skip
        return found

    def committed(self, device: str) -> str:
        """The key that a device's own chain, as far as it is here, says it signs by, in hexadecimal; "" where none."""
        return committed_keys(self._connection).get(device, b"").hex()

    def let_in(self, computer: Computer, *, reason: str = "") -> Changes:
        """Know a computer by these keys from now on, as an act."""
        return self._keep(LET_IN, computer, is_out=False, reason=reason)

    def let_in_part(
        self, computer: Computer, *, name: str, cases: Collection[str], reason: str, path: str
    ) -> Changes:  # fmt: skip
        """Know a computer whose casebook is being made here of some cases, and that it holds those alone, as one act.

        `path` is where that casebook will be: it is under way until `part_is_made`, or until it is turned out.
        """
        told = {"signing": computer.signing, "sealing": computer.sealing, "name": name}
        with self._store.act(LET_IN, reason=reason) as act:
            act.set(COMPUTER + computer.device, told)
            act.set(HOLDS + computer.device, sorted(cases))
            self._tables.table("vault_state").insert({"name": _MAKING_STATE + computer.device, "value": path})
        return act.changes

    def parts_under_way(self) -> dict[str, str]:
        """The computers whose casebook is being made, or was when a program was killed, and where it was to be."""
        rows = self._tables.table("vault_state").rows_where("name GLOB ?", (f"{_MAKING_STATE}*",))
        return {row["name"].removeprefix(_MAKING_STATE): row["value"] for row in rows}

    def part_is_made(self, device: str) -> None:
        """The casebook of a computer that was let in is where it was to be."""
        self._tables.table("vault_state").delete_where("name = ?", (_MAKING_STATE + device,))

    def know(self, computer: Computer) -> Changes:
        """Know a computer by what its own chain commits to, which this casebook is a copy of."""
        return self._keep(KNOWN, computer, is_out=False, reason="")

    def turn_out(self, computer: Computer, *, reason: str) -> Changes:
        """Seal nothing more for it and take nothing more from it, as an act."""
        return self._keep(TURN_OUT, computer, is_out=True, reason=reason)

    def _keep(self, method: str, computer: Computer, *, is_out: bool, reason: str) -> Changes:
        told: dict[str, Any] = {"signing": computer.signing, "sealing": computer.sealing, "name": computer.name}
        if is_out:
            told["out"] = True
        with self._store.act(method, reason=reason) as act:
            act.set(COMPUTER + computer.device, told)
            if is_out:
                self.part_is_made(computer.device)
            if computer.is_part and self._store.setting(HOLDS + computer.device) is None:
                # A copy of such a casebook is another computer, and nothing was chosen for that one yet.
                act.set(HOLDS + computer.device, [])
        return act.changes

    def is_from(self, computer: Computer, message: bytes, signature: bytes) -> bool:
        """Whether a computer signed exactly these bytes."""
        return is_signed_by(bytes.fromhex(computer.signing), message, signature)

    def note_met(self, device: str) -> None:
        """Remember that it was met just now."""
        row = {"device": device, "at": instant_text(self._store.clock()) or ""}
        self._tables.table("computer_met").insert(row, replace=True)

    def last_met(self) -> dict[str, datetime]:
        """When each was last met from here."""
        return {row["device"]: datetime.fromisoformat(row["at"]) for row in self._tables.table("computer_met").rows}

    def clocks_ahead(self) -> dict[str, datetime]:
        """The other computers that ever wrote a line by a clock more than a day after this one's, and the latest of it.

        The order of the journal takes such a line for as late as it says, and what is written after it for later still.
        """
        latest, tomorrow = self._store.latest_moment(), self._store.clock() + timedelta(days=1)
        if latest is None or latest <= tomorrow:
            return {}
        rows = self._tables.query(
            "SELECT device, max(at) AS at FROM journal WHERE at > ? AND device <> ? GROUP BY device",
            (instant_text(tomorrow), self._store.device),
        )
        return {row["device"]: datetime.fromisoformat(row["at"]) for row in rows}

    def unit_stream(self) -> str:
        """The name of the unit's stream: the same in every copy of one casebook, and tells nobody anything."""
        return self._stream("vlu unit stream")

    def parts_stream(self) -> str:
        """That of lines in parts, which also those can read who may not hold everything."""
        return self._stream("vlu parts stream")

    def case_stream(self, case_id: str) -> str:
        """That of a case, or of what stands in no case ("*"); it is told to nobody but those who have its key."""
        return self._stream(f"vlu case stream {case_id}")

    def _stream(self, named: str) -> str:
        vault = self._tables.value("SELECT value FROM vault_state WHERE name = 'vault'")
        return hashlib.sha256(f"{named} {vault}".encode()).hexdigest()[:32]

    # --- the keys of streams

    def own_keys(
        self, stream: str, readers: Iterable[Computer], shares: Mapping[str, tuple[str, ...]] | None = None,
        apart: Iterable[str] = (),
    ) -> tuple[list[StreamKey], KeysSent, bool]:  # fmt: skip
        """This computer's keys of a stream, oldest first, and what was sent of them last.

        True where they must be sent: somebody who may read has not had them. A reader who went or who may hold less, or
        one who never was when the last key was made, begins a new one, which alone seals what is written from now on.
        `shares` are streams within it, by the device that is given their keys alone; those `apart` have keys that do
        not come from it.
        """
        now = KeysSent(
            devices=tuple(sorted(each.device for each in readers)), shares=dict(shares or {}),
            apart=tuple(sorted(apart)),
        )  # fmt: skip
        sent = self._sent(stream)
        keys = self._keys(self._store.device, stream)
        if not keys or sent.is_outdated(now):
            epoch = keys[-1].epoch + 1 if keys else 1
            keys.append(StreamKey(epoch=epoch, key=self._store.random(KEY_BYTES)))
            self.keep_key(self._store.device, stream, keys[-1])
            for each in now.apart:
                self.keep_key(self._store.device, each, StreamKey(epoch=epoch, key=self._store.random(KEY_BYTES)))
            return keys, sent, True
        return keys, sent, replace(sent, number=0) != now

    def part_key(self, device: str, whole: str, stream: str, epoch: int) -> bytes | None:
        """A computer's key of one stream: its own, or what its key of the whole one leads to; None where neither."""
        own, key = self.key_of(device, stream, epoch), self.key_of(device, whole, epoch)
        return own if own is not None or key is None else part_of(key, stream)

    def keys_within(self, device: str, whole: str, epoch: int) -> list[bytes]:
        """Every key that this computer has of parts of another's lines, but for that of what all are told."""
        rows = self._tables.table("stream_key").rows_where("device = ? AND epoch = ?", (device, epoch))
        found = [bytes(row["key"]) for row in rows if row["stream"] not in (whole, self.parts_stream())]
        rest = self.part_key(device, whole, self.case_stream("*"), epoch)
        return found if rest is None else [*found, rest]

    def keys_were_sent(self, stream: str, sent: KeysSent) -> None:
        """Remember to whom."""
        told = {"n": sent.number, "for": sent.devices, "shares": dict(sent.shares), "apart": sent.apart}
        value = json.dumps(told, sort_keys=True)
        row = {"name": f"{_KEYS_STATE}/{stream}", "value": value}
        self._tables.table("vault_state").insert(row, replace=True)

    def key_of(self, device: str, stream: str, epoch: int) -> bytes | None:
        """A key that another computer gave this one; None where it did not."""
        sql = "SELECT key FROM stream_key WHERE device = ? AND stream = ? AND epoch = ?"
        found = self._tables.value(sql, (device, stream, epoch))
        return None if found is None else bytes(found)

    def keep_key(self, device: str, stream: str, key: StreamKey) -> None:
        """Keep one."""
        row = {"device": device, "stream": stream, "epoch": key.epoch, "key": key.key}
        self._tables.table("stream_key").insert(row, replace=True)

    def read_again(self, device: str) -> None:
        """Remember that a key of some stream of a computer is new here, so that what it sent before is read again."""
        row = {"name": f"{_AGAIN_STATE}/{device}", "value": ""}
        self._tables.table("vault_state").insert(row, replace=True)

    def to_read_again(self) -> set[str]:
        """The computers of which that is so."""
        rows = self._tables.table("vault_state").rows_where("name GLOB ?", (f"{_AGAIN_STATE}/*",))
        return {row["name"].rpartition("/")[2] for row in rows}

    def was_read_again(self, devices: Iterable[str]) -> None:
        """All that these had sent was."""
        for device in devices:
            self._tables.table("vault_state").delete_where("name = ?", (f"{_AGAIN_STATE}/{device}",))

    def _keys(self, device: str, stream: str) -> list[StreamKey]:
        rows = self._tables.table("stream_key").rows_where(
            "device = ? AND stream = ?", (device, stream), order_by="epoch"
        )
        return [StreamKey(epoch=row["epoch"], key=bytes(row["key"])) for row in rows]

    def _sent(self, stream: str) -> KeysSent:
        found = self._tables.value("SELECT value FROM vault_state WHERE name = ?", (f"{_KEYS_STATE}/{stream}",))
        if found is None:
            return KeysSent()
        told = json.loads(found)
        shares = {device: tuple(streams) for device, streams in told.get("shares", {}).items()}
        return KeysSent(
            number=told["n"], devices=tuple(told["for"]), shares=shares, apart=tuple(told.get("apart", ()))
        )  # fmt: skip


def part_of(key: bytes, stream: str) -> bytes:
    """The key of one stream that a key of everything leads to; it leads back to nothing."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=f"vlu part {stream}".encode()).derive(key)


def _told(value: str) -> Mapping[str, Any] | None:
    found = json.loads(value)
    if isinstance(found, dict) and isinstance(found.get("signing"), str) and isinstance(found.get("sealing"), str):
        return found
    return None
