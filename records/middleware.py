"""Headers for every answer."""

from records.views import sensors


class SensorsMiddleware:
    """No page, and nothing that it may be made to show, hears or sees who reads it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault(sensors.HEADER, sensors.CLOSED)
        return response
