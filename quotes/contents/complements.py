"""Contents in a complement of their verb: quoted words in a noun phrase, an attribute, a quotation as object."""

from collections.abc import Callable, Iterator, Sequence

from quotes.contents.incises import RELATIVES, Found
from quotes.contents.pieces import closing_token, piece
from quotes.contents.rules import ATTRIBUTE, COMPLEMENT, DIRECT_OBJECT
from quotes.grammar.clauses import QUE, has_finite, is_finite
from quotes.grammar.endings import is_bare_participle, reports_on
from quotes.grammar.phrases import behind_aside, noun_phrase, phrase_head
from quotes.grammar.quoted import QuotedWords
from quotes.grammar.verbs import verb_group
from quotes.grammar.view import View
from quotes.lexicon.cues import cue_lexicon, verb_forms
from quotes.lexicon.grammar import adverbials, time_words
from quotes.lexicon.people import people
from quotes.model.cue import CueMatch
from quotes.model.mark import Mark
from quotes.model.tree import Token

_QUESTION_WORDS = frozenset("qui que quoi si pourquoi comment combien où quand quel quelle quels quelles".split())
_REACH = 40
_OBJECT_REACH = 7
_INSERTION = 16
_NEAR_COMMA = 4
_NEAR_HEAD = 8
_SUBJECT_REACH = 5
_NEXT_ACTS = frozenset({("avant", "de"), ("avant", "d'"), ("après", "avoir")})  # what the speaker did next
# What leads to the topic of quoted words rather than to the circumstances of their utterance.
_TOPICAL = frozenset("sur dans à au aux contre face quant pour envers entre depuis".split())
_SMALL_WORDS = frozenset({"ADP", "VERB", "DET", "ADV", "SCONJ"})  # a capital on these begins a sentence
_ATTRIBUTE_LEADS = frozenset({"en", "pour", "contre", "d'", "favorable"})
_NOT_ATTRIBUTE = frozenset({"que", "qu'", ":", ",", "."})


def attribute_content(view: View, marks: Sequence[Mark], cue: CueMatch, end: Callable[[int], int]) -> Iterator[Found]:
    """*se dire prêt à …*: the attribute of the subject."""
    start = cue.last + 1
    lexicon, reflexive = cue_lexicon(), view.low(cue.first) in ("se", "s'")
    if not reflexive or not lexicon.flagged(cue.lemma, "describing") or start > view.last_word:
        return
    while view.holds(start) and (view.is_comma(start) or view.low(start) in adverbials().connectives | {"lui", "elle"}):
        start += 1
    token = view[start] if view.holds(start) else None
    if token is None or token.lower in _NOT_ATTRIBUTE | time_words().nouns:
        return
    if ":" in view.lows(start, 5):
        return
    if lexicon.flagged(cue.lemma, "factive_noise") and not any(i >= start for i in view.opens):
        return  # *se montre prudent* tells how somebody speaks, and no words
    if (
        token.upos in ("ADJ", "ADV")
        or token.lower in _ATTRIBUTE_LEADS
        or (token.upos in ("VERB", "NOUN") and token.feats.get("VerbForm") != "Inf")
        or start in view.opens
    ):
        yield (piece(view, marks, start, end(start)),), ATTRIBUTE.id, False, 0.8


def quoted_clause(view: View, marks: Sequence[Mark], quoted: QuotedWords, cue: CueMatch) -> Iterator[Found]:
    """A clause in marks right behind the verb, adverbs and a short complement between them."""
    for index in range(cue.last + 1, min(cue.last + 6, view.stop)):
        if index in view.opens:
            if view.low(index - 1) in ("un", "une"):
                return  # *a lâché un « adressez-vous à mon avocat » bien senti*
            if cue.passive and view.low(index - 1) == ",":
                return  # *Si des fautes sont constatées, « … »*
            mark = marks[view.opens[index][0]]
            whole = view.tree.raw[mark.inner_start : mark.inner_end].strip()[:1].isupper() and index == cue.last + 1
            asks = "si" in cue.frames and view.low(index) in _QUESTION_WORDS
            if quoted.is_complete(mark.index) or ((whole or asks) and quoted.is_clause(mark.index)):
                yield ((mark.start, mark.end),), DIRECT_OBJECT.id, True, 0.7
            return
        if view.is_stop(index) or view[index].upos in ("VERB", "AUX", "DET", "NOUN", "SCONJ"):
            return


