"""Let in again who lost their second step and the codes on paper; nobody can from within the site.

Whoever runs it has made sure who asks.
"""

from allauth.mfa.models import Authenticator
from django.core.management.base import CommandError

from accounts.management.accounts import AccountCommand


class Command(AccountCommand):
    help = "Removes the second step of an account: the password alone opens it from then on."

    def help_with(self, user):
        removed, _by_model = Authenticator.objects.filter(user=user).delete()
        if not removed:
            raise CommandError(f"{user.username} has no second step.")
        self.stdout.write(f"{user.username} signs in with the password alone now.")
