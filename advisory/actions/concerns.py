"""What happens with concerns: a child tells one, staff mark one, leads deal with it.

Locks are taken in one order: the person, the contribution, the concern.
"""

import uuid
from datetime import timedelta

import pgtrigger
from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from advisory import mail, mentions
from advisory.actions.contributions import keep_pace, locked, part_from_all
from advisory.actions.enclosures import forget_files
from advisory.actions.persons import hold_person
from advisory.choices import ConcernOutcome, Reach, ReferredTo
from advisory.models import (
    Concern,
    ConcernNote,
    ConcernReading,
    Contribution,
    Enclosure,
    Representative,
)
from records.names import Names

BETWEEN = " · "  # the name of an erased child, and how to reach them
# What keeps a concern from being rewritten, when an erasure has to.
LIFTED = [
    "advisory.Concern:what_was_told_stays",
    "advisory.Concern:closed_stays",
    "advisory.ConcernEvent:append_only",
]


@transaction.atomic
def tell_concern(
    *, token: uuid.UUID, representative: Representative, words: str, reach: Reach, contact: str
) -> Concern:
    """A child tells something to a person of trust; the same form sent twice tells it once.

    Sent again with anything changed, as after going back, it is a concern of its own: no word of a
    child who may be in danger is dropped.

    Raises ``Concern.DoesNotExist`` if the token is another person's, and ``PersonErased``.
    """
    hold_person(representative.pk)
    told = Concern(
        token=token,
        representative=representative,
        words=words,
        reach=reach,
        contact=contact,
        due_at=_due_at(),
    )
    is_known = Concern.objects.filter(token=token).exists()
    Concern.objects.bulk_create([told], ignore_conflicts=True)
    concern = Concern.objects.get(token=token, representative=representative)
    sent = {"words": words, "reach": reach, "contact": contact}
    if any(getattr(concern, name) != value for name, value in sent.items()):
        changed = uuid.uuid5(token, "\n".join(sent.values()))
        return tell_concern(token=changed, representative=representative, **sent)
    if not is_known:
        mail.concern_waits()
    return concern


@transaction.atomic
def divert(*, contribution: Contribution, reason: str, raised_by) -> Concern:
    """Move a contribution to safeguarding: it leaves every list at once.

    Raises ``TransitionNotAllowed`` when it was moved already.
    """
    author = contribution.mandate.representative_id
    present = Representative.objects.select_for_update(no_key=True).filter(erased_at__isnull=True)
    representative = present.filter(pk=author).first()
    contribution = locked(contribution)
    came_from = contribution.state
    part_from_all(contribution=contribution)
    contribution.divert()
    contribution.save()
    mail.concern_waits()
    return Concern.objects.create(
        token=uuid.uuid4(),
        representative=representative,
        raised_by=raised_by,
        contribution=contribution,
        came_from=came_from,
        words=reason,
        due_at=_due_at(),
    )


@transaction.atomic
def read_concern(*, concern: Concern, read_by) -> None:
    """Write down that somebody opens it."""
    ConcernReading.objects.create(concern=concern, read_by=read_by)


@transaction.atomic
def take_concern(*, concern: Concern, taken_by) -> None:
    """From now on this lead is in charge, whoever was before."""
    concern = _locked_concern(concern)
    concern.take(by=taken_by)
    concern.save()


@transaction.atomic
def note_concern(
    *, concern: Concern, written_by, text: str, referred_to: ReferredTo | str = ""
) -> None:
    """Add what was done; the same twice, as by a second tap, is one. The first one stops the
    clock."""
    concern = _locked_concern(concern)
    ConcernNote.objects.get_or_create(
        concern=concern, written_by=written_by, text=text, referred_to=referred_to
    )
    if concern.acted_at is None:
        concern.acted_at = timezone.now()
        concern.save()


@transaction.atomic
def close_concern(*, concern: Concern, outcome: ConcernOutcome, told: str) -> None:
    """End it, with words for the child; what is no concern goes back to the team as it was.

    Raises ``TransitionNotAllowed`` when it is closed already.
    """
    contribution = locked(concern.contribution) if concern.contribution_id else None
    concern = _locked_concern(concern)
    concern.close(outcome=outcome, told=told)
    concern.save()
    if contribution and outcome == ConcernOutcome.NO_CONCERN:
        contribution.give_back(to=concern.came_from)
        contribution.save()
        keep_pace(contribution)  # what it is joined with may be further by now
    if concern.is_of_erased:
        unlink_concerns(concerns=Concern.objects.filter(pk=concern.pk))
        if contribution and outcome == ConcernOutcome.NO_CONCERN:  # no papers of a case any more
            forget_files(enclosures=Enclosure.objects.filter(contribution=contribution))
            name = concern.contact.partition(BETWEEN)[0]
            mentions.replace_about(contribution, Names([name], exact=True))


@transaction.atomic
def unlink_concerns(*, concerns: QuerySet[Concern]) -> None:
    """Leave nothing in these closed concerns that says whose they are; history too."""
    history = Concern.pgh_event_model
    keys = list(concerns.values_list("pk", flat=True))
    with pgtrigger.ignore(*LIFTED):
        Concern.objects.filter(pk__in=keys).update(representative=None, contact="")
        history.objects.filter(pgh_obj_id__in=keys).update(representative=None)


@transaction.atomic
def leave_concerns(*, representative: Representative) -> None:
    """The child's data are erased: closed concerns are kept unlinked.

    An open one keeps what it takes to find the child, whose name goes over into it: whoever does
    harm must not end the protection by asking for an erasure. ``close_concern`` unlinks it then.
    """
    concerns = Concern.objects.select_for_update().filter(representative=representative)
    for concern in concerns.open():
        concern.contact = BETWEEN.join(filter(None, [representative.given_name, concern.contact]))
        with pgtrigger.ignore(*LIFTED):
            concern.save(update_fields=["contact"])
    unlink_concerns(concerns=concerns.filter(closed_at__isnull=False))


def _locked_concern(concern):
    return Concern.objects.select_for_update().get(pk=concern.pk)


def _due_at():
    return timezone.now() + timedelta(hours=settings.CONCERN_WITHIN_HOURS)
