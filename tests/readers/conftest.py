"""What tests of readers share."""

import time
from collections.abc import Callable

import pytest


@pytest.fixture
def seconds_for() -> Callable[[Callable[[], object]], float]:
    """The best time of three, in seconds."""

    def timed(work: Callable[[], object]) -> float:
        times = []
        for _ in range(3):
            start = time.process_time()
            work()
            times.append(time.process_time() - start)
        return min(times)

    return timed
