"""What was done to a child's account that decides who can come in, for the child to see.

Whoever gets hold of a new link, or of the mail, may read what the child sends: the holder of the
account is who would notice first.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

from accounts.models import User
from records.changes import names_of_users


class Done(StrEnum):
    """To an account that worked already."""

    LINK = "link"
    PASSWORD = "password"
    EMAIL = "email"


@dataclass(frozen=True)
class Act:
    """``by`` is empty where no signed-in person did it: who opens a link is not known."""

    at: datetime
    what: Done
    by: str = ""


def acts(user: User, *, since: datetime | None = None) -> list[Act]:
    """All of them, the newest first; only the later ones, if ``since`` is given."""
    found = [*_of_links(user), *_of_email(user)]
    late_enough = [act for act in found if since is None or act.at >= since]
    return sorted(late_enough, key=lambda act: act.at, reverse=True)


def _of_links(user):
    for link in user.invitations.renewing().select_related("invited_by"):
        yield Act(link.created_at, Done.LINK, str(link.invited_by))
        if link.used_at:
            yield Act(link.used_at, Done.PASSWORD)


def _of_email(user):
    events = User.pgh_event_model.objects.filter(pgh_obj_id=user.pk).order_by("pgh_id")
    rows = list(events.values_list("email", "pgh_created_at", "pgh_context__metadata__user"))
    changed = [(at, by) for (before, *_rest), (after, at, by) in pairwise(rows) if before != after]
    names = names_of_users({by for _at, by in changed}) if changed else {}
    return [Act(at, Done.EMAIL, names.get(by, "")) for at, by in changed]
