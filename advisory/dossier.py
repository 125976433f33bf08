"""All that is kept on one child, for the child (rights of access and portability)."""

from typing import Any

from django.utils.formats import date_format

from advisory.choices import Origin
from advisory.models import Representative


def dossier(representative: Representative, *, for_child: bool) -> dict[str, Any]:
    """Words, dates and times, for a page or for Django's JSON encoder.

    Asks a fixed number of queries. ``for_child``: the child's own drafts are in it, and how to
    reach the adults is not (design, section 1); for a family that asks the team it is the other
    way round.
    """
    user = representative.user
    mandates = representative.mandates.select_related("organization").prefetch_related(
        "contributions__enclosures", "contributions__transcription__written_by"
    )
    return {
        "given_name": representative.given_name,
        "born_in": _month(representative.born_in),
        "region": str(representative.region) if representative.region else None,
        "language": representative.get_language_display(),
        "username": user.username,
        "email": user.email,
        "language_of_the_site": user.get_language_display(),
        "guardians": [
            {"relationship": guardian.get_relationship_display()}
            | ({} if for_child else {"name": guardian.name, "contact": guardian.contact})
            for guardian in representative.guardians.all()
        ],
        "mandates": [
            {
                "organization": mandate.organization.name_i18n,
                "seat": mandate.get_seat_display(),
                "first_day": mandate.period.lower,
                "last_day": mandate.last_day,
                "letter_is_kept": mandate.letter_id is not None,
            }
            for mandate in mandates
        ],
        "consents": [
            {
                "purpose": consent.text.get_purpose_display(),
                "given_by": consent.text.get_giver_display(),
                "text": consent.text.text_i18n,
                "given_on": consent.given_on,
                "medium": consent.get_medium_display(),
                "verified_by": str(consent.verified_by),
                "paper_is_kept": consent.evidence_id is not None,
                "withdrawn_at": consent.withdrawn_at,
                "withdrawn_by": consent.get_withdrawn_by_display(),
            }
            for consent in representative.consents.select_related("text", "verified_by")
        ],
        "contributions": [
            {
                "reference": contribution.reference,
                "state": contribution.get_state_display(),
                "kind": contribution.get_kind_display(),
                "words": contribution.words,
                "language": contribution.get_language_display(),
                "files": [_file(enclosure) for enclosure in contribution.enclosures.all()],
                "submitted_at": contribution.submitted_at,
                "written_down": _written_down(contribution),
            }
            for mandate in mandates
            for contribution in mandate.contributions.all()
            if for_child or contribution.reference
        ],
        # Without a word of them: a copy lies about, and phones are shared. A lead gives the words
        # to the child who asks, and nobody who acts for the child learns that there is one.
        "concerns": [
            {"written_at": concern.written_at, "closed_at": concern.closed_at}
            for concern in (representative.concerns.for_child() if for_child else ())
        ],
        "looks": [
            {"by": str(look.looked_by), "what": look.get_what_display(), "at": look.at}
            for look in representative.looks.select_related("looked_by")
        ],
    }


def _file(enclosure):
    """A file is taken along from its own address, by who may read the contribution."""
    return {"kind": enclosure.get_kind_display(), "address": enclosure.get_absolute_url()}


def _written_down(contribution):
    """By whom of the team, where it was heard, and what the child said of it; or None."""
    if contribution.origin != Origin.LOGGED:
        return None
    written = contribution.transcription
    return {
        "by": str(written.written_by),
        "said_on": written.said_on,
        "occasion": written.get_occasion_display(),
        "checked_at": written.checked_at,
        "correction": written.correction,
    }


def _month(day):
    """The day is not kept, so it must not look as if it were."""
    return date_format(day, "YEAR_MONTH_FORMAT") if day else None