def complement_content(view: View, marks: Sequence[Mark], cue: CueMatch) -> Iterator[Found]:
    """The complement of the verb that holds quoted words, with its preposition."""
    opening = _first_mark(view, cue)
    if opening is None or _is_naming(view, cue, opening):
        return
    mark = marks[view.opens[opening][0]]
    start, end = _complement(view, cue, opening, mark)
    start = _with_earlier_conjunct(view, cue, _behind_object(view, cue, start, opening))
    end = _with_conjuncts(view, _with_object(view, marks, opening, end))
    yield (piece(view, marks, start, end),), COMPLEMENT.id, False, 0.7 if opening - cue.last < 14 else 0.55


def _is_naming(view: View, cue: CueMatch, opening: int) -> bool:
    """Whether the verb gives a name: *que les spécialistes appellent «microéveils»*, and not *une «opération»*."""
    if not cue_lexicon().flagged(cue.lemma, "naming"):
        return False
    beside = opening == cue.last + 1 + (view.low(cue.last + 1) in ("ici", "ainsi", "aussi"))
    before = view.lows(cue.first - _SUBJECT_REACH, _SUBJECT_REACH)
    relative = not QUE.isdisjoint(before) and "ce" not in before  # *que l'on appelle …*, but *ce qu'elle appelle …*
    return (beside or relative) and view.low(opening - 1) not in ("un", "une")


def _first_mark(view: View, cue: CueMatch) -> int | None:
    """The first mark behind the verb that lies in its reach."""
    for index in range(cue.last + 1, min(cue.last + _REACH, view.stop)):
        if index in view.opens:
            return index
        token = view[index]
        if view.is_stop(index) or (token.upos == "SCONJ" and token.lower in ("que", "qu'")):
            return None
        if (view.low(index) == "," and reports_on(view, index + 1)) or _reports_beside(view, index):
            return None
        if _is_another_verb(view, cue, index) or _is_anothers_report(view, cue, index):
            return None
    return None


def _reports_beside(view: View, index: int) -> bool:
    """Whether a participle that no comma sets off brings in another report (*salue l'accord y voyant un « signe »*)."""
    lead = view.low(index) in ("y", "en") and view.low(index + 1).endswith("ant")
    return lead and reports_on(view, index)


def _is_anothers_report(view: View, cue: CueMatch, index: int) -> bool:
    """Whether a relative clause tells here what somebody else said (*renvoie à l'élu, lequel a parlé d'« échec »*)."""
    verb = cue_lexicon().verbs.get(cue_lexicon().forms.get(view.low(index), ""))
    if verb is None or view[index].upos != "VERB" or not verb.frames & {"que", "quoted"}:
        return False
    return any(t.lower in ("qui", "lequel", "laquelle") for t in view.between(cue.last + 1, index))


def _is_another_verb(view: View, cue: CueMatch, index: int) -> bool:
    """Whether the writer's sentence goes on here with another verb (*décrète un deuil et convoque un «conseil»*)."""
    token = view[index]
    if token.upos == "NOUN" and view.low(index - 1) == ",":
        mistaken = verb_group(view, index, verb_forms())  # *La ministre, dont le bilan est contesté, juge …*
        return mistaken is not None and mistaken.form == "finite"
    if token.upos not in ("VERB", "AUX"):
        return False
    if cue.position == "relative" and view.low(index - 1) == "," and _governs(view, token, cue):
        return True  # *La procureure, qui a requis deux ans de prison, a fustigé « … »*
    if token.feats.get("VerbForm") == "Fin" and token.deprel.startswith(("conj", "root", "parataxis")):
        return True
    beside = token.deprel.startswith("parataxis") or (token.deprel.startswith("conj") and token.head == cue.head)
    return beside and token.feats.get("VerbForm") == "Part"


