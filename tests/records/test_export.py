"""Tables for other programs, of anything."""

import csv
import io
from datetime import UTC, date, datetime

import pytest
from django.utils import translation
from django.utils.translation import gettext
from openpyxl import load_workbook

from records.export import csv_response, xlsx_response


def as_csv(chunks, cells=lambda record: record):
    text = b"".join(csv_response("t", ["a", "b"], chunks, cells)).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def as_xlsx(chunks, cells=lambda record: record):
    book = load_workbook(io.BytesIO(b"".join(xlsx_response("t", ["a", "b"], chunks, cells))))
    return [[cell.value for cell in row] for row in book.active.rows], book.active


def test_a_csv_has_a_header_and_a_line_for_each_record_of_each_chunk():
    assert as_csv([[[1, "x"], [2, "y"]], [[3, "z"]]]) == [
        ["a", "b"],
        ["1", "x"],
        ["2", "y"],
        ["3", "z"],
    ]


def test_an_empty_table_has_its_header():
    assert as_csv([]) == [["a", "b"]]
    assert as_xlsx([])[0] == [["a", "b"]]


def test_words_come_back_as_they_were_written():
    words = 'uno, "dos"\ntres; ñandú 🌳'

    assert as_csv([[[words]]])[1] == [words]
    assert as_xlsx([[[words]]])[0][1][0] == words


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+51 900", "-agua", "@sum", "\t=1", "\r=1", "=cmd|' /C calc'!A0", "＝1+1"],
)
def test_no_text_is_a_formula(text):
    rows, sheet = as_xlsx([[[text]]])

    assert as_csv([[[text]]])[1] == [f"'{text}"]
    assert sheet["A2"].data_type == "s"
    assert rows[1][0].strip() == text.strip()


def test_a_workbook_keeps_the_words_of_a_list_as_they_are():
    assert as_xlsx([[["- agua\n- luz"]]])[0][1][0] == "- agua\n- luz"


def test_a_character_that_a_workbook_refuses_is_left_out():
    assert as_xlsx([[["a\x0bb"]]])[0][1][0] == "ab"


def test_moments_are_those_of_lima_and_days_are_days():
    record = [datetime(2026, 3, 13, 4, 30, tzinfo=UTC), date(2026, 3, 12)]

    assert as_csv([[record]])[1] == ["2026-03-12 23:30", "2026-03-12"]
    assert as_xlsx([[record]])[0][1] == [datetime(2026, 3, 12, 23, 30), datetime(2026, 3, 12)]


def test_nothing_is_an_empty_cell():
    assert as_csv([[[None, ""]]])[1] == ["", ""]
    assert as_xlsx([[[None, 0]]])[0][1] == [None, 0]


def test_a_csv_is_written_in_the_language_of_who_asked_though_it_is_sent_later():
    with translation.override("es"):
        response = csv_response("t", ["a"], [[1]], lambda _record: [gettext("Suggestion")])

    assert b"Sugerencia" in b"".join(response)
    assert translation.get_language() == "en"


def test_a_csv_reads_no_chunk_before_it_is_asked_for():
    read = []

    def chunks():
        for number in range(3):
            read.append(number)
            yield [[number]]

    lines = iter(csv_response("t", ["a"], chunks(), lambda record: record))
    next(lines)
    next(lines)

    assert read == [0]
