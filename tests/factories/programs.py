import factory

from programs.models import Area, Region


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
