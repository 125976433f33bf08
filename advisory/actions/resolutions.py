"""What the council resolves, and what becomes of it."""

from django.db import transaction
from django.db.models import Max
from django_fsm import TransitionNotAllowed

from advisory.actions.sessions import locked_session
from advisory.choices import SessionState
from advisory.models import Minutes, Resolution, Session


@transaction.atomic
def adopt(*, resolution: Resolution) -> None:
    """Add it to those of its session; the same twice, as by a second tap, is one.

    Raises ``TransitionNotAllowed`` once the representatives have the minutes.
    """
    session = _open_session(resolution.session)
    same = session.resolutions.filter(text=resolution.text, due_on=resolution.due_on)
    if same.exists():
        return
    last = session.resolutions.aggregate(last=Max("number"))["last"] or 0
    resolution.number = last + 1
    resolution.charge = str(resolution.owner)
    resolution.save()


@transaction.atomic
def change_resolution(*, resolution: Resolution) -> None:
    """Save the row, whose session is locked. Raises ``TransitionNotAllowed`` as ``adopt`` does."""
    _open_session(resolution.session)
    resolution.charge = str(resolution.owner)
    resolution.save()


@transaction.atomic
def remove_resolution(*, resolution: Resolution) -> None:
    """It was a slip. Raises ``TransitionNotAllowed`` as ``adopt`` does."""
    _open_session(resolution.session)
    Resolution.objects.filter(pk=resolution.pk).delete()


@transaction.atomic
def close_resolution(*, resolution: Resolution, is_done: bool, outcome: str) -> None:
    """Say what became of it. Raises ``TransitionNotAllowed`` if somebody has said so."""
    resolution = Resolution.objects.select_for_update().get(pk=resolution.pk)
    if is_done:
        resolution.finish(outcome=outcome)
    else:
        resolution.drop(outcome=outcome)
    resolution.save()


@transaction.atomic
def hand_on_resolution(*, resolution: Resolution, owner) -> None:
    """Put it in the charge of another person; the minutes keep the name that they have.

    Raises ``TransitionNotAllowed`` when it is closed.
    """
    resolution = Resolution.objects.select_for_update().get(pk=resolution.pk)
    if not resolution.is_open:
        raise TransitionNotAllowed
    resolution.owner = owner
    resolution.save()


def _open_session(session: Session) -> Session:
    session = locked_session(session)
    minutes = Minutes.objects.select_for_update().filter(session=session).first()
    if session.state != SessionState.HELD or not (minutes is None or minutes.is_draft):
        raise TransitionNotAllowed
    return session
