"""From a cue to its source: which grammatical place names it, by the cue's position."""

from collections.abc import Sequence
from dataclasses import replace

import regex

from quotes.grammar.clauses import has_finite, is_finite, main_verbs
from quotes.grammar.endings import is_listed_participle
from quotes.grammar.phrases import NOMINAL, noun_phrase, phrase_head
from quotes.grammar.reading import Reading
from quotes.grammar.subjects import antecedent, governor_subject, noun_before, subject_after, subject_before
from quotes.grammar.verbs import ETRE, VerbGroup, inverted_pronoun, verb_group
from quotes.grammar.view import View
from quotes.lexicon.cues import verb_forms
from quotes.lexicon.grammar import time_words
from quotes.lexicon.people import people
from quotes.model.attribution import SourcePhrase
from quotes.model.cue import CueMatch
from quotes.model.result import MentionForm
from quotes.sources import rules

_PRONOUNS = frozenset("il elle on ils elles je nous vous tu j' lui eux celui-ci celle-ci ceux-ci celles-ci moi".split())
_PLACES = frozenset("à au aux chez dans auprès sein du côté en".split())
_RELATIVES = frozenset("qui lequel laquelle lesquels lesquelles".split())
_INVERTING = frozenset("que qu' dont où comme auquel auxquels".split())
_NEAR = 12  # tokens behind *apprendre* within which it is told from whom
_WRITTEN_ON = frozenset({"sur", "dans"})
_READS = regex.compile(r"lire|li(?:t|sait)(?:-on)?")  # the forms of the verb that *on* reads with
_SOURCES = frozenset("source sources bonne bonnes même mêmes plusieurs diverses".split())
_INTERVIEWS = frozenset({"entretien", "interview"})
_POSSESSIVES = frozenset("son sa ses leur leurs mon ma mes notre nos votre vos l' les".split())
_MINIMAL = frozenset("ce celui celle ceux celles".split())


def find_sources(reading: Reading, cues: Sequence[CueMatch]) -> tuple[SourcePhrase | None, ...]:
    """Name the source of each cue, in the order of the cues; None where the sentence names none.

    Spans are half-open code points of the raw text: the full noun phrase with its appositions, without relative and
    participial clauses, or the pronoun.
    """
    found: list[SourcePhrase | None] = []
    told: dict[int, list[tuple[CueMatch, SourcePhrase | None]]] = {}  # by sentence: the verb cues before
    for cue in cues:
        view = reading.view(cue.sentence)
        source = _source(view, cue, _earlier(view, cue, told.get(cue.sentence, [])))
        if source is None and cue.position == "narrative" and (before := reading.preceding(cue.sentence)):
            source = _main_subject(before)
        if source is None and cue.position == "infinitive" and cue.first <= view.first + 2:
            # *« … », dit-elle. Avant d'ajouter*
            source = next((s for _, s in reversed(told.get(cue.sentence - 1, []))), None)
        found.append(source)
        if cue.kind == "verb" and view.marked(cue.head) is None:  # quoted words have speakers of their own
            told.setdefault(cue.sentence, []).append((cue, source))
    return tuple(found)


def _earlier(view: View, cue: CueMatch, told: Sequence[tuple[CueMatch, SourcePhrase | None]]) -> SourcePhrase | None:
    """The source of the verb cue before; for what somebody said next, of that on which the infinitive hangs."""
    if not told:
        return None
    above = {t.index for t in view.tree.ancestors(view[cue.head])}
    governing = [source for other, source in told if other.head in above] if _follows(view, cue) else []
    return (governing or [told[-1][1]])[-1]


def _source(view: View, cue: CueMatch, earlier: SourcePhrase | None) -> SourcePhrase | None:
    found = _before_cue(view, cue, _grammatical_source(view, cue, earlier))
    return _what_is_read(view, cue, found) if found is not None and _is_reader(view, cue, found) else found


