"""One change to several contributions of the list: choose, look at what would change, say yes."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from advisory import policies
from advisory.actions import bulk
from advisory.forms.bulk import ChangeForm, ChosenForm
from advisory.models import Contribution


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest) -> HttpResponse:
    """By GET what would change, which writes nothing; by POST it is done."""
    if not policies.can_work_on_contributions(request.user):
        raise PermissionDenied
    data = request.POST or request.GET
    visible = Contribution.objects.visible_to(request.user).for_list().with_review()
    chosen = ChosenForm(data, visible=visible)
    form = ChangeForm(data if {"owner", "area"} & data.keys() else None)
    changes = []
    if chosen.is_valid() and form.is_valid():
        if request.method == "POST":
            return _carry_out(request, chosen.cleaned_data, form.cleaned_data)
        changes = bulk.plan(
            chosen.cleaned_data["chosen"], **form.cleaned_data, changed_by=request.user
        )
    context = {
        "chosen": chosen,
        "form": form,
        "changes": changes,
        "seen": " ".join(change.seen for change in changes if not change.refusal),
    }
    return render(request, "advisory/contributions/change.html", context)


def _carry_out(request, chosen, wanted):
    """What somebody else has changed meanwhile is shown again as it is now, to be looked at."""
    done, left = bulk.carry_out(
        [contribution.pk for contribution in chosen["chosen"]],
        **wanted,
        seen=chosen["seen"],
        changed_by=request.user,
    )
    if done:
        number = len(done)
        text = ngettext("%(number)s is changed.", "%(number)s are changed.", number)
        messages.success(request, text % {"number": number})
    changed = [each.contribution.reference for each in left if not each.refusal]
    if not changed:
        return redirect("advisory:contribution-list")
    messages.warning(request, _("These have changed in the meantime. Look at them again."))
    query = {
        "chosen": changed,
        "owner": wanted["owner"].pk if wanted["owner"] else "",
        "area": wanted["area"].slug if wanted["area"] else "",
    }
    return redirect(f"{reverse('advisory:contribution-change')}?{urlencode(query, doseq=True)}")
