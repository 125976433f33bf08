import uuid

from advisory import actions
from advisory.choices import ConcernOutcome, Reach
from advisory.models import Concern
from tests.factories.advisory import MandateFactory, submitted


def told(*, representative=None, words="Alguien me pega.", reach=Reach.IN_PERSON, contact=""):
    """What a child told a person of trust a moment ago."""
    return actions.tell_concern(
        token=uuid.uuid4(),
        representative=representative or MandateFactory().representative,
        words=words,
        reach=reach,
        contact=contact,
    )


def diverted(*, raised_by, contribution=None, reason="Habla de golpes en casa."):
    """The concern about a contribution that a coordinator or a lead marked."""
    contribution = contribution or submitted()
    return actions.divert(contribution=contribution, reason=reason, raised_by=raised_by)


def taken(concern, *, by):
    actions.take_concern(concern=concern, taken_by=by)
    return Concern.objects.get(pk=concern.pk)


def closed(concern, *, by, outcome=ConcernOutcome.REFERRED, told="Hay personas que te cuidan."):
    actions.close_concern(concern=taken(concern, by=by), outcome=outcome, told=told)
    return Concern.objects.get(pk=concern.pk)
