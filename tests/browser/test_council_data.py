"""What is kept about a child: they read it, take it along, and have it erased."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from advisory.choices import Purpose
from advisory.models import Organization
from tests.browser.words import es
from tests.factories.advisory import (
    ConsentFactory,
    ConsentTextFactory,
    MandateFactory,
    RepresentativeFactory,
    submitted,
)

pytestmark = pytest.mark.browser


@pytest.fixture
def seat(transactional_db):
    """Of Yanamaría, who also agreed to being seen in photos, and said something."""
    child = RepresentativeFactory(given_name="Yanamaría", user__username="yana")
    ConsentFactory(representative=child, text=ConsentTextFactory(purpose=Purpose.IMAGE))
    organization = Organization.objects.get(slug="conao")
    seat = MandateFactory(organization=organization, representative=child)
    submitted(mandate=seat, words="Queremos agua limpia.")
    return seat


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_a_child_reads_who_looked_takes_the_data_along_and_takes_a_yes_back(
    visit, coordinator, seat, javascript
):
    team = visit(coordinator, javascript=javascript)
    child = visit(seat.representative.user, javascript=javascript)
    team.goto(seat.representative.get_absolute_url())

    child.goto("/")
    child.get_by_role("link", name=es("My data")).click()
    expect(child.get_by_role("main")).to_contain_text("Yanamaría")
    expect(child.get_by_role("main")).to_contain_text("Coordinator")

    with child.expect_download() as download:
        child.get_by_role("link", name=es("The same as a file")).click()
    taken = json.loads(Path(download.value.path()).read_text())
    assert taken["given_name"] == "Yanamaría"
    assert taken["contributions"][0]["words"] == "Queremos agua limpia."

    photos = child.get_by_role("listitem").filter(has_text=es("Being seen in photos"))
    photos.get_by_role("link", name=es("I changed my mind")).click()
    child.get_by_role("button", name=es("Yes, I take it back")).click()
    expect(child.get_by_role("status")).to_have_text(es("Done. From now on it does not count."))
    expect(photos.get_by_role("link", name=es("I changed my mind"))).to_have_count(0)


def test_an_erased_child_is_out_at_once_and_what_they_said_stands(visit, coordinator, seat):
    team = visit(coordinator, width=1280)
    child = visit(seat.representative.user)
    child.goto("/me/")
    expect(child.get_by_role("main")).to_contain_text("Yanamaría")

    # A slip of the finger erases nobody.
    team.goto(seat.representative.get_absolute_url())
    team.get_by_role("link", name=es("Erase this person’s data")).click()
    team.get_by_label(es("Type the name to go on")).fill("Yana")
    team.get_by_role("button", name=es("Erase for good")).click()
    expect(team.get_by_role("alert")).to_contain_text(
        es("This is not the name. Nothing was erased.")
    )
    team.get_by_label(es("Type the name to go on")).fill("Yanamaría")
    team.get_by_role("button", name=es("Erase for good")).click()
    expect(team.get_by_role("status")).to_have_text(
        es("Erased. What the child said stays with the organization.")
    )

    # Nobody sits there, no name is left, and the advice is the organization's.
    expect(team.get_by_role("main")).not_to_contain_text("Yanamaría")
    team.goto(seat.organization.get_absolute_url())
    expect(team.get_by_role("main")).not_to_contain_text("Yanamaría")
    expect(team.get_by_role("link", name="Queremos agua limpia.")).to_be_visible()
    child.reload()
    expect(child).to_have_url(re.compile(r"/accounts/login/\?next=/me/$"))
