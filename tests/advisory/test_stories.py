"""You said – we did: what anyone reads, and how it comes there."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from advisory.models import Story
from tests.conftest import client_of
from tests.factories.advisory import (
    MandateFactory,
    OrganizationFactory,
    answered,
    decided,
    done,
    submitted,
    told,
)
from tests.strategies import named_errors, shown

pytestmark = pytest.mark.django_db
WORDS = {"version": "0", "said": "Pidieron sombra en la feria.", "did": "Hay diez toldos."}


def address(contribution):
    return f"{contribution.get_absolute_url()}story/"


def test_a_coordinator_publishes_and_anyone_reads_it(client, coordinator):
    organization = OrganizationFactory(acronym="CONAO")
    contribution = done(owner=coordinator, mandate__organization=organization)

    client_of(coordinator).post(address(contribution), WORDS | {"action": "publish"})

    for page in ("/", "/you-said/"):
        text = client.get(page).content.decode()
        assert "Pidieron sombra en la feria." in text
        assert "Hay diez toldos." in text
        assert "<strong>CONAO</strong>" in text
        assert "Queremos más árboles" not in text  # the child's own words
    assert Story.objects.get().published_by == coordinator


def test_what_is_only_saved_is_read_by_nobody(client, coordinator):
    contribution = answered(owner=coordinator)

    client_of(coordinator).post(address(contribution), WORDS | {"action": "save"})

    assert Story.objects.get().published_at is None
    assert "Pidieron sombra" not in client.get("/you-said/").content.decode()
    assert "Nothing here yet" in client.get("/you-said/").content.decode()


def test_what_was_published_is_taken_down_and_its_words_are_kept(client, coordinator):
    story = told(answered=answered(owner=coordinator))
    team = client_of(coordinator)
    form = shown(team.get(address(story.contribution)))

    team.post(address(story.contribution), form | {"action": "take_down"})

    assert "Pidieron árboles." not in client.get("/you-said/").content.decode()
    assert Story.objects.get().said == "Pidieron árboles."


def test_it_begins_with_what_the_team_has_written_already(coordinator):
    contribution = done(owner=coordinator)
    contribution.review.summary = "Piden árboles."
    contribution.review.save()

    form = shown(client_of(coordinator).get(address(contribution)))

    assert (form["said"], form["did"]) == ("Piden árboles.", "Plantamos diez árboles.")


@pytest.mark.parametrize("field", ["said", "did", "said_en", "did_en"])
def test_a_text_that_names_a_child_of_the_organization_is_refused(coordinator, field):
    mandate = MandateFactory(representative__given_name="Lucía")
    contribution = answered(owner=coordinator, mandate=mandate)
    sent = WORDS | {"said_en": "Shade.", "did_en": "Ten roofs."} | {field: "Gracias a Lucia."}

    response = client_of(coordinator).post(address(contribution), sent | {"action": "publish"})

    assert response.context["form"].errors == {
        field: ["It may name a child: Lucia. Say the organization instead."]
    }
    assert shown(response)[field] == "Gracias a Lucia."
    assert not Story.objects.exists()


def test_the_name_of_who_sat_there_before_is_refused_too(coordinator):
    contribution = answered(owner=coordinator)
    MandateFactory(
        organization=contribution.organization, seat="alternate", representative__given_name="Wayra"
    )

    response = client_of(coordinator).post(address(contribution), WORDS | {"did": "Fue Wayra."})

    assert named_errors(response) == {"did"}


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ({"said": ""}, {"said"}),
        ({"did": " \r\n"}, {"did"}),
        ({"said": "a" * 601}, {"said"}),
        ({"said_en": "Shade."}, {"did_en"}),
        ({"did_en": "Ten roofs."}, {"said_en"}),
    ],
)
def test_what_is_missing_or_too_long_is_given_back(coordinator, sent, wrong):
    contribution = answered(owner=coordinator)

    response = client_of(coordinator).post(address(contribution), WORDS | sent)

    assert named_errors(response) == wrong
    assert not Story.objects.exists()


def test_the_second_of_two_writers_sees_both_texts(coordinator):
    contribution = answered(owner=coordinator)
    client = client_of(coordinator)
    client.post(address(contribution), WORDS)

    anew = WORDS | {"did": "Nada todavía.", "action": "publish"}
    response = client.post(address(contribution), anew)

    assert response.status_code == 409
    assert "Publish what I wrote" in response.content.decode()
    assert Story.objects.get().did == "Hay diez toldos."


def test_who_reads_english_gets_it_or_is_told_that_it_is_spanish(client, coordinator):
    told(answered=answered(owner=coordinator), said_en="They asked for trees.", did_en="Ten now.")
    told(answered=answered(owner=coordinator), said="Pidieron agua.", did="Hay agua.")

    english = client.get("/you-said/").content.decode()
    with translation.override("es"):
        spanish = client.get("/you-said/", headers={"accept-language": "es"}).content.decode()

    assert "They asked for trees." in english
    assert '<p class="story-said" lang="es">Pidieron agua.</p>' in english
    assert '<p class="story-said">Pidieron árboles.</p>' in spanish


@pytest.mark.parametrize(
    ("make", "fields"),
    [(submitted, {}), (decided, {"owner": True}), (answered, {"owner": True, "audience": "team"})],
)
def test_the_database_refuses_to_publish_what_is_not_for_the_public(coordinator, make, fields):
    fields = fields | ({"owner": coordinator} if "owner" in fields else {})
    contribution = make(**fields)

    with pytest.raises(IntegrityError, match="story_published_is_answered"), transaction.atomic():
        Story.objects.create(
            contribution=contribution,
            said="Sí",
            did="Sí",
            published_at=timezone.now(),
            published_by=coordinator,
        )


def test_the_database_refuses_a_story_without_words_or_without_an_adult(coordinator):
    contribution = answered(owner=coordinator)

    for fields, name in (
        ({"said": " ", "did": "Sí"}, "story_says_both"),
        ({"said": "Sí", "did": "Sí", "published_at": timezone.now()}, "story_published_by"),
    ):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            Story.objects.create(contribution=contribution, **fields)
