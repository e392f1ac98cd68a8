import fnmatch, shlex, reprlib, graphlib, keyword, colorsys, difflib, configparser, pprint, tomllib, html.parser, io
def t_fn(): return fnmatch.filter(["a.py","b.txt","c.PY"],"*.py"), fnmatch.translate("a[!b]*?"), fnmatch.fnmatchcase("x","[xy]")
def t_shlex(): return shlex.split("a 'b c' \"d e\" # no", comments=True), shlex.quote("it's"), shlex.join(["a b","c"])
def t_reprlib(): return reprlib.repr(list(range(100))), reprlib.repr("x"*100), reprlib.repr({i:i for i in range(10)})
def t_graph():
    ts=graphlib.TopologicalSorter({"D":{"B","C"},"B":{"A"},"C":{"A"}})
    try: graphlib.TopologicalSorter({1:[2],2:[1]}).prepare()
    except graphlib.CycleError as e: m=e.args
    o=list(ts.static_order()); return o[0],o[-1],m
def t_kw(): return keyword.iskeyword("for"), keyword.kwlist[:3], keyword.softkwlist
def t_col(): return colorsys.rgb_to_hls(.2,.4,.4), colorsys.hsv_to_rgb(.5,.5,.4)
def t_diff(): return list(difflib.unified_diff("a\nb\nc".split("\n"),"a\nx\nc".split("\n"),"f","g",lineterm="")), difflib.get_close_matches("appel",["ape","apple","peach"]), difflib.SequenceMatcher(None,"abcd","bcde").ratio()
def t_ndiff(): return list(difflib.ndiff("one\ntwo\n".splitlines(1),"ore\ntree\n".splitlines(1)))
def t_conf():
    c=configparser.ConfigParser(); c.read_string("[a]\nx=1\ny=%(x)s2\n[b]\nz: t\n")
    s=io.StringIO(); c.write(s)
    return c.sections(), c["a"]["y"], c.getint("a","x"), c.getboolean("a","x"), s.getvalue(), c.has_option("b","q")
def t_pp(): return pprint.pformat({"a":list(range(40)),"b":{"x":"y"*90}}), pprint.pformat([1,"a",(2,)])
def t_toml(): return tomllib.loads('a=1\n[b]\nc=[1,2.5,"x"]\nd=1979-05-27T07:32:00Z\n')
class P(html.parser.HTMLParser):
    def __init__(self): super().__init__(); self.out=[]
    def handle_starttag(self,tag,attrs): self.out.append((tag,attrs))
    def handle_data(self,d): self.out.append(d)
    def handle_endtag(self,t): self.out.append("/"+t)
def t_html():
    p=P(); p.feed("<a href='x&amp;y'>hi &lt;<br/></a><!-- c -->"); p.close(); return p.out
import struct, inspect, string, textwrap, queue
def t_struct():
    b=bytearray(8); struct.pack_into("<H",b,2,513); s=struct.Struct("<hI")
    return b, struct.unpack_from("<H",b,2), list(struct.iter_unpack("<H",b)), s.size, s.unpack(s.pack(1,2)), s.format
def t_insp():
    def f(a,b=1,*c,d,e=2,**k): pass
    class B: 
        def m(self,x): pass
    return inspect.getfullargspec(f), inspect.getfullargspec(B().m).args, inspect.getmro(B)[1:], inspect.getcallargs(f,1,d=3), inspect.get_annotations(f)
def t_template():
    class T(string.Template): delimiter = "%"
    t = string.Template("$a ${b} $$ $c")
    return t.safe_substitute(a=1, b=2), t.get_identifiers(), t.is_valid(), T("%x $y").substitute(x=1)
def t_template_errors():
    out = []
    for text in ("$a", "$", "x\n  $ y"):
        try: out.append(string.Template(text).substitute({}))
        except (KeyError, ValueError) as e: out.append(repr(e))
    return out
def t_textwrap(): return textwrap.dedent("  a\n    b\n"), textwrap.indent("a\nb\n","> "), textwrap.wrap("the quick brown fox jumps over",10), textwrap.fill("the quick brown fox",10), textwrap.shorten("hello big world",12)
def t_queues():
    q=queue.PriorityQueue(); [q.put(i) for i in (3,1,2)]; l=queue.LifoQueue(1); l.put(1)
    try: l.put_nowait(2)
    except queue.Full as e: m=type(e).__name__
    return [q.get() for _ in range(3)], q.empty(), m


print("t_fn", t_fn())
print("t_shlex", t_shlex())
print("t_reprlib", t_reprlib())
print("t_graph", t_graph())
print("t_kw", t_kw())
print("t_col", t_col())
print("t_diff", t_diff())
print("t_ndiff", t_ndiff())
print("t_conf", t_conf())
print("t_pp", t_pp())
print("t_toml", t_toml())
print("t_html", t_html())
print("t_struct", t_struct())
print("t_insp", t_insp())
print("t_template", t_template())
print("t_template_errors", t_template_errors())
print("t_textwrap", t_textwrap())
print("t_queues", t_queues())
