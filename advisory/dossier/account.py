"""The child's account: how it is opened, and the mail to it. Secrets are never in a copy."""

from allauth.account.models import EmailAddress

from accounts import mail
from accounts.choices import Role


def about(user):
    return {
        "username": user.username,
        "email": user.email,
        "email_addresses": [
            {"address": address.email, "confirmed": address.verified}
            for address in EmailAddress.objects.filter(user=user).order_by("pk")
        ],
        "language_of_the_site": user.get_language_display(),
        "roles": sorted(str(Role(name).label) for name in user.roles),
        "may_sign_in": user.is_active,
        "has_a_password": user.has_usable_password(),
    }


def invitations(user):
    return [
        {
            "made_at": invitation.created_at,
            "made_by": str(invitation.invited_by),
            "for_an_account_with_a_password": invitation.renews,
            "works_until": invitation.expires_at,
            "used_at": invitation.used_at,
            "taken_back_at": invitation.revoked_at,
        }
        for invitation in user.invitations.select_related("invited_by")
    ]


def of_the_child_alone(user):
    """When they signed in is nobody else's business, and a letter is for its reader."""
    return {
        "last_signed_in": user.last_login,
        "letters": [
            {"at": letter.created, "subject": letter.subject, "text": letter.message}
            for letter in mail.kept_for(user)
        ],
    }
