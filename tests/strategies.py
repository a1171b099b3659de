"""Texts for property tests: small alphabets that are full of trouble."""

from dataclasses import dataclass
from typing import Literal

from hypothesis import strategies as st

# Marks of every convention, apostrophes, dashes, spaces, line breaks, letters, and what must never break anything.
_TROUBLE = "«»‹›“”„\"'’‘—–-,.:;!?… \u00a0\u202f\n\r\t\x00\ufeff\u2028aàÉL1()😀e\u0301"
_CHUNKS = (
    "« Nous partons »", "“Non”", "« Oui, ", " », a dit Anne.", " a-t-il dit", "Selon Luc, ", "il a affirmé que ",
    "\n« ", "\n— ", "L'", "aujourd'hui", "M. Roy", "12 %", "sous couvert d'anonymat",
)  # fmt: skip

troubled = st.lists(st.sampled_from([*_TROUBLE, *_CHUNKS]), max_size=30).map("".join)
with_surrogates = st.lists(st.sampled_from([*_CHUNKS, "\ud800", "\udfff", "«", "»"]), max_size=10).map("".join)


@dataclass(frozen=True, slots=True)
class Known:
    """A text with one attribution, and the answer: the quoted or reported words, cue and source as they stand in it."""

    text: str
    kind: Literal["direct", "indirect"]
    content: str
    cue: str
    source: str


_SOURCES = (
    "Anne Roche", "le maire de Laon", "la ministre des Transports", "Marc Lenoir", "un haut responsable", "M. Roy",
    "la directrice", "l'avocate de la famille",
)  # fmt: skip
_CUES = ("a dit", "a déclaré", "a affirmé", "a assuré", "explique", "affirme", "a expliqué", "assure")
_CLAUSES = (
    "le pont sera fermé en mai", "la grève est finie", "nous partirons demain", "les travaux ont commencé",
    "l'usine ne fermera pas", "il faut attendre l'été", "tout le monde a été prévenu",
)  # fmt: skip
_MARKS = (("«", "»"), ("« ", " »"), ("«\u00a0", "\u00a0»"), ("«\u202f", "\u202f»"), ("“", "”"), ('"', '"'), ("„", "“"))


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


@st.composite
def attributed(draw: st.DrawFn) -> Known:
    """«X», a dit Y. / Y a dit que X. / Selon Y, X. / Y a dit : «X»"""
    source, cue, clause = draw(st.sampled_from(_SOURCES)), draw(st.sampled_from(_CUES)), draw(st.sampled_from(_CLAUSES))
    opening, closing = draw(st.sampled_from(_MARKS))
    quoted = f"{opening}{_capital(clause)}{closing}"
    que = "qu'" if clause[0] in "aeiou" else "que "
    return draw(
        st.sampled_from(
            (
                Known(f"{quoted}, {cue} {source}.", "direct", quoted, cue, source),
                Known(f"{_capital(source)} {cue} : {quoted}.", "direct", quoted, cue, _capital(source)),
                Known(f"{_capital(source)} {cue} {que}{clause}.", "indirect", clause, cue, _capital(source)),
                Known(f"Selon {source}, {clause}.", "indirect", clause, "Selon", source),
                Known(f"{_capital(clause)}, {cue} {source}.", "indirect", _capital(clause), cue, source),
            )
        )
    )
