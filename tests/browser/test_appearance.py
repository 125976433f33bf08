"""The switches in the header: light or dark, Spanish or English."""

import pytest
from playwright.sync_api import expect

from tests.browser.words import es

pytestmark = pytest.mark.browser


def background(page):
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def choose_theme(page, name):
    button = page.get_by_role("button", name=name, exact=True)
    if not button.is_visible():
        page.locator(".theme summary").click()
    button.click()


def test_the_page_follows_the_device_until_a_theme_is_chosen(visit):
    page = visit(color_scheme="light")
    page.goto("/")
    light = background(page)
    page.emulate_media(color_scheme="dark")
    dark = background(page)
    assert light != dark

    choose_theme(page, es("Light"))

    assert background(page) == light
    choose_theme(page, es("As on this device"))
    assert background(page) == dark


def test_a_chosen_theme_is_remembered_on_every_page_and_in_every_tab(visit, representative):
    page = visit(representative, color_scheme="light")
    page.goto("/")
    light = background(page)
    tab = page.context.new_page()
    tab.goto("/organizations/")

    choose_theme(page, es("Dark"))

    dark = background(page)
    assert dark != light
    expect(tab.locator("html")).to_have_attribute("data-bs-theme", "dark")
    assert background(tab) == dark
    page.reload()
    assert background(page) == dark
    dark_button = page.get_by_role("button", name=es("Dark"), include_hidden=True)
    expect(dark_button).to_have_attribute("aria-pressed", "true")


def test_without_script_there_is_no_switch_that_does_nothing(visit):
    page = visit(javascript=False)

    page.goto("/")

    expect(page.get_by_role("banner")).to_be_visible()
    expect(page.locator(".theme")).to_be_hidden()


@pytest.mark.parametrize(
    ("locale", "language", "title"),
    [
        ("es-PE", "es", "Niñas, niños y adolescentes aconsejan. Las personas adultas responden."),
        ("en-GB", "en", "Children advise. Adults answer."),
        ("qu-PE", "es", "Niñas, niños y adolescentes aconsejan. Las personas adultas responden."),
    ],
)
def test_the_first_page_speaks_the_language_of_the_browser_or_spanish(
    visit, locale, language, title
):
    page = visit(locale=locale)

    page.goto("/")

    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_the_language_switch_is_remembered_without_a_sign_in(visit):
    page = visit()
    page.goto("/areas/?from=a&to=b")

    page.get_by_role("button", name="English").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("The four areas")
    assert page.url.endswith("/areas/?from=a&to=b")
    page.goto("/organizations/")
    expect(page.get_by_role("heading", level=1)).to_have_text("The organizations of the council")
    page.get_by_role("button", name="Español").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Las organizaciones del consejo")


def test_the_language_of_an_account_goes_along_to_another_device(visit, representative):
    page = visit(representative)
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hola")

    page.get_by_role("button", name="English").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Hello")
    elsewhere = visit(representative)
    elsewhere.goto("/")
    expect(elsewhere.get_by_role("heading", level=1)).to_have_text("Hello")


def test_the_organizations_and_areas_have_names_in_both_languages(visit):
    page = visit()
    page.goto("/organizations/")
    expect(page.get_by_role("main")).to_contain_text("Coordinadora de Niños y Adolescentes de Ica")

    page.get_by_role("button", name="English").click()

    expect(page.get_by_role("main")).to_contain_text(
        "Regional Network of Children and Adolescents, Ica"
    )
