"""The recipe of the bundled French model; run it with `python -m quotes.parsing.training`."""
