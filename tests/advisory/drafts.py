"""A draft as its page sends it while a child is writing."""

TYPED = "En mi colegio el baño no tiene agua ni jabón"


def address(token):
    return f"/contributions/drafts/{token}/"


def typed(words=TYPED, **changes):
    return {
        "version": "1",
        "page": "0b7f1a52-6f0c-4b8e-9a5c-2f4f5d1c9d11",
        "turn": "1",
        "words": words,
        "action": "keep",
    } | changes
