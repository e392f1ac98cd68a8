import traceback
def a(): b()
def b(): raise ValueError("deep")
try:
    a()
except ValueError as e:
    text = traceback.format_exc()
    print(text.splitlines()[0], text.splitlines()[-1])
    tb = e.__traceback__
    names = []
    while tb:
        names.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    print(names)
try:
    try:
        a()
    except ValueError as e:
        raise KeyError("wrapped") from e
except KeyError as e:
    lines = traceback.format_exception(e)
    print([l.strip() for l in "".join(lines).splitlines() if "direct cause" in l or l.startswith(("ValueError", "KeyError"))])
print(traceback.format_exception_only(ValueError("x")))
