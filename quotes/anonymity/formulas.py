"""The formulas of anonymity: how French news says that a source is not to be named."""

import regex

NAMES = r"(?:(?:pré)?noms?|identités?|patronymes?)(?:\s+de\s+famille)?"
_OWN = r"(?:son|sa|ses|leurs?)"
_ITS = r"(?:(?:son|sa|ses|leurs?|les?|la)\s+|l['’]\s?)"
_NAMED = (
    r"(?:être\s+|se\s+voir\s+)?(?:nommément\s+)?(?:nommé|cité|identifié|mentionné|reconnu|désigné|reconnaissabl|identifiabl)e?s?"
    r"(?:\s+nommément|\s+dans\s+cet\s+article)?"
)
# «l'anonymat», but not somebody else's («l'anonymat des donneurs»).
_ANONYMITY = (
    r"(?:l['’]|(?:son|leur|un|le)\s+)(?:(?:plus\s+)?(?:strict|total|complet)\s+)?anonymat"
    r"(?!\s+(?:d['’]|du\s|des\s|de\s(?!peur\b|crainte\b)))"
)
_ANONYMOUSLY = (
    r"(?:anonymement|sous\s+anonymat|(?:de\s+(?:façon|manière)|à\s+titre)\s+anonyme"
    r"|à\s+visage\s+(?:caché|couvert|masqué|flouté))"
)
_HIDE = rf"(?:taire|cacher|dissimuler|masquer|garder\s+secr\w+)\s+{_ITS}{NAMES}"
_STAY = (
    rf"(?:(?:garder|conserver|préserver|protéger|maintenir|requérir|respecter)\s+{_ANONYMITY}"
    rf"|(?:rester|demeurer)\s+(?:anonymes?|discr[eè]te?s?(?!\s+(?:sur|quant))|dans\s+{_ANONYMITY})|{_HIDE}"
    rf"|(?:témoigner|parler|s['’]exprimer)\s+{_ANONYMOUSLY})"
)
_TELL = (
    r"(?:donner|révéler|dévoiler|divulguer|décliner|livrer|dire|communiquer|publier|indiquer|fournir|laisser|voir)"
    rf"\s+{_OWN}\s+{NAMES}(?:\s+(?:publiée?s?|apparaître|citée?s?))?"
)
_SELF = r"s['’](?:identifier|afficher)|se\s+(?:nommer|présenter)"
_DONE = r"(?:\s+(?:rendue?s?\s+publi\w+|\w+[éu]e?s?))?"
_NOT_TOLD = rf"{_OWN}\s+{NAMES}\s+n(?:e\s+|['’])\w+\s+(?:pas|jamais){_DONE}"
_TOLD = rf"que\s+(?:{_OWN}\s+{NAMES}\s+(?:soi|appar|figur|par|circul)\w+{_DONE}|l?['’]?on\s+\w+\s+{_OWN}\s+{NAMES})"
_SHIELDED = (
    r"(?:secr\w+|confidentiel\w*|protégée?s?|préservée?s?|tue?s?|cachée?s?|anonymes?|garantie?s?|respectée?s?|masquée?s?"
    r"|gardée?s?\s+secr\w+|changée?s?|modifiée?s?)"
)
_KEPT = rf"{_OWN}\s+(?:{NAMES}|anonymat)\s+(?:reste|demeure|soi)\w*\s+{_SHIELDED}"
# «qu'on taise son nom», «que l'on ne le cite pas»
_LEAVES_OUT = (
    rf"(?:tais|cach|masqu|préserv|protèg|respect)e\s+{_OWN}\s+(?:{NAMES}|anonymat)"
    rf"|ne\s+(?:(?:l['’]|les?\s+|la\s+)\w+\s+pas|\w+\s+pas\s+{_OWN}\s+{NAMES})"
)
_UNTOLD = (
    rf"(?:ne\s+(?:pas|jamais)\s+(?:{_NAMED}|{_TELL}|{_SELF}|apparaître)"
    rf"|(?:à\s+ce\s+)?que\s+(?:{_NOT_TOLD}|{_KEPT})"
    rf"|(?:à\s+ce\s+)?qu(?:['’]|e\s+l['’])on\s+(?:{_LEAVES_OUT}))"
)
_SECRECY = (
    r"(?:de\s+(?:l['’]\s?|la\s+)?|d['’]\s?(?:un\s+(?:strict\s+)?)?|du\s+)(?:anonymat|secret|confidentialité|confidence)\b"
    r"(?:\s+(?:strict|total|complet|absolu)e?\b)?"
)

