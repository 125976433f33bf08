"""A seat changes hands: from the desk to the successor, who reads on where the other left off."""

import pgtrigger
import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from playwright.sync_api import expect

from advisory.choices import Audience
from advisory.models import Contribution, Mandate, Organization
from tests.browser.doors import choose, link_on, sign_in, write_down_consent
from tests.browser.words import es
from tests.factories.advisory import MandateFactory, days, submitted, today

pytestmark = pytest.mark.browser

WORDS = "Queremos un comedor en el mercado."


@pytest.fixture
def ending(transactional_db):
    """The mandate of Sami, who said something to the team alone; it ends in a month."""
    seat = MandateFactory(
        organization=Organization.objects.get(slug="manthoc"),
        representative__given_name="Sami",
        period=DateRange(today() - days(600), today() + days(30)),
    )
    said = submitted(mandate=seat, words=WORDS, audience=Audience.TEAM)
    with pgtrigger.ignore("advisory.Contribution:words_stay"):  # said yesterday
        Contribution.objects.filter(pk=said.pk).update(submitted_at=said.submitted_at - days(1))
    return seat


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_a_seat_is_handed_over_and_the_successor_follows_what_was_said(
    visit, coordinator, ending, javascript
):
    team = visit(coordinator, width=1280, javascript=javascript)
    successor = visit(javascript=javascript)

    # The desk says whose mandate ends, and leads to the handover.
    team.goto("/")
    line = team.get_by_role("listitem").filter(has_text="Sami")
    line.get_by_role("link", name=es("Hand over")).click()
    team.get_by_label(es("Given name or alias")).fill("Illari")
    team.get_by_label(es("Month of birth")).select_option("5")
    team.get_by_label(es("Year of birth")).fill(str(today().year - 16))
    team.get_by_label(es("First day of the successor")).fill(today().isoformat())
    team.get_by_role("button", name=es("Hand over")).click()

    # The link for the successor comes at once; then what they agree to is written down.
    expect(team.get_by_role("heading", level=1)).to_have_text(es("The invitation is ready"))
    link = link_on(team)
    team.get_by_role("link", name=es("Done: go back")).click()
    for _ in range(2):
        write_down_consent(team, "Write down the child’s")

    successor.goto(link)
    choose(successor, "illari")
    expect(successor.get_by_role("status")).to_contain_text("illari")
    sign_in(successor, "illari")
    successor.get_by_role("link", name=WORDS).click()
    expect(successor.get_by_role("blockquote")).to_have_text(WORDS)

    # From today the seat is Illari's alone.
    sits = Mandate.objects.current().get(organization=ending.organization)
    assert sits.representative.given_name == "Illari"
    before = visit(ending.representative.user, javascript=javascript)
    before.goto("/")
    expect(before.get_by_role("link", name=WORDS)).to_be_visible()
    expect(before.get_by_role("main").get_by_role("link", name=es("Say something"))).to_have_count(
        0
    )
