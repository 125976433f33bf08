"""What the server writes about what broke: where, never what somebody typed.

Logs and mails are read by who keeps the machine, and are kept in places of which no child was told.
"""

import logging
import traceback

from django.views.debug import ExceptionReporter

DATABASE_ERRORS = ("psycopg2.", "django.db.utils.")


class LineFormatter(logging.Formatter):
    def formatException(self, exc_info):
        return told(*exc_info).rstrip("\n")


class ShortReporter(ExceptionReporter):
    """For the mail to ADMINS, which by custom has in it all that was sent with the request."""

    def get_traceback_text(self):
        return told(self.exc_type, self.exc_value, self.tb) if self.exc_type else ""


def told(error_type, error, frames) -> str:
    """The traceback, with no more than the first line of what the database says.

    In the others PostgreSQL prints the row that it refuses, a child's words among its values.
    """
    parts = traceback.TracebackException(error_type, error, frames).format()
    return "".join(
        part.partition("\n")[0] + "\n" if part.startswith(DATABASE_ERRORS) else part
        for part in parts
    )
