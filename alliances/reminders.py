"""What the team is reminded of: alliances that end soon, to be renewed or to be let go, and what
was promised in them."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.reminders import Due
from alliances.choices import RENEWAL_DAYS
from alliances.models import Alliance, Commitment, FocalPoint

COMMITMENT_DAYS = (7, 1, -1, -7)  # before the day, as of a commitment to the council


def ending():
    """Those whose last day is near, the first one first."""
    return Alliance.objects.ending_by(
        timezone.localdate() + timedelta(days=max(RENEWAL_DAYS))
    ).select_related("partner")


def owed() -> Iterator[Due]:
    yield from _renewals()
    yield from _commitments()


def kept_by(person: User) -> QuerySet[Commitment]:
    """What this person sees to and is not done, the first due one first."""
    return Commitment.objects.open().filter(owner=person).for_list().order_by("due_on", "pk")


def _commitments():
    last_day = timezone.localdate() + timedelta(days=max(COMMITMENT_DAYS))
    for commitment in Commitment.objects.open().filter(due_on__lte=last_day).for_list():
        yield Due(
            kind="alliance-commitment",
            subject=commitment.pk,
            label=_("Commitment of an alliance"),
            name=str(commitment.alliance),
            due_on=commitment.due_on,
            recipient=commitment.owner,
            thresholds=COMMITMENT_DAYS,
        )


def _renewals():
    """To the focal points of our side; where there is none, to all coordinators."""
    team = list(User.objects.coordinators())
    alliances = list(ending())
    ours = {}
    points = FocalPoint.objects.current().filter(alliance__in=alliances, user__is_active=True)
    for point in points.select_related("user"):
        ours.setdefault(point.alliance_id, {})[point.user_id] = point.user
    for alliance in alliances:
        for person in ours.get(alliance.pk, {}).values() or team:
            yield Due(
                kind="alliance",
                subject=alliance.pk,
                label=_("Alliance to renew"),
                name=lazystr(alliance),
                due_on=alliance.last_day,
                recipient=person,
                thresholds=RENEWAL_DAYS,
            )
