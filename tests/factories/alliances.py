from datetime import date

import factory
import pgtrigger

from accounts.choices import Role
from alliances.choices import (
    WITH_REASON,
    ActivityKind,
    AgreementKind,
    AllianceState,
    EntityType,
    Modality,
    PartnerKind,
    ProjectRole,
    Side,
)
from alliances.models import (
    Activity,
    Agreement,
    Alliance,
    Amendment,
    Commitment,
    FocalPoint,
    LineOfWork,
    Partner,
    ProjectPartner,
)
from tests.factories.accounts import UserFactory
from tests.factories.programs import AreaFactory, ProjectFactory

LONG_AGO = date(2011, 1, 1)


class PartnerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Partner

    slug = factory.Sequence(lambda number: f"partner{number}")
    kind = PartnerKind.PUBLIC_ENTITY
    entity_type = EntityType.MINISTRY
    name = factory.Sequence(lambda number: f"Ministerio {number}")
    name_en = factory.Sequence(lambda number: f"Ministry {number}")


class AllianceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Alliance

    slug = factory.Sequence(lambda number: f"alliance{number}")
    partner = factory.SubFactory(PartnerFactory)
    state = AllianceState.ACTIVE
    reason = factory.LazyAttribute(lambda each: "A reason" if each.state in WITH_REASON else "")
    since = factory.LazyAttribute(
        lambda each: date(2026, 1, 1) if each.state in WITH_REASON else None
    )


class LineOfWorkFactory(factory.django.DjangoModelFactory):
    """As if it had come before its alliance was ended."""

    class Meta:
        model = LineOfWork

    alliance = factory.SubFactory(AllianceFactory)
    name = factory.Sequence(lambda number: f"Línea {number}")
    name_en = factory.Sequence(lambda number: f"Line {number}")
    modality = Modality.TRAINING
    main_area = factory.SubFactory(AreaFactory)
    position = factory.Sequence(lambda number: number)

    @classmethod
    def _create(cls, model, *args, **fields):
        with pgtrigger.ignore("alliances.LineOfWork:alliance_has_not_ended"):
            return super()._create(model, *args, **fields)


class AgreementFactory(factory.django.DjangoModelFactory):
    """Of the year 2026; read it again for ``runs``, which the database reckons."""

    class Meta:
        model = Agreement

    alliance = factory.SubFactory(AllianceFactory)
    kind = AgreementKind.FRAMEWORK
    signed_on = LONG_AGO
    starts_on = date(2026, 1, 1)
    ends_on = date(2026, 12, 31)

    @classmethod
    def _create(cls, model, *args, **fields):
        agreement = super()._create(model, *args, **fields)
        agreement.refresh_from_db()
        return agreement


class AmendmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Amendment

    agreement = factory.SubFactory(AgreementFactory)
    number = factory.Sequence(lambda number: number + 1)
    signed_on = LONG_AGO
    effective_from = date(2026, 7, 1)
    terms = "Other terms"


class FocalPointFactory(factory.django.DjangoModelFactory):
    """Of the partner's side; ``user`` makes it one of ours."""

    class Meta:
        model = FocalPoint

    alliance = factory.SubFactory(AllianceFactory)
    side = factory.LazyAttribute(lambda point: Side.OURS if point.user else Side.PARTNER)
    user = None
    name = factory.LazyAttribute(lambda point: "" if point.user else "Persona de contacto")
    starts_on = date(2026, 1, 1)


class ActivityFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Activity

    alliance = factory.SubFactory(AllianceFactory)
    kind = ActivityKind.TRAINING
    title = factory.Sequence(lambda number: f"Taller {number}")
    on = date(2026, 3, 12)


class CommitmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Commitment

    alliance = factory.SubFactory(AllianceFactory)
    side = Side.PARTNER
    promise = "Train fifty officers"
    owner = factory.SubFactory(UserFactory, roles=[Role.COORDINATOR])
    due_on = date(2026, 12, 31)


class ProjectPartnerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ProjectPartner

    project = factory.SubFactory(ProjectFactory)
    partner = factory.SubFactory(PartnerFactory)
    role = ProjectRole.IMPLEMENTS
