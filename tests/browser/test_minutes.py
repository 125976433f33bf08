"""What a session leaves behind: from a resolution to minutes that are signed."""

import io

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from advisory.models import Minutes, Organization
from tests.browser.words import es, es_around
from tests.factories.advisory import MandateFactory, days, today
from tests.factories.minutes import held

pytestmark = pytest.mark.browser

RESOLVED = "Preguntar en cada colegio cuántas horas hay agua."
TALKED = "REDNNA contó que el agua llega solo dos horas."


@pytest.fixture
def session(coordinator):
    MandateFactory(
        organization=Organization.objects.get(slug="conao"),
        representative__user__username="rep-conao",
    )
    return held(number=3, topics=["El agua del colegio", "La feria"], facilitator=coordinator)


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_what_was_resolved_is_written_confirmed_approved_and_printed(
    visit, coordinator, session, javascript
):
    child_user = session.attendances.get().mandate.representative.user
    team = visit(coordinator, width=1280, javascript=javascript)
    child = visit(child_user, javascript=javascript)

    # The desk leads to the session; a resolution is written down.
    team.goto(session.get_absolute_url())
    team.get_by_role("link", name=es("Write a resolution down")).click()
    team.get_by_label(es("What was resolved")).fill(RESOLVED)
    team.get_by_label(es("Until when")).fill((today() + days(20)).isoformat())
    team.get_by_role("button", name=es("Write the resolution down")).click()
    expect(team.get_by_role("status")).to_have_text(es("The resolution is written down."))

    # The minutes are written topic by topic, saved meanwhile, and sent.
    team.get_by_role("main").get_by_role("link", name=es("Write the minutes")).click()
    team.get_by_label("1. El agua del colegio").fill(TALKED)
    if javascript:
        expect(team.locator("#saved")).to_have_text(
            es_around("Saved at %(time)s. Only the team can see it.")
        )
    team.get_by_role("button", name=es("Send them to the representatives")).click()
    expect(team.get_by_role("main")).to_contain_text(es("nothing yet"))

    # The child is asked at home, reads it, and says yes.
    child.goto("/")
    child.get_by_role("link", name=es("Say if it is right")).click()
    expect(child.get_by_role("main")).to_contain_text(TALKED)
    expect(child.get_by_role("main")).to_contain_text(RESOLVED)
    child.get_by_role("button", name=es("Yes, it was like that")).click()
    expect(child.get_by_role("status")).to_have_text(es("Thank you. Now we know it."))

    # It is approved, and printed so that it can be signed.
    team.reload()
    team.get_by_role("button", name=es("Approve them: nothing changes any more")).click()
    expect(team.get_by_role("main")).to_contain_text(es("Confirmed by:"))
    assert Minutes.objects.get().state == "approved"
    pages = PdfReader(io.BytesIO(team.pdf(prefer_css_page_size=True))).pages
    text = " ".join(page.extract_text() for page in pages)
    assert [round(float(side)) for side in pages[0].mediabox[2:]] == [595, 842]  # A4, in points
    for words in (es("Minutes of session %(number)s", number=3), RESOLVED, TALKED, "CONAO"):
        assert words in " ".join(text.split())
    assert es("Write the minutes") not in text
