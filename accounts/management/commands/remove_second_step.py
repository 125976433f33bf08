"""Let in again who lost their second step and the codes on paper; nobody can from within the site.

Whoever runs it has made sure who asks.
"""

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError

from accounts.models import User


class Command(BaseCommand):
    help = "Removes the second step of an account: the password alone opens it from then on."

    def add_arguments(self, parser):
        parser.add_argument("username")

    def handle(self, *args, username, **options):
        user = User.objects.named(username).first()
        if user is None:
            raise CommandError(f"Nobody has the username “{username}”.")
        removed, _by_model = Authenticator.objects.filter(user=user).delete()
        if not removed:
            raise CommandError(f"{username} has no second step.")
        self.stdout.write(f"{username} signs in with the password alone now.")
