"""Where a name can stand: every text that somebody types, in every model of these apps.

Derived from the models, so that a text that is added later is searched too. What is left out is
named here with its reason, and a test holds that each column of text in the database is searched,
or is named there or here.
"""

from django.apps import apps
from django.db import models
from modeltrans.fields import TranslationField
from pghistory.models import Event

SEARCHED = ("alliances", "advisory", "programs")
KINDS = (models.CharField, models.TextField, TranslationField)

LEADS = "Safeguarding leads alone read it, and it ends by a rule of its own."
ANOTHER = "What another person is called is theirs, and goes with them."
PUBLIC = "What the public calls a place, an area or an institution, which is no child."
MADE = "Made by the site from numbers or from chance."
LEFT_OUT = {
    "advisory.Addendum.signed": ANOTHER,
    "advisory.CalendarFeed.token_digest": MADE,
    "advisory.Concern": LEADS,
    "advisory.ConcernNote": LEADS,
    "advisory.Contribution.reference": MADE,
    "advisory.Guardian": ANOTHER,
    "advisory.Minutes.names": ANOTHER,
    "advisory.Organization": PUBLIC,
    "advisory.Representative": ANOTHER,
    "advisory.Resolution.charge": ANOTHER,
    "alliances.Alliance.slug": PUBLIC,
    "alliances.FocalPoint": ANOTHER,
    "alliances.Partner.acronym": PUBLIC,
    "alliances.Partner.i18n": PUBLIC,
    "alliances.Partner.name": PUBLIC,
    "alliances.Partner.slug": PUBLIC,
    "alliances.Partner.website": PUBLIC,
    "programs.Area": PUBLIC,
    "programs.Region": PUBLIC,
}


def searched_models() -> list[type[models.Model]]:
    """Each table once: a proxy has the rows of its model, and none of what is left out of it."""
    return [
        model
        for app in SEARCHED
        for model in apps.get_app_config(app).get_models()
        if not model._meta.proxy and not issubclass(model, Event) and texts_of(model)
    ]


def texts_of(model: type[models.Model]) -> list[str]:
    """The names of the fields that hold typed text, in one language or in several. A choice from a
    list is none."""
    label = model._meta.label
    return [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, KINDS)
        and not field.choices
        and not {label, f"{label}.{field.name}"} & set(LEFT_OUT)
    ]


def texts_in_history_of(model: type[models.Model]) -> list[str]:
    """Those of them that its history holds, if it has one."""
    events = getattr(model, "pgh_event_model", None)
    held = {field.name for field in events._meta.concrete_fields} if events else set()
    return [name for name in texts_of(model) if name in held]
