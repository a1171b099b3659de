"""What all tests share: one loaded model, and searches that find the same thing every time."""

import os
import signal

import pytest
from hypothesis import settings

from quotes.pipeline import Extractor

# Machines differ in speed, so nothing is timed example by example; `HYPOTHESIS_PROFILE=search` looks further.
settings.register_profile("repeatable", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))

# Two threads of a parser that wait for each other on a busy machine take eighty times as long as one for a few short
# sentences; set before torch is loaded, and for the processes that tests start.
os.environ.setdefault("OMP_NUM_THREADS", "1")

# A run in the background ignores Ctrl-C and so would every process that a test starts and interrupts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The engine on the bundled French model, loaded once; tests that use it are marked `model`."""
    return Extractor()
