"""What stands on an invented paper before anybody has laid it out: chapters of tables and prose, each with what it truly says.

In: nothing. Out: frozen shapes that content draws, layouts print and truth writes down. Knows no language, no layout and no file format.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

EM_SPACE = "\u2003"  # between the two names of a label that stand in columns of their own


@dataclass(frozen=True, slots=True)
class Said:
    """One value that the paper states.

    `as_printed` is the ink; `number` is what it means in `unit`, which has its international spelling whatever the paper's language; coded answers
    stand in `value`.
    """

    analyte: str
    as_printed: str
    number: Decimal | None = None
    comparator: str | None = None
    value: str | None = None
    also_right: tuple[str, ...] = ()
    unit: str | None = None
    canonical: Decimal | None = None  # only where one amount may rightly be given in two ways (12 400 000 /mL)
    reference: str | None = None
    label: str | None = None
    collected_on: date | None = None
    is_previous: bool = False
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table. `outside` is "high", "low" or empty; `previous` holds the cells of earlier columns, in the table's order.

    `limits` are the ends of the range apart; `choices` are the answers that a form offers, the result among them; `second` is the same amount in
    another unit: result, unit, range. A range of several lines has a line each.
    """

    label: str
    result: str
    unit: str = ""
    reference: str = ""
    outside: str = ""
    previous: tuple[str, ...] = ()
    code: str = ""
    method: str = ""
    says: tuple[Said, ...] = ()
    limits: tuple[str, str] = ("", "")
    choices: tuple[str, ...] = ()
    second: tuple[str, str, str] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a heading. `is_measured` tables have units and ranges; the others answer in words. `columns` overrides the column titles.

    `own_date` is the printed day of the results, for tables whose columns are days.
    """

    rows: tuple[Row, ...]
    heading: str = ""
    previous_dates: tuple[str, ...] = ()
    is_measured: bool = True
    columns: tuple[str, str] | None = None
    own_date: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """Sentences under a heading."""

    text: str
    heading: str = ""
    says: tuple[Said, ...] = ()


Block = Table | Prose


@dataclass(frozen=True, slots=True)
class Detail:
    """A line of the page's head. `key` is its meaning: patient birth_date sex collected received reported accession doctor.

    `english` is the label's second name on pages with two languages.
    """

    key: str
    label: str
    text: str
    english: str = ""


@dataclass(frozen=True, slots=True)
class Days:
    """The days that the page prints; None where it prints none. `undecided` is printed as "Date" alone: it may be taken for the collection or not."""

    collected: date | None = None
    received: date | None = None
    reported: date | None = None
    undecided: date | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """One printed report."""

    kind: str
    title: str
    laboratory: str
    accession: str
    details: tuple[Detail, ...]
    days: Days
    blocks: tuple[Block, ...]
    address: str = ""
    patient_name: str = ""
    birth_date: date | None = None

    def said(self) -> Iterator[Said]:
        for block in self.blocks:
            if isinstance(block, Prose):
                yield from block.says
            else:
                for row in block.rows:
                    yield from row.says


@dataclass(frozen=True, slots=True)
class Paper:
    """One file's worth: its chapters in order, and the small words every page bears."""

    language: str
    chapters: tuple[Chapter, ...]
    sample: str
    footer: str
    words: dict[str, str] = field(default_factory=dict)
    is_right_to_left: bool = False
