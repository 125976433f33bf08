"""What is told by mail, and to whom. No mail holds the words of a child."""

from urllib.parse import quote

from django.db.models import Prefetch
from django.urls import reverse

from accounts import mail
from accounts.choices import Role
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
    for person in _team():
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
    _send(contribution.review.owner, contribution, "reopened")


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
    for seat in _seated():
        _send_question(seat, consultation, "consultation_opened")


def consultation_answered(consultation: Consultation, *, but: set[int]) -> None:
    """To all who sit in the council but these organizations, whose replies have an answer each."""
    for seat in _seated():
        if seat.organization_id not in but:
            _send_question(seat, consultation, "consultation_answered")


def concern_waits() -> None:
    """To the leads, that there is a new one; nothing of it, and not whose it is."""
    for person in User.objects.active().with_role(Role.LEAD).exclude(email=""):
        mail.send(to=person, template="advisory/mail/concern.txt", path=reverse("home"))


def convoked(session: Session) -> None:
    _to_council(session, "convoked")


def session_moved(session: Session) -> None:
    _to_council(session, "session_moved")


def session_cancelled(session: Session) -> None:
    _to_council(session, "session_cancelled")


def called_to(session: Session) -> list[User]:
    """Who holds a seat on the day of the session and may be written to."""
    seats = Mandate.objects.on(session.day).select_related("representative__user")
    seats = seats.prefetch_related("representative__consents__text").order_by("pk")
    people = [seat.representative for seat in seats]
    return [each.user for each in people if each.user.email and consent.covers_account(each)]


def _to_council(session, name):
    """The day and the hour; the place stands on the site, since a mail is read by others too."""
    for person in called_to(session):
        mail.send(
            to=person,
            template=f"advisory/mail/{name}.txt",
            path=session.get_absolute_url(),
            context={"session": session},
        )


def minutes_sent(minutes: Minutes) -> None:
    """To who sits today for the organizations that were there, that they are asked."""
    came = minutes.session.attendances.came().values("organization")
    seats = Mandate.objects.current().filter(organization__in=came)
    seats = seats.select_related("representative__user").order_by("pk")
    for seat in seats.prefetch_related("representative__consents__text"):
        if seat.representative.user.email and consent.covers_account(seat.representative):
            mail.send(
                to=seat.representative.user,
                template="advisory/mail/minutes_sent.txt",
                path=minutes.get_absolute_url(),
                context={"session": minutes.session},
            )


def _team():
    return User.objects.active().with_role(Role.COORDINATOR).exclude(email="")


def _seated():
    """The mandates of today whose holder's account works."""
    holders = Representative.objects.select_related("user").with_consents()
    seats = Mandate.objects.current().exclude(representative__user__email="").order_by("pk")
    for seat in seats.prefetch_related(Prefetch("representative", holders)):
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
    """To who said it; if they hold no seat any more, to who sits for the organization now.

    Nobody whose consents have ended gets any mail.
    """
    said_by = contribution.mandate.representative
    seats = Mandate.objects.current().filter(organization=contribution.organization_id)
    if not seats.filter(representative=said_by).exists():
        seat = seats.select_related("representative__user").order_by("-seat").first()
        said_by = seat.representative if seat else said_by
    if said_by.user.email and consent.covers_account(said_by):
        _send(said_by.user, contribution, name)


def _send(to, contribution, name, *, path=None):
    mail.send(
        to=to,
        template=f"advisory/mail/{name}.txt",
        path=path or contribution.get_absolute_url(),
        context={"contribution": contribution},
    )
