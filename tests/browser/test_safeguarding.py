"""Somebody is being hurt: only the leads read it, and the child who told it hears back."""

import pytest
from playwright.sync_api import expect

from advisory.models import Concern
from tests.browser.words import es
from tests.factories.advisory import submitted

pytestmark = pytest.mark.browser


def main(page):
    return page.get_by_role("main")


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_what_a_child_tells_and_what_worries_the_team_is_read_by_leads_alone(
    visit, mandate, representative, other_representative, coordinator, lead, javascript
):
    sent = submitted(mandate=mandate, words="En la casa de Nina hay golpes.")
    child = visit(representative, javascript=javascript)
    other = visit(other_representative, javascript=javascript)
    team = visit(coordinator, javascript=javascript, width=1280)
    protector = visit(lead, javascript=javascript, width=1280)

    # A child tells it, from any page; who reads it and when is said at once.
    child.goto("/contributions/")
    child.get_by_role("link", name=es("I need to tell something to a person I trust")).click()
    child.get_by_label(es("What do you want to tell?")).fill("Tengo miedo de ir a casa.")
    child.get_by_text(es("Yes, when we can be alone"), exact=True).click()
    child.get_by_role("button", name=es("Send it to them")).click()
    expect(child.get_by_role("heading", level=1)).to_have_text(es("It has arrived"))
    expect(main(child)).not_to_contain_text("Tengo miedo")  # phones are shared

    # A coordinator marks what worries them: it leaves every list, theirs too.
    team.goto(sent.get_absolute_url())
    team.get_by_role("link", name=es("A child may be in danger")).click()
    team.get_by_label(es("What worries you?")).fill("Habla de golpes.")
    team.get_by_role("button", name=es("Move it now")).click()
    expect(main(team)).not_to_contain_text("golpes")
    for page in (team, other):
        for address in ("/", "/contributions/", "/contributions/?q=golpes", "/you-said/"):
            page.goto(address)
            expect(main(page)).not_to_contain_text("hay golpes")
            expect(main(page)).not_to_contain_text("Tengo miedo")
    assert team.goto("/safeguarding/").status == 404
    assert other.goto(sent.get_absolute_url()).status == 404

    # A lead takes it, writes what was done and closes it with words for the child.
    told = Concern.objects.get(words="Tengo miedo de ir a casa.")
    protector.goto("/")
    protector.locator(f"main a[href='{told.get_absolute_url()}']").first.click()
    expect(protector.get_by_role("blockquote")).to_have_text("Tengo miedo de ir a casa.")
    protector.get_by_role("button", name=es("Take it: I am in charge")).click()
    protector.get_by_role("link", name=es("Write a note or a referral")).click()
    protector.get_by_label(es("What was found out or done")).fill("Hablé con su tía.")
    protector.get_by_role("button", name=es("Write it down")).click()
    protector.get_by_role("link", name=es("Close it")).click()
    protector.get_by_label(es("We took care of it ourselves")).check()
    protector.get_by_label(es("What the child is told")).fill("Estamos contigo. Ven el viernes.")
    protector.get_by_role("button", name=es("Close it and tell the child")).click()
    expect(protector.get_by_role("status")).to_have_text(
        es("Closed. The child reads what you wrote.")
    )
    child.reload()
    expect(main(child)).to_contain_text("Estamos contigo. Ven el viernes.")

    # The author of what was marked reads a calm page in its place.
    child.goto(sent.get_absolute_url())
    expect(child.get_by_role("heading", level=1)).to_have_text(es("It has arrived"))
    expect(main(child)).not_to_contain_text("golpes")
