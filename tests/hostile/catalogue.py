# SPDX-License-Identifier: Apache-2.0
"""Files made to do harm, small to make and to read; each is given to every reader, whatever it was made for."""

import io
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True))
    + "]><l>&j;</l>"
).encode()
EXTERNAL = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><l>&a;</l>'
BOMB = bytes(60_000_000)


def zipped(parts: dict[str, bytes], link: str = "") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            if name == link:
                info.external_attr = 0o120777 << 16
            archive.writestr(info, content)
    return made.getvalue()


def tarred(names: dict[str, bytes], link: str = "") -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for name, content in names.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            if name == link:
                info.type, info.linkname, info.size = tarfile.SYMTYPE, "/etc/passwd", 0
            archive.addfile(info, io.BytesIO(content))
    return made.getvalue()


def xlsx(sheet: bytes) -> bytes:
    return zipped(
        {
            "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "xl/workbook.xml": b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r='
            b'"http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1"'
            b' r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
            b'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
            b'relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": sheet,
        }
    )


def png(width: int, height: int, rows: bytes = b"") -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = zlib.compress(rows or bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def pdf(*objects: bytes, catalogue: bytes = b"") -> bytes:
    """A PDF of one page with more objects from number 4 on, and more in its catalogue."""
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R " + catalogue + b" >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>",
        *(objects or (b"<< /Length 0 >>\nstream\n\nendstream",)),
    ]
    made, at = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, 1):
        at.append(len(made))
        made += b"%d 0 obj\n" % number + part + b"\nendobj\n"
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    made += b"".join(b"%010d 00000 n \n" % each for each in at)
    return made + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, start)


def flate(data: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        data = zlib.compress(data, 9)
    filters = b"[" + b" /FlateDecode" * times + b" ]"
    return b"<< /Length %d /Filter %s >>\nstream\n" % (len(data), filters) + data + b"\nendstream"


FORMULAS = (
    '=cmd|"/c calc"!A1',
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    " =1",
    "\u00a0=1",
    "\n=1",
    '=HYPERLINK("x")',
)
STRANGE = {
    "right to left override": "Col \u202eyarD\u202c the name",
    "zero width": "Co\u200bl Dr\u2060ay\ufeff",
    "nothing": "Col\x00Dray",
    "half a pair": "Col \ud800 Dray",
    "combining flood": "C" + "\u0301" * 3000 + "ol",
    "one long word": "x" * 200_000,
    "markup": "<b>Col</b> <img src=/etc/passwd> &amp; <para>",
    "formula": FORMULAS[0],
    "many lines": "\n" * 20_000,
    "Arabic and emoji": "مرحبا 👩🏽\u200d🚒 Zoë",
}
CSV_OF_STRANGE = "Date,What happened\n" + "".join(
    f'3 March 2026,"{text.replace(chr(34), chr(34) * 2)}"\n' for text in (*STRANGE.values(), *FORMULAS)
)


def one_cell(letters: int) -> bytes:
    return b'"' + b"x" * letters


def nested(mails: int) -> bytes:
    return b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(mails))


def dotted(keys: int) -> bytes:
    return b"".join(b"a.%d.b = 1\n" % n for n in range(keys))


def stanzas(many: int) -> bytes:
    return b"age-encryption.org/v1\n" + b"-> X25519 AAAA\nAAAA\n" * many


