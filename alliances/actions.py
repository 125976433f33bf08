"""What happens to partners and alliances: each verb writes all that belongs together, or nothing.

What the database refuses is said in a sentence: ``AllianceRefused``.
"""

from collections.abc import Iterable
from datetime import date
from functools import partial

from django.db.models import ProtectedError
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from alliances.choices import ALLIANCE_PAGES, PARTNER_PAGES
from alliances.models import (
    Activity,
    ActivityPaper,
    Agreement,
    Alliance,
    Amendment,
    Commitment,
    FocalPoint,
    LineOfWork,
    Partner,
    Removal,
    Turnout,
)
from programs.models import Area
from records import files
from records.addresses import free_address
from records.content import Checked
from records.models import Record
from records.refusals import Refused, Said, or_refused

OVER = _("This alliance has ended. Begin a new one.")
OVER_BY_THEN = _("This alliance had ended by then.")
# What triggers refuse, and where it is said; constraints and unique fields bring their sentences.
SENTENCES = {
    "agreement_alliance_has_not_ended": Said(OVER, "starts_on", Agreement),
    "amendment_alliance_has_not_ended": Said(OVER_BY_THEN, "effective_from", Amendment),
    "line_of_work_alliance_has_not_ended": Said(OVER),
    "activity_alliance_has_not_ended": Said(OVER_BY_THEN, "on", Activity),
    "focalpoint_alliance_has_not_ended": Said(OVER_BY_THEN, "starts_on", FocalPoint),
    "alliance_commitment_alliance_has_not_ended": Said(OVER_BY_THEN, "due_on", Commitment),
    "alliance_steps_are_in_order": Said(
        _("The step before this one was taken on a later day."), "on", Alliance
    ),
    "alliance_partner_stays": Said(
        _("An alliance that was begun stays with its partner. Hand it over, or begin another."),
        "partner",
        Alliance,
    ),
    "alliance_ends_after_what_it_did": Said(
        _("Something of this alliance stands on a later day."), "on", Alliance
    ),
    "alliance_ends_after_what_was_sent": Said(
        _("A contribution was sent to this alliance on a later day. Its page shows on which."),
        "on",
        Alliance,
    ),
    "agreement_ends_after_what_was_sent": Said(
        _("A contribution was sent to this alliance later, when it would have been over."),
        "ends_on",
        Agreement,
    ),
    "agreement_one_at_a_time": Said(
        _("Another agreement of this alliance runs in that time."), "starts_on", Agreement
    ),
    "amendment_takes_effect_while_it_runs": Said(
        _("It takes effect while the agreement runs, or on the day after its last."),
        "effective_from",
        Amendment,
    ),
    "amendment_extends_the_end": Said(
        _("The new last day comes after the one that was agreed before."), "extends_to", Amendment
    ),
    "partner_succession_has_no_circle": Said(
        _("In the end this partner would be followed by itself."), "succeeded_by", Partner
    ),
    "activity_line_is_of_its_alliance": Said(
        _("Choose a line of work of this alliance."), "line", Activity
    ),
    "alliance_commitment_line_is_of_its_alliance": Said(
        _("Choose a line of work of this alliance."), "line", Commitment
    ),
}


class AllianceRefused(Refused):
    """It can't be; the message is a sentence for the reader."""


_or_refused = partial(or_refused, SENTENCES, AllianceRefused)


@_or_refused()
def save(*, record: Record, document: Checked | None = None, to: str = "document") -> Record:
    """Save any record of an alliance; a new ``document`` takes the place of the one in the field
    ``to``. Raises ``AllianceRefused``."""
    old = getattr(record, to) if document else None
    if document:
        setattr(record, to, files.store(document))
    record.save()
    if old:
        files.delete(old)
    return record


@_or_refused()
def save_line(*, line: LineOfWork, other_areas: Iterable[Area]) -> LineOfWork:
    """Save a line of work with the areas that it touches too. Raises ``AllianceRefused``."""
    line.save()
    line.other_areas.set(other_areas)
    return line


