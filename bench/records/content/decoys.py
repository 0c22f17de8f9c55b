"""Which rows look like ours and are not? Ordinary blood and urine, ratios, and tests whose names hold one of ours. None states a value."""

from dataclasses import dataclass

from bench.records.content.case import Case, rounded
from bench.records.content.measured import Scale
from bench.records.matter import Row


@dataclass(frozen=True, slots=True)
class Decoy:
    """Drawn between `least` and `most`, printed on its scale."""

    name: str
    least: float
    most: float
    scale: Scale


LIKE_OURS = (
    Decoy("androgen_index", 14.1, 62.3, Scale("%", 1, 1, "14.8", "95.0")),
    Decoy("t3", 24.1, 36.9, Scale("%", 1, 1, "24.0", "37.0")),
    Decoy("trab", 0.31, 1.69, Scale("IU/L", 1, 2, None, "1.75")),
)
ORDINARY = (
    Decoy("haemoglobin", 11.2, 17.3, Scale("g/dL", 1, 1, "13.0", "17.0")),
    Decoy("leukocytes", 3.7, 11.8, Scale("10^3/µL", 1, 2, "4.00", "10.00")),
    Decoy("platelets", 141, 412, Scale("10^3/µL", 1, 0, "150", "400")),
    Decoy("glucose", 76, 131, Scale("mg/dL", 1, 0, "74", "106")),
    Decoy("creatinine", 0.61, 1.38, Scale("mg/dL", 1, 2, "0.70", "1.20")),
    Decoy("alt", 11, 71, Scale("U/L", 1, 0, None, "41")),
    Decoy("cholesterol", 141, 263, Scale("mg/dL", 1, 0, None, "200")),
    Decoy("urine_ph", 5.1, 7.9, Scale("", 1, 1, "5.0", "8.0")),
)


def decoy_row(case: Case, decoy: Decoy, *, earlier: int = 0) -> Row:
    """`earlier` columns are left empty."""
    voice, chance, scale = case.voice, case.chance, decoy.scale
    number = rounded(chance.uniform(decoy.least, decoy.most), scale.places)
    unit = voice.unit(scale.unit) if scale.unit else ""
    code = f"{chance.randint(10000, 99999)}-{chance.randint(0, 9)}"
    return Row(voice.say("decoys", decoy.name), voice.number(number), unit, scale.reference(voice), "", ("",) * earlier, code)
