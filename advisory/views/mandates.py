"""The seats: their days, their letters, and the handover to a successor."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts import typed_text
from advisory import actions
from advisory.choices import Looked
from advisory.forms.mandate import HandOverForm, MandateForm
from advisory.models import Mandate, Representative
from advisory.views import subjects
from records import files
from records.views import conflicts


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    mandate = subjects.get_mandate(request, pk)
    form = MandateForm(
        request.POST or None,
        request.FILES or None,
        instance=mandate,
        initial=typed_text.kept(request),
    )
    back_url = mandate.representative.get_absolute_url()
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                saved = Mandate.objects.select_for_update().get(pk=pk)
                if form.is_stale(saved):
                    _note_look(request, mandate)
                    return conflicts.show(request, form, saved, back_url=back_url)
                actions.change_mandate(
                    mandate=form.put_on(saved), letter=form.cleaned_data["letter"]
                )
        except actions.SeatRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The mandate is saved."))
            return redirect(back_url)
    _note_look(request, mandate)
    return render(request, "advisory/mandates/edit.html", {"mandate": mandate, "form": form})


@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """End this mandate and begin the next."""
    mandate = subjects.get_mandate(request, pk)
    form = HandOverForm(
        request.POST or None,
        request.FILES or None,
        mandate=mandate,
        initial=typed_text.kept(request),
    )
    if request.method == "POST" and form.is_valid():
        names = ("version", "on", "last_day", "letter")
        try:
            successor = actions.hand_over(
                mandate=mandate,
                representative=form.put_on(Representative()),
                **{name: form.cleaned_data[name] for name in names},
            )
        except actions.SeatRefused as refusal:
            form.add_error(None, str(refusal))
            form.on_top_of(subjects.get_mandate(request, pk))
        else:
            handed_over = _("The seat is handed over. Now write down the successor’s consents.")
            messages.success(request, handed_over)
            return redirect(successor.representative)
    _note_look(request, mandate)
    return render(request, "advisory/mandates/hand_over.html", {"mandate": mandate, "form": form})


@require_GET
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter of appointment, which names the child: seeing it is a look."""
    mandate = subjects.get_mandate(request, pk)
    if mandate.letter is None:
        raise Http404
    actions.note_look(
        representative=mandate.representative, looked_by=request.user, what=Looked.EVIDENCE
    )
    return files.serve(mandate.letter, filename=f"letter-{mandate.pk}")


def _note_look(request, mandate):
    """The page names the child and says for whom and how long they sit."""
    actions.note_look(
        representative=mandate.representative, looked_by=request.user, what=Looked.PROFILE
    )