def _before_cue(view: View, cue: CueMatch, source: SourcePhrase | None) -> SourcePhrase | None:
    """A source that stands before its verb ends before it, though the parse hung the verb on it."""
    if source is None or not (source.head < cue.first and source.span[1] > view[cue.first].start) or cue.kind != "verb":
        return source
    last = cue.first - 1
    while last > source.head and view.is_punct(last):
        last -= 1
    return replace(source, span=(source.span[0], view[last].end))


def _is_reader(view: View, cue: CueMatch, source: SourcePhrase) -> bool:
    """Whether the source is *on*, who reads what a paper says (*peut-on lire*, *On lit sur une pancarte : «…»*)."""
    lead = view.between(cue.first if cue.kind == "verb" else view.first, cue.last + 1)
    on = source.form == "pronoun" and view.low(source.head).endswith("on")
    return on and any(_READS.fullmatch(t.lower) for t in lead)


def _what_is_read(view: View, cue: CueMatch, reader: SourcePhrase) -> SourcePhrase | None:
    """The paper in or on which one reads; nothing here where it is *y*: the text has named it before."""
    for index in (*range(cue.first, view.stop), *range(cue.first - 1, view.first - 1, -1)):
        if view.low(index) in _WRITTEN_ON and view.marked(index) is None:
            paper = _phrase(view, phrase_head(view, index + 1), rules.ON_PLACE.id)
            if paper is not None and _is_paper(view, paper):
                return paper
    there = cue.position in ("incise", "bare") and any(t.lower == "y" for t in view.between(view.first, cue.last + 1))
    return None if there else reader


def _grammatical_source(view: View, cue: CueMatch, earlier: SourcePhrase | None) -> SourcePhrase | None:
    if cue.position == "participle" and not cue.passive:
        return _of_participle(view, cue, earlier)
    if cue.kind == "preposition":
        return _of_preposition(view, cue)
    if cue.kind == "noun":
        return _of_noun(view, cue)
    if cue.kind == "colon":
        return _of_signature(view, cue) if "signed" in cue.frames else _of_heading(view, cue)
    if earlier is not None and (
        (cue.position == "main" and _continues(view, cue)) or (cue.position == "infinitive" and _follows(view, cue))
    ):
        return replace(earlier, rule=rules.SHARED.id)
    found = _of_verb(view, cue)
    if found is None and earlier is not None and cue.kind == "verb" and not cue.passive:
        return replace(earlier, rule=rules.SHARED.id)
    return found


def _main_subject(view: View) -> SourcePhrase | None:
    """The subject of a sentence's main verb (*Le dirigeant accuse. Et de conclure : «…»*)."""
    root = next((t for t in view.tokens if t.head == t.index), None)
    subjects = view.tree.children(root, "nsubj") if root else []
    return _phrase(view, subjects[0].index, rules.NARRATIVE.id) if subjects else None


def _continues(view: View, cue: CueMatch) -> bool:
    """Whether a conjunction stands right before the verb, so that it shares the subject of the verb before it."""
    at = cue.first - 1
    while view.holds(at) and (view.low(at) in ("ne", "n'") or view[at].upos == "ADV"):
        at -= 1
    listed = view.low(at) == "," and is_listed_participle(view, cue.head)
    return listed or view.low(at) in ("et", "mais", "puis", "ou")


def _follows(view: View, cue: CueMatch) -> bool:
    """Whether an infinitive tells what a speaker said next (*a promis que le site resterait, avant d'ajouter …*)."""
    return view.low(cue.first - 2) == "avant" and view.low(cue.first - 1) in ("de", "d'")


def _of_participle(view: View, cue: CueMatch, earlier: SourcePhrase | None) -> SourcePhrase | None:
    """Set off by a comma, a participle carries on the speech of the sentence; right behind a noun, it is the noun's."""
    before = cue.first - 1 - (view.low(cue.first - 1) in ("en", "y")) - (view.low(cue.first - 2) == "tout")
    there = view.low(cue.first) == "y"  # *salue l'accord y voyant un « signe »*
    if view.is_punct(before) or before in view.closes or view.low(cue.first - 1) == "en" or there:
        if earlier is not None:
            return replace(earlier, rule=rules.SHARED.id)
        return _before(view, cue)
    head = noun_before(view, before)
    if head is None:
        return earlier and replace(earlier, rule=rules.SHARED.id)
    return _phrase(view, head, rules.SHARED.id) if _may_speak(view, head) else None


