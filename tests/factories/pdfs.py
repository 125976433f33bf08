"""PDF documents as people send them, with what their programs write into them."""

from io import BytesIO

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

SECRET = "AnaQuispe11"


def pdf(content: bytes = b"", *, pages=1, change=lambda writer: None, **options) -> bytes:
    """A document that draws ``content``; ``change`` gets the library's writer before it is kept."""
    writer = PdfWriter()
    writer.metadata = None
    for _ in range(pages):
        page = writer.add_blank_page(200, 200)
        stream = DecodedStreamObject()
        stream.set_data(content)
        page[NameObject("/Contents")] = writer._add_object(stream)
    change(writer)
    return written(writer, **options)


def written(writer, **options) -> bytes:
    file = BytesIO()
    writer.write(file, **options)
    return file.getvalue()


def in_information(writer):
    writer.add_metadata({"/Author": SECRET, "/Title": SECRET})


def in_xmp(writer):
    writer.root_object[NameObject("/Metadata")] = _stream(writer, SECRET.encode())


def in_xmp_of_a_page(writer):
    writer.pages[0][NameObject("/Metadata")] = _stream(writer, SECRET.encode())


def in_notes_of_a_program(writer):
    notes = DictionaryObject({NameObject("/Private"): TextStringObject(SECRET)})
    resources = writer.pages[0][NameObject("/Resources")]
    resources[NameObject("/Font")] = DictionaryObject(
        {NameObject("/F1"): DictionaryObject({NameObject("/PieceInfo"): notes})}
    )


def in_an_embedded_file(writer):
    writer.add_attachment("letter.txt", SECRET.encode())


def in_a_script(writer):
    writer.root_object[NameObject("/OpenAction")] = _script()


def in_a_script_of_a_page(writer):
    page = writer.pages[0]
    page[NameObject("/AA")] = DictionaryObject({NameObject("/O"): _script()})


def in_a_form_field(writer):
    _annotate(writer, "/Widget", AA=_script(), T=TextStringObject(SECRET))


def in_a_comment(writer):
    _annotate(writer, "/Text", Contents=TextStringObject(SECRET))


def in_a_file_beside_a_page(writer):
    _annotate(writer, "/FileAttachment", FS=_stream(writer, SECRET.encode()))


def in_a_photo(writer, data):
    """The page shows a JPEG."""
    stream = StreamObject()
    stream._data = data
    for name, value in (("/Subtype", "/Image"), ("/Filter", "/DCTDecode")):
        stream[NameObject(name)] = NameObject(value)
    for name, value in (("/Width", 40), ("/Height", 30), ("/BitsPerComponent", 8)):
        stream[NameObject(name)] = NumberObject(value)
    stream[NameObject("/ColorSpace")] = NameObject("/DeviceRGB")
    resources = writer.pages[0][NameObject("/Resources")]
    resources[NameObject("/XObject")] = DictionaryObject(
        {NameObject("/I1"): writer._add_object(stream)}
    )


def _script():
    return DictionaryObject(
        {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject(SECRET),
        }
    )


def _annotate(writer, kind, **more):
    mark = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject(kind),
            NameObject("/Rect"): ArrayObject([FloatObject(each) for each in (1, 1, 9, 9)]),
        }
    )
    for name, value in more.items():
        mark[NameObject(f"/{name}")] = value
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(mark)])


def _stream(writer, data):
    stream = DecodedStreamObject()
    stream.set_data(data)
    return writer._add_object(stream)
