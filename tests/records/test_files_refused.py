"""What is refused, and the sentence that says what to do."""

import struct
import zlib

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from records import content
from records.choices import LARGEST_FILE, FileKind
from tests.factories.pdfs import pdf
from tests.factories.records import PDF, drawn, picture, telling_exif, upload
from tests.strategies import modest

NOT_ALLOWED = "This kind of file can't be kept here. Choose a photo (JPEG, PNG or WebP) or a PDF."
DAMAGED_PICTURE = "This picture is damaged or not complete. Take it again, or choose another one."
DAMAGED_PDF = "This PDF is damaged or not complete. Save it again, or choose another file."
TOO_MANY_PIXELS = "This picture is too large. Take it again in a smaller size."


def refusal(data):
    with pytest.raises(ValidationError) as caught:
        content.check(upload(data))
    return caught.value.messages


def outcome(data):
    """What is kept, or the sentence."""
    try:
        return content.check(upload(data)).content
    except ValidationError as error:
        return error.messages[0].encode()


def png_of(width, height, pixels=b""):
    """A small file that says that it is a picture of any size."""

    def chunk(name, data):
        crc = zlib.crc32(name + data)
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", crc)

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


@pytest.mark.parametrize(
    "data",
    [
        b"MZ\x90\x00\x03" + b"\x00" * 300,
        b"\x7fELF\x02\x01\x01" + b"\x00" * 300,
        b"#!/bin/sh\nrm -rf ~\n",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
        b"<!DOCTYPE html><html><script>alert(1)</script></html>",
        b"<html>%PDF-1.4\nstartxref\n0\n%%EOF",
        b"PK\x03\x04" + b"\x00" * 300,
        b"hola",
        b"\x00",
        picture("GIF"),
        picture("TIFF"),
        picture("BMP"),
    ],
)
def test_any_other_content_is_refused_whatever_its_name(data):
    assert refusal(data) == [NOT_ALLOWED]


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_that_broke_off_is_refused(form):
    data = drawn(Image.effect_noise((200, 200), 90).convert("RGB"), form)

    for length in (30, len(data) // 2, len(data) * 9 // 10):
        assert refusal(data[:length]) == [DAMAGED_PICTURE]


def test_a_program_behind_the_first_bytes_of_a_picture_is_refused():
    assert refusal(b"\xff\xd8\xff\xe0" + b"MZ" * 200) == [DAMAGED_PICTURE]
    assert refusal(b"\x89PNG\r\n\x1a\n" + b"<script>" * 50) == [DAMAGED_PICTURE]


@pytest.mark.parametrize("size", [(5001, 5000), (8000, 7000), (12_000, 12_000), (60_000, 60_000)])
def test_a_picture_that_would_fill_the_memory_is_refused(size):
    assert refusal(png_of(*size)) == [TOO_MANY_PIXELS]


def test_a_photo_at_the_largest_that_phones_take_is_kept():
    assert content.check(upload(picture(size=(8160, 6120)))).kind == FileKind.JPEG
    assert refusal(picture(size=(8200, 6120))) == [TOO_MANY_PIXELS]


def test_a_picture_that_lies_about_its_size_is_refused():
    assert refusal(png_of(4000, 4000, pixels=b"\x00" * 100)) == [DAMAGED_PICTURE]


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.4\n",
        PDF[:-7],
        PDF + b"PK\x03\x04 a zip behind the end",
        PDF + b"<script>alert(1)</script>",
        b"\r\n" + PDF,
        b"%PDF-1.4\n%%EOF",
    ],
)
def test_a_pdf_that_does_not_begin_and_end_as_one_is_refused(data):
    assert refusal(data) == [DAMAGED_PDF]


def test_an_empty_file_is_refused():
    assert refusal(b"") == ["This file is empty. Choose another one."]


def test_ten_megabytes_are_the_most():
    # Beside its page the document has some bytes, among them the length of the page.
    bytes_of_page = LARGEST_FILE - len(pdf(b" " * 10_400_000)) + 10_400_000
    largest = pdf(b" " * bytes_of_page)
    assert len(largest) == LARGEST_FILE

    assert content.check(upload(largest)).kind == FileKind.PDF
    assert refusal(pdf(b" " * (bytes_of_page + 1))) == [
        "This file is too large: it can have at most 10 MB."
    ]


def test_a_picture_that_becomes_too_large_when_drawn_anew_is_refused(monkeypatch):
    data = drawn(Image.effect_noise((200, 200), 90), quality=20)
    monkeypatch.setattr(content, "LARGEST_FILE", len(data))

    assert refusal(data) == [TOO_MANY_PIXELS]


START = st.sampled_from([b"", *(picture(form)[:24] for form in ("JPEG", "PNG", "WEBP")), PDF[:9]])


@modest
@given(START, st.binary(max_size=400))
def test_random_bytes_are_refused_with_a_sentence(start, rest):
    assert len(refusal(start + rest)) == 1


# Pillow warns of some damage and reads on; as errors these warnings would hide what comes then.
@pytest.mark.filterwarnings("ignore::UserWarning")
@modest
@given(
    st.sampled_from([picture(form, exif=telling_exif(6)) for form in ("JPEG", "PNG", "WEBP")]),
    st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=8),
)
def test_a_picture_with_wrong_bytes_is_drawn_anew_or_refused(data, changes):
    damaged = bytearray(data)
    for place, value in changes:
        damaged[int(place * len(data))] = value

    assert b"Telefono" not in outcome(bytes(damaged))
