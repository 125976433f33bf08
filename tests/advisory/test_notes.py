"""What the team writes down for itself, asks each other, and hands on."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from accounts.choices import Role
from advisory import actions
from advisory.models import Note, Review
from tests.conftest import client_of
from tests.factories.accounts import UserFactory
from tests.factories.advisory import submitted, under_review
from tests.strategies import named_errors, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague(db):
    return UserFactory(roles=[Role.COORDINATOR], name="Rosa Quispe")


def address(contribution):
    return f"{contribution.get_absolute_url()}notes/new/"


def ask(contribution, by, whom, text="¿Qué dice la UGEL?"):
    return actions.write_note(
        contribution=contribution, note=Note(text=text, asked=whom), written_by=by
    )


def test_a_note_is_read_by_the_team_and_not_by_the_child(
    mandate, representative, coordinator, lead
):
    contribution = submitted(mandate=mandate)

    page = client_of(coordinator).post(
        address(contribution), {"text": "Llamar\r\nal colegio."}, follow=True
    )

    assert "Written down. Only the team reads it." in page.content.decode()
    assert "<strong>Coordinator</strong>" in page.content.decode()
    assert "Llamar<br>al colegio." in page.content.decode()
    url = contribution.get_absolute_url()
    assert "Llamar<br>al colegio." in client_of(lead).get(url).content.decode()
    assert "Llamar" not in client_of(representative).get(url).content.decode()


def test_the_same_note_twice_is_one(coordinator):
    contribution = submitted()
    client = client_of(coordinator)

    client.post(address(contribution), {"text": "Llamar al colegio."})
    client.post(address(contribution), {"text": "Llamar al colegio."})

    assert [note.text for note in Note.objects.all()] == ["Llamar al colegio."]


def test_a_question_stands_on_the_desk_of_the_colleague_until_they_reply(coordinator, colleague):
    contribution = submitted()
    client_of(coordinator).post(
        address(contribution), {"text": "¿Qué dice la UGEL?", "asked": colleague.pk}
    )
    desk = client_of(colleague)
    assert "A colleague asks you" in desk.get("/").content.decode()
    assert "A colleague asks you" not in client_of(coordinator).get("/").content.decode()
    question = Note.objects.get()
    reply = f"{address(contribution)}?reply_to={question.pk}"

    response = desk.post(reply, shown(desk.get(reply)) | {"text": "Que sí."}, follow=True)

    assert "replies to Coordinator" in response.content.decode()
    assert "A colleague asks you" not in desk.get("/").content.decode()
    assert Note.objects.last().reply_to == question


def test_a_question_about_what_was_taken_back_waits_no_more(mandate, coordinator, colleague):
    contribution = submitted(mandate=mandate)
    ask(contribution, coordinator, colleague)

    actions.withdraw(contribution=contribution)

    assert not Note.objects.unanswered_by(colleague).exists()


def test_the_second_of_two_replies_is_told_that_there_is_one(coordinator, colleague):
    contribution = submitted()
    question = ask(contribution, coordinator, colleague)
    client = client_of(colleague)
    client.post(address(contribution), {"text": "Que sí.", "reply_to": question.pk})

    response = client.post(address(contribution), {"text": "Que no.", "reply_to": question.pk})

    assert response.context["form"].errors == {
        "reply_to": ["Somebody has replied to this question already."]
    }
    assert shown(response)["text"] == "Que no."


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ({"asked": ""}, {"text"}),
        ({"text": " \r\n "}, {"text"}),
        ({"text": "a" * 4001}, {"text"}),
        ({"text": "¿Sí?", "asked": "nobody"}, {"asked"}),
        ({"text": "¿Sí?", "asked": "9" * 30}, {"asked"}),
    ],
)
def test_what_is_no_note_is_given_back(coordinator, sent, wrong):
    contribution = submitted()

    response = client_of(coordinator).post(address(contribution), sent)

    assert named_errors(response) == wrong
    assert not Note.objects.exists()


def test_only_a_colleague_who_works_on_contributions_is_asked(coordinator, lead, representative):
    contribution = submitted()

    for person in (coordinator, lead, representative, UserFactory(roles=[Role.COORDINATOR])):
        person.is_active = person.name != ""
        person.save()
        response = client_of(coordinator).post(
            address(contribution), {"text": "¿Sí?", "asked": person.pk}
        )

        assert named_errors(response) == {"asked"}


@pytest.mark.parametrize("value", ["", "x", "0", "9" * 30, "١", "-1"])
def test_an_address_that_names_no_question_opens_an_empty_note(coordinator, value):
    contribution = submitted()

    response = client_of(coordinator).get(f"{address(contribution)}?reply_to={value}")

    assert response.status_code == 200
    assert response.context["question"] is None


def test_a_note_stays_as_it_was_written(coordinator):
    note = actions.write_note(
        contribution=submitted(), note=Note(text="Llamar."), written_by=coordinator
    )

    for sql in ("UPDATE advisory_note SET text = 'No llamar.'", "DELETE FROM advisory_note"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)

    assert Note.objects.get().text == note.text


def test_the_database_refuses_a_reply_that_fits_no_question(coordinator, colleague):
    contribution, other = submitted(), submitted()
    question = ask(contribution, coordinator, colleague)
    plain = actions.write_note(
        contribution=contribution, note=Note(text="Llamar."), written_by=coordinator
    )

    for place, reply_to in ((other, question), (contribution, plain)):
        with (
            pytest.raises(IntegrityError, match="replies_to_a_question"),
            transaction.atomic(),
        ):
            Note.objects.create(
                contribution=place, text="Sí.", written_by=colleague, reply_to=reply_to
            )


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"text": " "}, "note_says_something"),
        ({"asks_self": True}, "note_asks_a_colleague"),
        ({"asks_in_reply": True}, "note_asks_or_replies"),
    ],
)
def test_the_database_refuses_what_is_no_note(coordinator, colleague, fields, constraint):
    contribution = submitted()
    question = ask(contribution, coordinator, colleague)
    note = Note(contribution=contribution, written_by=coordinator, text=fields.get("text", "¿Sí?"))
    if "asks_self" in fields:
        note.asked = coordinator
    if "asks_in_reply" in fields:
        note.asked, note.reply_to = colleague, question

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        note.save()


def test_a_review_is_handed_on_to_a_colleague_who_finds_it_on_their_desk(coordinator, colleague):
    contribution = under_review(owner=coordinator)
    client = client_of(coordinator)
    url = f"{contribution.get_absolute_url()}assign/"

    response = client.post(url, shown(client.get(url)) | {"owner": colleague.pk}, follow=True)

    assert "Rosa Quispe is in charge now." in response.content.decode()
    assert Review.objects.get().owner == colleague
    desk = client_of(colleague).get("/").context["tasks"]
    assert [task.row for task in desk] == [contribution]


def test_nobody_is_put_in_charge_who_does_not_work_on_contributions(coordinator, lead):
    contribution = under_review(owner=coordinator)

    response = client_of(coordinator).post(
        f"{contribution.get_absolute_url()}assign/",
        {"version": contribution.review.version, "owner": lead.pk},
    )

    assert named_errors(response) == {"owner"}
    assert Review.objects.get().owner == coordinator


def test_of_two_who_hand_it_on_the_second_sees_what_the_first_one_did(coordinator, colleague):
    contribution = under_review(owner=coordinator)
    third = UserFactory(roles=[Role.COORDINATOR], name="Luis Mamani")
    client = client_of(coordinator)
    url = f"{contribution.get_absolute_url()}assign/"
    old = shown(client.get(url))
    client.post(url, old | {"owner": colleague.pk})

    response = client.post(url, old | {"owner": third.pk})

    assert response.status_code == 409
    assert Review.objects.get().owner == colleague