def _of_verb(view: View, cue: CueMatch) -> SourcePhrase | None:
    if cue.clitic is not None:
        return _of_clitic(view, cue)
    if cue.position == "narrative":
        start = view.first + (view.low(view.first) in ("et", "mais", "puis"))
        return _phrase(view, phrase_head(view, start), rules.NARRATIVE.id) if start < cue.first - 1 else None
    if cue.passive:
        return _agent(view, cue)
    if cue.lemma == "apprendre" and (informant := _informant(view, cue.last + 1)):
        return informant
    if cue.position == "incise":
        return _phrase(view, subject_after(view, cue.last), rules.AFTER.id) or _before(view, cue)
    return _before(view, cue)


def _before(view: View, cue: CueMatch) -> SourcePhrase | None:
    group = verb_group(view, cue.head, verb_forms()) or VerbGroup(
        cue.first, cue.last, cue.head, cue.first, cue.lemma, "finite"
    )
    if cue.position in ("participle", "infinitive"):
        return _phrase(view, governor_subject(view, group), rules.SHARED.id) or _phrase(
            view, subject_before(view, group), rules.SHARED.id
        )
    if view.low(cue.first - 1) in _INVERTING and (inverted := subject_after(view, cue.last)) is not None:
        return _phrase(view, inverted, rules.AFTER.id)
    subject = subject_before(view, group)
    if subject is not None and view.low(subject) == "on" and (lead := _leading_source(view)):
        return lead
    if subject is not None and view.low(subject) == "il" and view.low(cue.first) in ETRE:
        return _impersonal(view, cue) or _phrase(view, subject, rules.BEFORE.id)
    if subject is None and (root := _nominal_root(view, cue)) is not None:
        return _phrase(view, root, rules.BEFORE.id)
    if subject is None:
        return _phrase(view, governor_subject(view, group), rules.SHARED.id)
    if view.low(subject) in _RELATIVES:
        return _phrase(view, antecedent(view, subject), rules.ANTECEDENT.id)
    return _phrase(view, subject, rules.BEFORE.id)


def _nominal_root(view: View, cue: CueMatch) -> int | None:
    """The noun that the parse left without a verb: the main verb, far behind relative clauses, was hung on those."""
    root = next((t for t in view.tokens if t.head == t.index), None)
    if root is None or cue.position != "main" or view.low(cue.first - 1) != "," or root.index >= cue.first:
        return None
    nominal = root.upos in NOMINAL and view.tree.children(root, "det", "flat")
    alone = next(main_verbs(view, view.first, cue.first), None) is None
    return root.index if nominal and alone and has_finite(view, root.index, cue.first) else None


def _of_clitic(view: View, cue: CueMatch) -> SourcePhrase | None:
    token = view[cue.clitic or cue.last]
    pronoun = inverted_pronoun(token.text) or token.lower
    start = token.end - len(pronoun)
    if pronoun == "on":
        at = _past_dates(view, cue.last + 1)
        beside = _beside_on(view, at)
        if beside is not None and (
            at > cue.last + 1 or view.low(at) in ("de", "auprès", "d'") or _is_paper(view, beside)
        ):
            return beside
        if beside is not None:
            return SourcePhrase((start, beside.span[1]), token.index, "pronoun", rules.ON_PLACE.id)
    if pronoun == "il" and cue.passive:
        return _beside_on(view, _past_dates(view, cue.last + 1)) or _agent(view, cue)
    if pronoun == "on" and (lead := _leading_source(view)):
        return lead
    return SourcePhrase((start, token.end), token.index, "pronoun", rules.CLITIC.id)


def _is_paper(view: View, phrase: SourcePhrase) -> bool:
    """Whether what is read speaks, and not who reads (*lit-on dans le rapport*)."""
    noun = people().noun(view[phrase.head].text)
    return noun is not None and noun.kind == "document"


