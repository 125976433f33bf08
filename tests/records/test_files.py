"""What of a file is kept: decided by its content, whatever its name says."""

from io import BytesIO

import pytest
from PIL import ExifTags, Image, PngImagePlugin

from records import content
from records.choices import FileKind
from tests.factories.records import drawn, picture, telling_exif, upload

RED, BLUE = (255, 0, 0), (0, 0, 255)


def kept(data):
    """The picture that is kept of these bytes."""
    return Image.open(BytesIO(content.check(upload(data)).content))


def is_near(colour, other):
    """Alike to the eye: a JPEG does not keep a colour to the last bit."""
    return all(abs(one - two) < 12 for one, two in zip(colour, other, strict=True))


@pytest.mark.parametrize(
    ("data", "kind", "form"),
    [
        (picture("JPEG"), FileKind.JPEG, "JPEG"),
        (picture("JPEG", progressive=True), FileKind.JPEG, "JPEG"),
        (picture("PNG"), FileKind.PNG, "PNG"),
        (picture("WEBP"), FileKind.WEBP, "WEBP"),
        (picture("WEBP", lossless=True), FileKind.WEBP, "WEBP"),
    ],
)
def test_a_picture_stays_what_it_is(data, kind, form):
    checked = content.check(upload(data, name="letter.pdf", content_type="text/html"))

    image = Image.open(BytesIO(checked.content))
    assert (checked.kind, image.format, image.size) == (kind, form, (40, 30))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_photo_comes_back_without_its_place(form):
    data = picture(form, exif=telling_exif())
    sent = Image.open(BytesIO(data)).getexif()
    assert sent.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] == (12.0, 2.0, 45.0)
    assert b"Telefono de Ana" in data

    checked = content.check(upload(data))

    found = Image.open(BytesIO(checked.content)).getexif()
    assert dict(found) == {}
    assert dict(found.get_ifd(ExifTags.IFD.GPSInfo)) == {}
    assert b"Telefono" not in checked.content


def test_no_other_note_of_a_photo_is_kept():
    notes = {"comment": b"Ana, 11", "xmp": b"<x>Ana, 11</x>", "icc_profile": b"Ana, 11" * 20}
    data = picture("JPEG", **notes)
    assert data.count(b"Ana, 11") == 22

    checked = content.check(upload(data))

    assert b"Ana" not in checked.content
    assert Image.open(BytesIO(checked.content)).info.keys() <= {
        "jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi",
    }  # fmt: skip


def test_no_text_in_a_png_is_kept():
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Ana, 11")
    notes.add_itxt("XML:com.adobe.xmp", "Ana, 11")

    checked = content.check(upload(picture("PNG", pnginfo=notes)))

    assert Image.open(BytesIO(checked.content)).info == {}
    assert b"Ana" not in checked.content


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("tail", [b"PK\x03\x04" + b"zip" * 9, b"<script>alert(1)</script>"])
def test_what_hangs_behind_a_picture_is_gone(form, tail):
    checked = content.check(upload(picture(form) + tail))

    assert tail not in checked.content


@pytest.mark.parametrize("orientation", [1, 2, 3, 4, 5, 6, 7, 8])
def test_a_picture_is_turned_upright(orientation):
    upright = Image.new("RGB", (64, 32), BLUE)
    upright.paste(RED, (0, 0, 16, 16))  # the red corner is at the top left
    undo = {6: 8, 8: 6}.get(orientation, orientation)
    turn = content.UPRIGHT.get(undo)
    held = upright.transpose(turn) if turn is not None else upright

    image = kept(drawn(held, exif=telling_exif(orientation), quality=95, subsampling=0))

    assert image.size == (64, 32)
    corners = [image.getpixel(place) for place in [(4, 4), (60, 4), (4, 28), (60, 28)]]
    assert [is_near(each, RED) for each in corners] == [True, False, False, False]


# Pillow warns of it, and reads on.
@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
def test_a_photo_with_a_broken_exif_is_kept_as_it_stands():
    data = picture("JPEG", exif=b"Exif\x00\x00II*\x00broken" + b"\xff" * 40)

    assert kept(data).size == (40, 30)


def test_of_a_moving_picture_the_first_frame_is_kept():
    frames = [Image.new("RGB", (20, 20), colour) for colour in (RED, BLUE)]
    for form in ("PNG", "WEBP"):
        image = kept(drawn(frames[0], form, save_all=True, append_images=frames[1:]))

        assert getattr(image, "n_frames", 1) == 1
        assert is_near(image.convert("RGB").getpixel((10, 10)), RED)


def test_of_a_photo_that_holds_several_the_first_is_kept():
    frames = [Image.new("RGB", (20, 20), colour) for colour in (RED, BLUE)]
    data = drawn(frames[0], "MPO", save_all=True, append_images=frames[1:])

    image = kept(data)

    assert image.format == "JPEG"
    assert is_near(image.getpixel((10, 10)), RED)


@pytest.mark.parametrize(
    ("form", "mode", "colour", "seen"),
    [
        ("JPEG", "L", 200, ("L", 200)),
        ("JPEG", "CMYK", (0, 255, 255, 0), ("RGB", RED)),
        ("PNG", "1", 1, ("L", 255)),
        ("PNG", "I;16", 51200, ("L", 200)),
        ("PNG", "LA", (200, 100), ("RGBA", (200, 200, 200, 100))),
        ("PNG", "RGBA", (*RED, 100), ("RGBA", (*RED, 100))),
    ],
)
def test_pictures_of_every_mode_look_the_same(form, mode, colour, seen):
    image = kept(picture(form, mode, colour=colour))

    wanted_mode, wanted = seen
    found = image.getpixel((5, 5))
    assert image.mode == wanted_mode
    assert is_near([found] if isinstance(found, int) else found,
                   [wanted] if isinstance(wanted, int) else wanted)  # fmt: skip


def test_a_palette_and_its_transparency_look_the_same():
    palette = Image.new("P", (8, 8), 1)
    palette.putpalette([0, 0, 0, *RED])

    assert kept(drawn(palette, "PNG")).getpixel((1, 1)) == RED
    assert kept(drawn(palette, "PNG", transparency=1)).getpixel((1, 1)) == (*RED, 0)


def test_a_very_large_photo_is_kept_in_a_size_to_be_read():
    assert kept(picture("JPEG", size=(6000, 3000))).size == (4000, 2000)
