"""What is told by mail, and to whom. No mail holds the words of a child."""

from datetime import date
from functools import reduce
from operator import or_
from urllib.parse import quote

from django.db.models import Prefetch
from django.urls import reverse

from accounts import mail
from accounts.models import User
from advisory import consent
from advisory.choices import Origin
from advisory.models import (
    Commitment,
    Consultation,
    Contribution,
    Mandate,
    Minutes,
    Note,
    Referral,
    Representative,
    Session,
)


def received(contribution: Contribution) -> None:
    """To the child, that it has arrived or was written down; to the team, that it waits."""
    is_logged = contribution.origin == Origin.LOGGED
    _to_author(contribution, "written_down" if is_logged else "received")
    for person in User.objects.coordinators():
        _send(person, contribution, "new")


def date_moved(contribution: Contribution) -> None:
    _to_author(contribution, "date_moved")


def answered(contribution: Contribution) -> None:
    _to_author(contribution, "answered")


def progress(commitment: Commitment) -> None:
    _to_all_it_is_for(commitment.contribution, "progress")


def referred(referral: Referral) -> None:
    """Where it was passed on to, and each word from there."""
    _to_all_it_is_for(referral.contribution, "referral")


def reopened(contribution: Contribution) -> None:
    """To who is in charge, that the child said no."""
    for person in in_charge_or_team(contribution.review.owner):
        _send(person, contribution, "reopened")


def assigned(contributions: list[Contribution], *, to: User, by: User) -> None:
    """To who is in charge now, unless they did it themselves: one mail, however many it were."""
    if to == by:
        return
    if len(contributions) == 1:
        _send(to, contributions[0], "assigned")
        return
    mail.send(
        to=to,
        template="advisory/mail/assigned_together.txt",
        path=f"{reverse('advisory:contribution-list')}?owner={quote(to.get_username())}",
        context={"number": len(contributions)},
    )


def asked(note: Note) -> None:
    """To the colleague; the question itself stands on their desk."""
    _send(note.asked, note.contribution, "asked", path=reverse("home"))


def consultation_opened(consultation: Consultation) -> None:
    """To all who sit in the council, that there is a question."""
    for seat in _reachable(Mandate.objects.current().order_by("pk")):
        _send_question(seat, consultation, "consultation_opened")


def consultation_extended(consultation: Consultation) -> None:
    """To all who sit in the council, that its days have moved."""
    for seat in _reachable(Mandate.objects.current().order_by("pk")):
        _send_question(seat, consultation, "consultation_extended")


def consultation_answered(consultation: Consultation, *, but: set[int]) -> None:
    """To all who sit in the council but these organizations, whose replies have an answer each."""
    for seat in _reachable(Mandate.objects.current().order_by("pk")):
        if seat.organization_id not in but:
            _send_question(seat, consultation, "consultation_answered")


def concern_waits() -> None:
    """To the leads, that there is a new one; nothing of it, and not whose it is."""
    for person in User.objects.leads().exclude(email=""):
        mail.send(to=person, template="advisory/mail/concern.txt", path=reverse("home"))


def convoked(session: Session) -> None:
    _to_all(called_to(session.day), session, "convoked")


def session_moved(session: Session, *, from_day: date) -> None:
    """To who was called to the day before, and to who is called now."""
    _to_all(called_to(from_day, session.day), session, "session_moved")


def session_cancelled(session: Session) -> None:
    _to_all(called_to(session.day), session, "session_cancelled")


def called_to(*days: date) -> list[User]:
    """Who holds a seat on one of these days and may be written to."""
    on_a_day = reduce(or_, (Mandate.objects.on(day) for day in days))
    people = [seat.representative.user for seat in _reachable(on_a_day.order_by("pk"))]
    return list(dict.fromkeys(people))


def _to_all(people, session, name):
    """The day and the hour; the place stands on the site, since a mail is read by others too."""
    for person in people:
        mail.send(
            to=person,
            template=f"advisory/mail/{name}.txt",
            path=session.get_absolute_url(),
            context={"session": session},
        )


def minutes_sent(minutes: Minutes) -> None:
    """To who sits today for the organizations that were there, that they are asked."""
    came = minutes.session.attendances.came().values("organization")
    for seat in _reachable(Mandate.objects.current().filter(organization__in=came).order_by("pk")):
        mail.send(
            to=seat.representative.user,
            template="advisory/mail/minutes_sent.txt",
            path=minutes.get_absolute_url(),
            context={"session": minutes.session},
        )


def in_charge_or_team(person: User) -> list[User]:
    """Who is in charge; once they have left, all who could be."""
    return [person] if person.is_active else list(User.objects.coordinators())


def _reachable(seats):
    """Those of these mandates whose holder may be written to: they have an address, and their
    account works. Nobody whose consents have ended gets any mail."""
    holders = Representative.objects.select_related("user").with_consents()
    with_address = seats.exclude(representative__user__email="")
    for seat in with_address.prefetch_related(Prefetch("representative", holders)):
        if consent.covers_account(seat.representative):
            yield seat


def _send_question(seat, consultation, name):
    mail.send(
        to=seat.representative.user,
        template=f"advisory/mail/{name}.txt",
        path=consultation.get_absolute_url(),
        context={"consultation": consultation},
    )


def _to_all_it_is_for(contribution, name):
    """To its author, and to those who were answered with it."""
    for each in (contribution, *Contribution.objects.followers_of(contribution)):
        _to_author(each, name)


def _to_author(contribution, name):
    """To who said it; if they hold no seat any more, to who sits for the organization now, the
    titular before the alternate."""
    seats = Mandate.objects.current().filter(organization=contribution.organization_id)
    own = seats.filter(representative=contribution.mandate.representative_id)
    if own.exists() or not seats.exists():
        seats = Mandate.objects.filter(pk=contribution.mandate_id)
    seat = next(_reachable(seats.order_by("-seat", "pk")), None)
    if seat is not None:
        _send(seat.representative.user, contribution, name)


def _send(to, contribution, name, *, path=None):
    mail.send(
        to=to,
        template=f"advisory/mail/{name}.txt",
        path=path or contribution.get_absolute_url(),
        context={"contribution": contribution},
    )
