"""Sounds given out in parts, and pictures in a size for a page."""

from io import BytesIO

import pytest
from PIL import Image

from records import content, files
from records.choices import SOUNDS
from tests.factories.records import AttachmentFactory, picture, upload
from tests.factories.sounds import webm

pytestmark = pytest.mark.django_db


@pytest.fixture
def sound():
    return files.store(content.check(upload(webm()), SOUNDS))


def body_of(response):
    body = response.getvalue() if response.streaming else response.content
    response.close()
    return body


def whole(sound):
    with sound.file.open() as file:
        return file.read()


def test_a_sound_is_played_in_the_page_and_not_saved(sound):
    response = files.serve(sound, filename="voice 1")

    assert body_of(response) == whole(sound)
    assert response["Content-Type"] == "audio/webm"
    assert response["Content-Disposition"] == 'inline; filename="voice_1.webm"'
    assert response["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [("bytes=0-1", 0, 1), ("bytes=5-", 5, None), ("bytes=5-999999999999", 5, None)],
)
def test_a_part_is_given_as_the_players_of_some_phones_ask(sound, asked, first, last):
    data = whole(sound)
    last = len(data) - 1 if last is None else last

    response = files.serve(sound, filename="voice", byte_range=asked)

    assert response.status_code == 206
    assert response.content == data[first : last + 1]
    assert response["Content-Range"] == f"bytes {first}-{last}/{len(data)}"
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("asked", ["bytes=x", "bytes=9-3", "lines=0-1", "bytes=0-1,4-5", "0-1"])
def test_a_part_that_cannot_be_understood_is_the_whole(sound, asked):
    response = files.serve(sound, filename="voice", byte_range=asked)

    assert response.status_code == 200
    assert body_of(response) == whole(sound)


def test_a_part_behind_the_end_is_not_there(sound):
    response = files.serve(sound, filename="voice", byte_range=f"bytes={sound.size}-")

    assert response.status_code == 416
    assert response["Content-Range"] == f"bytes */{sound.size}"


@pytest.mark.parametrize(("form", "mode"), [("JPEG", "RGB"), ("PNG", "RGBA"), ("WEBP", "RGB")])
def test_a_large_picture_is_shown_small(form, mode):
    attachment = AttachmentFactory(data=picture(form, mode, size=(1600, 800)))

    response = files.serve_small(attachment)

    image = Image.open(BytesIO(response.content))
    assert (image.format, image.size) == ("JPEG", (480, 240))
    assert response["Content-Type"] == "image/jpeg"
    assert type(response["Content-Type"]) is str  # a server takes nothing else
    assert response["Cache-Control"] == "private, no-store"


def test_what_is_drawn_on_nothing_is_shown_on_white():
    attachment = AttachmentFactory(data=picture("PNG", "RGBA", colour=(0, 0, 0, 0)))

    image = Image.open(BytesIO(files.serve_small(attachment).content))

    assert image.getpixel((5, 5)) == (255, 255, 255)
