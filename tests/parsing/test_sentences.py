"""The second reading of sentence ends: whole texts, words, and the texts it is trained on."""

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import pytest

from quotes.parsing.sentences import ends, split

# torch and stanza warn of their own code
pytestmark = pytest.mark.filterwarnings("ignore")

TEXT = "Contexte\u00a0Le procès de l'usine\n\ns'ouvre. Il dure."


@pytest.fixture
def document() -> Any:
    from stanza.models.common.doc import Document

    words = ["Contexte", "Le", "procès", "de", "l'", "usine", "s'", "ouvre", ".", "Il", "dure", "."]
    tokens, at = [], 0
    for number, word in enumerate(words, 1):
        at = TEXT.index(word, at)
        tokens.append({"id": (number,), "text": word, "start_char": at, "end_char": at + len(word)})
        at += len(word)
    return Document([tokens], text=TEXT)


def _texts(document: Any) -> list[str]:
    return [" ".join(token.text for token in sentence.tokens) for sentence in document.sentences]


def test_sentences_end_where_it_is_decided_and_at_the_end_of_a_paragraph(document: Any) -> None:
    seen: list[tuple[str, bool]] = []

    def decide(surfaces: Sequence[tuple[str, bool]]) -> list[bool]:
        seen.extend(surfaces)
        return [form in {"Contexte", "."} for form, _ in surfaces]

    assert _texts(split(document, decide)) == ["Contexte", "Le procès de l' usine", "s' ouvre .", "Il dure ."]
    assert seen[:5] == [("Contexte", True), ("Le", True), ("procès", True), ("de", True), ("l'", False)]


def test_tokens_keep_their_places_and_count_anew(document: Any) -> None:
    result = split(document, lambda surfaces: [form == "." for form, _ in surfaces])
    for sentence in result.sentences:
        assert [token.id for token in sentence.tokens] == [(n,) for n in range(1, len(sentence.tokens) + 1)]
        assert all(TEXT[token.start_char : token.end_char] == token.text for token in sentence.tokens)


def test_a_text_of_nothing_has_no_sentences() -> None:
    from stanza.models.common.doc import Document

    assert split(Document([], text=""), lambda _: []).sentences == []


def _network() -> Any:
    import torch

    from quotes.parsing.sentence_network import Encoder, SentenceNetwork, Size

    torch.manual_seed(1)
    vectors = {"vocab": {"_unit2id": {"le": 0, "port": 1}}, "emb": torch.ones(2, 3)}
    return SentenceNetwork(Encoder(vectors, ["Le"]), Size(hidden=4, width=5, own=2)).eval()


def test_a_long_text_is_decided_like_its_parts() -> None:
    surfaces = [("Le", True), ("port", False), (".", True)] * 400
    decided = ends(_network(), surfaces)
    assert len(decided) == len(surfaces)
    assert decided[-1]
    assert ends(_network(), surfaces[:3])[-1]


def test_a_network_is_stored_in_half_precision_without_the_vectors(tmp_path: Path) -> None:
    import torch

    from quotes.parsing.sentence_network import Size, load_network, save_network

    network, surfaces = _network(), [("Le", True), ("Port", False), (".", False)]
    torch.save({"vocab": {"_unit2id": {"le": 0, "port": 1}}, "emb": torch.ones(2, 3)}, tmp_path / "vectors.pt")
    save_network(network, Size(hidden=4, width=5, own=2), tmp_path / "sentences.pt")
    loaded = load_network(tmp_path / "sentences.pt", tmp_path / "vectors.pt")
    rows, shapes = network.encoder(surfaces)
    assert torch.allclose(loaded(rows[None], shapes[None]), network(rows[None], shapes[None]), atol=1e-2)


def test_unknown_words_and_shapes_are_told_apart() -> None:
    rows, shapes = _network().encoder([("Le", True), ("Kouamé", True), ("...", False)])
    assert rows.tolist() == [[0, 1], [2, 0], [2, 0]]
    assert len({tuple(row) for row in shapes.tolist()}) == 3


def test_training_texts_are_runs_draws_and_mixtures_that_end_where_sentences_do() -> None:
    from quotes.parsing.training.recipe import SentenceText
    from quotes.parsing.training.sentence_splitter import laid_out, texts
    from quotes.parsing.training.treebanks import parse_conllu
    from tests.parsing.training.sentences import CONLLU

    pool = list(parse_conllu(CONLLU))
    plain = SentenceText(lengths=(2,), runs=1, neighbours=0, quotes=0, apostrophes=0, without_stop=0, in_capitals=0)
    runs = [laid_out(pool[n : n + 2]) for n in range(len(pool) - 1)]
    for surfaces, marks in islice(texts(pool, [], Random(1), plain), 20):
        assert (surfaces, marks) in runs
        assert sum(marks) == 2
        assert marks[-1]
    bare = plain.model_copy(update={"runs": 0, "neighbours": 0.5, "without_stop": 1})
    drawn = list(islice(texts(pool, pool, Random(1), bare), 40))
    assert {surfaces[-1][0] for surfaces, _ in drawn} - {"."}
