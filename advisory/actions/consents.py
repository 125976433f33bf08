"""The ledger of consents: give, withdraw."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import actions as account_actions
from advisory.actions.persons import hold_person
from advisory.choices import FOR_ACCOUNT, Giver
from advisory.consent import asked_again_on
from advisory.models import Consent, Representative
from advisory.models.people_guards import BEFORE_WITHDRAWAL
from records import files
from records.refusals import Said, or_refused

SENTENCES = {
    BEFORE_WITHDRAWAL: Said(
        _("This was withdrawn after that day. What was agreed to since then alone counts."),
        "given_on",
    )
}


@or_refused(SENTENCES)
def record_consent(*, consent: Consent, verified_by, evidence=None) -> Consent:
    """Write down what somebody agreed to; ``evidence`` is a checked file or None.

    The same words, agreed to by the same person, are one row while they count: that one comes back.
    Raises ``PersonErased``, and ``Refused`` for one that is older than a withdrawal.
    """
    hold_person(consent.representative_id)
    since = asked_again_on(consent.representative, timezone.localdate())
    standing = Consent.objects.in_force().filter(
        representative=consent.representative_id,
        text=consent.text_id,
        guardian=consent.guardian_id,
        given_on__gte=since,
    )
    if known := standing.first():
        return known
    consent.verified_by = verified_by
    if evidence is not None:
        consent.evidence = files.store(evidence)
    consent.save()
    return consent


@transaction.atomic
def withdraw_consent(*, consent: Consent, withdrawn_by: Giver) -> None:
    """It ends now, and all of the same purpose with it, so that no older one revives it.

    What it covered stops with the next request: whether it is covered is asked each time. A
    session that was open opens no more, so that a consent given anew does not revive it.
    """
    # As who writes one down does: that of an older day does not come in between.
    Representative.objects.select_for_update(no_key=True).get(pk=consent.representative_id)
    if consent.text.purpose in FOR_ACCOUNT:
        account_actions.end_sessions(user_pk=consent.representative.user_id)
    Consent.objects.in_force().filter(
        representative=consent.representative_id, text__purpose=consent.text.purpose
    ).update(withdrawn_at=timezone.now(), withdrawn_by=withdrawn_by)
