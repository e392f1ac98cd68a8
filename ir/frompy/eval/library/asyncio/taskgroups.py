from asyncio import TaskGroup
