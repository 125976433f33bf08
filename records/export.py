"""Tables for other programs: CSV and XLSX.

A table is made of chunks of records and of a function that tells the cells of one: texts, numbers,
dates and moments. Whatever a text begins with, no program runs it as a formula.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

from django.http import FileResponse, StreamingHttpResponse
from django.utils import timezone, translation
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# With it the usual programs take the file for UTF-8, and show its accents.
BYTE_ORDER_MARK = "\ufeff"
# What a program may take for the beginning of a formula (OWASP, "CSV Injection").
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MOST_ROWS_OF_XLSX = 50_000  # packed, 50,000 are some megabytes; it is made whole before it is sent

Cells = Callable[[Any], list]


def csv_response(
    name: str, header: list[str], chunks: Iterable[list], cells: Cells
) -> StreamingHttpResponse:
    """The table as it is read, chunk by chunk; however long it is, little of it is in memory."""
    language = translation.get_language()  # that of the request, which is over by then
    return StreamingHttpResponse(
        _lines(header, chunks, cells, language),
        content_type=CSV,
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )


def xlsx_response(
    name: str, header: list[str], chunks: Iterable[list], cells: Cells
) -> FileResponse:
    """The table as a workbook of one sheet; its rows wait in a file until it is packed."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    sheet.append([_cell(sheet, text, bold=True) for text in header])
    for chunk in chunks:
        for record in chunk:
            sheet.append([_cell(sheet, value) for value in cells(record)])
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX)


def _lines(header, chunks, cells, language) -> Iterator[str]:
    yield BYTE_ORDER_MARK + _csv([header])
    for chunk in chunks:
        with translation.override(language):
            text = _csv([_plain(value) for value in cells(record)] for record in chunk)
        yield text


def _csv(rows):
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    return file.getvalue()


def _plain(value):
    """As text: a date as 2026-03-12, and a sign before what could be a formula."""
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
    return "" if value is None else quoted(value)


def quoted(value):
    """A text that a program could take for a formula begins with an apostrophe."""
    is_risky = isinstance(value, str) and value.startswith(FORMULA_SIGNS)
    return f"'{value}" if is_risky else value


def unquoted(value):
    """What ``quoted`` was given, when its table comes back."""
    is_quoted = isinstance(value, str) and value.startswith("'")
    return value[1:] if is_quoted and value[1:].startswith(FORMULA_SIGNS) else value


def _cell(sheet, value, bold=False):
    """A workbook knows what is text: there the words stay as they are."""
    if isinstance(value, datetime):
        value = timezone.localtime(value).replace(tzinfo=None)
    if isinstance(value, str):
        value = ILLEGAL_CHARACTERS_RE.sub("", value)
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    return cell