# «sous couvert d'anonymat» and its kin: adverbials of the saying.
ADVERBIAL = regex.compile(
    r"\bsous\s+(?:le\s+|la\s+)?(?:(?:plus\s+)?stricte?\s+)?(?:couvert|sceau|régime|voile|réserve|condition|promesse|garantie)"
    rf"\s+(?:strict\s+)?{_SECRECY}"
    r"|\b(?:à|sous)\s+(?:la\s+)?(?:seule\s+|stricte\s+|expresse\s+)?condition\s+(?:d['’]anonymat|(?:de|d['’]|que)\s*"
    rf"(?:{_STAY}|l['’]anonymat|{_NOT_TOLD}|{_KEPT}|{_UNTOLD}|(?:son|leur)\s+anonymat\s+\w+\s+\w+))"
    r"|\b(?:contre|avec|moyennant)\s+(?:la\s+|une\s+)?(?:promesse|garantie|assurance)\s+(?:de\s+l['’]|d['’])anonymat\b"
    r"|(?<!d['’])\ben\s+off\b|\bsous\s+anonymat\b"
    r"|(?<=\b(?:témoign|racont|confi|expliqu|gliss|répond|parl|exprim)\w{1,5}\s(?:[^.,;:!?«»“”\n]{1,40}\s)?)"
    rf"{_ANONYMOUSLY}",
    regex.IGNORECASE,
)

# What the source asked for («a requis l'anonymat», «préférant ne pas donner son nom») or refused («n'a pas voulu être
# cité»). Who did not ask is not granted anything.
_NOT_DENIED = r"(?<!\bn['’]\s?)(?<!\b(?:ne|pas|sans|jamais)\s)"
_FILLER = r"(?!(?:sans|ne|pas|plus)\s)\w+"
_AUXILIARY = rf"(?:(?:a|ont|avait|avaient|ayant|aurait)\s+(?:{_FILLER}\s+){{0,2}}?)?"
_ASKS = (
    r"(?:requ(?:is|iert|ièrent|érant)|réclam\w+|demand\w+|souhait\w+|préf\w+|désir\w+"
    r"|t(?:ien(?:t|nent)|enu|enait|enant|enaient)|voul(?:u|ait|ant|aient)|veu(?:t|lent)|exig\w+|sollicit\w+|obten\w+"
    r"|obtien\w+|accept\w+\s+de\s+(?:parler|témoigner)|choisi\w*|insist\w+|parl\w+|témoign\w+|s['’]exprim\w+"
    r"|conserv\w+|gard\w+|soucieu(?:x|se|ses)|désireu(?:x|se|ses))"
)
_WANTS = (
    r"(?:voul(?:u|ant|ait|aient|oir)|souhait\w+|désir\w+|accept\w+|tenu|ten(?:ant|ait|aient)|veu(?:t|lent)|tien\w+)"
)
_REFUSES = (
    rf"(?:n['’]\s?(?:a|ont|avait|avaient|ayant)\s+pas\s+(?:\w+\s+)?{_WANTS}|aucune?\s+n['’]a\s+(?:\w+\s+)?{_WANTS}|ne\s+{_WANTS}\s+pas|sans\s+{_WANTS}"
    r"|(?:(?:a|ont|avait|ayant)\s+)?refus\w+)"
)
REQUEST = regex.compile(
    rf"\b{_NOT_DENIED}{_AUXILIARY}{_ASKS}(?:\s+{_FILLER}){{0,3}}?\s+(?:à\s+|de\s+|d['’]\s?|pour\s+)?"
    rf"(?:{_STAY}|{_ANONYMITY}|{_UNTOLD}|{_HIDE})"
    rf"|\b{_REFUSES}\s+(?:à\s+(?:ce\s+)?|de\s+|d['’]\s?)?(?:{_NAMED}|{_TELL}|{_SELF}|{_TOLD})"
    rf"|\bsans\s+(?:{_TELL}|{_TOLD})"
    rf"|\b(?:peu|guère)\s+(?:désireu\w+|soucieu\w+|encline?s?|disposée?s?)\s+(?:à\s+|de\s+|d['’])(?:{_NAMED}|{_TELL})"
    rf"|\bn['’](?:a|ont|ayant)\s+pas\s+(?:donné|révélé|dévoilé|décliné|livré|communiqué)\s+{_OWN}\s+{NAMES}"
    rf"|\bne\s+(?:peu(?:t|vent)|pouva(?:it|ient|nt)|pourr(?:a|ont|ait|aient)|doi(?:t|vent))\s+(?:\w+\s+){{0,2}}?{_NAMED}",
    regex.IGNORECASE,
)

