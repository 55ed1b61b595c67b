# SPDX-License-Identifier: Apache-2.0
"""Files as others make them: harmless, careless and hostile."""

import base64
import functools
import io
import struct
import zlib
from importlib import resources

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageDraw, ImageFont

_FACE = resources.files("fontpkg_noto_sans") / "files/NotoSans[wdth,wght].ttf"
DRAWN: dict[bytes, tuple[str, ...]] = {}
"""The words of each picture that was drawn here, by its dots."""


def drawn_pdf(*contents: bytes, pages: int = 1, box: tuple[int, int] = (595, 842)) -> pikepdf.Pdf:
    """A PDF whose pages each draw these operators, in Helvetica and not embedded, as many offices' programs do."""
    pdf = pikepdf.new()
    for _ in range(pages):
        page = pdf.add_blank_page(page_size=box)
        page.Contents = pdf.make_stream(b"\n".join(contents))
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page.Resources = Dictionary(Font=Dictionary(F1=font))
    return pdf


def words(text: str, y: int = 700, grey: float = 0.0) -> bytes:
    """Operators that show a line of text."""
    return f"{grey} g BT /F1 14 Tf 72 {y} Td ({text}) Tj ET".encode()


def saved(pdf: pikepdf.Pdf, **how: object) -> bytes:
    out = io.BytesIO()
    pdf.save(out, **how)  # type: ignore[arg-type]
    return out.getvalue()


def letter(pages: int = 1) -> bytes:
    """An ordinary letter."""
    return saved(drawn_pdf(words("Dear Ms Example"), words("I saw him at the gate.", 680), pages=pages))


def badly_redacted() -> bytes:
    """A letter whose writer drew a black bar over an address, wrote a name in white, and cut nothing out."""
    return saved(
        drawn_pdf(
            words("She was moved to"), words("14 Hidden Lane", 660), b"0 g 70 655 200 18 re f",
            words("Palename", 620, grey=1.0), words("on Monday.", 580), words("Offpage", 2000),
        )
    )  # fmt: skip


def form(said: str, filled: str) -> pikepdf.Pdf:
    """A page of words with a field that somebody filled in: what stands in it is none of the page's own text."""
    pdf = drawn_pdf(words(said))
    look = pdf.make_stream(
        f"/Tx BMC q BT /F1 12 Tf 2 4 Td ({filled}) Tj ET Q EMC".encode("ascii"), Type=Name.XObject, Subtype=Name.Form,
        BBox=Array([0, 0, 200, 20]), Resources=pdf.pages[0].Resources,
    )  # fmt: skip
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("field"), V=String(filled), F=4,
            Rect=Array([72, 600, 272, 620]), AP=Dictionary(N=look), DA=String("/F1 12 Tf 0 g"),
        )
    )  # fmt: skip
    pdf.pages[0].Annots = Array([field])
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), DR=pdf.pages[0].Resources, DA=String("/F1 12 Tf 0 g"))
    return pdf


def with_programs() -> bytes:
    """A form with a script, an action on opening, an attached file, a pinned comment and a filled field."""
    pdf = form("A form", "Filled in")
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert('opened')"))
    pdf.Root.Names = Dictionary(
        JavaScript=Dictionary(Names=Array([String("one"), Dictionary(S=Name.JavaScript, JS=String("app.beep()"))]))
    )
    pdf.attachments["secret.txt"] = b"attached words"
    pdf.pages[0].Annots[0].AA = Dictionary(K=Dictionary(S=Name.JavaScript, JS=String("app.beep()")))
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.Text, Rect=Array([10, 10, 30, 30]), Contents=String("pinned words"), F=4
    )
    pdf.pages[0].Annots.append(pdf.make_indirect(note))
    return saved(pdf)


def xfa_form() -> bytes:
    pdf = drawn_pdf(words("Please wait..."))
    pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=pdf.make_stream(b"<xdp/>"))
    return saved(pdf)


def locked() -> bytes:
    return saved(drawn_pdf(words("Locked")), encryption=pikepdf.Encryption(owner="o", user="u"))


