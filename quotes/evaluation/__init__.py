"""How good is it: extractions held against articles that somebody annotated."""

from quotes.evaluation.gold import GoldArticle, GoldQuotation, GoldSpeaker, read_gold
from quotes.evaluation.measure import Evaluation, evaluate
from quotes.evaluation.prediction import Prediction, read_predictions, run_engine

__all__ = [
    "Evaluation",
    "GoldArticle",
    "GoldQuotation",
    "GoldSpeaker",
    "Prediction",
    "evaluate",
    "read_gold",
    "read_predictions",
    "run_engine",
]
