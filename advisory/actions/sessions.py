"""What happens to sessions: each verb writes all that belongs together, or nothing.

Who changes what belongs to a session locks the session first. What the database refuses is said in
a sentence: ``SessionRefused``.
"""

from functools import partial

from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from django_fsm import TransitionNotAllowed

from advisory import mail
from advisory.choices import SessionState
from advisory.models import (
    AgendaItem,
    Attendance,
    RiskAssessment,
    Session,
    SessionPaper,
)
from records import files, refusals
from records.content import Checked
from records.refusals import Refused, Said

# Who was called must know when this changes.
MEETING = ("starts_at", "place", "link")
# By which a session that is planned a second time is known.
PLANNED = ("number", "kind", *MEETING, "minutes", "items_until", "facilitator", "about")
TAKE_BACK_FIRST = Said(_("The representatives have the minutes. Take them back first."))
# What triggers refuse; constraints bring their own sentences.
SENTENCES = {
    "session_held_has_risk_assessment": Said(_("Write the risk assessment first.")),
    "session_held_on_its_day": Said(_("It can be held on its day, and not before.")),
    "session_held_is_attended": Said(_("A seat was given meanwhile. Look again who came.")),
    "attendance_mandate_of_that_day": Said(_("This person held no seat on that day. Look again.")),
    "attendance_seat_that_came": Said(_("This person held another seat. Look again.")),
    "riskassessment_of_held_stays": Said(_("The session was held: its risk assessment stays.")),
    "attendance_who_spoke_came": Said(_("What they said there is written down: they were there.")),
    "delivery_told_who_came": Said(_("Nobody of this organization was there to be told.")),
    "delivery_in_held_session": Said(_("This session is over.")),
    "agenda_item_in_time": Said(
        _("Topics can’t be added here any more. Say yours in the session: it still stands below.")
    ),
    "agendaitem_of_open_session": Said(_("This session is over.")),
    "agendaitem_of_held_stays": Said(_("The session was held: its agenda stays.")),
    "agendaitem_of_sent_minutes_stays": TAKE_BACK_FIRST,
    "attendance_of_sent_minutes_stays": TAKE_BACK_FIRST,
    "sessionpaper_of_open_session": Said(_("This session is over.")),
    "sessionpaper_of_held_stays": Said(_("The session was held: its documents stay.")),
    "transcription_said_in_session": Said(
        _("This can’t stand under this topic any more. Look again.")
    ),
    "advisory_session_number_key": Said(_("There is a session of this number."), "number", Session),
}


class SessionRefused(Refused):
    """It can't be; the message is a sentence for the reader."""


or_refused = partial(refusals.or_refused, SENTENCES, SessionRefused)


def locked_session(session: Session) -> Session:
    """The same session, as it is now, and nobody else's until the transaction ends."""
    return Session.objects.select_for_update(of=("self",)).get(pk=session.pk)


def plan_session(*, session: Session) -> Session:
    """The same planned twice, as by a second tap, is one.

    Raises ``SessionRefused`` if the number is taken.
    """
    try:
        with or_refused():
            session.save()
    except SessionRefused:
        same = Session.objects.filter(**{name: getattr(session, name) for name in PLANNED}).first()
        if same is None:
            raise
        return same
    return session


@or_refused()
def change_session(*, session: Session) -> None:
    """Save the locked row; who was called to another hour or place is told.

    Raises ``SessionRefused`` if the number is taken, and ``TransitionNotAllowed`` once it was held.
    """
    before = Session.objects.get(pk=session.pk)
    if not before.is_ahead:
        raise TransitionNotAllowed
    session.save()
    if before.convoked_at and any(
        getattr(before, name) != getattr(session, name) for name in MEETING
    ):
        mail.session_moved(session, from_day=before.day)


@or_refused()
def convoke(*, session: Session) -> None:
    """Call the representatives: from now on they see it. Raises ``TransitionNotAllowed``."""
    session = locked_session(session)
    session.convoke()
    session.save()
    mail.convoked(session)


@or_refused()
def cancel_session(*, session: Session, reason: str) -> None:
    """There is no session; who was called is told why. Raises ``TransitionNotAllowed``."""
    session = locked_session(session)
    session.cancel(reason=reason)
    session.save()
    if session.convoked_at is not None:
        mail.session_cancelled(session)


@or_refused()
def assess_risk(*, risk: RiskAssessment) -> None:
    """Raises ``SessionRefused`` once the session was held."""
    locked_session(risk.session)
    risk.save()


@or_refused()
def hold(*, session: Session, attendances: list[Attendance]) -> Session:
    """Write down who came. The first time the session is held by it; later it mends what stands.

    Raises ``SessionRefused``, and ``TransitionNotAllowed`` when the session is over.
    """
    session = locked_session(session)
    if session.state != SessionState.HELD:
        session.hold(quorum=Session.quorum_of(len(attendances)))
    written = {each.organization_id: each for each in session.attendances.all()}
    for attendance in attendances:
        saved = written.get(attendance.organization_id, attendance)
        saved.session = session
        if saved is attendance or _differs(saved, attendance):
            saved.mandate, saved.presence = attendance.mandate, attendance.presence
            saved.save()
    session.save()
    return session


def _differs(one, other):
    return (one.mandate_id, one.presence) != (other.mandate_id, other.presence)


@or_refused()
def add_item(*, session: Session, title: str, mandate=None) -> AgendaItem:
    """Put a topic at the end of the agenda; ``mandate`` is who brings it, None for the team. The
    same twice, as by a second tap, is one.

    Raises ``SessionRefused`` when the agenda is full or closed.
    """
    session = locked_session(session)
    same = session.items.filter(title=title, mandate=mandate).first()
    if same is not None:
        return same
    last = session.items.aggregate(last=Max("place"))["last"] or 0
    return AgendaItem.objects.create(session=session, place=last + 1, title=title, mandate=mandate)


@or_refused()
def remove_item(*, item: AgendaItem) -> None:
    """What is gone already stays so. Raises ``SessionRefused`` once the session was held."""
    if not locked_session(item.session).is_ahead:  # something may hang on it already
        raise SessionRefused(str(SENTENCES["agendaitem_of_held_stays"]))
    AgendaItem.objects.filter(pk=item.pk).delete()


@or_refused()
def move_up(*, item: AgendaItem) -> None:
    """One place up; the first one stays where it is, and one that was taken out is gone."""
    locked_session(item.session)
    item = AgendaItem.objects.filter(pk=item.pk).first()
    if item is None:
        return
    before = AgendaItem.objects.filter(session=item.session_id, place__lt=item.place)
    neighbour = before.order_by("place").last()
    if neighbour is not None:
        item.place, neighbour.place = neighbour.place, item.place
        neighbour.save()
        item.save()


@or_refused()
def add_paper(*, session: Session, title: str, checked: Checked) -> SessionPaper:
    session = locked_session(session)
    return SessionPaper.objects.create(
        session=session, title=title, attachment=files.store(checked)
    )


@or_refused()
def remove_paper(*, paper: SessionPaper) -> None:
    locked_session(paper.session)
    paper.delete()
    files.delete(paper.attachment)