@functools.cache
def inflating() -> bytes:
    """A page whose few kilobytes unpack to four hundred million bytes of operators."""
    pdf = drawn_pdf()
    block = b"0 0 m 1 1 l S\n" * 75_000
    packer = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    # Flushed, a block stands by itself, so the same one can come again and again.
    packed = (packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)) * 400
    data = b"\x78\xda" + packed + packer.flush() + _adler(block, 400).to_bytes(4, "big")
    pdf.pages[0].Contents = pdf.make_stream(zlib.compress(data), Filter=Array([Name.FlateDecode, Name.FlateDecode]))
    return saved(pdf, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)


def _adler(block: bytes, times: int) -> int:
    """The sum that closes a stream of one block so many times."""
    found = 1
    for _ in range(times):
        found = zlib.adler32(block, found)
    return found


def laughing() -> bytes:
    """Forms that draw forms that draw forms: a thousand million drawings from a dozen lines."""
    pdf = drawn_pdf(b"/X Do")
    inner = pdf.make_stream(
        b"0 0 m 500 500 l S\n" * 10, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 600, 800])
    )
    for _ in range(9):
        inner = pdf.make_stream(
            b"/X Do\n" * 10, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 600, 800]),
            Resources=Dictionary(XObject=Dictionary(X=inner)),
        )  # fmt: skip
    pdf.pages[0].Resources.XObject = Dictionary(X=inner)
    return saved(pdf)


def photograph(size: tuple[int, int] = (640, 480), **how: object) -> bytes:
    """A photograph from a phone: turned by a note, with its place and its owner in it."""
    image = Image.effect_mandelbrot(size, (-2, -1.2, 1, 1.2), 40).convert("RGB")
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 2, size[1] // 4), fill="red")
    exif = Image.Exif()
    exif[0x010E] = "Taken at 14 Hidden Lane"
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[2] = (51.0, 28.0, 40.0)
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif, comment=b"owner Palename", **how)
    return out.getvalue()


def photographed(*lines: str, form: str = "PNG", size: tuple[int, int] = (1240, 900)) -> bytes:
    """A picture of words: a screenshot, or a letter laid before a camera."""
    image = Image.new("RGB", size, "white")
    face = ImageFont.truetype(io.BytesIO(_FACE.read_bytes()), 30)
    for place, line in enumerate(lines):
        ImageDraw.Draw(image).text((80, 80 + 70 * place), line, font=face, fill="black")
    DRAWN[image.convert("L").tobytes()] = lines
    out = io.BytesIO()
    image.save(out, form)
    return out.getvalue()


def scanned(*lines: str, typed: bytes = b"", box: tuple[int, int] = (595, 842)) -> bytes:
    """A page with a picture of words on it, and words of its own where they are given."""
    pdf = drawn_pdf(f"q 500 0 0 363 40 {box[1] - 542} cm /I Do Q".encode(), typed, box=box)
    with Image.open(io.BytesIO(photographed(*lines))) as image:
        dots = pdf.make_stream(
            image.convert("L").tobytes(), Type=Name.XObject, Subtype=Name.Image, Width=image.width,
            Height=image.height, ColorSpace=Name.DeviceGray, BitsPerComponent=8,
        )  # fmt: skip
    pdf.pages[0].Resources.XObject = Dictionary(I=dots)
    return saved(pdf)


