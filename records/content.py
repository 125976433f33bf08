"""What a file is, by its content; and what of it is kept.

The name of a file and the type that a browser gives it are never asked: anybody can write them. A
picture is drawn anew from its pixels, so nothing else in it comes along: no place, camera, name or
time, no thumbnail from before it was cropped, no program behind its end. Of a sound only the parts
that it is played from are kept, and of a PDF its pages.
"""

import contextlib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from io import BytesIO

import puremagic
from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext_lazy as _
from PIL import ExifTags, Image

from records import pdfs, sound_boxes, sound_elements, sounds
from records.choices import LARGEST_FILE, PAPERS, FileKind
from records.sounds import MovingPictureError, UnplayableSoundError

SMALL_SIDE = 480  # pixels; a picture on a page, of some ten kilobytes
LONGEST_SIDE = 4000  # pixels; a usual photo of a phone, or a page of small print to be read
# Each pixel takes four bytes of memory, and more than once. What is a photo at its largest is read
# at half its size, so it may have more of them.
MOST_PIXELS = 25_000_000
MOST_PIXELS_OF_PHOTO = 50_000_000
# How a camera was held, by EXIF, and what turns its picture upright.
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
GRAY_MODES = {"1", "L"}
DEEP_GRAY_MODE = "I"  # 16 or 32 bits for each pixel; the first letter of their modes

MESSAGES = {
    "not_allowed": _(
        "This kind of file can't be kept here. Choose a photo (JPEG, PNG or WebP) or a PDF."
    ),
    "not_allowed_sound": _(
        "This kind of file can't be kept here. Choose a photo (JPEG, PNG or WebP), a voice note or"
        " a PDF."
    ),
    "video": _("A video can't be kept here. Send only the voice, or a photo."),
    "damaged_sound": _(
        "This voice note is damaged or not complete. Record it again, or choose another one."
    ),
    "empty": _("This file is empty. Choose another one."),
    "too_large": _("This file is too large: it can have at most %(most)s MB."),
    "too_many_pixels": _("This picture is too large. Take it again in a smaller size."),
    "damaged_picture": _(
        "This picture is damaged or not complete. Take it again, or choose another one."
    ),
    "damaged_pdf": _("This PDF is damaged or not complete. Save it again, or choose another file."),
    "locked_pdf": _(
        "This PDF is locked. Save it without a password, or take a photo of its pages."
    ),
    "long_pdf": _("This PDF has too many pages: it can have at most %(most_pages)s."),
}


@dataclass(frozen=True)
class Checked:
    """Content that may be kept, as ``records.files.store`` takes it."""

    kind: FileKind
    content: bytes


@dataclass(frozen=True)
class Rule:
    """How one kind of file is handled.

    ``clean`` takes the content that came, and returns the one that is kept or refuses it. A kind
    that ``is_shown`` may open in the browser; any other is saved to the reader's device.
    """

    ending: str
    clean: Callable[[bytes], bytes]
    is_shown: bool


def check(upload: File, kinds: Collection[FileKind] = PAPERS) -> Checked:
    """What is kept of this file, if it is of one of these kinds.

    Raises ``ValidationError``, and nothing else whatever the bytes are, with a sentence that says
    what to do.
    """
    if upload.size > LARGEST_FILE:
        raise _refusal("too_large")
    upload.seek(0)
    data = upload.read()
    if not data:
        raise _refusal("empty")
    kind = _kind_of(data, kinds)
    content = RULES[kind].clean(data)
    if len(content) > LARGEST_FILE:  # a picture of noise, or one that was packed tighter
        raise _refusal("too_many_pixels")
    return Checked(kind, content)


