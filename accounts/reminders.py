"""Reminders: what is due, told to who is in charge, each once.

May run at any time and any number of times. What a missed day left is caught up: of the thresholds
that have passed only the last one counts, so that nobody gets the ones before it too.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts import mail
from accounts.models import Reminder, User


@dataclass(frozen=True)
class Due:
    """One thing that is due. ``label`` says what kind of thing it is, in words that may be lazy;
    ``name`` which one; ``thresholds`` are days before ``due_on``, negative after it.
    ``template`` is the mail that tells of it."""

    kind: str
    subject: int
    label: str
    name: str
    due_on: date
    recipient: User
    thresholds: tuple[int, ...]
    template: str = "accounts/mail/reminder.txt"

    @property
    def threshold(self) -> int | None:
        """The last one that has passed; None before the first."""
        left = (self.due_on - timezone.localdate()).days
        return min((each for each in self.thresholds if left <= each), default=None)

    @property
    def is_late(self) -> bool:
        return self.due_on < timezone.localdate()


def remind(dues: Iterable[Due]) -> int:
    """One mail of each template to each person, with all that they have not been reminded of;
    returns how many.

    Each mail goes into the queue together with its rows, or not at all.
    """
    of_person: dict[tuple[int, str], list[Due]] = {}
    for due in dues:
        if due.threshold is not None and due.recipient.is_active and due.recipient.email:
            of_person.setdefault((due.recipient.pk, due.template), []).append(due)
    return sum(_remind_person(each) for each in of_person.values())


@transaction.atomic
def _remind_person(dues):
    new = [due for due in dues if _is_new(due)]
    if not new:
        return 0
    mail.send(
        to=new[0].recipient,
        template=new[0].template,
        path=reverse("home"),
        context={"dues": sorted(new, key=lambda due: due.due_on)},
    )
    return 1


def _is_new(due):
    _, is_new = Reminder.objects.get_or_create(
        kind=due.kind,
        subject=due.subject,
        due_on=due.due_on,
        threshold=due.threshold,
        recipient=due.recipient,
    )
    return is_new
