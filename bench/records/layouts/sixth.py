"""The layouts of the sixth set.

They follow the manners of papers that patients bring: plain tables of chains in several countries, hospital systems, andrology forms, letters of
clinics, a chart printed from a portal, a word processor's page, a cumulative sheet, a packet. None copies a real one.
"""

from functools import partial

from bench.records.layouts import Layout
from bench.records.layouts.fifth import from_several_houses
from bench.records.layouts.fifth_tables import (
    ARROW_BEFORE,
    BOLD_OUTSIDE,
    FLAG,
    METHOD,
    NAME,
    NAME_AND_METHOD,
    RANGE,
    RESULT,
    UNIT,
    WITH_UNIT,
    answers_in_colons,
    rows_of,
    sectioned,
)
from bench.records.layouts.parts import Dress, head_in_pairs, lay_out
from bench.records.layouts.sixth_heads import (
    each,
    framed,
    head_in_a_box_at_the_side,
    head_in_frames,
    head_of_a_clinics_letter,
    head_three_to_a_line,
    head_with_code,
    head_with_days_below_the_title,
    head_with_ruled_order,
    in_one_grid,
    with_headings_in_the_margin,
    with_its_head_on_every_page,
)
from bench.records.layouts.sixth_tables import (
    LETTER,
    NAME_AND_UNIT,
    SIGN_BEFORE,
    STARRED,
    answers_shaded,
    answers_with_equals,
    components,
    cumulative,
    leaders_in_columns,
    name_above_its_line,
    two_on_a_line,
    with_equals,
    with_limit_remarks,
)

ROBOTO, ROBOTO_NARROW, OPEN, NARROW = "Roboto", "'Roboto Condensed'", "'Open Sans'", "'Liberation Sans Narrow'"
NOTO, NOTO_SERIF, SANS, SERIF = "'Noto Sans'", "'Noto Serif'", "'Liberation Sans'", "'Liberation Serif'"
CARLITO, PT, CAPTION, DEJAVU_SERIF = "Carlito", "'PT Sans'", "'PT Sans Caption'", "'DejaVu Serif Condensed'"
LIGHT, MEDIUM = "body{font-weight:300}", "body{font-weight:500}"
NASKH, ARABIC, KUFI, AMIRI, DEJAVU = "'Noto Naskh Arabic'", "'Noto Sans Arabic'", "'Noto Kufi Arabic'", "Amiri", "'DejaVu Sans'"

