"""What an address asks for and a list does not know is named, and the list is there anyway."""

import pytest

from tests.conftest import client_of
from tests.factories.advisory import submitted
from tests.factories.consultations import ConsultationFactory
from tests.factories.programs import ProjectFactory

pytestmark = pytest.mark.django_db

LOST = "We do not know this place in the list. You see its beginning."
FILTERED = ["/contributions/", "/commitments/", "/projects/", "/alliances/", "/activities/"]
FILTERED += ["/partners/"]
PAGED = ["/contributions/", "/commitments/", "/projects/", "/activities/", "/partners/"]
PAGED += ["/consultations/", "/you-said/", "/contributions/exports/"]


def asked(user, url):
    return client_of(user).get(url).content.decode()


@pytest.mark.parametrize("url", FILTERED)
def test_a_filter_that_the_list_does_not_have_is_named(coordinator, url):
    page = asked(coordinator, f"{url}?colour=%3Cb%3E")

    assert "This list has no filter “colour”. You see it without." in page


@pytest.mark.parametrize("url", PAGED)
def test_a_place_that_is_none_is_said_to_be_none(coordinator, url):
    assert LOST in asked(coordinator, f"{url}?after=x")
    assert LOST in asked(coordinator, f"{url}?before=x")
    assert LOST not in asked(coordinator, url)


def test_a_child_who_asks_by_a_filter_of_the_team_is_told_and_reads_the_list(representative):
    submitted(words="Queremos agua.")

    page = asked(representative, "/contributions/?due=late&sort=oldest&q=queremos")

    assert "This list has no filter “due”. You see it without." in page
    assert "This list has no filter “sort”. You see it without." in page
    assert "Queremos agua." in page


def test_what_is_asked_with_nothing_is_no_filter(coordinator):
    assert "This list has no filter" not in asked(coordinator, "/contributions/?colour=&after=")


def test_the_filters_and_places_that_there_are_are_not_named(coordinator):
    query = "q=agua&area=none&due=late&sort=oldest&after=2026-03-12T10:00:00~1"

    page = asked(coordinator, f"/contributions/?{query}")

    assert "This list has no filter" not in page
    assert LOST not in page


def test_the_next_pages_and_the_chips_of_a_list_ask_for_nothing_unknown(coordinator):
    for number in range(26):
        submitted(words=f"Agua {number}", kind="idea")
    client = client_of(coordinator)

    first = client.get("/contributions/?kind=idea&sort=promised").context["page"]
    older = client.get(f"/contributions/{first.older_url}").content.decode()

    assert "This list has no filter" not in older
    assert LOST not in older


def test_a_table_is_not_taken_by_a_filter_that_there_is_not(coordinator):
    response = client_of(coordinator).get("/contributions/export.csv?colour=red")

    assert response.status_code == 302
    assert response.url == "/contributions/?colour=red"


def test_everybody_is_told_on_a_public_list(client):
    project = ProjectFactory()

    page = client.get("/projects/?colour=red").content.decode()

    assert "This list has no filter “colour”. You see it without." in page
    assert project.name_en in page


def test_a_child_is_told_in_the_list_of_questions(representative):
    ConsultationFactory()

    assert LOST in asked(representative, "/consultations/?after=x")
