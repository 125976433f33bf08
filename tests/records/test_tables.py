"""A table as somebody sends it: what it is is found from its content."""

from datetime import date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from records import tables
from records.tables import Unreadable, read


def workbook(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("nombre,nota\nÑahui,niñez\n".encode(), "UTF-8"),
        ("nombre,nota\nÑahui,niñez\n".encode("utf-8-sig"), "UTF-8"),
        ("nombre;nota\r\nÑahui;niñez\r\n".encode("cp1252"), "Windows-1252"),
        ("nombre\tnota\r\nÑahui\tniñez\r\n".encode("utf-16"), "UTF-16"),
        ("sep=;\r\nnombre;nota\r\nÑahui;niñez\r\n".encode(), "UTF-8"),
        (b"nombre|nota", None),
    ],
)
def test_a_csv_file_is_read_whatever_its_encoding_and_its_separator(content, encoding):
    if encoding is None:
        with pytest.raises(Unreadable, match="no rows"):
            read(content)
        return

    table = read(content)

    assert table.header == ["nombre", "nota"]
    assert table.rows == [["Ñahui", "niñez"]]
    assert table.encoding == encoding


def test_a_formula_whose_result_is_not_in_the_workbook_is_named_by_its_row():
    with pytest.raises(Unreadable, match="Row 3 has a formula without its result"):
        read(workbook(["nombre", "nota"], ["Ñahui", "1"], ["Quispe", "=B2+1"]))


def test_a_separator_inside_quotes_is_part_of_the_text():
    table = read('nombre;nota\n"Red; de niñas, niños";"dos\nlíneas"\n'.encode())

    assert table.rows == [["Red; de niñas, niños", "dos\nlíneas"]]


def test_the_cells_of_a_workbook_are_read_as_they_would_be_typed():
    content = workbook(
        ["nombre", "número", "día", "hora", None],
        ["Ica", 11, date(2026, 3, 12), datetime(2026, 3, 12, 9, 30), None],
        ["  Junín ", 12.0, None, None, None],
        ["Uno", 1.5, True, None, None],
    )

    table = read(content)

    assert table.header == ["nombre", "número", "día", "hora"]
    assert table.rows[:2] == [
        ["Ica", "11", "2026-03-12", "2026-03-12"],
        ["Junín", "12", "", ""],
    ]
    assert table.rows[2][1] == "1.5"


def test_empty_rows_in_between_keep_their_place_and_the_last_ones_go():
    table = read(b"a,b\n1,2\n,\n3\n,,\n\n")

    assert table.rows == [["1", "2"], ["", ""], ["3", ""]]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This table is empty."),
        (b"\n\n", "This table is empty."),
        (b"a,b\n", "no rows below"),
        (b"a,b\n , \n", "no rows below"),
        (b"a,b\n1,2\n1,2,3\n", "Row 3 has more cells than there are columns."),
        (b"%PDF-1.7\n\x00\x81\x00", "This is no table."),
        (b"\x81\x8d\x8f", "This is no table."),
        (b"a\x00b,c\n1,2", "This is no table."),
        (b"\xff\xfea", "This is no table."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Excel"),
        (b"PK\x03\x04nothing", "can’t be opened"),
        (b"a,b\n1,2\n" + b"x" * 200_000 + b",1\n", "A cell of row 3 is too long"),
        (b"x" * 200_000 + b",b\n1,2\n", "A cell of row 1 is too long"),
        (b'a,b\n1,2\n3,"four\n5,6\n', "In row 3 a quotation mark is not closed"),
        (b'a,b\n"one" two,2\n', "In row 2 a quotation mark is not closed, or closed"),
        (b'a,"b\n1,2\n', "In row 1 a quotation mark is not closed"),
        (b"a\n" + b"1\n" * 1_001, "too large. Send at most 1000 rows"),
        (b"a," * 101 + b"a\n1\n", "too large"),
    ],
)
def test_what_is_no_table_is_said_in_a_sentence(content, sentence):
    with pytest.raises(Unreadable, match=sentence):
        read(content)


def test_as_many_rows_are_read_as_are_allowed():
    assert len(read(b"a\n" + b"1\n" * 1_000).rows) == 1_000


def test_a_workbook_that_unpacks_to_very_much_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(tables, "LARGEST_UNPACKED", 1_000_000)
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", b" " * 1_000_001)
    assert len(file.getvalue()) < 10_000

    with pytest.raises(Unreadable, match="too large"):
        read(file.getvalue())
