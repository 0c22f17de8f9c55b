"""What do the houses of the tenth set have of their own on paper? Rules, colours, sizes, as CSS. Fonts stand with the houses in tenth.py."""

COMMON = """.two{display:grid;grid-template-columns:1fr 1fr;gap:4px 20px;align-items:start}
.three{display:grid;grid-template-columns:1fr 1fr 1fr;gap:4px 14px}
.ends{display:flex;justify-content:space-between;align-items:flex-start;gap:14px}.middle{text-align:center}.end{text-align:end}
tr,p,.kept{break-inside:avoid}.colons{width:auto}.colons td{border:0;padding:1px 5px 1px 0;font-size:9pt;background:none}
.small{font-size:8pt}.tiny{font-size:7pt;color:#444}.caps{text-transform:uppercase}.line{border-top:1px solid #444;padding-top:3px;min-width:52mm}
.sign{display:flex;justify-content:space-between;gap:20px;margin-top:22px;font-size:8.5pt;break-inside:avoid}
.stamp{border:2px solid #3553a5;color:#3553a5;border-radius:50%;width:25mm;height:25mm;display:grid;place-items:center;text-align:center;
font-size:7pt;
transform:rotate(-9deg)}
"""
CLIENT = """.info{border:1px solid #005a34}.info h4{margin:0;background:#005a34;color:#fff;padding:2px 6px;font-size:8pt}
.info>div{padding:3px 6px;font-size:8.5pt}
th{border-block:1px solid #005a34;font-size:8pt;text-transform:uppercase}td{font-size:9.5pt;border-bottom:1px dotted #bbb}
h3{background:#e7f0ea;padding:2px 6px;font-size:10pt}h2{font-size:11pt;margin:8px 0}.final{font-weight:bold;border:1px solid;padding:1px 8px}
"""
REGISTER = """.band{background:#0c7c86;color:#fff;padding:6px 10px;font-size:12pt;display:flex;justify-content:space-between}
.facts{display:grid;grid-template-columns:auto 1fr auto 1fr;gap:0;font-size:9pt;border:1px solid #cfdcdd}
.facts div{padding:3px 6px;border-bottom:1px solid #e3ecec}
.facts .k{background:#eef5f5;color:#355}h3{color:#0c7c86;border-bottom:2px solid #0c7c86;font-size:10pt}
td{font-size:9.5pt;padding:5px 6px;border-bottom:1px solid #e3ecec}th{font-weight:normal;color:#677;font-size:8.5pt}
.dot{display:inline-block;width:7px;height:7px;border-radius:50%;background:#8bc34a;margin-inline-end:6px}.dot.high,.dot.low{background:#d8432f}
"""
SERVICES = """.code{font-size:7.5pt;color:#666;white-space:nowrap}th{background:#f58220;color:#fff;font-size:8.5pt;padding:4px 6px;font-weight:normal}
td{font-size:9.5pt;border-bottom:1px solid #eee;padding:4px 6px}h2{color:#f58220;font-size:13pt}.lab{color:#444}
"""
MATERIALS = """.test td{border-bottom:1px solid #999;padding:7px 4px;vertical-align:top}.test td:first-child{width:44%}
.test td:nth-child(3){font-size:8pt;width:30%}
.big{font-size:12pt;font-weight:bold}th{font-size:8pt;color:#555;border-bottom:2px solid #333}h2{font-size:12pt;border-bottom:3px double #333}
h3{letter-spacing:1px;font-size:10pt}.heading{font-weight:bold}
"""
ENGLISH_TABLE = """.box{border:1.5px solid #222;border-radius:6px;padding:5px 9px;margin:6px 0}th{background:#222;color:#fff;font-size:9pt}
td{border:1px solid #bbb;font-size:10pt;padding:3px 7px}h2{text-align:center;text-decoration:underline}h3{text-align:center}.colons td{border:0}
"""
BOTH_NAMES = """.tri{display:grid;grid-template-columns:auto 1fr auto;gap:0 10px;font-size:9pt;direction:ltr}
.tri>div{border-bottom:1px dotted #999;padding:2px 0}
.tri>div:nth-child(3n){text-align:right}.tri>div:nth-child(3n+2){text-align:center;font-weight:bold}
.names th{background:#dbe6f4;font-size:8.5pt;border:1px solid #9ab}.names td{border:1px solid #9ab;font-size:9pt;text-align:left}
.names td:last-child{text-align:right}
h2{text-align:center;background:#dbe6f4;padding:3px;font-size:12pt}
"""
FILE = """.person{border:1px solid #777;padding:6px 10px;min-width:78mm;font-size:10pt}.says{font-size:9pt;margin:5px 0}
h2{text-align:center;letter-spacing:3px;font-size:12pt}
h3{text-align:center;border-block:1px solid #777;font-size:10pt;padding:2px}th{font-size:8pt;font-style:italic;font-weight:normal}
td{font-size:9.5pt;padding:4px 5px}td:nth-child(2){text-align:end;font-weight:bold}i{font-size:8pt}
"""
FORM = """.frame{border:1px solid #000;padding:4px 8px}h2{text-align:center;font-size:13pt;text-decoration:underline;margin:8px 0}
h3{text-decoration:underline;text-transform:uppercase;font-size:9.5pt;margin:8px 0 2px}.form{table-layout:fixed}
.form td{padding:2.5px 4px;font-size:10pt}.form td:nth-child(1){width:38%}.form td:nth-child(2){width:3%}
.form td:nth-child(3){width:28%;font-weight:bold}
.form th{font-size:9pt;border-bottom:1px solid}
"""
WIDE = """@page{size:A4 landscape;margin:10mm}th,td{border:1px solid #888;font-size:8.5pt;padding:2px 5px}th{background:#d9d9d9;font-weight:normal}
.strip td{background:none;font-size:8.5pt}.strip .k{background:#f0f0f0}h2{font-size:12pt;margin:2px 0}h3{font-size:9.5pt;margin:6px 0 2px}
.lab{font-size:12pt}
"""
WORD = """body{font-size:12pt}th,td{border:1px solid #000;font-size:11pt;padding:1px 6px}
.section{text-align:center;font-weight:bold;background:#f2f2f2}
.colons td{font-size:11.5pt}h2{text-align:center;font-size:15pt;margin:10px 0}h3{font-size:12pt}.lab{font-size:16pt}
"""
LETTER = """body{font-size:11pt;line-height:1.35}table.values{width:88%;margin:2px 0 8px 8mm}
.values td,.values th{font-size:10.5pt;padding:1px 6px;border:0}
.values th{font-weight:normal;text-decoration:underline}.values td:nth-child(2){text-align:end;white-space:nowrap}h3{font-size:11pt;margin:8px 0 2px}
.re{font-weight:bold;margin:10px 0}.answers td,.answers th{border:0;font-size:10.5pt;padding:1px 6px}.answers{margin-inline-start:8mm;width:88%}
"""
FLOW = """.flow th,.flow td{border:1px solid #b9b9c9;font-size:9pt;padding:3px 5px;text-align:center}
.flow td:first-child,.flow th:first-child{text-align:start}
.flow .now{background:#fff6d6;font-weight:bold}.flow small{color:#555}h2{font-size:12pt;color:#3b3b7a}h3{font-size:10pt;color:#3b3b7a}
.bar{border-inline-start:5px solid #3b3b7a;padding-inline-start:9px}
"""
WARD = """h2{font-size:11pt;margin:6px 0}h3{font-size:10pt;font-weight:normal;border-block:1px dashed #000;padding:2px 0}
td{font-size:9pt;padding:1px 4px}
.colons td{font-size:8.5pt}.ward td:nth-child(1){width:46%}.ward td:nth-child(2){width:3%}hr{border:0;border-top:1px dashed #000}
"""
GAUGES = """.who{display:flex;gap:12px;align-items:center;background:#f5f3fb;border-radius:10px;padding:8px 12px}
.steps{display:flex;gap:16px;margin:8px 0;font-size:8.5pt}
.steps>div{border-top:3px solid #6a4fb3;padding-top:3px;flex:1}.steps b{display:block}.gauge{display:grid;grid-template-columns:40% 26% 34%;
border-bottom:1px solid #e4def5;padding:5px 0;align-items:center;break-inside:avoid}.value{font-size:13pt;font-weight:bold}.out{color:#c2185b}
h2{color:#6a4fb3;font-size:14pt;margin:4px 0}h3{color:#6a4fb3}.facts{font-size:9pt}th{font-size:8.5pt;color:#6a4fb3}
"""
