"""What does a printed CFTR result say about his two alleles?

In: texts as papers print them ("F508del; 5T", "c.1521_1523delCTT, homozygous", "7T/9T", "none detected"). Out: the variants named, and how many
severe alleles are certain. Follows the list of common severe variants with their old and new (HGVS) names; an unknown variant is a variant, and
not a severe one. Says nothing about what a variant means for anybody.
"""

import re
from collections.abc import Iterable

_DENIALS = (
    r"none|no |not |negative|normal|panel_negative|wild|wt\b|-*$",
    r"\d+ (?:variants?|mutations?)\b.*\b(?:none|no|not)\b",  # "36 variants tested: none detected"
    r"\S+[\s:(]+(?:not (?:detected|found)|negative|absent)\)?$",  # "F508del: not detected"
)
_NORMAL_ALLELES = (
    r"(?:(?:IVS-?[89]|intron 8|poly)[\s:-]*)?(?:[79]\s?T|T[79])\b",
    r"(?:c\.)?1210-(?:12\s?T?|34TG\[\d+\]T)\[[79]\]|\[[79]\]",  # HGVS of the same; the last is the second allele of "c.1210-12T[7];[9]"
)
_SAYS_NOTHING = re.compile(rf"^(?:{'|'.join((*_DENIALS, *_NORMAL_ALLELES))})", re.IGNORECASE)
_POLY_T = re.compile(r"\b(?:IVS8|IVS9|poly[\s-]?T|1210-12T|[579]\s?T|T[579])\b|1210-12\s?T?\[[579]\]|\]T\[[579]\]", re.IGNORECASE)
_SEVERE = {
    "F508del": r"(?:Δ|delta|d)?f508(?:del|fs)?|1521_1523del|1520_1522del|phe508del",
    "G551D": r"g551d|1652g>a|gly551asp",
    "G542X": r"g542(?:x|\*)|1624g>t|gly542(?:ter|x|\*)",
    "W1282X": r"w1282(?:x|\*)|3846g>a|trp1282(?:ter|x|\*)",
    "N1303K": r"n1303k|3909c>g|asn1303lys",
    "2184delA": r"2184dela|2052dela",
    "621+1G>T": r"621\+1g>t|489\+1g>t",
    "1717-1G>A": r"1717-1g>a|1585-1g>a",
    "dele2,3": r"dele2,?3",
}
_NAMES = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _SEVERE.items()}
_HOMOZYGOUS = re.compile(r"homozyg|гомозигот|متماثل|homozigot", re.IGNORECASE)


def names_a_variant(text: str) -> bool:
    """Some entry is more than a normal allele (7T, 9T) or the statement that nothing was found."""
    return any(not _SAYS_NOTHING.match(allele) for entry in _entries(text) for allele in _alleles(entry))


def names_poly_t(text: str) -> bool:
    """It says how long the poly-T tract is, on at least one allele, or that the laboratory looked."""
    return _POLY_T.search(text) is not None


def count_severe(texts: Iterable[str]) -> int:
    """How many severe alleles these papers prove, 0 to 2. The same variant named twice is one, unless it is called homozygous or stands
    on both sides of a slash."""
    found: dict[str, int] = {}
    for entry in (entry for text in texts for entry in _entries(text)):
        alleles = [allele for allele in _alleles(entry) if not _SAYS_NOTHING.match(allele)]
        named = [next((name for name, pattern in _NAMES.items() if pattern.search(allele)), None) for allele in alleles]
        for name in {name for name in named if name}:
            found[name] = max(found.get(name, 0), 2 if _HOMOZYGOUS.search(entry) else named.count(name))
    return min(sum(found.values()), 2)


def _entries(text: str) -> list[str]:
    return [entry.strip() for entry in re.split(r"[;\n]", text) if entry.strip()]


def _alleles(entry: str) -> list[str]:
    return [allele.strip() for allele in entry.split("/")]
