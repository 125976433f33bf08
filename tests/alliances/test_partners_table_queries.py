"""What a table that comes in costs: a few queries for each row, whatever is checked of it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alliances.models import Partner
from tests.conftest import client_of

pytestmark = pytest.mark.django_db

URL = "/admin/alliances/partner/import/"


def queries(admin, rows):
    text = "slug,kind,name\n" + "".join(f"red-{each},network,Red {each}\n" for each in range(rows))
    file = SimpleUploadedFile("socios.csv", text.encode())
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = admin.post(URL, {"import_file": file, "resource": "0"})
    assert len(response.context["result"].lines) == rows
    return [each["sql"] for each in captured.captured_queries]


def test_a_row_of_a_preview_costs_five_queries(administrator):
    admin = client_of(administrator)
    queries(admin, 1)

    few, many = queries(admin, 2), queries(admin, 12)

    assert (len(many) - len(few)) / 10 == 5, many
    assert not Partner.objects.exists()
