"""Planning a session, and what who sits in the council sees of it."""

import pytest

from advisory.models import AgendaItem, Session, SessionPaper
from tests.conftest import client_of
from tests.factories.advisory import days, today
from tests.factories.records import picture, upload
from tests.factories.sessions import (
    AgendaItemFactory,
    SessionFactory,
    SessionPaperFactory,
    at,
    convoked,
    held,
)
from tests.strategies import named_errors

pytestmark = pytest.mark.django_db


@pytest.fixture
def team(coordinator):
    return client_of(coordinator)


def plan(coordinator, **changes):
    return {
        "version": "1",
        "number": "7",
        "kind": "extraordinary",
        "starts_at": f"{today() + days(9)}T16:30",
        "minutes": "90",
        "items_until": f"{today() + days(5)}",
        "place": "Casa de la Juventud",
        "link": "",
        "facilitator": coordinator.pk,
        "language": "es",
        "interpreted_in": "quy",
        "about": "Hablamos del agua.",
    } | changes


def text(response):
    return " ".join(response.content.decode().split())


def test_a_session_is_planned_at_an_hour_of_lima(team, coordinator):
    response = team.post("/sessions/new/", plan(coordinator))

    session = Session.objects.get()
    assert response.url == "/sessions/7/"
    assert session.starts_at.isoformat() == f"{today() + days(9)}T21:30:00+00:00"
    assert (session.kind, session.state, session.minutes) == ("extraordinary", "planned", 90)
    assert (session.language, session.interpreted_in) == ("es", "quy")


def test_the_place_of_a_session_turns_no_line_of_the_paper_around(team, coordinator):
    team.post("/sessions/new/", plan(coordinator, place="Sala \u202e5 osip\x07"))

    assert Session.objects.get().place == "Sala 5 osip"


def test_the_next_number_and_who_plans_it_stand_in_the_form_already(team, coordinator):
    SessionFactory(number=41)

    form = team.get("/sessions/new/").context["form"]

    assert (form["number"].value(), form["facilitator"].value()) == (42, coordinator.pk)


def test_a_second_tap_plans_the_same_session_and_another_one_needs_another_number(
    team, coordinator
):
    for _ in range(2):
        response = team.post("/sessions/new/", plan(coordinator))
    other = team.post("/sessions/new/", plan(coordinator, place="Otra casa"))

    assert response.url == "/sessions/7/"
    assert other.context["form"].errors == {"number": ["There is a session of this number."]}
    assert Session.objects.get().place == "Casa de la Juventud"


def test_a_session_lasts_two_hours_unless_somebody_says_otherwise(team):
    assert team.get("/sessions/new/").context["form"]["minutes"].value() == 120


def test_the_same_topic_twice_is_one(team, representative):
    session = convoked()
    for client in (team, team, client_of(representative)):
        client.post(f"/sessions/{session.number}/agenda/new/", {"title": "La feria"})

    assert [item.mandate is None for item in AgendaItem.objects.all()] == [True, False]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"number": "0"}, "number"),
        ({"number": "x"}, "number"),
        ({"number": "99999999999"}, "number"),
        ({"starts_at": ""}, "starts_at"),
        ({"starts_at": "2026-13-40T99:99"}, "starts_at"),
        ({"starts_at": "0026-01-01T10:00"}, "starts_at"),
        ({"minutes": "-5"}, "minutes"),
        ({"items_until": "2999-01-01"}, "items_until"),
        ({"place": "", "link": ""}, "place"),
        ({"place": "x" * 201}, "place"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"link": "http://example.org"}, "link"),
        ({"facilitator": "0"}, "facilitator"),
        ({"language": "klingon"}, "language"),
        ({"interpreted_in": "es"}, "interpreted_in"),
        ({"about": "x" * 1001}, "about"),
    ],
)
def test_a_form_that_is_not_right_comes_back_with_a_word_at_the_field(
    team, coordinator, changes, field
):
    response = team.post("/sessions/new/", plan(coordinator, **changes))

    assert response.status_code == 200
    assert field in response.context["form"].errors
    assert not Session.objects.exists()


@pytest.mark.parametrize("day", ["31/12/26", "31/12/2026", "2026-12-31"])
def test_a_day_without_its_hour_is_asked_for_the_hour(team, coordinator, day):
    response = team.post(
        "/sessions/new/", plan(coordinator, starts_at=day), headers={"accept-language": "es"}
    )

    assert "Escribe también la hora, por ejemplo 15:30." in text(response)
    assert not Session.objects.exists()


def test_minutes_outside_of_the_limits_are_said_in_a_sentence(team, coordinator):
    response = team.post("/sessions/new/", plan(coordinator, minutes="5"))

    assert "A session lasts from 15 minutes to 12 hours." in text(response)


def test_two_sessions_of_one_number_are_said_at_the_form(team, coordinator):
    SessionFactory(number=7)

    response = team.post("/sessions/new/", plan(coordinator))

    assert "number" in response.context["form"].errors


def test_an_old_form_shows_both_texts(team, coordinator):
    session = SessionFactory(number=7, facilitator=coordinator)
    Session.objects.filter(pk=session.pk).update(place="Otra casa")

    response = team.post("/sessions/7/edit/", plan(coordinator, version=session.version))

    assert response.status_code == 409
    assert "Otra casa" in text(response)
    assert Session.objects.get().place == "Otra casa"


