"""Pages for what went wrong, that say what to do next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import requires_csrf_token

from accounts import typed_text
from accounts.middleware import ask_writer


@requires_csrf_token
def forbidden(request: HttpRequest, exception=None) -> HttpResponse:
    return render(request, "403.html", status=403)


@requires_csrf_token
def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose secret is old, since the person signed in again in another tab.

    What was typed comes back into the form; but only if the browser itself says that our own page
    sent it, so that no other site can put words into a form.
    """
    is_ours = request.headers.get("Sec-Fetch-Site") == "same-origin"
    if is_ours and typed_text.is_of_another(request):
        return ask_writer(request)
    if is_ours and typed_text.keep(request):
        if request.htmx:
            line = {"sign_in_url": request.get_full_path(), "is_kept": True}
            return render(request, "accounts/signed_out.html", line)
        return redirect(request.get_full_path())
    return render(request, "403_csrf.html", status=403)
