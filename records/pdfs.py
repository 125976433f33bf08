"""PDF documents, without what was written into them beside their pages.

A letter carries the name of who wrote it, the programs, the times, whole files that hang on it, and
sometimes orders for the reader's program. So its pages are put into a new document: of a page only
what it is drawn from comes along, and the document's own parts (information, XMP, embedded files,
scripts, forms) stay behind. The photos in it lose what their camera wrote (Exif, XMP, comments).
What a page shows is not touched. A digital signature that a program could check is lost with the
rest of the document; the picture of one stays.

Sources: ISO 32000-1 (7.7.3.3 pages, 12.5 annotations, 14.3 metadata), ITU-T T.81 (JPEG).
"""

from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader, PdfWriter, apply_configuration
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, StreamObject

MOST_PAGES = 200
MOST_PARTS = 50_000  # objects within the pages: more is drawn by a program to tire ours
END = 1024  # bytes; readers look for the end of a PDF in the last kilobyte
LIMITS = {
    "zlib_maximum_output_length": 20_000_000,
    "lzw_maximum_output_length": 20_000_000,
    "stream_decoding_work_maximum_length": 40_000_000,
    "page_tree_maximum_entries": 2_000,
    "page_tree_maximum_page_entries": 50_000,
}

# Of a page: what it is drawn from.
OF_PAGE = {
    "/Type", "/Resources", "/Contents", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox",
    "/ArtBox", "/Rotate", "/UserUnit", "/Group", "/Annots",
}  # fmt: skip
# Of what was drawn upon a page (a filled field, a signature, ink): its looks, and no orders.
OF_MARK = {
    "/Type", "/Subtype", "/Rect", "/AP", "/AS", "/F", "/C", "/IC", "/CA", "/Border", "/BS",
    "/QuadPoints", "/InkList", "/L", "/Vertices",
}  # fmt: skip
MARKS = {
    "/Widget", "/FreeText", "/Ink", "/Stamp", "/Line", "/Square", "/Circle", "/Polygon",
    "/PolyLine", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly",
}  # fmt: skip
# Of any part: notes about it, and files that hang on it.
NOTES = {"/Metadata", "/PieceInfo", "/LastModified", "/AF", "/OPI", "/A", "/AA", "/StructParents"}

START_OF_PICTURE, START_OF_SCAN = 0xD8, 0xDA
ADOBE = 0xEE  # says how the colours are mixed
OF_CAMERA = {*range(0xE1, 0xF0), 0xFE} - {ADOBE}


class DamagedPdfError(ValueError):
    """It is not what a PDF is, or too much for one."""


class LockedPdfError(ValueError):
    """It can't be read without a password."""


class LongPdfError(ValueError):
    """It has more pages than ``MOST_PAGES``."""


def bare(data: bytes) -> bytes:
    """The pages in a new document.

    Raises one of the errors above, or whatever the library stumbles over.
    """
    end = data[-END:].rstrip(b"\0\t\n\f\r ")
    if not (data.startswith(b"%PDF-") and b"startxref" in end and end.endswith(b"%%EOF")):
        raise DamagedPdfError
    with apply_configuration(**LIMITS):
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted:
            raise LockedPdfError
        return _of_pages(reader)


def _of_pages(reader):
    count = len(reader.pages)
    if count == 0:
        raise DamagedPdfError
    if count > MOST_PAGES:
        raise LongPdfError
    writer = PdfWriter()
    writer.metadata = None
    for page in reader.pages:
        _keep(page, OF_PAGE)
        if "/Annots" in page:
            page[NameObject("/Annots")] = ArrayObject(_marks(page["/Annots"]))
    for part in _parts(reader.pages):
        _keep(part, set(part) - NOTES)
        if isinstance(part, StreamObject) and _is_photo(part):
            # The library has no way to put other content into a stream of this kind.
            part._data = without_notes(part._data)
    for page in reader.pages:
        writer.add_page(page)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def _keep(part, names):
    for name in set(part) - names:
        del part[name]


def _marks(annotations) -> Iterator[DictionaryObject]:
    for each in annotations:
        mark = each.get_object()
        if mark.get("/Subtype") in MARKS:
            _keep(mark, OF_MARK)
            yield mark


def _parts(pages) -> Iterator[DictionaryObject]:
    """Every dictionary and stream that the pages lead to, once."""
    waiting, known = list(pages), set()
    while waiting:
        part = waiting.pop()
        if isinstance(part, IndirectObject):
            part = part.get_object()
        if not isinstance(part, DictionaryObject | ArrayObject) or id(part) in known:
            continue
        known.add(id(part))
        if len(known) > MOST_PARTS:
            raise DamagedPdfError
        if isinstance(part, DictionaryObject):
            yield part
            waiting += part.values()
        else:
            waiting += part


def _is_photo(stream):
    packed = stream.get("/Filter")
    return packed in ("/DCTDecode", ["/DCTDecode"])


def without_notes(jpeg: bytes) -> bytes:
    """A JPEG without what stands before its picture and does not draw it."""
    if jpeg[:2] != bytes([0xFF, START_OF_PICTURE]):
        raise DamagedPdfError
    kept, place = [jpeg[:2]], 2
    while True:
        if len(jpeg) < place + 4 or jpeg[place] != 0xFF:
            raise DamagedPdfError
        marker = jpeg[place + 1]
        if marker == START_OF_SCAN:
            return b"".join([*kept, jpeg[place:]])
        after = place + 2 + int.from_bytes(jpeg[place + 2 : place + 4])
        if marker not in OF_CAMERA:
            kept.append(jpeg[place:after])
        place = after
