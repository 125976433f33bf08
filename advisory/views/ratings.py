"""What a child says of an answer."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_fsm import TransitionNotAllowed

from accounts import typed_text
from advisory import actions, policies
from advisory.forms.rating import RatingForm
from advisory.models import Rating
from advisory.views import meanwhile
from advisory.views.subjects import get_contribution, seat_of


@require_http_methods(["GET", "POST"])
@meanwhile.shown
def new(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Two questions on the answer of this round. It is given once, and stays."""
    contribution = get_contribution(request, reference)
    mandate = seat_of(request.user)
    if not policies.speaks_for(request.user, contribution, mandate):
        raise PermissionDenied
    answer = contribution.answers.published().for_detail().filter(number=number).first()
    if answer is None:
        raise TransitionNotAllowed
    rating = Rating(answer=answer, mandate=mandate)
    form = RatingForm(request.POST or None, instance=rating, initial=typed_text.kept(request))
    if request.method == "POST" and form.is_valid():
        has_reopened = actions.rate(contribution=contribution, rating=form.save(commit=False))
        contribution.refresh_from_db(fields=["promised_on"])
        messages.success(request, _thanks(contribution, has_reopened))
        return redirect(contribution)
    if not policies.can_rate_answer(request.user, contribution, mandate):
        raise TransitionNotAllowed
    context = {"contribution": contribution, "answer": answer, "form": form}
    return render(request, "advisory/ratings/new.html", context)


def _thanks(contribution, has_reopened):
    if not has_reopened:
        return _("Thank you for telling us.")
    return _("Thank you for telling us. We look at it again and answer again by %(date)s.") % {
        "date": date_format(contribution.promised_on, "DATE_FORMAT")
    }
