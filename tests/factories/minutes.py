"""What a session leaves behind, in each of its states."""

from datetime import timedelta

import pgtrigger

from advisory import actions
from advisory.models import AgendaItem, Minutes, Resolution
from tests.factories import sessions
from tests.factories.advisory import days, today
from tests.factories.sessions import at, convoked


def held(*, absent=(), topics=("El agua del colegio",), **fields):
    """Held today, with these topics; for each organization somebody came, but for the ``absent``
    mandates."""
    session = convoked(**{"starts_at": at(today(), hour=0)} | fields)
    for place, title in enumerate(topics, start=1):
        AgendaItem.objects.create(session=session, place=place, title=title)
    return sessions.held(session, absent=[mandate.organization for mandate in absent])


def written(session=None, *, text="Hablamos del agua.", **fields):
    """Being written, with this text on the first topic."""
    session = session or held(**fields)
    minutes = actions.open_minutes(session=session)
    minutes.opening = "Nos saludamos."
    item = session.items.first()
    actions.write_minutes(minutes=minutes, texts={item.pk: text} if item else {})
    return Minutes.objects.get(pk=minutes.pk)


def sent(session=None, **fields):
    minutes = written(session, **fields)
    actions.send_minutes(minutes=minutes)
    return Minutes.objects.get(pk=minutes.pk)


def approved(session=None, *, by, **fields):
    """As if all had had their days to look."""
    minutes = long_ago(sent(session, **fields))
    actions.approve_minutes(minutes=minutes, approved_by=by)
    return Minutes.objects.get(pk=minutes.pk)


def long_ago(minutes):
    """As if the representatives had had them for eight days."""
    with pgtrigger.ignore("advisory.Minutes:sent_stays"):
        Minutes.objects.filter(pk=minutes.pk).update(sent_at=minutes.sent_at - timedelta(days=8))
    return Minutes.objects.get(pk=minutes.pk)


def resolved(session, *, owner, text="Pintar los baños.", due_on=None):
    resolution = Resolution(
        session=session, text=text, owner=owner, due_on=due_on or today() + days(20)
    )
    actions.adopt(resolution=resolution)
    return session.resolutions.get(text=text)
