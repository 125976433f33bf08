"""What people get at an address, in the words of the tables of access.

``in``   is sent to the sign-in
``door`` is sent to the sign-in of the Django admin
``did``  it is done, and the reader is sent on
``302``  is sent on
``200+`` is shown a page, and something is done
A number is the status: 404 for what a person may not see, 403 for what they see and may not do.
Where the word is not ``did`` and has no ``+``, every record is as it was.
"""

from collections.abc import Callable
from copy import copy

from django.db import connection, transaction
from django.db.models import Model
from django.http.cookie import SimpleCookie
from django.urls import reverse

from tests.conftest import client_of


def differences(people: list[str], rows: list[list[str]], ask: Callable[..., str]) -> dict:
    """Where a table is wrong, as in {"GET partner-new, lead": "200, not 403"}.

    A row begins with the method and the address, and ends with a word for each of the people.
    ``ask`` is called with one of them and the beginning, and returns the word for what they get.
    """
    wrong = {}
    for row in rows:
        page, words = row[: -len(people)], row[-len(people) :]
        for who, word in zip(people, words, strict=True):
            found = ask(who, *page)
            if found != word:
                wrong[f"{' '.join(page)}, {who}"] = f"{found}, not {word}"
    return wrong


def outcome(
    cookies: SimpleCookie, method: str, url: str, data: dict, models: list[type[Model]]
) -> str:
    """The word for what the person with these cookies gets; nothing of it lasts.

    The tables of ``models`` are watched for change.
    """
    client = client_of()
    client.cookies = copy(cookies)
    with transaction.atomic():
        before = _contents(models)
        response = client.post(url, data) if method == "POST" else client.get(url)
        if response.streaming:
            response.getvalue()  # read to its end, which closes the file
        has_changed = _contents(models) != before
        transaction.set_rollback(True)
    word = _word(response)
    if has_changed:
        return "did" if word == "302" else f"{word}+"
    return word


def _word(response):
    if response.status_code != 302:
        return str(response.status_code)
    if response.url.startswith(reverse("account_login")):
        return "in"
    return "door" if response.url.startswith(reverse("admin:login")) else "302"


def _contents(models):
    """A sum over all that the tables hold, for each of them, in one query."""
    of_each = [
        f"(SELECT md5(string_agg(each::text, ' ' ORDER BY id)) FROM {model._meta.db_table} each)"
        for model in models
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(of_each)}")
        return cursor.fetchone()