HEADS = """.top{display:flex;justify-content:space-between;gap:16px;align-items:center}.middle{text-align:center}.right{text-align:end}
.both{display:grid;grid-template-columns:1fr 1fr;gap:10px;align-items:start}.colons td{padding:1px 4px;border:0;font-size:9pt}.colons{width:auto}
.frame{border:1px solid #444;padding:4px}.threes{display:grid;grid-template-columns:1fr 1fr 1fr;gap:3px 12px;border-block:1px solid;padding:4px 0}
.threes,.line,.order td{font-size:9pt}.ruled{border-block:1.5px solid;padding:4px 0}
.shaded .k{background:#ececec;width:45%}
"""
RUSSIAN_CHAIN = Dress(
    HEADS + "th{background:#eceff3;font-weight:normal}td{font-size:9.5pt;border-bottom:1px solid #d5dae0}.section{color:#1b4f8a;font-weight:bold}",
    head_with_code, sectioned(NAME, BOLD_OUTSIDE, UNIT, RANGE, FLAG), NOTO, KUFI,
)  # fmt: skip
SIGN_FIRST = Dress(
    HEADS + LIGHT + "th{border-block:1px solid;text-transform:uppercase;font-size:8pt}td{padding:3px 6px;font-size:9.5pt}",
    head_with_ruled_order, rows_of(SIGN_BEFORE, NAME, RESULT, UNIT, RANGE), OPEN, ARABIC,
)  # fmt: skip
RANGE_BEFORE_UNIT = Dress(
    HEADS + "th{border:1px solid #999;background:#f4f4f4}td{font-size:9.5pt;padding:4px 6px}h3{text-align:center;text-decoration:underline}",
    head_three_to_a_line, rows_of(NAME_AND_METHOD, RESULT, RANGE, UNIT), SERIF, NASKH,
)  # fmt: skip
VALUE_WITH_UNIT = Dress(
    HEADS + LIGHT + "th{border-bottom:1px solid #000}td{font-size:9.5pt}.section{text-transform:uppercase;padding-top:9px}"
    "td:nth-child(2){text-align:center}",
    head_in_a_box_at_the_side, sectioned(NAME, WITH_UNIT, RANGE), ROBOTO, AMIRI,
)  # fmt: skip
STARS_AND_METHODS = Dress(
    HEADS + "th{background:#7a1f2b;color:#fff;font-size:9pt}td{font-size:9pt;padding:3px 5px}tr:nth-child(even) td{background:#faf3f3}",
    head_in_pairs, rows_of(NAME, STARRED, RANGE, UNIT, METHOD), CARLITO, NASKH, answers_shaded,
)  # fmt: skip
TALL = Dress(
    HEADS + "body{font-size:13pt}.whole>*>tr>td{padding:0}th{border-bottom:1px solid;font-size:10pt}td{padding:7px 5px}small{font-size:8pt}",
    head_with_code, rows_of(NAME, RESULT, LETTER, UNIT, RANGE), SANS, DEJAVU,
)  # fmt: skip
FRAMES = Dress(
    HEADS + "fieldset{border:1px solid #444;margin:7px 0;padding:3px 8px}legend{font-weight:bold;font-size:9.5pt}td{font-size:9.5pt}p{margin:3px 0}"
    "th{font-weight:normal;font-size:8pt}",
    head_in_frames, rows_of(NAME, WITH_UNIT, RANGE), CAPTION, DEJAVU, answers_in_colons,
)  # fmt: skip
CHART = Dress(
    HEADS + MEDIUM + ".component{border-bottom:1px solid #cfd8e3;padding:5px 0;break-inside:avoid}.name{font-weight:bold}"
    ".usual{font-size:8.5pt;color:#444}.large{font-size:12pt}h2{color:#0b5394}",
    head_with_days_below_the_title, components, ROBOTO, ARABIC, answers_shaded,
)  # fmt: skip
PROCESSOR = Dress(
    HEADS + "table{margin:4px 0}th,td{border:1px solid #000;font-size:11pt;padding:2px 6px}.colons td{border:0;font-size:11pt}"
    ".both{grid-template-columns:1fr}.frame{border:0;padding:0}h2{text-decoration:underline;font-size:14pt}h3{font-style:italic}",
    head_in_frames, rows_of(NAME_AND_UNIT, RANGE, RESULT), CARLITO, AMIRI,
)  # fmt: skip
HALF_SHEET = Dress(
    HEADS + "@page{size:A5 landscape;margin:8mm}body{font-size:8.5pt}.lab{font-size:11pt}h2{font-size:10pt;margin:3px 0}"
    "h3{font-size:9pt;margin:3px 0}"
    ".pairs-of-tests td{border:1px solid #777;font-size:8.5pt;width:25%}p{margin:2px 0}.threes{font-size:8pt}",
    head_three_to_a_line, two_on_a_line, NARROW, NASKH, answers_in_colons,
)  # fmt: skip
CUMULATIVE = Dress(
    HEADS + ".days th,.days td{border-inline-start:1px solid #999;border-bottom:1px solid #ddd;font-size:8.5pt}.days th{border-bottom:1.5px solid}",
    head_in_a_box_at_the_side, cumulative, PT, NASKH,
)  # fmt: skip
WARD = Dress(
    HEADS + "td{font-size:9.5pt;padding:1px 6px}td:first-child{width:42%}h3{border-bottom:1px solid}h2{font-size:11pt}",
    head_with_days_below_the_title, with_limit_remarks, SANS, DEJAVU, answers_in_colons,
)  # fmt: skip
LEADERS = Dress(
    HEADS + ".leaders td{padding:3px 4px;font-size:9.5pt}.leaders td:first-child{width:48%;overflow-wrap:anywhere}"
    "th{font-size:8.5pt}h3{text-transform:uppercase}",
    head_three_to_a_line, leaders_in_columns, ROBOTO_NARROW, ARABIC, answers_in_colons,
)  # fmt: skip
INSTITUTE = Dress(
    HEADS + ".margin{display:grid;grid-template-columns:34mm 1fr;gap:8px 14px;border-top:2px solid #555;padding-top:8px}"
    ".aside{font-weight:bold;font-size:9pt}"
    "th{border-bottom:1px solid #555;font-size:8.5pt}td{font-size:9.5pt}p{margin:0 0 4px}",
    head_with_ruled_order, rows_of(NAME, ARROW_BEFORE, UNIT, RANGE), NOTO_SERIF, NASKH, answers_shaded,
)  # fmt: skip
ONE_GRID = Dress(
    ".one td,.one th{border:1px solid #000;font-size:9.5pt;padding:3px 6px}.middle{text-align:center}",
    head_in_pairs, rows_of(NAME, RESULT, UNIT, RANGE), SERIF, NASKH,
)  # fmt: skip
BANDS = Dress(
    HEADS + ".band{background:#e9e9e9;font-size:9.5pt}th{font-size:8pt;border-bottom:1px solid}.kept{break-inside:avoid}td{font-size:9.5pt}",
    head_with_code, name_above_its_line, DEJAVU_SERIF, KUFI, answers_shaded,
)  # fmt: skip
LETTER_OF_A_CLINIC = Dress(
    HEADS + "body{font-size:11pt}ul{margin:3px 0 6px}li{padding:1px 0}h3{font-size:11pt;font-style:italic}h2{font-size:12pt}",
    head_of_a_clinics_letter, with_equals, NOTO_SERIF, AMIRI, answers_with_equals,
)  # fmt: skip
PACKET = (STARS_AND_METHODS, RUSSIAN_CHAIN, VALUE_WITH_UNIT, BANDS)

