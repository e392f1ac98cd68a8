from enum import Enum

from fastapi import FastAPI, status

app = FastAPI(title="Ops", version="2.0", description="x", openapi_tags=[{"name": "a"}])


class Tags(Enum):
    items = "items"
    users = "users"


@app.get("/a", tags=["a", Tags.items], summary="Sum", description="Desc", response_description="Resp", deprecated=True, operation_id="my_id")
def a():
    """Not used"""


@app.post("/b", status_code=status.HTTP_201_CREATED, responses={404: {"description": "no"}, "4XX": {"description": "x"}}, include_in_schema=False)
def b():
    """
    First line:

    - **indented**
        more
    \f
    hidden
    """


@app.api_route("/c", methods=["PUT"], name="see")
def c():
    pass


@app.patch("/d")
@app.options("/d")
def d():
    pass


def plain():
    """Doc of plain."""


app.add_api_route("/e", plain, methods=["delete"], tags=["late"])


@app.head("/f")
def f():
    pass


@app.trace("/g", openapi_extra={"x": 1})
def g():
    pass