# What the newsroom does for the source: «dont La Presse a accepté de taire l'identité», «nous ne l'identifions pas».
_CLITIC = r"(?:l['’]\s?|(?:la|le|les|lui|leur)\s+)?"
_NOT_NAME = (
    rf"ne\s+pas\s+(?:{_CLITIC}(?:nommer|identifier|citer|désigner)"
    rf"|(?:révéler|dévoiler|divulguer|publier|donner|mentionner)\s+{_ITS}{NAMES})"
)
_KEEP = rf"(?:{_HIDE}|(?:protéger|préserver|respecter|garantir)\s+{_ITS}(?:{NAMES}|anonymat)|{_NOT_NAME})"
_GRANTED = rf"{_CLITIC}(?:a|ont|avait|avons|avaient)\s+(?:\w+\s+)?(?:accordé|garanti|promis|assuré)\s+l['’]anonymat"
_PLEDGED = (
    r"(?:a|ont|avons|avait|avions|avaient)\s+(?:\w+\s+){0,2}?(?:accepté|choisi|décidé|convenu|promis)\s+"
    rf"(?:de\s+|d['’])(?:{_KEEP}|{_CLITIC}accorder\s+l['’]anonymat)"
)
_KEEPS = (
    r"(?:t(?:ai[st]|aisons|air(?:a|ons))|cach(?:e|ons)|protèg(?:e|era)|protége(?:ons|rons)|préserv(?:e|ons|erons)"
    rf"|respect(?:e|ons))\s+{_ITS}(?:{NAMES}|anonymat)"
)
_NAMES_NOT = (
    rf"ne\s+{_CLITIC}(?:(?:nomm|identifi|cit)\w+\s+pas\b|(?:révél|dévoil|divulgu|publi|donn|mentionn)\w+\s+pas\s+{_ITS}{NAMES}"
    rf"|(?:peu(?:t|vent)|pouvons)\s+(?:pas\s+)?(?:(?:nommer|identifier|citer)|(?:révéler|dévoiler|divulguer|publier|donner)\s+{_ITS}{NAMES}))"
)
NEWSROOM = regex.compile(
    rf"\b(?:nous|on)\s+(?:{_GRANTED}|{_PLEDGED}|{_KEEPS}|{_NAMES_NOT})"
    r"|\b(?:dont|qu['’]|que|(?:à|auquel|auxquels|auxquelles|laquelle|à\s+qui))\s+(?:[\p{L}\p{N}'’-]+\s+){1,6}?"
    rf"(?:{_GRANTED}|{_PLEDGED}|{_KEEPS}|{_NAMES_NOT})"
    rf"|\b(?:{_GRANTED}|{_PLEDGED})"
    r"|\bl['’]anonymat\s+(?:lui|leur)\s+a\s+été\s+\w+",
    regex.IGNORECASE,
)
# The same said of the name: «dont le nom n'a pas été dévoilé», «son identité est protégée».
HIDDEN = regex.compile(
    rf"\b(?:dont\s+)?{_ITS}(?:{NAMES}|anonymat)\s+"
    r"(?:n['’](?:a|ont|est|avait)\s+(?:pas\s+)?(?:été\s+)?(?:pas\s+)?|ne\s+(?:sera|seront|sont)\s+pas\s+"
    r"|ne\s+(?:peu(?:t|vent)|pouvait|pouvaient|doi(?:t|vent))\s+(?:pas\s+)?être\s+)"
    r"(?:dévoilé|révélé|communiqué|divulgué|précisé|publié|cité|mentionné|donné|rendue?\s+public)\w*"
    rf"|\b(?:dont\s+{_ITS}|{_OWN}\s+)(?:{NAMES}|anonymat)\s+(?:est|sont|sera|a\s+été|ont\s+été|reste\w*)\s+"
    r"(?:volontairement\s+)?(?:tue?s?|protégée?s?|préservée?s?|(?:gardée?s?|tenue?s?)\s+(?:secr|confiden)\w+|masquée?s?"
    r"|cachée?s?|garantie?s?|respectée?s?|confidentiel\w*)\b"
    # «(nom connu de la rédaction)»
    rf"|\b(?:{_ITS})?{NAMES}\s+(?:est\s+|sont\s+)?connue?s?\s+de\s+(?:la|notre)\s+rédaction\b",
    regex.IGNORECASE,
)

