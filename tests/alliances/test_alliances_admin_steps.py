"""The steps of the life of alliances, taken in the Django admin."""

import re

import pytest
from django.utils import timezone

from alliances.models import Alliance, Partner
from tests.conftest import client_of
from tests.factories.alliances import AllianceFactory, LineOfWorkFactory, PartnerFactory
from tests.factories.programs import AreaFactory

pytestmark = pytest.mark.django_db

ALLIANCES = "/admin/alliances/alliance/"


@pytest.fixture
def admin(administrator):
    return client_of(administrator)


def chosen(name, *alliances, **typed):
    return {
        "action": name,
        "_selected_action": [each.pk for each in alliances],
        **typed,
    }


def test_several_are_suspended_at_once_with_a_reason(admin):
    first, second, draft = AllianceFactory(), AllianceFactory(), AllianceFactory(state="draft")

    asked = admin.post(ALLIANCES, chosen("suspend", first, second, draft))
    page = asked.content.decode()
    done = admin.post(
        ALLIANCES,
        chosen("suspend", first, second, draft, apply="1", on="2026-03-01", reason="No funds"),
        follow=True,
    )

    assert "These can’t take this step as they stand now" in page
    assert "2 alliances are suspended." in done.content.decode()
    found = Alliance.objects.order_by("pk").values_list("state", "reason")
    assert list(found) == [("suspended", "No funds"), ("suspended", "No funds"), ("draft", "")]


@pytest.mark.parametrize(
    ("state", "name", "words"),
    [
        ("draft", "activate", "1 alliance is begun."),
        ("suspended", "resume", "1 alliance is taken up again."),
    ],
)
def test_what_is_a_draft_is_begun_and_what_is_suspended_is_taken_up_again(
    state, name, words, admin
):
    alliance = AllianceFactory(state=state)

    done = admin.post(
        ALLIANCES,
        chosen(name, alliance, apply="1", on=timezone.localdate(), reason="They are back."),
        follow=True,
    )

    assert words in done.content.decode()
    assert Alliance.objects.get().state == "active"


@pytest.mark.parametrize(
    ("state", "offered"),
    [
        ("draft", ["activate"]),
        ("active", ["suspend", "end", "hand_over"]),
        ("suspended", ["resume", "end", "hand_over"]),
        ("ended", []),
    ],
)
def test_the_page_of_an_alliance_offers_the_steps_that_it_can_take(state, offered, admin):
    alliance = AllianceFactory(state=state)

    page = admin.get(f"{ALLIANCES}{alliance.pk}/change/").content.decode()

    assert re.findall(r'name="action" value="(\w+)"', page) == offered


@pytest.mark.parametrize("typed", [{"reason": " "}, {"on": "x"}, {"on": "2099-01-01"}])
def test_a_step_without_a_good_reason_and_day_is_asked_again(typed, admin):
    alliance = AllianceFactory()
    words = {"apply": "1", "on": "2026-03-01", "reason": "No funds", **typed}

    response = admin.post(ALLIANCES, chosen("end", alliance, **words))

    assert response.status_code == 200
    assert "errorlist" in response.content.decode()
    assert Alliance.objects.get().state == "active"


def test_an_alliance_is_handed_over_to_the_partner_that_follows(admin):
    alliance = AllianceFactory(partner__name_en="Old")
    line = LineOfWorkFactory(alliance=alliance, name_en="Coverage")
    line.other_areas.add(AreaFactory(slug="health"))
    follower = PartnerFactory(name_en="New")

    admin.post(
        ALLIANCES,
        chosen(
            "hand_over",
            alliance,
            apply="1",
            on="2026-03-01",
            reason="It was renamed.",
            successor=follower.pk,
        ),
    )

    alliance.refresh_from_db()
    assert (alliance.state, alliance.reason) == ("ended", "It was renamed.")
    assert Partner.objects.get(pk=alliance.partner_id).succeeded_by == follower
    draft = Alliance.objects.get(partner=follower)
    assert draft.state == "draft"
    copy = draft.lines.get()
    assert (copy.name_en, copy.modality, copy.main_area) == (
        "Coverage",
        "training",
        line.main_area,
    )
    assert [area.slug for area in copy.other_areas.all()] == ["health"]


def test_a_successor_that_would_close_a_circle_is_refused_and_nothing_is_handed_over(admin):
    old = PartnerFactory()
    new = PartnerFactory(succeeded_by=old)
    alliance = AllianceFactory(partner=old)

    response = admin.post(
        ALLIANCES,
        chosen("hand_over", alliance, apply="1", on="2026-03-01", reason="R", successor=new.pk),
    )

    assert "In the end this partner would be followed by itself." in response.content.decode()
    assert list(Alliance.objects.values_list("state", flat=True)) == ["active"]
