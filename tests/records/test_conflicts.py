"""Two changes at once: both texts are shown, and nothing that was typed is lost."""

from threading import Thread
from uuid import uuid4

import pytest
from django.db import connection, transaction

from advisory import actions
from advisory.models import Answer, Commitment, Review
from tests.advisory.drafts import address, typed
from tests.concurrency import somebody_waits
from tests.conftest import client_of
from tests.factories.accounts import UserFactory
from tests.factories.advisory import answered, days, decided, today, under_review
from tests.strategies import shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague(db):
    return UserFactory(roles=["coordinator"], name="Colleague")


def test_of_two_who_note_at_once_the_second_sees_both_texts(coordinator, colleague):
    contribution = under_review(owner=coordinator)
    path = f"{contribution.get_absolute_url()}review/"
    first, second = client_of(coordinator), client_of(colleague)
    form = shown(second.get(path))
    first.post(path, shown(first.get(path)) | {"summary": "Llamar al colegio."})

    response = second.post(path, form | {"summary": "Escribir al alcalde."})

    assert response.status_code == 409
    page = response.content.decode()
    assert "Coordinator saved this" in page
    assert '<div class="text">Llamar al colegio.</div>' in page
    assert '<div class="text">Escribir al alcalde.</div>' in page
    assert "Stage of the program cycle</h2>" not in page  # both say the same there
    assert shown(response)["summary"] == "Escribir al alcalde."
    assert Review.objects.get().summary == "Llamar al colegio."


def test_what_was_typed_is_saved_from_the_page_of_the_conflict(coordinator, colleague):
    contribution = under_review(owner=coordinator)
    path = f"{contribution.get_absolute_url()}review/"
    first, second = client_of(coordinator), client_of(colleague)
    form = shown(second.get(path))
    first.post(path, shown(first.get(path)) | {"summary": "Llamar al colegio."})
    conflict = second.post(path, form | {"summary": "Escribir al alcalde."})

    response = second.post(path, shown(conflict) | {"summary": "Llamar y escribir."})

    assert response.url == contribution.get_absolute_url()
    assert Review.objects.get().summary == "Llamar y escribir."


def test_a_third_change_while_choosing_is_a_conflict_again(coordinator, colleague):
    contribution = under_review(owner=coordinator)
    path = f"{contribution.get_absolute_url()}review/"
    first, second = client_of(coordinator), client_of(colleague)
    form = shown(second.get(path))
    first.post(path, shown(first.get(path)) | {"summary": "Uno."})
    conflict = second.post(path, form | {"summary": "Dos."})
    first.post(path, shown(first.get(path)) | {"summary": "Tres."})

    response = second.post(path, shown(conflict))

    assert response.status_code == 409
    assert '<div class="text">Tres.</div>' in response.content.decode()
    assert shown(response)["summary"] == "Dos."


def test_what_another_emptied_is_shown_as_empty(coordinator, colleague):
    contribution = under_review(owner=coordinator)
    path = f"{contribution.get_absolute_url()}review/"
    first, second = client_of(coordinator), client_of(colleague)
    first.post(path, shown(first.get(path)) | {"summary": "Llamar al colegio."})
    form = shown(second.get(path))
    first.post(path, shown(first.get(path)) | {"summary": ""})

    response = second.post(path, form | {"summary": "Llamar y escribir."})

    assert '<div class="text"><span class="muted">empty</span></div>' in response.content.decode()


def test_two_who_wrote_the_same_are_no_conflict(coordinator, colleague):
    contribution = under_review(owner=coordinator)
    path = f"{contribution.get_absolute_url()}review/"
    first, second = client_of(coordinator), client_of(colleague)
    form = shown(second.get(path))
    first.post(path, shown(first.get(path)) | {"summary": "Llamar."})

    response = second.post(path, form | {"summary": "Llamar."})

    assert response.status_code == 302
    contribution.review.refresh_from_db()
    assert contribution.review.summary == "Llamar."


def test_of_two_who_decide_at_once_the_second_sees_both_in_words(coordinator, colleague):
    contribution = under_review(owner=coordinator)
    path = f"{contribution.get_absolute_url()}decide/"
    first, second = client_of(coordinator), client_of(colleague)
    form = shown(second.get(path))
    first.post(
        path,
        shown(first.get(path)) | {"decision": "not_accepted", "reason": "No hay presupuesto."},
    )
    yes = {
        "decision": "accepted",
        "reason": "Hay presupuesto.",
        "promise": "Plantar diez árboles.",
        "owner": str(colleague.pk),
        "due_on": (today() + days(30)).isoformat(),
    }

    response = second.post(path, form | yes)

    assert response.status_code == 409
    page = response.content.decode()
    assert '<div class="text">Not accepted</div>' in page
    assert '<div class="text">Accepted</div>' in page
    assert '<div class="text">No hay presupuesto.</div>' in page
    assert '<div class="text">Hay presupuesto.</div>' in page
    kept = shown(response)
    assert {name: kept[name] for name in yes} == yes
    assert not Commitment.objects.exists()
    assert second.post(path, kept).status_code == 302
    assert Review.objects.get().decision == "accepted"
    assert Commitment.objects.get().promise == "Plantar diez árboles."


