"""Several contributions at once: changed after a look, and taken along as a table."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from advisory.models import Contribution
from programs.models import Area
from tests.browser.words import es
from tests.factories.advisory import submitted

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_several_are_changed_after_a_look_and_the_filtered_list_is_taken_along(
    visit, mandate, coordinator, javascript
):
    water, soap, games = (
        submitted(mandate=mandate, words=words)
        for words in ("Queremos agua.", "Falta jabón.", "Más juegos.")
    )
    team = visit(coordinator, javascript=javascript, width=1280)

    # Two are ticked; what would change is shown first, and nothing has changed yet.
    team.goto("/contributions/")
    for contribution in (water, soap):
        team.locator(f"input[name=chosen][value={contribution.reference}]").check()
    team.get_by_role("button", name=es("Change the ticked ones")).click()
    team.get_by_label(es("Who is in charge")).select_option(label="Coordinator")
    team.get_by_label(es("Area"), exact=True).select_option("health")
    team.get_by_role("button", name=es("See what changes")).click()
    expect(team.locator("ins")).to_have_text(["Coordinator", "Salud", "Coordinator", "Salud"])
    assert not Contribution.objects.exclude(area=None).exists()
    team.get_by_role("button", name=es("Change them")).click()
    expect(team.get_by_role("status")).to_have_text("Se cambiaron 2.")
    assert Contribution.objects.filter(area=Area.objects.get(slug="health")).count() == 2

    # The list of what is about health has the two, and so has the file of it.
    team.get_by_text(es("Filter"), exact=True).click()
    team.get_by_label(es("Area"), exact=True).select_option("health")
    team.get_by_role("button", name=es("Show these")).click()
    expect(team.get_by_role("link", name="Falta jabón.")).to_be_visible()
    expect(team.get_by_role("link", name="Más juegos.")).to_have_count(0)
    with team.expect_download() as download:
        team.get_by_role("link", name="CSV").click()
    table = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert water.reference in table
    assert soap.reference in table
    assert games.reference not in table


def test_what_is_ticked_has_a_tick(visit, mandate, coordinator):
    """Bootstrap's own is an image inside its style, which no page may load."""
    contribution = submitted(mandate=mandate)
    team = visit(coordinator, width=1280)
    team.goto("/contributions/")

    box = team.locator(f"input[name=chosen][value={contribution.reference}]")
    box.check()

    expect(box).to_have_css("appearance", "auto")
    expect(box).to_have_css("background-image", "none")
