import uuid
from datetime import timedelta

import factory
import pgtrigger
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from accounts.choices import Role
from advisory import actions
from advisory.choices import (
    FOR_ACCOUNT,
    PROMISING,
    Audience,
    ConsentMedium,
    Decision,
    Giver,
    Kind,
    Purpose,
    Relationship,
    Scope,
    Seat,
)
from advisory.models import (
    Commitment,
    CommitmentUpdate,
    Consent,
    ConsentText,
    Contribution,
    Guardian,
    Mandate,
    Organization,
    Rating,
    Representative,
    Story,
    Transcription,
)
from records import content
from records.choices import PAPERS, SOUNDS
from tests.factories.accounts import UserFactory
from tests.factories.records import upload


def today():
    return timezone.localdate()


def days(number):
    return timedelta(days=number)


def aged(years):
    """The month of birth of somebody who is this old, half a year after the birthday."""
    months = today().year * 12 + today().month - 1 - 6 - years * 12
    return {"birth_year": months // 12, "birth_month": months % 12 + 1}


# All that the account of a child under the consent age needs.
WITH_GUARDIAN = [(purpose, giver) for purpose in FOR_ACCOUNT for giver in Giver]


class OrganizationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organization

    slug = factory.Sequence(lambda number: f"organization{number}")
    name = factory.Sequence(lambda number: f"Organización {number}")
    name_en = factory.Sequence(lambda number: f"Organization {number}")
    scope = Scope.NATIONAL


class ConsentTextFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ConsentText
        django_get_or_create = ("purpose", "giver", "number")

    purpose = Purpose.ACCOUNT
    giver = Giver.SELF
    number = 1
    text = "Estoy de acuerdo."
    text_en = "I agree."


class GuardianFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Guardian

    name = factory.Sequence(lambda number: f"Adulta {number}")
    relationship = Relationship.MOTHER
    contact = "900 000 000"


class RepresentativeFactory(factory.django.DjangoModelFactory):
    """An adolescent of fifteen or so, whose account is covered.

    ``consents`` gives other ones, as pairs of purpose and giver.
    """

    class Meta:
        model = Representative
        skip_postgeneration_save = True

    user = factory.SubFactory(UserFactory, roles=[Role.REPRESENTATIVE])
    given_name = factory.Sequence(lambda number: f"Alias {number}")
    birth_year = factory.LazyFunction(lambda: today().year - 16)
    birth_month = 6

    @factory.post_generation
    def consents(self, create, pairs):
        if pairs is None:
            pairs = [(purpose, Giver.SELF) for purpose in FOR_ACCOUNT]
        for purpose, giver in pairs:
            ConsentFactory(
                representative=self, text=ConsentTextFactory(purpose=purpose, giver=giver)
            )


class ConsentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Consent

    representative = factory.SubFactory(RepresentativeFactory, consents=[])
    text = factory.SubFactory(ConsentTextFactory)
    guardian = factory.Maybe(
        factory.LazyAttribute(lambda consent: consent.text.giver == Giver.GUARDIAN),
        yes_declaration=factory.SubFactory(
            GuardianFactory, representative=factory.SelfAttribute("..representative")
        ),
    )
    language = "es"
    medium = ConsentMedium.WRITTEN
    given_on = factory.LazyFunction(today)
    verified_by = factory.SubFactory(UserFactory)


class MandateFactory(factory.django.DjangoModelFactory):
    """A titular whose mandate runs today."""

    class Meta:
        model = Mandate

    organization = factory.SubFactory(OrganizationFactory)
    representative = factory.SubFactory(RepresentativeFactory)
    seat = Seat.TITULAR
    period = factory.LazyFunction(lambda: DateRange(today() - days(100), today() + days(600)))


class DraftFactory(factory.django.DjangoModelFactory):
    """``files`` are the bytes of what is added to it."""

    class Meta:
        model = Contribution
        skip_postgeneration_save = True

    token = factory.LazyFunction(uuid.uuid4)
    mandate = factory.SubFactory(MandateFactory)
    organization = factory.SelfAttribute("mandate.organization")
    kind = Kind.SUGGESTION
    audience = Audience.COUNCIL
    words = "Queremos más árboles en el colegio."

    @factory.post_generation
    def files(self, create, added):
        for data in added or ():
            checked = content.check(upload(data), (*PAPERS, *SOUNDS))
            actions.enclose(contribution=self, checked=checked)


def with_days(mandate, first, end=None):
    """The mandate as if it had these days, whatever was said under it; ``end`` is the first day
    without it."""
    mandate.period = DateRange(first, end)
    with pgtrigger.ignore("advisory.Mandate:holds_what_was_said"):
        mandate.save()
    return mandate


def submitted(**fields):
    """A contribution that was sent today."""
    return actions.submit(contribution=DraftFactory(**fields))


def promised(contribution, on):
    """As if its answer had been promised for this day from the start."""
    with pgtrigger.ignore("advisory.Contribution:day_moves_with_reason"):
        Contribution.objects.filter(pk=contribution.pk).update(promised_on=on)
    contribution.refresh_from_db(fields=["promised_on"])
    return contribution


def logged(*, written_by, occasion="session", said_on=None, agenda_item=None, **fields):
    """What somebody of the team wrote down today, after a session."""
    kept, _is_new = actions.log(
        contribution=DraftFactory.build(**fields),
        transcription=Transcription(
            written_by=written_by,
            occasion=occasion,
            medium="oral",
            said_on=said_on or today(),
            agenda_item=agenda_item,
        ),
    )
    return Contribution.objects.get(pk=kept.pk)


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


def rated(*, owner, understood="yes", satisfied="yes", words="", **fields):
    """Answered, and rated by its author; a no reopens it."""
    contribution = answered(owner=owner, **fields)
    rating = Rating(
        answer=contribution.answers.newest(),
        mandate=contribution.mandate,
        understood=understood,
        satisfied=satisfied,
        words=words,
    )
    actions.rate(contribution=contribution, rating=rating)
    return Contribution.objects.get(pk=contribution.pk)


def reopened(*, owner, **fields):
    """Its author did not like the answer; nobody has decided anew."""
    return rated(owner=owner, satisfied="no", **fields)


def begun(commitment, text="Ya empezamos."):
    """The same after its child was told that work on it has begun."""
    actions.tell_progress(
        commitment=commitment, update=CommitmentUpdate(text=text), told_by=commitment.owner
    )
    return Commitment.objects.get(pk=commitment.pk)


def done(*, owner, **fields):
    """Its one commitment is kept."""
    contribution = answered(owner=owner, **fields)
    commitment = contribution.commitments.get()
    commitment.outcome = "Plantamos diez árboles."
    commitment.without_evidence = "Se ve en el patio."
    actions.finish(commitment=commitment, on=today(), finished_by=commitment.owner)
    return Contribution.objects.get(pk=contribution.pk)


def told(*, answered, said="Pidieron árboles.", did="Plantamos diez.", **fields):
    """The published story of a contribution that has an answer."""
    return Story.objects.create(
        contribution=answered,
        said=said,
        did=did,
        published_at=timezone.now(),
        published_by=answered.review.owner,
        **fields,
    )
