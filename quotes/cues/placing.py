"""How a verb group sits in its sentence: an incise, a main or relative clause, a participle, an infinitive."""

from quotes.cues import rules
from quotes.grammar.clauses import clause_start, complementizer, has_finite, is_cleft, is_finite, main_verbs
from quotes.grammar.endings import is_listed_participle
from quotes.grammar.phrases import behind_aside, noun_phrase
from quotes.grammar.quoted import QuotedWords
from quotes.grammar.subjects import subject_after, subject_before
from quotes.grammar.verbs import AVOIR, VerbGroup
from quotes.grammar.view import View
from quotes.lexicon.cues import cue_lexicon
from quotes.lexicon.people import fold, people
from quotes.model.cue import CuePosition

INCISE: tuple[CuePosition, str] = ("incise", rules.INCISE_NOUN.id)
_AGENT_REACH = 16
_NEAR_MARK = 4
_FIRST_PERSON = frozenset({"je", "j'", "nous", "moi"})
# What may stand before an infinitive of saying that did happen.
_REALISED = (
    ("avant", "de"),
    ("avant", "d'"),
    ("jusqu'à",),
    ("jusqu'", "à"),
    ("après",),
    ("pour",),
    ("non", "sans"),
    ("sans",),
)
_MODALS = frozenset("vouloir tenir aimer préférer devoir venir oser savoir souhaiter pouvoir aller finir".split())


def behind_mark(view: View, first: int) -> int | None:
    """The mark that closes right before a token, a comma, bracket or final sign between them allowed."""
    at = first - 1
    while view.holds(at) and at not in view.closes and (view.low(at) in (",", "-", "–", "—", "!", "?", "...", ")")):
        at -= 1
    marks = view.closes.get(at)
    return marks[-1] if marks else None


def behind_question(view: View, group: VerbGroup) -> bool:
    """Whether any verb at all, standing here, must report what is asked or shouted before it (*— Et toi ? fait X.*)."""
    ended = view.low(group.first - 1) in ("?", "!", "...") and view[group.first].text.islower()
    subject = subject_after(view, group.last) if ended and view.marked(group.first) is not None else None
    finite = group.form == "finite" or group.first == group.last  # *fait* is tagged as a participle too
    return subject is not None and finite and not group.negated and _may_speak(view, subject)


def place(
    view: View, group: VerbGroup, frames: frozenset[str], quoted: QuotedWords, *, known: bool
) -> tuple[CuePosition, str] | None:
    """How the group sits in its sentence, and the rule that says so."""
    if group.form == "infinitive":
        return _place_infinitive(view, group)
    if group.form in ("participle", "past_participle"):
        return _place_participle(view, group, frames)
    start = group.first
    comme = _comparison_start(view, start)
    if comme is not None:
        verb = cue_lexicon().verbs.get(group.lemma)
        denied = view.low(comme) == "ce" and (group.negated or (verb is not None and verb.negative))
        denied = denied or (verb is not None and "demand" in verb.flags)  # *comme le réclamait X*: he did not say it
        return ("incise", rules.INCISE_COMME.id) if known and not denied else None
    mark = behind_mark(view, start)
    if group.inverted:
        return _place_inverted(view, group, mark)
    if mark is not None and (rule := _noun_incise_behind_mark(view, group, mark, quoted, known=known)):
        return "incise", rule
    if not known:
        return None
    inside = view.sentence.within is not None or view.marked(group.first) is not None
    if mark is None and ("incise" in frames or inside) and _is_unmarked_incise(view, group):
        return "incise", rules.INCISE_NOUN.id
    return _place_by_subject(view, group)


def _place_by_subject(view: View, group: VerbGroup) -> tuple[CuePosition, str] | None:
    """A verb that governs its content: in a main clause or a relative one; *avouez que …* asks somebody to say it."""
    subject = subject_before(view, group)
    spoken_to = view.low(group.finite).endswith("ez")
    if spoken_to and (subject is None or view.low(subject) not in ("vous", "qui")):
        return None
    if subject is not None and view.low(subject) == "qui":
        return "relative", rules.RELATIVE.id
    return "main", rules.MAIN.id


def _comparison_start(view: View, first: int) -> int | None:
    """The *comme* or *ce que* that makes a clause a report set beside another one."""
    at = first - 1
    if view.low(at) in ("comme", "ainsi") and (view.at_edge(at) or view.low(at - 1) == "tout"):
        return at
    if view.low(at) in ("que", "qu'") and view.low(at - 1) in ("ce", "ainsi") and view.at_edge(at - 1):
        return at - 1
    return None


