"""Who gets what at the addresses of consultations, as a table to read.

A line: method, address, how it stands, and what each of these gets:

    nobody signed in · a representative · one without a seat · a coordinator · a lead ·
    an administrator

The words are those of ``tests.access_outcomes``.
"""

import pytest
from django.urls import get_resolver, reverse

from accounts.choices import Role
from advisory.models import Consultation, ConsultationPaper, JointAnswer, NoOpinion
from tests.access_outcomes import outcome
from tests.conftest import client_of
from tests.factories.accounts import UserFactory
from tests.factories.advisory import RepresentativeFactory, days, today
from tests.factories.consultations import ConsultationFactory, answered_jointly, closed
from tests.factories.programs import ProjectFactory
from tests.factories.records import AttachmentFactory

pytestmark = pytest.mark.django_db

PEOPLE = ["anonymous", "representative", "unseated", "coordinator", "lead", "administrator"]
TABLE = """
GET  consultation-list         -      in  200 200 200 200 403
POST consultation-list         -      in  405 405 405 405 405
GET  consultation-new          -      in  403 403 200 403 403
POST consultation-new          -      in  403 403 did 403 403
GET  consultation-detail       draft  in  404 404 200 404 404
GET  consultation-detail       open   in  200 404 200 200 404
GET  consultation-detail       closed in  200 404 200 200 404
POST consultation-detail       open   in  405 405 405 405 405
GET  consultation-edit         draft  in  404 404 200 404 404
GET  consultation-edit         open   in  403 404 302 403 404
POST consultation-edit         draft  in  404 404 did 404 404
POST consultation-edit         open   in  403 404 302 403 404
GET  consultation-paper        draft  in  404 404 200 404 404
GET  consultation-paper        open   in  200 404 200 200 404
POST consultation-paper        open   in  405 405 405 405 405
GET  consultation-paper-remove draft  in  405 405 405 405 405
POST consultation-paper-remove draft  in  404 404 did 404 404
POST consultation-paper-remove open   in  403 404 302 403 404
GET  consultation-close        draft  in  404 404 302 404 404
GET  consultation-close        open   in  403 404 200 403 404
POST consultation-close        draft  in  404 404 302 404 404
POST consultation-close        open   in  403 404 did 403 404
POST consultation-close        closed in  403 404 302 403 404
GET  consultation-history      draft  in  404 404 200 404 404
GET  consultation-history      open   in  403 404 200 403 404
POST consultation-history      open   in  405 405 405 405 405
GET  consultation-reply        draft  in  404 404 403 404 404
GET  consultation-reply        open   in  200 404 403 403 404
GET  consultation-reply        closed in  302 404 403 403 404
POST consultation-reply        open   in  405 405 405 405 405
GET  consultation-no-opinion   open   in  405 405 405 405 405
POST consultation-no-opinion   draft  in  404 404 403 404 404
POST consultation-no-opinion   open   in  did 404 403 403 404
POST consultation-no-opinion   closed in  302 404 403 403 404
GET  consultation-no-opinion-withdraw open   in  405 405 405 405 405
POST consultation-no-opinion-withdraw open   in  302 404 403 403 404
POST consultation-no-opinion-withdraw closed in  302 404 403 403 404
GET  consultation-answer       open   in  403 404 302 403 404
GET  consultation-answer       closed in  403 404 200 403 404
POST consultation-answer       open   in  403 404 302 403 404
POST consultation-answer       closed in  403 404 did 403 404
POST consultation-answer       answered in 403 404 302 403 404
GET  consultation-answer-paper closed in  404 404 404 404 404
GET  consultation-answer-paper answered in 200 404 200 200 404
POST consultation-answer-paper answered in 405 405 405 405 405
GET  consultation-of-area      -      in  200 200 200 200 403
POST consultation-of-area      -      in  405 405 405 405 405
GET  consultation-of-project   -      in  200 200 200 200 403
POST consultation-of-project   -      in  405 405 405 405 405
"""
ROWS = [line.split() for line in TABLE.strip().split("\n")]
OF_ALL = {"consultation-list", "consultation-new"}
MODELS = [Consultation, ConsultationPaper, JointAnswer, NoOpinion]


@pytest.fixture
def clients(representative, coordinator, lead, administrator):
    unseated = UserFactory(roles=[Role.REPRESENTATIVE])
    RepresentativeFactory(user=unseated)
    users = [None, representative, unseated, coordinator, lead, administrator]
    return dict(zip(PEOPLE, map(client_of, users), strict=True))


@pytest.mark.parametrize(
    ("method", "name", "state", "words"), [(*row[:3], row[3:]) for row in ROWS]
)
def test_each_person_gets_what_the_table_says(method, name, state, words, clients, coordinator):
    consultation = _consultation(state, coordinator)
    url, data = _url(name, consultation), _typed(name, consultation)

    found = [outcome(clients[who], method, url, data, MODELS) for who in PEOPLE]

    assert dict(zip(PEOPLE, found, strict=True)) == dict(zip(PEOPLE, words, strict=True))


def test_every_address_of_consultations_is_asked_both_ways():
    (resolver,) = [
        each
        for each in get_resolver().url_patterns
        if getattr(each, "namespace", None) == "advisory"
    ]
    names = {each.name for each in resolver.url_patterns if each.name.startswith("consultation")}

    assert {(row[0], row[1]) for row in ROWS} == {
        (method, name) for name in names for method in ("GET", "POST")
    }


def _consultation(state, coordinator):
    consultation = ConsultationFactory()
    ConsultationPaper.objects.create(
        consultation=consultation, title="Plan", attachment=AttachmentFactory()
    )
    if state in ("open", "closed", "answered"):
        consultation.open(by=coordinator)
        consultation.save()
    if state == "closed":
        return closed(consultation)
    if state == "answered":
        return answered_jointly(closed(consultation))
    return Consultation.objects.get(pk=consultation.pk)


def _url(name, consultation):
    if name == "consultation-of-area":
        return reverse(f"advisory:{name}", args=["health"])
    if name == "consultation-of-project":
        return reverse(f"advisory:{name}", args=[ProjectFactory().slug])
    if name.startswith("consultation-paper"):
        return reverse(f"advisory:{name}", args=[consultation.papers.get().pk])
    return reverse(f"advisory:{name}", args=[] if name in OF_ALL else [consultation.pk])


def _typed(name, consultation):
    """A form that is filled in well, so that only the person and the state decide."""
    return {
        "version": consultation.version if name == "consultation-edit" else 1,
        "question": "¿Otra?",
        "closes_on": today() + days(5),
    }
