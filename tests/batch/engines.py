"""Parsers for worker processes, which are given them by name: quick ones, and ones that fail on purpose."""

import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path

from quotes.model.tree import Word
from tests.fakes import FlatParser

FLAT = "tests.batch.engines:flat"
TROUBLED = "tests.batch.engines:troubled"
# What an article has to hold for the troubled parser to do this.
KILLS = "TUE"
RAISES = "LÈVE"
HANGS = "PEND"
KILLS_ONCE = "UNEFOIS"
LEDGER = "QUOTES_TEST_LEDGER"


def flat() -> FlatParser:
    return FlatParser()


class _Troubled(FlatParser):
    """Parses as the flat one does, notes what it parses in the file of `LEDGER`, and fails on the words above."""

    name = "troubled"

    def parse(self, sentences: Sequence[str]) -> list[tuple[Word, ...]]:
        ledger = Path(os.environ[LEDGER])
        for sentence in sentences:
            if KILLS in sentence:
                os.kill(os.getpid(), signal.SIGKILL)
            if RAISES in sentence:
                raise ValueError(f"cannot parse {sentence}")
            if HANGS in sentence:
                time.sleep(3600)
            if KILLS_ONCE in sentence and not (once := ledger.with_suffix(".once")).exists():
                once.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        with ledger.open("a", encoding="utf-8") as stream:
            stream.writelines(f"{sentence}\n" for sentence in sentences)
        return super().parse(sentences)


def troubled() -> _Troubled:
    return _Troubled()


class _Slow(FlatParser):
    """Parses as the flat one does, slow enough to be killed in the middle; notes what it parses."""

    name = "slow"

    def parse(self, sentences: Sequence[str]) -> list[tuple[Word, ...]]:
        time.sleep(0.1)
        with Path(os.environ[LEDGER]).open("a", encoding="utf-8") as stream:
            stream.writelines(f"{sentence}\n" for sentence in sentences)
        return super().parse(sentences)


def slow() -> _Slow:
    return _Slow()


class _Dying(FlatParser):
    """Ends its process at the first sentence."""

    def parse(self, sentences: Sequence[str]) -> list[tuple[Word, ...]]:
        os._exit(9)


def dying() -> _Dying:
    return _Dying()
