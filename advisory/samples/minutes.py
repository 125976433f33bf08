"""Sample sessions that were held: one with approved minutes, one whose minutes wait for a yes.

None of it happened.
"""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from advisory import actions
from advisory.choices import Presence, Requirement, RiskLevel, Seat, Verdict
from advisory.models import (
    AgendaItem,
    Attendance,
    Mandate,
    Minutes,
    Resolution,
    RiskAssessment,
    Session,
)

TOPICS = {
    "El agua en los colegios": "REDNNA contó que en varios colegios el agua llega solo dos horas."
    " MANTHOC propuso preguntar en cada colegio cuántas horas hay agua. Todas las organizaciones"
    " estuvieron de acuerdo.",
    "Cómo nos avisan de las reuniones": "CONAO y la Red «Vota por la Niñez» pidieron que se avise"
    " con dos semanas. El equipo explicó que a veces hay emergencias.",
    "Ideas para la próxima sesión": "Se conversó de invitar a la Defensoría del Pueblo.",
}
# (what, days from the session until it is due)
RESOLVED = [
    ("Preguntar en cada colegio cuántas horas al día hay agua, y traer la lista.", 30),
    ("Invitar a la Defensoría del Pueblo a la próxima sesión.", 21),
]
# What two of the children see with other eyes.
DOUBTS = {Requirement.SUPPORTED: Verdict.PARTLY, Requirement.ACCOUNTABLE: Verdict.NO}


def load(coordinator: User) -> None:
    approved = _held(coordinator, days=40)
    minutes = _written(approved, coordinator)
    for mandate in _seats(approved):
        actions.check_minutes(minutes=minutes, edition=1, mandate=mandate, comment="")
    actions.approve_minutes(minutes=minutes, approved_by=coordinator)
    waiting = _held(coordinator, days=25)
    _written(waiting, coordinator)


@transaction.atomic
def _held(coordinator, *, days):
    """A session that was held so many days ago, or on the first day of the mandates."""
    seats = Mandate.objects.current().filter(seat=Seat.TITULAR)
    first_day = max(mandate.period.lower for mandate in seats)
    day = max(timezone.localdate() - timedelta(days=days), first_day)
    session = Session.objects.create(
        number=Session.objects.next_number(),
        starts_at=timezone.make_aware(datetime.combine(day, time(10))),
        place="Casa de la Juventud, Lima",
        facilitator=coordinator,
        items_until=day,
        about="Hablamos del agua en los colegios y de cómo nos avisan de las reuniones.",
    )
    for place, topic in enumerate(TOPICS, start=1):
        AgendaItem.objects.create(session=session, place=place, title=topic)
    RiskAssessment.objects.create(
        session=session,
        risks="El camino de regreso, si la sesión termina tarde.",
        measures="La sesión termina antes de las cinco. Cada quien vuelve con una persona adulta.",
        level=RiskLevel.LOW,
        in_charge=coordinator,
    )
    session.convoke()
    session.save()
    session.hold(quorum=4)
    session.save()
    for mandate in seats:
        Attendance.objects.create(
            session=session,
            organization=mandate.organization,
            mandate=mandate,
            presence=Presence.REPRESENTATIVE,
        )
    return session


def _seats(session):
    return [each.mandate for each in session.attendances.for_detail()]


def _written(session, coordinator):
    """Its minutes, with the representatives; each says how it was, and so does the team."""
    for text, days in RESOLVED:
        due_on = session.day + timedelta(days=days)
        actions.adopt(
            resolution=Resolution(session=session, text=text, owner=coordinator, due_on=due_on)
        )
    minutes = actions.open_minutes(session=session)
    minutes.opening = "Se dio la bienvenida y cada organización contó cómo llegó."
    minutes.closing = "Se leyó lo acordado y se terminó con un juego."
    texts = {item.pk: TOPICS[item.title] for item in session.items.all()}
    actions.write_minutes(minutes=minutes, texts=texts)
    actions.send_minutes(minutes=minutes)
    _marks(session, coordinator)
    return Minutes.objects.get(session=session)


def _marks(session, coordinator):
    yes = {requirement.value: Verdict.YES for requirement in Requirement}
    for place, mandate in enumerate(_seats(session)):
        verdicts = yes | DOUBTS if place < 2 else yes
        actions.mark_session(session=session, verdicts=verdicts, mandate=mandate)
    team = yes | {Requirement.SUPPORTED: Verdict.PARTLY}
    actions.mark_session(session=session, verdicts=team, staff=coordinator)
