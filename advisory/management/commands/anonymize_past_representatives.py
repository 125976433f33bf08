from django.conf import settings
from django.core.management.base import BaseCommand

from advisory import actions
from advisory.choices import ErasureReason
from advisory.models import Representative


class Command(BaseCommand):
    """Run it each day, or as often as you like: it does what is due, and nothing twice."""

    help = (
        "Erases the data of representatives whose last mandate ended more than RETENTION_DAYS ago."
        " What they said stays with their organization. Prints counts, never names."
    )

    def add_arguments(self, parser):
        parser.add_argument("--preview", action="store_true", help="Only count; change nothing.")

    def handle(self, *args, preview, **options):
        due = Representative.objects.past_retention()
        if preview:
            count, verb = due.count(), "would be erased"
        else:
            done = [
                actions.erase(representative=representative, reason=ErasureReason.RETENTION)
                for representative in due
            ]
            count, verb = sum(done), "erased"
        self.stdout.write(f"{count} {verb} ({settings.RETENTION_DAYS} days after a mandate).")
