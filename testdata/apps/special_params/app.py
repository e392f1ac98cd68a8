from fastapi import BackgroundTasks, Depends, FastAPI, Request, Response
from starlette.requests import HTTPConnection

app = FastAPI()


def log(tasks: BackgroundTasks, r: Request):
    tasks.add_task(print, r.url)


@app.get("/a")
async def a(request: Request, response: Response, tasks: BackgroundTasks, connection: HTTPConnection, done=Depends(log)):
    response.headers["x"] = "y"
    return request.method
