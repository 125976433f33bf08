"""How the team prepares a question, opens it and closes it."""

import pytest
from django.urls import reverse
from post_office.models import Email

from advisory.models import Consultation, ConsultationPaper
from records.models import Attachment
from tests.conftest import client_of
from tests.factories.advisory import MandateFactory, days, today
from tests.factories.consultations import ConsultationFactory, asked
from tests.factories.programs import AreaFactory, ProjectFactory
from tests.factories.records import PDF, AttachmentFactory, upload

pytestmark = pytest.mark.django_db
NEW = reverse("advisory:consultation-new")


@pytest.fixture
def team(coordinator):
    return client_of(coordinator)


def typed(**changes):
    return {
        "version": 1,
        "question": "¿Qué le falta al plan de salud?",
        "stage": "plan",
        "area": AreaFactory(slug="health").slug,
        "text": "Vamos a escribir el plan de salud.",
        "purpose": "Escribir el plan.",
        "decision": "Qué visitas se hacen.",
        "decider": "La dirección",
        "changeable": "Los lugares.",
        "fixed": "El dinero.",
        "opens_on": today(),
        "closes_on": today() + days(10),
        "answer_by": today() + days(30),
        "needs_no_paper": "on",
        "action": "open",
    } | changes


def errors(response):
    return {name: list(each) for name, each in response.context["form"].errors.items()}


def edit_url(consultation):
    return reverse("advisory:consultation-edit", args=[consultation.pk])


def test_a_question_that_says_all_is_opened_to_the_council(team, coordinator):
    response = team.post(NEW, typed(), follow=True)

    consultation = Consultation.objects.get()
    assert consultation.state == "open"
    assert consultation.opened_by == coordinator
    assert consultation.area.slug == "health"
    assert "It is open. The council can read it and reply." in response.text


def test_a_question_about_a_project_is_about_its_area_too(team, coordinator):
    project = ProjectFactory(slug="water", lead=coordinator)

    team.post(NEW, typed(project="water"))

    consultation = Consultation.objects.get()
    assert consultation.project == project
    assert consultation.area is None


@pytest.mark.parametrize(
    "name",
    [
        "stage",
        "area",
        "text",
        "purpose",
        "decision",
        "decider",
        "changeable",
        "fixed",
        "opens_on",
        "closes_on",
        "answer_by",
    ],
)
def test_each_thing_that_is_missing_is_named_at_its_field(name, team):
    response = team.post(NEW, typed(**{name: ""}))

    assert errors(response) == {name: ["It can’t open without this."]}
    assert "Escribir el plan." in response.text or name == "purpose"
    assert not Consultation.objects.exists()


def test_a_question_without_a_document_says_that_none_is_needed(team):
    response = team.post(NEW, typed(needs_no_paper=""))

    assert errors(response) == {
        "paper": ["Add a document, or say that there is nothing else to read."]
    }


def test_a_document_with_a_title_is_kept_and_read_by_the_council(team, representative):
    data = {"paper": upload(PDF, "plan.pdf", "application/pdf"), "paper_title": "El plan"}
    team.post(NEW, typed(needs_no_paper="", **data))
    paper = ConsultationPaper.objects.get()
    child = client_of(representative)

    page = child.get(paper.consultation.get_absolute_url())
    file = child.get(reverse("advisory:consultation-paper", args=[paper.pk]))

    assert "El plan" in page.text
    assert file.getvalue() == PDF


def test_a_document_without_a_title_is_asked_for_one(team):
    response = team.post(NEW, typed(paper=upload(PDF, "plan.pdf", "application/pdf")))

    assert errors(response) == {"paper_title": ["A document has a title."]}


