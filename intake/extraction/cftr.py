"""Which variants of the CFTR gene, and which poly-T alleles, does a report give?

In: the rows of a genetic report with their headers. Out: drafts. A variant counts where its row or sentence says that it was found, by whatever
of its names; "no mutation was detected" is an answer of its own. Nothing is said about what a variant means.
"""

import re
from collections.abc import Sequence

from intake.extraction.clauses import Clause, find_clauses, has, places_of
from intake.extraction.columns import Header, cells_in
from intake.extraction.context import Context
from intake.extraction.drafts import Draft
from intake.extraction.rows import Row
from intake.extraction.whose import is_of_relative, is_of_this_test
from intake.reading.words import Word
from intake.vocabulary.folding import fold, squeeze

MOST_COUNTED_WORDS, NEAR_DENIAL = 6, 3  # words from a denial to what it denies
FEWEST_DENIED = 2  # variants
TESTING = {"analysis", "testing", "screening", "screen", "test", "panel"}
MEANING = ("significan", "relevan", "importan")
CFTR, NONE_FOUND = "cftr", "none detected"
_HGVS = re.compile(r"\bc\.[-*]?\d+(?:[+-]\d+)?(?:_[-*]?\d+(?:[+-]\d+)?)?(?:[ACGT]>[ACGT]|del[ACGT]*|dup[ACGT]*|ins[ACGT]+|[ACGT]*\[\d+\])")
_PROTEIN = re.compile(r"\bp\.\(?(?:[A-Z][a-z]{2}\d{1,4}(?:[A-Z][a-z]{2}|del|\*)(?:fs\*?\d*)?)\)?")
_LEGACY = re.compile(
    r"(?<![\w.])(?:[ACDEFGHIKLMNPQRSTVWY]\d{2,4}[ACDEFGHIKLMNPQRSTVWYX*]|\d{3,4}[+-]\d+(?:kb)?[ACGT]>[ACGT]|\d{3,4}(?:del|ins)[ACGT]+|CFTRdele\d+(?:,\d+)?)(?!\w)"
)
_F508 = re.compile(r"(?:Δ\s*|delta[\s-]*|d)?F\s?508(?:\s?del)?\b", re.IGNORECASE)
_BRACKET = re.compile(r"\([^()]*\)")
_ALLELE = r"(?:\(?TG\)?\s?\d{1,2}\s?[-)]?\s*|\d{1,2}\s?\(?TG\)?\s?[-]?\s*)?(?:([579])\s?T|T\s?([579]))"
_POLY_T = re.compile(rf"(?<![\w./]){_ALLELE}\s?/\s?{_ALLELE}(?!\w|\s?/)")  # "5T/7T/9T" names the test, not two alleles
# "7T/9T" as an engine leaves it: one of the two digits read as a letter.
_SPOILT_POLY_T = re.compile(r"(?<!\w)([579])T\s?/\s?([TBS])T(?!\w)|(?<!\w)([TBS])T\s?/\s?([579])T(?!\w)")
_MEANT = {"T": "7", "B": "5", "S": "5"}
_LOST_LINE = re.compile(r"(\bc\.\d+) (?=\d+(?:del|dup|ins))")  # "c.1521 1523delCTT": an engine saw no underscore
_GENOTYPE = re.compile(r"\(?(n|wt|norm|m|mut)\s?/\s?(n|wt|norm|m|mut)\)?", re.IGNORECASE)  # "N/N", "wt/mut": of either allele
_LEGEND = re.compile(r"\S{1,4}/\S{1,5} ?[-–—=:] ")  # "N/N - not detected; N/mut - heterozygous": what signs mean
MUTATED = ("m", "mut")
ASKS = frozenset({"ambiguous"})
# One variant under its names: legacy, on the level of DNA, of protein (HGVS, NM_000492; after CFTR2 and clinical laboratories' lists).
_SAME = (
    {"F508del", "c.1521_1523delCTT", "c.1521_1523del", "c.1520_1522delTCT", "p.Phe508del"},
    {"G551D", "c.1652G>A", "p.Gly551Asp"},
    {"G542X", "c.1624G>T", "p.Gly542Ter", "p.Gly542*", "G542*"},
    {"W1282X", "c.3846G>A", "p.Trp1282Ter", "p.Trp1282*", "W1282*"},
    {"N1303K", "c.3909C>G", "p.Asn1303Lys"},
    {"R117H", "c.350G>A", "p.Arg117His"},
    {"2184delA", "c.2052delA"},
    {"621+1G>T", "c.489+1G>T"},
    {"1717-1G>A", "c.1585-1G>A"},
    {"3849+10kbC>T", "c.3718-2477C>T"},
    {"CFTRdele2,3", "c.54-5940_273+10250del21kb"},
)


