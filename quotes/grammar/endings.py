"""Where a reported clause ends, and the writer's own sentence goes on."""

from quotes.grammar.clauses import COORDINATORS, QUE, has_finite, is_finite, main_verbs
from quotes.grammar.view import View
from quotes.lexicon.cues import ComplexPredicate, cue_lexicon
from quotes.lexicon.grammar import adverbials
from quotes.model.tree import Token

# What stands before the participle or infinitive of a further report.
_BEFORE_REPORT = (("en",), ("sans",), ("tout", "en"), ("non", "sans"), ("avant", "de"), ("avant", "d'"), ("après",))
_BEFORE_VERB = frozenset("ne n' se s' lui leur en y l' le la les me m' nous vous".split())
_REPORTS = frozenset({"que", "quoted"})
_CLAUSAL = frozenset({"que", "de_inf"})
_CLITICS = frozenset({"se", "s'", "y", "en"})
_PAST_HISTORIC = ("a", "èrent", "urent", "irent")  # the parse may call it an imperfect
_LONGER = 3  # letters than *va* has
_SAME_SUBJECT = frozenset({"il", "elle", "ils", "elles", "on"})
_SEEN_REACH = 12
_SUBJECT_REACH = 18  # tokens from a comma to the verb of the clause behind it
# Words that begin a clause of the writer's own behind a reported one.
_OWN_PREPOSITIONS = frozenset("lors devant avant après selon d'après dans sur".split())


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
    for index in range(start + 1, end + 1):
        low = view.low(index)
        if whole is not None and index == whole + 1 and low == "," and not _goes_on(view, whole):
            return whole
        if low == ";" or (low == ":" and index + 1 in view.opens):
            return index - 1
        if (low == "," or low in ("et", "mais", "puis")) and _returns_to_governor(view, index, start, verb):
            end = index - 1
            break
        if view.lows(index, 2) == ("tout", "en") and view.marked(index) is None and reports_on(view, index):
            end = index - 1  # *a dit comprendre P tout en mettant en garde contre Q*
            break
    return max(start, end)


def _goes_on(view: View, whole: int) -> bool:
    """Whether the report goes on behind a quotation with which it began."""
    return any(i > whole for i in view.opens) or any(low in QUE for low in view.lows(whole + 2, 3))


def _end_of_opening_mark(view: View, start: int) -> int | None:
    """The token behind which the mark closes that opens right at `start`."""
    opened = view.opens.get(start)
    end = next((i for i in range(start, view.stop) if opened[0] in view.closes.get(i, ())), None) if opened else None
    predicate = view[start].feats.get("VerbForm") == "Inf" or (end is not None and has_finite(view, start, end + 1))
    return end if predicate else None  # else it is but the subject of the clause


def _returns_to_governor(view: View, index: int, start: int, verb: int) -> bool:
    """Whether what follows the comma or conjunction at `index` goes on with the writer's own sentence."""
    following = index + 1
    low = view.low(following)
    if view[index].mark is not None and view[index].mark != view.sentence.within:
        return False
    if view.low(index) == "," and low in ("et", "mais", "puis", "ou"):
        following, low = following + 1, view.low(following + 1)
    if _brings_comment(view, index) or _is_set_against(view, index):
        return True
    if low in QUE | {"dont"} and view.low(index) == ",":
        return False
    if low in QUE or not view.holds(following):
        return False
    if low == "ce" and view.low(following + 1) == "qui" and _goes_on_quoting(view, following):
        return False  # *…, ce qui pourrait «gonfler» l'effet*: quoted words go on with what is reported
    if view.low(index) == "," and reports_on(view, following):
        return True
    joined = view.low(following - 1) in ("et", "mais")
    if joined and (is_bare_participle(view, following) or _is_coordinated_report(view, following, verb)):
        return True
    return _takes_up_subject(view, following, verb) or _hangs_on_governor(view, index, following, start, verb)


