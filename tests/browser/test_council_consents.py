"""An account opens with the last yes that is needed, and closes with the first taken back."""

import re

import pytest
from playwright.sync_api import expect

from accounts.choices import Role
from advisory.models import Organization
from tests.browser.doors import sign_in, write_down_consent
from tests.browser.words import es
from tests.factories.accounts import UserFactory
from tests.factories.advisory import MandateFactory, RepresentativeFactory, aged

pytestmark = pytest.mark.browser

WAITING = re.compile(r"/waiting/$")


@pytest.fixture
def luz(transactional_db):
    """Twelve years old, with a seat and a password; nobody has agreed to anything yet."""
    child = RepresentativeFactory(
        given_name="Luz",
        user=UserFactory(username="luz", roles=[Role.REPRESENTATIVE]),
        consents=[],
        **aged(12),
    )
    MandateFactory(organization=Organization.objects.get(slug="conao"), representative=child)
    return child


def add_adult(page, name):
    page.get_by_label(es("name of the adult").capitalize()).fill(name)
    page.get_by_label(es("Relationship")).select_option(label=es("Grandmother or grandfather"))
    page.get_by_label(es("telephone or e-mail").capitalize()).fill("900 000 001")
    page.get_by_role("button", name=es("Add this adult")).click()
    expect(page.get_by_role("status")).to_have_text(es("The adult is added."))


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_a_child_comes_in_when_all_have_agreed_and_is_out_when_one_changes_their_mind(
    visit, coordinator, luz, javascript
):
    team = visit(coordinator, width=1280, javascript=javascript)
    child = visit(javascript=javascript)

    # The password is right, and the account is closed all the same.
    sign_in(child, "luz")
    expect(child).to_have_url(WAITING)

    # A coordinator writes down the adult in charge, and what both agreed to.
    team.goto(luz.get_absolute_url())
    team.get_by_role("link", name=es("Write down the guardian’s")).first.click()
    team.get_by_role("link", name=es("Add the adult in charge")).click()
    add_adult(team, "Abuela Rosa")
    team.goto(luz.get_absolute_url())
    for whose, adult in [
        ("Write down the guardian’s", "Abuela Rosa"),
        ("Write down the guardian’s", "Abuela Rosa"),
        ("Write down the child’s", None),
        ("Write down the child’s", None),
    ]:
        expect(team.get_by_text(es("Account closed: consents are missing"))).to_be_visible()
        write_down_consent(team, whose, adult)
    expect(team.get_by_text(es("The account works"))).to_be_visible()

    # Now the same password opens the door.
    sign_in(child, "luz")
    child.get_by_role("main").get_by_role("link", name=es("Say something")).click()
    expect(child.get_by_label(es("Your words"))).to_be_visible()

    # The grandmother changes her mind while the child is signed in: it counts at once.
    team.get_by_text(es("The ledger")).click()
    team.get_by_role("link", name=es("Withdraw"), exact=True).first.click()
    team.get_by_label(es("A guardian")).check()
    team.get_by_role("button", name=es("Withdraw it")).click()
    expect(team.get_by_role("status")).to_have_text(es("Withdrawn. What it covered has stopped."))
    child.get_by_role("link", name=es("My data")).click()
    expect(child).to_have_url(WAITING)
    expect(child.get_by_role("heading", level=1)).to_have_text(es("Your account is closed for now"))
    sign_in(child, "luz")
    expect(child).to_have_url(WAITING)