# «le prénom a été modifié», «prénom d'emprunt», «que nous appellerons X»: the name given is not the real one.
_ALTERED = r"(?:modifié|changé|remplacé)e?s?"
_CALL = r"(?:appell?er?(?:ons|ai)|nommer(?:ons|ai)|prénommer(?:ons|ai)|appelons|(?:avons|ai)\s+(?:appelée?|prénommée?))"
CHANGED = regex.compile(
    rf"\b(?:dont\s+)?(?:(?:tous\s+les|le|les|son|leurs?|ces?|certains)\s+)?{NAMES}\s+(?:\*\s*)?"
    rf"(?:(?:a|ont)\s+(?:\w+\s+)?été\s+|(?:est|sont)\s+)?(?:volontairement\s+)?{_ALTERED}\b"
    rf"|\b(?:dont\s+nous\s+)?(?:avons|ai|a)\s+(?:modifié|changé)\s+(?:tous\s+)?{_ITS}{NAMES}"
    r"|\b(?:pré)?noms?\s+(?:d['’]\s?emprunt|fictifs?|inventés?|de\s+substitution)\b"
    rf"|\b(?:ce\s+)?n['’]est\s+pas\s+{_ITS}(?:vrai|véritable)\s+{NAMES}"
    rf"|\b(?:ce|son|le)\s+{NAMES}\s+est\s+(?:un\s+(?:pseudonyme|(?:pré)?nom\s+d['’]emprunt)|fictif|inventé)"
    r"|(?<=[(*]\s?(?:un\s|d['’]un\s)?|\bil\s+s['’]agit\s+d['’]un\s)pseudonymes?\b"
    rf"|\bque\s+(?:nous|j['’]|l['’]on|on)\s+{_CALL}\s+(?:ici\s+)?\p{{Lu}}[\p{{L}}-]+"
    r"|\bnous\s+l['’]appellerons\s+(?:ici\s+)?\p{Lu}[\p{L}-]+|\bappelons-l[ae]\s+\p{Lu}[\p{L}-]+",
    regex.IGNORECASE,
)

# A reason without a grant: «une source qui n'était pas autorisée à parler publiquement».
UNAUTHORISED = regex.compile(
    r"(?P<reason>(?:(?<=\bqui\s)n['’](?:est|sont|était|étaient|a|avait|ont|avaient)\s+pas\s+(?:été\s+)?|\bnon\s+)"
    r"(?:(?:autorisé|habilité|mandaté)e?s?\s+(?:à|pour)|(?:l['’]autorisation|le\s+droit)\s+de)"
    r"\s+[^,.;:!?«»“”()\n]{1,120})",
    regex.IGNORECASE,
)

# Anonymity that is over: «est sorti de l'anonymat», «renonce à garder l'anonymat».
LIFTED = regex.compile(
    r"(?:sorti\w*|sortir|tir\w+|lev\w+|renonc\w+|bris\w+|quitt\w+|cess\w+)\s+(?:\w+\s+){0,3}(?:de|d['’]|à)?\s*$",
    regex.IGNORECASE,
)
# The relative pronoun of the clause that grants anonymity, with what stands between it and the grant.
RELATIVE = regex.compile(
    r"(?:^|[\s,(])(?P<rel>(?:à\s+)?qui|dont|auquel|à\s+laquelle|auxquels|à\s+lesquelles|auxquelles|l(?:a|es)?quel\w*)(?=[\s,])"
    r"(?:[^.,;:!?«»“”]|,[^.;:!?«»“”,]{1,60},){0,70}$",
    regex.IGNORECASE,
)
