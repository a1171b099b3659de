"""The same words in several articles."""

import time
from collections import defaultdict

from quotes.archive import Archive
from quotes.model.result import Article
from tests.archive.material import made
from tests.archive.synthetic import synthetic

WORDS = "Nous avons perdu trois semaines à cause de cette panne"


def _tell(archive: Archive, number: int, words: str, speaker: str | None, *, anonymous: bool = False) -> None:
    text = f"« {words} », a dit {speaker}. Article {number}."
    found = made(
        text,
        (f"« {words} »", speaker),
        anonymous=[speaker] if anonymous and speaker else [],
        article=Article(id=f"a{number}", published=f"2026-05-{30 - number:02d}"),
    )
    archive.add(found, text)


def test_first_appearance_drift_conflict_and_unmasking(archive: Archive) -> None:
    _tell(archive, 1, WORDS, "Anne Roche")
    _tell(archive, 2, WORDS.replace("trois", "quatre"), "Luc Morel")
    _tell(archive, 3, f"{WORDS}, et ce n'est pas fini", "Mme Roche")
    _tell(archive, 4, WORDS.upper(), "un cadre", anonymous=True)
    _tell(archive, 5, "Tout autre chose est dit dans cet article-ci", "Luc Morel")
    page = archive.clusters()
    assert page.total == 1
    cluster = page.clusters[0]
    assert [hit.article.id for hit in cluster.appearances] == ["a4", "a3", "a2", "a1"]
    assert cluster.articles == 4
    assert cluster.conflict
    assert cluster.unmasked
    assert set(cluster.speakers) == {"Anne Roche", "Luc Morel", "Mme Roche", "un cadre"}
    changed = [
        (part.original, part.alleged) for each in cluster.variants for part in each.diff if part.kind == "changed"
    ]
    assert changed == [("TROIS", "quatre")]
    assert {each.count for each in cluster.variants} == {1, 2}
    assert archive.clusters(only="conflict").total == archive.clusters(only="unmasked").total == 1


def test_one_name_inside_the_other_is_no_conflict(archive: Archive) -> None:
    _tell(archive, 1, WORDS, "Anne Roche")
    _tell(archive, 2, WORDS, "la ministre Anne Roche")
    cluster = archive.clusters().clusters[0]
    assert not cluster.conflict
    assert not cluster.unmasked


def test_twice_in_one_article_is_no_spread(archive: Archive) -> None:
    text = f"« {WORDS} » « {WORDS} »"
    archive.add(made(text, (f"« {WORDS} »", "Ana"), (f"« {WORDS} »", "Ana")), text)
    assert archive.clusters().total == 0


def test_common_short_words_bring_nobody_together(archive: Archive) -> None:
    for number, words in enumerate(("Il y a de quoi faire", "Il y a de l'espoir pour la ville entière cette année")):
        _tell(archive, number + 1, words, "Ana")
    assert archive.clusters().total == 0


def test_clusters_are_kept_until_something_is_written(archive: Archive) -> None:
    _tell(archive, 1, WORDS, "Anne Roche")
    assert archive.clusters().total == 0
    _tell(archive, 2, WORDS, "Anne Roche")
    assert archive.clusters().total == 1


def test_many_quotations_are_clustered_in_linear_time(archive: Archive) -> None:
    articles = list(synthetic(1_000))
    archive.add_many(articles)
    start = time.perf_counter()
    page = archive.clusters(limit=1000)
    assert time.perf_counter() - start < 30
    together: dict[str, set[int]] = defaultdict(set)
    seen = 0
    while seen < page.total:
        for number, cluster in enumerate(archive.clusters(limit=1000, offset=seen).clusters, start=seen):
            for hit in cluster.appearances:
                together[hit.text.rsplit(",", 1)[0]].add(number)
        seen += 1000
    assert page.total > 150
    assert all(len(numbers) == 1 for numbers in together.values()), "equal words are in one cluster"
