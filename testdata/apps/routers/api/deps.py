from fastapi import Depends, Header


def user(x_user: str = Header("nobody")):
    return x_user


current = Depends(user)
