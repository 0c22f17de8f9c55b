"""Which styles do several held-out layouts share? Style sheets as text; nothing but looks."""

GRIDS = """
.grid{display:grid;grid-template-columns:max-content 8px 1fr;gap:1px 6px;align-content:start}
.two{display:grid;grid-template-columns:1fr 1fr;gap:6px 26px}
.three{display:grid;grid-template-columns:1fr 1fr 1fr;border:1px solid} .three>div{border-inline-end:1px solid;padding:3px 6px} .three p{margin:0}
.middle{text-align:center} .right{text-align:end} .boxed{border-block:1.5px solid;padding:5px 0} .code{font-size:8pt}
.top{display:flex;justify-content:space-between;gap:12px;align-items:center}
"""
NUMBERED_PAGES = '@page{@bottom-right{content:counter(page) " / " counter(pages);font-size:8pt}}'
WATERMARK = """
body::before{content:"SAMPLE";position:fixed;top:42%;left:14%;font-size:90pt;color:#ececec;transform:rotate(-32deg);z-index:-1}
"""
BETWEEN = """
.between{display:grid;grid-template-columns:1fr 1.4fr 1fr;border:1px solid #357;font-size:9pt}
.between>div{border-bottom:1px solid #9bd;padding:1px 6px}
"""
TILES = """
.banner{background:#3a2d5c;color:#fff;display:flex;justify-content:space-between;padding:8px 10px;font-size:12pt}
.tiles{display:grid;grid-template-columns:repeat(4,1fr);gap:5px;margin:6px 0} .tiles>div{background:#f1eff6;padding:3px 6px}
"""
STANZA = """
.stanza{border:1px solid #ccd;border-radius:6px;padding:5px 9px;margin:5px 0;break-inside:avoid} .name{font-weight:bold}
.scale{display:flex;justify-content:space-between;width:45%;margin-inline-start:25%;border-top:4px solid #7b7;font-size:7pt}
"""
EXAM = """
.exam{margin:7px 0;break-inside:avoid} .exam .name{border-bottom:1px solid #000;font-weight:bold}
.usual{font-size:8pt;margin-inline-start:40px}
"""
LINE = """
.line{display:grid;grid-template-columns:2.2fr 1.6fr 1.6fr 1.3fr;gap:4px;border-bottom:1px dotted #999}
"""
SIDE = """
.side{display:grid;grid-template-columns:52mm 1fr;gap:9mm} aside{background:#eef5f1;padding:6px;font-size:8.5pt}
dt{color:#555} dd{margin:0 0 5px}
"""
FLOW = """
.flow{columns:2;column-gap:9mm;column-rule:1px solid #999} .block{break-inside:avoid} td{font-size:8.5pt;border-bottom:1px solid #ccc}
"""
