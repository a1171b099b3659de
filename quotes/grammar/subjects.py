"""Who does what a verb says: subjects before and after it, antecedents, shared subjects."""

from quotes.grammar.clauses import COORDINATORS, QUE, has_finite, is_finite
from quotes.grammar.phrases import NOMINAL, phrase_head
from quotes.grammar.verbs import VerbGroup
from quotes.grammar.view import View
from quotes.lexicon.grammar import adverbials, time_words
from quotes.lexicon.people import people
from quotes.model.tree import Token

_SUBJECT = ("nsubj", "expl:subj", "expl", "csubj")
_RELATIVE = frozenset({"qui"})
_SUBORDINATORS = frozenset("que qu' puisque comme lorsque quand si car".split())
_QUANTITIES = frozenset("plus moins près beaucoup peu nombre tant trop assez autant".split())
_STRONG_PRONOUNS = frozenset("lui elle eux elles".split())
_RELATIVE_WORDS = frozenset({"qui", "que", "qu'", "dont", "où"})
_NAMELESS_SUBJECTS = frozenset({"il", "elle", "ils", "elles", "on", "je", "nous", "vous", "tu", "j'"})
_MEMBERS = frozenset("un une certains certaines plusieurs beaucoup chacun chacune deux trois".split())
_REACH_RIGHT = 34
_INSERTION = 20


def subject_before(view: View, group: VerbGroup) -> int | None:
    """The head of the subject that stands before the verb, or None. A relative *qui* is given back as itself."""
    near = _adjacent_pronoun(view, group)
    if near is not None:
        return near
    by_tree = [
        t for t in view.tree.children(view[group.verb], *_SUBJECT)
        if t.index < group.first and view.holds(t.index) and t.lower not in ("s'", "se")
    ]  # fmt: skip
    named = [t for t in by_tree if t.upos in NOMINAL | {"ADJ", "DET"} and not _stands_apart(view, t, group)]
    if named:
        return _behind_detached(view, _leftmost_of_chain(view, named, group), group)
    return _by_surface(view, group)


def _stands_apart(view: View, subject: Token, group: VerbGroup) -> bool:
    """Whether a colon, or the clause set between commas in which it stands, parts a noun from the verb."""
    between = view.lows(subject.index, group.first - subject.index)
    start = subject.index
    while view.holds(start - 1) and view[start - 1].upos in ("DET", "ADJ", "NUM"):
        start -= 1
    subordinate = view.low(start - 1) in _SUBORDINATORS
    object_relative = view.low(start - 1) in QUE and not has_finite(view, subject.index, group.first)
    return ":" in between or ";" in between or (subordinate and "," in between and not object_relative)


def _adjacent_pronoun(view: View, group: VerbGroup) -> int | None:
    at = group.first - 1
    if view.low(at) in ("ne", "n'"):
        at -= 1
    while at > view.first and view[at].upos == "ADV" and view.low(at) not in _NAMELESS_SUBJECTS:
        at -= 1
    low = view.low(at)
    whole = _one_of(view, at)
    if whole is not None:
        return whole
    if (
        low in _RELATIVE
        or low in _NAMELESS_SUBJECTS
        or low in ("celui-ci", "celle-ci", "ceux-ci", "celles-ci", "ceci", "cela", "ça")
    ):
        return at if at not in view.closes else None
    return None


def _one_of(view: View, at: int) -> int | None:
    """The word for the members where the pronoun at `at` is the whole they are of (*l'une d'elles*)."""
    if view.low(at) not in ("eux", "elles"):
        return None
    at -= 1 + (view.low(at - 1) == "entre")
    return at - 1 if view.holds(at - 1) and view.low(at) == "d'" and view.low(at - 1) in _MEMBERS else None


