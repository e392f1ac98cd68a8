try:
    raise ExceptionGroup("g", [ValueError(1), TypeError(2), KeyError(3)])
except* ValueError as e:
    print("v", e.exceptions)
except* (TypeError, KeyError) as e:
    print("t", e.exceptions)
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), OSError(2)])
    except* ValueError:
        print("v")
except ExceptionGroup as e:
    print("rest", repr(e))
try:
    raise ValueError("plain")
except* ValueError as e:
    print(repr(e))
try:
    try:
        raise ExceptionGroup("a", [ValueError(1)])
    except* ValueError:
        raise TypeError("new")
except ExceptionGroup as e:
    print(repr(e), repr(e.exceptions[0].__context__))
except Exception as e:
    print("single", repr(e))
try:
    pass
except* ValueError:
    pass
else:
    print("else")
finally:
    print("fin")
eg = ExceptionGroup("x", [ValueError(1), ExceptionGroup("y", [TypeError(2)])])
print(eg.subgroup(TypeError), eg.split(ValueError), eg.message)
