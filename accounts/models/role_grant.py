"""Who was given which role, and when."""

import pghistory

from accounts.models.user import User


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent(), obj_field=None)
class RoleGrant(User.groups.through):
    """The link of a person and a role, for its history: who may see what is worth a trace."""

    class Meta:
        proxy = True
