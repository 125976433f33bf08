from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction

from advisory.samples import council


class Command(BaseCommand):
    """``manage.py load_samples``: people and contributions to try the site with."""

    help = "Creates the sample accounts and contributions, on the embedded database only."

    @transaction.atomic
    def handle(self, *args, **options):
        if not settings.EMBEDDED_DATABASE:
            self.stdout.write("Not the embedded database: no sample accounts are made.")
            return
        council.load()
        usernames = ", ".join(council.USERNAMES)
        self.stdout.write(f"Sample accounts, password {council.PASSWORD}: {usernames}")
