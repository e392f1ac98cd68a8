from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Optional

from fastapi import Depends, FastAPI, Query
from pydantic import BaseModel

if TYPE_CHECKING:
    from decimal import Decimal

app = FastAPI()


class Node(BaseModel):
    value: int
    children: list[Node] = []
    parent: Optional[Node] = None


def dep(q: Annotated[str, Query(max_length=5)] = "x") -> str:
    return q


@app.post("/nodes")
async def create(node: Node, d: Annotated[str, Depends(dep)], limit: int | None = None) -> Node:
    return node
