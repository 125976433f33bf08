"""How the team answers all that the council said on a question."""

import pytest
from django.db import connection
from django.urls import reverse

from accounts.choices import Role
from advisory.choices import Decision
from advisory.models import Answer, Consultation, Contribution, JointAnswer
from tests.conftest import client_of
from tests.factories.accounts import UserFactory
from tests.factories.advisory import MandateFactory, decided, reopened, submitted
from tests.factories.consultations import asked, closed, joint_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def team(coordinator):
    return client_of(coordinator)


def url_of(question, page="answer"):
    return reverse(f"advisory:consultation-{page}", args=[question.pk])


def typed(**changes):
    return {
        "version": 0,
        "taken_up": "Las visitas.",
        "found_in": "Plan 2027, página 12",
        "left_out": "El dinero no alcanza.",
        "text": "¡Gracias! Pusimos las visitas en el plan.",
        "action": "publish",
    } | changes


def settle():
    """Check now what is checked when a transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def errors(response):
    return {name: list(each) for name, each in response.context["form"].errors.items()}


@pytest.fixture
def question(coordinator):
    """Closed, with a yes and a no that were decided on."""
    found = asked()
    decided(owner=coordinator, consultation=found)
    decided(owner=coordinator, consultation=found, decision=Decision.NOT_ACCEPTED)
    return closed(found)


def test_one_answer_answers_each_reply_for_its_child(team, question, coordinator):
    yes, no = question.replies.order_by("pk")

    response = team.post(url_of(question), typed(), follow=True)

    assert "Published. The council can read your answer now." in response.text
    assert Consultation.objects.get().state == "answered"
    for reply in (yes, no):
        answer = reply.answers.get()
        assert answer.text == "¡Gracias! Pusimos las visitas en el plan."
        assert answer.published_by == coordinator
        child = client_of(reply.mandate.representative.user)
        page = child.get(reply.get_absolute_url())
        assert "What we answered to the whole council" in page.text
        assert "Tell us what you think" in page.text
        whole = child.get(question.get_absolute_url()).text
        assert "Las visitas." in whole
        assert "Plan 2027, página 12" in whole
        assert "El dinero no alcanza." in whole


def test_a_reply_with_words_of_its_own_keeps_them(team, question):
    own, other = question.replies.order_by("pk")
    Answer.objects.filter(contribution=own).update(text="A ti te decimos algo más.")

    team.post(url_of(question), typed())

    assert own.answers.get().text == "A ti te decimos algo más."
    assert other.answers.get().text == "¡Gracias! Pusimos las visitas en el plan."


def test_a_child_who_says_no_to_it_is_answered_again_alone(team, question):
    team.post(url_of(question), typed())
    settle()
    reply = question.replies.first()
    child = client_of(reply.mandate.representative.user)
    url = reverse("advisory:rating-new", args=[reply.reference, 1])

    child.post(url, {"understood": "yes", "satisfied": "no"})

    assert Contribution.objects.get(pk=reply.pk).state == "under_review"
    assert Consultation.objects.get().state == "answered"


def test_it_is_not_published_while_a_reply_has_no_decision(team):
    question = asked()
    submitted(consultation=question)
    closed(question)

    page = team.get(url_of(question))
    response = team.post(url_of(question), typed())

    assert "Publish the answer" not in page.text
    assert "1 reply still needs a decision." in page.text
    assert errors(response)["__all__"] == ["Decide on each reply first. The text is kept here."]
    assert "Plan 2027, página 12" in response.text
    assert Consultation.objects.get().state == "closed"


def test_a_reply_that_was_answered_alone_and_got_a_no_holds_it_up(team, coordinator):
    question = asked()
    reopened(owner=coordinator, consultation=question)
    closed(question)

    response = team.post(url_of(question), typed())

    assert "__all__" in errors(response)


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"text": ""}, {"text": ["Nothing is published without a text for children."]}),
        (
            {"taken_up": "", "found_in": ""},
            {"taken_up": ["Something was accepted: say what."]},
        ),
        ({"found_in": " "}, {"found_in": ["Say where it can be found."]}),
        (
            {"left_out": ""},
            {"left_out": ["Not everything was accepted: say what, and why."]},
        ),
        (
            {"text": "x" * 2001},
            {"text": ["It is too long: it has 2001 letters, and 2000 fit."]},
        ),
        ({"version": "x"}, {"version": ["Enter a whole number."]}),
        ({"version": ""}, {"version": ["This field is required."]}),
    ],
)
def test_what_is_missing_is_named_at_its_field(changes, found, team, question):
    assert errors(team.post(url_of(question), typed(**changes))) == found
    assert Consultation.objects.get().state == "closed"


def test_it_may_be_saved_unfinished_and_nobody_outside_reads_it(team, question):
    team.post(url_of(question), typed(taken_up="", text="Todavía no.", action="save"))
    child = client_of(MandateFactory().representative.user)

    assert JointAnswer.objects.get().published_at is None
    assert "Todavía no." not in child.get(question.get_absolute_url()).text
    assert child.get(url_of(question, "answer-paper")).status_code == 404


def test_an_answer_from_an_older_version_shows_both_texts(team, question, coordinator):
    joint_of(question, text="Lo de una colega.")

    response = team.post(url_of(question), typed(version=0, text="Lo mío."))

    assert response.status_code == 409
    assert "Lo de una colega." in response.text
    assert "Lo mío." in response.text


def test_a_second_tap_finds_it_published(team, question):
    team.post(url_of(question), typed())

    again = team.post(url_of(question), typed(), follow=True)

    assert "This has changed in the meantime." in again.text
    assert Answer.objects.count() == 2


def test_where_answers_need_a_yes_a_colleague_publishes_it(question, team, settings):
    settings.ANSWER_NEEDS_APPROVAL = True
    first = team.post(url_of(question), typed(), follow=True)
    joint = JointAnswer.objects.get()
    assert "Saved. A colleague reads it and publishes it." in first.text
    assert joint.published_at is None

    colleague = UserFactory(roles=[Role.COORDINATOR])
    client_of(colleague).post(url_of(question), typed(version=joint.version))

    assert JointAnswer.objects.get().published_by == colleague


def test_where_answers_need_a_yes_the_colleague_says_it_for_each_reply(coordinator, settings):
    settings.ANSWER_NEEDS_APPROVAL = True
    question = asked()
    reply = decided(owner=coordinator, consultation=question)
    closed(question)
    joint = joint_of(question, by=coordinator, needs_approval=True)
    colleague = UserFactory(roles=[Role.COORDINATOR])

    client_of(colleague).post(url_of(question), {**typed(version=joint.version), **texts_of(joint)})

    answer = reply.answers.get()
    assert (answer.written_by, answer.approved_by) == (coordinator, colleague)
    assert answer.published_at is not None


def texts_of(joint):
    return {name: getattr(joint, name) for name in ("text", "taken_up", "found_in", "left_out")}


def test_a_question_that_nobody_replied_to_is_answered_too(team):
    question = closed()

    team.post(url_of(question), typed(taken_up="", found_in="", left_out=""))

    assert Consultation.objects.get().state == "answered"


def test_deciding_on_a_reply_leads_back_to_its_question(team, coordinator):
    question = asked()
    reply = submitted(consultation=question)
    team.post(reverse("advisory:contribution-take", args=[reply.reference]))
    reply = Contribution.objects.get()

    response = team.post(
        reverse("advisory:contribution-decide", args=[reply.reference]),
        {"version": reply.review.version, "decision": "deferred", "reason": "Falta dinero."},
    )

    assert response.url == question.get_absolute_url()
