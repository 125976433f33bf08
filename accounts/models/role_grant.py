"""Who was given which role, and when."""

from accounts.models.user import User
from accounts.models.user_guards import role_is_not_taken
from records.history import track_links


@track_links()
class RoleGrant(User.groups.through):
    """The link of a person and a role, for its history: who may see what is worth a trace."""

    class Meta:
        proxy = True
        triggers = [role_is_not_taken()]
