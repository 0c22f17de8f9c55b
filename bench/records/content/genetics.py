"""What do the genetic laboratories say? A karyotype, markers of the Y chromosome in each of the usual shapes, the variants of CFTR."""

import re

from bench.records.content.case import Case, chapter
from bench.records.matter import Block, Chapter, Prose, Row, Said, Table

NORMAL = ("46,XY", "46,XY[20]", "46,XY[30]", "46,XY")
UNUSUAL = (
    "46,XY,inv(9)(p12q13)",
    "45,XY,der(13;14)(q10;q10)",
    "46,XY,t(1;9)(p22;q31)[25]",
    "46,X,del(Y)(q11.2)[20]",
    "45,X[5]/46,XY[45]",
    "46,XY,9qh+",
    "46,XY,21ps+",
)
KLINEFELTER = ("47,XXY", "47,XXY[30]", "mos 47,XXY[12]/46,XY[18]", "47,XXY[16]")
REGIONS = {"a": ("sY84", "sY86"), "b": ("sY127", "sY134"), "c": ("sY254", "sY255")}
DELETIONS = ((), (), (), (), ("c",), ("c",), ("b", "c"), ("a",))
# answers for a marker that is there and one that is not, the column's title, by the laboratory's habit
HABITS = (("present", "absent", None), ("plus", "minus", "product"), ("amplified", "not_amplified", None), ("positive", "negative", "product"))
VARIANTS = {
    "F508del": ("c.1521_1523delCTT", "p.Phe508del", "ΔF508", "c.1521_1523del", "deltaF508"),
    "G551D": ("c.1652G>A", "p.Gly551Asp"),
    "G542X": ("c.1624G>T", "p.Gly542Ter", "p.Gly542*"),
    "W1282X": ("c.3846G>A", "p.Trp1282Ter", "p.Trp1282*"),
    "N1303K": ("c.3909C>G", "p.Asn1303Lys"),
    "R117H": ("c.350G>A", "p.Arg117His"),
}
POLY_T = ("7T/9T", "7T/7T", "5T/7T", "5T/9T", "9T/9T")


def karyotype(case: Case) -> Chapter:
    """The formula in a row or in a sentence, beside numbers that are none of ours: metaphases, bands."""
    voice, chance = case.voice, case.chance
    formula = chance.choice(KLINEFELTER if case.cause == "klinefelter" else NORMAL if chance.random() < 0.7 else UNUSUAL)
    ink = formula.replace("X", "Х") if voice.language == "ru" and chance.random() < 0.15 else formula  # a Cyrillic letter, as on paper
    said = Said("karyotype", ink, value=bare(formula), also_right=_spellings(formula))
    about = [
        Row(voice.say("genetics", "metaphases"), str(chance.choice((15, 20, 25, 30)))),
        Row(voice.say("genetics", "bands"), str(chance.choice((400, 450, 500, 550)))),
    ]
    if chance.random() < 0.5:
        about.append(Row(voice.say("labels", "karyotype"), ink, reference="46,XY" if chance.random() < 0.3 else "", says=(said,)))
        blocks: list[Block] = [Table(tuple(about), is_measured=False)]
    else:
        text = voice.say("genetics", "karyotype_is", karyotype=voice.apart(ink))
        blocks = [Table(tuple(about), is_measured=False), Prose(text, voice.say("headings", "findings"), (said,))]
    comment = "karyotype_normal" if formula in NORMAL else "karyotype_unusual"
    return chapter(
        case,
        "karyotype",
        [*blocks, Prose(voice.say("genetics", comment), voice.say("headings", "conclusion"))],
        specimen_is_dated=chance.random() < 0.6,
    )


def bare(formula: str) -> str:
    """Without the number of cells."""
    return re.sub(r"\[\d+\]", "", formula)


def _spellings(formula: str) -> tuple[str, ...]:
    forms = {formula, bare(formula)}
    forms |= {form.removeprefix("mos ") for form in forms} | {form.replace("mos ", "mos") for form in forms}
    return tuple(sorted(forms | {form if form.startswith("mos") or "/" not in form else f"mos {form}" for form in forms}))


def y_microdeletion(case: Case) -> Chapter:
    """Markers, or regions, or both, and in most papers a sentence that calls the deletion by its name."""
    voice, chance = case.voice, case.chance
    deleted = chance.choice(DELETIONS)
    in_markers = chance.random() < 0.7
    has_sentence = not in_markers or chance.random() < 0.6
    blocks: list[Block] = [_markers(case, deleted, is_only=not has_sentence) if in_markers else _regions(case, deleted)]
    if has_sentence:
        blocks.append(_sentence(case, deleted, is_repeated=not in_markers))
    return chapter(case, "y_microdeletion", [*blocks, Prose(voice.say("genetics", "pcr_method"))], specimen_is_dated=chance.random() < 0.6)


