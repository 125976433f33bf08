"""Mail: put in the queue with the change that causes it, in the language of its reader.

A mail is a text of few lines in ``templates/<app>/mail/<name>.txt``: its subject, an empty line,
its paragraphs. The HTML is made from the same text. It is delivered by ``send_queued_mail``
(django-post-office), so that no page waits for a mail server and no mail tells what a rollback has
undone.
"""

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.utils import translation
from post_office import mail
from post_office.models import STATUS, Email

from accounts.models import User
from records.names import Names

PARAGRAPHS = "\n\n"


def send(*, to: User, template: str, path: str, context: dict | None = None) -> bool:
    """Queue a mail that leads to ``path`` of the site; tells whether this person has an address.

    Who has none finds the same news at home, where it stands in any case.
    """
    if not (to.is_active and to.email):
        return False
    with translation.override(to.language or settings.LANGUAGE_CODE):
        context = {"reader": to, **(context or {})}
        lines = render_to_string(template, context).split(PARAGRAPHS)
        subject, *paragraphs = filter(None, map(str.strip, lines))
        url = settings.SITE_URL + path
        letter = {"subject": subject, "paragraphs": paragraphs, "url": url}
        mail.send(
            to.email,
            subject=subject,
            message=render_to_string("mail/letter.txt", letter),
            html_message=render_to_string("mail/letter.html", letter),
        )
    return True


def kept_for(user: User) -> QuerySet[Email]:
    """All mail to this person that is kept, sent or not, at whatever address they ever had."""
    history = User.pgh_event_model.objects.filter(pgh_obj_id=user.pk)
    confirmed = EmailAddress.objects.filter(user=user)
    addresses = {
        address for rows in (history, confirmed) for address in rows.values_list("email", flat=True)
    }
    to_any = Q(pk__in=[])
    for address in filter(None, addresses):
        to_any |= Q(to__iexact=address)
    return Email.objects.filter(to_any).order_by("pk")


def forget(user: User) -> None:
    """Delete all mail to this person, with the log of its delivery."""
    kept_for(user).delete()


def forget_names(names: Names, *, neutral: str) -> None:
    """Nobody's mail names the person any more: what was delivered is deleted, and what still waits
    goes out with a neutral word, as text alone."""
    for letter in Email.objects.defer("html_message").iterator():
        if names.first_in(f"{letter.subject} {letter.message}") is None:
            continue
        if letter.status == STATUS.sent:
            letter.delete()
        else:
            letter.subject = names.replaced(letter.subject, neutral)
            letter.message = names.replaced(letter.message, neutral)
            letter.html_message = ""
            letter.save(update_fields=["subject", "message", "html_message"])
