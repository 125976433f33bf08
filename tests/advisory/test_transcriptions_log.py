"""Writing down what was said elsewhere, one row after the other."""

import uuid

import pytest

from advisory.choices import Origin
from advisory.models import Contribution, Transcription
from tests.conftest import client_of
from tests.factories.advisory import (
    DraftFactory,
    MandateFactory,
    OrganizationFactory,
    days,
    submitted,
    today,
)
from tests.factories.programs import AreaFactory
from tests.strategies import named_errors, shown

pytestmark = pytest.mark.django_db

LOG = "/contributions/log/"
WORDS = "Que haya agua en el baño."


@pytest.fixture
def team(coordinator):
    return client_of(coordinator)


def row(mandate, **changes):
    return {
        "token": str(uuid.uuid4()),
        "occasion": "session",
        "medium": "oral",
        "said_on": today().isoformat(),
        "language": "quy",
        "audience": "council",
        "organization": mandate.organization.slug,
        "kind": "suggestion",
        "area": "",
        "words": WORDS,
    } | changes


def test_a_row_becomes_a_contribution_that_says_who_wrote_it_down(team, coordinator, mandate):
    area = AreaFactory()

    response = team.post(LOG, row(mandate, area=area.slug, said_on=str(today() - days(1))))

    kept = Contribution.objects.get()
    assert (kept.words, kept.kind, kept.area, kept.language) == (WORDS, "suggestion", area, "quy")
    assert (kept.mandate, kept.organization) == (mandate, mandate.organization)
    assert (kept.state, kept.origin, kept.audience) == ("submitted", "logged", "council")
    assert kept.reference == f"AP-{today().year}-0001"
    assert kept.promised_on == today() + days(30)
    written = kept.transcription
    assert (written.written_by, written.occasion, written.medium) == (
        coordinator,
        "session",
        "oral",
    )
    assert written.said_on == today() - days(1)
    assert not written.is_checked
    assert response.status_code == 302


def test_the_next_row_takes_over_where_how_and_who_and_not_the_words(team, mandate):
    response = team.post(LOG, row(mandate, said_on=str(today() - days(3))), follow=True)

    fields = shown(response)
    assert {name: fields[name] for name in ("occasion", "medium", "language", "audience")} == {
        "occasion": "session",
        "medium": "oral",
        "language": "quy",
        "audience": "council",
    }
    assert fields["said_on"] == str(today() - days(3))
    assert fields["organization"] == mandate.organization.slug
    assert fields["words"] == ""
    page = response.content.decode()
    assert f"Saved: AP-{today().year}-0001" in page
    assert "What you wrote down" in page
    assert WORDS in page
    assert "Written down by the team, not confirmed yet" in page


def test_values_of_the_address_that_nobody_offers_are_left_out(team, mandate):
    fields = shown(team.get(f"{LOG}?occasion=party&said_on=soon&organization=x&language=quz"))

    assert fields["language"] == "quz"
    assert fields["said_on"] == str(today())
    assert fields["organization"] == ""


def test_each_person_sees_what_they_wrote_down_themselves(team, mandate, coordinator):
    colleague = client_of(type(coordinator).objects.create_user("colega"))
    team.post(LOG, row(mandate))

    assert WORDS in team.get(LOG).content.decode()
    assert colleague.get(LOG).status_code == 403


@pytest.mark.parametrize("htmx", [True, False])
def test_the_same_row_sent_twice_is_one(team, mandate, htmx):
    typed = row(mandate)
    headers = {"HX-Request": "true"} if htmx else {}

    first = team.post(LOG, typed, headers=headers)
    second = team.post(LOG, typed, headers=headers)

    assert (first.status_code, second.status_code) == (302, 302)
    assert Contribution.objects.count() == Transcription.objects.count() == 1


def test_other_words_in_a_row_that_was_saved_are_kept_and_asked_about(team, mandate):
    typed = row(mandate)
    team.post(LOG, typed)

    response = team.post(LOG, typed | {"words": "Otra cosa."})

    fields = shown(response)
    assert fields["words"] == "Otra cosa."
    assert fields["token"] != typed["token"]
    assert named_errors(response) == {"words"}
    assert Contribution.objects.get().words == WORDS
    assert team.post(LOG, fields).status_code == 302
    assert Contribution.objects.count() == 2


