import asyncio
async def add(a, b):
    await asyncio.sleep(0)
    return a + b
class Ctx:
    async def __aenter__(self):
        print("enter")
        return "ctx"
    async def __aexit__(self, t, v, tb):
        print("exit", t and t.__name__, v)
        return t is ValueError
async def agen(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i
class AIter:
    def __init__(self): self.n = 0
    def __aiter__(self): return self
    async def __anext__(self):
        self.n += 1
        if self.n > 2: raise StopAsyncIteration
        return self.n
async def main():
    print(await add(1, 2))
    async with Ctx() as c: print(c)
    async with Ctx(): raise ValueError("x")
    async for i in agen(3): print("i", i)
    else: print("else")
    print([i async for i in agen(3) if i], {i: i async for i in AIter()})
    print([await add(i, 1) for i in range(2)])
    r = await asyncio.gather(add(1, 1), add(2, 2))
    print(r)
    g = agen(2)
    print(await g.__anext__(), await anext(g), await anext(g, "end"))
    try:
        await add(1, "a")
    except TypeError as e:
        print(e)
    try:
        await 5
    except TypeError as e:
        print(e)
    try:
        async with 5: pass
    except TypeError as e:
        print(e)
    try:
        async for x in [1]: pass
    except TypeError as e:
        print(e)
    class Aw:
        def __await__(self):
            yield from asyncio.sleep(0).__await__()
            return "aw"
    print(await Aw())
    t = asyncio.create_task(add(5, 5))
    print(await t)
    return "ret"
print(asyncio.run(main()))
c = add(1, 1)
print(type(c).__name__)
c.close()
