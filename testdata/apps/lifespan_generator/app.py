"""A plain generator function as lifespan: FastAPI makes the context manager of it."""

from fastapi import FastAPI, Request

events = []


def lifespan(app):
    events.append("start")
    yield {"opened": len(events)}
    events.append("stop")


app = FastAPI(lifespan=lifespan)


@app.get("/events")
def read_events(request: Request):
    return {"events": events, "opened": request.state.opened}
