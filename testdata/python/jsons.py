import json
print(json.dumps({"a": [1, 2.5, None, True], "é": "ü\n", "n": {"x": ()}}), json.dumps([1], indent=2), json.dumps({"b": 1, "a": 2}, sort_keys=True), json.dumps("é", ensure_ascii=False), json.dumps({1: 2, None: 3, True: 4, 1.5: 5}), json.dumps([1, 2], separators=(",", ":")), json.dumps(float("inf")), json.dumps(1e100), json.dumps(10 ** 30))
print(json.loads('{"a": [1, 2.0, null, true, "x\\u00e9"], "b": {"c": -1e3}}'), json.loads("  5 "), json.loads('"\\ud83d\\ude00"'), json.loads(b'[1]'), json.loads("[1, 2]", parse_int=str), json.loads('{"a": 1}', object_hook=lambda d: list(d)), json.loads("NaN") != json.loads("NaN"))
print(json.dumps({"d": {1, 2}}, default=lambda o: sorted(o)))
for bad in (lambda: json.loads("{a: 1}"), lambda: json.loads("[1,]"), lambda: json.loads(""), lambda: json.loads('{"a": }'), lambda: json.loads("[1] x"), lambda: json.dumps({1, 2}), lambda: json.dumps({(1, 2): 3}), lambda: json.loads('"abc'), lambda: json.loads("nul"), lambda: json.dumps(float("nan"), allow_nan=False), lambda: json.loads('{"a" 1}'), lambda: json.loads('"\n"')):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
class E(json.JSONEncoder):
    def default(self, o): return f"<{type(o).__name__}>"
print(json.dumps([object(), 1], cls=E), json.dumps({"a": 1, "b": [1, {"c": 2}]}, indent=1))
try: json.loads("[1, 2")
except json.JSONDecodeError as e: print(e.msg, e.pos, e.lineno, e.colno, e.doc)