@_or_refused()
def open_alliance(*, alliance: Alliance) -> Alliance:
    """Write down a new alliance, a draft, under a free address after its partner's."""
    alliance.slug = free_address(Alliance, alliance.partner.slug, ALLIANCE_PAGES)
    alliance.save()
    return alliance


@_or_refused()
def open_partner(*, partner: Partner, address: str) -> Partner:
    """Write down a new partner, under a free address like ``address``.

    Raises ``AllianceRefused``.
    """
    partner.slug = free_address(Partner, address or "partner", PARTNER_PAGES)
    partner.save()
    return partner


@_or_refused()
def step(*, alliance: Alliance, verb: str, on: date, reason: str = "") -> None:
    """Activate, suspend, resume or end an alliance, the row being locked.

    Raises ``AllianceRefused`` for a day before that of the step before, and for an end before what
    was agreed and done.
    """
    if verb == "end":
        _ask_whether_it_was_over(alliance, on)
    words = {} if verb == "activate" else {"reason": reason}
    getattr(alliance, verb)(on=on, **words)
    alliance.save()


@_or_refused()
def hand_over(*, alliance: Alliance, successor: Partner, on: date, reason: str) -> Alliance:
    """End an alliance, the row being locked, and write down a draft of the same lines of work with
    the partner that follows. Raises ``AllianceRefused``, as ``step`` does."""
    _ask_whether_it_was_over(alliance, on)
    alliance.end(reason=reason, on=on)
    alliance.save()
    partner = Partner.objects.select_for_update().get(pk=alliance.partner_id)
    if partner.succeeded_by is None:
        partner.succeeded_by = successor
        partner.save()
    draft = open_alliance(alliance=Alliance(partner=successor, position=alliance.position))
    for line in alliance.lines.prefetch_related("other_areas"):
        areas = line.other_areas.all()
        copy = LineOfWork.objects.create(
            alliance=draft,
            name=line.name,
            name_en=line.name_en,
            modality=line.modality,
            main_area=line.main_area,
            position=line.position,
        )
        copy.other_areas.set(areas)
    return draft


def _ask_whether_it_was_over(alliance, last_day):
    later = alliance.begins_after(last_day)
    if later is not None:
        what, day = later
        sentence = _("“%(what)s” stands on %(day)s. End the alliance on that day or later.") % {
            "what": what,
            "day": date_format(day, "DATE_FORMAT"),
        }
        raise AllianceRefused(sentence, Said(sentence, "on", Alliance))


@_or_refused()
def save_activity(
    *,
    activity: Activity,
    turnouts: dict[str, int],
    paper: Checked | None = None,
    paper_title: str = "",
) -> Activity:
    """Save an activity with who took part, by group, and one more document if there is one.

    Raises ``AllianceRefused``.
    """
    activity.save()
    activity.turnouts.exclude(group__in=turnouts).delete()
    for group, number in turnouts.items():
        Turnout.objects.update_or_create(
            activity=activity, group=group, defaults={"number": number}
        )
    if paper:
        ActivityPaper.objects.create(
            activity=activity, title=paper_title, attachment=files.store(paper)
        )
    return activity


@_or_refused()
def take_away(*, record: Record, reason: str) -> None:
    """Take what was written down by mistake off the record of its alliance, with its documents;
    ``Removal`` says why, and the history keeps what it said.

    Raises ``AllianceRefused`` where something else stands on it.
    """
    what = f"{capfirst(record._meta.verbose_name)}: {record}"
    Removal.objects.create(alliance=record.alliance, what=what, reason=reason)
    attachments = _attachments_of(record)
    if isinstance(record, Activity):
        record.papers.all().delete()
    try:
        record.delete()
    except ProtectedError as error:
        others = sorted({str(each._meta.verbose_name_plural) for each in error.protected_objects})
        sentence = _("It can’t be taken away, since it has: %(others)s.")
        raise AllianceRefused(sentence % {"others": ", ".join(others)}) from error
    for attachment in attachments:
        files.delete(attachment)


def _attachments_of(record):
    if isinstance(record, Activity):
        return [paper.attachment for paper in record.papers.select_related("attachment")]
    found = (getattr(record, name, None) for name in ("document", "evidence"))
    return [attachment for attachment in found if attachment]
