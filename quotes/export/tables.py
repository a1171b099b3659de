"""Extractions as tables: one row a quotation, a speaker or an article, for spreadsheets and data frames."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from quotes.model.result import ANONYMOUS_STATUSES, Extraction, Quotation, Speaker
from quotes.model.span import Span

Row: TypeAlias = dict[str, Any]
Kind: TypeAlias = Literal["text", "integer", "number", "boolean"]

BETWEEN_PIECES = " […] "
_SURROGATES = dict.fromkeys(range(55296, 57344), "�")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what its cells are, what they mean."""

    name: str
    kind: Kind
    meaning: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an article comes from: a file, and which record of it."""

    path: str
    record: int | None = None


def _columns(*rows: tuple[str, Kind, str]) -> tuple[Column, ...]:
    return tuple(Column(*row) for row in rows)


_ARTICLE = _columns(
    ("article", "text", "identifier of the article"),
    ("path", "text", "file that it comes from; `archive.zip/member.txt` in an archive"),
    ("record", "integer", "number of the record in a file of several, from 1"),
    ("title", "text", "headline"),
    ("author", "text", "author"),
    ("publisher", "text", "publisher"),
    ("published", "text", "date of publication, as the file gives it"),
    ("url", "text", "address of the article"),
)
ARTICLES = _ARTICLE + _columns(
    ("text", "text", "the text that all offsets point into"),
    ("text_sha256", "text", "SHA-256 of the text in UTF-8"),
    ("quotations", "integer", "how many quotations"),
    ("speakers", "integer", "how many speakers"),
    ("anonymous_speakers", "integer", "how many of them are unnamed or under a pseudonym"),
    ("issues", "text", "kinds of odd input, separated by commas"),
    ("version", "text", "version of quotes"),
    ("model", "text", "parser model"),
    ("lexicon", "text", "version of the lexicon"),
)
QUOTATIONS = _ARTICLE + _columns(
    ("quotation", "text", "identifier of the quotation within its article"),
    ("kind", "text", "direct, mixed or indirect"),
    ("content", "text", f"what is said; pieces are joined by `{BETWEEN_PIECES.strip()}`"),
    ("verbatim", "text", "what of it stands between quotation marks, joined in the same way"),
    ("start", "integer", "where the content begins, in code points of the text"),
    ("end", "integer", "where it ends; half-open"),
    ("spans", "text", "all its pieces, as `start-end` separated by spaces"),
    ("cue", "text", "the words that signal the attribution"),
    ("cue_lemma", "text", "their lemma"),
    ("cue_kind", "text", "verb, noun, preposition or colon"),
    ("source", "text", "the words that name who speaks"),
    ("source_form", "text", "name, description or pronoun"),
    ("speaker", "text", "identifier of the speaker within the article"),
    ("speaker_name", "text", "fullest name in the article"),
    ("speaker_kind", "text", "person, group, organization or document"),
    ("speaker_status", "text", "named, role, unnamed or pseudonym"),
    ("role", "text", "function of the speaker"),
    ("affiliation", "text", "what the speaker belongs to"),
    ("anonymous", "boolean", "whether the speaker is unnamed or under a pseudonym; empty without a speaker"),
    ("flagged", "boolean", "whether the anonymity is flagged"),
    ("anonymity_granted", "text", "the words that grant anonymity"),
    ("anonymity_reason", "text", "the reason that is given for it"),
    ("addressee", "text", "who is spoken to"),
    ("medium", "text", "where it was said"),
    ("time", "text", "when it was said"),
    ("hearsay", "boolean", "whether it is told at second hand"),
    ("confidence", "number", "from 0 to 1"),
    ("evidence", "text", "rules that made it, separated by spaces"),
)
SPEAKERS = _ARTICLE + _columns(
    ("speaker", "text", "identifier of the speaker within the article"),
    ("name", "text", "fullest name in the article"),
    ("aliases", "text", "other names, separated by ` | `"),
    ("kind", "text", "person, group, organization or document"),
    ("status", "text", "named, role, unnamed or pseudonym"),
    ("role", "text", "function"),
    ("affiliation", "text", "what the speaker belongs to"),
    ("mentions", "integer", "how many mentions"),
    ("quotations", "integer", "how many quotations"),
    ("anonymous", "boolean", "whether the speaker is unnamed or under a pseudonym"),
    ("flagged", "boolean", "whether the anonymity is flagged"),
    ("anonymity_granted", "text", "the words that grant anonymity"),
    ("anonymity_reason", "text", "the reason that is given for it"),
)


def article_row(extraction: Extraction, text: str, origin: Provenance) -> Row:
    """The row of an article in the table `ARTICLES`."""
    anonymous = sum(speaker.status in ANONYMOUS_STATUSES for speaker in extraction.speakers)
    return _clean(
        _article_cells(extraction, origin)
        | {
            "text": text,
            "text_sha256": extraction.text_sha256,
            "quotations": len(extraction.quotations),
            "speakers": len(extraction.speakers),
            "anonymous_speakers": anonymous,
            "issues": ",".join(sorted({issue.kind for issue in extraction.issues})),
            "version": extraction.versions.quotes,
            "model": extraction.versions.model,
            "lexicon": extraction.versions.lexicon,
        }
    )


def quotation_rows(extraction: Extraction, origin: Provenance) -> Iterator[Row]:
    """The rows of an article in the table `QUOTATIONS`."""
    article = _article_cells(extraction, origin)
    speakers = {speaker.id: speaker for speaker in extraction.speakers}
    for quotation in extraction.quotations:
        speaker = speakers.get(quotation.speaker) if quotation.speaker else None
        yield _clean(article | _quotation_cells(quotation) | _speaker_cells(speaker))


def speaker_rows(extraction: Extraction, origin: Provenance) -> Iterator[Row]:
    """The rows of an article in the table `SPEAKERS`."""
    article = _article_cells(extraction, origin)
    for speaker in extraction.speakers:
        yield _clean(
            article
            | {
                "speaker": speaker.id,
                "name": speaker.name,
                "aliases": " | ".join(speaker.aliases),
                "kind": speaker.kind,
                "status": speaker.status,
                "role": speaker.role,
                "affiliation": speaker.affiliation,
                "mentions": len(speaker.mentions),
                "quotations": sum(quotation.speaker == speaker.id for quotation in extraction.quotations),
            }
            | _anonymity_cells(speaker)
        )


def _article_cells(extraction: Extraction, origin: Provenance) -> Row:
    facts = extraction.article.model_dump()
    return {"article": facts.pop("id"), "path": origin.path, "record": origin.record} | facts


def _quotation_cells(quotation: Quotation) -> Row:
    cue, source, content = quotation.cue, quotation.source, quotation.content
    return {
        "quotation": quotation.id,
        "kind": quotation.kind,
        "content": BETWEEN_PIECES.join(piece.text for piece in content),
        "verbatim": BETWEEN_PIECES.join(piece.text for piece in quotation.verbatim),
        "start": content[0].start if content else None,
        "end": content[-1].end if content else None,
        "spans": " ".join(f"{piece.start}-{piece.end}" for piece in content),
        "cue": cue and cue.span.text,
        "cue_lemma": cue and cue.lemma,
        "cue_kind": cue and cue.kind,
        "source": source and source.span.text,
        "source_form": source and source.form,
        "speaker": quotation.speaker,
        "addressee": _text(quotation.context.addressee),
        "medium": _text(quotation.context.medium),
        "time": _text(quotation.context.time),
        "hearsay": quotation.hearsay,
        "confidence": quotation.confidence,
        "evidence": " ".join(quotation.evidence),
    }


def _speaker_cells(speaker: Speaker | None) -> Row:
    cells: Row = {
        "speaker_name": speaker and speaker.name,
        "speaker_kind": speaker and speaker.kind,
        "speaker_status": speaker and speaker.status,
        "role": speaker and speaker.role,
        "affiliation": speaker and speaker.affiliation,
    }
    return cells | _anonymity_cells(speaker)


def _anonymity_cells(speaker: Speaker | None) -> Row:
    anonymity = speaker.anonymity if speaker else None
    return {
        "anonymous": speaker.status in ANONYMOUS_STATUSES if speaker else None,
        "flagged": bool(anonymity and anonymity.flagged) if speaker else None,
        "anonymity_granted": _text(anonymity.granted) if anonymity else None,
        "anonymity_reason": _text(anonymity.reason) if anonymity else None,
    }


def _text(span: Span | None) -> str | None:
    return span.text if span else None


def _clean(row: Row) -> Row:
    """Without lone surrogates, which no file in UTF-8 can hold."""
    return {name: cell.translate(_SURROGATES) if isinstance(cell, str) else cell for name, cell in row.items()}
