"""Where the texts of others name a child: in what is kept today, and in its history.

Every text that somebody types is searched, those that a model gets later too
(``advisory.typed_texts``). Not shown is what nobody but its author may see: a draft.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import pgtrigger
from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast
from django.utils import translation
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _
from modeltrans.fields import TranslationField
from pghistory.trigger import Event

from accounts.models import User
from advisory.choices import State
from advisory.models import Contribution, Guardian, Representative
from advisory.typed_texts import searched_models, texts_in_history_of, texts_of
from records.names import Names

# What a text without a page of its own belongs to, which has one.
PAGES = ("session", "minutes", "consultation", "alliance", "activity", "agreement", "commitment")
AROUND = 60  # characters shown on each side of the name


@dataclass(frozen=True)
class Mention:
    """A text that names the child. ``url`` is the page where it can be mended, if it has one."""

    record: models.Model
    field: str
    label: str
    before: str
    name: str
    after: str
    url: str

    @property
    def key(self) -> str:
        return f"{self.record._meta.label_lower}.{self.record.pk}.{self.field}"


def names_of(representative: Representative, *, exact: bool = False) -> Names:
    """All that the person and the adults in charge are called, or once were."""
    person = Representative.pgh_event_model.objects.filter(pgh_obj_id=representative.pk)
    account = User.pgh_event_model.objects.filter(pgh_obj_id=representative.user_id)
    adults = Guardian.pgh_event_model.objects.filter(representative_id=representative.pk)
    rows = [
        *person.values_list("given_name"),
        *account.values_list("username", "name", "email"),
        *adults.values_list("name", "contact"),
    ]
    return Names((name for row in rows for name in row), exact=exact)


def find(names: Names) -> list[Mention]:
    """The texts of today that name the person, a text at most once."""
    return [
        mention
        for model in searched_models()
        for record, field, parts in _matching(model._default_manager.all(), texts_of(model), names)
        if (mention := _mention(record, field, *parts)) is not None
    ]


def replace(names: Names, *, left: Collection[str] = ()) -> None:
    """Put a neutral word for each name, but in the texts whose keys are ``left``; in history too.

    The triggers that keep texts as they were said are lifted for it; the versions count on, so
    that no form that was opened before brings the name back. What is about a contribution that was
    diverted keeps its words, and so does their history (``replace_about``).
    """
    found = find(names)
    _hold_contributions(found)
    for mention in found:
        if mention.key not in left:
            _write(mention.record, mention.field, names)
    for key, event, field in _in_history(names):
        if key not in left and not _is_diverted(_contribution_of(event)):
            _write(event, field, names)


def replace_about(contribution: Contribution, names: Names) -> None:
    """The same in all that is about this contribution, which was given back."""
    for mention in find(names):
        if _contribution_of(mention.record) == contribution:
            _write(mention.record, mention.field, names)
    for _key, event, field in _in_history(names):
        if _contribution_of(event) == contribution:
            _write(event, field, names)


def _in_history(names) -> list[tuple[str, models.Model, str]]:
    """The texts of the past that name the person, each with the key that it has today."""
    return [
        (f"{model._meta.label_lower}.{event.pgh_obj_id}.{field}", event, field)
        for model in searched_models()
        if (fields := texts_in_history_of(model))
        for event, field, _parts in _matching(model.pgh_event_model.objects.all(), fields, names)
    ]


def _matching(rows, fields, names) -> Iterator[tuple[models.Model, str, tuple[str, str, str]]]:
    """The database finds what may be it; the names tell whether it is."""
    as_text = {f"typed_{field}": Cast(field, models.TextField()) for field in fields}
    may_be = Q(*((f"{text}__iregex", names.pattern) for text in as_text), _connector=Q.OR)
    found = rows.alias(**as_text).filter(may_be) if names.pattern else rows.none()
    for record in found.order_by("pk"):
        for field in fields:
            parts = names.first_in(_plain(getattr(record, field)))
            if parts is not None:
                yield record, field, parts


def _plain(value: Any) -> str:
    return " · ".join(map(str, value.values())) if isinstance(value, dict) else value or ""


def _mention(record, field, before, name, after):
    contribution = _contribution_of(record)
    if _is_diverted(contribution) or (contribution and contribution.state == State.DRAFT):
        return None
    kept_in = record._meta.get_field(field)
    is_translation = isinstance(kept_in, TranslationField)
    what = _("translation") if is_translation else kept_in.verbose_name
    return Mention(
        record=record,
        field=field,
        label=f"{capfirst(record._meta.verbose_name)} · {what}",
        before=before[-AROUND:],
        name=name,
        after=after[:AROUND],
        url=_page_of(record, contribution),
    )


def _contribution_of(record):
    """What a text of the loop, or of its history, is about; None for a text of something else."""
    if isinstance(record, Contribution):
        return record
    for name in ("pgh_obj", "contribution", "answer", "commitment"):
        if (related := _related(record, name)) is not None:
            return _contribution_of(related)
    return None


def _related(record, name):
    try:
        return getattr(record, name, None)
    except ObjectDoesNotExist:  # history points to what is gone by now, too
        return None


def _is_diverted(contribution):
    return contribution is not None and contribution.state == State.DIVERTED


def _page_of(record, contribution):
    belongs_to = (getattr(record, name, None) for name in PAGES)
    for each in (record, contribution, *belongs_to):
        if hasattr(each, "get_absolute_url"):
            return each.get_absolute_url()
    return ""


def _hold_contributions(mentions):
    """Before anything that hangs on them, as everybody does who writes there."""
    about = (_contribution_of(mention.record) for mention in mentions)
    keys = {contribution.pk for contribution in about if contribution}
    rows = Contribution.objects.select_for_update(of=["self"]).filter(pk__in=keys).order_by("pk")
    list(rows.values_list("pk"))


def _write(record, field, names):
    """The text as it is now: somebody may have changed it since it was found."""
    model = type(record)
    column, word = model._meta.get_field(field), neutral()
    rows = model._base_manager.filter(pk=record.pk)
    value = rows.select_for_update().values_list(field, flat=True).first()
    if isinstance(value, dict):
        value = {key: names.replaced(text, word) for key, text in value.items()}
    elif value:
        if isinstance(column, models.SlugField):  # an address of its own, in letters that one has
            word = f"{slugify(word)}-{getattr(record, 'pgh_obj_id', record.pk)}"
        value = names.replaced(value, word)[: column.max_length]
    with pgtrigger.ignore(*_guards_of(model)):
        rows.update(**{field: value})


def neutral() -> str:
    """What stands in the place of a name, in the language of the site."""
    with translation.override(settings.LANGUAGE_CODE):
        return _("[somebody]")


def _guards_of(model):
    return [
        f"{model._meta.label}:{trigger.name}"
        for each, trigger in pgtrigger.registered()
        if each is model and trigger.name != "count_version" and not isinstance(trigger, Event)
    ]
