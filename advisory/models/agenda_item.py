"""What a session talks about."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from advisory.choices import AHEAD, SessionState
from advisory.models.mandate import Mandate
from advisory.models.minutes_guards import stays_while_sent
from advisory.models.session import Session
from advisory.models.session_guards import item_of_who_sits, only_while
from advisory.querysets.sessions import AgendaItemQuerySet
from records.history import track
from records.models import Record

LONGEST_TITLE = 200
MOST_ITEMS = 40


@track(part_of="session")
class AgendaItem(Record):
    """One topic of the agenda: the team's, or what somebody who sits in the council wants to talk
    about (``mandate``). It is added and taken out; nobody rewrites it.
    """

    session = models.ForeignKey(
        Session, verbose_name=_("session"), on_delete=models.CASCADE, related_name="items"
    )
    place = models.PositiveSmallIntegerField(_("place"))
    title = models.TextField(_("topic"), max_length=LONGEST_TITLE)
    mandate = models.ForeignKey(
        Mandate,
        verbose_name=_("brought by"),
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="agenda_items",
    )

    objects = AgendaItemQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("topic of the agenda")
        verbose_name_plural = _("topics of the agenda")
        ordering = ["place", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(title__regex=r"\S"),
                name="agendaitem_says_what",
                violation_error_message=_("A topic says what it is about."),
            ),
            models.CheckConstraint(
                condition=Q(LessThanOrEqual(Length("title"), LONGEST_TITLE)),
                name="agendaitem_title_fits",
                violation_error_message=_("The text is too long."),
            ),
            models.CheckConstraint(
                condition=Q(place__range=(1, MOST_ITEMS)),
                name="agendaitem_place_in_limits",
                violation_error_message=_("An agenda has at most 40 topics."),
            ),
            models.UniqueConstraint(
                fields=["session", "place"],
                name="agendaitem_place_unique",
                deferrable=models.Deferrable.DEFERRED,
                violation_error_message=_("Another topic has this place."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.ReadOnly(name="words_stay", fields=["session", "title", "mandate"]),
            only_while(
                *AHEAD,
                SessionState.HELD,
                refusal="agendaitem_of_open_session",
                operation=pgtrigger.Insert,
            ),
            only_while(
                *AHEAD,
                refusal="agendaitem_of_held_stays",
                operation=pgtrigger.Update | pgtrigger.Delete,
            ),
            stays_while_sent(
                refusal="agendaitem_of_sent_minutes_stays", operation=pgtrigger.Insert
            ),
            item_of_who_sits(),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return self.session.get_absolute_url()
