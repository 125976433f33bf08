"""What the team writes down for itself, and asks each other."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts import typed_text
from advisory import actions, policies
from advisory.forms.note import NoteForm
from advisory.views import meanwhile
from advisory.views.subjects import get_contribution_at_work


@require_http_methods(["GET", "POST"])
@meanwhile.shown
def new(request: HttpRequest, reference: str) -> HttpResponse:
    """A note, a question to a colleague, or with ``?reply_to=`` the reply to one."""
    contribution = get_contribution_at_work(request, reference, policies.can_note_contribution)
    question = _question(request, contribution)
    form = NoteForm(
        request.POST or None,
        contribution=contribution,
        writer=request.user,
        reply_to=question,
        initial=typed_text.kept(request),
    )
    if request.method == "POST" and form.is_valid():
        actions.write_note(
            contribution=contribution, note=form.save(commit=False), written_by=request.user
        )
        messages.success(request, _("Written down. Only the team reads it."))
        return redirect(contribution)
    context = {"contribution": contribution, "form": form, "question": question}
    return render(request, "advisory/notes/new.html", context)


def _question(request, contribution):
    """The question that is replied to; None for a note, and for what is no question here."""
    key = request.GET.get("reply_to", "")
    if not (key.isascii() and key.isdigit() and len(key) < 19):
        return None
    return contribution.notes.unanswered().select_related("written_by").filter(pk=key).first()
