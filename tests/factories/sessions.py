"""Sessions in each of their states."""

from datetime import datetime, time

import factory
from django.utils import timezone

from accounts.choices import Role
from advisory import actions
from advisory.models import AgendaItem, Session, SessionPaper
from tests.factories.accounts import UserFactory
from tests.factories.advisory import days, today
from tests.factories.records import AttachmentFactory


def at(day, hour=16):
    """This hour of the day in Lima."""
    return timezone.make_aware(datetime.combine(day, time(hour)))


class SessionFactory(factory.django.DjangoModelFactory):
    """Planned for a week from now."""

    class Meta:
        model = Session

    number = factory.Sequence(lambda number: number + 1)
    starts_at = factory.LazyFunction(lambda: at(today() + days(7)))
    place = "Casa de la Juventud"
    facilitator = factory.SubFactory(UserFactory, roles=[Role.COORDINATOR])
    items_until = factory.LazyAttribute(lambda session: timezone.localdate(session.starts_at))


class AgendaItemFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AgendaItem

    session = factory.SubFactory(SessionFactory)
    place = factory.Sequence(lambda number: number % 40 + 1)
    title = "El agua del colegio"


class SessionPaperFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SessionPaper

    session = factory.SubFactory(SessionFactory)
    title = "Lo que pasó con el agua"
    attachment = factory.SubFactory(AttachmentFactory)


def convoked(**fields):
    session = SessionFactory(**fields)
    actions.convoke(session=session)
    return Session.objects.get(pk=session.pk)