def _impersonal(view: View, cue: CueMatch) -> SourcePhrase | None:
    """The paper in which something stands (*Dans son rapport, il est indiqué que …*)."""
    lead = view.first if view.low(view.first) in _PLACES else cue.last + 1
    paper = _beside_on(view, lead)
    return paper if paper is not None and _is_paper(view, paper) else None


def _past_dates(view: View, index: int) -> int:
    """Past adverbs and dates (*a-t-on appris mardi soir de source …*)."""
    words = time_words()
    while (
        view.holds(index)
        and view.low(index) != "auprès"
        and (view[index].upos == "ADV" or view.low(index) in words.nouns | words.adverbs)
    ):
        index += 1
    return index


def _leading_source(view: View) -> SourcePhrase | None:
    """*De source judiciaire, on indique que …*: the source that opens the sentence."""
    if view.low(view.first) == "de" and view.low(view.first + 1) in _SOURCES:
        return _phrase(view, phrase_head(view, view.first + 1), rules.ON_PLACE.id)
    return None


def _beside_on(view: View, index: int) -> SourcePhrase | None:
    """What *on* is said to be: a place behind *à*, *chez*, *dans*, or the source behind *de source*, *auprès de*."""
    low = view.low(index)
    if low in ("de", "d'") and view.low(index + 1) in _SOURCES:
        return _phrase(view, phrase_head(view, index + 1), rules.ON_PLACE.id)
    if low == "auprès":
        return _phrase(view, phrase_head(view, index + 2), rules.ON_PLACE.id)
    if low in _PLACES:
        while view.holds(index) and (view[index].upos == "ADP" or view.low(index) in ("sein", "côté")):
            index += 1
        return _phrase(view, phrase_head(view, index), rules.ON_PLACE.id)
    return None


def _informant(view: View, start: int) -> SourcePhrase | None:
    """From whom somebody has it: *a appris l'AFP de source policière*, *a appris la radio auprès du parquet*."""
    for index in range(start, min(start + _NEAR, view.stop - 1)):
        if view.is_stop(index):
            break
        if view.low(index) == "auprès" or (view.low(index) == "de" and view.low(index + 1) in ("source", "sources")):
            return _beside_on(view, index)
    return None


def _agent(view: View, cue: CueMatch) -> SourcePhrase | None:
    for index in range(cue.last + 1, min(cue.last + 30, view.stop)):
        if view.low(index) == "par" and index not in view.opens:
            return _phrase(view, phrase_head(view, index + 1), rules.AGENT.id)
        if view.is_stop(index):
            break
    return None


def _of_preposition(view: View, cue: CueMatch) -> SourcePhrase | None:
    words = cue.lemma.split()
    if "clitic" in cue.frames:
        inside = [i for i in range(cue.first, cue.last + 1) if view.low(i) in _POSSESSIVES]
        return _phrase(view, inside[0], rules.COMPLEMENT.id) if inside else None
    start = cue.first + 1 if "keeps_noun" in cue.frames else cue.last + 1
    if words[-1:] == ["qui"] or view.low(start) in _RELATIVES:
        relative = cue.last if words[-1:] == ["qui"] else start
        return _phrase(view, antecedent(view, relative), rules.ANTECEDENT.id)
    head = phrase_head(view, start)
    if head is not None and "keeps_noun" in cue.frames:
        first, last = noun_phrase(view, head, apposition=False)
        return SourcePhrase((view[min(first, start)].start, view[last].end), head, "description", rules.COMPLEMENT.id)
    return _phrase(view, head, rules.COMPLEMENT.id)


def _of_noun(view: View, cue: CueMatch) -> SourcePhrase | None:
    guest = _interviewed(view, cue) if cue.lemma in _INTERVIEWS else None
    if guest is not None:
        return guest
    before = cue.first - 1
    while view.holds(before) and view[before].upos == "ADJ":
        before -= 1
    if view.low(before) in _POSSESSIVES - {"l'", "les"}:
        token = view[before]
        return SourcePhrase((token.start, token.end), before, "pronoun", rules.POSSESSOR.id)
    for index in range(cue.last + 1, min(cue.last + 10, view.stop)):
        low = view.low(index)
        if low in ("de", "d'", "par") and view.tree.raw[view[index].start : view[index].end].lower() != "des":
            head = phrase_head(view, index + 1)
            if head is not None and _may_speak(view, head):
                return _phrase(view, head, rules.POSSESSOR.id)
        if low in ("que", "qu'", ":", "selon") or is_finite(view[index]):
            break
    return _user_of(view, cue)


