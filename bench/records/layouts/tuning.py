"""The layouts that may be looked at while the reader is improved."""

from functools import partial

from bench.records.layouts import Layout
from bench.records.layouts.drawn import DRAWABLE, draw_ledger
from bench.records.layouts.parts import Dress, columns, head_in_pairs, head_in_table, lay_out
from bench.records.layouts.shapes import by_row, in_a_sentence, in_halves, typed, with_dots

SANS, SERIF, MONO, DEJAVU = "'Liberation Sans'", "'Liberation Serif'", "'Liberation Mono'", "'DejaVu Sans'"
NASKH, NOTO_ARABIC = "'Noto Naskh Arabic'", "'Noto Sans Arabic'"
ZEBRA = "th{background:#24446c;color:#fff}tr:nth-child(even) td{background:#eef2f6}"
GRID = "td,th{border:1px solid #333}"
SMALL = "body{font-size:8pt}td,th{padding:0 4px}"

PLAIN = Dress("th{border-bottom:1px solid #000}", head_in_pairs, columns("label", "result", "unit", "reference", "flag"), SANS, NASKH)
BOXED = Dress(GRID, head_in_table, columns("label", "result", "reference", "unit"), SERIF, NASKH)
RANGE_BEFORE = Dress(ZEBRA, head_in_table, columns("label", "reference", "bold_outside", "unit"), DEJAVU, NOTO_ARABIC)
UNIT_UNDER = Dress("td{border-bottom:1px dotted #888}", head_in_pairs, columns("label", "unit_under", "reference"), SANS, NOTO_ARABIC)
GLUED = Dress(SMALL + "table{width:78%}", head_in_pairs, columns("label", "glued", "unit", "reference"), MONO, NASKH)
DOTTED = Dress(".line{white-space:nowrap;margin:3px 0}", head_in_pairs, by_row(with_dots), SERIF, NASKH)
IN_OR_OUT = Dress(GRID + SMALL, head_in_table, columns("label", "in_range", "out_of_range", "reference_unit"), SANS, NASKH)
HALVES = Dress(
    ".halves{display:grid;grid-template-columns:1fr 1fr;gap:14px}th{border-bottom:1px solid #666}" + SMALL,
    head_in_pairs,
    in_halves(columns("label", "result", "unit", "reference")),
    SANS,
    NOTO_ARABIC,
)
CODED = Dress(
    SMALL + "th{border-block:1px solid #000}", head_in_table, columns("code", "label", "result", "unit", "reference", "method"), DEJAVU, NASKH
)
LISTING = Dress("pre{font-family:'Liberation Mono';font-size:8.5pt}", head_in_pairs, typed, MONO, NASKH)
RUN_ON = Dress("p{text-align:justify}", head_in_pairs, by_row(in_a_sentence, around="p"), SERIF, NASKH)
WRAPPED = Dress(
    ".label_method{width:24%}th{border-bottom:2px solid #a33}td{padding:5px 6px}",
    head_in_table,
    columns("label_method", "result", "flag_sign", "unit", "reference"),
    SANS,
    NOTO_ARABIC,
)
TWO_NAMES = Dress(GRID, head_in_pairs, columns("label", "result_unit", "reference"), SANS, NASKH)

LAYOUTS = (
    Layout("plain columns", partial(lay_out, dress=PLAIN), shows_previous=True),
    Layout("boxed grid", partial(lay_out, dress=BOXED), shows_previous=True),
    Layout("range before", partial(lay_out, dress=RANGE_BEFORE)),
    Layout("unit under", partial(lay_out, dress=UNIT_UNDER)),
    Layout("glued flags", partial(lay_out, dress=GLUED)),
    Layout("dotted leaders", partial(lay_out, dress=DOTTED)),
    Layout("in or out", partial(lay_out, dress=IN_OR_OUT)),
    Layout("halves", partial(lay_out, dress=HALVES)),
    Layout("coded", partial(lay_out, dress=CODED)),
    Layout("typed listing", partial(lay_out, dress=LISTING), languages=DRAWABLE),
    Layout("run-on", partial(lay_out, dress=RUN_ON)),
    Layout("wrapped labels", partial(lay_out, dress=WRAPPED)),
    Layout("two names", partial(lay_out, dress=TWO_NAMES), second_label="{own} / {english}"),
    Layout("drawn ledger", draw_ledger, languages=DRAWABLE, shows_previous=True),
    Layout("packet of three", partial(lay_out, dress=PLAIN), reports=3),
)
