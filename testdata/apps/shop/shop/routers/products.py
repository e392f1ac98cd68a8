from typing import Annotated
from fastapi import APIRouter, Depends, HTTPException, Path
from ..models import Product
from ..store import Products, products
from ..config import Settings, get_settings

router = APIRouter(prefix="/products", tags=["products"])


def repo() -> Products:
    return products


Repo = Annotated[Products, Depends(repo)]


@router.get("/")
def index(repo: Repo) -> list[Product]:
    return list(repo.all())


@router.post("/", status_code=201)
def create(product: Product, repo: Repo, settings: Annotated[Settings, Depends(get_settings)]) -> Product:
    if product.sku in repo:
        raise HTTPException(409, f"{product.sku!r} exists")
    if len(repo) >= settings.limits["items"]:
        raise HTTPException(507)
    repo.add(product)
    return product


@router.get("/{sku}", response_model_by_alias=False)
def read(sku: Annotated[str, Path(min_length=3)], repo: Repo) -> Product:
    try:
        return repo[sku]
    except KeyError:
        raise HTTPException(404, "no product") from None
