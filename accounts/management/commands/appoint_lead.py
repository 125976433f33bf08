"""Make somebody a safeguarding lead, where the site runs: in the Django admin only a lead can."""

from django.contrib.auth.models import Group
from django.core.management.base import CommandError

from accounts.choices import Role
from accounts.management.accounts import AccountCommand


class Command(AccountCommand):
    help = "Gives an adult's account the role of a safeguarding lead."

    def help_with(self, user):
        if user.is_representative:
            raise CommandError("A child can’t be a safeguarding lead.")
        user.groups.add(Group.objects.get(name=Role.LEAD))