def test_a_draft_may_lack_everything_but_the_question(team):
    team.post(NEW, {"version": 1, "question": "¿Qué falta?", "action": "save"})

    assert Consultation.objects.get().state == "draft"


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"question": ""}, {"question": ["This field is required."]}),
        (
            {"question": "x" * 201},
            {"question": ["It is too long: it has 201 letters, and 200 fit."]},
        ),
        (
            {"text": "x" * 2001},
            {"text": ["It is too long: it has 2001 letters, and 2000 fit."]},
        ),
        (
            {"stage": "dinner"},
            {"stage": ["Choose one of those on offer: “dinner” is not one of them."]},
        ),
        (
            {"area": "nowhere"},
            {"area": ["Choose one of those on offer."]},
        ),
        (
            {"opens_on": today() + days(7), "closes_on": today() + days(14)},
            {"opens_on": ["Open it on this day, or choose today."]},
        ),
        (
            {"closes_on": "9999-12-31"},
            {"closes_on": [f"Look at the year. Write one from 2011 to {today().year + 10}."]},
        ),
        (
            {"opens_on": "2020-01-01", "closes_on": "2020-02-01"},
            {"closes_on": ["Give them time: choose a day to come."]},
        ),
        (
            {"closes_on": "2020-01-01"},
            {"closes_on": ["It closes on a later day than it opens."]},
        ),
        (
            {"answer_by": "2020-01-01"},
            {"answer_by": ["The answer comes when it is closed."]},
        ),
        ({"version": "x"}, {"version": ["Enter a whole number."]}),
    ],
)
def test_what_is_wrong_is_named_at_its_field(changes, found, team):
    assert errors(team.post(NEW, typed(**changes))) == found
    assert not Consultation.objects.exists()


def test_an_answer_is_promised_for_a_day_that_a_child_can_wait_for(team):
    found = errors(team.post(NEW, typed(answer_by="9999-12-31")))

    assert list(found) == ["answer_by"]
    assert "A child can’t wait that long. Choose a day until" in found["answer_by"][0]


def test_hostile_words_are_shown_as_words(team):
    team.post(NEW, typed(question="<script>alert(1)</script>", action="save"))

    page = team.get(Consultation.objects.get().get_absolute_url())

    assert "&lt;script&gt;" in page.text
    assert "<script>alert" not in page.text


def test_a_form_from_an_older_version_shows_both_texts(team):
    consultation = ConsultationFactory(purpose="Lo de antes")
    Consultation.objects.update(purpose="Lo de otra persona")

    response = team.post(edit_url(consultation), typed(purpose="Lo mío", action="save"))

    assert response.status_code == 409
    assert "Lo de otra persona" in response.text
    assert "Lo mío" in response.text
    assert Consultation.objects.get().purpose == "Lo de otra persona"


def test_a_second_tap_on_open_finds_it_open(team):
    team.post(NEW, typed(action="save"))
    consultation = Consultation.objects.get()
    data = typed(version=consultation.version)
    team.post(edit_url(consultation), data)

    response = team.post(edit_url(consultation), data, follow=True)

    assert "This has changed in the meantime." in response.text
    assert Consultation.objects.get().state == "open"


def test_a_document_is_taken_out_of_a_draft(team):
    consultation = ConsultationFactory()
    paper = ConsultationPaper.objects.create(
        consultation=consultation, title="Plan", attachment=AttachmentFactory()
    )

    team.post(reverse("advisory:consultation-paper-remove", args=[paper.pk]))

    assert not ConsultationPaper.objects.exists()


def test_all_who_sit_in_the_council_hear_of_a_new_question(team):
    MandateFactory(representative__user__email="luz@example.org")
    MandateFactory(representative__user__email="sami@example.org", representative__consents=[])
    MandateFactory(representative__user__email="")

    team.post(NEW, typed())

    (mail,) = Email.objects.all()
    assert mail.to == ["luz@example.org"]
    assert mail.subject == "Tenemos una pregunta para ti"
    assert "¿Qué le falta al plan de salud?" in mail.message


def test_a_draft_is_thrown_away_with_its_papers(team):
    draft = ConsultationFactory()
    ConsultationPaper.objects.create(
        consultation=draft, title="El plan", attachment=AttachmentFactory()
    )

    page = team.post(reverse("advisory:consultation-discard", args=[draft.pk]), follow=True)

    assert "It is thrown away. Nobody was asked." in page.text
    assert not Consultation.objects.exists()
    assert not Attachment.objects.exists()


def test_it_is_closed_once_by_a_named_adult(team, coordinator):
    consultation = asked()
    url = reverse("advisory:consultation-close", args=[consultation.pk])

    team.post(url)
    again = team.post(url, follow=True)

    assert "This has changed in the meantime." in again.text
    assert Consultation.objects.get().closed_by == coordinator
