"""Clauses: where a reported clause begins behind its verb, and where it ends."""

from quotes.grammar.view import View
from quotes.lexicon.cues import cue_lexicon
from quotes.model.tree import Token

QUE = frozenset({"que", "qu'"})
# Words that make a following *que* something other than the head of a reported clause.
_NOT_REPORTING = frozenset(
    "alors tandis afin pour sans avant après bien parce dès lors pendant depuis tel telle tels telles plutôt plus "
    "moins autant aussi même ainsi jusqu' malgré outre sauf si tellement tant mieux pire autre autres".split()
)
_BEFORE_VERB = frozenset("ne n' se s' lui leur en y l' le la les".split())
# Words that begin a clause of the writer's own behind a reported one.
_OWN_PREPOSITIONS = frozenset("lors devant avant après selon d'après dans sur".split())


def is_finite(token: Token) -> bool:
    """Whether the token carries person and mood."""
    return token.upos in ("VERB", "AUX") and (
        token.feats.get("VerbForm") == "Fin" or token.feats.get("Mood") in ("Ind", "Cnd", "Sub", "Imp")
    )


def has_finite(view: View, start: int, end: int) -> bool:
    """Whether a finite verb, or a whole folded quotation, stands in the half-open token range."""
    return any(is_finite(t) or t.quoted is not None for t in view.between(start, end))


def complementizer(view: View, last: int, verb: int, words: frozenset[str] = QUE) -> int | None:
    """The *que* that opens the clause reported by a verb group ending at `last`, or None.

    Adverbs, dates, prepositional phrases and insertions between commas may stand between them.
    """
    index = last + 1
    while index < min(last + 45, view.stop):
        low, token = view.low(index), view[index]
        if low in words and _opens_report(view, index, last, verb):
            return index
        if view.is_stop(index) or index in view.opens:
            return None
        if low in (",", "(", "–", "—"):
            close = _closing_comma(view, index)
            if close is None:
                return None
            index = close
        elif index > last and token.upos == "VERB" and not token.deprel.startswith("aux"):
            return None
        index += 1
    return None


def _closing_comma(view: View, opening: int) -> int | None:
    """The end of an insertion, or the comma itself when *que* follows at once."""
    if view.low(opening + 1) in QUE:
        return opening
    for index in range(opening + 1, min(opening + 30, view.stop)):
        if view.low(index) in (",", ")", "–", "—") and (view.low(index + 1) in QUE or index - opening <= 20):
            return index
        if view.is_stop(index):
            return None
    return None


def _opens_report(view: View, index: int, last: int, verb: int) -> bool:
    before = view.low(index - 1)
    clause = view.tree.head(view[index])
    if clause.deprel.startswith("ccomp") and clause.head == verb:
        return True
    if before == "ce" and view.low(index - 2) in ("de", "d'", "à"):
        return True
    if before == "outre" and view.low(index - 2) == "en":
        return True
    if before in _NOT_REPORTING or before == "ce":
        return before == "après" and index - 1 == last + 1
    token = view[index]
    relative = any(a.deprel.startswith("acl:relcl") and last < a.head < index for a in view.tree.ancestors(token))
    plain = all(
        t.deprel not in ("obj", "nsubj") or t.lower in QUE for t in view.between(last + 1, index) if t.head == verb
    )
    return not relative or (plain and token.upos == "SCONJ")


def clause_start(view: View, before: int) -> int:
    """The first token of the clause that ends right before token `before`: behind a stop, else the sentence's start.

    A dateline (*PARIS (AFP) -*, *16 juin 2012. -*) and a leading dash are left out.
    """
    index = before - 1
    while index >= view.first and not (view.is_stop(index) and view.low(index) in (";", ":")):
        index -= 1
    index += 1
    while index < before and view.is_punct(index) and index not in view.opens:
        index += 1
    return _behind_dateline(view, index, before)


def _behind_dateline(view: View, start: int, before: int) -> int:
    for index in range(start, min(start + 12, before)):
        if view.low(index) in ("-", "–", "—") and not has_finite(view, start, index) and view[start].text[:1].isupper():
            return index + 1
    return start


def reported_end(view: View, start: int, verb: int, barrier: int | None = None) -> int:
    """The last token (inclusive) of a reported clause that begins at `start` under the verb `verb`.

    The clause runs to the sentence's end, or up to `barrier` (the first token of an incise that ends the sentence),
    unless the tree and the words agree that something behind it hangs on the reporting verb again.
    """
    end = view.last_word
    if barrier is not None and barrier > start + 1:
        end = barrier - 1
        while end > start and view.is_punct(end):
            end -= 1
    whole = _end_of_opening_mark(view, start)
    for index in range(start + 2, end + 1):
        low = view.low(index)
        if whole is not None and index == whole + 1 and low == "," and not _goes_on(view, whole):
            return whole
        if low == ";" or (low == ":" and index + 1 in view.opens):
            return index - 1
        if (low == "," or low in ("et", "mais", "puis")) and _returns_to_governor(view, index, start, verb):
            end = index - 1
            break
    return max(start, end)


