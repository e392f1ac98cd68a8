from asyncio import to_thread
