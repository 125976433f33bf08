"""The site's server on one machine: `make run`, and behind a reverse proxy.

PORT, WEB_WORKERS and WEB_THREADS are read from the environment.
"""

import os

wsgi_app = "config.wsgi:application"
bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_WORKERS", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
loglevel = "warning"
control_socket_disable = True  # nobody commands it but by signals


def when_ready(server) -> None:
    host, port = server.LISTENERS[0].sock.getsockname()
    print(f"\n  The site is at http://{host}:{port}/ (Ctrl-C ends it)\n", flush=True)
