"""How the council reads a question and replies to it."""

import pytest
from django.urls import reverse
from django.utils.formats import date_format
from post_office.models import Email

from accounts.reminders import remind
from advisory import reminders
from advisory.choices import Audience
from advisory.models import Contribution, NoOpinion
from tests.conftest import client_of
from tests.factories.advisory import (
    DraftFactory,
    MandateFactory,
    days,
    decided,
    submitted,
    today,
    with_days,
)
from tests.factories.consultations import (
    ConsultationFactory,
    answered_jointly,
    asked,
    closed,
    no_opinion,
)
from tests.factories.safeguarding import diverted

pytestmark = pytest.mark.django_db


@pytest.fixture
def child(representative):
    return client_of(representative)


def reply_url(consultation):
    return reverse("advisory:consultation-reply", args=[consultation.pk])


def send(client, question, **changes):
    page = client.get(reply_url(question))
    form = page.context["form"]
    data = {
        "version": form["version"].value(),
        "page": form["page"].value(),
        "consultation": form["consultation"].value(),
        "area": form["area"].value(),
        "words": "Falta ir a los caseríos.",
        "kind": "suggestion",
        "audience": "council",
        "action": "send",
    }
    url = reverse("advisory:contribution-edit", args=[page.context["token"]])
    return client.post(url, data | changes, follow=True)


def test_a_reply_belongs_to_its_question_and_is_answered_by_its_day(child, mandate):
    question = asked(answer_by=today() + days(33))

    response = send(child, question)

    reply = Contribution.objects.get()
    assert reply.consultation == question
    assert reply.area == question.area
    assert reply.organization == mandate.organization
    assert reply.promised_on == today() + days(33)
    assert date_format(reply.promised_on, "DATE_FORMAT") in response.text
    assert "In reply to:" in response.text


def test_the_question_stands_above_the_form_and_above_its_draft(child):
    question = asked(question="¿Qué le falta?")
    send(child, question, action="save")
    draft = Contribution.objects.get()

    assert "¿Qué le falta?" in child.get(reply_url(question)).text
    assert "¿Qué le falta?" in child.get(draft.get_absolute_url()).text
    assert draft.consultation == question


def test_who_sends_too_late_keeps_the_words_and_may_send_them_alone(child):
    question = asked()
    send(child, question, action="save")
    draft = Contribution.objects.get()
    closed(question)
    data = {
        "version": draft.version,
        "page": draft.page,
        "consultation": question.pk,
        "words": "Falta ir a los caseríos.",
        "kind": "suggestion",
        "audience": "council",
        "action": "send",
    }

    told = child.post(draft.get_absolute_url(), data)
    assert "This question is closed." in told.text
    assert "Falta ir a los caseríos." in told.text
    assert told.context["form"]["consultation"].value() == ""

    child.post(draft.get_absolute_url(), data | {"consultation": ""})
    sent = Contribution.objects.get()
    assert (sent.state, sent.consultation) == ("submitted", None)


@pytest.mark.parametrize("value", ["0", "x", "999999999", "-1", "1 OR 1=1"])
def test_a_question_that_there_is_not_is_no_question(value, child):
    response = send(child, asked(), consultation=value)

    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["consultation"]
    assert not Contribution.objects.filter(state="submitted").exists()


def test_nobody_replies_to_what_is_still_prepared(child):
    response = send(child, asked(), consultation=ConsultationFactory().pk)

    assert list(response.context["form"].errors) == ["consultation"]


def test_no_opinion_is_a_reply_and_can_be_taken_back(child, mandate):
    question = asked()
    url = reverse("advisory:consultation-no-opinion", args=[question.pk])

    child.post(url)
    again = child.post(url, follow=True)
    assert NoOpinion.objects.get().organization == mandate.organization
    assert f"{mandate.organization} said: we have no opinion." in again.text

    back = reverse("advisory:consultation-no-opinion-withdraw", args=[question.pk])
    page = child.post(back, follow=True)
    assert not NoOpinion.objects.exists()
    assert "We have no opinion" in page.text


def test_who_has_replied_is_not_offered_to_have_no_opinion(child, mandate):
    question = asked()
    submitted(mandate=mandate, consultation=question)
    url = reverse("advisory:consultation-no-opinion", args=[question.pk])

    page = child.get(question.get_absolute_url())
    refused = child.post(url, follow=True)

    assert "We have no opinion" not in page.text
    assert "Say something more" in page.text
    assert "This has changed in the meantime." in refused.text
    assert not NoOpinion.objects.exists()


def test_a_reply_takes_the_place_of_no_opinion(child, mandate):
    question = asked()
    no_opinion(question, mandate)

    send(child, question)

    assert not NoOpinion.objects.exists()
    assert Contribution.objects.get().state == "submitted"


