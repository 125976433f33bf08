"""Measures the pages that find something among a hundred thousand contributions, or more.

    python -m benchmarks [NUMBER]     exits 1 if a query reads half of a large table, or more

The rows stand in a database of their own (.local/postgres-bench), made once and kept.
"""

import os
import sys

import django

from config import embedded_postgres

FOLDER = embedded_postgres.LOCAL_DIR / "postgres-bench"
os.environ["DATABASE_URL"] = embedded_postgres.start(FOLDER)
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.local"
django.setup()

from django.test import Client  # noqa: E402 (what follows needs the settings)

from accounts.models import User  # noqa: E402
from advisory.models import Contribution  # noqa: E402
from benchmarks.data import build  # noqa: E402
from benchmarks.measure import cost_of  # noqa: E402
from benchmarks.pages import pages  # noqa: E402
from config.prepare import collect_static_files, say  # noqa: E402


def main(number: int) -> int:
    say(f"Building {number} contributions, once …")
    build(number)
    collect_static_files()
    say(f"{Contribution.objects.count()} contributions. Times in milliseconds.\n")
    say(f"{'p50':>7} {'p95':>7} {'queries':>7} {'rows':>8}  page")
    failed = 0
    for who, url, reads_all in pages():
        client = Client(headers={"accept-language": "es", "host": "localhost"})
        client.force_login(User.objects.get(username=who))
        cost = cost_of(client, url)
        say(f"{cost.p50:7.1f} {cost.p95:7.1f} {cost.queries:7} {cost.rows:8}  {who} {url}")
        for read in cost.whole_reads:
            say(f"{'':32}  {'reads, as it must,' if reads_all else 'READS'} {read}")
        failed += bool(cost.whole_reads) and not reads_all
    say(
        f"\n{failed} pages read half of a large table or more, and should not."
        if failed
        else "\nNo page reads half of a large table that should not."
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
