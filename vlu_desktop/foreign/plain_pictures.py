# SPDX-License-Identifier: Apache-2.0
"""Pictures as dots alone: turned upright, in plain colours, no larger than print needs, without what a camera wrote."""

import io
import zlib
from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray
from pi_heif import register_heif_opener
from PIL import Image, ImageChops, ImageCms, ImageOps, UnidentifiedImageError

from vlu_desktop.foreign.frames import FileRefusal, Frame, OmissionNote, PageImage
from vlu_desktop.kernel.pictures import Raster

_SIXTEENTHS = [round(level / 17) for level in range(256)]
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "HEIF")
register_heif_opener()
_MOST_DOTS = 100_000_000
_SIDE = 2200  # about 300 dots an inch across the text of an A4 page
_MOST_FRAMES = 200
_EFFORT = 6  # of zlib: within two hundredths of the smallest, in a fifth of the time
_SMALL = 16  # dots to a byte: a picture in so little room is kept dot by dot, whatever it would be otherwise
_SMALL_TEXT = 8  # the same of a page of text, which is blurred otherwise and hardly ever smaller
_LOSSLESS_WORTH = 1.4  # how much larger a picture may be for every dot to be as it was


def pictures(data: bytes, pack: Callable[[Image.Image], Raster] | None = None) -> Iterator[Frame]:
    """The pictures of a file, each made into dots by `pack`, `packed` where none is given."""
    pack = pack or packed
    Image.MAX_IMAGE_PIXELS = None  # our own bound, which is a sentence, comes first
    try:
        opened = Image.open(io.BytesIO(data), formats=FORMATS)
    except UnidentifiedImageError:
        yield FileRefusal(
            "This kind of file is not shown: a JPEG, PNG, WebP, GIF, BMP, TIFF or HEIC picture is, and a PDF. "
            "Save it as one of these, or list it as held elsewhere."
        )
        return
    with opened:
        if opened.width * opened.height > _MOST_DOTS:
            yield FileRefusal("This picture has more than 100 million dots: save it smaller and add that.")
            return
        count = getattr(opened, "n_frames", 1)
        wanted = min(count, _MOST_FRAMES) if opened.format == "TIFF" else 1
        for place in range(wanted):
            opened.seek(place)
            if opened.width * opened.height > _MOST_DOTS:
                yield FileRefusal(
                    "A picture in this file has more than 100 million dots: save it smaller and add that."
                )
                return
            yield PageImage(image=pack(_plain(opened)), pictured=True)
    if wanted < count:
        yield OmissionNote(
            f"Shown: the first {wanted} of {count} pictures in the file. The others are not in this document."
        )


def packed(image: Image.Image) -> Raster:
    """Dots in as little room as they need: grey where nothing is coloured, exact where that is worth its size."""
    if image.mode == "RGB" and _is_grey(image):
        image = image.convert("L")
    exact, bits = (_few_greys(image) if image.mode == "L" else None) or (image.tobytes(), 8)
    return _smaller(image, exact, bits, _SMALL)


def packed_text(grey: Image.Image) -> Raster:
    """A page of text in sixteen greys, as good to read as 256 and half the size: dot by dot, unless it is as full as
    only a scan is."""
    sixteenths = np.asarray(grey.point(_SIXTEENTHS))
    exact, bits = _sixteen(sixteenths)
    return _smaller(Image.fromarray(sixteenths * 17), exact, bits, _SMALL_TEXT)


def _smaller(image: Image.Image, exact: bytes, bits: int, small: int) -> Raster:
    """The picture dot by dot, or as a JPEG where that is worth it; `small` dots to a byte leave no question."""
    lossless = zlib.compress(exact, _EFFORT)
    lossy = b"" if len(lossless) * small <= image.width * image.height else _as_jpeg(image)
    jpeg = bool(lossy) and len(lossless) > len(lossy) * _LOSSLESS_WORTH
    return Raster(
        width=image.width, height=image.height, colours=1 if image.mode == "L" else 3, bits=8 if jpeg else bits,
        jpeg=jpeg, data=lossy if jpeg else lossless,
    )  # fmt: skip


def _as_jpeg(image: Image.Image) -> bytes:
    out = io.BytesIO()
    # A new image, because what the camera wrote travels in the old one's `info`.
    Image.frombytes(image.mode, image.size, image.tobytes()).save(out, "JPEG", quality=85, optimize=True)
    return out.getvalue()


def every_dot(image: Image.Image) -> Raster:
    """Each dot as it is, in bytes: for a screen, which so has nothing to decode that a file could have made."""
    if image.mode != "L":
        image = image.convert("RGB")
    return Raster(
        width=image.width, height=image.height, colours=len(image.mode) if image.mode == "RGB" else 1, bits=8,
        jpeg=False, data=zlib.compress(image.tobytes(), 1),
    )  # fmt: skip


def as_image(raster: Raster) -> Image.Image:
    """Dots as they were packed, as a picture again."""
    if raster.jpeg:
        return Image.open(io.BytesIO(raster.data), formats=("JPEG",))
    mode = "1" if raster.bits == 1 else "L" if raster.colours == 1 else "RGB"
    rows = "L;4" if raster.bits == 4 else mode
    return Image.frombytes(mode, (raster.width, raster.height), zlib.decompress(raster.data), "raw", rows)


def _plain(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    upright = ImageOps.exif_transpose(image)
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        layered = upright.convert("RGBA")
        upright = Image.new("RGB", layered.size, "white")
        upright.paste(layered, mask=layered.getchannel("A"))
    elif upright.mode.startswith("I"):
        upright = upright.point(lambda level: level / 256).convert("L") if upright.mode != "I" else upright.convert("L")
    if profile and upright.mode in ("RGB", "CMYK"):
        upright = _in_srgb(upright, profile)
    if upright.mode not in ("L", "RGB"):
        upright = upright.convert("L" if upright.mode == "1" else "RGB")
    upright.thumbnail((_SIDE, _SIDE), Image.Resampling.LANCZOS)
    return upright


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        shown = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return shown or image


def _is_grey(image: Image.Image) -> bool:
    red, green, blue = image.split()
    return not ImageChops.difference(red, green).getbbox() and not ImageChops.difference(green, blue).getbbox()


def _few_greys(image: Image.Image) -> tuple[bytes, int] | None:
    """Rows of one or four bits a dot, where no other levels occur than these can hold."""
    levels = {level for level, count in enumerate(image.histogram()) if count}
    if levels <= {0, 255}:
        return image.convert("1", dither=Image.Dither.NONE).tobytes(), 1
    if all(level % 17 == 0 for level in levels):
        return _sixteen(np.asarray(image.point(_SIXTEENTHS)))
    return None


def _sixteen(sixteenths: NDArray[np.uint8]) -> tuple[bytes, int]:
    """Rows of four bits a dot, each begun on a byte; of one where none is between black and white."""
    if not ((sixteenths != 0) & (sixteenths != 15)).any():
        return np.packbits(sixteenths == 15, axis=1).tobytes(), 1
    even = np.pad(sixteenths, ((0, 0), (0, 1))) if sixteenths.shape[1] % 2 else sixteenths
    return (even[:, 0::2] << 4 | even[:, 1::2]).tobytes(), 4