def _refusal(code):
    params = {"most": LARGEST_FILE // 1024**2, "most_pages": pdfs.MOST_PAGES}
    return ValidationError(MESSAGES[code], code=code, params=params)


def _kind_of(data, kinds):
    """The kind that the first bytes name; its rule finds out whether the rest is true to it."""
    try:
        types = {match.mime_type for match in puremagic.magic_string(data)}
    except puremagic.PureError:
        types = set()
    if sound := _kind_of_sound(data):
        types = {sound}
    for kind in kinds:
        if kind in types:
            return kind
    raise _refusal("not_allowed" if set(kinds) <= set(PAPERS) else "not_allowed_sound")


def _kind_of_sound(data):
    """puremagic has many names for each kind of sound, and knows few of those that begin at once
    with their sound."""
    if data[4:8] == b"ftyp" and b"moov" in data:  # a photo of an iPhone has the first one too
        return FileKind.M4A
    if data[:4] == b"RIFF" and data[8:12] == b"WAVE":
        return FileKind.WAV
    if data[:4] == b"\x1a\x45\xdf\xa3" and b"webm" in data[:64]:
        return FileKind.WEBM
    if data[:4] == b"OggS":
        return FileKind.OGG
    if data[:2] in (b"\xff\xf0", b"\xff\xf1", b"\xff\xf8", b"\xff\xf9"):
        return FileKind.AAC
    is_frame = len(data) > 1 and data[0] == 0xFF and data[1] & 0xE6 == 0xE2
    return FileKind.MP3 if is_frame or data[:3] == b"ID3" else None


def _clean_picture(data, *, form, most_pixels, **options):
    """The picture drawn anew; of several frames the first. ``form`` is Pillow's name of the kind.

    Its colour profile is dropped too, as it can name the device: the colours of some cameras come
    out a little paler.
    """
    try:
        with Image.open(BytesIO(data), formats=[form]) as image:
            if image.width * image.height > most_pixels:
                raise _refusal("too_many_pixels")
            image.verify()
        with Image.open(BytesIO(data), formats=[form]) as image:  # verify() uses it up
            bare = _bare(image)
    except ValidationError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _refusal("too_many_pixels") from error
    except Exception as error:
        # Pillow raises whatever its decoders stumble over: a dozen types, none of them promised.
        raise _refusal("damaged_picture") from error
    drawn = BytesIO()
    bare.save(drawn, form, **options)
    return drawn.getvalue()


def _bare(image):
    """The pixels, upright and in a size to be read, in a new image that has nothing else."""
    shrink = LONGEST_SIDE / max(image.size)
    if shrink < 1:
        # Where the kind can be read at a half or less, it is: half the size, a quarter of memory.
        image.draft(None, (int(image.width * shrink), int(image.height * shrink)))
    image.load()
    turn = _turn(image)
    image = _plain_colours(image)
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    if turn is not None:
        image = image.transpose(turn)
    bare = Image.new(image.mode, image.size)
    bare.paste(image)
    return bare


def _turn(image):
    """What turns the picture upright; None if it is, or if a broken EXIF doesn't tell."""
    with contextlib.suppress(Exception):
        return UPRIGHT.get(image.getexif().get(ExifTags.Base.Orientation))


def _plain_colours(image):
    """Eight bits for each colour, without a palette."""
    if image.mode.startswith(DEEP_GRAY_MODE):
        return image.point(lambda value: value * (1 / 256)).convert("L")
    opaque = "L" if image.mode in GRAY_MODES else "RGB"
    mode = "RGBA" if image.has_transparency_data else opaque
    return image if image.mode == mode else image.convert(mode)


def _clean_pdf(data):
    try:
        return pdfs.bare(data)
    except pdfs.LockedPdfError as error:
        raise _refusal("locked_pdf") from error
    except pdfs.LongPdfError as error:
        raise _refusal("long_pdf") from error
    except Exception as error:
        # Like Pillow, pypdf raises whatever it stumbles over.
        raise _refusal("damaged_pdf") from error


def _clean_sound(data, *, clean):
    try:
        return clean(data)
    except MovingPictureError as error:
        raise _refusal("video") from error
    except UnplayableSoundError as error:
        raise _refusal("not_allowed_sound") from error
    except (ValueError, IndexError) as error:  # a part that is shorter than it says
        raise _refusal("damaged_sound") from error


def small(file: File) -> bytes:
    """A kept picture as a JPEG of a size to be looked at beside text."""
    with Image.open(file) as image:
        image.draft("RGB", (SMALL_SIDE, SMALL_SIDE))
        image.thumbnail((SMALL_SIDE, SMALL_SIDE))
        if image.mode == "RGBA":
            paper = Image.new("RGB", image.size, "white")
            paper.paste(image, mask=image.getchannel("A"))
        else:
            paper = image.convert("RGB")
    drawn = BytesIO()
    paper.save(drawn, "JPEG", quality=70)
    return drawn.getvalue()


_jpeg = partial(_clean_picture, form="JPEG", most_pixels=MOST_PIXELS_OF_PHOTO, quality=88)
_png = partial(_clean_picture, form="PNG", most_pixels=MOST_PIXELS)
_webp = partial(_clean_picture, form="WEBP", most_pixels=MOST_PIXELS, quality=88)

RULES = {
    FileKind.JPEG: Rule(".jpg", _jpeg, is_shown=True),
    FileKind.PNG: Rule(".png", _png, is_shown=True),
    FileKind.WEBP: Rule(".webp", _webp, is_shown=True),
    FileKind.PDF: Rule(".pdf", _clean_pdf, is_shown=False),
    FileKind.M4A: Rule(".m4a", partial(_clean_sound, clean=sound_boxes.mp4), is_shown=True),
    FileKind.AAC: Rule(".aac", partial(_clean_sound, clean=sounds.aac), is_shown=True),
    FileKind.MP3: Rule(".mp3", partial(_clean_sound, clean=sounds.mp3), is_shown=True),
    FileKind.OGG: Rule(".ogg", partial(_clean_sound, clean=sounds.ogg), is_shown=True),
    FileKind.WEBM: Rule(".webm", partial(_clean_sound, clean=sound_elements.webm), is_shown=True),
    FileKind.WAV: Rule(".wav", partial(_clean_sound, clean=sounds.wav), is_shown=True),
}
