"""What happens to the secret address of a person's calendar."""

import secrets

from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from accounts.models import User
from advisory.models import CalendarFeed

TOKEN_BYTES = 32


@sensitive_variables("token")
@transaction.atomic
def make_feed(*, user: User) -> str:
    """The secret of a new address, which can't be had a second time; an earlier one ends."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    CalendarFeed.objects.update_or_create(
        user=user, defaults={"token_digest": CalendarFeed.digest_of(token)}
    )
    return token


@transaction.atomic
def stop_feed(*, user: User) -> None:
    CalendarFeed.objects.filter(user=user).delete()