FILES: dict[str, Callable[[], bytes]] = {
    "empty.csv": lambda: b"",
    "zeros.bin": lambda: bytes(100_000),
    "noise.dat": lambda: bytes((n * 7919 + n // 256) % 256 for n in range(100_000)),
    "bomb.zip": lambda: zipped({"a.txt": BOMB}),
    "bomb.xlsx": lambda: xlsx(BOMB),
    "nested.zip": lambda: zipped({"a.zip": zipped({"b.zip": zipped({"c.txt": BOMB})})}),
    "traversal.zip": lambda: zipped({"../../evil.txt": b"x", "/etc/evil": b"x", "C:\\evil.txt": b"x"}),
    "link.zip": lambda: zipped({"link": b"/etc/passwd"}, link="link"),
    "traversal.tar": lambda: tarred({"../../evil.txt": b"x", "/tmp/evil": b"x"}),
    "link.tar": lambda: tarred({"casebook.vlu": b""}, link="casebook.vlu"),
    "laughs.xml": lambda: LAUGHS,
    "external.xml": lambda: EXTERNAL,
    "laughs.xlsx": lambda: xlsx(LAUGHS),
    "external.xlsx": lambda: xlsx(EXTERNAL),
    "laughs.ods": lambda: zipped(
        {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": LAUGHS}
    ),
    "bomb.docx": lambda: zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": BOMB}),
    "strange.csv": lambda: CSV_OF_STRANGE.encode("utf-8", "surrogatepass"),
    "one-row.csv": lambda: b"a," * 300_000,
    "one-cell.csv": lambda: one_cell(1_000_000),
    "quotes.csv": lambda: b'"' * 1_000_000,
    "nested.eml": lambda: nested(1000),
    "huge.png": lambda: png(60_000, 60_000),
    "bomb.png": lambda: png(20_000, 20_000, bytes(20_001 * 2_000)),
    "cut.png": lambda: png(100, 100)[:60],
    "script.svg": lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "javascript.pdf": lambda: pdf(catalogue=b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"),
    "launch.pdf": lambda: pdf(catalogue=b"/OpenAction << /S /Launch /F (calc.exe) >>"),
    "attached.pdf": lambda: pdf(
        b"<< /Length 0 >>\nstream\n\nendstream",
        b"<< /Type /Filespec /F (a.exe) /EF << /F 6 0 R >> >>",
        b"<< /Type /EmbeddedFile /Length 2 >>\nstream\nMZ\nendstream",
        catalogue=b"/Names << /EmbeddedFiles << /Names [(a.exe) 5 0 R] >> >>",
    ),
    "flate.pdf": lambda: pdf(flate(BOMB)),
    "flate-twice.pdf": lambda: pdf(flate(BOMB, 2)),
    "loop.pdf": lambda: pdf().replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]"),
    "many-pages.pdf": lambda: pdf().replace(b"/Kids [3 0 R] /Count 1", b"/Kids [3 0 R] /Count 999999999"),
    "nested.pdf": lambda: pdf(b"<< /A " + b"[" * 50_000 + b"]" * 50_000 + b" >>"),
    "polyglot.pdf": lambda: b"%PDF-1.7\n" + zipped({"a.txt": b"x"}) + b"\n%%EOF",
    "program.pdf": lambda: b"MZ\x90\x00" + bytes(1000) + b"%PDF-1.7",
    "boxes.mp4": lambda: (
        struct.pack(">I4s", 16, b"ftyp")
        + b"isom\0\0\0\0"
        + b"".join(struct.pack(">I4s", 8 * (5000 - n), b"trak") for n in range(5000))
    ),
    "claims.wav": lambda: (
        b"RIFF\xff\xff\xff\xffWAVEfmt \x10\0\0\0"
        + struct.pack("<HHIIHH", 1, 1, 8000, 16000, 2, 16)
        + b"data\xff\xff\xff\xff"
        + bytes(100_001)
    ),
    "tag.mp3": lambda: b"ID3\x03\0\0\x7f\x7f\x7f\x7f" + b"APIC\xff\xff\xff\xff\0\0" + png(60_000, 60_000),
    "page.html": lambda: b"<html><script>alert(1)</script></html>",
    "deep.json": lambda: b"[" * 200_000,
    "keys.json": lambda: (
        b'{"version": 2, "vault": "a", "serial": 1, "slots": [{"kind": "officer", "kdf": "argon2id", '
        b'"m": 999999999999, "t": 9999, "p": 99, "salt": "AAAAAAAAAAAAAAAAAAAAAA=="}], "mac": "a", "check": "a"}'
    ),
    "numbers.json": lambda: b'{"version": 1' + b"0" * 100_000 + b"}",
    "deep.toml": lambda: b"a = " + b"[" * 100_000,
    "keys.toml": lambda: dotted(8_000),
    "latin.toml": lambda: 'title = "Zoë"'.encode("latin-1"),
    "rules.toml": lambda: b'[[rule]]\nkey = "x"\ndays = 99999999999999999999\nvalid_from = 9999-12-31\n',
    "sheet.txt": lambda: b"AGE-SECRET-KEY-1" + b"Q" * 1_000_000,
    "cut.age": lambda: b"age-encryption.org/v1\n-> X25519 AAAA\nAAAA\n--- AAAA\n" + bytes(1000),
    "stanzas.age": lambda: stanzas(10_000),
}

LARGER: dict[str, Callable[[], bytes]] = {
    "one-cell.csv": lambda: one_cell(3_000_000),
    "nested.eml": lambda: nested(3000),
    "keys.toml": lambda: dotted(20_000),
    "stanzas.age": lambda: stanzas(50_000),
}
"""The same several times as large, for runs that may take long."""