def _goes_on_quoting(view: View, index: int) -> bool:
    """Whether quoted words follow under a verb that does not tell what came next (*, ce qui l'amena à signer «…»*)."""
    verb = next((t for t in view.between(index, view.stop) if is_finite(t)), None)
    told = verb is None or verb.feats.get("Tense") == "Past" or verb.deprel.startswith("aux")
    told = told or (verb is not None and verb.lower.endswith(_PAST_HISTORIC) and len(verb.text) > _LONGER)
    return not told and any(i > index for i in view.opens)


def _hangs_on_governor(view: View, index: int, following: int, start: int, verb: int) -> bool:
    """Whether the parse puts what follows under the reporting verb, and its words do not speak against it."""
    low, top = view.low(following + (view.low(following) in ("se", "s'"))), _top(view, following, start)
    if top is None or top.head != verb or min(t.index for t in view.tree.subtree(top)) < index:
        return False
    if top.deprel.startswith("conj") and top.upos in ("VERB", "AUX"):
        return not any(t.lower in QUE for t in view.between(index, top.index))
    if view.low(index) == "," and top.deprel.startswith(("advcl", "acl", "obl", "parataxis", "xcomp")):
        return (
            low.endswith("ant")
            or low in _OWN_PREPOSITIONS
            or (low in ("en", "tout", "non") and any(word.endswith("ant") for word in view.lows(following + 1, 2)))
            or (top.deprel.startswith("parataxis") and any(is_finite(t) for t in view.tree.subtree(top)))
        )
    return False


def _takes_up_subject(view: View, index: int, verb: int) -> bool:
    """Whether the subject of the reporting verb comes again, or its counterpart (*On dit que … et on …*, *Les uns*)."""
    subject = next(iter(view.tree.children(view[verb], "nsubj", "expl:subj")), None)
    if subject is None:
        return False
    again = view.low(index) == subject.lower and view.low(index) in ("on", "il", "elle", "ils", "elles")
    if subject.lower in ("uns", "un", "une", "unes") and view.low(subject.index - 1) in ("les", "l'"):
        return view.low(index) in ("les", "l'") and view.low(index + 1) in ("autre", "autres")
    return again and view.low(index - 1) in COORDINATORS


def matrix_verb(view: View, cue: int, start: int, end: int) -> int | None:
    """The verb of the writer's sentence that comes behind a report made in a subordinate clause, or None.

    `cue` is the reporting verb or noun, `start` the first token of what it reports (its *que* included). A verb that no
    linker subordinates belongs to the sentence around (*Un groupe qui se disait intéressé n'a plus donné signe*).
    """
    found = next(main_verbs(view, start, end + 1), None)
    if found is None or any(True for _ in main_verbs(view, view.first, cue)):
        return None
    while found - 1 > start and view.low(found - 1) in _BEFORE_VERB:
        found -= 1
    return found


def comment_start(view: View, start: int, end: int) -> int | None:
    """The comma before somebody else's comment on a reported clause, in the token range."""
    return next(
        (i for i in range(start + 1, end) if _brings_comment(view, i)),
        None,
    )


def _brings_comment(view: View, comma: int) -> bool:
    """Whether somebody else's words, or the writer's verdict on the whole clause (*, un chiffre que …*), follow."""
    if view.low(comma) != ",":
        return False
    if view.low(comma + 1) == "ce" and view.low(comma + 2) in QUE:
        return True  # *…, ce que rien n'étaye*, *…, ce que conteste la défense*
    if view.low(comma + 1) in ("un", "une"):
        return view.low(comma + 2) in adverbials().verdicts
    reach = view.lows(comma + 2, _SEEN_REACH)
    near = reach[: reach.index(",")] if "," in reach else reach
    if view.low(comma + 1) == "dont" and not adverbials().seen.isdisjoint(near):
        return True  # *…, dont l'AFP a pu consulter une copie*
    return view.low(comma + 1) in QUE | {"dont"} and _is_comment(view, comma + 1)


