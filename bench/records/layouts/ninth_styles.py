"""What do the houses of the ninth set look like? Style rules, nested below the class of the house; no rule touches what a paper says."""

COMMON = """.top{display:flex;justify-content:space-between;gap:16px;align-items:center}.start{align-items:flex-start}.middle{text-align:center}
.note{font-size:8.5pt;margin-top:2px}.signers{margin-top:14px;font-size:8.5pt}bdi[dir]{white-space:nowrap}
.kept,.entry,.blank{break-inside:avoid}.two{display:grid;grid-template-columns:1fr 1fr;gap:4px 20px}
.three{display:grid;grid-template-columns:1.2fr 1fr 1.2fr;gap:10px;font-size:9pt}
"""
DEPARTMENTS = """.three{border-block:1px solid #888;padding:6px 0;margin-top:6px}
.band{background:#dde7f3;text-align:center;font-weight:bold;margin-top:8px}
h2{font-size:12pt;text-decoration:underline;margin:6px 0}.chain th{border-block:1px solid #444;font-size:9pt}
.chain td{padding:4px 6px;font-size:9.5pt}
"""
TWO_SYSTEMS = """.systems th{font-size:8.5pt;border-bottom:1.5px solid #225}.systems td{font-size:9pt;padding:4px 5px;border-bottom:1px dotted #aaa}
.cells td{border:1px solid #99a;padding:2px 6px;font-size:9pt;width:25%}.cells{margin:6px 0}h2{font-size:13pt;color:#225}
"""
EARLIER_BELOW = """.frame{border:1px solid #bbb;padding:8px 14px;min-width:72mm;line-height:1.5}.days{font-size:9pt}
h2{border-bottom:2px solid #006d77;color:#006d77;font-size:13pt}.earlier th{font-weight:normal;font-style:italic;font-size:8.5pt}
.earlier td{padding:3px 5px 0}.earlier .before{font-size:8pt;color:#444;padding:0 5px 4px 18px}
"""
BROWSER = """.address{font-size:7.5pt;color:#555;border-bottom:1px solid #ddd;padding-bottom:3px}.lab{font-size:11pt}
.button{border:1px solid #0a66c2;border-radius:9px;color:#0a66c2;padding:2px 10px;margin-inline-start:6px;font-size:8.5pt}
.two{background:#f5f7fa;padding:6px;margin:6px 0}.k{color:#667}.list td{border-bottom:1px solid #e3e6ea;padding:6px;vertical-align:middle}
.pill{border-radius:8px;padding:1px 8px;font-size:8.5pt;background:#e3f3e6}.pill.high,.pill.low{background:#fde8e6}
h2{font-size:15pt;margin:6px 0}
"""
BLANKS = """font-size:11.5pt;.blank{margin:4px 0;line-height:1.55}
.typed{display:inline-block;min-width:30mm;padding:0 6px;text-align:center;border-bottom:1px solid #000;
font-family:'Liberation Serif','Noto Naskh Arabic';font-style:italic}
.fields{columns:2;font-size:10.5pt}.fields .typed{min-width:24mm}h2{font-size:13pt}h3{font-size:11.5pt}.form{text-align:end}
"""
GROUPED = """.who{margin:6px 0}.who td{border:1px solid #777;font-size:9pt;padding:2px 6px}.who .k{background:#f0f0f0}
.groups th{border-block:1px solid}
.groups td{font-size:9.5pt;padding:2px 6px}.group{font-weight:bold;padding-top:6px}.inner{padding-inline-start:16px}
h3{background:#e8e8e8;padding:2px 6px;font-size:10pt}h2{font-size:13pt;margin:4px}
"""
CHART = """.who{font-size:9pt;border-block:1px solid #888;padding:3px 0}.chart th{border-bottom:1px solid #000;font-size:9pt;text-align:start}
.chart td{font-size:9pt;padding:2px 6px}h2{font-size:12pt;margin:6px 0}h3{font-size:10pt}.lab{font-size:12pt}
"""
ACCREDITED = """.cells td{padding:3px 6px;font-size:9pt;border-inline-start:2px solid #b33}.cells{margin:7px 0}
.accredited th{font-size:8pt;background:#f4e9e9}.accredited td{font-size:9pt;padding:3px 4px;border-bottom:1px solid #e2d6d6}
h2{font-size:12.5pt;text-align:center}
"""
ANALYSER = """.beside{display:grid;grid-template-columns:1fr 42mm;gap:8mm;align-items:start}.picture{font-size:8pt;text-align:center;padding-top:10px}
.analyser th{background:#2f4858;color:#fff;font-weight:normal;font-size:8.5pt}.analyser td{font-size:9.5pt;padding:3px 6px}
.analyser tr:nth-child(even) td{background:#eef2f4}.strip td{border:1px solid #2f4858;font-size:9pt}
.who{font-size:9pt;margin:5px 0;line-height:1.5}h2{margin:0;font-size:14pt}.who span{white-space:nowrap}
"""
LETTER = """font-size:10.5pt;.right{text-align:end}.letter{display:grid;grid-template-columns:1fr 92mm;gap:7mm;align-items:start}
.box{border:1px solid #5b6b3a;padding:4px 8px}.inset td{padding:3px 4px;font-size:9.5pt;border-bottom:1px solid #e4e8da}
.usual{font-size:8pt;color:#555}h3{font-size:10pt;margin:6px 0 2px}p{margin:5px 0}
"""
REGISTER = """.pairs-in-columns{width:auto;margin:6px 0}.pairs-in-columns td{font-size:9.5pt;padding:1px 8px}.k{color:#444}
.entry{padding:4px 0;border-bottom:1px solid #ccc;font-size:9.5pt;line-height:1.45}
.seal{border:1.5px solid #1a4f9c;border-radius:6px;display:inline-block;padding:5px 12px;margin-top:10px;color:#1a4f9c}
h2{font-size:13pt;margin:6px 0}
"""
STAMPED = """.ruled th,.ruled td{border:1px solid #222;padding:3px 6px}.ruled th{background:#eee}.ruled td{font-size:10pt}.copy{margin-top:6px}
.copy>b{font-size:44pt;color:#e4e4e4;transform:rotate(-14deg)}.two{font-size:9.5pt}h2{font-size:12pt}h3{font-size:10pt;text-align:center}
"""
TIERS = """.tiers th,.tiers td{border:1px solid #4a6;padding:3px 6px;font-size:9.5pt}.tiers th{text-align:center;background:#eef7f0}
.strip td{text-align:center;font-size:9pt;border-block:1px solid #4a6}.strip{margin:5px 0}.who{font-size:9.5pt;line-height:1.5}
h2{font-size:13pt}
"""
MATERIAL = """font-size:9pt;.frame{font-size:9.5pt;line-height:1.45;border-inline-start:3px solid #777;padding-inline-start:8px}
.days{font-size:9pt;background:#f3f3f3;padding:3px 6px}.material th{font-size:8.5pt;border-block:1px solid #000}
.material td{font-size:8.5pt;padding:4px 5px}h2{font-size:12pt}
"""
TYPED = """font-size:9pt;.ruled td,.ruled th{border:0;border-bottom:1px dashed #555}.ruled th{background:none;border-top:1px dashed #555}
h2{font-size:11pt}.lab{font-size:12pt}
"""