def _governs(view: View, token: Token, cue: CueMatch) -> bool:
    """Whether a verb, or the one that it is the auxiliary of, stands above the cue in the parse."""
    verb = view.tree.head(token) if token.deprel.startswith(("aux", "cop")) else token
    return any(above.index == verb.index for above in view.tree.ancestors(view[cue.head]))


def _behind_object(view: View, cue: CueMatch, start: int, opening: int) -> int:
    """Past the hearer or the person judged, where the verb's own preposition leads to the marks.

    *assure son entraîneur de son «soutien»*, *accuse le maire de faire «comme si»*.
    """
    verb = cue_lexicon().verbs.get(cue.lemma)
    hearer = _behind_insertion(view, cue.last + 1)
    named = view[hearer].upos in ("DET", "PROPN") or view.low(hearer) in ("à", "au", "aux")
    if verb is None or not named or view.low(hearer) in verb.governs:
        return start
    leads = [i for i in range(start, opening + 1) if view.low(i) in verb.governs and view[i].upos == "ADP"]
    infinitive = next((i for i in leads if view.holds(i + 1) and view[i + 1].feats.get("VerbForm") == "Inf"), None)
    return infinitive or next(iter(reversed(leads)), start)


def _behind_insertion(view: View, index: int) -> int:
    """Past an insertion between commas right behind the verb (*reproche, dans un communiqué, à l'élu de …*)."""
    if view.low(index) != ",":
        return index
    close = next((i for i in range(index + 1, min(index + _INSERTION, view.stop)) if view.low(i) == ","), None)
    return index if close is None or close + 1 >= view.stop or is_finite(view[close - 1]) else close + 1


def _with_object(view: View, marks: Sequence[Mark], opening: int, end: int) -> int:
    """To the end of a quoted object behind a quoted adverbial (*condamne «avec force» un acte «lâche»*)."""
    if view[opening].upos not in ("ADP", "ADV") or not view.holds(end + 1) or view[end + 1].upos != "DET":
        return end
    head = phrase_head(view, end + 1)
    if view.low(opening).endswith("ment") and opening == end and head is not None:
        return noun_phrase(view, head, apposition=False)[1]  # *conteste « fermement » toute falsification*
    for index in range(end + 1, min(end + _OBJECT_REACH, view.stop)):
        if index in view.opens:
            return closing_token(view, index, marks[view.opens[index][0]])
        if view[index].upos not in ("DET", "NOUN", "ADJ", "ADP", "PROPN"):
            return end
    return end


def _with_earlier_conjunct(view: View, cue: CueMatch, start: int) -> int:
    """From the first of two complements with one preposition (*exhorte à la paix et à « la vigilance »*)."""
    lead = view.low(start)
    if view[start].upos != "ADP" or view.low(start - 1) != "et":
        return start
    reach = range(start - 2, cue.last, -1)
    barred = next((i for i in reach if view.is_punct(i) or view[i].upos in ("VERB", "AUX", "SCONJ")), cue.last)
    return min((i for i in reach if i > barred and view.low(i) == lead and view[i].upos == "ADP"), default=start)


def _complement(view: View, cue: CueMatch, opening: int, mark: Mark) -> tuple[int, int]:
    closing = closing_token(view, opening, mark)
    if cue_lexicon().flagged(cue.lemma, "judging"):
        attribute = _attribute_start(view, opening) or _bare_judgement(view, cue, opening)
        if attribute is not None:
            return attribute, closing
    verb = cue_lexicon().verbs.get(cue.lemma)
    if verb is not None and view.low(opening) in verb.governs and view[opening].upos == "ADP":
        outer = view[cue.last + 1].lemma in verb.governs and cue.last + 1 < opening
        return cue.last + 1 if outer else opening, closing  # *parle d'une solution « de dernier recours »*
    top = view[opening]
    reached = False
    for above in view.tree.ancestors(view[opening]):
        if above.index == cue.head or cue.first <= above.index <= cue.last:
            reached = True
            break
        if above.index <= cue.last or not view.holds(above.index):
            break
        top = above
    members = [t.index for t in view.tree.subtree(top) if cue.last < t.index < view.stop]
    if not reached or not members:
        return _by_surface(view, cue, opening), _with_topic(view, closing)
    first, last = _with_object_of_purpose(view, cue, min(members)), max(members)
    first = _with_antecedent(view, cue, first, opening)
    if first > opening:
        first = _by_surface(view, cue, opening)
    first = _without_own_comma(view, cue, _skip_adverbial(view, first), opening)
    return first, _last_of(view, closing, last)


