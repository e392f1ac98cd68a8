"""Dependencies that do not use the cache."""

from fastapi import APIRouter, Depends
router = APIRouter(prefix="/dependency_cache")
n = {"v": 0}


def count():
    n["v"] += 1
    return n["v"]


def sub(c=Depends(count)):
    return c


def sub2(c=Depends(count, use_cache=False)):
    return c


@router.get("/")
def root(a=Depends(count, use_cache=False), b=Depends(count), c=Depends(count)):
    return [a, b, c]


@router.get("/two")
def two(a=Depends(count), b=Depends(count, use_cache=False), c=Depends(count)):
    return [a, b, c]


@router.get("/three")
def three(a=Depends(sub, use_cache=False), b=Depends(sub), c=Depends(count), d=Depends(sub2), e=Depends(count)):
    return [a, b, c, d, e]


@router.get("/five", dependencies=[Depends(sub2), Depends(count)])
def five(x=Depends(sub2, use_cache=False), y=Depends(sub)):
    return [x, y, n["v"]]


@router.get("/four")
def four(d=Depends(sub2), a=Depends(sub), e=Depends(count, use_cache=False), f=Depends(sub2), g=Depends(sub2, use_cache=False)):
    return [d, a, e, f, g]