def _is_set_against(view: View, comma: int) -> bool:
    """Whether somebody else's report is set against this one (*, tandis que le préfet affirme que …*)."""
    if view.low(comma) != "," or view.lows(comma + 1, 1) not in (("tandis",), ("alors",)):
        return False
    reach = range(comma + 3, min(comma + _SUBJECT_REACH, view.next_stop(comma + 3)))
    verb = next((i for i in reach if is_finite(view[i])), None)
    if verb is None or view.low(comma + 3) in _SAME_SUBJECT:
        return False
    lemmas = (cue_lexicon().forms.get(low) for low in view.lows(verb, 3))
    return any(lemma is not None and cue_lexicon().verbs[lemma].frames & _CLAUSAL for lemma in lemmas)


def _is_comment(view: View, relative: int) -> bool:
    """Whether a relative clause brings in somebody else's words (*, que la direction qualifie d'«adaptation»*)."""
    for index in range(relative + 1, min(relative + 9, view.stop)):
        lemma = cue_lexicon().forms.get(view.low(index))
        if lemma is not None and is_finite(view[index]) and "quoted" in cue_lexicon().verbs[lemma].frames:
            return any(i > index for i in view.opens)
    return False


def is_bare_participle(view: View, index: int) -> bool:
    """Whether a past participle of saying shares the auxiliary of the reporting verb (*a fait savoir que … et nié*)."""
    token = view[index]
    lemma = cue_lexicon().forms.get(token.lower)
    return (
        lemma is not None
        and token.upos == "VERB"
        and token.feats.get("VerbForm") == "Part"
        and not token.lower.endswith("ant")
    )


def is_listed_participle(view: View, index: int) -> bool:
    """Whether a participle with its object goes on a list (*a dénoncé un « mépris », réclamé un vote et …*)."""
    later = (t for t in view.tree.children(view[index], "conj") if t.upos == "VERB" and t.index > index)
    listed = view[index].deprel.startswith("conj") or any(t.feats.get("VerbForm") == "Part" for t in later)
    return view[index].feats.get("VerbForm") == "Part" and listed and bool(view.tree.children(view[index], "obj"))


def _is_coordinated_report(view: View, index: int, verb: int) -> bool:
    """Whether a verb of saying without a subject follows, in the reporting verb's number (*soutient … et parle de*)."""
    while view.low(index) in _BEFORE_VERB:
        index += 1
    token, governor = view[index] if view.holds(index) else view[verb], view[verb]
    if view.marked(token.index) is not None:
        return False  # quoted words go on with what is reported
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
    """Whether a further report begins here (*, ajoutant que …*, *, en évoquant …*, *, avant de promettre …*)."""
    at = index + max((len(words) for words in _BEFORE_REPORT if view.lows(index, len(words)) == words), default=0)
    lead, clitic = at, view.low(at) if view.low(at) in _CLITICS else ""
    at, reflexive = at + bool(clitic), clitic in ("se", "s'")
    if lead > index and view.low(at) == "avoir":
        return view.low(at + 1) in cue_lexicon().forms  # *non sans avoir dénoncé un « échec »*
    low = view.low(at)
    lemma = cue_lexicon().forms.get(low)
    if low.endswith("ant") and any(
        _is_predicate(view, at, p) and set(p.clitics) == ({clitic} if clitic else set()) for p in cue_lexicon().complex
    ):
        return True
    if lemma is None or clitic in ("y", "en") or not (low.endswith("ant") or (lead > index and low == lemma)):
        return False
    return bool(cue_lexicon().verbs[lemma].frames_for(reflexive=reflexive) & {"que", "quoted"})


def _is_predicate(view: View, verb: int, predicate: ComplexPredicate) -> bool:
    """Whether a complex predicate stands at a verb (*mettant en garde contre …*)."""
    same = cue_lexicon().complex_forms.get(view.low(verb)) == predicate.verb
    return same and view.lows(verb + 1, len(predicate.words)) == predicate.words and bool(predicate.frames & _REPORTS)


def _top(view: View, index: int, start: int) -> Token | None:
    """The highest ancestor of a token that still lies behind `start`."""
    token = view[index]
    for above in view.tree.ancestors(token):
        if above.index < start or not view.holds(above.index):
            return token
        token = above
    return token
