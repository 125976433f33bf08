"""What the council resolves: written down with the minutes, seen to, told of."""

import pytest
from django.urls import reverse

from advisory import reminders
from advisory.models import Resolution
from tests.conftest import client_of
from tests.factories.accounts import UserFactory
from tests.factories.advisory import days, today
from tests.factories.minutes import approved, held, resolved, sent
from tests.factories.sessions import AgendaItemFactory

pytestmark = pytest.mark.django_db


def url(name, session, *place):
    return reverse(f"advisory:resolution-{name}", args=[session.number, *place])


def typed(person, **fields):
    return {
        "version": 1,
        "text": "Pintar los baños.",
        "owner": person.pk,
        "due_on": today() + days(20),
    } | fields


def test_a_resolution_is_written_down_once_however_often_it_is_sent(coordinator, mandate):
    session = held()
    client = client_of(coordinator)
    item = session.items.get()

    for _ in range(2):
        response = client.post(url("new", session), typed(coordinator, item=item.pk))

    assert response.url == f"{session.get_absolute_url()}#resolutions"
    resolution = Resolution.objects.get()
    assert (resolution.number, resolution.text, resolution.item, resolution.charge) == (
        1,
        "Pintar los baños.",
        item,
        "Coordinator",
    )


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": " "}, "Write what was resolved."),
        ({"text": "a" * 501}, "it has 501 letters, and 500 fit"),
        ({"owner": "999999"}, "Choose one of those on offer"),
        ({"owner": "nobody"}, "Choose one of those on offer"),
        ({"due_on": today() - days(1)}, "Choose the day of the session or a later one."),
        ({"due_on": "9999-12-31"}, "A child can’t wait that long. Choose a day until"),
        ({"due_on": "mañana"}, "Enter a valid date."),
    ],
)
def test_what_can_not_be_resolved_is_said_at_the_field(fields, sentence, coordinator, mandate):
    session = held()

    response = client_of(coordinator).post(url("new", session), typed(coordinator, **fields))

    assert sentence in response.content.decode()
    assert not Resolution.objects.exists()


def test_a_topic_of_another_session_is_no_choice(coordinator, mandate):
    session, other = held(), AgendaItemFactory()

    response = client_of(coordinator).post(url("new", session), typed(coordinator, item=other.pk))

    assert "Choose one of those on offer" in response.content.decode()


def test_two_who_mend_it_at_once_see_both_texts(coordinator, mandate):
    session = held()
    resolution = resolved(session, owner=coordinator)
    client = client_of(coordinator)
    client.post(url("edit", session, 1), typed(coordinator, text="Pintar las puertas."))

    response = client.post(url("edit", session, 1), typed(coordinator, text="Pintar el patio."))

    assert response.status_code == 409
    resolution.refresh_from_db()
    assert resolution.text == "Pintar las puertas."


def test_the_council_reads_what_became_of_it(coordinator, mandate):
    session = held()
    resolved(session, owner=coordinator)
    client = client_of(coordinator)

    empty = client.post(url("close", session, 1), {"state": "done", "outcome": " "})
    unknown = client.post(url("close", session, 1), {"state": "open", "outcome": "Ya."})
    client.post(url("close", session, 1), {"state": "dropped", "outcome": "No hubo pintura."})
    again = client.post(url("close", session, 1), {"state": "done", "outcome": "Sí hubo."})

    assert "Write what was done, or why not." in empty.content.decode()
    assert "Choose one of those on offer" in unknown.content.decode()
    assert again.status_code == 302
    resolution = Resolution.objects.get()
    assert (resolution.state, resolution.outcome) == ("dropped", "No hubo pintura.")
    page = client_of(mandate.representative.user).get(session.get_absolute_url())
    assert "No hubo pintura." in page.content.decode()


def test_handed_on_it_keeps_its_name_in_the_minutes(coordinator, mandate):
    colleague = UserFactory(roles=["coordinator"], name="Rosa Quispe")
    session = held()
    resolved(session, owner=coordinator)
    minutes = approved(session, by=coordinator)

    client_of(coordinator).post(url("assign", session, 1), {"owner": colleague.pk})

    assert Resolution.objects.get().owner == colleague
    page = client_of(mandate.representative.user).get(minutes.get_absolute_url())
    assert "Coordinator</td>" in page.content.decode()
    assert "Rosa Quispe" not in page.content.decode()


def test_it_stands_on_the_desk_of_who_is_in_charge(coordinator, mandate):
    session = held()
    resolved(session, owner=coordinator)

    assert url("close", session, 1) in client_of(coordinator).get("/").content.decode()
    other = UserFactory(roles=["coordinator"])
    assert url("close", session, 1) not in client_of(other).get("/").content.decode()


def test_it_is_reminded_of_until_it_is_closed(coordinator, mandate):
    session = held(number=7)
    resolved(session, owner=coordinator, due_on=today() + days(1))

    found = [due for due in reminders.owed() if due.kind == "resolution"]

    assert [(due.name, due.recipient, due.due_on) for due in found] == [
        ("7.1", coordinator, today() + days(1))
    ]
    client_of(coordinator).post(url("close", session, 1), {"state": "done", "outcome": "Ya."})
    assert [due for due in reminders.owed() if due.kind == "resolution"] == []


def test_what_the_representatives_have_is_neither_mended_nor_taken_out(coordinator, mandate):
    session = held()
    resolved(session, owner=coordinator)
    sent(session)
    client = client_of(coordinator)

    client.post(url("edit", session, 1), typed(coordinator, text="Otra cosa."))
    client.post(url("remove", session, 1))

    assert Resolution.objects.get().text == "Pintar los baños."
