"""What was said in a session: written down row by row, and looked at by who said it."""

import pytest
from playwright.sync_api import expect

from advisory.models import Contribution
from tests.browser.words import es
from tests.factories.advisory import today

pytestmark = pytest.mark.browser


def save(page, words):
    page.get_by_label(es("Their words")).fill(words)
    page.get_by_role("button", name=es("Save it, and on to the next")).click()


def expect_saved(page, reference):
    expect(page.get_by_text(es("Saved: %(reference)s", reference=reference))).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_rows_are_saved_one_by_one_and_a_child_corrects_one(
    visit, mandate, representative, coordinator, javascript
):
    year = today().year
    team = visit(coordinator, javascript=javascript, width=1280)
    child = visit(representative, javascript=javascript)

    # The first row; the next one takes over where, when and for whom.
    team.goto("/")
    team.get_by_role("link", name=es("Write down what they said")).click()
    team.get_by_label(es("Who may read it?")).select_option("council")
    team.get_by_label(es("Organization"), exact=True).select_option(mandate.organization.slug)
    save(team, "Queremos una cancha.")
    expect_saved(team, f"AP-{year}-0001")
    expect(team.get_by_label(es("Organization"), exact=True)).to_have_value(
        mandate.organization.slug
    )
    expect(team.get_by_label(es("Their words"))).to_have_value("")

    # An error in the second row loses neither it nor the first one.
    team.get_by_label(es("What is it?")).select_option("idea")
    save(team, "")
    expect(team.get_by_role("alert")).to_contain_text(es("Write what they said."))
    expect(team.get_by_label(es("What is it?"))).to_have_value("idea")
    save(team, "Una radio de adultos.")
    expect_saved(team, f"AP-{year}-0002")
    expect(team.get_by_role("link", name="Queremos una cancha.")).to_be_visible()

    # The child finds both at home, says yes to one and corrects the other.
    child.goto("/")
    child.get_by_role("link", name=f"{es('Look at it')} AP-{year}-0001").click()
    child.get_by_role("button", name=es("Yes, these are my words")).click()
    expect(child.get_by_role("status")).to_have_text(es("Thank you. Now we know it."))
    child.goto("/")
    child.get_by_role("link", name=f"{es('Look at it')} AP-{year}-0002").click()
    child.get_by_text(es("No, something is not right")).click()
    child.get_by_label(es("Write it here as it should be")).fill("Una radio de niños.")
    child.get_by_role("button", name=es("Send my correction")).click()
    expect(child.get_by_role("status")).to_have_text(es("Thank you. It stands beside the words."))

    # Both stand on the page; nothing is overwritten.
    team.goto(f"/contributions/AP-{year}-0002/")
    expect(team.get_by_role("blockquote")).to_have_text(
        ["Una radio de adultos.", "Una radio de niños."]
    )
    assert Contribution.objects.get(kind="idea").words == "Una radio de adultos."
