import uuid
from datetime import timedelta

import factory
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from accounts.choices import Role
from advisory import actions
from advisory.choices import PROMISING, Audience, Decision, Kind, Scope, Seat
from advisory.models import Commitment, Contribution, Mandate, Organization, Representative
from tests.factories.accounts import UserFactory


def today():
    return timezone.localdate()


def days(number):
    return timedelta(days=number)


class OrganizationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organization

    slug = factory.Sequence(lambda number: f"organization{number}")
    name = factory.Sequence(lambda number: f"Organización {number}")
    name_en = factory.Sequence(lambda number: f"Organization {number}")
    scope = Scope.NATIONAL


class RepresentativeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Representative

    user = factory.SubFactory(UserFactory, roles=[Role.REPRESENTATIVE])
    given_name = factory.Sequence(lambda number: f"Alias {number}")


class MandateFactory(factory.django.DjangoModelFactory):
    """A titular whose mandate runs today."""

    class Meta:
        model = Mandate

    organization = factory.SubFactory(OrganizationFactory)
    representative = factory.SubFactory(RepresentativeFactory)
    seat = Seat.TITULAR
    period = factory.LazyFunction(lambda: DateRange(today() - days(100), today() + days(600)))


class DraftFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Contribution

    token = factory.LazyFunction(uuid.uuid4)
    mandate = factory.SubFactory(MandateFactory)
    organization = factory.SelfAttribute("mandate.organization")
    kind = Kind.SUGGESTION
    audience = Audience.COUNCIL
    words = "Queremos más árboles en el colegio."


def submitted(**fields):
    """A contribution that was sent today."""
    return actions.submit(contribution=DraftFactory(**fields))


def under_review(*, owner, **fields):
    contribution = submitted(**fields)
    actions.take(contribution=contribution, owner=owner)
    return Contribution.objects.get(pk=contribution.pk)


def decided(
    *, owner, decision=Decision.ACCEPTED, promise="Plantar diez árboles.", due_on=None, **fields
):
    """Decided by its owner; a yes comes with one commitment, due in thirty days."""
    contribution = under_review(owner=owner, **fields)
    review = contribution.review
    review.decision = decision
    review.reason = "Hay presupuesto."
    commitment = None
    if decision in PROMISING:
        commitment = Commitment(promise=promise, owner=owner, due_on=due_on or today() + days(30))
    actions.decide(
        contribution=contribution, review=review, commitment=commitment, decided_by=owner
    )
    return Contribution.objects.get(pk=contribution.pk)


def answered(*, owner, text="¡Sí! Vamos a plantar árboles.", **fields):
    contribution = decided(owner=owner, **fields)
    answer = contribution.answers.get()
    answer.text = text
    actions.publish(contribution=contribution, answer=answer, published_by=owner)
    return Contribution.objects.get(pk=contribution.pk)


def done(*, owner, **fields):
    """Its one commitment is kept."""
    contribution = answered(owner=owner, **fields)
    commitment = contribution.commitments.get()
    commitment.outcome = "Plantamos diez árboles."
    actions.finish(commitment=commitment, on=today())
    return Contribution.objects.get(pk=contribution.pk)
