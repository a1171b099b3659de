"""Texts for property tests: small alphabets that are full of trouble."""

from hypothesis import strategies as st

# Marks of every convention, apostrophes, dashes, spaces, line breaks, letters, and what must never break anything.
_TROUBLE = "«»‹›“”„\"'’‘—–-,.:;!?… \u00a0\u202f\n\r\t\x00\ufeff\u2028aàÉL1()😀e\u0301"
_CHUNKS = (
    "« Nous partons »", "“Non”", "« Oui, ", " », a dit Anne.", " a-t-il dit", "Selon Luc, ", "il a affirmé que ",
    "\n« ", "\n— ", "L'", "aujourd'hui", "M. Roy", "12 %", "sous couvert d'anonymat",
)  # fmt: skip

troubled = st.lists(st.sampled_from([*_TROUBLE, *_CHUNKS]), max_size=30).map("".join)
with_surrogates = st.lists(st.sampled_from([*_CHUNKS, "\ud800", "\udfff", "«", "»"]), max_size=10).map("".join)
