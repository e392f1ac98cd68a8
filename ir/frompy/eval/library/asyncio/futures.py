from asyncio import Future, isfuture
