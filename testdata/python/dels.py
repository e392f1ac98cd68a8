a = [1, 2, 3, 4]
del a[0], a[-1]
print(a)
d = {"x": 1, "y": 2}
del d["x"]
print(d)
class O: pass
o = O()
o.p = 1
del o.p
try: o.p
except AttributeError as e: print(e)
try: del o.p
except AttributeError as e: print(e)
try: del d["zz"]
except KeyError as e: print(repr(e))
x = y = z = 1
del (x, [y, z])
try: x
except NameError as e: print(e)
class C:
    a = 1
    b = 2
    del a
print(hasattr(C, "a"), C.b)
del C.b
print(hasattr(C, "b"))
try: del (1,)[0]
except TypeError as e: print(e)
