"""The Stanza adapter: where models are looked for, what is asked of Stanza, and what is made of its answers."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from quotes.errors import ModelMissing
from quotes.parsing import StanzaParser, bundled_model

OURS = ("tokenizer", "mwt", "tagger", "vectors", "lemmatizer", "parser")
FOLDERS = ("tokenize", "mwt", "pos", "pretrain", "lemma", "depparse")


class FakeStanza:
    """Stands in for the module: every word hangs on the first of its sentence, sentences end at full stops."""

    def __init__(self) -> None:
        self.options: dict[str, Any] = {}
        self.calls: list[list[str]] = []
        self.error: Exception | None = None

    def Pipeline(self, language: str, **options: Any) -> "FakeStanza":  # noqa: N802 - Stanza's name
        if self.error:
            raise self.error
        self.options = {"language": language, **options}
        return self

    def bulk_process(self, texts: list[str]) -> list[SimpleNamespace]:
        self.calls.append(texts)
        return [SimpleNamespace(sentences=list(_sentences(text))) for text in texts]


def _sentences(text: str) -> Any:
    at = 0
    for piece in filter(str.strip, text.split(".")):
        tokens = []
        for number, form in enumerate(piece.split(), 1):
            at = text.index(form, at)
            word = SimpleNamespace(
                text="<UNK>", lemma=None, upos=None, feats="Number=Sing|Odd", head=number > 1, deprel=None
            )
            tokens.append(SimpleNamespace(start_char=at, end_char=at + len(form), text=form, words=[word]))
            at += len(form)
        yield SimpleNamespace(tokens=tokens)


@pytest.fixture
def stanza(monkeypatch: pytest.MonkeyPatch) -> FakeStanza:
    fake = FakeStanza()
    monkeypatch.setitem(sys.modules, "stanza", fake)
    monkeypatch.setitem(sys.modules, "torch", ModuleType("torch"))
    return fake


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    folder = tmp_path / "fr_mien"
    folder.mkdir()
    for name in OURS:
        (folder / f"{name}.pt").touch()
    return folder


@pytest.fixture
def theirs(tmp_path: Path) -> Callable[..., Path]:
    def make(*packages: str, below: str = "fr", characters: bool = False) -> Path:
        for name in (*FOLDERS, *(("forward_charlm", "backward_charlm") if characters else ())):
            (tmp_path / below / name).mkdir(parents=True, exist_ok=True)
            for package in packages:
                (tmp_path / below / name / f"{package}.pt").touch()
        return tmp_path

    return make


def test_words_are_read_with_their_offsets(stanza: FakeStanza, ours: Path) -> None:
    words = StanzaParser(ours).parse(["Il part vite"])[0]
    assert [(w.start, w.end, w.text, w.lemma, w.upos, w.head) for w in words] == [
        (0, 2, "Il", "il", "X", -1), (3, 7, "part", "part", "X", 0), (8, 12, "vite", "vite", "X", 0),
    ]  # fmt: skip
    assert words[0].feats == {"Number": "Sing"}
    assert stanza.options["tokenize_no_ssplit"] is True
    assert stanza.options["download_method"] is None


def test_a_sentence_that_stanza_splits_stays_one_with_one_root(stanza: FakeStanza, ours: Path) -> None:
    words = StanzaParser(ours).parse(["Il part. Elle reste"])[0]
    assert [(w.head, w.deprel) for w in words] == [(-1, "dep"), (0, "dep"), (0, "parataxis"), (2, "dep")]
    assert len(stanza.calls) == 1


def test_empty_sentences_have_no_words_and_line_breaks_are_spaces(stanza: FakeStanza, ours: Path) -> None:
    parsed = StanzaParser(ours).parse(["", "Il\n\npart", "  \n"])
    assert [len(words) for words in parsed] == [0, 2, 0]
    assert stanza.calls == [["Il  part"]]
    assert StanzaParser(ours).parse([]) == []


def test_a_token_without_offsets_is_looked_for(stanza: FakeStanza, ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    word = SimpleNamespace(text="x", lemma="x", upos="X", feats=None, head=0, deprel="root")
    tokens = [SimpleNamespace(start_char=None, end_char=None, text=t, words=[word]) for t in ("part", "absent")]
    document = SimpleNamespace(sentences=[SimpleNamespace(tokens=tokens)])
    monkeypatch.setattr(stanza, "bulk_process", lambda texts: [document for _ in texts])
    assert [(w.start, w.end) for w in StanzaParser(ours).parse(["Il part"])[0]] == [(3, 7), (6, 7)]


def test_a_long_text_goes_through_in_bounded_chunks(stanza: FakeStanza, ours: Path) -> None:
    parsed = StanzaParser(ours).parse(["Il part vite"] * 10_000)
    assert len(parsed) == 10_000
    assert len(stanza.calls) > 1
    assert all(sum(map(len, texts)) <= 40_000 for texts in stanza.calls)


@pytest.mark.parametrize("below", ["fr", "."])
def test_stanzas_own_layout_is_found(stanza: FakeStanza, theirs: Callable[..., Path], below: str) -> None:
    folder = theirs("combined_charlm", "combined_nocharlm", below=below)
    StanzaParser(folder).parse(["Il part"])
    assert stanza.options["depparse_model_path"] == str(folder / below / "depparse" / "combined_nocharlm.pt")
    assert not [key for key in stanza.options if key.endswith("charlm_path")]


def test_character_models_are_used_where_they_are(stanza: FakeStanza, theirs: Callable[..., Path]) -> None:
    folder = theirs("combined_charlm", "combined_nocharlm", characters=True)
    StanzaParser(folder).parse(["Il part"])
    assert stanza.options["pos_model_path"].endswith("pos/combined_charlm.pt")
    assert stanza.options["lemma_backward_charlm_path"].startswith(str(folder / "fr" / "backward_charlm"))


def test_a_missing_folder_names_the_command_to_run(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match=r"no French model at .*absent: run 'quotes model list'.*download'"):
        StanzaParser(tmp_path / "absent")


def test_an_incomplete_folder_names_what_is_lacking(ours: Path) -> None:
    (ours / "tagger.pt").unlink()
    with pytest.raises(ModelMissing, match=r"lacks .*tagger\.pt: run 'quotes model verify'"):
        StanzaParser(ours)


def test_an_incomplete_stanza_folder_names_what_is_lacking(theirs: Callable[..., Path]) -> None:
    folder = theirs("default")
    (folder / "fr" / "lemma" / "default.pt").unlink()
    with pytest.raises(ModelMissing, match=r"lacks .*lemma/\*.pt"):
        StanzaParser(folder)


def test_a_broken_model_is_named(stanza: FakeStanza, ours: Path) -> None:
    stanza.error = EOFError("Ran out of input")
    with pytest.raises(ModelMissing, match=r"fr_mien cannot be loaded \(Ran out of input\): run 'quotes model verify'"):
        StanzaParser(ours).parse(["Il part"])


def test_a_model_is_named_by_its_manifest_or_its_folder(ours: Path) -> None:
    assert StanzaParser(ours).name == "fr_mien"
    (ours / "manifest.json").write_text('{"name": "fr_press", "version": "2"}', "utf-8")
    assert StanzaParser(ours).name == "fr_press 2"


def test_the_bundled_model_may_be_another(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("QUOTES_MODEL", raising=False)
    assert bundled_model().parts[-3:] == ("parsing", "models", "fr_press")
    monkeypatch.setenv("QUOTES_MODEL", str(tmp_path))
    assert bundled_model() == tmp_path


@pytest.mark.model
def test_the_bundled_model_parses_and_keeps_quiet(capfd: pytest.CaptureFixture[str]) -> None:
    texts = ["oui, a déclaré le maire.", "Il parle du pont.", "", "\x00", "\ud800 a", "\u200b", "a" * 3000, "* *"]
    parsed = StanzaParser(threads=1).parse(texts)
    for text, words in zip(texts, parsed, strict=True):
        assert bool(words) == bool(text.strip())
        assert all(0 <= w.start < w.end <= len(text) for w in words)
        assert sum(w.head == -1 for w in words) == bool(words)
        assert all(-1 <= w.head < len(words) for w in words)
    assert [w.text for w in parsed[1]] == ["Il", "parle", "de", "le", "pont", "."]
    assert capfd.readouterr() == ("", "")
