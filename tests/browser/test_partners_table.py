"""An administrator imports a table of two hundred partners."""

import csv
from io import StringIO

import pytest
from playwright.sync_api import expect

from accounts.choices import Role
from alliances.models import Partner
from tests.browser.words import es
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.browser

COLUMNS = ["Dirección web", "Tipo", "Nombre en español", "Nombre en inglés", "página web"]


def rows():
    """As Excel in Spanish writes them: semicolons, and the encoding of Windows."""
    return [
        [
            f"red-{number}",
            "Red de derechos humanos",
            f"Red de Niñez {number}",
            f"Network {number}",
            "",
        ]
        for number in range(200)
    ]


def send(page, table):
    text = StringIO()
    csv.writer(text, delimiter=";").writerows([COLUMNS, *table])
    file = {
        "name": "socios.csv",
        "mimeType": "application/vnd.ms-excel",
        "buffer": text.getvalue().encode("cp1252"),
    }
    page.get_by_label(es("File"), exact=False).set_input_files(file)
    page.get_by_role("button", name=es("Look at it first")).click()


def test_an_administrator_imports_two_hundred_partners_after_mending_three_rows(visit):
    page = visit(UserFactory(roles=[Role.ADMINISTRATOR]), width=1280)
    founded = Partner.objects.count()
    good, bad = rows(), rows()
    bad[9][1] = "empresa"
    bad[99][4] = "red.pe"
    bad[149][0] = "red-0"

    # Three rows are bad: they are named with their columns, and nothing is imported.
    page.goto("/admin/alliances/partner/")
    page.get_by_role("link", name=es("Import")).click()
    send(page, bad)
    expect(page.get_by_role("alert")).to_contain_text(es("Nothing was imported"))
    problems = page.locator(".import-problems tbody tr")
    expect(problems).to_have_count(3)
    for place, words in enumerate(
        [["11", "Tipo", "empresa"], ["101", "Página web"], ["151", "Dirección web", "2"]]
    ):
        for word in words:
            expect(problems.nth(place)).to_contain_text(word)
    assert Partner.objects.count() == founded

    # Mended, all of it is shown first and then imported.
    send(page, good)
    expect(page.locator(".import-lead")).to_contain_text("200")
    expect(page.locator(".import-note")).to_contain_text("Windows-1252")
    assert Partner.objects.count() == founded
    page.get_by_role("button", name=es("Import all of it")).click()
    expect(page.locator(".messagelist .success")).to_contain_text("200")
    assert Partner.objects.count() == founded + 200
    assert Partner.objects.get(slug="red-7").name == "Red de Niñez 7"

    # The same file again changes nothing, and says so.
    page.goto("/admin/alliances/partner/import/")
    send(page, good)
    expect(page.locator(".import-lead")).to_have_text(
        es("All of this stands here already: there is nothing to import.")
    )
    expect(page.get_by_role("button", name=es("Import all of it"))).to_have_count(0)
