from accounts.models.role_grant import RoleGrant
from accounts.models.user import User

__all__ = ["RoleGrant", "User"]
