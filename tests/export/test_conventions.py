"""GenderGapTracker, Citron and CSV: the shapes that their users' programs read."""

import ast
import csv
import io

import pytest
import regex

from quotes.export import citron, ggt
from quotes.export.exported import Exported
from quotes.export.formats import write_file
from quotes.model.span import Span
from tests.archive.material import made
from tests.export.material import fixtures, trouble

ITEMS = [*fixtures(), trouble()]
GGT_KEYS = [
    "speaker", "speaker_index", "quote", "quote_index", "verb", "verb_index", "quote_token_count", "quote_type",
    "is_floating_quote", "reference",
]  # fmt: skip


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.name)
def test_ggt_records(item: Exported) -> None:
    raw = item.text or ""
    records = ggt.records(item)
    assert len(records) == sum(len(each.content) for each in item.extraction.quotations)
    for record in records:
        assert list(record) == GGT_KEYS
        for words, index in (("speaker", "speaker_index"), ("quote", "quote_index"), ("verb", "verb_index")):
            assert bool(record[words]) == bool(record[index])
            if record[index]:
                start, end = ast.literal_eval(record[index])
                assert raw[start:end] == record[words]
        assert record["quote_type"] == "selon" or regex.fullmatch(r"[QCVS]+", record["quote_type"])
        assert record["is_floating_quote"] == (not record["speaker"])
        assert record["quote_token_count"] > 0


def test_ggt_letters_follow_the_article_and_que_is_inside() -> None:
    raw = "« Non », a dit Anne. Luc affirme que tout va bien."
    found = made(raw, ("« Non »", "Anne"), ("tout va bien", "Luc", "indirect"))
    from quotes.model.result import Cue, Mention

    def span(words: str) -> Span:
        return Span.of(raw, raw.index(words), raw.index(words) + len(words))

    quotations = [
        each.model_copy(
            update={
                "cue": Cue(span=span(cue), lemma="dire", kind="verb"),
                "source": Mention(span=span(who), head=span(who), form="name"),
            }
        )
        for each, cue, who in zip(found.quotations, ("a dit", "affirme"), ("Anne", "Luc"), strict=True)
    ]
    records = ggt.records(Exported(found.model_copy(update={"quotations": tuple(quotations)}), raw))
    assert [record["quote_type"] for record in records] == ["QCQVS", "SVC"]
    assert records[1]["quote"] == "que tout va bien"
    assert records[0]["reference"] == "Anne"


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.name)
def test_citron_spans(item: Exported) -> None:
    document = citron.document(item)
    quotations = item.extraction.quotations
    assert document["text"] == item.text
    assert len(document["quotes"]) + len(document["quotes_without_cue"]) == len(quotations)
    for quote in document["quotes"]:
        assert {"cue", "sources", "contents", "coreferences", "confidence", "id"} == set(quote)
    for quote in [*document["quotes"], *document["quotes_without_cue"]]:
        spans = [*quote["sources"], *quote["contents"], *quote["coreferences"]]
        for span in [*spans, quote["cue"]] if "cue" in quote else spans:
            assert set(span) == {"start", "end", "text"}
            assert document["text"][span["start"] : span["end"]] == span["text"]


def test_csv_can_be_read_back() -> None:
    stream = io.StringIO(newline="")
    write_file("csv", ITEMS, stream)
    rows = list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))
    texts = {item.path: item.text or "" for item in ITEMS}
    assert len(rows) == sum(len(item.extraction.quotations) for item in ITEMS)
    for row in rows:
        pieces = [tuple(map(int, each.split("-"))) for each in row["spans"].split()]
        assert " […] ".join(texts[row["path"]][start:end] for start, end in pieces) == row["content"]
