"""The pages of what the council is asked, each in every state that looks different.

``build_consultations`` fills them; the asker is a coordinator, and the asked representative sits
for ``manthoc``, as the child of the other pages does.
"""

from accounts.choices import Role
from advisory.choices import Decision
from advisory.models import ConsultationPaper
from programs.models import Area
from tests.browser.stops import Stop, send_empty
from tests.factories.accounts import UserFactory
from tests.factories.advisory import MandateFactory, days, decided, submitted, today
from tests.factories.consultations import (
    ConsultationFactory,
    answered_jointly,
    asked,
    closed,
    extended,
    joint_of,
    no_opinion,
)
from tests.factories.records import AttachmentFactory

TEXT = (
    "Vamos a escribir el plan de salud del próximo año.\n\nQueremos saber qué le falta. Pregunta"
    " en tu organización y cuéntanos."
)


def build_consultations(child):
    """Who comes to its pages, and the values that the addresses of ``CONSULTATION_PAGES`` need."""
    asker = UserFactory(username="asker", name="Carmen Salas", roles=[Role.COORDINATOR])
    health = {"area": Area.objects.get(slug="health"), "text": TEXT}
    others = [MandateFactory() for _ in range(3)]
    prepared = ConsultationFactory(**health, question="¿Qué hacemos con los baños?", stage="")
    ConsultationPaper.objects.create(
        consultation=prepared, title="El plan, en corto", attachment=AttachmentFactory()
    )
    opened = asked(**health, by=asker, question="¿Qué le falta al plan de salud?")
    submitted(
        mandate=others[0], consultation=opened, words="Ir a los caseríos con quien hable quechua."
    )
    no_opinion(opened, others[1])
    extended(opened, by=asker)
    over = _with_replies(asker, child, others, health, "¿Cómo deben ser las visitas?")
    waiting = closed(over, by=asker)
    joint_of(waiting, by=asker)
    answered = _with_replies(asker, child, others, health, "¿Cuándo conviene reunirse?")
    people = {"asker": asker, "asked child": child.representative.user}
    records = {
        "asked_draft": prepared.pk,
        "asked_open": opened.pk,
        "asked_closed": waiting.pk,
        "asked_answered": answered_jointly(closed(answered, by=asker), by=asker).pk,
    }
    return people, records


def _with_replies(asker, child, others, about, question):
    consultation = asked(**about, by=asker, question=question, closes_on=today() + days(20))
    decided(owner=asker, mandate=child, consultation=consultation, words="Los domingos.")
    decided(
        owner=asker,
        mandate=others[0],
        consultation=consultation,
        words="Cada mes en cada colegio.",
        decision=Decision.NOT_ACCEPTED,
    )
    no_opinion(consultation, others[1])
    return consultation


CONSULTATION_PAGES = [
    Stop("asked, list", "asked child", "/consultations/"),
    Stop("asked, home", "asked child", "/"),
    Stop("asked, open", "asked child", "/consultations/{asked_open}/"),
    Stop("asked, reply", "asked child", "/consultations/{asked_open}/reply/"),
    Stop("asked, closed", "asked child", "/consultations/{asked_closed}/"),
    Stop("asked, answered", "asked child", "/consultations/{asked_answered}/"),
    Stop("asked, of an area", "asked child", "/areas/health/consultations/"),
    Stop("asker, list", "asker", "/consultations/"),
    Stop("asker, new", "asker", "/consultations/new/"),
    Stop("asker, new, missing", "asker", "/consultations/new/", send_empty),
    Stop("asker, draft", "asker", "/consultations/{asked_draft}/"),
    Stop("asker, edit", "asker", "/consultations/{asked_draft}/edit/"),
    Stop("asker, discard", "asker", "/consultations/{asked_draft}/discard/"),
    Stop("asker, open", "asker", "/consultations/{asked_open}/"),
    Stop("asker, more time", "asker", "/consultations/{asked_open}/more-time/"),
    Stop(
        "asker, more time, missing", "asker", "/consultations/{asked_open}/more-time/", send_empty
    ),
    Stop("asker, close", "asker", "/consultations/{asked_open}/close/"),
    Stop("asker, closed", "asker", "/consultations/{asked_closed}/"),
    Stop("asker, answer", "asker", "/consultations/{asked_closed}/answer/"),
    Stop("asker, answered", "asker", "/consultations/{asked_answered}/"),
    Stop("asker, paper", "asker", "/consultations/{asked_answered}/answer/paper/"),
    Stop("asker, history", "asker", "/consultations/{asked_answered}/history/"),
]
