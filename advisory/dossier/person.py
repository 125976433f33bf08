"""Who the child is, who answers for them, which seats they held, and what was agreed to."""

from itertools import groupby
from operator import attrgetter

from django.urls import reverse
from django.utils.formats import date_format

from advisory import policies
from advisory.models import Mandate
from records.history import entries


def about(representative):
    return {
        "given_name": representative.given_name,
        "born_in": _month(representative.born_in),
        "region": str(representative.region) if representative.region else None,
        "language": representative.get_language_display(),
        "written_down_at": representative.created_at,
    }


def guardians(representative, *, for_child):
    """The child knows who they are: how to reach them leaves the site with a coordinator alone."""
    return [
        {"relationship": guardian.get_relationship_display()}
        | ({} if for_child else {"name": guardian.name, "contact": guardian.contact})
        for guardian in representative.guardians.all()
    ]


def mandates(representative, *, for_child):
    earlier = _earlier_days(representative)
    return [
        {
            "organization": mandate.organization.name_i18n,
            "seat": mandate.get_seat_display(),
            "first_day": mandate.period.lower,
            "last_day": mandate.last_day,
            "days_before": earlier.get(mandate.pk, []),
            "letter": _letter(mandate, for_child),
        }
        for mandate in representative.mandates.select_related("organization")
    ]


def _earlier_days(representative):
    """What the days of each mandate were, before somebody changed them; the oldest first."""
    events = Mandate.pgh_event_model.objects.filter(representative=representative)
    of_each = groupby(events.order_by("pgh_obj_id", "pgh_id"), key=attrgetter("pgh_obj_id"))
    days = {key: list(dict.fromkeys(event.period for event in each)) for key, each in of_each}
    return {
        key: [
            {"first_day": period.lower, "last_day": Mandate(period=period).last_day}
            for period in periods[:-1]
        ]
        for key, periods in days.items()
    }


def _letter(mandate, for_child):
    """Where it is taken along from, or None."""
    if mandate.letter_id is None:
        return None
    return reverse(f"advisory:{'me' if for_child else 'mandate'}-letter", args=[mandate.pk])


def consents(representative, *, for_child):
    given = representative.consents.select_related("text", "verified_by", "guardian")
    return [
        {
            "purpose": consent.text.get_purpose_display(),
            "given_by": consent.text.get_giver_display(),
            "guardian": _guardian(consent, for_child),
            "text": consent.text.text_i18n,
            "number_of_the_text": consent.text.number,
            "language_of_the_text": consent.get_language_display(),
            "given_on": consent.given_on,
            "medium": consent.get_medium_display(),
            "verified_by": str(consent.verified_by),
            "paper_is_kept": consent.evidence_id is not None,
            "paper": _paper(consent, for_child),
            "withdrawn_at": consent.withdrawn_at,
            "withdrawn_by": consent.get_withdrawn_by_display(),
        }
        for consent in given
    ]


def _guardian(consent, for_child):
    if consent.guardian is None:
        return None
    return consent.guardian.get_relationship_display() if for_child else consent.guardian.name


def _paper(consent, for_child):
    """Where this reader takes it along from; None for one that is not theirs, too."""
    if consent.evidence_id is None:
        return None
    if not for_child:
        return reverse("advisory:consent-evidence", args=[consent.pk])
    if policies.can_have_signed_paper(consent.representative.user, consent):
        return reverse("advisory:me-evidence", args=[consent.pk])
    return None


def looks(representative):
    return [
        {"by": str(look.looked_by), "what": look.get_what_display(), "at": look.at}
        for look in representative.looks.select_related("looked_by")
    ]


def changes(representative, *, for_child):
    """What was written before, and who changed it: of an adult in charge for the team alone."""
    records = [representative, representative.user]
    if not for_child:
        records += representative.guardians.all()
    return [
        {
            "at": entry.at,
            "by": entry.by,
            "of": part.what,
            "what": change.label,
            "before": change.before,
            "after": change.after,
        }
        for entry in entries(*records, limit=None)
        for part in entry.parts
        if not part.is_new
        for change in part.changes
    ]


def _month(day):
    """The day is not kept, so it must not look as if it were."""
    return date_format(day, "YEAR_MONTH_FORMAT") if day else None