def _with_object_of_purpose(view: View, cue: CueMatch, first: int) -> int:
    """From the object for which a purpose is given (*prévoit un fonds pour « aider les éleveurs »*)."""
    purpose = first + (view.low(first) == "afin")
    if view.low(purpose) not in ("pour", "de", "d'") or (view.low(purpose) != "pour" and purpose == first):
        return first
    infinitive = view.holds(purpose + 1) and view[purpose + 1].feats.get("VerbForm") == "Inf"
    objects = [t for t in view.tree.children(view[cue.head], "obj") if cue.last < t.index < first]
    if not infinitive or not objects or cue_lexicon().flagged(cue.lemma, "hearer_object"):
        return first
    return noun_phrase(view, objects[0].index, apposition=False)[0]


def _with_antecedent(view: View, cue: CueMatch, first: int, opening: int) -> int:
    """From the object that a relative clause describes (*évoque des réunions au cours desquelles il « criait »*)."""
    objects = [t for t in view.tree.children(view[cue.head], "obj") if cue.last < t.index < first]
    between = range(objects[0].index, first + 1) if objects else range(0)
    if not any(view.low(i).endswith(("quelle", "quelles", "quel", "quels")) for i in between) or opening <= first:
        return first
    return noun_phrase(view, objects[0].index, apposition=False)[0]


def _attribute_start(view: View, opening: int) -> int | None:
    """Where the attribute begins when the marks hold an adjective or stand behind *de*, *comme* alone."""
    before = view.low(opening - 1)
    if before in ("de", "d'", "comme"):
        return opening - 1
    if view[opening].upos in ("ADJ", "ADV", "VERB", "ADP") and view[opening - 1].upos in (
        "NOUN",
        "PROPN",
        "PRON",
        "VERB",
        "ADJ",
        "PUNCT",
    ):
        return opening
    return None


def _bare_judgement(view: View, cue: CueMatch, opening: int) -> int | None:
    """The marks alone where a noun without an article judges the object (*juge le prix demandé « hors-sol »*)."""
    verb = cue_lexicon().verbs.get(cue.lemma)
    judges = verb is not None and verb.kind == "judge" and view[opening].upos in ("NOUN", "X")
    with_object = any(t.upos == "DET" for t in view.between(cue.last + 1, opening))
    return opening if judges and with_object and view[opening - 1].upos in ("NOUN", "ADJ", "VERB") else None


def _with_conjuncts(view: View, end: int) -> int:
    """To the end of further quoted words on a par with the first (*juge l'offre « tardive », voire « indigne »*)."""
    after = end + 1 + view.is_comma(end + 1)
    if view.low(after) not in ("et", "mais", "ou", "voire", "puis"):
        return end
    leads = (
        i for i in range(after + 1, min(after + 4, view.stop)) if view[i].upos not in ("ADP", "DET") or i in view.opens
    )
    opened = view.opens.get(next(leads, view.stop))
    if opened is None:
        return end
    closing = next((i for i in range(after, view.stop) if opened[0] in view.closes.get(i, ())), end)
    return end if closing == end or has_finite(view, after + 1, closing + 1) else _with_conjuncts(view, closing)


def _by_surface(view: View, cue: CueMatch, opening: int) -> int:
    """The determiner, preposition and noun that lead up to the marks."""
    start = opening - (view.low(opening - 1) in ("un", "une"))
    while start - 1 > cue.last and view[start - 1].upos in ("DET", "ADP", "ADJ", "NUM"):
        start -= 1
    if start == opening and start - 1 > cue.last and view[start - 1].upos == "NOUN":
        start -= 1
        while start - 1 > cue.last and view[start - 1].upos in ("DET", "ADP", "ADJ", "NUM"):
            start -= 1
    return start


