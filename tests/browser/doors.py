"""How a person comes in: by the link of an invitation, and by the sign-in."""

from tests.browser.words import es
from tests.factories.accounts import PASSWORD


def choose(page, username):
    """On the page behind a link: a username, and the password of the tests."""
    page.get_by_label(es("Your username")).fill(username)
    page.get_by_label(es("Your password"), exact=True).fill(PASSWORD)
    page.get_by_label(es("The same password again")).fill(PASSWORD)
    page.get_by_role("button", name=es("This is my username and password")).click()


def sign_in(page, username):
    page.goto("/accounts/login/")
    page.get_by_label(es("Username")).fill(username)
    page.get_by_label(es("Password")).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name=es("Sign in")).click()


def link_on(page):
    """The link of the invitation that this page shows, once."""
    return page.get_by_text("/accounts/invitations/").inner_text()


def write_down_consent(page, whose, adult=None):
    """On a representative's page: the first consent of this giver that is still missing."""
    page.get_by_role("link", name=es(whose)).first.click()
    if adult:
        page.get_by_label(es("Who gave it")).select_option(label=adult)
    page.get_by_role("button", name=es("Write the consent down")).click()
    page.get_by_text(es("The consent is written down.")).wait_for()
