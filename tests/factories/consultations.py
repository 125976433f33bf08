import factory

from advisory import actions
from advisory.models import Consultation
from tests.factories.accounts import UserFactory
from tests.factories.advisory import days, today
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
