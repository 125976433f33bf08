"""The minutes of a session as they are read and printed."""

from django.utils import timezone
from django.utils.translation import get_language

from advisory.models import Contribution, MinutesCheck, Organization, Resolution


def paper(user, minutes):
    """All that the minutes hold, and who is still to look at them."""
    session = minutes.session
    names = minutes.names or minutes.names_with(Organization.objects.names())
    called = names["organizations"][get_language()]
    items = list(session.items.for_detail())
    written = {section.item_id: section.text for section in minutes.sections.all()}
    said, later = _said(user, minutes, items, called)
    checks = list(MinutesCheck.objects.of_edition(minutes))
    attendances = list(session.attendances.for_detail().with_seated())
    came = [each for each in attendances if each.came]
    return {
        "minutes": minutes,
        "session": session,
        "names": names,
        "attendances": [
            {
                "organization": _in_full(called, each),
                "presence": each.get_presence_display(),
            }
            for each in attendances
        ],
        "came": [called[str(each.organization_id)][1] for each in came],
        "has_quorum": len(came) >= session.quorum,
        "topics": [
            {
                "item": item,
                "brought_by": _short(called, item.mandate),
                "text": written.get(item.pk, ""),
                "said": said.pop(item.pk, []),
            }
            for item in items
        ],
        "said_beside": said.pop(None, []),
        "said_later": later,
        "resolutions": Resolution.objects.filter(session=session).for_list(),
        "confirmed": [_short(called, check.mandate) for check in checks if not check.comment],
        "comments": [
            {"organization": _short(called, check.mandate), "words": check.comment}
            for check in checks
            if check.comment
        ],
        "awaited": _awaited(attendances, checks),
        "now": timezone.now(),
    }


def _said(user, minutes, items, called):
    """The words of that day by the key of their topic, or under None; and how many of them were
    written down or corrected after they were sent, and do not stand in the minutes.

    Once they are sent, what was sent stands in them and nothing else (``MinutesQuote``); of what
    was taken out since, with None in the place of the contribution.
    """
    visible = Contribution.objects.visible_to(user).heard_in(minutes.session, items).for_list()
    heard = {contribution.pk: contribution for contribution in visible}
    quotes = [(key, each.transcription.agenda_item_id, True) for key, each in heard.items()]
    later = 0
    if not minutes.is_draft:
        quotes = minutes.quotes.values_list(
            "contribution", "contribution__transcription__agenda_item", "is_corrected"
        )
        corrected = {key: is_corrected for key, _item, is_corrected in quotes}
        later = sum(
            key not in corrected or bool(each.transcription.correction) != corrected[key]
            for key, each in heard.items()
        )
    said = {}
    for key, item, is_corrected in quotes:
        said.setdefault(item, []).append(_quote(heard.get(key), called, is_corrected=is_corrected))
    return said, later


def _quote(contribution, called, *, is_corrected):
    if contribution is None:
        return {"contribution": None}
    return {
        "contribution": contribution,
        "organization": called[str(contribution.organization_id)][1],
        "correction": contribution.transcription.correction if is_corrected else "",
    }


def _in_full(called, attendance):
    """With the short name, by which the rest of the paper speaks of it."""
    name, short = called[str(attendance.organization_id)]
    return name if short == name else f"{name} ({short})"


def _short(called, mandate):
    return called[str(mandate.organization_id)][1] if mandate else ""


def _awaited(attendances, checks):
    """The organizations that were there, have said nothing to this edition, and have somebody who
    could today."""
    said = {check.mandate.organization_id for check in checks}
    return [
        attendance.organization
        for attendance in attendances
        if attendance.came and attendance.is_seated and attendance.organization_id not in said
    ]
