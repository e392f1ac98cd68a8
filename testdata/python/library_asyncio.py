import asyncio, collections, string, textwrap, calendar, statistics
async def t_lock():
    log=[]; l=asyncio.Lock()
    async def w(n):
        async with l:
            log.append(("in",n)); await asyncio.sleep(0); log.append(("out",n))
    await asyncio.gather(*[w(i) for i in range(3)])
    return log, l.locked()
async def t_lock_cancel():
    l=asyncio.Lock(); await l.acquire()
    t1=asyncio.create_task(l.acquire()); t2=asyncio.create_task(l.acquire())
    await asyncio.sleep(0)
    t1.cancel(); l.release()
    r=await t2
    try: await t1
    except asyncio.CancelledError: c=True
    return r,c,l.locked()
async def t_cond():
    c=asyncio.Condition(); log=[]
    async def w(n):
        async with c:
            await c.wait(); log.append(n)
    ts=[asyncio.create_task(w(i)) for i in range(3)]
    await asyncio.sleep(0)
    async with c: c.notify(2)
    await asyncio.sleep(0.01); log.append("x")
    async with c: c.notify_all()
    await asyncio.gather(*ts); return log
async def t_bsem():
  try:
    s=asyncio.BoundedSemaphore(1)
    await s.acquire(); s.release()
    s.release()
  except ValueError as e: return repr(e)
async def t_barrier():
    b=asyncio.Barrier(3); 
    async def w(): return await b.wait()
    return sorted(await asyncio.gather(w(),w(),w())), b.parties, b.broken
async def t_queue():
    q=asyncio.Queue(2); out=[]
    async def prod():
        for i in range(5): await q.put(i)
    async def cons():
        while True:
            out.append(await q.get()); q.task_done()
    c=asyncio.create_task(cons()); await prod(); await q.join(); c.cancel()
    try: q.get_nowait()
    except asyncio.QueueEmpty as e: out.append(type(e).__name__)
    p=asyncio.PriorityQueue(); [p.put_nowait(i) for i in (3,1,2)]
    l=asyncio.LifoQueue(); [l.put_nowait(i) for i in (3,1,2)]
    return out,[p.get_nowait() for _ in range(3)],[l.get_nowait() for _ in range(3)], q.maxsize
async def t_tg():
    async def a(x): await asyncio.sleep(0); return x
    async with asyncio.TaskGroup() as g: x=g.create_task(a(1)); y=g.create_task(a(2),name="nn")
    return x.result(), y.result(), y.get_name()
async def t_tg_err():
    log=[]
    async def bad(): raise ValueError("b")
    async def slow():
        try: await asyncio.sleep(10)
        except asyncio.CancelledError: log.append("c"); raise
    try:
        async with asyncio.TaskGroup() as g: g.create_task(slow()); g.create_task(bad())
    except* ValueError as e: log.append(repr(e.exceptions))
    return log
async def t_timeout():
    log=[]
    try:
        async with asyncio.timeout(0.01) as t: await asyncio.sleep(1)
    except TimeoutError: log.append("t")
    log.append(t.expired())
    async with asyncio.timeout(None) as t: log.append(t.when())
    async with asyncio.timeout(10): await asyncio.sleep(0)
    return log
async def t_wait():
    async def a(d,x): await asyncio.sleep(d); return x
    ts=[asyncio.create_task(a(d,i)) for i,d in enumerate((0.02,0.001,0.5))]
    d,p=await asyncio.wait(ts,return_when=asyncio.FIRST_COMPLETED); n=len(d),len(p)
    d,p=await asyncio.wait(ts,timeout=0.1); m=len(d),len(p)
    [t.cancel() for t in p]
    return n,m,sorted(t.result() for t in d)
async def t_wait_for():
    async def a():
        try: await asyncio.sleep(5)
        finally: log.append("fin")
    log=[]
    try: await asyncio.wait_for(a(),0.01)
    except asyncio.TimeoutError as e: log.append(repr(e))
    async def b(): return 5
    log.append(await asyncio.wait_for(b(),1)); log.append(await asyncio.wait_for(b(),None))
    return log
async def t_asc():
    async def a(d): await asyncio.sleep(d); return d
    out=[]
    for f in asyncio.as_completed([a(0.03),a(0.01),a(0.02)]): out.append(await f)
    return out
