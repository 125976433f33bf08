"""Closed by default, without losing what was typed; and each person's own language."""

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils import translation

from accounts import typed_text


class KeepTypedTextMiddleware(LoginRequiredMiddleware):
    """Asks for a sign-in on every page that is not marked public, and keeps a posted form."""

    def handle_no_permission(self, request: HttpRequest, view_func) -> HttpResponse:
        if request.method != "POST":
            return super().handle_no_permission(request, view_func)
        is_kept = typed_text.keep(request)
        login_url = resolve_url(self.get_login_url(view_func))
        sign_in = redirect_to_login(request.get_full_path(), login_url)
        if request.htmx:
            return render(
                request,
                "accounts/signed_out.html",
                {"sign_in_url": sign_in.url, "is_kept": is_kept},
            )
        return sign_in


class ChosenLanguageMiddleware:
    """The language a person chose in their account goes before the browser's."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated and request.user.language:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = translation.get_language()
        return self.get_response(request)
