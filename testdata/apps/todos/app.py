"""Todo lists, kept in memory."""
from datetime import datetime, timezone
from enum import Enum
from typing import Optional
from uuid import UUID, uuid5, NAMESPACE_DNS

from fastapi import FastAPI, HTTPException, Query, Path, Body, status, Response
from pydantic import BaseModel, Field, field_validator, model_validator, ConfigDict

app = FastAPI(title="Todos", version="1.2.3", description="A *todo* service")


class Priority(str, Enum):
    low = "low"
    medium = "medium"
    high = "high"


class TodoIn(BaseModel):
    model_config = ConfigDict(str_strip_whitespace=True, extra="forbid")
    title: str = Field(min_length=1, max_length=40, examples=["Buy milk"])
    notes: Optional[str] = None
    priority: Priority = Priority.medium
    due: Optional[datetime] = None
    labels: set[str] = Field(default_factory=set)

    @field_validator("title")
    @classmethod
    def no_shouting(cls, value: str) -> str:
        if value.isupper() and len(value) > 3:
            raise ValueError("do not shout")
        return value


class Todo(TodoIn):
    id: int
    done: bool = False
    key: UUID


class TodoPatch(BaseModel):
    title: Optional[str] = None
    done: Optional[bool] = None
    priority: Optional[Priority] = None

    @model_validator(mode="after")
    def something(self):
        if not self.model_fields_set:
            raise ValueError("nothing to change")
        return self


store: dict[int, Todo] = {}
counter = 0


@app.post("/todos", response_model=Todo, status_code=status.HTTP_201_CREATED)
def create(todo: TodoIn, response: Response):
    global counter
    counter += 1
    item = Todo(id=counter, key=uuid5(NAMESPACE_DNS, todo.title), **todo.model_dump())
    store[item.id] = item
    response.headers["Location"] = f"/todos/{item.id}"
    return item


@app.get("/todos", response_model=list[Todo])
def list_todos(
    done: Optional[bool] = None,
    priority: Optional[Priority] = Query(default=None, description="only these"),
    skip: int = Query(0, ge=0),
    limit: int = Query(10, gt=0, le=50),
    sort: str = Query("id", pattern="^(id|title)$"),
):
    found = [t for t in store.values() if (done is None or t.done == done) and (priority is None or t.priority is priority)]
    found.sort(key=lambda t: getattr(t, sort))
    return found[skip : skip + limit]


@app.get("/todos/{todo_id}", response_model=Todo, responses={404: {"description": "No such todo"}})
def read(todo_id: int = Path(ge=1)):
    if todo_id not in store:
        raise HTTPException(status_code=404, detail={"error": "not_found", "id": todo_id})
    return store[todo_id]


@app.patch("/todos/{todo_id}", response_model=Todo, response_model_exclude_unset=True)
def update(todo_id: int, patch: TodoPatch):
    try:
        item = store[todo_id]
    except KeyError as e:
        raise HTTPException(404, detail=f"missing key {e}") from e
    changed = item.model_copy(update=patch.model_dump(exclude_unset=True))
    store[todo_id] = changed
    return changed


@app.put("/todos/{todo_id}")
def replace(todo_id: int, todo: TodoIn, reason: str = Body(embed=True, default="none")) -> dict:
    created = todo_id not in store
    store[todo_id] = Todo(id=todo_id, key=uuid5(NAMESPACE_DNS, todo.title), **todo.model_dump())
    return {"created": created, "reason": reason, "todo": store[todo_id]}


@app.delete("/todos/{todo_id}", status_code=204)
def delete(todo_id: int):
    if store.pop(todo_id, None) is None:
        raise HTTPException(status_code=404, detail="Not found", headers={"X-Missing": str(todo_id)})


@app.get("/stats")
def stats():
    by: dict[str, int] = {}
    for t in store.values():
        by[t.priority.value] = by.get(t.priority.value, 0) + 1
    total = len(store)
    return {"total": total, "by": by, "ratio": round(sum(t.done for t in store.values()) / total, 3) if total else None}
