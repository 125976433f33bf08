"""What happens to the minutes of a session.

Who writes them locks the session first, and then the minutes.
"""

from django.db import transaction
from django_fsm import TransitionNotAllowed

from advisory import mail
from advisory.actions.sessions import locked_session
from advisory.choices import SessionState
from advisory.models import (
    Addendum,
    Contribution,
    Mandate,
    Minutes,
    MinutesCheck,
    MinutesQuote,
    MinutesSection,
    Organization,
    Session,
)


@transaction.atomic
def open_minutes(*, session: Session) -> Minutes:
    """The minutes as they are now, to be written; the first time they begin.

    Raises ``TransitionNotAllowed`` when they can't be written, or not any more.
    """
    session = locked_session(session)
    if session.state != SessionState.HELD:
        raise TransitionNotAllowed
    minutes, _is_new = Minutes.objects.select_for_update().get_or_create(session=session)
    if not minutes.is_draft:
        raise TransitionNotAllowed
    return minutes


@transaction.atomic
def write_minutes(*, minutes: Minutes, texts: dict[int, str]) -> None:
    """Save the locked row, and what is said of each topic, by the topic's key."""
    minutes.save()
    kept = {section.item_id: section for section in minutes.sections.all()}
    for item, text in texts.items():
        section = kept.get(item) or MinutesSection(minutes=minutes, item_id=item)
        if section.text != text:
            section.text = text
            section.save()


@transaction.atomic
def send_minutes(*, minutes: Minutes) -> None:
    """Let the representatives say whether they are right, with the children's words that are
    written down by now. Raises ``TransitionNotAllowed``."""
    minutes = _locked(minutes)
    if not minutes.is_draft:
        raise TransitionNotAllowed
    _quote(minutes)
    minutes.send()
    minutes.sections.update(edition=minutes.edition)
    minutes.save()
    mail.minutes_sent(minutes)


@transaction.atomic
def take_back_minutes(*, minutes: Minutes) -> None:
    """Mend them; the next edition is asked about anew. Raises ``TransitionNotAllowed``."""
    minutes = _locked(minutes)
    minutes.take_back()
    minutes.save()
    minutes.sections.update(edition=None)
    minutes.quotes.all().delete()


@transaction.atomic
def check_minutes(*, minutes: Minutes, edition: int, mandate: Mandate, comment: str) -> None:
    """They are right, or something is not. Who says it again has thought again; the same twice, as
    by a second tap, is one.

    Raises ``TransitionNotAllowed`` if that edition is not looked at any more.
    """
    minutes = _locked(minutes)
    if not minutes.is_sent or minutes.edition != edition:
        raise TransitionNotAllowed
    last = MinutesCheck.objects.of_edition(minutes).filter(mandate=mandate).first()
    if last is None or last.comment != comment:
        MinutesCheck.objects.create(
            minutes=minutes, edition=edition, mandate=mandate, comment=comment
        )


@transaction.atomic
def approve_minutes(*, minutes: Minutes, approved_by) -> None:
    """From now on nothing of them changes, nor of the session.

    Raises ``TransitionNotAllowed``, also where another edition went out in the meantime: nobody has
    had their days to look at it.
    """
    seen, minutes = minutes.edition, _locked(minutes)
    if minutes.edition != seen:
        raise TransitionNotAllowed
    minutes.approve(by=approved_by, organizations=Organization.objects.names())
    minutes.save()
    minutes.session.approve()
    minutes.session.save()


@transaction.atomic
def add_addendum(*, minutes: Minutes, text: str, written_by) -> None:
    """Tell beside approved minutes what they should have said; the same twice is one.

    Raises ``TransitionNotAllowed`` before they are approved.
    """
    minutes = _locked(minutes)
    if not minutes.is_approved:
        raise TransitionNotAllowed
    last = minutes.addenda.last()
    if last is None or (last.text, last.written_by_id) != (text, written_by.pk):
        Addendum.objects.create(
            minutes=minutes, text=text, written_by=written_by, signed=str(written_by)
        )


def _quote(minutes):
    session = minutes.session
    heard = Contribution.objects.heard_in(session, session.items.all())
    MinutesQuote.objects.bulk_create(
        MinutesQuote(
            minutes=minutes, contribution=said, is_corrected=bool(said.transcription.correction)
        )
        for said in heard.select_related("transcription")
    )


def _locked(minutes):
    session = locked_session(minutes.session)
    minutes = Minutes.objects.select_for_update().get(pk=minutes.pk)
    minutes.session = session
    return minutes
