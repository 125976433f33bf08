"""Sample sessions: one that was held, and one to come. None of it happened."""

import uuid
from datetime import datetime, time, timedelta

from django.utils import timezone

from advisory import actions
from advisory.choices import Audience, Kind, Medium, Occasion, Presence
from advisory.models import (
    Attendance,
    Contribution,
    Mandate,
    RiskAssessment,
    Session,
    Transcription,
)
from advisory.samples.texts import CHECKED, HEARD

ABSENT = "rep-conao"
TOKENS = uuid.UUID("5a6c5ff0-3f0c-4c3b-9f4e-0d1f5ad3b1c2")  # of nothing else


def load(people: dict) -> None:
    _write_down(people, _held(people))
    _to_come(people)


def _held(people):
    """Some days ago, and still of this year's mandates."""
    today = timezone.localdate()
    day = max(today - timedelta(days=10), today.replace(month=1, day=1))
    session = _convoked(
        people["coordinator"],
        day,
        place="Casa de la Juventud, Lima",
        about="Vamos a contar qué pasó con los aportes del mes pasado y a escuchar otros.",
    )
    item = actions.add_item(session=session, title="Qué falta en las ferias y en las escuelas")
    actions.add_item(session=session, title="Qué pasó con lo que dijimos")
    _assess(session, people["coordinator"])
    seats = Mandate.objects.on(day).select_related("representative__user", "organization")
    actions.hold(
        session=session,
        attendances=[
            Attendance(
                organization=seat.organization,
                mandate=seat,
                presence=Presence.EXCUSED
                if seat.representative.user == people[ABSENT]
                else Presence.REPRESENTATIVE,
            )
            for seat in seats
        ],
    )
    item.refresh_from_db()
    return item


def _to_come(people):
    session = _convoked(
        people["coordinator"],
        timezone.localdate() + timedelta(days=9),
        place="Local de la Defensoría del Pueblo, Lima",
        link="https://reunion.example/consejo",
        about="Queremos preparar juntos las visitas de salud. Traigan sus ideas.",
    )
    actions.add_item(session=session, title="Las visitas de salud: ¿a dónde vamos primero?")
    actions.add_item(session=session, title="Cómo avisamos a quienes viven lejos")
    seat = Mandate.objects.current().held_by(people["rep-junin"]).get()
    actions.add_item(session=session, title="El municipio escolar en la radio", mandate=seat)


def _convoked(coordinator, day, **fields):
    session = actions.plan_session(
        session=Session(
            number=Session.objects.next_number(),
            starts_at=timezone.make_aware(datetime.combine(day, time(16))),
            items_until=day - timedelta(days=2),
            facilitator=coordinator,
            **fields,
        )
    )
    actions.convoke(session=session)
    return Session.objects.get(pk=session.pk)


def _assess(session, coordinator):
    actions.assess_risk(
        risk=RiskAssessment(
            session=session,
            risks="Quienes vienen de lejos vuelven de noche. Hay una calle con mucho tránsito.",
            measures="Terminamos antes de las seis. Una persona adulta acompaña hasta el paradero.",
            level="low",
            in_charge=coordinator,
        )
    )


def _write_down(people, item):
    """What was said in a session: one is confirmed, one corrected, one waits to be looked at."""
    kept = {}
    for username, said in HEARD.items():
        mandate = Mandate.objects.current().held_by(people[username]).get()
        kept[username], _is_new = actions.log(
            contribution=Contribution(
                token=uuid.uuid5(TOKENS, username),
                mandate=mandate,
                organization=mandate.organization,
                kind=Kind.SUGGESTION,
                audience=Audience.COUNCIL,
                words=said,
            ),
            transcription=Transcription(
                written_by=people["coordinator"],
                occasion=Occasion.SESSION,
                medium=Medium.ORAL,
                said_on=item.session.day,
                agenda_item=item,
            ),
        )
    for username, correction in CHECKED.items():
        actions.check_words(
            contribution=kept[username],
            mandate=Mandate.objects.current().held_by(people[username]).get(),
            correction=correction,
        )