async def t_shield():
    log=[]
    async def inner(): await asyncio.sleep(0.01); log.append("done"); return 1
    t=asyncio.create_task(inner())
    async def outer(): return await asyncio.shield(t)
    o=asyncio.create_task(outer()); await asyncio.sleep(0); o.cancel()
    try: await o
    except asyncio.CancelledError: log.append("cancelled")
    log.append(await t); return log
async def t_gather_cancel():
    log=[]
    async def a(n):
        try: await asyncio.sleep(1)
        except asyncio.CancelledError: await asyncio.sleep(0.001); log.append(n); raise
    async def g(): await asyncio.gather(a(1),a(2))
    t=asyncio.create_task(g()); await asyncio.sleep(0); await asyncio.sleep(0); t.cancel()
    try: await t
    except asyncio.CancelledError: log.append("c")
    return log
async def t_cancel_msg():
    async def a(): await asyncio.sleep(1)
    t=asyncio.create_task(a()); await asyncio.sleep(0); t.cancel("msg")
    try: await t
    except asyncio.CancelledError as e: return e.args, t.cancelled(), t.cancelling()
async def t_future():
    loop=asyncio.get_running_loop(); f=loop.create_future(); log=[]
    cb=lambda f: log.append(f.result()); f.add_done_callback(cb); f.add_done_callback(cb)
    n=f.remove_done_callback(cb); f.add_done_callback(lambda f: log.append("b")); f.set_result(3)
    await asyncio.sleep(0); return log,n, loop is asyncio.get_running_loop()
async def t_exec():
    loop=asyncio.get_running_loop()
    return await loop.run_in_executor(None, sum, [1,2]), await asyncio.to_thread(pow,2,3)
async def t_swallow():
    async def a():
        try: await asyncio.sleep(1)
        except asyncio.CancelledError: pass
        return "kept"
    t=asyncio.create_task(a()); await asyncio.sleep(0); t.cancel(); return await t, t.cancelled()
class UD(collections.UserDict):
    def __setitem__(self,k,v): super().__setitem__(k,v*2)
def t_user(): 
    u=UD(a=1); u["b"]=2; l=collections.UserList([3,1]); l.sort(); s=collections.UserString("abc")
    return u, l+[4], s.upper(), "b" in u, u|{"z":1}, isinstance(u,dict), s[1], len(l)
def t_formatter():
    class F(string.Formatter):
        def get_value(self,k,a,kw): return kw.get(k,"?") if isinstance(k,str) else a[k]
    return F().format("{x} {0!r:>5} {y}",1,x=2), string.Formatter().vformat("{}{}",(1,2),{}), list(string.Formatter().parse("a{b!r:c}"))
def t_wrap(): 
    w=textwrap.TextWrapper(width=20,initial_indent="* ",subsequent_indent="  ",max_lines=2); return w.wrap("the quick brown fox jumps over the lazy dog again"), w.fill("a b")
def t_cal(): return calendar.month(2024,2), list(calendar.Calendar(6).itermonthdates(2024,2))[:2], calendar.monthcalendar(2024,2)[0], calendar.TextCalendar().formatweekheader(3)
def t_stat(): return statistics.NormalDist(10,2).cdf(12), statistics.correlation([1,2,3],[2,4,7]), statistics.linear_regression([1,2,3],[2,4,7]), statistics.median_grouped([1,2,2,3]), statistics.NormalDist.from_samples([1,2,3])


print("t_lock", asyncio.run(t_lock()))
print("t_lock_cancel", asyncio.run(t_lock_cancel()))
print("t_cond", asyncio.run(t_cond()))
print("t_bsem", asyncio.run(t_bsem()))
print("t_barrier", asyncio.run(t_barrier()))
print("t_queue", asyncio.run(t_queue()))
print("t_tg", asyncio.run(t_tg()))
print("t_tg_err", asyncio.run(t_tg_err()))
print("t_timeout", asyncio.run(t_timeout()))
print("t_wait", asyncio.run(t_wait()))
print("t_wait_for", asyncio.run(t_wait_for()))
print("t_asc", asyncio.run(t_asc()))
print("t_shield", asyncio.run(t_shield()))
print("t_gather_cancel", asyncio.run(t_gather_cancel()))
print("t_cancel_msg", asyncio.run(t_cancel_msg()))
print("t_future", asyncio.run(t_future()))
print("t_exec", asyncio.run(t_exec()))
print("t_swallow", asyncio.run(t_swallow()))
print("t_user", t_user())
print("t_formatter", t_formatter())
print("t_wrap", t_wrap())
print("t_cal", t_cal())
print("t_stat", t_stat())
