"""A contribution is referred, accepted and done, and its author sees it."""

import pytest
from playwright.sync_api import expect

from accounts.choices import Role
from advisory.models import Organization
from tests.browser.words import es
from tests.factories.accounts import UserFactory
from tests.factories.advisory import MandateFactory, answered

pytestmark = pytest.mark.browser

ASK = "Enviar una obstetra al caserío."
OUTCOME = "Una obstetra va cada martes."


def test_what_a_child_asked_is_sent_to_an_entity_accepted_and_done(visit):
    mandate = MandateFactory(organization=Organization.objects.get(slug="conao"))
    coordinator = UserFactory(roles=[Role.COORDINATOR], name="Rosa Quispe")
    contribution = answered(mandate=mandate, owner=coordinator)
    team = visit(coordinator, width=1280)
    child = visit(mandate.representative.user, javascript=False)

    # Staff send it to a line of work of the Ministry of Health.
    team.goto(contribution.get_absolute_url())
    team.get_by_role("link", name=es("Send it to an entity")).click()
    line = team.locator("optgroup[label='Ministerio de Salud'] option").first
    team.get_by_label(es("To which line of work")).select_option(line.get_attribute("value"))
    team.get_by_label(es("What do we ask them to do?")).fill(ASK)
    team.get_by_role("button", name=es("Send it to the entity")).click()
    expect(team.get_by_role("status")).to_have_text(
        es("It is on its way. The author reads where it went.")
    )

    # The child reads who was asked for what, and that the answer is awaited.
    child.goto("/")
    child.goto(contribution.get_absolute_url())
    expect(child.get_by_role("main")).to_contain_text("Ministerio de Salud")
    expect(child.get_by_role("main")).to_contain_text(ASK)
    waiting = es("We are waiting for what they say. When they say something, you read it here.")
    expect(child.get_by_role("main")).to_contain_text(waiting)

    # It stands on the page of the alliance, loaded into it.
    team.goto("/alliances/minsa/")
    expect(team.locator("#referrals").get_by_role("link", name=ASK)).to_be_visible()

    # The entity says yes; later it is done.
    team.goto(contribution.get_absolute_url())
    _write_down(team, "They said yes")
    child.reload()
    expect(child.get_by_role("main")).to_contain_text(es("They said yes. They will do it."))
    _write_down(team, "They did it", OUTCOME)
    child.goto("/")
    expect(child.get_by_role("main")).to_contain_text(es("New", "news"))
    child.goto(contribution.get_absolute_url())
    expect(child.get_by_role("main")).to_contain_text(OUTCOME)


def _write_down(page, what, words=""):
    page.get_by_role("link", name=es("Write down what they say")).click()
    page.get_by_label(es(what), exact=True).check()
    page.get_by_label(es("Why not, or what they did")).fill(words)
    page.get_by_role("button", name=es("Write it down")).click()
    expect(page.get_by_role("status")).to_have_text(es("It is written down. The author reads it."))
