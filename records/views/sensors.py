"""Which of a device's sensors a page may ask for: none, or the voice where a page records it.

The middleware closes them all (``records.middleware``).
"""

from functools import wraps

from csp.decorators import csp_update

HEADER = "Permissions-Policy"
CLOSED = "camera=(), geolocation=(), microphone=()"
WITH_MICROPHONE = "camera=(), geolocation=(), microphone=(self)"


def records_voice(view):
    """Decorator of a view: its page may record a voice, and play it before it is sent."""

    @csp_update({"media-src": ["blob:"]})
    @wraps(view)
    def respond(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response.headers[HEADER] = WITH_MICROPHONE
        return response

    return respond
