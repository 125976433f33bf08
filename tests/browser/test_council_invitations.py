"""A child's way in: a link that a coordinator makes, opened on the child's own phone."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from accounts.choices import Role
from advisory.models import Organization
from tests.browser.doors import choose, sign_in
from tests.browser.words import es
from tests.factories.accounts import InvitationFactory, PreparedUserFactory
from tests.factories.advisory import MandateFactory

pytestmark = pytest.mark.browser

both_ways = pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])


@pytest.fixture
def newcomer(transactional_db):
    """Whose seat and consents are written down, and who has never signed in."""
    seat = MandateFactory(
        organization=Organization.objects.get(slug="conao"),
        representative__user=PreparedUserFactory(roles=[Role.REPRESENTATIVE]),
    )
    return seat.representative


def title(page):
    return page.get_by_role("heading", level=1)


@both_ways
def test_a_child_opens_the_link_on_a_phone_chooses_a_name_and_a_password_and_is_in(
    visit, coordinator, newcomer, javascript
):
    team = visit(coordinator, width=1280, javascript=javascript)
    child = visit(javascript=javascript)

    # A coordinator makes the link, which is on that one page.
    team.goto(newcomer.get_absolute_url())
    team.get_by_role("button", name=es("Make a new invitation")).click()
    expect(
        team.get_by_role("img", name=es("QR code with the link that stands below"))
    ).to_be_visible()
    link = team.get_by_text("/accounts/invitations/").inner_text()

    # The child opens it, chooses, and signs in with what was chosen.
    child.goto(link)
    choose(child, "luz")
    expect(child.get_by_role("status")).to_have_text(
        es("Well done! Your username is “%(username)s”. Now sign in.", username="luz")
    )
    sign_in(child, "luz")
    expect(child.get_by_role("main")).to_contain_text("Coordinadora de Niños y Adolescentes de Ica")
    expect(child.get_by_role("main").get_by_role("link", name=es("Say something"))).to_be_visible()

    # Whoever finds the link later finds it used.
    finder = visit(javascript=javascript)
    assert finder.goto(link).status == 410
    expect(title(finder)).to_have_text(es("This link has been used"))


def test_a_link_that_is_taken_back_while_the_child_has_it_open_says_so(
    visit, coordinator, newcomer
):
    InvitationFactory(token="mine", user=newcomer.user)
    child, team = visit(), visit(coordinator)
    child.goto("/accounts/invitations/mine/")
    expect(title(child)).to_have_text(es("Welcome! Your seat is waiting"))

    team.goto(newcomer.get_absolute_url())
    team.get_by_role("button", name=es("Revoke it")).click()
    expect(team.get_by_role("status")).to_have_text(
        es("The invitation is taken back. Its link works no more.")
    )

    choose(child, "luz")
    expect(title(child)).to_have_text(es("This link was taken back"))
    newcomer.user.refresh_from_db()
    assert not newcomer.user.has_usable_password()


def test_a_link_that_is_too_old_says_so_and_whom_to_ask(visit, newcomer):
    InvitationFactory(
        token="old", user=newcomer.user, expires_at=timezone.now() - timedelta(minutes=1)
    )
    child = visit()

    assert child.goto("/accounts/invitations/old/").status == 410

    expect(title(child)).to_have_text(es("This link is too old"))
    expect(child.get_by_role("main")).to_contain_text(
        es("Ask the person on the team who gave it to you for a new one.")
    )