def test_after_the_close_nobody_replies(child):
    question = closed()

    page = child.get(question.get_absolute_url())
    form = child.get(reply_url(question), follow=True)
    said = child.post(reverse("advisory:consultation-no-opinion", args=[question.pk]), follow=True)

    assert "We are reading what you said." in page.text
    assert reply_url(question) not in page.text
    assert "This has changed in the meantime." in form.text
    assert "This has changed in the meantime." in said.text


def test_one_reads_what_others_said_to_the_council_and_not_what_they_said_to_the_team(child):
    question = asked()
    submitted(consultation=question, words="Para el consejo.")
    submitted(consultation=question, words="Solo para el equipo.", audience=Audience.TEAM)
    DraftFactory(consultation=question, words="Sin enviar.")

    page = child.get(question.get_absolute_url()).text

    assert "Para el consejo." in page
    assert "Solo para el equipo." not in page
    assert "Sin enviar." not in page


def test_the_team_sees_who_said_what_and_who_is_silent(coordinator):
    question = asked()
    said = submitted(consultation=question, words="Falta agua.")
    without = no_opinion(question)
    silent = MandateFactory().organization
    team = client_of(coordinator)

    page = team.get(question.get_absolute_url())
    close = team.get(reverse("advisory:consultation-close", args=[question.pk]))

    voices = {voice.organization: voice for voice in page.context["voices"]}
    assert [reply.words for reply in voices[said.organization].replies] == ["Falta agua."]
    assert voices[without.organization].has_no_opinion
    assert voices[silent].is_silent
    assert list(page.context["silent"]) == [silent]
    assert list(close.context["silent"]) == [silent]
    assert "From 1 organization there is nothing to read here yet:" in page.text


def test_a_reply_with_safeguarding_is_nowhere_on_the_page(coordinator, representative, lead):
    question = asked()
    moved = submitted(consultation=question, words="Un señor me espera.")
    diverted(contribution=moved, raised_by=coordinator)

    for person in (coordinator, representative, lead, moved.mandate.representative.user):
        page = client_of(person).get(question.get_absolute_url())
        assert page.status_code == 200
        assert "Un señor me espera." not in page.text
        assert moved.reference not in page.text


def test_home_shows_what_is_open_with_its_day_and_how_one_stands(child, mandate):
    first = asked(question="¿Primera?", closes_on=today() + days(2))
    asked(question="¿Segunda?", closes_on=today() + days(9))
    ConsultationFactory(question="¿Sin abrir?")
    closed(question="¿Cerrada?")
    no_opinion(first, mandate)

    page = child.get("/").text

    assert page.index("¿Primera?") < page.index("¿Segunda?")
    assert f"Replies until {date_format(today() + days(2), 'DATE_FORMAT')}" in page
    assert "No opinion" in page
    assert "¿Sin abrir?" not in page
    assert "¿Cerrada?" not in page


def test_who_holds_no_seat_reads_only_what_they_replied_to(coordinator):
    mine, other = asked(question="¿La mía?"), asked(question="¿La otra?")
    seat = MandateFactory()
    submitted(mandate=seat, consultation=mine)
    with_days(seat, today() - days(100), today())
    page = client_of(seat.representative.user)

    assert page.get(mine.get_absolute_url()).status_code == 200
    assert page.get(other.get_absolute_url()).status_code == 404


def test_only_who_has_not_replied_is_reminded_before_the_close():
    question = asked(closes_on=today() + days(7))
    asked(closes_on=today() + days(8))
    people = {
        name: MandateFactory(representative__user__email=f"{name}@example.org")
        for name in ("silent", "replied", "without", "diverted")
    }
    MandateFactory(representative__user__email="closed@example.org", representative__consents=[])
    submitted(mandate=people["replied"], consultation=question)
    no_opinion(question, people["without"])
    moved = submitted(mandate=people["diverted"], consultation=question)
    diverted(contribution=moved, raised_by=question.opened_by)
    Email.objects.all().delete()

    remind(reminders.owed())
    remind(reminders.owed())

    (mail,) = Email.objects.filter(to__contains="@example.org")
    assert mail.to == ["silent@example.org"]
    assert question.question in mail.message


def test_all_hear_of_the_answer_once_by_a_mail_of_their_own_reply_or_of_the_question(coordinator):
    from_reply = MandateFactory(representative__user__email="reply@example.org")
    MandateFactory(representative__user__email="silent@example.org")
    question = asked()
    decided(owner=coordinator, mandate=from_reply, consultation=question)
    closed(question)
    Email.objects.all().delete()

    answered_jointly(question)

    mails = {mail.to[0]: mail.subject for mail in Email.objects.all()}
    reply = Contribution.objects.get()
    assert mails == {
        "reply@example.org": f"Tienes una respuesta: {reply.reference}",
        "silent@example.org": "Nuestra respuesta a lo que te preguntamos",
    }
