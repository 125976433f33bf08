"""The right to erasure: the child is unlinked, the advice stays with the organization.

It reaches history, files, log entries and sessions too. The triggers that keep history and ledgers
from being rewritten are lifted for just this transaction.
"""

import secrets
from collections.abc import Collection
from datetime import timedelta

import pgtrigger
from allauth.account.models import EmailAddress
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from accounts import actions as account_actions
from accounts import mail
from accounts.models import Invitation, User
from advisory import mentions
from advisory.actions.concerns import leave_concerns
from advisory.actions.enclosures import empty_out, forget_files
from advisory.choices import ErasureReason, State, Tongue
from advisory.models import (
    CalendarFeed,
    Contribution,
    Enclosure,
    Erasure,
    Guardian,
    Look,
    Representative,
    Seen,
)
from advisory.typed_texts import searched_models
from records import files


@transaction.atomic
def erase(
    *,
    representative: Representative,
    reason: ErasureReason,
    done_by=None,
    left: Collection[str] = (),
) -> bool:
    """Leave nothing of the person; do it once, whoever asks twice. Tells whether it was done.

    A mandate that runs ends, so that the seat is free; the days of the past ones stand. By
    retention nobody is erased who got a seat in the meantime.

    Where texts of others name the person, a neutral word takes the place of the name, but in those
    whose keys are ``left`` (``advisory.mentions``). Where no person has looked at them, only names
    that are written as they are kept go: “Luz”, and not “luz”. Mail to others loses them too.
    """
    representative = _held_to_erase(representative.pk, reason)
    if representative is None:
        return False
    _forget_in_texts(representative, reason, left)
    _forget_log_entries([representative, representative.user, *representative.guardians.all()])
    with pgtrigger.ignore(*_lifted()):
        _delete_files(representative)
        _end_mandates(representative)
        Look.objects.filter(representative=representative).delete()
        Seen.objects.filter(representative=representative).delete()
        representative.guardians.all().delete()
        _blank_account(representative.user)
        _blank_person(representative)
        for events in _history_of(representative):
            events.delete()
    Erasure.objects.create(representative=representative, reason=reason, done_by=done_by)
    return True


def _held_to_erase(pk, reason):
    """The person and the account, nobody else's until the transaction ends; None where there is
    nothing to erase, or no reason to any more."""
    person = Representative.objects.select_for_update().get(pk=pk)
    # The account before its invitations, as everybody who writes them does (accounts.actions).
    person.user = User.objects.select_for_update().get(pk=person.user_id)
    if person.erased_at is not None:
        return None
    past_retention = Representative.objects.past_retention().filter(pk=pk)
    if reason == ErasureReason.RETENTION and not past_retention.exists():
        return None
    return person


def _forget_in_texts(representative, reason, left):
    """Sessions, mail, drafts, what others wrote, and the log of the Django admin."""
    exact_names = mentions.names_of(representative, exact=True)
    names = exact_names
    if reason == ErasureReason.REQUEST:
        names = mentions.names_of(representative)
    account_actions.forget_sessions(user=representative.user, names=exact_names)
    mail.forget(representative.user)
    mail.forget_names(names, neutral=mentions.neutral())
    _delete_drafts(representative)
    leave_concerns(representative=representative)
    mentions.replace(names, left=left)
    _forget_in_log(names)


def _end_mandates(representative):
    """From today nobody holds the seat, or from tomorrow if something was said today; what was
    still to begin does not."""
    today = timezone.localdate()
    for mandate in representative.mandates.not_over():
        first_day = mandate.period.lower
        said = Contribution.with_diverted.filter(mandate=mandate)
        if first_day > today and not said.exists():
            mandate.delete()
        else:
            # A mandate has a day at least, and holds what was said.
            spoken = mandate.days_of_words()
            last_days = [first_day, *([spoken.last] if spoken else [])]
            mandate.period = DateRange(first_day, max(today, max(last_days) + timedelta(days=1)))
            mandate.save()


def _delete_drafts(representative):
    """What was never sent is the child's alone."""
    for draft in Contribution.objects.select_for_update(of=["self"]).drafts_of(representative.user):
        empty_out(contribution=draft)
        draft.delete()


def _lifted():
    """The triggers that keep the ledgers, and the history of what holds something of the person."""
    return [
        "advisory.Consent:what_was_given_stays",
        "advisory.Look:looks_stay",
        *(
            f"{model.pgh_event_model._meta.label}:append_only"
            for model in (Representative, Guardian, User, Invitation)
        ),
    ]


def _delete_files(representative):
    """Evidence of consents and letters of appointment, which name the child; the voice notes,
    photos and documents that were sent, which may."""
    sent = Enclosure.objects.filter(contribution__mandate__representative=representative)
    forget_files(enclosures=sent.exclude(contribution__state=State.DIVERTED))  # papers of a case
    for consent in representative.consents.exclude(evidence=None).select_related("evidence"):
        files.delete(consent.evidence)
    for mandate in representative.mandates.exclude(letter=None).select_related("letter"):
        files.delete(mandate.letter)


def _blank_account(user):
    Invitation.objects.filter(user=user).delete()
    CalendarFeed.objects.filter(user=user).delete()
    EmailAddress.objects.filter(user=user).delete()
    user.username = f"erased-{secrets.token_hex(8)}"
    user.name = user.email = user.language = ""
    user.is_active = False
    user.set_unusable_password()  # which also ends every open session
    user.last_login = user.password_chosen_at = None
    user.save()


def _blank_person(representative):
    Representative.objects.filter(pk=representative.pk).update(
        given_name="",
        birth_year=None,
        birth_month=None,
        region=None,
        language=Tongue.SPANISH,
        erased_at=timezone.now(),
    )


def _history_of(representative):
    """What history says of the person, the account, the adults in charge and the invitations."""
    user = representative.user_id
    return [
        Representative.pgh_event_model.objects.filter(pgh_obj_id=representative.pk),
        User.pgh_event_model.objects.filter(pgh_obj_id=user),
        Guardian.pgh_event_model.objects.filter(representative_id=representative.pk),
        Invitation.pgh_event_model.objects.filter(user_id=user),
    ]


def _forget_log_entries(objects):
    """The log of the Django admin keeps the name that an object had."""
    for obj in objects:
        LogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(obj), object_id=str(obj.pk)
        ).delete()


def _forget_in_log(names):
    """It keeps what the texts of others were called too, and their parts."""
    kinds = ContentType.objects.get_for_models(*searched_models()).values()
    for entry in LogEntry.objects.filter(content_type__in=kinds).iterator():
        if names.first_in(f"{entry.object_repr} {entry.get_change_message()}"):
            entry.delete()
