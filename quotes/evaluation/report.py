"""The evaluation as one HTML page that needs nothing else."""

from collections.abc import Iterable, Sequence
from html import escape
from importlib.resources import files
from string import Template

from quotes.evaluation.bootstrap import RESAMPLES, Interval
from quotes.evaluation.measure import Evaluation
from quotes.evaluation.mistakes import Mistake, commonest
from quotes.evaluation.plots import Row, count_plot, figure_plot, reliability_plot

_HEADLINES = (
    ("attribution", "quoted words found, with the right speaker"),
    ("quotations@0.8", "quotations with the right borders"),
    ("speaker_accuracy", "right speaker of a found quotation"),
    ("anonymous", "anonymous sources flagged"),
)
_COMMONEST = 10


def report(evaluation: Evaluation, *, title: str, versions: str = "") -> str:
    """Write the page. `title` and `versions` (what made the predictions) are shown as they are given."""
    template = Template(files("quotes.evaluation").joinpath("report.html").read_text("utf-8"))
    rows = [Row(_label(name), f.value, evaluation.intervals.get(name)) for name, f in evaluation.figures if f.defined]
    return template.substitute(
        title=escape(title),
        summary=escape(_summary(evaluation, versions)),
        cards="".join(_card(evaluation, name, meaning) for name, meaning in _HEADLINES),
        figure_plot=figure_plot(rows, "Every figure with its 95 % interval"),
        resamples=RESAMPLES,
        figure_table=_figure_table(evaluation),
        mistake_plot=_mistake_plot(evaluation.mistakes),
        calibration=_calibration(evaluation),
        article_table=_article_table(evaluation),
        mistakes="".join(_group(name, group) for name, group in commonest(evaluation.mistakes)),
        fingerprint=evaluation.fingerprint,
    )


def _label(name: str) -> str:
    return name.replace("_", " ")


def _summary(evaluation: Evaluation, versions: str) -> str:
    quotations = evaluation.figures.counts["quotations@0.3"]
    parts = [
        f"{len(evaluation.articles)} articles",
        f"{quotations.tp + quotations.fn} annotated quotations",
        f"{quotations.tp + quotations.fp} predicted",
        f"{len(evaluation.mistakes)} mistakes",
    ]
    if evaluation.unanswered:
        parts.append(f"no prediction for {len(evaluation.unanswered)} of {len(evaluation.articles)}")
    return " · ".join([*parts, *filter(None, [versions])])


def _card(evaluation: Evaluation, name: str, meaning: str) -> str:
    figure = evaluation.figures[name]
    value = f"{figure.value:.1f}" if figure.defined else "–"
    return (
        f'<div class="card"><span>{escape(_label(name))}</span><b>{value}</b>'
        f"<span>{_between(evaluation.intervals.get(name))}</span><span>{escape(meaning)}</span></div>"
    )


def _between(interval: Interval | None) -> str:
    return f"{interval.low:.1f} – {interval.high:.1f}" if interval else "–"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    cells = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table>"


def _figure_table(evaluation: Evaluation) -> str:
    head = ("figure", "precision", "recall", "F1 / right", "95 % interval", "right", "spurious", "missed")
    rows = []
    for name, counts in evaluation.figures.counts.items():
        percent = (f"{v:.1f}" if counts.defined else "–" for v in (counts.precision, counts.recall, counts.f1))
        between = _between(evaluation.intervals.get(name))
        rows.append((_label(name), *percent, between, str(counts.tp), str(counts.fp), str(counts.fn)))
    for name, share in evaluation.figures.shares.items():
        between = _between(evaluation.intervals.get(name))
        wrong = str(share.judged - share.right)
        rows.append(
            (_label(name), "", "", f"{share.value:.1f}" if share.defined else "–", between, str(share.right), "", wrong)
        )
    return _table(head, rows)


def _article_table(evaluation: Evaluation) -> str:
    head = ("article", "quotations", "attribution F1", "quotations@0.8 F1", "speaker accuracy", "mistakes")
    ranked = sorted(evaluation.articles.items(), key=lambda item: (item[1].counts["quotations@0.8"].f1, item[0]))
    count = {name: sum(mistake.article == name for mistake in evaluation.mistakes) for name in evaluation.articles}
    rows = []
    for name, figures in ranked:
        found = figures.counts["quotations@0.8"]
        shown = (figures.counts["attribution"], found, figures.shares["speaker_accuracy"])
        values = (f"{figure.value:.1f}" if figure.defined else "–" for figure in shown)
        rows.append((name, str(found.tp + found.fn), *values, str(count[name])))
    return _table(head, rows)


def _mistake_plot(mistakes: Sequence[Mistake]) -> str:
    if not mistakes:
        return "<p>None.</p>"
    counts = [(name, len(group)) for name, group in commonest(mistakes, _COMMONEST)]
    return f"<figure>{count_plot(counts, 'The commonest mistakes')}</figure>"


def _calibration(evaluation: Evaluation) -> str:
    found = evaluation.calibration
    if found is None:
        return "<p>The predictions carry no confidence.</p>"
    head = ("confidence", "predictions", "mean confidence", "right")
    rows = [
        (f"{b.low:.1f} – {b.high:.1f}", str(b.count), f"{b.confidence:.0%}", f"{b.accuracy:.0%}") for b in found.bins
    ]
    return (
        f"<p>A prediction is right when it answers an annotated quotation and names the right speaker. Expected "
        f"calibration error {found.error:.3f}, Brier score {found.brier:.3f}, over {found.count} predictions.</p>"
        f'<div class="pair"><figure>{reliability_plot(found, "Reliability of the confidence")}</figure>'
        f"<div>{_table(head, rows)}</div></div>"
    )


def _group(name: str, mistakes: Sequence[Mistake]) -> str:
    inside = "".join(_mistake(mistake) for mistake in mistakes)
    return f'<details><summary>{escape(name)} <span class="n">· {len(mistakes)}</span></summary>{inside}</details>'


def _mistake(mistake: Mistake) -> str:
    shown, place = mistake.excerpt, " ".join(filter(None, (mistake.article, mistake.quotation)))
    rules = f"<dt>rules</dt><dd><code>{escape(', '.join(mistake.evidence))}</code></dd>" if mistake.evidence else ""
    return (
        f'<div class="mistake"><div class="where">{escape(place)} · {mistake.span[0]}–{mistake.span[1]}</div>'
        f"<q>{escape(shown.before)}<mark>{escape(shown.words)}</mark>{escape(shown.after)}</q>"
        f'<dl><dt>annotated</dt><dd class="right">{escape(mistake.expected)}</dd>'
        f'<dt>predicted</dt><dd class="wrong">{escape(mistake.got)}</dd>{rules}</dl></div>'
    )