def _goes_on(view: View, whole: int) -> bool:
    """Whether the report goes on behind a quotation with which it began."""
    return any(i > whole for i in view.opens) or any(low in QUE for low in view.lows(whole + 2, 3))


def _end_of_opening_mark(view: View, start: int) -> int | None:
    """The token behind which the mark closes that opens right at `start`."""
    opened = view.opens.get(start)
    return next((i for i in range(start, view.stop) if opened[0] in view.closes.get(i, ())), None) if opened else None


def _returns_to_governor(view: View, index: int, start: int, verb: int) -> bool:
    """Whether what follows the comma or conjunction at `index` goes on with the writer's own sentence."""
    following = index + 1
    low = view.low(following)
    if view[index].mark is not None and view[index].mark != view.sentence.within:
        return False
    if view.low(index) == "," and low in ("et", "mais", "puis", "ou"):
        following, low = following + 1, view.low(following + 1)
    if low in QUE | {"dont"} and view.low(index) == ",":
        return _is_comment(view, following)
    if low in QUE or not view.holds(following):
        return False
    if view.low(index) == "," and reports_on(view, following):
        return True
    if view.low(following - 1) in ("et", "mais") and (
        _is_bare_participle(view, following) or _is_coordinated_report(view, following, verb)
    ):
        return True
    top = _top(view, following, start)
    if top is None or top.head != verb or min(t.index for t in view.tree.subtree(top)) < index:
        return False
    if top.deprel.startswith("conj") and top.upos in ("VERB", "AUX"):
        return not any(t.lower in QUE for t in view.between(index, top.index))
    if view.low(index) == "," and top.deprel.startswith(("advcl", "acl", "obl", "parataxis", "xcomp")):
        return (
            low.endswith("ant")
            or low in _OWN_PREPOSITIONS
            or (low in ("en", "tout", "non") and any(word.endswith("ant") for word in view.lows(following + 1, 2)))
            or top.deprel.startswith("parataxis")
        )
    return False


def comment_start(view: View, start: int, end: int) -> int | None:
    """The comma before somebody else's comment on a reported clause, in the token range."""
    return next(
        (
            i
            for i in range(start + 1, end)
            if view.low(i) == "," and view.low(i + 1) in QUE | {"dont"} and _is_comment(view, i + 1)
        ),
        None,
    )


def _is_comment(view: View, relative: int) -> bool:
    """Whether a relative clause brings in somebody else's words (*, que la direction qualifie d'«adaptation»*)."""
    for index in range(relative + 1, min(relative + 9, view.stop)):
        lemma = cue_lexicon().forms.get(view.low(index))
        if lemma is not None and is_finite(view[index]) and "quoted" in cue_lexicon().verbs[lemma].frames:
            return any(i > index for i in view.opens)
    return False


def _is_bare_participle(view: View, index: int) -> bool:
    """Whether a past participle of saying shares the auxiliary of the reporting verb (*a fait savoir que … et nié*)."""
    token = view[index]
    lemma = cue_lexicon().forms.get(token.lower)
    return (
        lemma is not None
        and token.upos == "VERB"
        and token.feats.get("VerbForm") == "Part"
        and not token.lower.endswith("ant")
    )


def _is_coordinated_report(view: View, index: int, verb: int) -> bool:
    """Whether a verb of saying without a subject follows, in the reporting verb's number (*soutient … et parle de*)."""
    while view.low(index) in _BEFORE_VERB:
        index += 1
    token, governor = view[index] if view.holds(index) else view[verb], view[verb]
    if not is_finite(token) or view.low(index + 1) in ("-t", "-il", "-elle", "-on", "-ils", "-elles"):
        return False
    reporting = next((i for i in range(index, min(index + 4, view.stop)) if view.low(i) in cue_lexicon().forms), None)
    if reporting is None or (token.upos == "VERB" and reporting != index):
        return False
    verb_entry = cue_lexicon().verbs[cue_lexicon().forms[view.low(reporting)]]
    finite = next((t for t in view.tree.children(governor, "aux") if is_finite(t)), governor)
    return bool(verb_entry.frames & {"que", "quoted", "thought"}) and token.feats.get("Number") == finite.feats.get(
        "Number"
    )


def reports_on(view: View, index: int) -> bool:
    """Whether a participle of saying begins here (*, ajoutant que …*, *, en évoquant …*)."""
    at = (
        index
        + (view.low(index) in ("en", "sans", "tout", "non"))
        + (view.lows(index, 2) in (("tout", "en"), ("non", "sans")))
    )
    low = view.low(at)
    lemma = cue_lexicon().forms.get(low)
    if lemma is None or not (low.endswith("ant") or (at > index and low == lemma)):
        return False
    return bool(cue_lexicon().verbs[lemma].frames & {"que", "quoted"})


def _top(view: View, index: int, start: int) -> Token | None:
    """The highest ancestor of a token that still lies behind `start`."""
    token = view[index]
    for above in view.tree.ancestors(token):
        if above.index < start or not view.holds(above.index):
            return token
        token = above
    return token
