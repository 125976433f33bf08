"""PDF documents: their pages are kept, and nothing of what was written beside them."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import NameObject

from records import content, pdfs
from records.choices import FileKind
from tests.factories import pdfs as made
from tests.factories.pdfs import SECRET, pdf
from tests.factories.records import PDF, picture, telling_exif, upload
from tests.strategies import modest

LOCKED = "This PDF is locked. Save it without a password, or take a photo of its pages."
LONG = "This PDF has too many pages: it can have at most 200."
DAMAGED = "This PDF is damaged or not complete. Save it again, or choose another file."


def kept(data):
    checked = content.check(upload(data))
    assert checked.kind == FileKind.PDF
    return checked.content


def refusal(data):
    with pytest.raises(ValidationError) as caught:
        content.check(upload(data))
    return caught.value.messages


def test_the_pages_are_kept_with_what_they_show():
    data = pdf(b"BT (Nombramos a la representante) Tj ET", pages=3)

    document = PdfReader(BytesIO(kept(data)))

    assert len(document.pages) == 3
    assert document.pages[2].get_contents().get_data() == b"BT (Nombramos a la representante) Tj ET"
    assert document.pages[0].mediabox.width == 200


def test_what_is_clean_stays_as_it_is():
    assert kept(PDF) == PDF


@pytest.mark.parametrize(
    "write",
    [
        made.in_information,
        made.in_xmp,
        made.in_xmp_of_a_page,
        made.in_notes_of_a_program,
        made.in_an_embedded_file,
        made.in_a_script,
        made.in_a_script_of_a_page,
        made.in_a_form_field,
        made.in_a_comment,
        made.in_a_file_beside_a_page,
    ],
    ids=lambda write: write.__name__,
)
def test_nothing_that_was_written_beside_the_pages_is_kept(write):
    data = pdf(b"0 0 9 9 re f", change=write)
    assert SECRET.encode() in data

    found = kept(data)

    assert SECRET.encode() not in found
    assert b"/JS" not in found
    document = PdfReader(BytesIO(found))
    assert document.metadata is None
    assert set(document.trailer) == {"/Size", "/Root"}
    assert set(document.root_object) == {"/Type", "/Pages"}
    assert document.pages[0].get_contents().get_data() == b"0 0 9 9 re f"


def test_what_was_filled_in_is_still_seen():
    looks = {}

    def fill(writer):
        made.in_a_form_field(writer)
        mark = writer.pages[0]["/Annots"][0].get_object()
        mark[NameObject("/AP")] = looks["kept"] = writer.pages[0][NameObject("/Contents")]

    document = PdfReader(BytesIO(kept(pdf(b"BT (Rosa) Tj ET", change=fill))))

    (mark,) = document.pages[0]["/Annots"]
    assert set(mark.get_object()) == {"/Type", "/Subtype", "/Rect", "/AP"}
    assert mark.get_object()["/AP"].get_data() == b"BT (Rosa) Tj ET"


def test_a_photo_in_it_loses_its_place_and_its_camera():
    photo = picture("JPEG", exif=telling_exif(), comment=b"Ana, 11", xmp=b"<x>Ana, 11</x>")
    assert photo.count(b"Ana") == 3

    found = kept(pdf(change=lambda writer: made.in_a_photo(writer, photo)))

    assert b"Ana" not in found
    (image,) = PdfReader(BytesIO(found)).pages[0].images
    assert image.image.size == (40, 30)


# --- What is refused ---


def test_a_locked_document_is_refused_with_what_to_do():
    lock = {"algorithm": "RC4-40"}

    data = pdf(change=lambda writer: writer.encrypt("clave", **lock))
    for_printing = pdf(change=lambda writer: writer.encrypt("", "clave", **lock))

    assert refusal(data) == refusal(for_printing) == [LOCKED]


def test_a_book_is_refused():
    assert len(PdfReader(BytesIO(kept(pdf(pages=200)))).pages) == 200
    assert refusal(pdf(pages=201)) == [LONG]


def test_a_document_of_endless_parts_is_refused(monkeypatch):
    monkeypatch.setattr(pdfs, "MOST_PARTS", 3)

    assert refusal(pdf()) == [DAMAGED]


def test_a_document_without_pages_or_with_a_broken_photo_is_refused():
    assert refusal(pdf(pages=0)) == [DAMAGED]
    assert refusal(pdf(change=lambda writer: made.in_a_photo(writer, b"\xff\xd8\xff"))) == [DAMAGED]
    assert refusal(pdf(change=lambda writer: made.in_a_photo(writer, b"hola"))) == [DAMAGED]


@modest
@given(st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_document_with_wrong_bytes_is_cleaned_or_refused(changes):
    damaged = bytearray(pdf(b"0 0 9 9 re f", change=made.in_an_embedded_file))
    for place, value in changes:
        damaged[int(place * len(damaged))] = value

    try:
        found = content.check(upload(bytes(damaged))).content
    except ValidationError:
        found = b""

    assert b"AnaQuispe" not in found