def _skip_adverbial(view: View, first: int) -> int:
    """Leave out *pour sa part*, *de son côté* and adverbs that open a complement."""
    first = behind_aside(view, first)
    return first + (view.low(first) == "encore")


def _without_own_comma(view: View, cue: CueMatch, first: int, opening: int) -> int:
    """Leave out what stands behind the verb before a comma (*évoque, elle, une affaire «…»*)."""
    behind = _behind_insertion(view, cue.last + 1)
    if first < behind <= opening:
        return behind
    for index in range(opening - 1, first - 1, -1):
        if view.low(index) == "," and index - cue.last <= _NEAR_COMMA:
            return index + 1
    return first


def _last_of(view: View, closing: int, last: int) -> int:
    """The end of the complement: what the parse hangs on it, up to a comma behind the marks."""
    index = closing
    while index < last and not view.is_stop(index + 1):
        following = view[index + 1]
        if _begins_anew(view, index + 1) or (view.is_comma(index + 1) and index + 2 not in view.opens):
            break
        if view.low(index + 1) in ("et", "mais") and is_bare_participle(view, index + 2):
            break  # *ont fustigé « Q » et annoncé que …*
        relative = any(view.low(i) in ("qui", "que", "qu'", "dont", "où") for i in range(closing + 1, index + 1))
        if following.upos in ("VERB", "AUX") and following.feats.get("VerbForm") == "Fin" and not relative:
            break
        index += 1
    index = _with_description(view, closing, index)
    while index > closing and (view.is_punct(index) or view[index].upos in ("CCONJ", "ADP", "DET", "PRON", "SCONJ")):
        index -= 1
    return _with_topic(view, index)


def _with_description(view: View, closing: int, last: int) -> int:
    """To the end of a participle or relative clause set behind the quoted words (*un bidon « vide », vu au sol*)."""
    start = last + 2
    if view.low(last + 1) == "et" and view.low(start) in RELATIVES:
        return view.next_stop(start) - 1  # *des filles « qui n'ont rien » et qui ont appris …*
    if view.low(last + 1) != "," or not view.holds(start):
        return last
    lead = start + (view[start].upos == "ADP")
    relative = view.holds(lead) and view.low(lead) in RELATIVES
    participle = view[start].upos == "VERB" and view[start].feats.get("VerbForm") == "Part"
    if not relative and not (participle and not view.low(start).endswith("ant")):
        return last
    above = [view[start], *view.tree.ancestors(view[start])]
    clause = next((t for t in above if t.deprel.startswith("acl") and t.index >= start), None)
    if clause is None or not closing - _NEAR_HEAD <= clause.head <= closing:
        return last
    return next((i for i in range(start, view.stop) if view.low(i) == "," or view.is_stop(i)), view.stop) - 1


def _begins_anew(view: View, index: int) -> bool:
    """Whether the speaker's next act, another one's time or a new line without a full stop begins here."""
    first, second = view.low(index), view.low(index + 1)
    acts = (first, second) in _NEXT_ACTS or (first == "en" and second.endswith("ant"))
    return acts or (view[index].text[:1].isupper() and view[index].upos in _SMALL_WORDS)


def _with_topic(view: View, last: int) -> int:
    """To the end of what quoted words are about (*une « colère » contre le projet*), whatever the parse hangs it on.

    A date, a hearer or a medium behind them is the verb's own.
    """
    after = last + 1
    if view.low(after).endswith("ant") and view[after].upos == "VERB" and not reports_on(view, after):
        return next((i for i in range(after, view.stop) if view.is_punct(i) or view.low(i) == "et"), view.stop) - 1
    if view.low(after) not in _TOPICAL or after in view.opens:
        return last
    head = phrase_head(view, after + 1 + (view.low(after) in ("face", "quant")))
    if head is None or view[head].upos != "NOUN":
        return last
    noun = view[head]
    if noun.lower in time_words().nouns or noun.lemma in time_words().nouns or people().noun(noun.text) is not None:
        return last
    return max(last, noun_phrase(view, head, apposition=False)[1])
