"""What the child said, what came of it, and what they said of others and of answers."""

from django.db.models import Prefetch

from advisory.choices import Origin, State
from advisory.models import (
    Answer,
    Commitment,
    Contribution,
    NoOpinion,
    Rating,
    Support,
    Transcription,
)


def contributions(representative, *, for_child):
    """What was sent under their mandates; for themselves, what was not sent too."""
    promised = Commitment.objects.told().prefetch_related("updates")
    said = (
        Contribution.objects.filter(mandate__representative=representative)
        .select_related(
            "organization", "area", "transcription__written_by", "translation", "join__main"
        )
        .prefetch_related(
            "enclosures",
            "referrals__line__alliance__partner",
            "join__main__referrals__line__alliance__partner",
            "postponements",
            Prefetch("answers", queryset=Answer.objects.published().select_related("published_by")),
            Prefetch("commitments", queryset=promised),
            Prefetch("join__main__commitments", queryset=promised),
        )
        .order_by("pk")
    )
    return [_contribution(each) for each in said if for_child or each.reference]


def _contribution(contribution):
    return {
        "reference": contribution.reference,
        "organization": contribution.organization.name_i18n,
        "state": contribution.get_state_display(),
        "kind": contribution.get_kind_display(),
        "area": str(contribution.area) if contribution.area else None,
        "who_reads_it": contribution.get_audience_display(),
        "words": contribution.words,
        "language": contribution.get_language_display(),
        "translation": _translation(contribution),
        "files": [_file(enclosure) for enclosure in contribution.enclosures.all()],
        "begun_at": contribution.created_at,
        "submitted_at": contribution.submitted_at,
        "withdrawn_at": contribution.withdrawn_at,
        "answer_promised_by": contribution.promised_on,
        "written_down": _written_down(contribution),
        "day_moved": [
            {"from": move.old_day, "to": move.new_day, "reason": move.reason}
            for move in contribution.postponements.all()
        ],
        "answers": [_answer(answer) for answer in contribution.answers.all()],
        "sent_on_to": [_referral(referral) for referral in _all_for(contribution, "referrals")],
        "answered_with_others": hasattr(contribution, "join"),
        "promises": [_promise(commitment) for commitment in _all_for(contribution, "commitments")],
    }


def _answer(answer):
    return {
        "decision": str(answer.in_words),
        "text": answer.text,
        "by": str(answer.published_by),
        "at": answer.published_at,
    }


def _referral(referral):
    return {
        "entity": referral.line.alliance.partner.name_i18n,
        "what_we_asked": referral.ask,
        "sent_on": referral.sent_on,
        "state": referral.get_state_display(),
        "reason": referral.reason,
        "outcome": referral.outcome,
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


def _translation(contribution):
    if not hasattr(contribution, "translation"):
        return None
    made = contribution.translation
    return {"language": made.get_language_display(), "text": made.text}


def _all_for(contribution, name):
    """What was promised, or sent on, for it and for whoever said the same, if it was answered with
    theirs."""
    found = list(getattr(contribution, name).all())
    if contribution.promised_with != [contribution.pk]:
        main = contribution.join.main
        found += [] if main.state == State.DIVERTED else getattr(main, name).all()
    return found


def _promise(commitment):
    return {
        "promise": commitment.promise,
        "due_on": commitment.due_on,
        "started_on": commitment.started_on,
        "done_on": commitment.done_on,
        "outcome": commitment.outcome,
        "told": [{"at": each.created_at, "text": each.text} for each in commitment.updates.all()],
    }


def ratings(representative):
    """What they said of answers, those to a predecessor's words too."""
    given = Rating.objects.filter(mandate__representative=representative)
    return [
        {
            "reference": rating.answer.contribution.reference,
            "answer": rating.answer.number,
            "understood": rating.get_understood_display(),
            "satisfied": rating.get_satisfied_display(),
            "words": rating.words,
            "at": rating.created_at,
        }
        for rating in given.exclude(answer__contribution__state=State.DIVERTED).select_related(
            "answer__contribution"
        )
    ]


def _supports(representative):
    """Each time that they stood behind what another organization said, or did so no more."""
    events = Support.pgh_event_model.objects.filter(mandate__representative=representative)
    return [
        {
            "reference": event.contribution.reference,
            "taken_back": event.pgh_label == "delete",
            "at": event.pgh_created_at,
        }
        for event in events.exclude(contribution__state=State.DIVERTED)
        .select_related("contribution")
        .order_by("pgh_id")
    ]


def _no_opinions(representative):
    """Each time that they said so to a question of the team, or took it back."""
    events = NoOpinion.pgh_event_model.objects.filter(mandate__representative=representative)
    return [
        {
            "question": str(event.consultation),
            "taken_back": event.pgh_label == "delete",
            "at": event.pgh_created_at,
        }
        for event in events.select_related("consultation").order_by("pgh_id")
    ]


def checked(representative):
    """What the team wrote down of their organization's, and what they said of it."""
    found = Transcription.objects.filter(checked_by__representative=representative)
    return [
        {
            "reference": written.contribution.reference,
            "at": written.checked_at,
            "correction": written.correction,
        }
        for written in found.exclude(contribution__state=State.DIVERTED)
        .select_related("contribution")
        .order_by("pk")
    ]


def of_the_child_alone(representative):
    """How far they have read, and what they said for their organization without being named, both
    nobody else's business; and that they told something.

    Without a word of what they told: a copy lies about, and phones are shared. A lead gives the
    words to the child who asks, and nobody who acts for the child learns that there is one.
    """
    return {
        "supports": _supports(representative),
        "no_opinions": _no_opinions(representative),
        "concerns": [
            {"written_at": concern.written_at, "closed_at": concern.closed_at}
            for concern in representative.concerns.for_child()
        ],
        "read": [
            {"reference": seen.contribution.reference, "up_to": seen.up_to}
            for seen in representative.seen.exclude(
                contribution__state=State.DIVERTED
            ).select_related("contribution")
        ],
    }
