"""Sample questions to the council: one that is open, and one that was answered."""

import uuid
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from advisory import actions
from advisory.choices import Audience, Decision, Kind
from advisory.models import Commitment, Consultation, Contribution, JointAnswer
from programs.models import Area

OPEN = {
    "question": "¿Qué debe mejorar primero en los colegios?",
    "stage": "situation",
    "purpose": "Saber qué les preocupa más antes de escribir el plan del próximo año.",
    "decision": "En qué tres temas de educación trabajamos primero.",
    "decider": "La dirección del programa (muestra)",
    "changeable": "Los temas, el orden y las regiones donde empezamos.",
    "fixed": "El dinero del año: ya está dado.",
    "text": "Vamos a escribir el plan de educación del próximo año.\n\n"
    "Queremos saber qué debe mejorar primero en los colegios. Pregunta en tu organización y"
    " cuéntanos. Con lo que digan elegimos los tres primeros temas.",
}
ANSWERED = {
    "question": "¿Cómo deben ser las visitas de salud?",
    "stage": "plan",
    "purpose": "Que las visitas de salud sirvan a las niñas y los niños de verdad.",
    "decision": "Cómo, cuándo y con quién se hacen las visitas.",
    "decider": "El equipo de salud (muestra)",
    "changeable": "El idioma, las personas que van y las fechas.",
    "fixed": "El número de visitas: este año son tres.",
    "text": "Este año hacemos tres visitas de salud. Queremos saber cómo deben ser para que todas"
    " y todos se sientan bien.",
}
REPLIES = [
    (
        "rep-manthoc",
        "Que las visitas sean los domingos, porque los otros días trabajamos.",
        Decision.ACCEPTED,
    ),
    ("rep-junin", "Que haya una visita cada mes en cada colegio.", Decision.NOT_ACCEPTED),
]


def load(people: dict[str, User]) -> None:
    """``people`` by username; the second run finds them."""
    coordinator = people["coordinator"]
    asked = _ask(OPEN, "education", coordinator, closes_in=12, answer_in=40)
    _reply(people["rep-rednna"], asked, "Que los baños tengan agua y puerta. Es lo primero.")
    actions.say_no_opinion(consultation=asked, mandate=_seat(people["rep-vota"]))
    answered = _ask(ANSWERED, "health", coordinator, closes_in=1, answer_in=20)
    for username, words, decision in REPLIES:
        _decide(_reply(people[username], answered, words), decision, coordinator)
    actions.say_no_opinion(consultation=answered, mandate=_seat(people["rep-conao"]))
    actions.close_consultation(consultation=answered, closed_by=coordinator)
    _answer(answered, coordinator)


def _ask(texts, area, coordinator, *, closes_in, answer_in):
    today = timezone.localdate()
    consultation = Consultation.objects.create(
        **texts,
        area=Area.objects.get(slug=area),
        needs_no_paper=True,
        opens_on=today,
        closes_on=today + timedelta(days=closes_in),
        answer_by=today + timedelta(days=answer_in),
    )
    actions.open_consultation(consultation=consultation, opened_by=coordinator)
    return Consultation.objects.get(pk=consultation.pk)


def _reply(user, consultation, words):
    mandate = _seat(user)
    draft = Contribution.objects.create(
        token=uuid.uuid5(uuid.NAMESPACE_URL, f"sample-reply-{consultation.pk}-{user.pk}"),
        mandate=mandate,
        organization=mandate.organization,
        kind=Kind.SUGGESTION,
        area=consultation.area,
        audience=Audience.COUNCIL,
        words=words,
        consultation=consultation,
    )
    return actions.submit(contribution=draft)


def _decide(reply, decision, coordinator):
    actions.take(contribution=reply, owner=coordinator)
    review = Contribution.objects.get(pk=reply.pk).review
    review.decision = decision
    review.reason = "Lo vimos con el equipo de salud (muestra)."
    commitment = None
    if decision == Decision.ACCEPTED:
        commitment = Commitment(
            promise="Hacer las tres visitas en domingo.",
            owner=coordinator,
            due_on=timezone.localdate() + timedelta(days=90),
        )
    actions.decide(contribution=reply, review=review, commitment=commitment, decided_by=coordinator)


@transaction.atomic
def _answer(consultation, coordinator):
    joint = JointAnswer.objects.create(
        consultation=consultation,
        taken_up="Las visitas son en domingo, para que vayan también quienes trabajan.",
        found_in="Plan de salud del próximo año (muestra), página 12",
        left_out="Una visita cada mes: el dinero alcanza para tres visitas en el año.",
        text="¡Gracias por contarnos!\n\nLas tres visitas de este año serán en domingo. Así pueden"
        " ir también quienes trabajan.\n\nUna visita cada mes no es posible este año, porque el"
        " dinero alcanza para tres.",
        written_by=coordinator,
    )
    replies = actions.hold_replies(consultation)
    actions.publish_joint_answer(joint=joint, replies=replies, published_by=coordinator)


def _seat(user):
    return user.representative.mandates.current().get()
