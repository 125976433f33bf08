from django.core.management.base import BaseCommand

from advisory import actions
from advisory.models import Consultation


class Command(BaseCommand):
    """Run it each night, or as often as you like: what is closed stays closed."""

    help = "Closes the questions to the council whose last day is over."

    def handle(self, **options):
        over = list(Consultation.objects.over())
        closed = sum(actions.close_what_is_over(consultation=each) for each in over)
        if options["verbosity"]:
            self.stdout.write(f"Closed: {closed}")
