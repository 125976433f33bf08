"""One change to several contributions at once."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from advisory import mail, policies
from advisory.actions.contributions import take
from advisory.actions.reviews import hand_on
from advisory.models import Contribution
from programs.models import Area


@dataclass(frozen=True)
class Change:
    """What would become of one contribution, or why it stays; None for what does not change."""

    contribution: Contribution
    owner: User | None
    area: Area | None
    refusal: str
    seen: str


def plan(
    contributions: Iterable[Contribution],
    *,
    owner: User | None,
    area: Area | None,
    changed_by: User,
) -> list[Change]:
    """What the change would do to each, by its review and area of now; nothing is written."""
    return [_change(each, owner, area, changed_by) for each in contributions]


@transaction.atomic
def carry_out(
    keys: Iterable[int],
    *,
    owner: User | None,
    area: Area | None,
    seen: Iterable[str],
    changed_by: User,
) -> tuple[list[Change], list[Change]]:
    """Do it to those that are still as they were ``seen``, and tell what was done and what not."""
    rows = Contribution.objects.filter(pk__in=keys).order_by("pk")
    # Locked in one order, so that two people wait for each other one way only; then read anew.
    list(rows.select_for_update().values_list("pk"))
    done, left = [], []
    for change in plan(rows.with_review(), owner=owner, area=area, changed_by=changed_by):
        if change.refusal or change.seen not in seen:
            left.append(change)
        else:
            _apply(change, changed_by)
            done.append(change)
    if handed_on := [change.contribution for change in done if change.owner]:
        mail.assigned(handed_on, to=owner, by=changed_by)
    return done, left


def _change(contribution, owner, area, changed_by):
    review = getattr(contribution, "review", None)
    new_owner = owner if not review or review.owner != owner else None
    new_area = area if contribution.area_id != (area and area.pk) else None
    return Change(
        contribution,
        new_owner,
        new_area,
        _refusal(contribution, new_owner, new_area, changed_by),
        f"{contribution.reference}:{contribution.version}:{review.version if review else 0}",
    )


def _refusal(contribution, owner, area, changed_by):
    if not policies.can_file_contribution(changed_by, contribution):
        return _("It was taken back.")
    if not owner and not area:
        return _("It is so already.")
    return ""


def _apply(change, changed_by):
    contribution = change.contribution
    if change.area:
        contribution.area = change.area
        contribution.save()
    if change.owner and policies.can_take_contribution(changed_by, contribution):
        take(contribution=contribution, owner=change.owner)
    elif change.owner:
        contribution.review.owner = change.owner
        hand_on(contribution=contribution, review=contribution.review, handed_on_by=changed_by)