def test_the_same_hour_is_no_difference(team, coordinator):
    session = SessionFactory(number=7, facilitator=coordinator, starts_at=at(today() + days(9), 16))
    Session.objects.filter(pk=session.pk).update(about="Otra cosa.")
    typed = plan(coordinator, version=session.version, starts_at=f"{today() + days(9)}T16:00")

    response = team.post("/sessions/7/edit/", typed)

    labels = [each.label for each in response.context["differences"]]
    assert "Day and time, in Lima" not in labels
    assert "What it is about" in labels


def test_once_convoked_the_number_and_the_kind_are_no_question_any_more(team):
    session = convoked()

    form = team.get(f"/sessions/{session.number}/edit/").context["form"]

    assert "number" not in form.fields
    assert "kind" not in form.fields


def test_what_was_held_is_not_edited(team, mandate):
    session = held()

    response = team.get(f"/sessions/{session.number}/edit/", follow=True)

    assert "This has changed in the meantime" in text(response)


def test_a_representative_adds_a_topic_that_says_who_brings_it(mandate, representative):
    session = convoked()
    child = client_of(representative)

    response = child.post(
        f"/sessions/{session.number}/agenda/new/", {"title": "  El baño\r\n del colegio "}
    )

    item = AgendaItem.objects.get()
    assert response.url == session.get_absolute_url()
    assert (item.title, item.mandate, item.place) == ("El baño\n del colegio", mandate, 1)
    assert f"Brought by {mandate.organization.name_en}" in text(child.get(response.url))


@pytest.mark.parametrize("title", ["", "   ", "x" * 201])
def test_a_topic_without_words_or_with_too_many_comes_back(title, mandate, representative):
    session = convoked()

    response = client_of(representative).post(
        f"/sessions/{session.number}/agenda/new/", {"title": title}
    )

    assert named_errors(response) or response.context["form"].errors
    assert not AgendaItem.objects.exists()


def test_after_the_day_a_representative_adds_no_topic(mandate, representative):
    session = convoked(items_until=today() - days(1))
    child = client_of(representative)

    assert "Add a topic" not in text(child.get(session.get_absolute_url()))
    response = child.post(f"/sessions/{session.number}/agenda/new/", {"title": "Tarde"})

    assert "Topics can’t be added here any more." in text(response)
    assert response.context["form"]["title"].value() == "Tarde"
    assert not AgendaItem.objects.exists()


def test_an_organization_takes_out_its_own_topic_and_nobody_else_does(
    mandate, representative, other_representative, team
):
    session = convoked()
    item = AgendaItemFactory(session=session, mandate=mandate)

    for client in (client_of(other_representative), team):
        assert client.post(f"/agenda/{item.pk}/remove/").status_code == 403
    taps = [client_of(representative).post(f"/agenda/{item.pk}/remove/") for _ in range(2)]

    assert [tap.url for tap in taps] == [session.get_absolute_url()] * 2
    assert not AgendaItem.objects.exists()


def test_the_pack_is_given_to_who_sits_and_taken_out_before_the_session(
    team, mandate, representative
):
    session = convoked()
    url = f"/sessions/{session.number}/papers/new/"
    team.post(url, {"title": "Lo del agua", "paper": upload(picture())})
    paper = SessionPaper.objects.get()
    child = client_of(representative)

    page = child.get(session.get_absolute_url())
    assert "Lo del agua" in text(page)
    response = child.get(f"/sessions/papers/{paper.pk}/")
    response.getvalue()
    assert response.headers["Content-Type"] == "image/jpeg"
    team.post(f"/sessions/papers/{paper.pk}/remove/")

    assert not SessionPaper.objects.exists()


def test_a_document_that_is_none_comes_back(team):
    session = convoked()

    response = team.post(
        f"/sessions/{session.number}/papers/new/",
        {"title": "Lo del agua", "paper": upload(b"MZ not a picture")},
    )

    assert "paper" in response.context["form"].errors
    assert not SessionPaper.objects.exists()


def test_a_paper_of_a_planned_session_is_not_there_for_a_child(mandate, representative):
    paper = SessionPaperFactory()

    assert client_of(representative).get(f"/sessions/papers/{paper.pk}/").status_code == 404


def test_the_desk_says_what_is_missing_of_the_next_sessions(team):
    planned, far = SessionFactory(), SessionFactory(starts_at=at(today() + days(60)))

    desk = text(team.get("/"))

    assert f"Session {planned.number}</strong>" in desk
    assert "Nobody is called to it yet." in desk
    assert f"Session {far.number}</strong>" not in desk


def test_the_page_of_an_organization_tells_of_its_sessions_to_who_may_know(
    mandate, representative, coordinator, client
):
    session = held(absent=[mandate.organization])
    url = mandate.organization.get_absolute_url()

    for person in (representative, coordinator):
        page = text(client_of(person).get(url))
        assert f"Session {session.number}" in page
        assert "Nobody came" in page
    assert f"Session {session.number}" not in text(client.get(url))
