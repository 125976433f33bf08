"""Minutes on their pages: written, sent, approved, added to."""

from uuid import uuid4

import pytest
from django.urls import reverse
from post_office.models import Email

from advisory import actions
from advisory.models import Addendum, Minutes
from tests.conftest import client_of
from tests.factories.advisory import MandateFactory, days, today
from tests.factories.minutes import approved, held, sent, written
from tests.factories.sessions import at

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def url(name, session):
    return reverse(f"advisory:minutes-{name}", args=[session.number])


def home_of(representative):
    return client_of(representative.user).get("/").content.decode()


def typed(session, minutes=None, **fields):
    item = session.items.first()
    return {
        "version": minutes.version if minutes else 1,
        "page": uuid4(),
        "turn": 1,
        "opening": "Nos saludamos.",
        f"topic-{item.pk}": "Hablamos del agua.",
        "closing": "Comimos juntos.",
    } | fields


def test_minutes_are_written_topic_by_topic_and_stay_with_the_team(coordinator, mandate):
    session = held(topics=["El agua", "La feria"])
    client = client_of(coordinator)

    page = client.get(url("edit", session)).content.decode()
    response = client.post(url("edit", session), typed(session))

    assert "1. El agua" in page
    assert "2. La feria" in page
    assert response.url == url("edit", session)
    minutes = Minutes.objects.get()
    assert (minutes.state, minutes.opening, minutes.closing) == (
        "draft",
        "Nos saludamos.",
        "Comimos juntos.",
    )
    assert session.items.get(place=1).section.text == "Hablamos del agua."
    assert client_of(mandate.representative.user).get(url("detail", session)).status_code == 404


def test_minutes_are_saved_as_they_are_typed(coordinator, mandate):
    session = held()
    client = client_of(coordinator)
    form = typed(session)

    answer = client.post(url("edit", session), form, headers=HTMX).content.decode()

    minutes = Minutes.objects.get()
    assert "Only the team can see it." in answer
    assert f'id="id_version" value="{minutes.version}"' in answer
    assert minutes.opening == "Nos saludamos."


def test_a_save_of_the_same_page_that_arrives_late_changes_nothing(coordinator, mandate):
    session = held()
    client = client_of(coordinator)
    form = typed(session, turn=5)
    client.post(url("edit", session), form, headers=HTMX)

    client.post(url("edit", session), form | {"turn": 4, "opening": "Antes."}, headers=HTMX)

    assert Minutes.objects.get().opening == "Nos saludamos."


def test_two_who_write_at_once_see_both_texts(coordinator, mandate):
    minutes = written()
    session = minutes.session
    client = client_of(coordinator)
    stale = typed(session, minutes, opening="Lo mío.")
    client.post(url("edit", session), typed(session, minutes, opening="Lo tuyo."))

    quiet = client.post(url("edit", session), stale, headers=HTMX)
    shown = client.post(url("edit", session), stale)

    assert "Somebody changed the minutes in another window." in quiet.content.decode()
    assert shown.status_code == 409
    assert "Lo mío." in shown.content.decode()
    assert "Lo tuyo." in shown.content.decode()
    assert Minutes.objects.get().opening == "Lo tuyo."


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("opening", "a" * 4001, "it has 4001 letters, and 4000 fit"),
        ("page", "no-uuid", "valid UUID"),
        ("turn", "-1", "greater than or equal to 0"),
        ("version", "x", "whole number"),
    ],
)
def test_what_does_not_fit_is_said_and_kept_on_the_page(
    field, value, sentence, coordinator, mandate
):
    session = held()

    response = client_of(coordinator).post(url("edit", session), typed(session) | {field: value})

    assert response.status_code == 200
    assert sentence in response.content.decode()
    assert "Comimos juntos." in response.content.decode()
    assert not Minutes.objects.exists()


def test_empty_minutes_are_not_sent(coordinator, mandate):
    session = held()
    item = session.items.get()
    empty = typed(session, opening=" ", closing="", action="send") | {f"topic-{item.pk}": ""}

    response = client_of(coordinator).post(url("edit", session), empty)

    assert "Write what happened before you send it." in response.content.decode()
    assert not Minutes.objects.exists()


def test_who_was_there_is_asked_at_home_and_by_mail(coordinator, mandate):
    user = mandate.representative.user
    user.email = "rosa@example.org"
    user.save()
    absent = MandateFactory()
    session = held(absent=[absent])
    Email.objects.all().delete()  # the convocation

    client_of(coordinator).post(url("edit", session), typed(session, action="send"))

    assert Minutes.objects.get().state == "sent"
    assert url("check", session) in home_of(mandate.representative)
    assert url("check", session) not in home_of(absent.representative)
    assert [str(mail.to[0]) for mail in Email.objects.all()] == ["rosa@example.org"]


def test_what_was_mended_is_asked_about_again(coordinator, mandate):
    minutes = sent()
    actions.check_minutes(minutes=minutes, edition=1, mandate=mandate, comment="No fue así.")
    client = client_of(coordinator)

    client.post(url("take-back", minutes.session))
    again = Minutes.objects.get()
    client.post(
        url("edit", minutes.session),
        typed(minutes.session, again, opening="Nos abrazamos.", action="send"),
    )

    assert Minutes.objects.get().edition == 2
    assert url("check", minutes.session) in home_of(mandate.representative)


def test_minutes_are_approved_once_all_have_looked(coordinator, mandate):
    minutes = sent()
    client = client_of(coordinator)
    button = url("approve", minutes.session)

    before = client.get(minutes.get_absolute_url()).content.decode()
    client.post(button)
    assert Minutes.objects.get().state == "sent"
    actions.check_minutes(minutes=minutes, edition=1, mandate=mandate, comment="")
    client.post(button)

    assert button not in before
    minutes = Minutes.objects.get()
    assert (minutes.state, minutes.approved_by) == ("approved", coordinator)
    assert "Confirmed by:" in client.get(minutes.get_absolute_url()).content.decode()


def test_nobody_is_waited_for_who_can_not_look_any_more(coordinator, mandate):
    session = held(starts_at=at(today() - days(1)))
    actions.end_mandate(mandate=mandate, on=today())
    minutes = sent(session)
    client = client_of(coordinator)

    page = client.get(minutes.get_absolute_url()).content.decode()
    client.post(url("approve", session))

    assert "nothing yet" not in page
    assert Minutes.objects.get().state == "approved"


def test_an_addendum_stands_below_and_the_same_twice_is_one(coordinator, mandate):
    minutes = approved(by=coordinator)
    client = client_of(coordinator)

    for _ in range(2):
        client.post(url("add", minutes.session), {"text": "Faltó decir que llovió."})

    assert Addendum.objects.get().written_by == coordinator
    page = client_of(mandate.representative.user).get(minutes.get_absolute_url())
    assert "Faltó decir que llovió." in page.content.decode()


def test_the_desk_says_whose_minutes_wait(coordinator, mandate):
    session = held()
    client = client_of(coordinator)

    to_write = client.get("/").content.decode()
    minutes = sent(session)
    to_read = client.get("/").content.decode()

    assert url("edit", session) in to_write
    assert minutes.get_absolute_url() in to_read


def test_each_edition_stands_in_the_history_and_not_each_letter(coordinator, mandate):
    minutes = written()
    events = minutes.sections.get().pgh_event_model.objects
    assert not events.exists()

    actions.send_minutes(minutes=minutes)

    assert [event.text for event in events.all()] == ["Hablamos del agua."]
