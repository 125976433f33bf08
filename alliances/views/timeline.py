"""What happened in an alliance, the newest first."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from alliances.choices import AllianceState
from alliances.models import Alliance

NEWEST = 50  # activities; the list has all of them


@dataclass(frozen=True)
class Moment:
    on: date
    icon: str
    title: str
    text: str = ""
    url: str = ""


def moments(alliance: Alliance, *others: Moment) -> list[Moment]:
    """``others`` are what another app knows of it. Of one day each kind brings the last first."""
    steps = reversed(list(_steps(alliance)))
    found = [*_agreements(alliance), *_activities(alliance), *steps, *others]
    return sorted(found, key=lambda moment: moment.on, reverse=True)


def _steps(alliance):
    """Begun, suspended, taken up again, ended: the record has the last one, its history all."""
    states = Alliance.pgh_event_model.objects.filter(pgh_obj=alliance).order_by("pgh_id")
    before = AllianceState.DRAFT
    for each in states:
        if each.state != before and each.since:
            label = str(AllianceState(each.state).label)
            yield Moment(each.since, "next", label, text=each.reason)
        before = each.state


def _agreements(alliance):
    for agreement in alliance.agreements.prefetch_related("amendments"):
        for amendment in reversed(agreement.amendments.all()):
            title = _("%(amendment)s of: %(agreement)s") % {
                "amendment": amendment,
                "agreement": agreement,
            }
            yield Moment(amendment.effective_from, "draft", title, text=amendment.terms)
        yield Moment(agreement.starts_on, "document", str(agreement), text=agreement.terms)


def _activities(alliance):
    for activity in alliance.activities.for_list()[:NEWEST]:
        yield Moment(
            activity.on,
            "check",
            activity.title,
            text=activity.get_kind_display(),
            url=activity.get_absolute_url(),
        )