def _place_inverted(view: View, group: VerbGroup, mark: int | None) -> tuple[CuePosition, str] | None:
    edge = view.at_edge(group.first)
    pronoun = view.low(group.clitic or 0).lstrip("-").removeprefix("t-")
    question = view.tokens[-1].text == "?" and view.marked(group.first) is None and mark is None
    if pronoun in _FIRST_PERSON | {"vous", "tu"} and view.sentence.within is not None:
        return None
    if (edge and not question) or mark is not None:
        return "incise", rules.INCISE_CLITIC.id
    return None


def _noun_incise_behind_mark(
    view: View, group: VerbGroup, mark: int, quoted: QuotedWords, *, known: bool
) -> str | None:
    subject = subject_after(view, group.last)
    if subject is None:
        return None
    que = complementizer(view, group.last, group.verb)
    if que is not None and que < subject:
        return None
    clause = quoted.is_clause(mark) or quoted.word_count(mark) > 4
    comma = group.first - 1 not in view.closes
    if not clause and not comma:
        return None
    if not clause and _tree_subject(view, group) is not None and not _parted_by_comma(view, group):
        return None
    if not known and not (_may_speak(view, subject) or view[subject].deprel.startswith("nsubj")):
        return None
    return rules.INCISE_NOUN.id if known else rules.INCISE_AFTER_MARK.id


def _parted_by_comma(view: View, group: VerbGroup) -> bool:
    """Whether one comma alone stands between what is before and the verb: it parts no subject from its verb."""
    return not any(view.low(i) == "," for i in range(clause_start(view, group.first), group.first - 1))


def _tree_subject(view: View, group: VerbGroup) -> int | None:
    """A subject that the parse puts before the verb."""
    before = [t.index for t in view.tree.children(view[group.verb], "nsubj", "expl:subj") if t.index < group.first]
    return before[0] if before else None


def _is_unmarked_incise(view: View, group: VerbGroup) -> bool:
    """Whether a verb with its subject behind it is set beside an unmarked clause."""
    if not view.at_edge(group.first) or view.low(group.first - 1) in (";", ":", ".") or group.first == view.first:
        return False
    if _is_behind_aside_of_qui(view, group.first):
        return False
    subject = subject_after(view, group.last)
    cleft = is_cleft(view, clause_start(view, group.first), group.first)
    if subject is None or (complementizer(view, group.last, group.verb) is not None and not cleft):
        return False
    speaks = _may_speak(view, subject) or view[subject].deprel.startswith("nsubj")
    if view.low(group.first - 1) in ("?", "!", "..."):
        return True
    start = clause_start(view, group.first)
    main = any(True for _ in main_verbs(view, start, group.first))
    if not main and has_finite(view, start, group.first) and not has_finite(view, subject, view.stop):
        return False  # what stands before is a noun with its relative or participle clause: the verb's own subject
    if view[group.verb].deprel.startswith("parataxis") and speaks:
        return True
    parted = main or _parted_by_comma(view, group) or view.sentence.within is not None
    if parted and speaks and _ends_sentence(view, subject):
        return True
    return _tree_subject(view, group) is None and speaks


def _is_behind_aside_of_qui(view: View, first: int) -> bool:
    """Whether the verb is a relative pronoun's, with an aside between (*et qui, par prudence, a requis l'anonymat*)."""
    if not view.is_comma(first - 1):
        return False
    opened = next((i for i in range(first - 2, view.first, -1) if view.is_comma(i)), view.first)
    return view.low(opened - 1) == "qui"


def _ends_sentence(view: View, subject: int) -> bool:
    """Whether nothing but complements of the subject stands behind it."""
    last = noun_phrase(view, subject)[1]
    return last >= view.last_word or view.is_comma(last + 1)


def _may_speak(view: View, subject: int) -> bool:
    token = view[subject]
    if token.upos == "NUM":  # *deux des sources*, *l'un des témoins*, *deux d'entre elles*
        return any(
            t.lower in ("eux", "elles") or (t.upos == "NOUN" and people().noun(t.text))
            for t in view.between(subject + 1, subject + 5)
        )
    known = people().noun(token.text) is not None or fold(token.text) in people().identifiable
    return token.upos == "PROPN" or known or people().looks_like_person(token.text)


