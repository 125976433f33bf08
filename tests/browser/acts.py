"""What people do on the pages of a contribution, for journeys that are about something else."""

from tests.browser.words import es


def take(page):
    page.get_by_role("button", name=es("Take it: I will read and answer it")).click()


def decide(page, decision, reason, *, promise="", due_on=None):
    """On the page of a contribution that is read; leads to where the answer is written."""
    page.get_by_role("link", name=es("Decide"), exact=True).click()
    page.get_by_label(es(decision), exact=True).check()
    page.get_by_label(es("Reason")).fill(reason)
    if promise:
        page.get_by_label(es("What we will do")).fill(promise)
        page.get_by_label(es("Until when")).fill(due_on.isoformat())
    page.get_by_role("button", name=es("Decide and write the answer")).click()


def publish(page, text):
    """On the page where the answer is written: look at it as the child will, then publish it."""
    page.get_by_label(es("Answer, in words for children")).fill(text)
    page.get_by_role("button", name=es("See it as the child will")).click()
    page.get_by_role("button", name=es("Publish the answer")).click()
    page.get_by_text(es("Published. The author can read your answer now.")).wait_for()


def judge(page, *, understood, satisfied, words=""):
    """On a child's page with an answer."""
    page.get_by_role("link", name=es("Tell us what you think")).click()
    for question, face in (
        ("Did you understand the answer?", understood),
        ("Do you like the answer?", satisfied),
    ):
        group = page.get_by_role("group", name=es(question))
        group.get_by_text(es(face), exact=True).click()
    page.get_by_label(es("Do you want to say more?")).fill(words)
    page.get_by_role("button", name=es("Tell the team")).click()


def in_words(day):
    """``12 de marzo de 2026``, as a Spanish page says it."""
    return f"{day.day} de {MONTHS[day.month - 1]} de {day.year}"


MONTHS = ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto"]
MONTHS += ["septiembre", "octubre", "noviembre", "diciembre"]
