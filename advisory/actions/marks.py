"""How a session was, as those who were there say."""

from django.db import transaction
from django_fsm import TransitionNotAllowed

from advisory.actions.sessions import locked_session
from advisory.choices import SessionState
from advisory.models import Mark, Session


@transaction.atomic
def mark_session(*, session: Session, verdicts: dict[str, str], mandate=None, staff=None) -> None:
    """Keep what one person thinks of each requirement; an empty verdict is no opinion.

    Raises ``TransitionNotAllowed`` once the minutes are approved.
    """
    session = locked_session(session)
    if session.state != SessionState.HELD:
        raise TransitionNotAllowed
    said = Mark.objects.filter(session=session, mandate=mandate, staff=staff)
    kept = {mark.requirement: mark for mark in said}
    for requirement, verdict in verdicts.items():
        mark = kept.get(requirement)
        if mark is None and verdict:
            mark = Mark(session=session, mandate=mandate, staff=staff, requirement=requirement)
        if mark is None or mark.verdict == verdict:
            continue
        if verdict:
            mark.verdict = verdict
            mark.save()
        else:
            mark.delete()
