"""The list of contributions as CSV and XLSX: exactly what is filtered, and no child's name."""

import csv
import io

import pytest
from django.db import InternalError, connection
from openpyxl import load_workbook

from advisory.models import Export
from tests.conftest import client_of
from tests.factories.advisory import DraftFactory, MandateFactory, decided, submitted, today
from tests.factories.programs import AreaFactory

pytestmark = pytest.mark.django_db


def table(user, query="", form="csv"):
    response = client_of(user).get(f"/contributions/export.{form}?{query}")
    data = b"".join(response.streaming_content)
    if form == "csv":
        return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    return [[cell.value for cell in row] for row in load_workbook(io.BytesIO(data)).active.rows]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_table_holds_what_is_filtered_in_the_order_of_the_list(coordinator, form):
    for word, kind in (("uno", "idea"), ("dos", "idea"), ("tres", "advice")):
        submitted(words=word, kind=kind)

    rows = table(coordinator, "kind=idea&sort=oldest&after=9", form)

    assert [row[7] for row in rows] == ["Words", "uno", "dos"]


def test_a_line_says_what_was_said_and_what_came_of_it(coordinator):
    contribution = decided(
        owner=coordinator, words="Agua", area=AreaFactory(slug="health"), decision="deferred"
    )

    header, line = table(coordinator)

    assert dict(zip(header, line, strict=True)) == {
        "Reference": contribution.reference,
        "Sent": f"{today():%Y-%m-%d} {line[1][-5:]}",
        "Organization": str(contribution.organization),
        "Kind": "Suggestion",
        "Area": "Health (en)",
        "Language": "Spanish",
        "Who reads it": "The whole council",
        "Words": "Agua",
        "Correction of the words": "",
        "Origin": "Sent by the representative",
        "Summary by staff": "",
        "State": "Decided",
        "Answer promised by": f"{contribution.promised_on:%Y-%m-%d}",
        "In charge": "Coordinator",
        "Decision": "Deferred",
    }


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_no_child_is_named(coordinator, form):
    mandate = MandateFactory(representative__given_name="Yanamaría")
    submitted(mandate=mandate)

    text = str(table(coordinator, form=form))

    assert "Yanamaría" not in text
    assert mandate.representative.user.username not in text


def test_what_was_not_sent_stays_out(coordinator):
    DraftFactory(words="borrador")
    submitted(words="enviado")

    assert [row[7] for row in table(coordinator)] == ["Words", "enviado"]


def test_the_language_of_the_table_is_that_of_the_reader(coordinator):
    submitted()

    response = client_of(coordinator).get(
        "/contributions/export.csv", headers={"accept-language": "es"}
    )

    text = b"".join(response.streaming_content).decode()
    assert "Palabras" in text
    assert "Sugerencia" in text


def test_a_wrong_filter_exports_nothing_and_is_named_in_the_list(coordinator):
    client = client_of(coordinator)

    response = client.get("/contributions/export.csv?state=lost")

    assert response.url == "/contributions/?state=lost"
    assert not Export.objects.exists()


def test_too_much_for_excel_is_said_and_goes_as_csv(coordinator, monkeypatch):
    monkeypatch.setattr("records.export.MOST_ROWS_OF_XLSX", 2)
    for number in range(3):
        submitted(words=str(number))
    client = client_of(coordinator)

    refused = client.get("/contributions/export.xlsx?sort=oldest", follow=True)

    assert refused.redirect_chain == [("/contributions/?sort=oldest", 302)]
    assert "This is too much for Excel." in refused.content.decode()
    assert len(table(coordinator)) == 4
    assert len(table(coordinator, "q=1", "xlsx")) == 2


def test_each_table_that_leaves_is_written_down_for_good(coordinator):
    submitted()
    table(coordinator, "kind=idea", "xlsx")

    export = Export.objects.get()

    assert (export.exported_by, export.form, export.asked) == (coordinator, "xlsx", "kind=idea")
    with (
        pytest.raises(InternalError, match="Cannot delete"),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM advisory_export")


def test_the_list_leads_to_its_tables_and_keeps_the_filters(coordinator, lead):
    submitted(kind="idea")

    page = client_of(coordinator).get("/contributions/?kind=idea&after=1").content.decode()

    assert 'href="/contributions/export.csv?kind=idea">CSV</a>' in page
    assert 'href="/contributions/export.xlsx?kind=idea">Excel</a>' in page
    assert "export.csv" not in client_of(lead).get("/contributions/").content.decode()
