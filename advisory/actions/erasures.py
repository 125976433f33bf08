"""The right to erasure: the child is unlinked, the advice stays with the organization.

It reaches history, files, log entries and sessions too. The triggers that keep history and ledgers
from being rewritten are lifted for just this transaction.
"""

import secrets

import pgtrigger
from allauth.account.models import EmailAddress
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from accounts.models import Invitation, User
from advisory.choices import ErasureReason
from advisory.models import Contribution, Erasure, Guardian, Look, Representative
from records import files

LIFTED = ("append_only", "looks_stay")


@transaction.atomic
def erase(*, representative: Representative, reason: ErasureReason, done_by=None) -> None:
    """Leave nothing of the person; do it once, whoever asks twice."""
    representative = Representative.objects.select_for_update().get(pk=representative.pk)
    if representative.erased_at is not None:
        return
    guardians = list(representative.guardians.all())
    _delete_files(representative)
    _delete_drafts(representative)
    with pgtrigger.ignore(*_append_only(), "advisory.Look:looks_stay"):
        Look.objects.filter(representative=representative).delete()
        representative.guardians.all().delete()
        _blank_account(representative.user)
        Representative.objects.filter(pk=representative.pk).update(
            given_name="",
            birth_year=None,
            birth_month=None,
            region=None,
            erased_at=timezone.now(),
        )
        _forget_history(representative, guardians)
    _forget_log_entries([representative, representative.user, *guardians])
    Erasure.objects.create(representative=representative, reason=reason, done_by=done_by)


def _delete_files(representative):
    """Evidence of consents and letters of appointment: both name the child."""
    for consent in representative.consents.exclude(evidence=None).select_related("evidence"):
        files.delete(consent.evidence)
    for mandate in representative.mandates.exclude(letter=None).select_related("letter"):
        files.delete(mandate.letter)


def _delete_drafts(representative):
    """What was never sent is the child's alone."""
    Contribution.objects.drafts_of(representative.user).delete()


def _blank_account(user):
    Invitation.objects.filter(user=user).delete()
    EmailAddress.objects.filter(user=user).delete()
    user.username = f"erased-{secrets.token_hex(8)}"
    user.name = user.email = user.language = ""
    user.is_active = False
    user.set_unusable_password()  # which also ends every open session
    user.last_login = None
    user.save()


def _append_only():
    """The triggers that keep the history of the models which hold something of the person."""
    return [
        f"{model.pgh_event_model._meta.label}:append_only"
        for model in (Representative, Guardian, User, Invitation)
    ]


def _forget_history(representative, guardians):
    """History says what a name was before: these rows go, and only these."""
    Representative.pgh_event_model.objects.filter(pgh_obj_id=representative.pk).delete()
    User.pgh_event_model.objects.filter(pgh_obj_id=representative.user_id).delete()
    Guardian.pgh_event_model.objects.filter(
        pgh_obj_id__in=[guardian.pk for guardian in guardians]
    ).delete()
    Invitation.pgh_event_model.objects.filter(user_id=representative.user_id).delete()


def _forget_log_entries(objects):
    """The log of the Django admin keeps the name that an object had."""
    for obj in objects:
        LogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(obj), object_id=str(obj.pk)
        ).delete()
