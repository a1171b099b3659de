"""Whole archives: `run` reads folders of articles with many workers, and continues where it was ended."""

from quotes.batch.job import Progress, Report, run

__all__ = ["Progress", "Report", "run"]
