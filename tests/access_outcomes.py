"""What a person gets at an address, in a word of a table of access."""

from django.db import connection, transaction
from django.db.models import Model
from django.test import Client
from django.urls import reverse


def outcome(client: Client, method: str, url: str, data: dict, models: list[type[Model]]) -> str:
    """The word for what ``client`` gets; nothing of it lasts. ``models`` are watched for change.

    ``in``  is sent to the sign-in
    ``did`` it is done, and the reader is sent on
    ``302`` is sent on, and nothing has changed
    A number is the status.
    """
    with transaction.atomic():
        before = _versions(models)
        response = client.post(url, data) if method == "POST" else client.get(url)
        if response.streaming:
            response.getvalue()  # read to its end, which closes the file
        has_changed = _versions(models) != before
        transaction.set_rollback(True)
    if response.status_code != 302:
        return str(response.status_code)
    if response.url.startswith(reverse("account_login")):
        return "in"
    return "did" if has_changed else "302"


def _versions(models):
    """How often each record was changed, in one query."""
    of_each = [
        f"(SELECT array_agg((id, version) ORDER BY id)::text FROM {model._meta.db_table})"
        for model in models
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(of_each)}")
        return cursor.fetchone()
