"""Stage by stage: what was asked, what was said, what became of it."""

import pytest
from django.urls import reverse

from advisory.choices import Audience
from tests.conftest import client_of
from tests.factories.advisory import decided, submitted
from tests.factories.consultations import ConsultationFactory, answered_jointly, asked, closed
from tests.factories.programs import AreaFactory, ProjectFactory
from tests.factories.records import picture

pytestmark = pytest.mark.django_db


def page_of(person, name="area", slug="health", **headers):
    url = reverse(f"advisory:consultation-of-{name}", args=[slug])
    return client_of(person).get(url, headers=headers)


def told(response):
    return {
        label: [each.consultation.question for each in asked_then]
        for label, asked_then in response.context["stages"]
    }


def test_each_stage_has_what_was_asked_then(representative, coordinator):
    project = ProjectFactory(slug="water", area=AreaFactory(slug="health"), lead=coordinator)
    asked(question="¿Plan?", stage="plan")
    asked(question="¿Agua?", stage="situation", area=None, project=project)
    asked(question="¿Escuela?", area=AreaFactory(slug="education"))
    ConsultationFactory(question="¿Sin abrir?")

    assert told(page_of(representative)) == {
        "Situation analysis": ["¿Agua?"],
        "Plan formulation": ["¿Plan?"],
        "Proposal formulation": [],
        "Evaluation": [],
    }
    assert told(page_of(representative, "project", "water"))["Situation analysis"] == ["¿Agua?"]
    assert told(page_of(representative, "project", "water"))["Plan formulation"] == []


def test_it_says_what_was_said_and_what_became_of_it(representative, coordinator):
    question = asked()
    decided(owner=coordinator, consultation=question, words="Faltan visitas.")
    submitted(consultation=question, words="Solo al equipo.", audience=Audience.TEAM)
    decided_all(question, coordinator)
    answered_jointly(closed(question))

    page = page_of(representative).text

    assert "Faltan visitas." in page
    assert "Solo al equipo." not in page
    assert "¡Gracias! Pusimos las visitas en el plan." in page
    assert "Plan 2027, página 12" in page


def test_a_reply_without_words_says_what_it_is_instead_of_them(representative, coordinator):
    question = asked()
    submitted(consultation=question, words="", files=[picture()])

    page = page_of(representative).text

    assert "<blockquote" not in page
    assert "A photo" in page


def decided_all(question, coordinator):
    for reply in question.replies.filter(state="submitted"):
        client = client_of(coordinator)
        client.post(reverse("advisory:contribution-take", args=[reply.reference]))
        client.post(
            reverse("advisory:contribution-decide", args=[reply.reference]),
            {"version": 1, "decision": "deferred", "reason": "Falta dinero."},
        )


def test_an_area_loads_it_as_a_fragment_and_links_to_it(representative):
    area = AreaFactory(slug="health")
    url = reverse("advisory:consultation-of-area", args=["health"])

    page = client_of(representative).get(reverse("programs:area-detail", args=[area.slug]))
    fragment = page_of(representative, **{"HX-Request": "true"})

    assert f'hx-get="{url}"' in page.text
    assert f'href="{url}"' in page.text
    assert "<html" not in fragment.text
    assert "Nothing was asked at this stage." in fragment.text


def test_the_public_is_not_led_there():
    area = AreaFactory(slug="health")
    page = client_of().get(reverse("programs:area-detail", args=[area.slug]))

    assert "consultations" not in page.text
