"""What the team is reminded of: alliances that end soon, to be renewed or to be let go."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone
from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _

from accounts.choices import Role
from accounts.models import User
from accounts.reminders import Due
from alliances.choices import RENEWAL_DAYS
from alliances.models import Alliance, FocalPoint


def ending():
    """Those whose last day is near, the first one first."""
    return Alliance.objects.ending_by(
        timezone.localdate() + timedelta(days=max(RENEWAL_DAYS))
    ).select_related("partner")


def owed() -> Iterator[Due]:
    """To the focal points of our side; where there is none, to all coordinators."""
    team = list(User.objects.active().with_role(Role.COORDINATOR))
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
