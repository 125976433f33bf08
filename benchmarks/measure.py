"""What a page costs: its time, its queries, and the rows that the database reads for it."""

import json
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

TIMES = 20
LARGE_TABLE = 10_000  # rows; a smaller one may be read whole
WHOLE = 0.5  # of a large table: who reads half of it goes by no index


@dataclass(frozen=True)
class Cost:
    """Times in milliseconds; ``rows`` are those of all tables together, by all queries."""

    p50: float
    p95: float
    queries: int
    rows: int
    whole_reads: tuple[str, ...]


def cost_of(client: Client, url: str) -> Cost:
    with CaptureQueriesContext(connection) as captured:
        _visit(client, url)
    statements = [query["sql"] for query in captured.captured_queries]
    reads = [rows_read(sql) for sql in statements if sql.startswith(("SELECT", "WITH"))]
    times = sorted(_timed(client, url) for _ in range(TIMES))
    return Cost(
        p50=statistics.median(times),
        p95=times[int(TIMES * 0.95) - 1],
        queries=len(statements),
        rows=sum(sum(read.values()) for read in reads),
        whole_reads=tuple(
            f"{rows} of {rows_of(table)} rows of {table}"
            for read in reads
            for table, rows in read.items()
            if rows_of(table) > LARGE_TABLE and rows >= WHOLE * rows_of(table)
        ),
    )


def rows_read(sql: str) -> Counter:
    """The rows of each table that the database looked at for this query, found fit or not."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {sql}")
        (found,) = cursor.fetchone()
    plans = json.loads(found) if isinstance(found, str) else found
    read: Counter = Counter()
    for node in _nodes(plans[0]["Plan"]):
        if "Relation Name" in node:
            rows = sum(
                node.get(name, 0)
                for name in (
                    "Actual Rows",
                    "Rows Removed by Filter",
                    "Rows Removed by Index Recheck",
                )
            )
            read[node["Relation Name"]] += round(rows * node["Actual Loops"])
    return read


@cache
def rows_of(table: str) -> int:
    """About how many rows it has, as the last ANALYZE found."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = %s", [table])
        return int(cursor.fetchone()[0])


def _nodes(plan: dict) -> Iterator[dict]:
    yield plan
    for part in plan.get("Plans", ()):
        yield from _nodes(part)


def _timed(client, url):
    start = time.perf_counter()
    _visit(client, url)
    return (time.perf_counter() - start) * 1000


def _visit(client, url):
    """The whole page, or of a table its header and its first rows."""
    response = client.get(url)
    if response.status_code != 200:
        raise SystemExit(f"{url} answers {response.status_code}")
    if response.streaming:
        chunks = iter(response.streaming_content)
        next(chunks)
        next(chunks, None)
