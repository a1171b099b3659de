"""Sentences written for these tests, with their trees, in CoNLL-U."""

import re

from quotes.parsing.training.treebanks import Sentence, parse_conllu

# form/lemma/tag/head/relation, a sentence a line
# ruff: noqa: E501
_WRITTEN = """
Anne/Anne/PROPN/2/nsubj dort/dormir/VERB/0/root ./././PUNCT
Le/le/DET/2/det chat/chat/NOUN/3/nsubj mange/manger/VERB/0/root une/un/DET/5/det souris/souris/NOUN/3/obj ././PUNCT/3/punct
La/le/DET/2/det pluie/pluie/NOUN/3/nsubj tombe/tomber/VERB/0/root sur/sur/ADP/6/case la/le/DET/6/det ville/ville/NOUN/3/obl:mod endormie/endormi/ADJ/6/amod ././PUNCT/3/punct
Travaux/travaux/NOUN/0/root dans/dans/ADP/4/case la/le/DET/4/det rue/rue/NOUN/1/nmod ././PUNCT/1/punct
Le/le/DET/2/det maire/maire/NOUN/4/nsubj a/avoir/AUX/4/aux:tense lu/lire/VERB/0/root l'/le/DET/6/det article/article/NOUN/4/obj ././PUNCT/4/punct
"/"/PUNCT/3/punct Il/lui/PRON/3/nsubj pleut/pleuvoir/VERB/0/root "/"/PUNCT/3/punct ,/,/PUNCT/6/punct dit/dire/VERB/3/parataxis:insert Anne/Anne/PROPN/6/nsubj ././PUNCT/3/punct
"/"/PUNCT/3/punct Nous/nous/PRON/3/nsubj partons/partir/VERB/6/parataxis "/"/PUNCT/3/punct ,/,/PUNCT/3/punct dit/dire/VERB/0/root Karim/Karim/PROPN/6/nsubj ././PUNCT/6/punct
Elle/lui/PRON/2/nsubj part/partir/VERB/0/root ,/,/PUNCT/6/punct mais/mais/CCONJ/6/cc il/lui/PRON/6/nsubj reste/rester/VERB/2/conj ././PUNCT/2/punct
"""
_NO_SPACE_BEFORE = {".", ","}


def _block(number: int, line: str) -> str:
    rows = []
    words = line.split(" ")
    open_mark = False
    for place, written in enumerate(words, 1):
        form, lemma, upos, head, deprel = (
            (".", ".", "PUNCT", "2", "punct") if written == "./././PUNCT" else written.split("/")
        )
        following = words[place].split("/")[0] if place < len(words) else ""
        glued = following in _NO_SPACE_BEFORE or form.endswith("'") or (form == '"' and not open_mark)
        if form == '"':
            open_mark = not open_mark
        glued = glued or (following == '"' and open_mark)
        misc = "SpaceAfter=No" if glued else "_"
        rows.append("\t".join([str(place), form, lemma, upos, "_", "_", head, deprel, "_", misc]))
    text = re.sub(r"\s+", " ", line)
    return f"# sent_id = own-{number}\n# text = {text}\n" + "\n".join(rows) + "\n"


_CONTRACTED = """# sent_id = own-du
# text = Le prix du pain monte.
1\tLe\tle\tDET\t_\t_\t2\tdet\t_\t_
2\tprix\tprix\tNOUN\t_\t_\t6\tnsubj\t_\t_
3-4\tdu\t_\t_\t_\t_\t_\t_\t_\t_
3\tde\tde\tADP\t_\t_\t5\tcase\t_\t_
4\tle\tle\tDET\t_\t_\t5\tdet\t_\t_
5\tpain\tpain\tNOUN\t_\t_\t2\tnmod\t_\t_
6\tmonte\tmonter\tVERB\t_\tNumber=Sing\t0\troot\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\t_\t_\t6\tpunct\t_\t_
"""

CONLLU = "\n".join([*(_block(n, line) for n, line in enumerate(_WRITTEN.strip().splitlines(), 1)), _CONTRACTED])


def sentences() -> dict[str, Sentence]:
    """Return the sentences by identifier."""
    return {sentence.sent_id: sentence for sentence in parse_conllu(CONLLU)}