_layout = partial(Layout, wording="sixth")
LAYOUTS = (
    _layout("flag word at the end", draw=partial(lay_out, dress=RUSSIAN_CHAIN)),
    _layout("sign first", draw=partial(lay_out, dress=SIGN_FIRST), second_label="{english} - {own}"),
    _layout("range before unit", draw=partial(lay_out, dress=RANGE_BEFORE_UNIT)),
    _layout("value with unit", draw=partial(lay_out, dress=VALUE_WITH_UNIT)),
    _layout("stars and methods", draw=partial(lay_out, dress=STARS_AND_METHODS)),
    _layout("repeated head", draw=partial(each(with_its_head_on_every_page), dress=TALL)),
    _layout("framed groups", draw=partial(each(framed), dress=FRAMES)),
    _layout("printed chart", draw=partial(lay_out, dress=CHART)),
    _layout("unit in the label", draw=partial(lay_out, dress=PROCESSOR)),
    _layout("half sheet", draw=partial(lay_out, dress=HALF_SHEET)),
    _layout("cumulative finding", draw=partial(lay_out, dress=CUMULATIVE), shows_previous=True),
    _layout("remarks on limits", draw=partial(lay_out, dress=WARD)),
    _layout("leaders in columns", draw=partial(lay_out, dress=LEADERS)),
    _layout("headings in the margin", draw=partial(each(with_headings_in_the_margin), dress=INSTITUTE)),
    _layout("one grid", draw=partial(each(in_one_grid), dress=ONE_GRID)),
    _layout("name above its line", draw=partial(lay_out, dress=BANDS)),
    _layout("list in a letter", draw=partial(lay_out, dress=LETTER_OF_A_CLINIC)),
    _layout("packet of chains", draw=partial(from_several_houses, dresses=PACKET), reports=4),
    _layout("pair of samples", draw=partial(lay_out, dress=RANGE_BEFORE_UNIT), reports=2, is_series=True),
)
