"""A coordinator records an agreement with its document, an amendment, and an activity."""

import pytest
from playwright.sync_api import expect

from accounts.choices import Role
from tests.browser.words import es
from tests.factories.accounts import UserFactory
from tests.factories.records import PDF

pytestmark = pytest.mark.browser

DOCUMENT = {"name": "convenio.pdf", "mimeType": "application/pdf", "buffer": PDF}


def test_a_coordinator_records_an_agreement_an_amendment_and_an_activity(visit):
    page = visit(UserFactory(roles=[Role.COORDINATOR]), javascript=False)
    page.goto("/alliances/minsa/")

    page.get_by_role("link", name=es("Record an agreement")).click()
    page.locator("[name=kind]").select_option("framework")
    page.locator("[name=signed_on]").fill("2026-01-10")
    page.locator("[name=starts_on]").fill("2026-02-01")
    page.locator("[name=ends_on]").fill("2026-12-31")
    page.locator("[name=document]").set_input_files(DOCUMENT)
    _save(page)
    expect(page.get_by_role("link", name=es("Signed document"))).to_be_visible()

    page.get_by_role("link", name=es("Record an amendment")).click()
    page.locator("[name=signed_on]").fill("2026-06-01")
    page.locator("[name=effective_from]").fill("2026-06-01")
    page.locator("[name=extends_to]").fill("2098-12-31")
    _save(page)
    expect(page.get_by_text("31 de diciembre de 2098").first).to_be_visible()

    page.get_by_role("link", name=es("Write down an activity")).click()
    page.locator("[name=title]").fill("Taller con parteras")
    page.locator("[name=kind]").select_option("training")
    page.locator("[name=on]").fill("2026-03-12")
    page.locator("[name=people_families]").fill("12")
    _save(page)
    expect(page.get_by_role("heading", name="Taller con parteras")).to_be_visible()
    expect(page.get_by_text("12", exact=True)).to_be_visible()

    page.goto("/alliances/minsa/")
    expect(page.get_by_role("link", name="Taller con parteras")).to_be_visible()


def _save(page):
    page.get_by_role("button", name=es("Save"), exact=True).click()
    expect(page.locator(".errors")).to_have_count(0)
