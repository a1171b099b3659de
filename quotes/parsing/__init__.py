"""The parser, behind one protocol. The only room that knows stanza, and it loads it only when a sentence is parsed."""

from quotes.parsing.alignment import align
from quotes.parsing.conllu import read_conllu
from quotes.parsing.protocol import Parser
from quotes.parsing.stanza_adapter import StanzaParser, bundled_model

__all__ = ["Parser", "StanzaParser", "align", "bundled_model", "read_conllu"]
