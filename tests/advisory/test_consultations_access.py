"""Who gets what at the addresses of consultations: the table is ``tests.access_consultations``."""

import pytest
from django.urls import get_resolver, reverse

from accounts.choices import Role
from advisory.models import Consultation, ConsultationPaper, Extension, JointAnswer, NoOpinion
from tests.access_consultations import PEOPLE, ROWS
from tests.access_outcomes import differences, outcome
from tests.conftest import client_of
from tests.factories.accounts import UserFactory
from tests.factories.advisory import RepresentativeFactory, days, today
from tests.factories.consultations import ConsultationFactory, answered_jointly, closed
from tests.factories.programs import ProjectFactory
from tests.factories.records import AttachmentFactory

pytestmark = pytest.mark.django_db

STATES = list(dict.fromkeys(row[2] for row in ROWS))
OF_ALL = {"consultation-list", "consultation-new"}
MODELS = [Consultation, Extension, ConsultationPaper, JointAnswer, NoOpinion]


@pytest.fixture
def people(representative, coordinator, lead, administrator):
    unseated = UserFactory(roles=[Role.REPRESENTATIVE])
    RepresentativeFactory(user=unseated)
    users = [None, representative, unseated, coordinator, lead, administrator]
    return {who: client_of(user).cookies for who, user in zip(PEOPLE, users, strict=True)}


@pytest.mark.parametrize("state", STATES)
def test_each_person_gets_what_the_table_says(state, people, coordinator):
    consultation = _consultation(state, coordinator)

    def ask(who, method, name, _state):
        url, data = _url(name, consultation), _typed(name, consultation)
        return outcome(people[who], method, url, data, MODELS)

    assert differences(PEOPLE, [row for row in ROWS if row[2] == state], ask) == {}


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
        "old_closes_on": consultation.closes_on,
        "new_closes_on": consultation.closes_on + days(5),
        "old_answer_by": consultation.answer_by,
        "new_answer_by": consultation.answer_by,
        "reason": "Hay vacaciones.",
    }
