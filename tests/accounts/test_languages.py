"""Which language a page is in, and the switch."""

import pytest
from hypothesis import given

from tests.conftest import client_of
from tests.factories.accounts import UserFactory
from tests.strategies import encoded, modest, pairs, post

pytestmark = pytest.mark.django_db

SWITCH = "/accounts/language/"


def language(response):
    """The language that the page itself names."""
    page = response.content.decode()
    return page[page.index('<html lang="') + 12 :][:2]


def browser(accepts=None):
    return client_of(accepts=accepts)


@modest
@given(
    sent=pairs(
        {
            "language": ("es", "en", "fr"),
            "next": ("/areas/", "areas", "admin:index", "//example.com", "http://[", "\n/"),
        }
    )
)
def test_whatever_is_sent_the_switch_leads_back_into_the_site(representative, sent):
    response = post(client_of(representative), SWITCH, encoded(sent))

    assert response.status_code == 302
    assert not response.url.startswith(("//", "http", "\\"))


@pytest.mark.parametrize(
    ("accepts", "expected"),
    [(None, "es"), ("en", "en"), ("en-GB,es;q=0.5", "en"), ("qu,fr;q=0.5", "es"), ("*", "es")],
)
def test_the_browser_chooses_and_where_it_does_not_it_is_spanish(accepts, expected):
    assert language(browser(accepts).get("/")) == expected


def test_the_cookie_goes_before_the_browser():
    client = browser("en")
    client.post(SWITCH, {"language": "es"})

    assert language(client.get("/")) == "es"


def test_the_account_goes_before_the_cookie_and_the_browser():
    client = browser("en")
    client.cookies["django_language"] = "en"
    client.force_login(UserFactory(language="es"))

    assert language(client.get("/")) == "es"


def test_an_account_without_a_choice_follows_the_browser():
    client = browser("en")
    client.force_login(UserFactory(language=""))

    assert language(client.get("/")) == "en"


def test_the_choice_of_who_is_signed_in_is_remembered_in_their_account(representative):
    client = client_of(representative)

    client.post(SWITCH, {"language": "es", "next": "/"})

    representative.refresh_from_db()
    assert representative.language == "es"
    other_browser = browser("en")
    other_browser.force_login(representative)
    assert language(other_browser.get("/")) == "es"


@pytest.mark.parametrize("chosen", ["fr", "", "es-pe", "ES", "en\x00"])
def test_a_language_that_is_not_offered_changes_nothing(representative, chosen):
    client = client_of(representative)

    response = client.post(SWITCH, {"language": chosen, "next": "/areas/"})

    assert response.url == "/areas/"
    representative.refresh_from_db()
    assert representative.language == ""
    assert "django_language" not in response.cookies


@pytest.mark.parametrize(
    "away",
    [
        "https://example.com/",
        "//example.com",
        "///example.com",
        "/\\example.com",
        "javascript:alert(1)",
        "http://testserver@example.com/",
        "",
    ],
)
def test_the_switch_leads_to_no_other_site(away):
    response = browser().post(SWITCH, {"language": "en", "next": away})

    assert response.url == "/"


def test_a_word_that_is_no_address_leads_nowhere_else():
    response = browser().post(SWITCH, {"language": "en", "next": "nowhere"})

    assert response.status_code == 302


def test_the_switch_leads_back_to_a_long_address_and_switches():
    long = "/contributions/?q=" + "%C3%A1" * 200
    client = browser()

    response = client.post(SWITCH, {"language": "en", "next": long})

    assert response.url == long
    assert response.cookies["django_language"].value == "en"


def test_the_switch_answers_to_a_button_only():
    assert browser().get(SWITCH).status_code == 405


def test_each_page_offers_the_other_language_in_its_own_name():
    spanish = browser("es").get("/").content.decode()
    english = browser("en").get("/").content.decode()

    assert 'value="en" lang="en" translate="no">English</button>' in spanish
    assert 'value="es" lang="es" translate="no">Español</button>' in english


def test_the_page_says_that_it_varies_with_the_language():
    response = browser("en").get("/")

    assert "Accept-Language" in response["Vary"]
    assert response["Content-Language"] == "en"
