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
    """To an account that worked already. A new password was chosen with a link, with the account
    itself open, or otherwise."""

    LINK = "link"
    BY_LINK = "by_link"
    BY_ACCOUNT = "by_account"
    PASSWORD = "password"
    EMAIL = "email"


@dataclass(frozen=True)
class Act:
    """``by`` is empty where no signed-in person did it: who opens a link is not known."""

    at: datetime
    what: Done
    by: str = ""


def acts(user: User) -> list[Act]:
    """All of them, the newest first."""
    links = list(user.invitations.select_related("invited_by"))
    found = [*_of_links(links), *_of_account(user, used={link.used_at for link in links})]
    return sorted(found, key=lambda act: act.at, reverse=True)


def news(user: User, *, since: datetime) -> list[Act]:
    """The later ones, without a password that was chosen with the account open: who did that
    themselves needs no warning of it for weeks."""
    return [act for act in acts(user) if act.at >= since and act.what != Done.BY_ACCOUNT]


def _of_links(links):
    for link in links:
        if link.renews:
            yield Act(link.created_at, Done.LINK, str(link.invited_by))
            if link.used_at:
                yield Act(link.used_at, Done.BY_LINK)


def _of_account(user, *, used):
    """What its history holds, but for passwords of links that were ``used``, at those times."""
    events = User.pgh_event_model.objects.filter(pgh_obj_id=user.pk).order_by("pgh_id")
    rows = events.values_list(
        "email", "password_chosen_at", "pgh_created_at", "pgh_context__metadata__user"
    )
    found = []
    for (email, chosen, *_rest), (new_email, new_chosen, at, by) in pairwise(rows):
        if new_email != email:
            found.append((at, Done.EMAIL, by))
        if new_chosen not in {chosen, *used}:
            found.append((at, Done.BY_ACCOUNT if by == user.pk else Done.PASSWORD, by))
    names = names_of_users({by for _at, _what, by in found}) if found else {}
    return [Act(at, what, names.get(by, "")) for at, what, by in found]
