"""Sessions in each of their states."""

from datetime import datetime, time

import factory
from django.utils import timezone

from accounts.choices import Role
from advisory import actions
from advisory.choices import Seat
from advisory.models import (
    AgendaItem,
    Attendance,
    Mandate,
    RiskAssessment,
    Session,
    SessionPaper,
)
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


def assessed(session=None, **fields):
    """Convoked, and its risk is assessed; it can be held on its day."""
    session = session or convoked(**fields)
    RiskAssessment.objects.create(
        session=session,
        risks="El camino de noche.",
        measures="Cada quien vuelve con una persona adulta.",
        level="low",
        in_charge=session.facilitator,
    )
    return session


def held(session=None, *, absent=(), **fields):
    """Held today; for each organization with a seat its representative came, or an alternate
    where there is none, but for the ``absent`` organizations. ``session`` is a convoked one."""
    session = assessed(session, **{"starts_at": at(today(), hour=0)} | fields)
    seats = {}
    for mandate in Mandate.objects.on(session.day).order_by("-seat", "pk"):
        seats.setdefault(mandate.organization, mandate)
    attendances = [
        Attendance(organization=organization, mandate=mandate, presence=_presence(mandate, absent))
        for organization, mandate in seats.items()
    ]
    actions.hold(session=session, attendances=attendances)
    return Session.objects.get(pk=session.pk)


def _presence(mandate, absent):
    if mandate.organization in absent:
        return "absent"
    return "representative" if mandate.seat == Seat.TITULAR else "alternate"
