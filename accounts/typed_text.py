"""What a person typed before a sign-in ran out, kept until the same person is back.

A form carries a seal of who was writing. When its POST arrives without a session, the fields go
into the new, anonymous session, and come back into the form after the sign-in; only for the person
of the seal, since phones are shared. For the same reason nobody sends the form of another.

Each page that is opened has a seal of its own, so that the same form sent twice can be told from
two forms that say the same (``accounts.middleware.OnceMiddleware``). What is given back keeps the
seal that it had: the page that was left open with it and the new one are one form.
"""

import secrets
from copy import copy
from hashlib import sha256

from django.core import signing
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict

SEAL_FIELD = "writer"
SESSION_KEY = "typed_text"
SALT = "accounts.typed_text.page"
PAGE_BYTES = 9
LARGEST = 100_000  # characters in all; a contribution has 5 000 at the most
UNTYPED = {SEAL_FIELD, "csrfmiddlewaretoken", "action"}


def seal(user) -> str:
    """The value of the field ``writer`` in a form of this person, on one page."""
    return signing.dumps([user.pk, secrets.token_urlsafe(PAGE_BYTES)], salt=SALT)


def seal_of_page(request: HttpRequest) -> str:
    """The one of this page: a new one, or that of what it gives back (``kept``)."""
    return getattr(request, "seal_given_back", None) or seal(request.user)


def writer_of(request: HttpRequest) -> int | None:
    """The id of who opened the posted form; None when it bears no seal of ours."""
    try:
        writer, _page = signing.loads(request.POST.get(SEAL_FIELD, ""), salt=SALT)
    except signing.BadSignature:
        return None
    return writer


def digest(request: HttpRequest) -> str:
    """Of all that was posted, and where to: the fields with the seal, and what is in the files."""
    fields = [pair for pair in request.POST.lists() if pair[0] != "csrfmiddlewaretoken"]
    found = sha256(repr((request.get_full_path(), sorted(fields))).encode())
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            found.update(repr((name, file.name, file.size)).encode())
            for chunk in file.chunks():
                found.update(chunk)
            file.seek(0)
    return found.hexdigest()


def is_of_another(request: HttpRequest) -> bool:
    """Whether somebody else opened the posted form than who is signed in by now."""
    writer = writer_of(request)
    return request.user.is_authenticated and writer not in (None, request.user.pk)


def keep(request: HttpRequest) -> bool:
    """Put the posted fields into the session; False when the form bears no seal of ours."""
    writer = writer_of(request)
    if writer is None:
        return False
    typed = {name: values for name, values in request.POST.lists() if name not in UNTYPED}
    if sum(len(name) + len(value) for name, values in typed.items() for value in values) > LARGEST:
        return False
    request.session[SESSION_KEY] = {
        "path": request.get_full_path(),
        "writer": writer,
        "seal": request.POST[SEAL_FIELD],
        "fields": {name: _one_or_all(values) for name, values in typed.items()},
    }
    return True


def _one_or_all(values):
    """As the ``initial`` of a form takes it: several ticks of one field are a list."""
    return values[0] if len(values) == 1 else values


def kept(request: HttpRequest) -> dict[str, str | list[str]]:
    """The fields kept for this page and this person, once; empty when there are none."""
    if not has_kept(request):
        return {}
    found = request.session.pop(SESSION_KEY)
    request.seal_given_back = found["seal"]
    return found["fields"]


def as_posted(request: HttpRequest, fields: dict[str, str | list[str]]) -> HttpRequest:
    """The request of a page as if these fields had been sent from it, without files."""
    posted = copy(request)
    posted.method = "POST"
    posted.POST = QueryDict(mutable=True)
    for name, value in fields.items():
        posted.POST.setlist(name, value if isinstance(value, list) else [value])
    posted._files = MultiValueDict()
    return posted


def path_of_kept(request: HttpRequest, user) -> str | None:
    """The page on which something waits for this person."""
    found = request.session.get(SESSION_KEY)
    return found["path"] if found and found["writer"] == user.pk else None


def waits_for_another(request: HttpRequest, user) -> bool:
    """Whether something waits in this browser, and not for this person."""
    found = request.session.get(SESSION_KEY)
    return found is not None and found["writer"] != user.pk


def has_kept(request: HttpRequest) -> bool:
    """Whether something waits for this page and this person."""
    return path_of_kept(request, request.user) == request.get_full_path()
