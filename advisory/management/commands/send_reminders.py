from django.core.management.base import BaseCommand

from accounts.reminders import remind
from advisory import reminders
from alliances import reminders as alliance_reminders

SOURCES = (reminders.owed, alliance_reminders.owed)


class Command(BaseCommand):
    help = (
        "Queues a mail to each person of the team about what is due and what is late. May run at"
        " any time and any number of times: nobody is reminded twice of the same."
    )

    def handle(self, **options):
        mails = remind(due for source in SOURCES for due in source())
        if options["verbosity"]:
            self.stdout.write(f"Mails: {mails}")
