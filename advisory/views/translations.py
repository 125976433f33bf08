"""The words of a child in another language."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts import typed_text
from advisory import actions, policies
from advisory.forms.translation import TranslationForm
from advisory.models import Translation
from advisory.views import meanwhile
from advisory.views.subjects import get_contribution_at_work
from records.views import conflicts


@require_http_methods(["GET", "POST"])
@meanwhile.shown
@conflicts.shown
def edit(request: HttpRequest, reference: str) -> HttpResponse:
    contribution = get_contribution_at_work(request, reference, policies.can_translate_contribution)
    known = Translation.objects.filter(contribution=contribution).first()
    form = TranslationForm(
        request.POST or None,
        instance=known or Translation(contribution=contribution, version=0),
        initial=typed_text.kept(request),
    )
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            saved = actions.open_translation(contribution=contribution, opened_by=request.user)
            translated = conflicts.put_on(form, saved, back_url=contribution.get_absolute_url())
            actions.save_translation(translation=translated, written_by=request.user)
        messages.success(request, _("The translation stands beside the words."))
        return redirect(contribution)
    context = {"contribution": contribution, "form": form}
    return render(request, "advisory/translations/edit.html", context)