def _place_participle(view: View, group: VerbGroup, frames: frozenset[str]) -> tuple[CuePosition, str] | None:
    low = view.low(group.verb)
    if low.endswith("ant") or group.finite != group.verb:
        return "participle", rules.PARTICIPLE.id
    listed = view.low(group.first - 1) == "," and is_listed_participle(view, group.verb)
    if (listed or view.low(group.first - 1) in ("et", "puis", "mais")) and _shares_auxiliary(view, group):
        return "main", rules.MAIN.id
    if "quoted" in frames and (_has_agent(view, group) or _is_blamed(view, group)):
        return "participle", rules.PASSIVE.id
    return None


def _is_blamed(view: View, group: VerbGroup) -> bool:
    """Whether quoted words are what somebody is accused of or urged to (*exhortés à « bannir … »*), by whomever."""
    verb = cue_lexicon().verbs.get(group.lemma)
    after = group.last + 1
    if verb is None or not view.holds(after) or view[after].lemma not in verb.governs:
        return False
    if "hearer_object" not in verb.flags and view.low(after) != "à":
        return False
    opening = next((i for i in range(after, min(after + _NEAR_MARK, view.stop)) if i in view.opens), None)
    small = ("ADP", "AUX", "PRON", "ADV", "DET")  # *accusé d'avoir « menti »*
    return opening is not None and all(view[i].upos in small for i in range(after, opening))


def _has_agent(view: View, group: VerbGroup) -> bool:
    """Whether quoted words and then *par X* follow a past participle (*une décision jugée «généreuse» par l'élu*)."""
    reach = range(group.last + 1, min(group.last + _AGENT_REACH, view.next_stop(group.last + 1)))
    closing = next((i for i in reach if i in view.closes or is_finite(view[i])), None)
    return closing is not None and closing in view.closes and view.low(closing + 1) == "par"


def _shares_auxiliary(view: View, group: VerbGroup) -> bool:
    """*a exprimé sa tristesse et appelé à …*: an auxiliary before the conjunction serves both participles."""
    return any(
        t.lower in AVOIR
        and is_finite(t)
        and (
            view[t.index + 1].upos in ("VERB", "ADV", "PRON")
            or view.low(t.index + 1) == ","  # *a, hier, dénoncé*
            or behind_aside(view, t.index + 1) > t.index + 1
        )
        for t in view.between(view.first, group.first)
        if view.holds(t.index + 1)
    )


def _place_infinitive(view: View, group: VerbGroup) -> tuple[CuePosition, str] | None:
    before = view.low(group.first - 1)
    if before in ("ne", "pas") or group.passive:
        return None  # *sans vouloir être cité*
    if before in ("de", "d'") and _is_narrative(view, group):
        return "narrative", rules.NARRATIVE.id
    for words in _REALISED:
        if view.lows(group.first - len(words), len(words)) == words:
            return "infinitive", rules.INFINITIVE.id
    governor = view.tree.head(view[group.verb])
    if view[group.verb].deprel.startswith("xcomp") and governor.lemma in _MODALS and governor.index < group.first:
        if _comparison_start(view, governor.index) is not None:
            return "incise", rules.INCISE_COMME.id
        refused = governor.feats.get("Mood") == "Cnd" or any(
            view.low(i) in ("ne", "n'") for i in range(governor.index - 3, governor.index)
        )
        auxiliary = governor.lemma in ("pouvoir", "souhaiter", "aller") and governor.feats.get("Tense") != "Imp"
        return None if refused or auxiliary else ("infinitive", rules.INFINITIVE.id)
    return None


def _is_narrative(view: View, group: VerbGroup) -> bool:
    """*Et X de répondre*, *Et de répondre*: only a coordinator and a subject before *de*, a colon or mark behind."""
    start = view.first + (view.low(view.first) in ("et", "mais", "puis"))
    subject = range(start, group.first - 1)
    if (
        (len(subject) == 0 and start == view.first)
        or len(subject) > 14
        or any(view[i].upos in ("VERB", "AUX") for i in subject)
    ):
        return False
    behind = view.lows(group.last + 1, 6)
    return (
        ":" in behind
        or "que" in behind
        or "qu'" in behind
        or any(i in view.opens for i in range(group.last + 1, min(group.last + 7, view.stop)))
    )
