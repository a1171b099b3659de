"""Plots as inline SVG: no script, no font, nothing to load. Colours come from the page's CSS classes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from quotes.evaluation.bootstrap import Interval
from quotes.evaluation.calibration import Calibration

_WIDTH = 900
_LABEL = 150  # width of the labels on the left
_RIGHT = 60  # room for a number on the right
_ROW = 26
_TOP = 8
_SQUARE = 360  # side of the reliability diagram
_EDGE = 44  # room for the scale around it


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a plot of percentages."""

    label: str
    value: float
    interval: Interval | None = None


def figure_plot(rows: Sequence[Row], title: str) -> str:
    """One dot per figure with its interval, on a scale from 0 to 100."""
    bottom = _TOP + _ROW * len(rows)
    parts = [_line(_x(tick), _TOP, _x(tick), bottom, "grid") for tick in range(0, 101, 20)]
    parts += [_text(_x(tick), bottom + 16, str(tick), "tick middle") for tick in range(0, 101, 20)]
    for index, row in enumerate(rows):
        y = _TOP + _ROW * (index + 0.5)
        parts.append(_text(_LABEL - 10, y + 4, row.label, "label end"))
        if row.interval:
            parts.append(_line(_x(row.interval.low), y, _x(row.interval.high), y, "interval"))
        parts.append(f'<circle class="dot" cx="{_x(row.value):.1f}" cy="{y:.1f}" r="5"/>')
        parts.append(_text(_WIDTH - _RIGHT + 14, y + 4, f"{row.value:.1f}", "value"))
    return _svg(_WIDTH, bottom + 24, title, parts)


def count_plot(counts: Sequence[tuple[str, int]], title: str) -> str:
    """One bar per label, with its number."""
    label, most = 370, max((count for _, count in counts), default=1)
    parts = []
    for index, (name, count) in enumerate(counts):
        y, length = _TOP + _ROW * index, (_WIDTH - label - _RIGHT) * count / most
        parts.append(_text(label - 10, y + 17, name, "label end"))
        parts.append(f'<rect class="bar" x="{label}" y="{y + 4}" width="{length:.1f}" height="{_ROW - 8}" rx="3"/>')
        parts.append(_text(label + length + 8, y + 17, str(count), "value"))
    return _svg(_WIDTH, _TOP * 2 + _ROW * len(counts), title, parts)


def reliability_plot(calibration: Calibration, title: str) -> str:
    """How often right against how sure: on the diagonal when a confidence means what it says.

    The area of a dot grows with the number of predictions that it stands for.
    """
    parts = [_line(*_place(0, 0), *_place(1, 1), "diagonal")]
    for tick in range(0, 101, 20):
        x, y = _place(tick / 100, tick / 100)
        parts += [_line(x, _EDGE, x, _SQUARE - _EDGE, "grid"), _line(_EDGE, y, _SQUARE - _EDGE, y, "grid")]
        parts += [
            _text(x, _SQUARE - _EDGE + 17, str(tick), "tick middle"),
            _text(_EDGE - 8, y + 4, str(tick), "tick end"),
        ]
    parts.append(_text(_SQUARE / 2, _SQUARE - 8, "confidence, %", "tick middle"))
    parts.append(_text(_EDGE, _EDGE - 14, "right, %", "tick middle"))
    points = [_place(b.confidence, b.accuracy) for b in calibration.bins]
    parts.append(f'<polyline class="curve" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}"/>')
    most = max(b.count for b in calibration.bins)
    for (x, y), one in zip(points, calibration.bins, strict=True):
        told = f"{one.count} predictions, confidence {one.confidence:.0%}, right {one.accuracy:.0%}"
        radius = 3 + 9 * (one.count / most) ** 0.5
        parts.append(
            f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"><title>{escape(told)}</title></circle>'
        )
    return _svg(_SQUARE, _SQUARE, title, parts)


def _place(confidence: float, accuracy: float) -> tuple[float, float]:
    """Where a point of the reliability diagram stands."""
    side = _SQUARE - 2 * _EDGE
    return _EDGE + side * confidence, _EDGE + side * (1 - accuracy)


def _x(percent: float) -> float:
    return _LABEL + (_WIDTH - _LABEL - _RIGHT) * percent / 100


def _line(x1: float, y1: float, x2: float, y2: float, css: str) -> str:
    return f'<line class="{css}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def _text(x: float, y: float, words: str, css: str) -> str:
    return f'<text class="{css}" x="{x:.1f}" y="{y:.1f}">{escape(words)}</text>'


def _svg(width: int, height: int, title: str, parts: Iterable[str]) -> str:
    told = escape(title)
    return (
        f'<svg viewBox="0 0 {width} {height}" style="max-width:{width}px" role="img" aria-label="{told}">'
        f"<title>{told}</title>{''.join(parts)}</svg>"
    )
