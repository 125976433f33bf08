"""What is sent to each address of the access matrix."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from advisory.models import Organization


def typed(name, contribution):
    """A form that is filled in well, so that only the person and the state decide."""
    review = getattr(contribution, "review", None)
    answer = contribution and contribution.answers.last()
    commitment = contribution and contribution.commitments.first()
    promise = {
        "promise": "Plantar un árbol.",
        "owner": review.owner.pk if review else "",
        "due_on": timezone.localdate() + timedelta(days=5),
    }
    return {
        "accounts:language": {"language": "en"},
        "advisory:contribution-edit": {
            "version": getattr(contribution, "version", ""),
            "page": uuid4(),
            "words": "Queremos agua limpia.",
            "kind": "idea",
            "audience": "team",
            "action": "send",
        },
        "advisory:contribution-log": {
            "token": uuid4(),
            "occasion": "call",
            "medium": "oral",
            "said_on": timezone.localdate(),
            "language": "es",
            "audience": "team",
            "organization": Organization.objects.order_by("pk").first().slug,
            "kind": "idea",
            "words": "Queremos agua limpia.",
        },
        "advisory:contribution-confirm": {"action": "confirm"},
        "advisory:contribution-review": {
            "version": getattr(review, "version", ""),
            "stage": "plan",
        },
        "advisory:contribution-assign": {
            "version": getattr(review, "version", ""),
            "owner": review.owner.pk if review else "",
        },
        "advisory:contribution-divert": {"reason": "Habla de golpes."},
        "advisory:contribution-note": {"text": "Preguntar en la UGEL."},
        "advisory:contribution-decide": {
            "version": getattr(review, "version", ""),
            "decision": "deferred",
            "reason": "Este año no hay fondos.",
        },
        "advisory:contribution-answer": {
            "version": getattr(answer, "version", ""),
            "text": "Lo veremos el próximo año.",
            "action": "publish",
        },
        "advisory:contribution-postpone": {
            "old_day": getattr(contribution, "promised_on", ""),
            "new_day": timezone.localdate() + timedelta(days=90),
            "reason": "Falta hablar con la escuela.",
        },
        "advisory:rating-new": {"understood": "yes", "satisfied": "no", "words": "Falta agua."},
        "advisory:contribution-join": {"reference": "AP-1999-0001"},
        "advisory:contribution-translation": {
            "version": "0",
            "language": "es",
            "text": "Queremos agua.",
        },
        "advisory:contribution-check": {"text": "Sí."},
        "advisory:contribution-preview": {"version": getattr(answer, "version", "")},
        "advisory:contribution-story": {
            "version": "0",
            "said": "Pidieron sombra.",
            "did": "Plantamos un árbol.",
            "action": "publish",
        },
        "advisory:commitment-new": promise,
        "advisory:commitment-progress": {"text": "Ya hablamos con el colegio."},
        "advisory:commitment-edit": {
            "version": getattr(commitment, "version", ""),
            "owner": review.owner.pk if review else "",
            "due_on": timezone.localdate() + timedelta(days=40),
            "reason": "Faltan las semillas.",
        },
        "advisory:commitment-finish": {
            "version": getattr(commitment, "version", ""),
            "outcome": "Plantamos un árbol.",
            "without_evidence": "Se ve en el patio.",
        },
    }.get(name, {})
