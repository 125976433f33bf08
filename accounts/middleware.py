"""Closed by default, without losing, mixing up or doubling what was typed; and each person's own
language."""

from urllib.parse import urlsplit, urlunsplit

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render, resolve_url
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from accounts import policies, typed_text
from accounts.models import SentForm


class KeepTypedTextMiddleware(LoginRequiredMiddleware):
    """Asks for a sign-in on every page that is not marked public, and keeps a posted form."""

    def handle_no_permission(self, request: HttpRequest, view_func) -> HttpResponse:
        if request.method != "POST":
            sign_in = super().handle_no_permission(request, view_func)
            return HttpResponseClientRedirect(sign_in.url) if request.htmx else sign_in
        is_kept = typed_text.keep(request)
        back = request.get_full_path() if is_kept else _page_of_button(request)
        sign_in = redirect_to_login(back, resolve_url(self.get_login_url(view_func)))
        return _line_for_htmx(request, sign_in.url, is_kept) or sign_in


class OneWriterMiddleware:
    """What one person wrote goes out under nobody else's name, who signed in here meanwhile."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs) -> HttpResponse | None:
        if request.method == "POST" and typed_text.is_of_another(request):
            return ask_writer(request)
        return None


class OnceMiddleware:
    """The same form sent twice does once what it asks for: a double tap, a page that is loaded
    again, a connection that was lost before the answer came.

    Whatever it writes stands in one transaction with the row that says so; a second request waits
    for it, and is led where the first one was. Stands last, since it calls the view: a form that
    another middleware stops was not sent. What leads nowhere, as a form with mistakes, is free to
    be sent again.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs) -> HttpResponse | None:
        is_form = request.method == "POST" and not request.htmx
        if not is_form or typed_text.writer_of(request) is None:
            return None
        with transaction.atomic():
            sent, is_first = SentForm.objects.get_or_create(digest=typed_text.digest(request))
            if is_first:
                response = view_func(request, *view_args, **view_kwargs)
                if isinstance(response, HttpResponseRedirect):
                    sent.led_to = response.url
                    sent.save()
                else:
                    sent.delete()
                return response
        messages.info(request, _("We had this already. It was sent twice, and counts once."))
        return redirect(sent.led_to)


def ask_writer(request: HttpRequest) -> HttpResponse:
    """Sign out who is here, and ask for the person who wrote what was posted.

    Nothing of it is lost: it waits in a session that is nobody's, until its writer is back.
    """
    logout(request)
    is_kept = typed_text.keep(request)
    sign_in = redirect_to_login(request.get_full_path(), resolve_url(settings.LOGIN_URL))
    if line := _line_for_htmx(request, sign_in.url, is_kept):
        return line
    messages.warning(
        request, _("Somebody else signed in here after this page was opened. Nothing was sent.")
    )
    return sign_in


def _line_for_htmx(request, sign_in_url, is_kept):
    """The line under a form that is saved while somebody types; None for a plain form."""
    if not request.htmx:
        return None
    context = {"sign_in_url": sign_in_url, "is_kept": is_kept}
    return render(request, "accounts/signed_out.html", context)


def _page_of_button(request):
    """The page from which a form was sent: the address of its button may not open as a page."""
    page = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()}):
        return resolve_url(settings.LOGIN_REDIRECT_URL)
    parts = urlsplit(page)
    return urlunsplit(("", "", parts.path, parts.query, ""))


class SecondStepMiddleware:
    """Where the team needs a second step, who has none gets no further than the page to add it."""

    OPEN = ("mfa_", "account_", "accounts:language", "healthz")

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs) -> HttpResponse | None:
        if (
            not settings.TEAM_NEEDS_SECOND_STEP
            or request.resolver_match.view_name.startswith(self.OPEN)
            or not policies.can_add_second_step(request.user)
            or is_mfa_enabled(request.user)
        ):
            return None
        is_kept = request.method == "POST" and typed_text.keep(request)
        messages.info(request, _("Your account sees what children said. First add a second step."))
        if is_kept:
            messages.info(request, _("What you wrote is kept until then."))
        if request.htmx:
            return HttpResponseClientRedirect(resolve_url("mfa_index"))
        return redirect("mfa_index")


class PrivatePagesMiddleware:
    """What a signed-in person sees stays in no browser: phones are shared, and "back" works after
    a sign-out too. A view may say otherwise by headers of its own."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response


class ChosenLanguageMiddleware:
    """The language a person chose in their account goes before the browser's."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated and request.user.language:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = translation.get_language()
        return self.get_response(request)