def _markers(case: Case, deleted: tuple[str, ...], *, is_only: bool) -> Table:
    voice, chance = case.voice, case.chance
    there, gone, title = chance.choice(HABITS)
    words = {True: voice.say("answers", gone), False: voice.say("answers", there)}
    rows = [
        _control(label, aliases, words[False])
        for label, aliases in (("SRY (sY14)", ("sts_sy14", "sts_sry")), ("ZFX/ZFY", ("sts_zfx_zfy", "sts_zfx", "sts_zfy")))
    ]
    with_region = chance.random() < 0.7
    for region, markers in REGIONS.items():
        for place, marker in enumerate(markers):
            is_gone = region in deleted
            value = "absent" if is_gone else "present"
            says = [Said(f"sts_{marker.lower()}", words[is_gone], value=value, label=marker)]
            if is_only and place == 0:
                says.append(Said(f"azf_{region}", words[is_gone], value="deleted" if is_gone else "intact", label=marker, is_optional=True))
            label = f"AZF{region} {marker}" if with_region else marker
            rows.append(Row(label, words[is_gone], says=tuple(says), choices=(words[False], words[True])))
    columns = (voice.say("genetics", "marker"), voice.say("genetics", title) if title else voice.say("page", "result"))
    return Table(tuple(rows), voice.say("headings", "markers"), is_measured=False, columns=columns)


def _control(label: str, aliases: tuple[str, ...], word: str) -> Row:
    return Row(label, word, says=tuple(Said(alias, word, value="present", label=label, is_optional=True) for alias in aliases))


def _regions(case: Case, deleted: tuple[str, ...]) -> Table:
    voice = case.voice
    rows = []
    for region in REGIONS:
        code = "deleted" if region in deleted else "intact"
        word = voice.say("answers", code)
        says = (Said(f"azf_{region}", word, value=code, label=f"AZF{region}"),)
        choices = tuple(voice.say("answers", one) for one in ("intact", "deleted")) if voice.is_varied else ()
        rows.append(Row(f"AZF{region}", word, says=says, choices=choices))
    return Table(tuple(rows), is_measured=False, columns=(voice.say("genetics", "region"), voice.say("page", "result")))


def _sentence(case: Case, deleted: tuple[str, ...], *, is_repeated: bool) -> Prose:
    """`is_repeated`: a table has said it already."""
    if deleted:
        names = " + ".join(f"AZF{region}" for region in deleted)
        text = case.voice.say("genetics", "deletion_of", regions=case.voice.apart(names))
    else:
        text = case.voice.say("genetics", "no_deletion")
    says = (
        ()
        if is_repeated
        else tuple(
            Said(f"azf_{region}", text, value="deleted" if region in deleted else "intact", is_optional=bool(deleted) and region not in deleted)
            for region in REGIONS
        )
    )
    return Prose(text, case.voice.say("headings", "conclusion"), says)


def cftr(case: Case) -> Chapter:
    """A panel: the variants looked for, those found, and the poly-T alleles."""
    voice, chance = case.voice, case.chance
    found = chance.choice(list(VARIANTS)) if chance.random() < 0.4 else None
    looked_for = chance.sample(list(VARIANTS), chance.randint(3, len(VARIANTS)))
    looked_for += [found] if found and found not in looked_for else []
    rows = [_variant(case, name, is_found=name == found) for name in looked_for]
    alleles = chance.choice(POLY_T)
    label = voice.label("cftr_poly_t")
    rows.append(Row(label, alleles, says=(Said("cftr_poly_t", alleles, value=alleles, label=label),)))
    table = Table(tuple(rows), is_measured=False, columns=(voice.say("genetics", "variant"), voice.say("page", "result")))
    text = voice.say(
        "genetics", "variant_found" if found else "no_variant", count=str(chance.choice((36, 38, 50, 57))), variant=voice.apart(found or "")
    )
    says = () if found else (Said("cftr_variants", text, value="none detected"),)
    return chapter(case, "cftr", [table, Prose(text, voice.say("headings", "conclusion"), says)], specimen_is_dated=chance.random() < 0.6)


def _variant(case: Case, name: str, *, is_found: bool) -> Row:
    word = case.voice.say("answers", "heterozygous" if is_found else "not_detected")
    label = f"{name} ({VARIANTS[name][0]})"
    return Row(label, word, says=(_found(name, word, label),) if is_found else ())


def _found(name: str, word: str, label: str) -> Said:
    endings = ("", f" {word}", f" ({word})", " heterozygous", " (heterozygous)", " het")
    names = (name, *VARIANTS[name], label)
    return Said("cftr_variants", word, value=VARIANTS[name][0], label=label, also_right=tuple(one + ending for one in names for ending in endings))