def _leftmost_of_chain(view: View, subjects: list[Token], group: VerbGroup) -> int:
    """Of several subjects, the first of those joined by commas (*Le porte-parole, Sean Parnell, a déclaré*).

    A phrase that no comma closes is none of them (*Le visage masqué, un témoin a déclaré*).
    """
    nearest = subjects[-1]
    if "," not in view.lows(nearest.index, group.first - nearest.index):
        return nearest.index
    for earlier in reversed(subjects[:-1]):
        joined = (
            any(view.low(i) == "," for i in range(earlier.index, nearest.index)) and nearest.index - earlier.index < 12
        )
        if joined and (earlier.upos == "PROPN" or view.tree.children(earlier, "det")):
            nearest = earlier  # a bare noun (*Fille d'un gardien, la réalisatrice*) is only set before the subject
    return nearest.index


def _behind_detached(view: View, subject: int, group: VerbGroup) -> int:
    """Past a bare description set before the name (*Maire depuis 2014, Florence Abadie demande*) to the name."""
    token = view[subject]
    participle = token.lower in adverbials().detached
    bare = token.upos in ("NOUN", "ADJ") or (token.upos == "PROPN" and people().noun(token.text) is not None)
    if not (bare or participle) or view.tree.children(token, "det") or subject > view.first + 1:
        return subject
    comma = next((i for i in range(subject, group.first) if view.low(i) == ","), None)
    head = phrase_head(view, comma + 1) if comma is not None and comma + 1 < group.first else None
    return head if head is not None and head < group.first else subject


def _by_surface(view: View, group: VerbGroup) -> int | None:
    """Scan left over adverbs and insertions between commas for the nearest nominal head."""
    index = group.first - 1
    if view.low(index) in ("ne", "n'"):
        index -= 1
    steps = 0
    while index >= view.first and steps < 40:
        steps += 1
        if view.is_stop(index) or (index in view.closes and view[index].quoted is not None):
            return None
        if view.low(index) == "," or view.low(index) in ("–", "—", ")"):
            opening = _insertion_start(view, index)
            if opening is None:
                index -= 1
                continue
            index = opening - 1
            continue
        token = view[index]
        if token.upos in ("NOUN", "PROPN") and token.lower not in time_words().nouns:
            head = _up_to_head(view, index)
            case = _preposition_of(view, head)
            if case is None:
                return head
            index = case - 1
            continue
        bare = index + 1 == group.first or view[index + 1].upos not in NOMINAL
        if token.upos in ("ADJ", "NUM") and view[index - 1].upos == "DET" and bare:
            return index
        if token.upos == "PRON" and token.lower not in ("que", "qu'", "dont", "où", "y", "en", "se", "s'"):
            return index
        if token.upos in ("VERB", "AUX") and token.feats.get("VerbForm") == "Fin":
            relative = next(
                (i for i in range(index, max(view.first, index - 8) - 1, -1) if view.low(i) in ("qui", "dont")), None
            )
            if relative is None:
                return None
            index = relative - 1
            continue
        if token.upos in ("SCONJ", "CCONJ"):
            return None
        index -= 1
    return None


def _preposition_of(view: View, head: int) -> int | None:
    """The preposition that governs a noun phrase, which is then no subject (*des* may be an article)."""
    for child in view.tree.children(view[head], "case"):
        if view.low(child.index - 1) in _QUANTITIES or view.low(child.index) == "comme":
            continue  # *plus de dix mille manifestants*, *Tout comme le maire l'avait dit*
        if child.index < head and view.tree.raw[child.start : child.end].lower() != "des":
            return child.index
    return None


def _insertion_start(view: View, close: int) -> int | None:
    """The comma that opens the insertion which the comma at `close` ends."""
    for index in range(close - 1, max(view.first, close - 30) - 1, -1):
        if view.low(index) in (",", "–", "—", "("):
            return index
        if view.is_stop(index):
            return None
    return None


def _up_to_head(view: View, index: int) -> int:
    """From a noun inside a phrase up to the phrase's head (*le directeur de l'usine*: *directeur*)."""
    token = view[index]
    for _ in range(8):
        above = view.tree.head(token)
        relation = token.deprel.partition(":")[0]
        if relation not in ("nmod", "flat", "conj", "fixed", "compound", "amod") or above.index >= token.index:
            break
        if not view.holds(above.index) or not _can_head(view, above):
            break
        token = above
    return token.index


