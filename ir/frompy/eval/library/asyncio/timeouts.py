from asyncio import Timeout, timeout, timeout_at
