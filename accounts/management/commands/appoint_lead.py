"""Make somebody a safeguarding lead, where the site runs: in the Django admin only a lead can."""

from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError

from accounts.choices import Role
from accounts.models import User


class Command(BaseCommand):
    help = "Gives an adult's account the role of a safeguarding lead."

    def add_arguments(self, parser):
        parser.add_argument("username")

    def handle(self, *args, username, **options):
        user = User.objects.named(username).first()
        if user is None:
            raise CommandError(f"Nobody has the username “{username}”.")
        if user.is_representative:
            raise CommandError("A child can’t be a safeguarding lead.")
        user.groups.add(Group.objects.get(name=Role.LEAD))