def read_cftr(rows: Sequence[Row], tabled: Sequence[tuple[Row, Header | None]], context: Context) -> list[Draft]:
    """Poly-T alleles and variants; nothing on a paper that does not speak of the gene."""
    if context.kind != CFTR and not any("cftr" in fold(row.text) or "cystic" in fold(row.text) for row, _ in tabled):
        return []
    return [*_read_poly_t(tabled), *_read_variants(rows, tabled, context)]


def _read_poly_t(tabled: Sequence[tuple[Row, Header | None]]) -> list[Draft]:
    """The first pair of alleles; one that an engine spoilt asks."""
    for row, header in tabled:
        words = [word for cell in cells_in(row, header, "result") for word in cell.words]
        text = " ".join(word.text for word in words).replace("Т", "T")  # a Cyrillic one
        if found := _POLY_T.search(text):
            first, second = (found[1] or found[2]), (found[3] or found[4])
            own = tuple(word for word in words if word.text in found.group()) or tuple(words)
            return [Draft("cftr_poly_t", row.cells[0].text, row, own, value=f"{first}T/{second}T")]
        if row.is_scanned and (found := _SPOILT_POLY_T.search(text)):
            first, second = (_MEANT.get(letter, letter) for letter in (found[1] or found[3], found[2] or found[4]))
            return [Draft("cftr_poly_t", row.cells[0].text, row, tuple(words), value=f"{first}T/{second}T", doubts=frozenset({"ambiguous"}))]
    return []


def _read_variants(rows: Sequence[Row], tabled: Sequence[tuple[Row, Header | None]], context: Context) -> list[Draft]:
    variants: dict[str, tuple[Row, tuple[Word, ...]]] = {}
    denied = 0
    foreign = {id(word) for clause in find_clauses(rows) if _is_of_others(clause, context) for word in clause.words}
    for row, header in tabled:
        names = _variants_of(row) if not foreign.intersection(map(id, row.words)) else []
        if _is_found(row, header, context):
            results = [word for cell in cells_in(row, header, "result") for word in cell.words]
            for name in names:
                if not any(_is_same(name, other) for other in variants):
                    variants[name] = (row, tuple(results) or row.words)
        denied += len(names) > 0 and _is_denied(row, header, context)
    if variants:
        row, words = next(iter(variants.values()))
        is_mixed = any(_is_mixed(other, rows, context) for other, _ in variants.values())
        return [Draft("cftr_variants", row.cells[0].text, row, words, value="; ".join(variants), doubts=ASKS if is_mixed else frozenset())]
    clauses = [clause for clause in find_clauses(rows) if not _LEGEND.match(clause.text)]
    clause = next((clause for clause in clauses if _finds_none(clause, context)), None)
    if clause is None:
        return _read_denied_one_by_one(tabled, foreign, context)
    is_spoilt = clause.row.is_scanned and any(_finds_some(other, context) for other in clauses)  # its name is not read
    doubts = frozenset[str]() if not is_spoilt and (denied or not any(_variants_of(row) for row in rows)) else frozenset({"ambiguous"})
    return [Draft("cftr_variants", clause.text[:200], clause.row, clause.words, value=NONE_FOUND, doubts=doubts)]


def _is_mixed(row: Row, rows: Sequence[Row], context: Context) -> bool:
    """ "The test covers F508del. R117H was found in his wife.": several sentences on one line, or somebody else, and not all may be the patient's."""
    named = [clause for clause in find_clauses(rows) if any(word in row.words and _names_variant(word.text) for word in clause.words)]
    return len(row.cells) == 1 and (len(named) > 1 or any(has(clause, "relatives", context) for clause in named))


