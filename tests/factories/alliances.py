import factory

from alliances.choices import AllianceState, EntityType, PartnerKind
from alliances.models import Alliance, LineOfWork, Partner
from tests.factories.programs import AreaFactory


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


class LineOfWorkFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = LineOfWork

    alliance = factory.SubFactory(AllianceFactory)
    name = factory.Sequence(lambda number: f"Línea {number}")
    name_en = factory.Sequence(lambda number: f"Line {number}")
    main_area = factory.SubFactory(AreaFactory)
    position = factory.Sequence(lambda number: number)