def _can_head(view: View, token: Token) -> bool:
    """Whether a token heads a noun phrase; adjectives used as nouns (*un responsable*) have a determiner."""
    return token.upos in NOMINAL or bool(view.tree.children(token, "det"))


def subject_after(view: View, last: int) -> int | None:
    """The head of a subject inverted behind a verb group that ends at `last`, or None.

    Adverbs, dates and prepositional phrases between verb and subject are passed over (*a indiqué mercredi à l'AFP le
    ministre*).
    """
    index, limit = last + 1, min(last + _REACH_RIGHT, view.stop)
    times = time_words()
    while index < limit:
        token, low = view[index], view.low(index)
        if view.is_stop(index) or low.startswith("-") or (index in view.opens and not _is_named_in_marks(view, index)):
            return None  # *rappelez-moi*: an imperative's object
        if view.is_comma(index):
            passed = _pass_insertion(view, index)
            if passed is None:
                return None
            index = passed
            continue
        if low in ("que", "qu'", "qui", "dont", "si") or token.upos == "SCONJ":
            return None
        if (passed := _pass_adverb(view, index)) > index:
            index = passed
            continue
        if token.upos in ("VERB", "AUX") and token.feats.get("VerbForm") == "Inf":
            return None
        if _is_preposition(view, index):
            index = pass_prepositional(view, index)
            continue
        head = phrase_head(view, index)
        if head is None:
            return None
        if view.low(head) in times.nouns:
            index = head + 1
            while index < limit and (_is_deictic(view, index) or view[index].upos in ("ADJ", "NUM")):
                index += 1
            continue
        if (
            low in _STRONG_PRONOUNS
            and head == index
            and (view.low(index + 1) == "," or (view.low(index + 1) == "aussi" and _names(view, index + 2)))
        ):
            index += 1
            continue
        return head
    return None


def _is_deictic(view: View, index: int) -> bool:
    """Whether a token goes on with a date (*mardi soir*, *ce jour-là*)."""
    return view.low(index) in time_words().nouns or view.low(index) in ("-là", "-ci")


def _names(view: View, index: int) -> bool:
    """Whether a noun phrase or a name begins here."""
    return view.holds(index) and view[index].upos in ("DET", "PROPN")


def _is_named_in_marks(view: View, index: int) -> bool:
    """Whether the marks that open here hold the name of a paper or the like (*indique « Le Monde »*)."""
    token = view[index]
    if token.quoted is not None or not token.text[:1].isupper():
        return False
    closing = next((i for i in range(index, view.stop) if i in view.closes), None)
    return closing is not None and not has_finite(view, index, closing + 1) and view[closing].upos != "PUNCT"


def _pass_adverb(view: View, index: int) -> int:
    """Past an adverb or a word of time, if one stands here."""
    if view.lows(index, 2) in (("depuis", "lors"), ("dès", "lors")):
        return index + 2
    times, low = time_words(), view.low(index)
    passes = view[index].upos == "ADV" or low in times.adverbs or low in times.nouns or low in ("même", "tout")
    return index + passes


def _pass_insertion(view: View, comma: int) -> int | None:
    """Past an insertion right behind the verb (*a déclaré, dans un message publié mardi, le ministre*), or None."""
    relative = False
    for index in range(comma + 1, min(comma + _INSERTION, view.stop)):
        relative = relative or (index > comma + 1 and view.low(index) in _RELATIVE_WORDS)
        if view.low(index) == ",":
            return index + 1
        if view.is_stop(index) or (not relative and (is_finite(view[index]) or view[index].upos == "SCONJ")):
            return None
    return None


