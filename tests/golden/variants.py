"""One article in many dresses: other marks, other spaces, other apostrophes, other names."""

from collections.abc import Callable
from typing import TypeAlias

import regex

from quotes.model.result import Extraction

Variant: TypeAlias = Callable[[str], str]

_NBSP = "\u00a0"
_NNBSP = "\u202f"
_GUILLEMETS = regex.compile(r"«\s*(?P<inner>[^«»]*?)\s*»")
_NAMES = {
    "Sean Parnell": "Paul Mercier",
    "Mohammed Shia al-Sudani": "Hélène Vasseur",
    "le premier ministre irakien": "la ministre argentine",
    "du Pentagone": "de la Banque centrale",
    "Le Pentagone": "La Banque centrale",
    "irakienne": "argentine",
    "irakiennes": "argentines",
    "irakien": "argentin",
    "Irak": "Argentine",
    "Bagdad": "Buenos Aires",
    "Daech": "la fraude",
    "Aïn al-Assad": "Punta Indio",
    "Erbil": "Ushuaïa",
    "Kurdistan": "Sud",
    "Associated Press": "Agencia Austral",
}


def marked(opening: str, closing: str, space: str = "") -> Variant:
    """Put every quotation between these marks, with this space inside."""
    return lambda text: _GUILLEMETS.sub(rf"{opening}{space}\g<inner>{space}{closing}", text)


def renamed(text: str) -> str:
    """Give the people, places and institutions other names."""
    for old in sorted(_NAMES, key=len, reverse=True):
        text = text.replace(old, _NAMES[old])
    return text


VARIANTS: dict[str, Variant] = {
    "guillemets without spaces": marked("«", "»"),
    "guillemets with non-breaking spaces": marked("«", "»", _NBSP),
    "guillemets with narrow spaces": marked("«", "»", _NNBSP),
    "guillemets with plain spaces": marked("«", "»", " "),
    "curly marks": marked("“", "”"),
    "straight marks": marked('"', '"'),
    "German marks": marked("„", "“"),
    "chevrons of ASCII": marked("<<", ">>", " "),
    "typographic apostrophes": lambda text: text.replace("'", "’"),
    "curly marks and typographic apostrophes": lambda text: marked("“", "”")(text).replace("'", "’"),
    "paragraphs apart": lambda text: text.replace("\n", "\n\n"),
    "line breaks of Windows": lambda text: text.replace("\n", "\r\n"),
    "other names": renamed,
    "other names, straight marks": lambda text: marked('"', '"')(renamed(text)),
}


def structure(result: Extraction) -> dict[str, object]:
    """What must stay the same in any dress: kinds, pieces, cues, speakers, and what is known of them."""
    return {
        "quotations": [
            (
                quotation.kind,
                len(quotation.content),
                len(quotation.verbatim),
                quotation.cue and quotation.cue.lemma,
                quotation.source and quotation.source.form,
                quotation.speaker,
                [name for name, span in quotation.context if span is not None],
            )
            for quotation in result.quotations
        ],
        "speakers": [
            (
                speaker.id,
                speaker.kind,
                speaker.status,
                speaker.anonymity is not None and speaker.anonymity.granted is not None,
                speaker.anonymity is not None and speaker.anonymity.reason is not None,
            )
            for speaker in result.speakers
        ],
        "not_quotes": [refused.reason for refused in result.not_quotes],
    }


def bare(result: Extraction) -> list[str]:
    """The contents, without marks and spaces, and with one kind of apostrophe."""
    texts = (" ".join(span.text for span in quotation.content) for quotation in result.quotations)
    return [regex.sub(r"[«»“”„\"<>\s]", "", text).replace("’", "'") for text in texts]