def test_the_token_of_a_childs_draft_is_refused_and_the_draft_stays(team, mandate):
    draft = DraftFactory(mandate=mandate, words="Es mío.")

    response = team.post(LOG, row(mandate, token=str(draft.token)))

    assert response.status_code == 404
    draft.refresh_from_db()
    assert (draft.words, draft.state, draft.origin) == ("Es mío.", "draft", "own")


def test_with_htmx_a_part_of_the_page_comes_back_and_the_address_with_it(team, mandate):
    next_page = team.post(LOG, row(mandate), headers={"HX-Request": "true"}).url

    response = team.get(next_page, headers={"HX-Request": "true"})

    part = response.content.decode()
    assert "<html" not in part
    assert 'id="log"' in part
    assert f"Saved: AP-{today().year}-0001" in part
    assert response["HX-Replace-Url"] == next_page
    assert "HX-Request" in response["Vary"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"words": " \u200b "}, "words"),
        ({"words": "x" * 4001}, "words"),
        ({"kind": "poem"}, "kind"),
        ({"area": "nowhere"}, "area"),
        ({"audience": ""}, "audience"),
        ({"audience": "all"}, "audience"),
        ({"occasion": "party"}, "occasion"),
        ({"medium": ""}, "medium"),
        ({"language": "xx"}, "language"),
        ({"organization": ""}, "organization"),
        ({"organization": "nowhere"}, "organization"),
        ({"said_on": ""}, "said_on"),
        ({"said_on": "yesterday"}, "said_on"),
        ({"said_on": "2010-01-01"}, "said_on"),
    ],
)
def test_what_is_not_in_order_is_named_at_its_field_and_nothing_typed_is_lost(
    team, mandate, changes, field
):
    typed = row(mandate) | changes

    response = team.post(LOG, typed)

    assert response.status_code == 200
    assert named_errors(response) == {field}
    if "words" not in changes:
        assert shown(response)["words"] == WORDS
    assert not Contribution.objects.exists()


def test_a_day_to_come_is_refused(team, mandate):
    response = team.post(LOG, row(mandate, said_on=str(today() + days(1))))

    assert response.context["form"].errors == {"said_on": ["This day is still to come."]}


@pytest.mark.parametrize("token", ["", "x", "1"])
def test_a_row_without_a_token_is_not_saved(team, mandate, token):
    response = team.post(LOG, row(mandate, token=token))

    assert response.status_code == 200
    assert not Contribution.objects.exists()


# --- Under whose mandate ---


def test_it_is_said_under_the_mandate_of_that_day(team, mandate):
    past = MandateFactory(
        organization=mandate.organization,
        period=(today() - days(500), today() - days(100)),
    )

    team.post(LOG, row(mandate, said_on=str(today() - days(101))))

    assert Contribution.objects.get().mandate == past


def test_without_a_titular_an_alternate_speaks_for_the_organization(team):
    alternate = MandateFactory(seat="alternate")

    team.post(LOG, row(alternate))

    assert Contribution.objects.get().mandate == alternate


def test_with_both_the_titular_does(team, mandate):
    MandateFactory(organization=mandate.organization, seat="alternate")

    team.post(LOG, row(mandate))

    assert Contribution.objects.get().mandate == mandate


def test_an_organization_for_which_nobody_sat_that_day_is_named(team, mandate):
    organization = OrganizationFactory()

    response = team.post(LOG, row(mandate, organization=organization.slug))

    (message,) = response.context["form"].errors["organization"]
    assert message.startswith("Nobody sat for this organization on ")
    assert not Contribution.objects.exists()


# --- Where it is seen ---


def test_the_lists_of_the_team_are_filtered_by_origin(team, mandate):
    submitted(mandate=mandate, words="De la niña.")
    team.post(LOG, row(mandate))

    def found(origin):
        response = team.get(f"/contributions/?origin={origin}")
        return [each.words for each in response.context["page"].rows]

    assert found("own") == ["De la niña."]
    assert found("logged") == [WORDS]
    assert found("unchecked") == [WORDS]


def test_the_desk_counts_what_nobody_confirmed_yet(team, mandate):
    team.post(LOG, row(mandate))

    tally = next(
        each for each in team.get("/").context["tallies"] if each.label == "Words not confirmed yet"
    )

    assert tally.count.number == 1
    assert tally.url == "/contributions/?origin=unchecked&sort=promised"
    assert [each.origin for each in team.get(tally.url).context["page"].rows] == [Origin.LOGGED]