def _is_preposition(view: View, index: int) -> bool:
    token = view[index]
    if (token.upos != "ADP" and token.lower not in ("lors", "près", "auprès", "face")) or token.lower == "quelqu'":
        return False
    raw = view.tree.raw[token.start : token.end].lower()
    before = view[index - 1]
    return raw != "des" or (
        before.upos == "NOUN" and not before.text.isupper() and before.lower not in time_words().nouns
    )


def pass_prepositional(view: View, index: int) -> int:
    """The token behind a prepositional phrase: preposition(s), then one noun phrase with its own complements *de*."""
    while view.holds(index):
        while view.holds(index) and (
            view[index].upos in ("ADP", "DET", "NUM", "SCONJ")
            or view.low(index) in ("lors", "près", "auprès", "face")
            or (view.low(index) == "ou" and view[index - 1].upos == "NUM")
        ):
            index += 1
        participle = view.holds(index) and view[index].feats.get("VerbForm") == "Part"
        head = None if participle else phrase_head(view, index)
        if head is None:
            return index + 1  # *par écrit*
        index = head + 1
        while view.holds(index) and _goes_on_name(view, index):
            index += 1
        if not (
            view.holds(index)
            and view.low(index) in ("de", "d'", "du")
            and view.tree.raw[view[index].start : view[index].end].lower() != "des"
        ):
            return index
    return index


def governor_subject(view: View, group: VerbGroup) -> int | None:
    """The subject of the verb on which a participle, infinitive or coordinated verb hangs."""
    token = view[group.verb]
    for _ in range(5):
        above = view.tree.head(token)
        if above.index == token.index or not view.holds(above.index):
            return None
        if above.upos in ("NOUN", "PROPN", "PRON") and token.deprel.startswith("acl"):
            return above.index
        subjects = [t for t in view.tree.children(above, "nsubj", "expl:subj") if view.holds(t.index)]
        if subjects:
            return subjects[0].index
        token = above
    return None


def antecedent(view: View, relative: int) -> int | None:
    """The head of the noun phrase that a relative pronoun takes up."""
    for above in view.tree.ancestors(view[relative]):
        if above.deprel.startswith("acl") and view.holds(above.head) and above.head < relative:
            return above.head
        if above.index < relative and above.upos in ("NOUN", "PROPN"):
            break
    if view.low(relative - 1) in COORDINATORS:
        return next((t.head for t in reversed(view.tokens) if _describes(t, relative)), None)
    return noun_before(view, relative - 1)


def _describes(token: Token, relative: int) -> bool:
    """Whether a clause before a coordinated relative one hangs on a noun (*un tract distribué hier et qui dit …*)."""
    return token.index < relative and token.deprel.startswith("acl") and token.head < token.index


def noun_before(view: View, index: int) -> int | None:
    """The head of the noun phrase that ends at a token, punctuation and adjectives passed over."""
    while index >= view.first and (view.is_punct(index) or view[index].upos in ("ADP", "ADV", "ADJ")):
        index -= 1
    if index < view.first or view[index].upos not in NOMINAL:
        return None
    return _up_to_head(view, index)


def _goes_on_name(view: View, index: int) -> bool:
    """Whether a token still belongs to the noun phrase before it: adjectives, dates, further parts of a name."""
    token, before = view[index], view[index - 1]
    if token.upos in ("ADJ", "NUM") or token.lower in time_words().nouns:
        return True
    if token.lower == "et" and view.holds(index + 1):
        return before.text[:1].isupper() and view[index + 1].text[:1].isupper() and view[index + 1].deprel == "conj"
    if people().first_name(token.text) and before.upos == "PROPN" and not people().first_name(before.text):
        return False  # *dans La Provence Jean Dupont*: a name of its own begins
    if before.text.isupper() and len(before.text) > 1 and not token.text.isupper():
        return False  # *à l'AFP Jean Dupont*: an acronym is a name by itself
    return token.upos in ("PROPN", "NOUN") and (
        token.deprel.startswith(("flat", "nummod")) or before.upos == token.upos == "PROPN"
    )
