"""Safeguarding leads read concerns, see who else did, and bring them to an end."""

import pytest

from accounts.choices import Role
from advisory import actions
from advisory.models import Concern, ConcernNote, ConcernReading, Contribution, Translation
from tests.conftest import client_of
from tests.factories.accounts import UserFactory
from tests.factories.advisory import answered, submitted
from tests.factories.safeguarding import closed, diverted, taken, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def second_lead(db):
    return UserFactory(roles=[Role.LEAD], name="Segunda")


def text_of(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_the_list_and_the_desk_hold_no_word_of_what_was_told(lead, coordinator):
    told(contact="En el recreo.")
    diverted(raised_by=coordinator)
    closed(told(), by=lead)
    client = client_of(lead)

    for path in ("/", "/safeguarding/"):
        page = text_of(client, path)
        for word in ("pega", "recreo", "golpes", "árboles", "cuidan"):
            assert word not in page
    assert not ConcernReading.objects.exists()


def test_each_opening_is_written_down_and_shown_to_the_other_leads(lead, second_lead):
    concern = told()
    path = f"/safeguarding/{concern.pk}/"

    text_of(client_of(lead), path)
    text_of(client_of(lead), path)
    page = text_of(client_of(second_lead), path)

    readers = [str(reading.read_by) for reading in ConcernReading.objects.order_by("pk")]
    assert readers == ["Lead", "Lead", "Segunda"]
    assert page.index("Lead") < page.index("2 times, the last on")
    assert "Segunda" in page


def test_a_lead_reads_all_of_a_diverted_contribution(lead, coordinator):
    contribution = answered(owner=coordinator)
    actions.write_note(
        contribution=contribution,
        note=contribution.notes.model(text="Llamé al colegio."),
        written_by=coordinator,
    )
    Translation.objects.create(
        contribution=contribution, language="en", text="More trees.", written_by=coordinator
    )
    concern = diverted(contribution=contribution, raised_by=coordinator)

    page = text_of(client_of(lead), f"/safeguarding/{concern.pk}/")

    for words in (
        "Queremos más árboles en el colegio.",
        "Habla de golpes en casa.",
        "Coordinator, who marked it",
        "Hay presupuesto.",
        "Llamé al colegio.",
        "More trees.",
        "¡Sí! Vamos a plantar árboles.",
        contribution.mandate.representative.given_name,
    ):
        assert words in page, words


def test_the_address_of_the_contribution_leads_a_lead_to_the_concern(lead, coordinator):
    concern = diverted(raised_by=coordinator)

    found = client_of(lead).get(f"/contributions/{concern.contribution.reference}/")

    assert found.url == f"/safeguarding/{concern.pk}/"
    assert not ConcernReading.objects.exists()


def test_a_lead_takes_notes_refers_and_closes(lead):
    concern = told()
    client = client_of(lead)
    path = f"/safeguarding/{concern.pk}/"

    client.post(f"{path}take/")
    client.post(f"{path}note/", {"text": "Llamé a la DEMUNA.", "referred_to": "demuna"})
    page = text_of(client, path)
    end = client.post(f"{path}close/", {"outcome": "referred", "told": "Te cuidamos."})

    concern.refresh_from_db()
    assert "handed over to: DEMUNA" in page
    assert end.url == "/safeguarding/"
    assert (concern.state, concern.outcome, concern.told) == ("closed", "referred", "Te cuidamos.")
    assert concern.taken_by == lead


def test_what_is_no_concern_goes_back_to_the_team(lead, coordinator):
    contribution = submitted()
    concern = taken(diverted(contribution=contribution, raised_by=coordinator), by=lead)
    client = client_of(lead)

    end = client.post(
        f"/safeguarding/{concern.pk}/close/",
        {"outcome": "no_concern", "told": "Todo está bien."},
        follow=True,
    )

    assert f"{contribution.reference} is back with the team, as it was." in end.content.decode()
    assert Contribution.objects.get().state == "submitted"
    assert "árboles" in text_of(client_of(coordinator), "/contributions/")


def test_the_history_of_what_came_back_says_that_it_was_away_and_no_word_of_why(lead, coordinator):
    contribution = submitted()
    closed(
        diverted(contribution=contribution, raised_by=coordinator), by=lead, outcome="no_concern"
    )

    page = text_of(client_of(coordinator), f"/contributions/{contribution.reference}/history/")

    assert "With safeguarding" in page
    assert "golpes" not in page


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": "a" * 4001}, "text"),
        ({"text": "x", "referred_to": "nobody"}, "referred_to"),
    ],
)
def test_a_note_that_is_not_right_comes_back(lead, form, field):
    concern = taken(told(), by=lead)

    response = client_of(lead).post(f"/safeguarding/{concern.pk}/note/", form)

    assert list(response.context["form"].errors) == [field]
    assert "pega" not in response.content.decode()
    assert not ConcernNote.objects.exists()


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"outcome": "", "told": "Hola."}, "outcome"),
        ({"outcome": "referred", "told": " "}, "told"),
        ({"outcome": "lost", "told": "Hola."}, "outcome"),
        ({"outcome": "referred", "told": "a" * 1001}, "told"),
    ],
)
def test_an_end_that_is_not_right_comes_back(lead, form, field):
    concern = taken(told(), by=lead)

    response = client_of(lead).post(f"/safeguarding/{concern.pk}/close/", form)

    assert list(response.context["form"].errors) == [field]
    assert Concern.objects.get().state == "taken"


def test_who_is_second_is_told_so(lead, second_lead):
    concern = taken(told(), by=lead)
    late = client_of(second_lead)
    closed(concern, by=lead)
    path = f"/safeguarding/{concern.pk}/"

    took = late.post(f"{path}take/", follow=True)
    ended = late.post(f"{path}close/", {"outcome": "referred", "told": "x"}, follow=True)

    for response in (took, ended):
        assert "This has changed in the meantime." in response.content.decode()


def test_what_is_late_stands_first_for_all_leads(lead, second_lead, settings):
    in_time = told()
    done = taken(told(), by=lead)
    actions.note_concern(concern=done, written_by=lead, text="Hablé con ella.")
    settings.CONCERN_WITHIN_HOURS = 0
    late = taken(told(), by=lead)

    for user in (lead, second_lead):
        for path in ("/", "/safeguarding/"):
            response = client_of(user).get(path)
            assert list(response.context["concerns"]) == [late, in_time, done]
            assert "Late: nothing was done by" in response.content.decode()


@pytest.mark.parametrize("who", ["coordinator", "administrator", "representative"])
def test_nobody_else_has_a_line_about_concerns_on_the_desk(request, who):
    told()
    user = request.getfixturevalue(who)

    page = text_of(client_of(user), "/")

    assert "/safeguarding/" not in page