def _names_variant(text: str) -> bool:
    return any(pattern.search(text) for pattern in (_HGVS, _PROTEIN, _F508, _LEGACY))


def _read_denied_one_by_one(tabled: Sequence[tuple[Row, Header | None]], foreign: set[int], context: Context) -> list[Draft]:
    """ "F508del: not detected. G542X: not detected." and no word of the whole: what was looked for was not found, and a person looks."""
    named = [(row, header) for row, header in tabled if _variants_of(row) and not foreign.intersection(map(id, row.words))]
    counts = [len(_variants_of(row)) for row, _ in named]
    none = context.lexicon.phrase("none")
    denials = [sum(map(none.has, _tokens(row, header))) or _is_denied(row, header, context) for row, header in named]
    if sum(counts) < FEWEST_DENIED or any(denied < count for denied, count in zip(denials, counts, strict=True)):
        return []
    return [Draft("cftr_variants", named[0][0].cells[0].text, named[0][0], named[0][0].words, value=NONE_FOUND, doubts=frozenset({"ambiguous"}))]


def _is_of_others(clause: Clause, context: Context) -> bool:
    """ "His wife is a carrier of F508del", "F508del in 70 % of carriers", "indication: F508del?": nothing that was found in the patient."""
    if has(clause, "not_a_finding", context) or "%" in clause.text:
        return len(clause.row.cells) == 1
    place = next((number for number, word in enumerate(clause.words) if _F508.search(word.text) or _LEGACY.search(word.text)), len(clause.words))
    return is_of_relative(clause.tokens[:place], context)


def _variants_of(row: Row) -> list[str]:
    """The names on a row, one for each variant: the DNA's, else the protein's, and old names that are not the same variant's in brackets."""
    text = _LOST_LINE.sub(r"\1_", row.text)
    named = _HGVS.findall(text) or _PROTEIN.findall(text)
    rest = _BRACKET.sub(" ", text) if named else text
    named += [*(["F508del"] if _F508.search(rest) else []), *_LEGACY.findall(_F508.sub(" ", rest))]
    return [name for place, name in enumerate(named) if not any(_is_same(name, other) for other in named[:place])]


def _is_same(one: str, other: str) -> bool:
    plain, other_plain = one.replace("(", "").replace(")", ""), other.replace("(", "").replace(")", "")
    return plain == other_plain or any({plain, other_plain} <= names for names in _SAME)


def _tokens(row: Row, header: Header | None) -> list[str]:
    """The words before the column of expected results."""
    return [squeeze(word.text) for cell in cells_in(row, header, "analyte", "result", "flag", "unit") for word in cell.words]


def _is_found(row: Row, header: Header | None, context: Context) -> bool:
    """True when the row says that its variant was found: a zygosity, without a negation before the column of expected results."""
    tokens, lexicon = _tokens(row, header), context.lexicon
    if alleles := _alleles_of(row, header):
        return not alleles.isdisjoint(MUTATED)
    return any(lexicon.phrase("zygosity").has(token) for token in tokens) and not any(lexicon.phrase("none").has(token) for token in tokens)


def _alleles_of(row: Row, header: Header | None) -> set[str]:
    """Both alleles of a genotype in a cell of its own; nothing where none is printed, or one of somebody else beside it."""
    found = (_GENOTYPE.fullmatch(cell.text) for cell in cells_in(row, header, "result") if cell is not row.cells[0])
    genotypes = [{genotype[1].lower(), genotype[2].lower()} for genotype in found if genotype]
    return genotypes[0] if len(genotypes) == 1 else set()


def _is_denied(row: Row, header: Header | None, context: Context) -> bool:
    if alleles := _alleles_of(row, header):
        return alleles.isdisjoint(MUTATED)
    return any(context.lexicon.phrase("none").has(token) for token in _tokens(row, header))


