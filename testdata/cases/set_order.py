"""The order of sets of numbers that module code has made, and of displays of constants."""

S = {10, 3, 7, 100, 33, 8}
T = set(range(50, 20, -3))
U = frozenset([9, 1, 65, 17])
W = {x * 7 for x in range(20)}
V = {x for x in (40, 8, 16, 0)} - {40}
D = S | {1000, 64}
X = set(range(100))
X -= set(range(5, 90))
Y = {(i, i * 3 % 7) for i in range(30)}
Z = frozenset(i * 13 % 101 for i in range(60))
A1 = {1.5, 2, 3.25, 1e10, -4, True, None} - {None}
B1 = {i: {j * i for j in range(9)} for i in (3, 9, 32)}
C1 = [frozenset({70, 6, 134}), {70, 6, 134, 5}]
E1 = set()
F1 = {5}
def orders():
    out = {}
    out["S"] = list(S); out["T"] = list(T); out["U"] = list(U); out["W"] = list(W); out["V"] = list(V); out["D"] = list(D)
    for name, v in (("X", X), ("Y", Y), ("Z", Z), ("A1", A1), ("F1", F1)): out[name] = [list(v), 70 in v, (3, 2) in v, len(v)]
    out["B1"] = [list(v) for v in B1.values()]; out["C1"] = [list(v) for v in C1]
    grown = set(X); grown |= {200, 300, 7}; out["grown"] = list(grown)
    X.add(400); X.discard(400); E1.add(3); E1.discard(3); out["E1"] = list(E1)
    out["found"] = [n in X for n in range(100)] + [n in Z for n in range(100)]
    loc = {10, 3, 7, 100, 33, 8}
    out["loc"] = [x for x in loc]
    out["SS"] = [x for x in S]; out["DT"] = [x for x in D]; out["WW"] = [x for x in W]; out["VV"] = [x for x in V]
    out["ops"] = [list(S | W), list(S & W), list(W - S), list(S ^ W), list(S.union(T)), list(set(S)), list(S.copy()), list(frozenset(S))]
    return out


def displays():
    return [list({70, 6, 134}), list({70, 6, 134, 5}), list({1, 9, 17, 25, 33}), [x for x in {70, 6, 134}], list({-5, 3, 11, 8}), list(frozenset({70, 6, 134}))]


orders()
displays()