def _interviewed(view: View, cue: CueMatch) -> SourcePhrase | None:
    """Whom an interview was held with, by name: the article before it names a medium (*un entretien avec l'AFP*)."""
    if view.low(cue.last + 1) not in ("avec", "de", "d'") or not view.holds(cue.last + 2):
        return None
    head = phrase_head(view, cue.last + 2)
    named = head is not None and view[head].upos == "PROPN" and view[cue.last + 2].upos == "PROPN"
    return _phrase(view, head, rules.POSSESSOR.id) if named else None


def _user_of(view: View, cue: CueMatch) -> SourcePhrase | None:
    """The subject of the verb whose complement the noun is (*s'est basé sur le raisonnement suivant*)."""
    for above in view.tree.ancestors(view[cue.head]):
        if above.upos not in ("VERB", "AUX"):
            continue
        group = verb_group(view, above.index, verb_forms())
        subject = subject_before(view, group) if group else None
        if subject is not None and subject < cue.first and view.low(subject) not in _RELATIVES:
            return _phrase(view, subject, rules.SHARED.id)
        return None
    return None


def _may_speak(view: View, head: int) -> bool:
    token = view[head]
    return token.upos == "PROPN" or token.lower in _PRONOUNS or people().noun(token.text) is not None


def _of_heading(view: View, cue: CueMatch) -> SourcePhrase | None:
    """Before a bare colon: the subject of a verb, else a noun phrase that names somebody."""
    for index in range(cue.first - 1, view.first - 1, -1):
        if view[index].upos in ("VERB", "AUX") and view[index].feats.get("VerbForm") != "Inf":
            group = verb_group(view, index, verb_forms())
            subject = subject_before(view, group) if group else None
            if subject is not None and view.low(subject) not in _RELATIVES:
                return _phrase(view, subject, rules.HEADING.id)
    commas = [i + 1 for i in range(view.first, cue.first) if view.low(i) == ","]
    for start in (view.first + view.is_punct(view.first), *reversed(commas)):
        head = phrase_head(view, start)
        if head is not None and head < cue.first and _may_speak(view, head) and not _is_rubric(view, head, cue.first):
            return _phrase(view, head, rules.HEADING.id)
    return None


def _of_signature(view: View, cue: CueMatch) -> SourcePhrase:
    """The words behind the sign that ends a headline."""
    head = cue.last + 1
    return SourcePhrase((view[head].start, view[view.last_word].end), head, "description", rules.HEADING.id)


def _is_rubric(view: View, head: int, colon: int) -> bool:
    """Whether a single word before the colon is a rubric (*Handball : «…»*) and no name that the article repeats."""
    word = view[head].text
    if word.lower() in _PRONOUNS:
        return False
    return head == view.first and colon == head + 1 and (view.tree.raw.count(word) < 2 or word.lower() in view.tree.raw)


def _phrase(view: View, head: int | None, rule: str) -> SourcePhrase | None:
    """The source phrase around a head, or None for a head that names nobody."""
    if head is None or not view.holds(head):
        return None
    token = view[head]
    if (
        token.upos in ("PRON", "DET")
        and token.lower in _PRONOUNS | _POSSESSIVES | _MINIMAL
        and not (token.lower == "ce" and view.low(head + 1) == "dernier")
    ):
        return SourcePhrase((token.start, token.end), head, "pronoun", rule)
    first, last = noun_phrase(view, head)
    form: MentionForm = "description"
    if token.upos == "PROPN":
        form = "name"
    elif token.upos == "PRON" and first == last:
        form = "pronoun"
    return SourcePhrase(view.extent(first, last), head, form, rule)
