"""Scopes of class bodies in functions."""

K = "module"
def later():
    global K
    K = "changed"
def class_names(k):
    class C:
        K = K
        try:
            z = k
        except NameError as e:
            z = str(e)
        k = 5
        w = k
        lst = [k for _ in range(2)]
        it = [q for q in [k]]
        fs = [lambda: (i, k) for i in range(2)]
        d = {a: (k, a) for a in "ab" if k}
        g = list(k for _ in range(1))
        len = len("abc")
        del k
        try:
            y = k
        except NameError as e:
            y = str(e)
        def m(self): return k, K
    return C.K, C.z, C.w, C.lst, C.it, [f() for f in C.fs], C.d, C.g, C.len, C.y, C().m()
def in_class_nested(x):
    class A:
        x = x if False else 1
        class B:
            try:
                x = x
            except NameError as e:
                x = "none"
            y = [x for _ in range(1)]
    return A.x, A.B.x, A.B.y
class_names(1)
later()
class_names(2)
