from accounts.models.invitation import Invitation, InvitationClosed
from accounts.models.reminder import Reminder
from accounts.models.role_grant import RoleGrant
from accounts.models.sent_form import SentForm
from accounts.models.user import User

__all__ = ["Invitation", "InvitationClosed", "Reminder", "RoleGrant", "SentForm", "User"]