def _finds_none(clause: Clause, context: Context) -> bool:
    """ "No mutation was detected", "none of the 50 mutations was found", "negative for 57 mutations"; not "this test does not detect all"."""
    variants, denials = places_of(clause, "variant", context), places_of(clause, "none", context)
    if not variants or not denials or any(has(clause, name, context) for name in ("excluded", "possible")) or _is_asked(clause, context):
        return False
    if is_of_this_test(clause, context) or is_of_relative(clause.tokens, context) or _are_all(clause, denials, variants, context):
        return False
    if _is_of_testing(clause, variants):
        return clause.tokens[-1] == clause.tokens[denials[-1]] and _is_negative(clause, denials, variants, context)
    seen = places_of(clause, "seen", context)
    is_beside = any(abs(variant - denial) <= 2 for variant in variants for denial in denials)
    verb_denied = any(abs(verb - denial) <= 2 for verb in seen for denial in denials)
    return (
        (is_beside and (bool(seen) or len(clause.tokens) <= 5 or _is_one_word(clause, denials)))
        or verb_denied
        or (bool(seen) and any(_begins(clause, denial) or _counts(clause, denial, variants) for denial in denials))
        or _is_negative(clause, denials, variants, context)
    )


def _finds_some(clause: Clause, context: Context) -> bool:
    """ "A mutation was detected, heterozygous": of the patient, and not denied."""
    said = all(has(clause, name, context) for name in ("variant", "seen"))
    other = any(has(clause, name, context) for name in ("none", "excluded", "possible")) or _is_asked(clause, context)
    return said and not other and not is_of_this_test(clause, context) and not is_of_relative(clause.tokens, context)


def _is_asked(clause: Clause, context: Context) -> bool:
    """An indication or a piece of advice; "variants of clinical significance" is none."""
    asked = places_of(clause, "not_a_finding", context)
    return any(not token.startswith(MEANING) for place in asked for token in (*clause.tokens[place + 1 : place + 2], "")[:1])


def _are_all(clause: Clause, denials: Sequence[int], variants: Sequence[int], context: Context) -> bool:
    """ "Not all mutations are detected", "toutes les mutations ne sont pas détectées": some may be there."""
    verbs = [denial for denial in denials if context.lexicon.name_of("answers", clause.tokens[denial]) != "negative"]  # "negative for all 50"
    near = [token for denial in verbs for token in clause.tokens[denial + 1 : denial + 3]]
    near += [token for place in variants for token in clause.tokens[max(place - 2, 0) : place]]
    return any(map(context.lexicon.phrase("every").has, near))


def _is_of_testing(clause: Clause, variants: Sequence[int]) -> bool:
    """ "No mutation analysis was done"."""
    return any(token in TESTING for place in variants for token in clause.tokens[place + 1 : place + 2])


def _counts(clause: Clause, denial: int, variants: Sequence[int]) -> bool:
    """ "Es konnte keine der 36 getesteten Mutationen …": a number stands between the denial and what is denied."""
    ends = [place for place in variants if denial < place <= denial + MOST_COUNTED_WORDS]
    return any(token.isdecimal() for end in ends for token in clause.tokens[denial + 1 : end])


def _is_negative(clause: Clause, denials: Sequence[int], variants: Sequence[int], context: Context) -> bool:
    """ "Negative for 57 mutations", "the search for mutations was negative", "absence of the mutations": one short denial, and nothing else said."""
    if len(denials) != 1:
        return False
    denial, near = denials[0], min(variants)
    is_answer = context.lexicon.name_of("answers", clause.tokens[denial]) == "negative"
    is_first = denial <= 1 or _begins(clause, denial)
    if is_answer and (denial == len(clause.tokens) - 1 or (is_first and denial < near <= denial + MOST_COUNTED_WORDS)):
        return True
    return is_first and denial < near <= denial + NEAR_DENIAL


def _begins(clause: Clause, place: int) -> bool:
    """The first word of the statement: "None of …", "Result: none of …"."""
    return place == 0 or clause.words[place - 1].text.endswith((":", "."))


def _is_one_word(clause: Clause, denials: Sequence[int]) -> bool:
    """A negated verb in one word, as in Turkish."""
    return any(len(clause.tokens[denial]) > 5 for denial in denials)