def test_two_promises_made_at_once_are_shown_beside_each_other(coordinator, colleague):
    contribution = decided(owner=coordinator)
    path = f"{contribution.get_absolute_url()}decide/"
    first, second = client_of(coordinator), client_of(colleague)
    form = shown(second.get(path))
    first.post(path, shown(first.get(path)) | {"promise": "Plantar veinte árboles."})

    response = second.post(
        path, form | {"promise": "Plantar cinco árboles.", "owner": str(colleague.pk)}
    )

    page = response.content.decode()
    assert response.status_code == 409
    assert '<div class="text">Plantar veinte árboles.</div>' in page
    assert '<div class="text">Plantar cinco árboles.</div>' in page
    assert '<div class="text">Coordinator</div>' in page
    assert '<div class="text">Colleague</div>' in page
    assert Commitment.objects.get().promise == "Plantar veinte árboles."


def test_of_two_who_answer_at_once_the_second_sees_both_texts(coordinator, colleague):
    contribution = decided(owner=coordinator)
    path = f"{contribution.get_absolute_url()}answer/"
    first, second = client_of(coordinator), client_of(colleague)
    form = shown(second.get(path))
    first.post(path, shown(first.get(path)) | {"text": "Sí, pronto.", "action": "save"})

    response = second.post(path, form | {"text": "Sí, en marzo.", "action": "save"})

    assert response.status_code == 409
    page = response.content.decode()
    assert '<div class="text">Sí, pronto.</div>' in page
    assert '<div class="text">Sí, en marzo.</div>' in page
    second.post(path, shown(response) | {"action": "save"})
    assert Answer.objects.get().text == "Sí, en marzo."


def test_an_answer_written_for_a_yes_is_not_published_for_the_no_it_has_become(
    coordinator, colleague
):
    contribution = decided(owner=coordinator)
    client = client_of(coordinator)
    path = f"{contribution.get_absolute_url()}answer/"
    form = shown(client.get(path))
    other = client_of(colleague)
    decide = f"{contribution.get_absolute_url()}decide/"
    other.post(
        decide,
        shown(other.get(decide)) | {"decision": "deferred", "reason": "Falta.", "promise": ""},
    )

    response = client.post(path, form | {"text": "¡Sí!", "action": "publish"})

    assert response.status_code == 409
    assert 'name="action" value="save"' in response.content.decode()
    saved = client.post(path, shown(response) | {"action": "save"}, follow=True)
    assert "Not now. We will look at it again later." in saved.content.decode()
    assert Answer.objects.get().published_at is None


def test_of_two_who_move_a_day_at_once_the_second_sees_both_days(coordinator, colleague):
    commitment = answered(owner=coordinator).commitments.get()
    path = f"/commitments/{commitment.pk}/edit/"
    first, second = client_of(coordinator), client_of(colleague)
    form = shown(second.get(path))
    earlier, later = (str(today() + days(number)) for number in (60, 90))
    sent = {"due_on": earlier, "reason": "Faltan semillas."}
    first.post(path, shown(first.get(path)) | sent)

    response = second.post(path, form | {"due_on": later, "reason": "Llueve."})

    assert response.status_code == 409
    page = response.content.decode()
    assert f'<div class="text">{earlier}</div>' in page
    assert f'<div class="text">{later}</div>' in page
    second.post(path, shown(response))
    assert str(commitment.updates.last().moved_from) == earlier
    assert commitment.updates.last().text == "Llueve."


def test_a_form_is_stale_when_a_script_changed_the_row(coordinator):
    contribution = under_review(owner=coordinator)
    path = f"{contribution.get_absolute_url()}review/"
    client = client_of(coordinator)
    form = shown(client.get(path))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE advisory_review SET summary = 'De un programa'")

    response = client.post(path, form | {"summary": "Mía"})

    assert response.status_code == 409
    assert "This was saved in another place while you were writing." in response.content.decode()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("verb", "sent", "table"),
    [
        ("answer", {"text": "Sí.", "action": "publish"}, Answer),
        ("decide", {"reason": "Otra razón."}, Review),
    ],
)
def test_two_of_the_team_at_one_contribution_wait_in_line_and_not_for_each_other(
    coordinator, verb, sent, table
):
    contribution = decided(owner=coordinator)
    path = f"{contribution.get_absolute_url()}{verb}/"
    client = client_of(coordinator)
    form = shown(client.get(path)) | sent
    replies = []

    def send():
        try:
            replies.append(client.post(path, form))
        finally:
            connection.close()

    with transaction.atomic():
        actions.locked(contribution)
        second = Thread(target=send)
        second.start()
        while not somebody_waits():
            assert second.is_alive()
        # The one who waits holds nothing that the first may need.
        assert table.objects.select_for_update(nowait=True).get().pk
    second.join()

    assert replies[0].status_code == 302


@pytest.mark.parametrize(
    ("action", "button"), [("send", "Send what I wrote"), ("save", "Save what I wrote")]
)
def test_the_button_says_what_it_does(representative, action, button):
    client, path = client_of(representative), address(uuid4())
    choices = {"kind": "idea", "audience": "council", "language": "es", "action": action}
    client.post(path, typed("Uno."))
    client.post(path, typed("Dos, en otra ventana.", version="2", page=str(uuid4())))

    response = client.post(path, typed("Tres.", version="2", page=str(uuid4())) | choices)

    assert f'value="{action}">{button}</button>' in response.content.decode()
