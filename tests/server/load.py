"""Load on a running service: `python -m tests.server.load [ADDRESS] [--clients 8] [--seconds 20]`. Loopback only.

Each client sends one article after the other. A line of figures is printed: answers a second, words a second, the
median and the 95th percentile of the time to an answer, and the statuses.
"""

import argparse
import asyncio
import statistics
import sys
import time
from collections import Counter
from pathlib import Path

import httpx

ARTICLE = Path(__file__).parents[2] / "fixtures" / "articles" / "iraq.txt"
_LOCAL = {"127.0.0.1", "localhost", "::1"}


async def load(address: str, text: str, clients: int, seconds: float) -> str:
    """Run the load and tell the figures."""
    taken: list[float] = []
    statuses: Counter[int] = Counter()
    start = time.perf_counter()

    async def one(number: int) -> None:
        limits = httpx.Timeout(120)
        async with httpx.AsyncClient(base_url=address, timeout=limits) as client:
            while time.perf_counter() < start + seconds:
                began = time.perf_counter()
                body = f"{text}\nClient {number}, {len(taken)}.".encode()  # no two articles are equal
                answer = await client.post("/extract", content=body, headers={"content-type": "text/plain"})
                statuses[answer.status_code] += 1
                if answer.status_code == 200:
                    taken.append(time.perf_counter() - began)

    await asyncio.gather(*(one(number) for number in range(clients)))
    whole = time.perf_counter() - start
    cuts = statistics.quantiles(taken, n=20) if len(taken) > 1 else [0.0] * 19
    pace, words = len(taken) / whole, len(text.split())
    return (
        f"{clients:>3} clients  {pace:6.2f} answers/s  {pace * words:7.0f} words/s"
        f"  median {statistics.median(taken or [0]):6.2f} s  95 % {cuts[18]:6.2f} s  {dict(statuses)}"
    )


def main() -> None:
    """Read the options, run, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address", nargs="?", default="http://127.0.0.1:8000")
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=20)
    chosen = parser.parse_args()
    if httpx.URL(chosen.address).host not in _LOCAL:
        parser.error("only services on this machine are put under load")
    figures = asyncio.run(load(chosen.address, ARTICLE.read_text("utf-8"), chosen.clients, min(chosen.seconds, 120)))
    sys.stdout.write(f"{figures}\n")


if __name__ == "__main__":
    main()
