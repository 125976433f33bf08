"""A table as somebody sends it: from a spreadsheet program, from another system, by hand.

What it is is found from its content: the name of a file, or what a browser says of it, is believed
by nobody. Excel in Spanish writes CSV with semicolons and in the encoding of Windows; that is read
too, and told (``Table.encoding``), since an encoding can only be guessed.
"""

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from django.utils.translation import gettext as _
from openpyxl import load_workbook

LARGEST_TABLE = 2 * 1024 * 1024  # bytes
LARGEST_UNPACKED = 50 * 1024 * 1024  # bytes; a workbook is packed
MOST_ROWS = 1_000  # each is checked by all its rules before anything is saved
MOST_COLUMNS = 100
UTF_8 = "UTF-8"
WINDOWS = "Windows-1252"
UTF_16 = "UTF-16"
SEPARATORS = ",;\t"
WORKBOOK = b"PK\x03\x04"
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"


class Unreadable(ValueError):
    """It is no table that can be read; the message is a sentence for who sent it."""


@dataclass(frozen=True)
class Table:
    """The first row, and the others as texts, each as wide as the first.

    ``rows[0]`` is the second row of the sheet: empty ones in between stay, so that a row is named
    by the number that its writer sees.
    """

    header: list[str]
    rows: list[list[str]]
    encoding: str = UTF_8


def read(content: bytes) -> Table:
    """The table of a CSV file or of the first sheet of a workbook. Raises ``Unreadable``."""
    if content.startswith(OLD_WORKBOOK):
        raise Unreadable(
            _("This is a file of an old Excel. Save it as an Excel workbook (.xlsx) or as CSV.")
        )
    if content.startswith(WORKBOOK):
        return _table(_rows_of_workbook(content), UTF_8)
    text, encoding = _decoded(content)
    return _table(_rows_of_text(text), encoding)


def _decoded(content):
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = {UTF_16: "utf-16"}
    else:
        encodings = {UTF_8: "utf-8-sig", WINDOWS: "cp1252"}
    for name, codec in encodings.items():
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, name
    raise Unreadable(_("This is no table. Send a CSV file or an Excel workbook (.xlsx)."))


def _rows_of_text(text) -> Iterator[list]:
    first, _end, rest = text.partition("\n")
    if first.strip().startswith("sep=") and len(first.strip()) == len("sep=,"):
        separator, text = first.strip()[-1], rest
    else:
        separator = max(SEPARATORS, key=lambda each: _columns(text, each))
    row = 1
    try:
        for cells in _split(text, separator, strict=True):
            yield cells
            row += 1
    except csv.Error as error:
        words = (
            _("A cell of row %(row)d is too long, or a quotation mark before it is not closed.")
            if "field limit" in str(error)
            else _("In row %(row)d a quotation mark is not closed, or closed before the text ends.")
        )
        raise Unreadable(words % {"row": row}) from error


def _columns(text, separator):
    """How many columns there would be; what is wrong with them is found when they are read."""
    try:
        return len(next(_split(text, separator, strict=False), []))
    except csv.Error:
        return 0


def _split(text, separator, *, strict):
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=strict)


def _rows_of_workbook(content) -> Iterator[list]:
    broken = Unreadable(_("This workbook can’t be opened. Save it anew, and send that."))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            if sum(part.file_size for part in parts.infolist()) > LARGEST_UNPACKED:
                raise _too_large()
        found, written = (_first_sheet(content, results=results) for results in (True, False))
        for number, (row, as_written) in enumerate(zip(found, written, strict=True), start=1):
            yield [_result(*cell, number) for cell in zip(row, as_written, strict=True)]
    except Unreadable:
        raise
    except Exception as error:  # whatever a strange file makes the reader of workbooks do
        raise broken from error


def _first_sheet(content, *, results):
    """Its rows; of a formula what came out when the workbook was saved, or what it is."""
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=results)
    return book.worksheets[0].iter_rows(values_only=True)


def _result(value, written, row):
    """A program that writes workbooks without a spreadsheet leaves formulas without results."""
    if value is None and written is not None:
        words = _("Row %(row)d has a formula without its result. Write the result in its place.")
        raise Unreadable(words % {"row": row})
    return value


def _table(rows, encoding):
    header = [_text(cell) for cell in next(rows, [])]
    while header and not header[-1]:
        header.pop()
    if not header:
        raise Unreadable(_("This table is empty. Its first row names the columns."))
    if len(header) > MOST_COLUMNS:
        raise _too_large()
    found, last = [], 0
    for number, row in enumerate(islice(rows, 100 * MOST_ROWS), start=2):
        cells = [_text(cell) for cell in row]
        if any(cells[len(header) :]):
            raise Unreadable(
                _("Row %(row)d has more cells than there are columns.") % {"row": number}
            )
        found.append((cells + [""] * len(header))[: len(header)])
        if any(cells):
            last = len(found)
            if last > MOST_ROWS:
                raise _too_large()
    if not last:
        raise Unreadable(_("This table has no rows below the names of its columns."))
    return Table(header, found[:last], encoding)


def _too_large():
    words = _("This table is too large. Send at most %(rows)d rows at a time.")
    return Unreadable(words % {"rows": MOST_ROWS})


def _text(cell) -> str:
    """A cell as it would be typed; a number of a spreadsheet without the .0 that nobody wrote."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell).strip()
