"""Two acts at the same moment, each in a connection of its own.

The first one is done and not yet committed when the second one starts; it commits when the second
waits for it.
"""

from concurrent.futures import ThreadPoolExecutor

from django.db import connection, transaction
from django_fsm import TransitionNotAllowed

from advisory.models import Contribution
from tests.conftest import client_of

IN_THE_MEANTIME = "This has changed in the meantime."


def together(first, second, *, first_fails=False):
    """What ``second`` returns or raises, started when ``first`` is done and not yet committed."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        with transaction.atomic():
            first()
            later = pool.submit(in_own_connection, second)
            while not later.done() and not somebody_waits():
                pass
            assert not later.done(), "the second did not wait for the first"
            transaction.set_rollback(first_fails)
        return later.result(timeout=30)


def both(*acts):
    """What the second one reads: each is who, where, and what they send."""

    def sending(who, to, form):
        client = client_of(who)
        return lambda: client.post(to, form, follow=True)

    return together(*(sending(*act) for act in acts)).content.decode()


def in_own_connection(act):
    try:
        return act()
    except (TransitionNotAllowed, Contribution.DoesNotExist) as error:
        return type(error)
    finally:
        connection.close()


def somebody_waits():
    """Whether another connection waits for what this one holds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))"
        )
        return cursor.fetchone()[0] > 0