def picture_bomb() -> bytes:
    """A PNG of a hundred bytes that says it is sixty thousand dots a side."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


# A teal picture of 64 by 48 dots, its corner light, taken on 17 August 2026 at 21:04:33 (+01:00), with a place in it.
_HEIC = (
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAb5tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAADRpbG9j"
    "AAAAAERAAAIAAQAAAAAB4gABAAAAAAAAAC0AAgAAAAACDwABAAAAAAAAAKwAAAA4aWluZgAAAAAAAgAAABVpbmZlAgAAAAABAABodmMxAAAA"
    "ABVpbmZlAgAAAQACAABFeGlmAAAAAA5waXRtAAAAAAABAAAA/WlwcnAAAADdaXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNg"
    "AAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZE"
    "AcFzwIkAAAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAoY2xhcAAAAEAAAAABAAAAMAAAAAEAAAAAAAAAAv////AA"
    "AAACAAAAEHBpeGkAAAAAAwgICAAAABhpcG1hAAAAAAAAAAEAAQWBAgMFhAAAABppcmVmAAAAAAAAAA5jZHNjAAIAAQABAAAA4W1kYXQAAAAp"
    "KAGvWPiDL0HcwBkum2T/wNuN53zRplOBdnz//yojlumz+UOsqBOdokAAAAAGRXhpZgAATU0AKgAAAAgAAwESAAMAAAABAAEAAIdpAAQAAAAB"
    "AAAAMoglAAQAAAABAAAAbAAAAAAAApADAAIAAAAUAAAAUJARAAIAAAAHAAAAZAAAAAAyMDI2OjA4OjE3IDIxOjA0OjMzACswMTowMAAAAAIA"
    "AQACAAAAAk4AAAAAAgAFAAAAAwAAAIoAAAAAAAAAMwAAAAEAAAAcAAAAAQAAACgAAAAB"
)


def heic() -> bytes:
    """A photograph as an iPhone keeps it."""
    return base64.b64decode(_HEIC)


def dated(form: str = "JPEG", *, original: str = "", zone: str = "", changed: str = "", place: bool = False) -> bytes:
    """A picture whose notes hold these times, as EXIF writes them."""
    exif = Image.Exif()
    if changed:
        exif[0x0132] = changed
    if original:
        exif.get_ifd(0x8769)[0x9003] = original
    if zone:
        exif.get_ifd(0x8769)[0x9011] = zone
    if place:
        exif.get_ifd(0x8825)[2] = (51.0, 28.0, 40.0)
    out = io.BytesIO()
    Image.new("RGB", (40, 30), (31, 110, 116)).save(out, form, exif=exif)
    return out.getvalue()


def _box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", len(body) + 8, kind) + body


def film(seconds: int = 72, *, made: int = 0, place: bool = False, pictures: bool = True) -> bytes:
    """The headers of an MP4; `made` is in seconds since 1904, as such files count."""
    header = _box(b"mvhd", struct.pack(">IIIII", 0, made, made, 600, seconds * 600) + bytes(80))
    handler = _box(b"hdlr", bytes(8) + (b"vide" if pictures else b"soun") + bytes(12))
    track = _box(b"tkhd", bytes(76) + struct.pack(">II", 1920 << 16, 1080 << 16))
    spoken = _box(b"udta", _box(b"\xa9xyz", b"\0\x12\x15\xc7+51.4778-000.0015/")) if place else b""
    whole = _box(b"moov", header + _box(b"trak", track + _box(b"mdia", handler)) + spoken)
    return _box(b"ftyp", b"isom" + bytes(4)) + _box(b"mdat", bytes(500)) + whole


def opus(seconds: int = 9) -> bytes:
    """The first and last page of a voice message."""
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 312, 16000, 0, 0)
    first = b"OggS" + struct.pack("<BBqIIIBB", 0, 2, 0, 7, 0, 0, 1, len(head)) + head
    return first + b"OggS" + struct.pack("<BBqIIIBB", 0, 4, seconds * 48000 + 312, 7, 1, 0, 1, 4) + bytes(4)


def wave(seconds: int = 3) -> bytes:
    """A silent WAV of 8000 samples a second."""
    sound = bytes(8000 * seconds)
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, 8000, 8000, 1, 8)
    body = b"WAVE" + form + struct.pack("<4sI", b"data", len(sound)) + sound
    return b"RIFF" + struct.pack("<I", len(body)) + body


def mp3(seconds: int = 4) -> bytes:
    """Frames of 128 kbit/s, which no header counts."""
    return b"ID3\x04\0\0\0\0\0\x0a" + bytes(10) + b"\xff\xfb\x90\0" + bytes(seconds * 16000 - 4)
