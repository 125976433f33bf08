import factory
from django.db import transaction

from accounts.choices import Role
from advisory import actions
from advisory.models import Consultation, Extension, JointAnswer, NoOpinion
from tests.factories.accounts import UserFactory
from tests.factories.advisory import MandateFactory, days, today
from tests.factories.programs import AreaFactory


class ConsultationFactory(factory.django.DjangoModelFactory):
    """A question that is ready to be opened."""

    class Meta:
        model = Consultation

    question = factory.Sequence(lambda number: f"¿Qué le falta al plan {number}?")
    stage = "plan"
    area = factory.SubFactory(AreaFactory, slug="health")
    purpose = "Escribir el plan de salud."
    decision = "Qué visitas se hacen."
    decider = "La dirección del programa"
    changeable = "Los lugares y el idioma."
    fixed = "El dinero que hay."
    text = "Vamos a escribir el plan de salud. ¿Qué le falta?"
    needs_no_paper = True
    opens_on = factory.LazyFunction(today)
    closes_on = factory.LazyFunction(lambda: today() + days(10))
    answer_by = factory.LazyFunction(lambda: today() + days(40))


def asked(*, by=None, **fields):
    """A question that is open since today."""
    consultation = ConsultationFactory(**fields)
    actions.open_consultation(consultation=consultation, opened_by=by or UserFactory())
    return Consultation.objects.get(pk=consultation.pk)


def closed(consultation=None, *, by=None, **fields):
    """One that takes no replies any more."""
    consultation = consultation or asked(**fields)
    actions.close_consultation(consultation=consultation, closed_by=by)
    return Consultation.objects.get(pk=consultation.pk)


def extended(consultation, *, by=None, days_more=7, reason="Hay vacaciones en los colegios."):
    """Its council and its team have so many days more."""
    more = days(days_more)
    extension = Extension(
        old_closes_on=consultation.closes_on,
        new_closes_on=consultation.closes_on + more,
        old_answer_by=consultation.answer_by,
        new_answer_by=consultation.answer_by + more,
        reason=reason,
    )
    actions.extend_consultation(
        consultation=consultation,
        extension=extension,
        moved_by=by or UserFactory(roles=[Role.COORDINATOR]),
    )
    return Consultation.objects.get(pk=consultation.pk)


def no_opinion(consultation=None, mandate=None):
    """An organization that says that it has none."""
    mandate = mandate or MandateFactory()
    consultation = consultation or asked()
    actions.say_no_opinion(consultation=consultation, mandate=mandate)
    return NoOpinion.objects.get(consultation=consultation, organization=mandate.organization)


def joint_of(consultation, *, by=None, **fields):
    """The joint answer, written and not published."""
    texts = {
        "text": "¡Gracias! Pusimos las visitas en el plan.",
        "taken_up": "Las visitas.",
        "found_in": "Plan 2027, página 12",
        "left_out": "El dinero no alcanza para todo.",
        "written_by": by or UserFactory(roles=[Role.COORDINATOR]),
    }
    return JointAnswer.objects.create(consultation=consultation, **(texts | fields))


def answered_jointly(consultation=None, *, by=None, **fields):
    """Closed and answered; each reply has a decision."""
    consultation = consultation or closed()
    by = by or UserFactory(roles=[Role.COORDINATOR])
    joint = joint_of(consultation, by=by, **fields)
    with transaction.atomic():
        replies = actions.hold_replies(consultation)
        actions.publish_joint_answer(joint=joint, replies=replies, published_by=by)
    return Consultation.objects.get(pk=consultation.pk)
