"""Each cause is told once, in words that lead to it."""

import pytest

from quotes.evaluation import Evaluation, evaluate, read_gold, read_predictions
from quotes.evaluation.mistakes import commonest, excerpt
from tests.evaluation.material import GOLD, PREDICTIONS


@pytest.fixture(scope="module")
def result() -> Evaluation:
    articles = read_gold(GOLD)
    return evaluate(articles, read_predictions(PREDICTIONS, articles), resamples=10)


def test_mistakes_by_group(result: Evaluation) -> None:
    found = {(mistake.article, mistake.quotation, mistake.group) for mistake in result.mistakes}
    assert found == {
        ("barrage", "Q1", "wrong kind: mixed taken for indirect"),
        ("barrage", "Q1", "wrong border: mixed begins too early and ends too early"),
        ("barrage", "Q3", "wrong speaker: nobody given"),
        ("barrage", "Q5", "wrong grant: grant not found"),
        ("barrage", "Q6", "wrong speaker: another speaker of the article"),
        ("barrage", "Q6", "wrong border: direct ends too late"),
        ("barrage", "Q7", "missed quotation: indirect, merged into another"),
        ("barrage", None, "spurious quotation: indirect"),
        ("barrage", None, "spurious quotation: mixed"),
        ("chorale", "Q2", "missed marks: in direct"),
        ("chorale", "Q2", "wrong border: direct ends too early"),
        ("chorale", None, "spurious quotation: direct, split off another"),
        ("chorale", "Q3", "wrong kind: mixed taken for indirect"),
        ("chorale", "Q3", "wrong border: mixed begins too early"),
        ("chorale", "Q3", "wrong anonymity: anonymous source not flagged"),
        ("chorale", "Q5", "missed quotation: indirect"),
        ("chorale", None, "spurious quotation: mixed"),
    }


def test_the_commonest_come_first(result: Evaluation) -> None:
    groups = commonest(result.mistakes, 4)
    assert [len(group) for _, group in groups] == [2, 2, 2, 1]
    assert len(commonest(result.mistakes)) == len({mistake.group for mistake in result.mistakes})


def test_a_mistake_shows_its_place_and_both_sides(result: Evaluation) -> None:
    mistake = next(m for m in result.mistakes if m.type == "wrong speaker" and m.quotation == "Q6")
    assert mistake.excerpt.words == "«C'est toute la vallée qui va sentir la vase»"
    assert mistake.excerpt.before.endswith("tient le café «Au Goujon». ")
    assert mistake.excerpt.after.startswith(", soupire-t-il")
    assert (mistake.expected, mistake.got) == ("Armand Garance [named], source 'il'", "Odile Garance")


def test_a_right_answer_makes_no_mistake() -> None:
    (article, *_) = read_gold(GOLD)
    assert evaluate([article], {}, resamples=10).figures.counts["quotations@0.3"].fn == 7
    silent = next(article for article in read_gold(GOLD) if not article.quotations)
    assert evaluate([silent], {silent.name: ()}, resamples=10).mistakes == ()


def test_a_long_stretch_is_shortened_in_the_middle_and_stays_on_one_line() -> None:
    text = "a\n" * 400
    shown = excerpt(text, (100, 700))
    assert "[…]" in shown.words
    assert "\n" not in shown.before + shown.words + shown.after
    assert shown.before.startswith("…")
    assert shown.after.endswith("…")
