import subprocess, sys, re
from fontTools.ttLib import TTFont
from fontTools import subset
OUT=sys.argv[1] if len(sys.argv) > 1 else "assets"
import os
os.makedirs(OUT+"/fonts",exist_ok=True); os.makedirs(OUT+"/icons",exist_ok=True)
def rng(s):
    out=set()
    for p in s.split(","):
        a,_,b=p.partition("-"); out|=set(range(int(a,16),int(b or a,16)+1))
    return out
TEXT=rng("20-7E,A0-24F,259,2B0-2FF,300-36F,370-3FF,400-52F,1E00-1EFF,2000-206F,20A0-20BF,2113,2116,2122,2190-2193,21A9,21B5,2318,21E7,2212,2215,221E,2248,2260,2264,2265,25A0-25CF,25E6,2713,2717,FFFD")
def tabular(font):
    """Digits become their tabular forms, as the feature tnum would do: egui applies no OpenType features."""
    gsub=font["GSUB"].table; cmap=font.getBestCmap(); want={cmap[c]:c for c in range(0x30,0x3A)}
    repl={}
    for f in gsub.FeatureList.FeatureRecord:
        if f.FeatureTag=="tnum":
            for i in f.Feature.LookupListIndex:
                for st in gsub.LookupList.Lookup[i].SubTable:
                    st=getattr(st,"ExtSubTable",st)
                    for a,b in getattr(st,"mapping",{}).items():
                        if a in want: repl[want[a]]=b
    print("tnum",len(repl))
    for t in font["cmap"].tables:
        for c,g in repl.items():
            if c in t.cmap: t.cmap[c]=g
def make(src,dst,unis,tnum=False,feats=("kern","mark","mkmk","ccmp")):
    font=TTFont(src)
    if tnum: tabular(font)
    o=subset.Options(); o.layout_features=list(feats); o.name_IDs=[0,1,2,3,4,5,6,13,14,16,17]; o.notdef_outline=True; o.hinting=False; o.desubroutinize=True; o.glyph_names=False
    s=subset.Subsetter(o); s.populate(unicodes=unis); s.subset(font); font.save(dst)
    print(dst,os.path.getsize(dst), len(font.getBestCmap()))
I="/usr/share/fonts/opentype/inter/"
for w in ("Regular","Medium","SemiBold"):
    make(I+f"Inter-{w}.otf",OUT+f"/fonts/Inter-{w}.otf",TEXT,True)
make("/usr/share/fonts/truetype/jetbrains-mono/JetBrainsMono-Regular.ttf",OUT+"/fonts/JetBrainsMono-Regular.ttf",TEXT)
def icons(style,names,dst):
    pre = "ph" if style=="regular" else "ph-"+style
    css=open(f"package/src/{style}/style.css").read()
    codes={}
    for n in names:
        m=re.search(r'\.%s\.ph-%s:before\s*\{\s*content:\s*"\\([0-9a-f]+)"'%(re.escape(pre),re.escape(n)),css)
        if not m: print("missing",style,n); continue
        codes[n]=int(m.group(1),16)
    f="Phosphor.ttf" if style=="regular" else "Phosphor-Fill.ttf"
    make(f"package/src/{style}/{f}",dst,set(codes.values())|{0x20},feats=())
    return codes
REG="folder-open folder file file-plus caret-down caret-up caret-right caret-left caret-up-down database arrow-clockwise magnifying-glass export gear-six lock lock-simple wifi-slash eye-slash eye question seal-question browser tray-arrow-down download-simple play funnel-simple columns copy book-open fingerprint users-three user pencil-simple warning warning-circle identification-card check-circle minus-circle info x x-circle floppy-disk shield-check chart-bar house sun moon monitor globe globe-simple clock list-checks prohibit plus dots-three hard-drives cookie calendar-blank link tag scales list-magnifying-glass clock-counter-clockwise check keyboard translate code key puzzle-piece path robot arrow-square-out text-aa handshake flag file-csv file-text circle square check-square radio-button trash sign-in stop-circle spinner-gap rows sort-ascending sort-descending arrow-up arrow-down note signature swap shield-warning stack folder-simple wall detective megaphone".split()
FILL="shield-check chart-bar house eye check-circle warning minus-circle warning-circle check-square radio-button info x-circle".split()
a=icons("regular",REG,OUT+"/icons/Phosphor.ttf"); b=icons("fill",FILL,OUT+"/icons/Phosphor-Fill.ttf")
for k in b: assert a.get(k)==b[k],k
with open("codes.txt","w") as o:
    for k in sorted(a): o.write(f"{k} {a[k]:04X}\n")
