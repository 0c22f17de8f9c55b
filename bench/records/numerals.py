"""How do numbers and days look in a language's print? In: numbers, days, marks. Out: text. Rounds nothing by itself."""

from datetime import date
from decimal import Decimal

ARABIC = str.maketrans("0123456789.,", "٠١٢٣٤٥٦٧٨٩٫٬")
PERSIAN = str.maketrans("0123456789.,", "۰۱۲۳۴۵۶۷۸۹٫٬")
DIGITS = {"latin": {}, "arabic": ARABIC, "persian": PERSIAN}
JALALI_MONTH_STARTS = (0, 31, 62, 93, 124, 155, 186, 216, 246, 276, 306, 336)


def print_number(number: Decimal, *, mark: str, digits: str = "latin", thousands: str = "") -> str:
    """`mark` is the decimal mark; Arabic and Persian digits bring their own."""
    text = f"{number:,f}" if thousands else f"{number:f}"
    if digits != "latin":
        return text.replace(",", "").translate(DIGITS[digits])
    return text.replace(",", "\0").replace(".", mark).replace("\0", thousands)


def print_day(day: date, pattern: str, *, months: list[str], digits: str = "latin") -> str:
    """`pattern` knows %d %m %Y %y and %b, which is the language's own month; %J is the Persian calendar, year/month/day."""
    if "%J" in pattern:
        year, month, of_month = to_jalali(day)
        return pattern.replace("%J", f"{year}/{month:02}/{of_month:02}").translate(DIGITS[digits])
    text = pattern.replace("%b", months[day.month - 1]) if months else pattern
    return day.strftime(text).translate({key: value for key, value in DIGITS[digits].items() if chr(key).isdigit()})


def to_jalali(day: date) -> tuple[int, int, int]:
    """The day in the Persian calendar, for the years 1900 to 2100 (33-year cycle)."""
    days = (day - date(1979, 3, 21)).days  # 1358-01-01
    year = 1358
    while days >= (length := 366 if year % 33 in (1, 5, 9, 13, 17, 22, 26, 30) else 365):
        days, year = days - length, year + 1
    while days < 0:
        year -= 1
        days += 366 if year % 33 in (1, 5, 9, 13, 17, 22, 26, 30) else 365
    month = max(number for number, start in enumerate(JALALI_MONTH_STARTS) if start <= days)
    return year, month + 1, days - JALALI_MONTH_STARTS[month] + 1
