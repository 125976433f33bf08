from datetime import date

import factory

from accounts.choices import Role
from programs.choices import Stage
from programs.models import Area, Project, Region
from tests.factories.accounts import UserFactory


class AreaFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Area
        django_get_or_create = ("slug",)

    slug = factory.Sequence(lambda number: f"area{number}")
    name = factory.LazyAttribute(lambda area: area.slug.capitalize())
    name_en = factory.LazyAttribute(lambda area: f"{area.slug.capitalize()} (en)")
    goal = "Una meta"
    goal_en = "A goal"
    crc_articles = "12"
    position = factory.Sequence(lambda number: number + 10)


class RegionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Region
        django_get_or_create = ("code",)

    code = "11"
    name = factory.LazyAttribute(lambda region: f"Región {region.code}")


class ProjectFactory(factory.django.DjangoModelFactory):
    """Running since 2026, for all of Peru unless there are ``regions``."""

    class Meta:
        model = Project
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda number: f"project{number}")
    name = factory.Sequence(lambda number: f"Proyecto {number}")
    name_en = factory.Sequence(lambda number: f"Project {number}")
    area = factory.SubFactory(AreaFactory)
    stage = Stage.PLAN
    starts_on = date(2026, 1, 1)
    lead = factory.SubFactory(UserFactory, roles=[Role.COORDINATOR])

    @factory.post_generation
    def regions(self, create, extracted):
        if create and extracted:
            self.regions.set(extracted)
