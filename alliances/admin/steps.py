"""One step of the life of several alliances at once: a page that asks why, then all of them."""

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import transaction
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy, ngettext_lazy
from django_fsm import can_proceed

from alliances import actions
from alliances.forms.alliance import HandOverForm, StepForm
from alliances.models import Alliance

# What each is called where it is offered.
NAMES = {
    "activate": gettext_lazy("Begin"),
    "suspend": gettext_lazy("Suspend, with a reason"),
    "resume": gettext_lazy("Take up again, with a reason"),
    "end": gettext_lazy("End, with a reason"),
    "hand_over": gettext_lazy("Hand over to the partner that follows"),
}
HEADINGS = {
    "activate": gettext_lazy("Begin alliances"),
    "suspend": gettext_lazy("Suspend alliances"),
    "resume": gettext_lazy("Take alliances up again"),
    "end": gettext_lazy("End alliances"),
    "hand_over": gettext_lazy("Hand alliances over"),
}
EXPLAINED = {
    "activate": gettext_lazy("From now on everyone reads them on the public pages."),
    "suspend": gettext_lazy("They leave the public pages until somebody takes them up again."),
    "resume": gettext_lazy("They stand on the public pages again."),
    "end": gettext_lazy("They leave the public pages for good; what was done stays on record."),
    "hand_over": gettext_lazy(
        "Each is ended, and a draft of the same lines of work is written down with the partner that"
        " goes on."
    ),
}
DONE = {
    "activate": ngettext_lazy("%d alliance is begun.", "%d alliances are begun."),
    "suspend": ngettext_lazy("%d alliance is suspended.", "%d alliances are suspended."),
    "resume": ngettext_lazy("%d alliance is taken up again.", "%d alliances are taken up again."),
    "end": ngettext_lazy("%d alliance is ended.", "%d alliances are ended."),
    "hand_over": ngettext_lazy("%d alliance is handed over.", "%d alliances are handed over."),
}


def can_take(alliance: Alliance, name: str) -> bool:
    """Whether this step is one for an alliance as it stands; who is handed over is ended."""
    return can_proceed(getattr(alliance, "end" if name == "hand_over" else name))


def of(alliance: Alliance) -> dict[str, str]:
    """What can be done with one alliance, by what it is called."""
    return {name: words for name, words in NAMES.items() if can_take(alliance, name)}


def ask(model_admin, request, queryset, name):
    """The page that asks; when it is answered, None, and the list is shown again."""
    chosen = list(queryset.select_related("partner").order_by("position", "pk"))
    able = [each for each in chosen if can_take(each, name)]
    form = _form(request.POST if "apply" in request.POST else None, name, able)
    if form.is_bound and able and form.is_valid():
        try:
            done = _take(model_admin, request, able, name, form.cleaned_data)
        except actions.AllianceRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, DONE[name] % done)
            return None
    context = {
        **model_admin.admin_site.each_context(request),
        "title": HEADINGS[name],
        "explained": EXPLAINED[name],
        "opts": model_admin.opts,
        "form": form,
        "able": able,
        "unable": [each for each in chosen if each not in able],
        "name": name,
        "checkbox": ACTION_CHECKBOX_NAME,
    }
    return TemplateResponse(request, "admin/alliances/step.html", context)


def _form(data, name, able):
    if name == "hand_over":
        return HandOverForm(data, verb="end", partners=[each.partner for each in able])
    return StepForm(data, verb=name)


@transaction.atomic
def _take(model_admin, request, able, name, typed):
    """All or none; one that somebody else moved on meanwhile is left as it is."""
    rows = Alliance.objects.select_for_update(of=("self",)).select_related("partner")
    done = 0
    for alliance in rows.filter(pk__in=[each.pk for each in able]).order_by("pk"):
        if not can_take(alliance, name):
            continue
        try:
            if name == "hand_over":
                actions.hand_over(alliance=alliance, **typed)
            else:
                actions.step(alliance=alliance, verb=name, **typed)
        except actions.AllianceRefused as refusal:
            raise actions.AllianceRefused(f"{alliance}: {refusal}") from refusal
        model_admin.log_change(request, alliance, str(HEADINGS[name]))
        done += 1
    return done
