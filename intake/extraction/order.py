"""Does this paper write the day or the month first?

In: the rows of a paper. Out: a `DayOrder`. 14/03 can only be day first, nothing is reported before it was collected, and laboratories of the United
States give their address with a state and its ZIP code; without evidence the order stays unknown, and so do the days.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from intake.extraction.dates import NUMERIC, DayOrder
from intake.extraction.days import PrintedDay, find_days
from intake.extraction.lexicon import Lexicon
from intake.extraction.rows import Row
from intake.vocabulary.folding import fold

ENGLISH = "en"
STEPS = ("born", "collected", "received", "reported")
_STATE_AND_ZIP = re.compile(
    r"\b(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]),? \d{5}(?:-\d{4})?\b"
)
# Foreign telephones, British post codes, Arabic, Vietnamese or Indian letters beside the English, what Indian laboratories print, countries and
# cities that write the day first.
_ELSEWHERE = re.compile(
    r"\+(?!1\b)\d{2,3}\b|\bNHS\b|\bGMC\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|[\u0621-\u064a\ufe80-\ufefc]{3}"
    r"|[\u1ea0-\u1eff]|[\u0530-\u05ff\u0900-\u109f\u10a0-\u139f\u1780-\u17ff]{2}"
    r"|\bNABL\b|\bP(?:vt|VT)\b|\bGSTIN\b|\bBio(?:logical|\.)? Ref|\bMLSCN\b"
    r"|\b(?:India|Pakistan|Bangladesh|Nepal|Sri Lanka|Nigeria|Ghana|Kenya|Uganda|Tanzania|South Africa|Egypt|Saudi|KSA|UAE|Qatar|Kuwait|Bahrain"
    r"|Oman|Iraq|Australia|New Zealand|Ireland|United Kingdom|Malaysia|Singapore|Dubai|Abu Dhabi|Sharjah|Doha|Muscat|Riyadh|Jeddah|Baghdad|Erbil"
    r"|Mumbai|Delhi|Pune|Ahmedabad|Surat|Jaipur|Lucknow|Nagpur|Nashik|Kochi|Coimbatore|Indore|Noida|Gurgaon|Gurugram|Chandigarh|Kerala"
    r"|Maharashtra|Gujarat|Karnataka|Telangana|Islamabad|Rawalpindi|Peshawar|Faisalabad|Chattogram|Chittagong|Sylhet|Kathmandu|Colombo"
    r"|Mombasa|Kampala|Kigali|Addis Ababa|Ethiopia|Rwanda|Zambia|Lusaka|Zimbabwe|Harare|Cameroon|Sudan|Khartoum|Kumasi|Ibadan|Port Harcourt"
    r"|Vietnam|Viet Nam|Hanoi|Ho Chi Minh|Thailand|Bangkok|Cambodia|Phnom Penh|Myanmar|Yangon|Gambia|Banjul|Sierra Leone|Freetown|Malawi|Botswana"
    r"|Gaborone|Namibia|Windhoek|Mauritius|Maldives|Bhutan|Armenia|Yerevan|Cyprus|Nicosia|Malta|Palestine|Ramallah|Nablus|Hong Kong|Irbid|Zarqa"
    r"|Amman|Beirut|Damascus|Sana'?a|Yemen|Libya|Tbilisi|Baku|Azerbaijan|Tashkent|Uzbekistan|Almaty|Astana|Bishkek|Kabul|Afghanistan|Ankara"
    r"|Izmir|Antalya|Kuala Lumpur|Selangor|Penang|Johor|Sdn\.? Bhd|Jakarta|Indonesia|Manama|Salmiya|Dammam|Khobar|Makkah|Salalah|Sohar|Basra"
    r"|Giza|Bengaluru|Bangalore|Chennai|Hyderabad|Kolkata|Lahore|Karachi|Dhaka|Lagos|Abuja|Accra|Nairobi|Istanbul|Cairo)\b",
    re.IGNORECASE,
)


def find_order(rows: Iterable[Row], lexicon: Lexicon) -> DayOrder:
    """The order that the evidence of a paper shows. Dotted days are day first everywhere, and so are days in every language but English."""
    rows = tuple(rows)
    day_first = month_first = 0
    for row in rows:
        for found in NUMERIC.finditer(fold(row.text)):
            if len(found[1]) > 2:
                continue
            first, mark, second = int(found[1]), found[2] or ".", int(found[3] or found[4])
            day_first += (12 < first <= 31 and second <= 12) or mark == "."
            month_first += first <= 12 < second <= 31
    if bool(day_first) != bool(month_first):
        return DayOrder.DAY_FIRST if day_first else DayOrder.MONTH_FIRST
    if lexicon.language.code != ENGLISH and not month_first:
        return DayOrder.DAY_FIRST
    return DayOrder.UNKNOWN if day_first else _order_in_time(rows, lexicon) or _order_in_place(rows) or DayOrder.UNKNOWN


def _order_in_time(rows: Sequence[Row], lexicon: Lexicon) -> DayOrder | None:
    """The only order in which birth, collection, receipt and report follow one another; None where both do, or none."""
    fitting = [order for order in (DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST) if _is_in_time(find_days(rows, lexicon, order))]
    return fitting[0] if len(fitting) == 1 else None


def _is_in_time(days: Sequence[PrintedDay]) -> bool:
    steps = [[printed.day for printed in days if printed.role == role] for role in STEPS]
    if any(day is None for step in steps for day in step):
        return False
    known = [[day for day in step if day] for step in steps if step]
    return all(max(before) <= min(after) for before, after in pairwise(known))


def _order_in_place(rows: Sequence[Row]) -> DayOrder | None:
    """Where the laboratory is, if its address says so."""
    is_american = any(_STATE_AND_ZIP.search(row.text) for row in rows)
    is_elsewhere = any(_ELSEWHERE.search(row.text) for row in rows)
    if is_american == is_elsewhere:
        return None
    return DayOrder.MONTH_FIRST if is_american else DayOrder.DAY_FIRST
