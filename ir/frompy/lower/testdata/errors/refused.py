def handle(x: str):
    return eval(x)  # want CV5303 "eval"
---
def handle(x: str):
    return locals()  # want CV5304 "locals"
---
counter = 1

def handle(x: str):
    return countr  # want CV2301 "countr"
---
def helper():
    exec("1")

def handle(x: str):
    return x
